//! An INPUT: a project, or a media file as a project of one clip.

use std::path::Path;
use std::sync::Arc;

use sunting_core::media::probe::{MediaFacts, probe};
use sunting_core::media_paths::MediaPaths;
use sunting_core::{project_file, single};
use sunting_timeline::Project;

use crate::failure::{FAILED, Failure};

/// What an INPUT turned out to be.
pub struct Input {
    /// The timeline.
    pub project: Arc<Project>,
    /// Where its media lie.
    pub paths: Arc<MediaPaths>,
    /// The facts, when it is a media file.
    pub facts: Option<MediaFacts>,
}

/// Whether a file is named like a project.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sunting"))
}

/// Opens an INPUT. A project whose media are missing is refused, by the first one's name.
pub fn open(path: &Path) -> Result<Input, Failure> {
    if is_project(path) {
        let loaded = project_file::load(path)?;
        if let Some(missing) = loaded.missing.first() {
            let file = loaded.media_paths.of(*missing);
            return Err(Failure::new("not-found", FAILED).at(file));
        }
        let (project, paths) = (Arc::new(loaded.project), Arc::new(loaded.media_paths));
        return Ok(Input { project, paths, facts: None });
    }
    let facts = probe(path)?;
    let (project, paths) = single::project_from_media(std::slice::from_ref(&facts));
    Ok(Input { project: Arc::new(project), paths: Arc::new(paths), facts: Some(facts) })
}
