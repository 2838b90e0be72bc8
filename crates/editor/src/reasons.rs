//! Why a command does nothing now, in the window as it is.

use crate::layout::Class;
use crate::model::Model;
use crate::state::tools::Reason;
use crate::state::{Command, Step};

impl Model {
    /// Why a command does nothing now; `None` when it does something.
    pub fn reason(&self, command: Command) -> Option<Reason> {
        match command {
            Command::Details => self.no_details(),
            _ => self.session.reason(command, self.place.is_some()),
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
}
