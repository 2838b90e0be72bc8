//! What it will look like: the picture in the purpose's shape, with a transport of its own.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Ui, pos2, vec2};
use sunting_timeline::Time;
use sunting_words::numbers::short_clock;

use crate::layout::{Class, Preview};
use crate::look::brush::{WHOLE, fitted};
use crate::look::slider::slider;
use crate::look::widgets::{Button, picture_tag};
use crate::look::{fonts, icons};
use crate::model::shape_of;
use crate::panels::{Cx, id, painter};
use crate::state::action::Seeking;
use crate::state::sample::Sample;
use crate::state::{Action, Command, Request};

/// The longer side of a phone's screen, in points.
const PHONE: f32 = 456.0;
/// The transport needs so much, whatever the picture's shape.
const LEAST_WIDTH: f32 = 448.0;
/// A narrower picture has no words on it.
const LEAST_FOR_WORDS: f32 = 120.0;
/// What the slider's arrow keys move by, in seconds.
const STEP_S: f32 = 0.1;

/// Draws the stage of this step.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    ui.painter().rect_filled(rect, 0.0, cx.theme().bg);
    let is_low = cx.model.chrome.class() == Class::Compact;
    let preview = Preview::on(rect, cx.model.chrome.class());
    let (room, picture) = (preview.room, picture_rect(cx, &preview));
    let width = largest(cx, &preview).width().max(LEAST_WIDTH).min(room.width());
    let column = Rect::from_center_size(room.center(), vec2(width, room.height()));
    header(ui, cx, column, room.top() - if is_low { 12.0 } else { 16.0 });
    draw_picture(ui, cx, picture, room);
    let middle = room.bottom() + if is_low { 20.0 } else { 26.0 };
    let bar = Rect::from_min_max(pos2(column.left(), middle - 18.0), pos2(column.right(), middle + 18.0));
    transport(ui, cx, bar, is_low);
}

/// The largest picture of the purpose's shape; a sample is as large as on a phone.
fn picture_rect(cx: &Cx<'_>, preview: &Preview) -> Rect {
    let largest = largest(cx, preview);
    match cx.model.making.sample() {
        Sample::Ready(_) => {
            let part = (PHONE / largest.width().max(largest.height()).max(1.0)).min(1.0);
            Rect::from_center_size(largest.center(), largest.size() * part)
        }
        Sample::None | Sample::Making => largest,
    }
}

fn largest(cx: &Cx<'_>, preview: &Preview) -> Rect {
    let canvas = cx.model.making.purpose().canvas(cx.model.session.project().canvas);
    preview.picture(canvas.width_px, canvas.height_px)
}

fn header(ui: &Ui, cx: &Cx<'_>, column: Rect, y: f32) {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter());
    let canvas = cx.model.making.purpose().canvas(cx.model.session.project().canvas);
    look.text(painter, pos2(column.left(), y), &cx.t("result-preview"), fonts::HELP_STRONG, theme.muted);
    let (shape, ratio) = (cx.t(shape_of(canvas.width_px, canvas.height_px)), ratio(canvas.width_px, canvas.height_px));
    let shape = format!("{shape} {ratio}");
    look.text_right(painter, pos2(column.right(), y), &shape, fonts::HELP, theme.muted);
}

/// `16:9`; nothing for a shape that nobody calls by numbers.
fn ratio(width_px: u32, height_px: u32) -> String {
    let divisor = common_divisor(width_px, height_px).max(1);
    let (across, down) = (width_px / divisor, height_px / divisor);
    if across.max(down) <= 21 { format!("{across}:{down}") } else { String::new() }
}

fn common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

fn draw_picture(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, room: Rect) {
    let (look, theme, painter) = (*cx.look(), *cx.theme(), painter(ui));
    let problem = cx.model.preview.problem().map(str::to_owned);
    match (cx.model.preview.picture(), problem) {
        (Some((texture, [width, height])), None) => {
            let own = fitted(width as f32, height as f32, rect);
            if (own.size() - rect.size()).length() > 2.0 {
                painter.rect_filled(rect, CornerRadius::same(6), Color32::BLACK);
            }
            look.texture(&painter, own, 6, texture, WHOLE, Color32::WHITE);
        }
        (_, problem) => {
            painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
            let words = problem.unwrap_or_else(|| cx.t("preview-empty"));
            // Words that have no room on an upright picture stand beside it.
            let plane = if rect.width() < LEAST_FOR_WORDS { room.with_min_x(rect.right()) } else { rect };
            let margin = if plane.width() < 240.0 { 16.0 } else { 32.0 };
            let rows = ((plane.height() - 16.0) / fonts::BODY.line()).max(1.0) as usize;
            let galley = look.sentence(&painter, &words, fonts::BODY, theme.muted, plane.width() - margin, rows);
            painter.galley(plane.center() - galley.size() / 2.0, galley, theme.muted);
        }
    }
    if matches!(cx.model.making.sample(), Sample::Ready(_)) {
        let words = cx.t("sample-tag");
        picture_tag(ui, &look, rect.left_top() + vec2(8.0, 8.0), Align2::LEFT_TOP, &words);
    }
}

/// Play, where it is, and the button of the sample.
fn transport(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect, is_low: bool) {
    let y = bar.center().y;
    let (icon, key) = match cx.model.preview.is_playing() {
        true => (icons::PAUSE, "preview-pause"),
        false => (icons::PLAY, "preview-play"),
    };
    let words = cx.t(key);
    let play = Rect::from_min_size(pos2(bar.left() - 6.0, y - 18.0), vec2(36.0, 36.0));
    cx.command(ui, play, Command::PlayPause, Button::icon(icon, &words));
    let right = sample_button(ui, cx, bar, is_low);
    let (duration, at) = (cx.model.session.duration(), cx.model.session.playhead);
    let time = format!("{} / {}", short_clock(at), short_clock(duration));
    let (look, ink, painter) = (*cx.look(), cx.theme().muted, painter(ui));
    let used = look.text_right(&painter, pos2(right - if is_low { 8.0 } else { 24.0 }, y), &time, fonts::HELP, ink);
    let end = right - used - if is_low { 16.0 } else { 36.0 };
    let line = Rect::from_min_max(pos2(play.right() + 4.0, y - 16.0), pos2(end, y + 16.0));
    if line.width() >= 48.0 && duration > Time::ZERO {
        let (label, seconds) = (cx.t("preview-place"), |time: Time| time.as_seconds_f64() as f32);
        let range = (0.0, seconds(duration));
        let slid = slider(ui, &look, line, id("preview-place"), &label, seconds(at), (range, STEP_S));
        if let Some(slid) = slid {
            let seeking = if slid.done { Seeking::Exact } else { Seeking::Dragging };
            cx.push(Action::Seek(Time::from_seconds_f64(f64::from(slid.value)).min(duration), seeking));
        }
    }
}

/// Asks for a sample, or leads back from it; its left end.
fn sample_button(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect, is_low: bool) -> f32 {
    let (ask, wait, back) = (cx.t("sample-see"), cx.t("sample-making"), cx.t("sample-back"));
    let (words, icon, action) = match cx.model.making.sample() {
        Sample::None => (&ask, icons::PLAY_CIRCLE, Request::MakeSample.into()),
        Sample::Making => (&wait, icons::HOURGLASS, Request::MakeSample.into()),
        Sample::Ready(_) => (&back, icons::ARROW_U_UP_LEFT, Action::LeaveFile),
    };
    let look = *cx.look();
    // As wide as the longest of its words: nothing moves when they change.
    let widest = [&ask, &wait, &back].map(|words| look.width(ui.painter(), words, fonts::HELP_STRONG));
    let width = if is_low { 36.0 } else { (widest.into_iter().fold(0.0, f32::max) + 36.0).ceil() };
    let place = Rect::from_min_size(pos2(bar.right() - width, bar.center().y - 18.0), vec2(width, 36.0));
    let reason = if cx.model.session.is_empty() { Some(cx.t("make-empty")) } else { None };
    let reason = if *cx.model.making.sample() == Sample::Making { Some(wait.clone()) } else { reason };
    let button = Button {
        icon: is_low.then_some(icon),
        icon_only: is_low,
        font: Some(fonts::HELP_STRONG),
        ..Button::words(words)
    };
    let button = button.tip(if is_low { words } else { "" }).disabled(reason.as_deref());
    if button.show(ui, &look, place, id("sample")).clicked() {
        cx.push(action);
    }
    place.left()
}
