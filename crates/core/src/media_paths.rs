//! Where a project's media lie on this machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sunting_timeline::{Clip, MediaId, Time};

/// Absolute paths by media. A project's own paths may be relative to its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MediaPaths(pub BTreeMap<MediaId, PathBuf>);

impl MediaPaths {
    /// The path of a media; an empty one when it has none.
    pub fn of(&self, media: MediaId) -> &Path {
        self.0.get(&media).map_or(Path::new(""), PathBuf::as_path)
    }

    /// The file that a clip shows, and the time of its first picture in it.
    pub fn first_picture(&self, clip: &Clip) -> Option<(PathBuf, Time)> {
        let at = clip.source_range().map_or(Time::ZERO, |range| range.start());
        Some((self.of(clip.content.media()?).to_owned(), at))
    }

    /// The same paths after a folder was renamed.
    pub fn moved(&self, from: &Path, to: &Path) -> Self {
        let moved = |path: &PathBuf| path.strip_prefix(from).map_or_else(|_| path.clone(), |inside| to.join(inside));
        Self(self.0.iter().map(|(media, path)| (*media, moved(path))).collect())
    }
}
