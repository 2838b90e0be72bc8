//! A sentence that was taken out: it stays in its place, struck through, and can be brought back.

use eframe::egui::{Rect, Stroke, Ui, pos2, vec2};
use sunting_session::removing_sentences::RemovedRow;

use super::super::{Cx, id, painter, told};
use super::list::{GONE_ROW, INDENT};
use super::row;
use crate::look::fonts;
use crate::look::widgets::Button;
use crate::state::Action;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, own: &RemovedRow, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let y = rect.center().y;
    let indent = if cx.drafts.subtitles.ticks.is_on() { INDENT } else { 0.0 };
    let length = cx.t1("seconds-short", "seconds", cx.tenths(own.duration));
    look.text(&painter, pos2(rect.left() + 16.0 + indent, y), &length, fonts::SMALL, theme.muted);
    let words = cx.t("sentence-bring-back");
    let (right, width) = (rect.right() - 16.0, look.width(&painter, &words, fonts::HELP_STRONG));
    let left = rect.left() + row::WORDS_LEFT + indent;
    let place = Rect::from_min_max(pos2(right - width, y - 16.0), pos2(right, y + 16.0));
    let galley = row::words(&painter, &own.words, theme.muted, place.left() - 12.0 - left, 1);
    let line = Rect::from_min_size(pos2(left, y - galley.size().y / 2.0), galley.size());
    painter.galley(line.min, galley, theme.muted);
    painter.hline(line.x_range(), y + 1.0, Stroke::new(1.0, theme.muted));
    told(ui, line, &cx.t1("sentence-gone", "text", own.words.as_str()));
    let reason = cx.t("reason-no-place");
    let reason = own.at.is_none().then_some(reason.as_str());
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() }.disabled(reason);
    let response = button.show(ui, &look, place, id(("bring-back", own.number)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{words}: {}", own.words)));
    if response.clicked() {
        cx.push(Action::BringBack(own.number));
    }
    look.hline(&painter, rect.left() + 16.0, right, rect.bottom() - 1.0);
}

/// Where it is drawn, from a place in the list.
pub fn at(left: f32, right: f32, top: f32) -> Rect {
    Rect::from_min_size(pos2(left, top), vec2(right - left, GONE_ROW))
}
