//! Opening what was named on the command line: a project, or a media file as a project of one clip.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::{project_file, single};
use sunting_timeline::Project;

/// A project and where its media lie.
pub fn open(path: &Path) -> Result<(Arc<Project>, Arc<MediaPaths>)> {
    let is_project = path.extension().is_some_and(|extension| extension == "sunting");
    let (project, paths) = if is_project {
        let loaded = project_file::load(path)?;
        (loaded.project, loaded.media_paths)
    } else {
        single::project_from_media(&[probe(path)?])
    };
    Ok((Arc::new(project), Arc::new(paths)))
}
