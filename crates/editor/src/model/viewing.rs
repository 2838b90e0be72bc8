//! What is looked at instead of the video.

use std::path::{Path, PathBuf};

use sunting_timeline::{MediaId, Time};

/// What is looked at instead of the video. Written by `window/viewing.rs`.
#[derive(Default)]
pub struct Viewing {
    file: Option<(MediaId, Time)>,
    version: Option<PathBuf>,
}

impl Viewing {
    /// The file that is looked at, and where in it.
    pub fn file(&self) -> Option<(MediaId, Time)> {
        self.file
    }

    /// An earlier version of the project that is looked at.
    pub fn version(&self) -> Option<&Path> {
        self.version.as_deref()
    }

    /// Looks at a file from its start, or at none.
    pub fn look_at(&mut self, file: Option<MediaId>) {
        self.file = file.map(|media| (media, Time::ZERO));
    }

    /// Looks at an earlier version.
    pub fn look_back_at(&mut self, version: PathBuf) {
        self.version = Some(version);
    }

    /// Goes to a place in the file; whether one is looked at.
    pub fn go_to(&mut self, at: Time) -> bool {
        self.file.as_mut().map(|(_, place)| *place = at).is_some()
    }

    /// Looks at no file any more; whether one was looked at.
    pub fn leave_file(&mut self) -> bool {
        self.file.take().is_some()
    }

    /// Looks at no earlier version any more; whether one was looked at.
    pub fn leave_version(&mut self) -> bool {
        self.version.take().is_some()
    }
}
