//! The regions that the keyboard goes through.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Rect, Sense, Ui, WidgetInfo};

use super::Window;
use crate::panels::Cx;

/// The regions that F6 goes through, and what a screen reader calls them.
pub(super) const REGIONS: [&str; 6] =
    ["region-steps", "region-step", "region-stage", "region-details", "region-bar", "region-tracks"];

/// The one of the step's panel.
pub(super) const STEP_REGION: usize = 1;

pub(super) fn region_id(index: usize) -> Id {
    crate::panels::id(("region", index))
}

/// Where the keyboard enters a region: from here Tab goes to what is in it.
pub(super) fn region(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, rect: Rect) {
    let corner = Rect::from_min_size(rect.min, eframe::egui::vec2(1.0, 1.0));
    cx.drafts.regions_shown[index] = true;
    let response = ui.interact(corner, region_id(index), Sense::focusable_noninteractive());
    let label = cx.t(REGIONS[index]);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &label));
    if response.has_focus() {
        cx.drafts.region = index;
        if cx.look().keyboard {
            cx.look().focus_ring(ui.painter(), rect.shrink(6.0), 3);
        }
    }
}

impl Window {
    /// Goes so many regions on, over those that the last frame did not show.
    pub(super) fn go_to_region(&mut self, steps: usize) {
        let here = self.drafts.region;
        let mut ways = (1..=REGIONS.len()).map(|times| (here + times * steps) % REGIONS.len());
        let Some(next) = ways.find(|region| self.drafts.regions_shown[*region]) else { return };
        self.model.look.keyboard = true;
        self.focus_region = Some(next);
        self.drafts.region = next;
    }
}
