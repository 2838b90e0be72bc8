//! Which files this machine cannot play in real time. That is measured while they play, not guessed from their format.

use std::path::PathBuf;

use sunting_timeline::Time;
use sunting_timeline::scene::{Scene, Shown};

use crate::media_paths::MediaPaths;

/// The files that playing could not keep up with.
#[derive(Debug, Default)]
pub(super) struct SlowFiles {
    files: Vec<PathBuf>,
}

impl SlowFiles {
    /// Notes that playing could not keep up at a time. Returns whether a file is now known to be slow that was not
    /// before.
    pub fn lagged(&mut self, scene: &Scene, paths: &MediaPaths, at: Time) -> bool {
        let before = self.files.len();
        for layer in scene.layers_at(at) {
            let Shown::Film { file, .. } = layer.shown else { continue };
            let path = paths.of(scene.files[file].media);
            if !self.files.iter().any(|known| known == path) {
                self.files.push(path.to_owned());
            }
        }
        self.files.len() > before
    }

    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sunting_timeline::{Canvas, Clip, ClipId, Content, Media, MediaId, Project, Speed, TimeRange, VideoInfo};

    use super::*;

    const FILM: MediaId = MediaId(10);
    const PHOTO: MediaId = MediaId(11);

    /// Five seconds of a film, then a photo.
    fn film_and_photo() -> (Scene, MediaPaths) {
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
        (Scene::of(&project), MediaPaths(paths.into_iter().collect()))
    }

    #[test]
    fn a_film_that_lags_is_told_once_and_a_photo_is_never_slow() {
        let ((scene, paths), mut slow_files) = (film_and_photo(), SlowFiles::default());
        assert!(!slow_files.lagged(&scene, &paths, Time::from_seconds(6)));
        assert!(slow_files.lagged(&scene, &paths, Time::from_seconds(1)));
        assert!(!slow_files.lagged(&scene, &paths, Time::from_seconds(2)));
        assert_eq!(slow_files.files(), [PathBuf::from("film.mp4")]);
    }
}
