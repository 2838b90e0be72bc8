//! Why a command does nothing now.

use super::Model;
use crate::state::{Command, Step};

impl Model {
    /// Why a command does nothing now: the key of the sentence; `None` when it does something.
    pub fn reason(&self, command: Command) -> Option<&'static str> {
        let reason = self.session.reason(command, self.place.is_some());
        match command {
            Command::MakeVideo => reason.or_else(|| self.reason_not_to_make()),
            _ if self.step == Step::Make && command.edits_clips() => Some("reason-in-make"),
            _ => reason,
        }
    }

    fn reason_not_to_make(&self) -> Option<&'static str> {
        let (making, project) = (&self.making, self.session.project());
        if self.jobs.iter().any(|job| job.is_under_way(making.purpose, project)) {
            return Some("make-queued");
        }
        making.prediction.is_some_and(|prediction| !prediction.can_be_made).then_some("make-too-long")
    }
}
