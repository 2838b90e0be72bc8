//! Where somebody is in the project, so that it is there again after a sudden end.

use sunting_core::workspace::standpoint::Standpoint;
use sunting_timeline::Time;

use super::Window;
use crate::state::action::Seeking;
use crate::state::view::TimelineView;
use crate::state::{Command, Notice, Step};

impl Window {
    /// The step, the playhead, and what of the timeline is in view.
    pub fn standpoint(&self) -> Standpoint {
        let TimelineView { scroll, px_per_second } = self.model.chrome.view();
        let step = Step::ALL.iter().position(|step| *step == self.model.chrome.step()).unwrap_or_default();
        Standpoint { step, playhead: self.model.session.playhead, scroll, px_per_second }
    }

    /// Another project is there: what was open over the last one is closed, and of what was said only what is of no
    /// project stays.
    pub fn begin_anew(&mut self, is_of_project: impl FnOnce(&Notice) -> bool) {
        self.drafts = Default::default();
        self.model.office.begin_anew();
        self.view_anew();
        self.make_anew();
        self.close_notice_if(is_of_project);
        self.model.overlays.show(None);
        self.model.chrome.look_at(TimelineView::default());
        if self.model.chrome.step() == Step::Import && !self.model.session.is_empty() {
            self.stand_in(Step::Trim);
        }
        self.run(Command::ToStart);
    }

    /// Stands in a step at once; nothing else changes.
    pub fn stand_in(&mut self, step: Step) {
        self.model.chrome.go_to(step);
    }

    /// Files are dragged over the window, or no more.
    pub fn note_dropping(&mut self, is_dropping: bool) {
        self.model.chrome.note_dropping(is_dropping);
    }

    pub fn stand_at(&mut self, standpoint: &Standpoint) {
        let step = Step::ALL.get(standpoint.step).copied();
        self.stand_in(step.unwrap_or(self.model.chrome.step()));
        let px_per_second = standpoint.px_per_second.filter(|px| px.is_finite() && *px > 0.0);
        self.model.chrome.look_at(TimelineView { scroll: standpoint.scroll.max(Time::ZERO), px_per_second });
        self.move_playhead(standpoint.playhead, Seeking::Exact);
    }
}
