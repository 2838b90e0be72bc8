//! When a text is seen: its start, end and length.

use eframe::egui::{Align2, Rect, Ui, pos2, vec2};
use sunting_session::subtitles::is_caption;
use sunting_timeline::{Clip, Edit, Time, TimeRange};

use super::super::{Cx, id};
use super::fields::{self, TimeField, Unit};
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::Button;
use crate::state::Action;

/// Longer than any video.
const LONGEST: Time = Time::from_seconds(24 * 3600);
/// The shortest that a field gives.
const SHORTEST: Time = Time::from_millis(500);

/// Start, end and length.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let labels = page.row(20.0);
    let boxes = page.row(32.0);
    let width = (boxes.width() - 16.0) / 3.0;
    let range = clip.timeline_range;
    let times = [
        ("subtitle-start", "details-start", range.start(), (Time::ZERO, range.end() - SHORTEST), Unit::Clock),
        ("subtitle-end", "details-end", range.end(), (range.start() + SHORTEST, LONGEST), Unit::Clock),
        ("subtitle-length", "details-length", range.duration(), (SHORTEST, LONGEST), Unit::Seconds),
    ];
    for (place, (key, label, value, limits, unit)) in times.into_iter().enumerate() {
        let left = boxes.left() + place as f32 * (width + 8.0);
        let label = cx.t(label);
        look.text(ui.painter(), pos2(left, labels.center().y - 2.0), &label, fonts::SMALL, theme.muted);
        let rect = Rect::from_min_size(pos2(left, boxes.top()), vec2(width, 32.0));
        let field = TimeField { key, label: &label, value, range: limits, unit, align: Align2::LEFT_CENTER };
        if let Some(turn) = field.show(ui, cx, rect) {
            let session = &cx.model.session;
            let wanted = |time: Time| match key {
                "subtitle-start" => session.typed_range(clip, Some(time), None),
                "subtitle-end" => session.typed_range(clip, None, Some(time)),
                _ => session.typed_range(clip, None, Some(range.start() + time)),
            };
            fields::ask(cx, undo_label(clip), turn, |time| vec![set(clip, wanted(time))]);
        }
    }
}

/// What a step is called that changes when a clip is seen.
pub fn undo_label(clip: &Clip) -> &'static str {
    if is_caption(clip) { "undo-subtitle-time" } else { "undo-graphic-time" }
}

/// Of a graphic whose length was set by hand: that it was, and the way back to what its words need.
pub fn by_hand(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let Some(following) = cx.model.session.following(clip.id) else { return };
    let (look, row, words) = (*cx.look(), page.row(32.0), cx.t("reset"));
    look.text(ui.painter(), row.left_center(), &cx.t("graphic-time-by-hand"), fonts::SMALL, cx.theme().muted);
    let width = look.width(ui.painter(), &words, fonts::HELP_STRONG);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if button.show(ui, &look, row.with_min_x(row.right() - width), id("graphic-time-reset")).clicked() {
        cx.push(Action::Edit(undo_label(clip), vec![following]));
    }
}

fn set(clip: &Clip, range: TimeRange) -> Edit {
    Edit::SetClipRange { clip: clip.id, start: range.start().into(), end: range.end().into() }
}
