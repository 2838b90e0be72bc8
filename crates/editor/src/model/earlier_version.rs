//! What is shown of an earlier version of a project.

use std::path::PathBuf;

use sunting_core::workspace::versions::Version;
use sunting_timeline::Time;

#[derive(Clone, Debug, PartialEq)]
pub struct EarlierVersion {
    /// Its file, and when it was saved.
    pub version: Version,
    /// What is in it, where it can be read.
    pub content: Option<VersionContent>,
}

/// What is in a version.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionContent {
    /// How long its video is.
    pub duration: Time,
    pub clips: usize,
    pub subtitles: usize,
    /// The file and the source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
}
