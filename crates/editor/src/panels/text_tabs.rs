//! The tabs of *Teks*: subtitles, titles, charts.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::{Cx, id};
use crate::look::widgets::segmented;
use crate::state::text_tab::TextTab;

/// The height of the tabs with the room around them.
const HEIGHT: f32 = 52.0;
/// A lower panel has no room for them.
const LEAST: f32 = 200.0;

/// Draws the tabs; the room below them.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    if rect.height() < LEAST {
        return rect;
    }
    let place = Rect::from_min_size(rect.min + vec2(16.0, 8.0), vec2(rect.width() - 32.0, 36.0));
    let labels = TextTab::ALL.map(|tab| cx.t(tab.label()));
    let labels = labels.each_ref().map(String::as_str);
    let chosen = TextTab::ALL.iter().position(|tab| *tab == cx.drafts.text_tab).unwrap_or_default();
    take_focus(ui, cx, id("text-tabs").with(chosen));
    if let Some(clicked) = segmented(ui, cx.look(), place, id("text-tabs"), &labels, chosen) {
        cx.drafts.text_tab = TextTab::ALL.get(clicked).copied().unwrap_or_default();
    }
    Rect::from_min_max(pos2(rect.left(), rect.top() + HEIGHT), rect.max)
}

/// A tab that a key opened has the keyboard: from there Tab goes on to what is in it.
pub fn take_focus(ui: &Ui, cx: &mut Cx<'_>, tab: Id) {
    if std::mem::take(&mut cx.drafts.focus_text_tab) {
        ui.memory_mut(|memory| memory.request_focus(tab));
    }
}
