//! Five seconds of the video, really made.

use std::path::PathBuf;

/// Five seconds, really made, to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sample {
    #[default]
    None,
    Making,
    /// It is on the stage.
    Ready(PathBuf),
}

impl Sample {
    /// Whether it is on the stage.
    pub fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}
