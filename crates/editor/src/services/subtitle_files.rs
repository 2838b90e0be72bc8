//! Subtitle files, read and written.

use std::path::{Path, PathBuf};

use sunting_core::atomic_file;
use sunting_core::error::{ContentError, MediaError};
use sunting_core::media::subtitles;
use sunting_core::naming::with_ending;
use sunting_core::ordinary_file;
use sunting_timeline::captions::{self, CaptionError, Cue, ReadCues, WriteFormat};

/// Why subtitles cannot be read.
pub type SubtitleError = ContentError<CaptionError>;

/// Reads subtitles, and mends what can be mended; of a film, those of text inside it: the track of that number, else the
/// first.
///
/// # Errors
/// [`SubtitleError`].
pub(super) fn read_subtitles(path: &Path, track: Option<u16>) -> Result<ReadCues, SubtitleError> {
    if subtitles::may_hold(path) {
        return captions::read(subtitles::read(path, track)?.as_bytes()).map_err(ContentError::Content);
    }
    let bytes = ordinary_file::read(path, captions::MOST_BYTES).map_err(|error| MediaError::from_io(path, &error))?;
    captions::read(&bytes).map_err(ContentError::Content)
}

/// Writes subtitles in the format that the name says, else as SubRip; where they lie.
///
/// # Errors
/// [`MediaError`].
pub(super) fn write_subtitles(path: &Path, cues: &[Cue]) -> Result<PathBuf, MediaError> {
    let format = path.extension().and_then(|ending| WriteFormat::of_ending(ending.to_str()?));
    let path = if format.is_some() { path.to_owned() } else { with_ending(path, "srt") };
    let text = format.unwrap_or(WriteFormat::SubRip).write(cues);
    match atomic_file::write(&path, text.as_bytes()) {
        Ok(()) => Ok(path),
        Err(error) => Err(MediaError::from_io(&path, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtitles_of_a_name_with_a_point_keep_the_whole_name() {
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str| {
            let path = write_subtitles(&folder.path().join(name), &[]).unwrap();
            path.file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(written("Rapat 12.5"), "Rapat 12.5.srt");
        assert_eq!(written("Rapat.SRT"), "Rapat.SRT");
        assert_eq!(written("Rapat.vtt"), "Rapat.vtt");
        assert_eq!(written("Rapat.ASS"), "Rapat.ASS");
        let styled = std::fs::read_to_string(folder.path().join("Rapat.ASS")).unwrap();
        assert!(styled.trim_start_matches('\u{feff}').starts_with("[Script Info]"), "{styled}");
    }
}
