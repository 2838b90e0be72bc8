//! Below the rows while ticks are shown: what takes the ticked sentences out of the video.

use eframe::egui::{Key, Modifiers, Rect, Ui, pos2};
use sunting_timeline::{Time, TimeRange};

use super::super::{Cx, id, painter, told};
use crate::look::fonts;
use crate::look::widgets::Button;
use crate::state::Action;

/// How high it is.
pub(super) const HEIGHT: f32 = 56.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let clips = cx.drafts.subtitles.ticks.chosen(&cx.model.session);
    painter.rect_filled(rect.with_max_x(rect.right() - 1.0), 0.0, theme.surface);
    look.hline(&painter, rect.left(), rect.right() - 1.0, rect.top());
    let (left, right, top) = (rect.left() + 16.0, rect.right() - 16.0, rect.top());
    let clear = cx.t("sentences-clear");
    let clear_width = look.width(&painter, &clear, fonts::HELP_STRONG);
    let time = cx.drafts.to_remove.iter().fold(Time::ZERO, |sum, range: &TimeRange| sum + range.duration());
    let seconds = cx.t1("tracks-seconds", "seconds", cx.tenths(time));
    let beside = clear_width.max(look.width(&painter, &seconds, fonts::HELP_STRONG)) + 24.0;
    let place = Rect::from_min_max(pos2(left, top + 10.0), pos2(right - beside, top + 46.0));
    let remove = cx.t1("sentences-remove", "count", clips.len().max(1).to_string());
    let reason = cx.t("reason-nothing-ticked");
    let reason = clips.is_empty().then_some(reason.as_str());
    let button = Button::words(&remove).filled().disabled(reason);
    let is_pressed = button.show(ui, &look, place, id("sentences-remove")).clicked();
    if !clips.is_empty() {
        let width = look.text_right(&painter, pos2(right, top + 16.0), &seconds, fonts::HELP_STRONG, theme.ink);
        told(ui, Rect::from_min_max(pos2(right - width, top + 8.0), pos2(right, top + 24.0)), &seconds);
    }
    let link = Rect::from_min_max(pos2(right - clear_width, top + 24.0), pos2(right, top + HEIGHT));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&clear).link() };
    if button.show(ui, &look, link, id("sentences-clear")).clicked() {
        cx.drafts.subtitles.ticks.close();
        return;
    }
    let by_key =
        !cx.drafts.overlay.is_open() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if (is_pressed || by_key) && !clips.is_empty() {
        cx.push(Action::RemoveSentences(clips));
    }
}
