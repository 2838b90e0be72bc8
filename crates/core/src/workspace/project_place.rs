//! Where a project lies, and what lies beside its file.

use std::path::{Path, PathBuf};

use crate::naming::folder_of;

/// How the name of the newest state ends that lies beside a project, once an older one was opened.
pub(super) const NEWEST: &str = " (terbaru)";

/// Where a project lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectPlace {
    /// The folder that its file lies in.
    pub folder: PathBuf,
    /// Its file inside that folder.
    pub file: PathBuf,
}

impl ProjectPlace {
    /// The place of a project file.
    pub fn of(file: &Path) -> Self {
        Self { folder: folder_of(file).to_owned(), file: file.to_owned() }
    }

    /// The name of the project, without an ending.
    pub fn name(&self) -> String {
        self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// The folder of copies inside a project's folder.
pub fn material(folder: &Path) -> PathBuf {
    folder.join("Bahan")
}
