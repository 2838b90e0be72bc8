//! The input of an export: a project with its scene and the paths of its media.

use std::sync::Arc;

use sunting_timeline::scene::Scene;
use sunting_timeline::{MediaId, Project, TimeRange};

use crate::media_paths::MediaPaths;
use crate::render::text::stacking::Stacking;
use crate::resolved::scene_of;
use crate::stop::{Stop, never};

/// A project with its scene and its files.
#[derive(Clone)]
pub(super) struct Film {
    pub project: Arc<Project>,
    pub seen: Seen,
    pub paths: Arc<MediaPaths>,
}

/// A scene with the positions of its texts. They are computed for the whole scene, so that a text stands at the same
/// place in each part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    pub scene: Arc<Scene>,
    /// How far each text is moved, in canvas pixels.
    shifts_px: Arc<[f32]>,
}

impl Film {
    pub fn of(project: &Arc<Project>, paths: &Arc<MediaPaths>) -> Self {
        Self::unless(&never, project, paths)
    }

    /// The same for whoever looks next whether to go on: once it is stopped, texts are not placed any more.
    pub fn unless(stop: Stop<'_>, project: &Arc<Project>, paths: &Arc<MediaPaths>) -> Self {
        Self { project: project.clone(), seen: Seen::of(scene_of(project), stop), paths: paths.clone() }
    }

    /// What a file is called where it is missing.
    pub fn name_of(&self, media: MediaId) -> String {
        self.project.find_media(media).map_or(String::new(), |media| media.path.clone())
    }
}

impl Seen {
    fn of(scene: Scene, stop: Stop<'_>) -> Self {
        let mut stacking = Stacking::default();
        let mut shift_px = |words| if stop() { 0.0 } else { stacking.shift_px(&scene, words) };
        let shifts_px = (0..scene.words.len()).map(&mut shift_px).collect();
        Self { scene: Arc::new(scene), shifts_px }
    }

    /// The scene of a range.
    pub fn part(&self, range: TimeRange) -> Scene {
        self.scene.seen_in(range, |words| self.shifts_px.get(words).copied().unwrap_or(0.0))
    }
}
