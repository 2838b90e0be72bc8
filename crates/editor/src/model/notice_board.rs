//! The sentence on the stage, one at a time.

use std::sync::Arc;
use std::time::Instant;

use sunting_timeline::Project;

use crate::state::Notice;

/// The sentence on the stage. Written by `window/telling.rs`.
#[derive(Default)]
pub struct NoticeBoard(Option<Told>);

struct Told {
    notice: Notice,
    since: Instant,
    project: Arc<Project>,
}

impl NoticeBoard {
    pub fn shown(&self) -> Option<&Notice> {
        self.0.as_ref().map(|told| &told.notice)
    }

    pub fn since(&self) -> Option<Instant> {
        self.0.as_ref().map(|told| told.since)
    }

    /// The project as it was then.
    pub fn project(&self) -> Option<&Arc<Project>> {
        self.0.as_ref().map(|told| &told.project)
    }

    /// Says something, of the project as it is.
    pub fn say(&mut self, notice: Notice, project: &Arc<Project>, since: Instant) {
        self.0 = Some(Told { notice, since, project: project.clone() });
    }

    pub fn clear(&mut self) {
        self.0 = None;
    }
}
