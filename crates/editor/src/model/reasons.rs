//! Why a command does nothing now, in the window as it is.

use sunting_session::tools::Reason;

use super::Model;
use crate::layout::Class;
use crate::state::{Command, Step};

impl Model {
    /// Why a command does nothing now: the key of the sentence; `None` when it does something.
    pub fn reason(&self, command: Command) -> Option<Reason> {
        let reason = command.reason(&self.session, self.place.is_some());
        match command {
            Command::Details => self.no_details(),
            Command::MakeVideo => reason.or_else(|| self.reason_not_to_make()),
            _ if self.step == Step::Make && command.edits_clips() => Some("reason-in-make"),
            _ => reason,
        }
    }

    /// Whether the page is shown with which everything begins.
    pub fn is_start_page(&self) -> bool {
        self.step == Step::Import && self.is_start()
    }

    fn no_details(&self) -> Option<Reason> {
        let always_shown = match self.class {
            Class::Wide => true,
            Class::Medium => self.step == Step::Make,
            Class::Compact => false,
        };
        match self.is_start_page() {
            true => Some("reason-no-clip"),
            false => always_shown.then_some("reason-details-shown"),
        }
    }

    fn reason_not_to_make(&self) -> Option<Reason> {
        if self.missing_in_video().next().is_some() {
            return Some("make-missing-reason");
        }
        let (making, project) = (&self.making, self.session.project());
        if self.jobs.iter().any(|job| job.is_under_way(making.purpose, project)) {
            return Some("make-queued");
        }
        making.prediction.is_some_and(|prediction| !prediction.can_be_made).then_some("make-too-long")
    }
}
