//! A script finds its times in the video's sound.

use sunting_session::script::Matching;

/// A script finds its times in the video's sound. Written by `app/script.rs`.
#[derive(Default)]
pub struct ScriptMatching {
    progress: Option<Matching>,
}

impl ScriptMatching {
    /// How far it is, while it goes on.
    pub fn progress(&self) -> Option<Matching> {
        self.progress
    }

    /// Notes how far it is; `None` when it is over.
    pub fn note_progress(&mut self, progress: Option<Matching>) {
        self.progress = progress;
    }
}
