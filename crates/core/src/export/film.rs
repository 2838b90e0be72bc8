//! The input of an export: a project with its scene and the paths of its media.

use std::sync::Arc;

use sunting_timeline::scene::Scene;
use sunting_timeline::{MediaId, Project, TimeRange};

use crate::media_paths::MediaPaths;
use crate::render::text::stacking::Stacking;

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
        Self { project: project.clone(), seen: Seen::of(Scene::of(project)), paths: paths.clone() }
    }

    /// What a file is called where it is missing.
    pub fn name_of(&self, media: MediaId) -> String {
        self.project.find_media(media).map_or(String::new(), |media| media.path.clone())
    }
}

impl Seen {
    fn of(scene: Scene) -> Self {
        let mut stacking = Stacking::default();
        let shifts_px = (0..scene.words.len()).map(|words| stacking.shift_px(&scene, words)).collect();
        Self { scene: Arc::new(scene), shifts_px }
    }

    /// The scene of a range.
    pub fn part(&self, range: TimeRange) -> Scene {
        self.scene.seen_in(range, |words| self.shifts_px.get(words).copied().unwrap_or(0.0))
    }
}
