//! The kinds of file that can be written.

use std::ffi::CStr;
use std::path::Path;

/// A kind of file that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// MPEG-4 part 14.
    Mp4,
    /// QuickTime.
    Mov,
    /// MPEG-4 with sound alone.
    M4a,
    /// Matroska.
    Mkv,
}

impl Container {
    /// By the ending of a file's name; `None` for one that cannot be written.
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "mp4" | "m4v" => Some(Self::Mp4),
            "mov" => Some(Self::Mov),
            "m4a" => Some(Self::M4a),
            "mkv" => Some(Self::Mkv),
            _ => None,
        }
    }

    /// How names of such files end, with the point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Mp4 => ".mp4",
            Self::Mov => ".mov",
            Self::M4a => ".m4a",
            Self::Mkv => ".mkv",
        }
    }

    /// FFmpeg's name of the writer.
    pub(super) fn format(self) -> &'static CStr {
        match self {
            Self::Mp4 => c"mp4",
            Self::Mov => c"mov",
            Self::M4a => c"ipod",
            Self::Mkv => c"matroska",
        }
    }
}
