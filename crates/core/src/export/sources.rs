//! What an export has to know of the files it reads, remembered from run to run.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sunting_timeline::{AudioTrack, Content, MediaId, Project, Time};

use super::error::ExportError;
use super::key::ENGINE_FORMAT;
use crate::atomic_file;
use crate::error::MediaProblem;
use crate::fingerprint::fingerprint;
use crate::media::probe::{MediaFacts, VideoFacts, probe_while};
use crate::media_paths::MediaPaths;
use crate::ordinary_file;
use crate::stop::{Stop, never};

/// How the names of the files end that remember one.
const MEMORY_ENDING: &str = ".json";

/// What names a file's state without reading it. It only *remembers* a fingerprint and never replaces one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    path: PathBuf,
    size_bytes: u64,
    modified: SystemTime,
}

impl Stamp {
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let stamp = || {
            let facts = fs::metadata(path)?;
            Ok(Self { path: path.to_owned(), size_bytes: facts.len(), modified: facts.modified()? })
        };
        stamp().map_err(|error: io::Error| ExportError::from_io(path, &error))
    }

    /// # Errors
    /// [`MediaProblem::Changed`] when the file is no longer what it was.
    pub fn check(&self) -> Result<(), ExportError> {
        if Self::of(&self.path)? == *self {
            return Ok(());
        }
        Err(ExportError::problem(&self.path, MediaProblem::Changed))
    }

    /// The name of the file that remembers this state.
    fn memory_name(&self, track: Option<AudioTrack>) -> String {
        let modified = self.modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let mut hasher = blake3::Hasher::new();
        // What is remembered is counted by this engine's rules of time.
        hasher.update(&ENGINE_FORMAT.to_le_bytes());
        hasher.update(format!("{track:?}").as_bytes());
        hasher.update(self.path.as_os_str().as_encoded_bytes());
        hasher.update(&self.size_bytes.to_le_bytes());
        hasher.update(&modified.to_le_bytes());
        format!("{}{MEMORY_ENDING}", hasher.finalize().to_hex())
    }
}

/// One file.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub stamp: Stamp,
    pub facts: SourceFacts,
}

/// What is remembered of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SourceFacts {
    pub fingerprint: String,
    /// Of the moving picture, by source time; `None` when nobody asked yet.
    pub keyframes: Option<Vec<Time>>,
    /// With them.
    pub spent: Option<Spent>,
    /// With them: there is nothing to mend in its sound.
    pub sound_is_steady: bool,
}

/// What a file's streams take.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Spent {
    /// Of the picture, by whole seconds of source time.
    pub picture_bytes: Vec<u64>,
    /// Until when there are pictures, in seconds of source time: the last second is rarely a whole one.
    pub picture_end_s: f64,
    /// How many times the bits H.264 takes for the same picture.
    pub in_h264: f64,
    /// Of a picture as it is shown.
    pub pixels: u64,
    /// Of all that is not picture, in bits a second; 0 when not known.
    pub sound_bit_rate: u32,
}

impl Spent {
    pub fn of(facts: &MediaFacts) -> Self {
        let video = facts.video.as_ref();
        let picture_bytes = video.map(|video| video.picture_bytes.clone()).unwrap_or_default();
        let other_bytes = facts.size_bytes.saturating_sub(picture_bytes.iter().sum());
        let seconds = facts.duration.as_seconds_f64();
        let heard = facts.audio.is_some() && seconds > 0.0;
        Self {
            in_h264: video.map_or(1.0, |video| in_h264(&video.codec)),
            pixels: video.map_or(0, |video| u64::from(video.width_px) * u64::from(video.height_px)),
            sound_bit_rate: if heard { (other_bytes as f64 * 8.0 / seconds) as u32 } else { 0 },
            picture_end_s: video.map_or(0.0, picture_end_s),
            picture_bytes,
        }
    }
}

/// When the last picture has been on screen as long as the others.
fn picture_end_s(video: &VideoFacts) -> f64 {
    let last = video.frames.times.last().map_or(0.0, |time| time.as_seconds_f64());
    last + video.frame_rate.period().as_seconds_f64()
}

/// Later codecs need fewer bits: what comparisons of encoders of one time agree on.
fn in_h264(codec: &str) -> f64 {
    match codec {
        "hevc" | "vp9" => 1.5,
        "av1" => 2.0,
        _ => 1.0,
    }
}

/// The files of a project.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(pub BTreeMap<MediaId, Source>);

impl Sources {
    /// Looks at every file that the project's clips use. `memory` is the folder of what is remembered.
    ///
    /// # Errors
    /// [`ExportError::MediaMissing`]; [`ExportError::Media`] for files that cannot be read; [`ExportError::Cancelled`].
    pub fn look(
        project: &Project,
        paths: &MediaPaths,
        memory: Option<&Path>,
        stop: Stop<'_>,
    ) -> Result<Self, ExportError> {
        let mut sources = BTreeMap::new();
        for (media, moving) in used_media(project) {
            if stop() {
                return Err(ExportError::Cancelled);
            }
            let path = paths.of(media);
            if path.as_os_str().is_empty() {
                let name = project.find_media(media).map_or(String::new(), |media| media.path.clone());
                return Err(ExportError::MediaMissing(name));
            }
            sources.insert(media, look(path, moving, project.audio_track(media), memory, stop)?);
        }
        Ok(Self(sources))
    }

    /// Looks at files whose packets are known already.
    ///
    /// # Errors
    /// [`ExportError::Media`] for files that cannot be read.
    pub fn fingerprinted(files: &[(MediaId, &Path)], memory: &Path) -> Result<Self, ExportError> {
        let looked = files.iter().map(|&(media, path)| Ok((media, look(path, false, None, Some(memory), &never)?)));
        looked.collect::<Result<_, _>>().map(Self)
    }

    /// A source that is no file.
    #[cfg(test)]
    pub fn invented(media: MediaId, fingerprint: &str, keyframes: Vec<Time>) -> Self {
        let stamp = Stamp { path: PathBuf::new(), size_bytes: 0, modified: UNIX_EPOCH };
        let facts = SourceFacts {
            fingerprint: fingerprint.to_owned(),
            keyframes: Some(keyframes),
            spent: None,
            sound_is_steady: false,
        };
        Self([(media, Source { stamp, facts })].into())
    }

    pub fn fingerprints(&self) -> BTreeMap<MediaId, String> {
        self.0.iter().map(|(&media, source)| (media, source.facts.fingerprint.clone())).collect()
    }

    pub fn keyframes(&self, media: MediaId) -> &[Time] {
        self.0.get(&media).and_then(|source| source.facts.keyframes.as_deref()).unwrap_or(&[])
    }

    /// What a media's streams take, where it is known.
    pub fn spent(&self, media: MediaId) -> Option<&Spent> {
        self.0.get(&media).and_then(|source| source.facts.spent.as_ref())
    }

    /// The same, with what a media's streams take.
    pub fn with_spent(mut self, media: MediaId, spent: Spent) -> Self {
        if let Some(source) = self.0.get_mut(&media) {
            source.facts.spent = Some(spent);
        }
        self
    }

    /// Whether there is nothing to mend in a media's sound.
    pub fn is_sound_steady(&self, media: MediaId) -> bool {
        self.0.get(&media).is_some_and(|source| source.facts.sound_is_steady)
    }

    /// # Errors
    /// [`MediaProblem::Changed`] when a file is no longer what it was.
    pub fn check(&self) -> Result<(), ExportError> {
        self.0.values().try_for_each(|source| source.stamp.check())
    }
}

/// Every media that a clip uses, and whether one uses it in the course of time.
fn used_media(project: &Project) -> BTreeMap<MediaId, bool> {
    let files = project.media_by_id();
    let mut used = BTreeMap::new();
    for clip in project.tracks.iter().flat_map(|track| &track.clips) {
        if let Some(media) = clip.content.media() {
            let video = files.get(media).and_then(|media| media.video);
            let moves = matches!(clip.content, Content::Media { .. }) && video.is_none_or(|video| !video.still);
            *used.entry(media).or_default() |= moves;
        }
    }
    used
}

fn look(
    path: &Path,
    moving: bool,
    track: Option<AudioTrack>,
    memory: Option<&Path>,
    stop: Stop<'_>,
) -> Result<Source, ExportError> {
    let stamp = Stamp::of(path)?;
    let remembered = memory.map(|folder| folder.join(stamp.memory_name(track)));
    let known = remembered.as_deref().and_then(recall);
    if let Some(facts) = known.filter(|facts| facts.spent.is_some() || !moving) {
        return Ok(Source { stamp, facts });
    }
    let fingerprint = fingerprint(path).map_err(|error| ExportError::from_io(path, &error))?;
    let looked = if moving { Some(probe_while(path, track, stop)?) } else { None };
    let spent = looked.as_ref().map(Spent::of);
    let sound_is_steady = looked.as_ref().and_then(|facts| facts.audio.as_ref()).is_some_and(|audio| audio.is_steady);
    let keyframes = looked.map(|facts| facts.video.map(|video| video.frames.keyframes).unwrap_or_default());
    let facts = SourceFacts { fingerprint, keyframes, spent, sound_is_steady };
    stamp.check()?;
    if let Some(remembered) = &remembered {
        // What cannot be remembered is found out again.
        let _ = remember(remembered, &facts);
    }
    Ok(Source { stamp, facts })
}

/// The keyframes of the longest films take less.
const MOST_MEMORY_BYTES: u64 = 64 << 20;

fn recall(path: &Path) -> Option<SourceFacts> {
    serde_json::from_slice(&ordinary_file::read_ours(path, MOST_MEMORY_BYTES).ok()?).ok()
}

fn remember(path: &Path, facts: &SourceFacts) -> io::Result<()> {
    atomic_file::write(path, &serde_json::to_vec(facts)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_remembered_until_the_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (path, memory) = (folder.path().join("a.bin"), folder.path().join("memory"));
        fs::create_dir(&memory).unwrap();
        fs::write(&path, "one").unwrap();
        let first = look(&path, false, None, Some(&memory), &never).unwrap();
        let remembered = memory.join(first.stamp.memory_name(None));
        remember(
            &remembered,
            &SourceFacts { fingerprint: "remembered".to_owned(), keyframes: None, spent: None, sound_is_steady: false },
        )
        .unwrap();
        assert_eq!(look(&path, false, None, Some(&memory), &never).unwrap().facts.fingerprint, "remembered");
        fs::write(&path, "other").unwrap();
        assert!(first.stamp.check().is_err());
        let second = look(&path, false, None, Some(&memory), &never).unwrap();
        assert_ne!(second.facts.fingerprint, first.facts.fingerprint);
        assert_eq!(second.facts.fingerprint.len(), 64);
    }
}
