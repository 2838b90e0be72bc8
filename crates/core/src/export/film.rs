//! What is exported.

use std::sync::Arc;

use sunting_timeline::Project;
use sunting_timeline::scene::Scene;

use crate::media_paths::MediaPaths;

/// A project with its scene and its files.
#[derive(Clone)]
pub(super) struct Film {
    pub project: Arc<Project>,
    /// As it is seen and heard.
    pub scene: Arc<Scene>,
    pub paths: Arc<MediaPaths>,
}

impl Film {
    pub fn of(project: &Arc<Project>, paths: &Arc<MediaPaths>) -> Self {
        Self { project: project.clone(), scene: Arc::new(Scene::of(project)), paths: paths.clone() }
    }
}
