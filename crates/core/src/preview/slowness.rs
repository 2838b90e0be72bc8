//! Which files this machine is too slow for: found by what their pictures took, not by what they are.

use std::path::PathBuf;
use std::time::Duration;

use sunting_timeline::flatten::layers_at;
use sunting_timeline::{Project, Time};

use crate::media_paths::MediaPaths;

/// An exact picture that takes longer lets the hand wait.
const SLOW_PICTURE: Duration = Duration::from_millis(150);
/// The first slow picture opens the file, and any machine is busy for a moment; so many are a pattern.
const STRIKES: u32 = 3;

/// Counts what was slow, by file.
#[derive(Debug, Default)]
pub(super) struct Slowness {
    strikes: Vec<(PathBuf, u32)>,
}

impl Slowness {
    /// An exact picture was sought; whether a file has become slow by that.
    pub fn sought(&mut self, project: &Project, paths: &MediaPaths, at: Time, taken: Duration) -> bool {
        taken > SLOW_PICTURE && self.count(project, paths, at, 1)
    }

    /// Playing could not keep up; whether a file has become slow by that.
    pub fn lagged(&mut self, project: &Project, paths: &MediaPaths, at: Time) -> bool {
        self.count(project, paths, at, STRIKES)
    }

    /// The files that are too slow.
    pub fn files(&self) -> Vec<PathBuf> {
        self.strikes.iter().filter(|(_, strikes)| *strikes >= STRIKES).map(|(path, _)| path.clone()).collect()
    }

    fn count(&mut self, project: &Project, paths: &MediaPaths, at: Time, strikes: u32) -> bool {
        let before = self.files().len();
        for media in layers_at(project, at).iter().filter_map(|layer| layer.clip.content.media()) {
            let moves = project.find_media(media).is_some_and(|media| media.video.is_some() && !media.is_still());
            let path = paths.of(media);
            match self.strikes.iter_mut().find(|(known, _)| known == path) {
                Some((_, count)) => *count = count.saturating_add(strikes),
                None if moves => self.strikes.push((path.to_owned(), strikes)),
                None => {}
            }
        }
        self.files().len() > before
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sunting_timeline::{Canvas, Clip, ClipId, Content, Media, MediaId, Speed, TimeRange, VideoInfo};

    use super::*;

    const FILM: MediaId = MediaId(10);
    const PHOTO: MediaId = MediaId(11);

    /// Five seconds of a film, then a photo.
    fn project() -> (Project, MediaPaths) {
        let mut project = Project::new(Canvas::default());
        project.next_id = 100;
        for (id, still) in [(FILM, false), (PHOTO, true)] {
            let frame_rate = project.canvas.frame_rate;
            project.media.push(Arc::new(Media {
                id,
                path: String::new(),
                fingerprint: String::new(),
                duration: Time::from_seconds(60),
                video: Some(VideoInfo { width_px: 64, height_px: 64, frame_rate, still }),
                audio: None,
                extra: Default::default(),
            }));
        }
        let range = |from, to| TimeRange::between(Time::from_seconds(from), Time::from_seconds(to));
        let film = Content::Media { media: FILM, source_start: Time::ZERO, speed: Speed::default() };
        let clips = [
            Clip::new(ClipId(20), range(0, 5), film),
            Clip::new(ClipId(21), range(5, 9), Content::Image { media: PHOTO }),
        ];
        Arc::make_mut(&mut project.tracks[0]).clips = clips.into();
        let paths = [(FILM, "film.mp4".into()), (PHOTO, "photo.jpg".into())];
        (project, MediaPaths(paths.into_iter().collect()))
    }

    #[test]
    fn a_pattern_makes_a_file_slow_and_a_single_wait_does_not() {
        let ((project, paths), mut slowness) = (project(), Slowness::default());
        let at = Time::from_seconds(2);
        assert!(!slowness.sought(&project, &paths, at, SLOW_PICTURE * 10));
        assert!(!slowness.sought(&project, &paths, at, SLOW_PICTURE), "quick enough");
        assert!(!slowness.sought(&project, &paths, at, SLOW_PICTURE * 2));
        assert!(slowness.files().is_empty());
        assert!(slowness.sought(&project, &paths, at, SLOW_PICTURE * 2), "it is told once");
        assert!(!slowness.sought(&project, &paths, at, SLOW_PICTURE * 2));
        assert_eq!(slowness.files(), [PathBuf::from("film.mp4")]);
    }

    #[test]
    fn playing_that_lags_is_a_pattern_already_and_a_photo_is_never_slow() {
        let ((project, paths), mut slowness) = (project(), Slowness::default());
        assert!(!slowness.lagged(&project, &paths, Time::from_seconds(6)));
        assert!(slowness.lagged(&project, &paths, Time::from_seconds(1)));
        assert_eq!(slowness.files(), [PathBuf::from("film.mp4")]);
    }
}
