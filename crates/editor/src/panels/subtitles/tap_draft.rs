//! A round in which times are tapped, until its page is left.

use std::sync::Arc;

use sunting_session::tapping::{Pace, Spoken, Tapping};
use sunting_timeline::{ClipId, Project, Time};

/// A round, and what is remembered from one to the next.
#[derive(Default)]
pub struct TapDraft {
    pub round: Option<Round>,
    pub pace: Pace,
    /// How late the hand was.
    pub reaction: Option<Time>,
}

/// Subtitles whose starts are tapped.
pub struct Round {
    pub tapping: Tapping,
    /// They; none while a script has not become some.
    pub clips: Vec<ClipId>,
    /// The project after the last tap.
    pub project: Arc<Project>,
    /// Where somebody speaks, as far as that is known.
    pub spoken: Spoken,
}

impl TapDraft {
    pub fn is_open(&self) -> bool {
        self.round.is_some()
    }
}
