//! Where somebody is in the project, so that it is there again after a sudden end.

use sunting_core::workspace::standpoint::Standpoint;
use sunting_timeline::Time;

use super::Window;
use crate::state::Step;
use crate::state::action::Seeking;
use crate::state::view::TimelineView;

impl Window {
    /// The step, the red line, and what of the timeline is in view.
    pub fn standpoint(&self) -> Standpoint {
        let TimelineView { scroll, px_per_second } = self.model.view;
        let step = Step::ALL.iter().position(|step| *step == self.model.step).unwrap_or_default();
        Standpoint { step, playhead: self.model.session.playhead, scroll, px_per_second }
    }

    pub fn stand_at(&mut self, standpoint: &Standpoint) {
        self.model.step = Step::ALL.get(standpoint.step).copied().unwrap_or(self.model.step);
        let px_per_second = standpoint.px_per_second.filter(|px| px.is_finite() && *px > 0.0);
        self.model.view = TimelineView { scroll: standpoint.scroll.max(Time::ZERO), px_per_second };
        self.move_line(standpoint.playhead, Seeking::Exact);
    }
}
