//! Where a project's media lie on this machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sunting_timeline::MediaId;

/// Absolute paths by media. A project's own paths may be relative to its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MediaPaths(pub BTreeMap<MediaId, PathBuf>);

impl MediaPaths {
    /// The path of a media; an empty one when it has none.
    pub fn of(&self, media: MediaId) -> &Path {
        self.0.get(&media).map_or(Path::new(""), PathBuf::as_path)
    }
}
