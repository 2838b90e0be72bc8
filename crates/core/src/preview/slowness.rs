//! Which files this machine cannot play in time: found by playing them, not by what they are.

use std::path::PathBuf;

use sunting_timeline::flatten::layers_at;
use sunting_timeline::{Project, Time};

use crate::media_paths::MediaPaths;

/// The files that playing could not keep up with.
#[derive(Debug, Default)]
pub(super) struct Slowness {
    files: Vec<PathBuf>,
}

impl Slowness {
    /// Playing could not keep up at a time; whether that tells of a file that was not known to be slow.
    pub fn lagged(&mut self, project: &Project, paths: &MediaPaths, at: Time) -> bool {
        let before = self.files.len();
        for media in layers_at(project, at).iter().filter_map(|layer| layer.clip.content.media()) {
            let moves = project.find_media(media).is_some_and(|media| media.video.is_some() && !media.is_still());
            let path = paths.of(media);
            if moves && !self.files.iter().any(|known| known == path) {
                self.files.push(path.to_owned());
            }
        }
        self.files.len() > before
    }

    /// All of them.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
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
    fn a_film_that_lags_is_told_once_and_a_photo_is_never_slow() {
        let ((project, paths), mut slowness) = (project(), Slowness::default());
        assert!(!slowness.lagged(&project, &paths, Time::from_seconds(6)));
        assert!(slowness.lagged(&project, &paths, Time::from_seconds(1)));
        assert!(!slowness.lagged(&project, &paths, Time::from_seconds(2)));
        assert_eq!(slowness.files(), [PathBuf::from("film.mp4")]);
    }
}
