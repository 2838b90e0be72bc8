//! The stage: the video as it is at the playhead, or a file that is looked at.

mod hand;
mod objects;
mod outline;

use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Color32, CornerRadius, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use sunting_timeline::MediaId;

use super::{Cx, id, name_line, painter};
use crate::layout;
use crate::look::theme::SCREEN;
use crate::look::widgets::{self, Button};
use crate::look::{fonts, icons};
use crate::state::{Action, Command};
pub use hand::Stage;

/// A picture that takes longer says so.
const PATIENCE: Duration = Duration::from_millis(400);
/// The radius of a picture's corners.
const CORNER: f32 = 6.0;
/// Between the hairlines of a picture that is not there.
const STRIPE: f32 = 16.0;

/// Draws the stage. What is said on it stays within `free`: a drawer covers the rest.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, free: Rect) {
    let is_full_screen = cx.model.chrome.is_full_screen();
    let back = if is_full_screen { SCREEN } else { cx.theme().bg };
    if cx.model.session.is_empty() && cx.model.viewing.file().is_none() {
        ui.painter().rect_filled(rect, 0.0, back);
        let ink = if is_full_screen { crate::look::theme::ON_PICTURE } else { cx.theme().muted };
        cx.look().text_center(ui.painter(), free.center(), &cx.t("viewer-empty"), fonts::BODY, ink);
        return;
    }
    let place = place(ui, cx, rect);
    cx.look().plane_around(ui.painter(), rect, place, CORNER, back);
    picture(ui, cx, place, free, back);
    if !is_full_screen {
        hand::show(ui, cx, place, free);
    }
    tags(ui, cx, place.intersect(free));
    if let Some((media, _)) = cx.model.viewing.file() {
        loan(ui, cx, free, media);
    }
}

/// Where the picture is: as large as fits, and on whole pixels, so that none is blurred.
fn place(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Rect {
    let model = cx.model;
    let viewed = model.viewing.file().and_then(|(media, _)| model.session.project().find_media(media)?.video);
    let canvas = model.session.project().canvas;
    let (width, height) = match (viewed, model.preview.picture()) {
        (Some(video), _) => (video.width_px, video.height_px),
        (None, Some((_, [width, height]))) if model.viewing.file().is_some() => (width as u32, height as u32),
        _ => (canvas.width_px, canvas.height_px),
    };
    let room = layout::picture(rect, width, height);
    let scale = ui.ctx().pixels_per_point();
    let size = model.preview.picture().map(|(_, [width, height])| vec2(width as f32, height as f32) / scale);
    // The engine rounds as well: a picture that was made for this place decides how large it is exactly.
    let size = size.filter(|size| (*size - room.size()).abs().max_elem() < 2.0).unwrap_or(room.size());
    let corner = (rect.center() - size / 2.0).to_vec2() * scale;
    Rect::from_min_size((corner.round() / scale).to_pos2(), size)
}

fn picture(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, free: Rect, back: Color32) {
    let response = ui.interact(rect, id("stage"), Sense::click());
    let label = cx.t("viewer-picture");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let painter = ui.painter();
    match (cx.model.preview.problem(), cx.model.preview.picture()) {
        (Some(problem), _) => still(ui, cx, rect, rect.intersect(free), problem),
        (None, Some((texture, _))) => cx.look().picture(painter, rect, CORNER, texture, back),
        (None, None) => {
            painter.rect_filled(rect, CornerRadius::same(6), cx.theme().hover);
        }
    }
    if cx.look().keyboard && response.has_focus() {
        cx.look().focus_ring(painter, rect, 6);
    }
    if response.clicked() {
        cx.run(Command::PlayPause);
    }
}

/// Stripes instead of a picture, and why.
fn still(ui: &Ui, cx: &Cx<'_>, rect: Rect, free: Rect, problem: &str) {
    let (theme, look) = (cx.theme(), cx.look());
    let painter = painter(ui).with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
    let stroke = Stroke::new(1.0, theme.line);
    let count = ((rect.width() + rect.height()) / STRIPE) as usize;
    let stripes = (1..=count).map(|index| {
        let x = rect.left() + index as f32 * STRIPE;
        Shape::line_segment([pos2(x, rect.top()), pos2(x - rect.height(), rect.bottom())], stroke)
    });
    painter.extend(stripes);
    let margin = if free.width() < 320.0 { 8.0 } else { 32.0 };
    let width = (free.width() - margin).min(420.0);
    let rows = ((free.height() - 32.0) / fonts::HELP_STRONG.line()).max(1.0) as usize;
    let words = look.sentence(&painter, problem, fonts::HELP_STRONG, theme.ink, width - 60.0, rows);
    let card = Rect::from_center_size(free.center(), vec2(words.size().x + 60.0, words.size().y + 24.0));
    // A notice comes from below.
    let up = if cx.model.notice.shown().is_some() { (card.top() - free.top() - 8.0).max(0.0) } else { 0.0 };
    let card = card.translate(vec2(0.0, -up));
    look.card(&painter, card, 8, theme.surface, theme.line);
    look.icon(&painter, pos2(card.left() + 25.0, card.center().y), icons::WARNING, 18.0, theme.warn);
    painter.galley(pos2(card.left() + 44.0, card.top() + 12.0), words, theme.ink);
}

/// What is to be known about the picture that is shown.
fn tags(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let stage = &cx.model.preview;
    let waits = stage.waiting_since().map(|since| Instant::now().saturating_duration_since(since));
    let key = match waits {
        Some(waited) if waited > PATIENCE => "viewer-preparing",
        _ if stage.is_lighter() && stage.is_playing() => "viewer-light",
        _ => "",
    };
    if let Some(left) = waits.and_then(|waited| PATIENCE.checked_sub(waited)) {
        ui.ctx().request_repaint_after(left + Duration::from_millis(1));
    }
    if !key.is_empty() {
        // Above stands which file is looked at.
        let (corner, anchor) = match cx.model.viewing.file() {
            Some(_) => (rect.right_bottom() - vec2(8.0, 8.0), Align2::RIGHT_BOTTOM),
            None => (rect.right_top() + vec2(-8.0, 8.0), Align2::RIGHT_TOP),
        };
        widgets::picture_tag(ui, cx.look(), corner, anchor, &cx.t(key));
    }
}

/// A file is looked at instead of the video: which one, and the way back; below each other where there is little room.
fn loan(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, media: MediaId) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let is_narrow = rect.width() < 400.0;
    let margin = if is_narrow { 8.0 } else { 16.0 };
    let (viewing, back) = (cx.t("viewer-file"), cx.t("viewer-back"));
    let viewing_width = look.width(&painter, &viewing, fonts::HELP) + 4.0;
    let back_width = look.width(&painter, &back, fonts::HELP_STRONG);
    let beside = if is_narrow { 0.0 } else { 16.0 + back_width };
    let frame = 38.0 + viewing_width + beside + 12.0;
    let room = (rect.width() - 2.0 * margin - frame).max(0.0);
    let name = cx.model.session.file_name(media);
    let shown = look.middle_elided(&painter, &name, fonts::HELP_STRONG, room);
    let name_width = look.width(&painter, &shown, fonts::HELP_STRONG);
    let height = if is_narrow { 64.0 } else { 36.0 };
    let width = (frame + name_width).max(38.0 + back_width + 12.0);
    let card = Rect::from_min_size(rect.min + vec2(margin, if is_narrow { 8.0 } else { 12.0 }), vec2(width, height));
    look.floating(&painter, card, 8);
    let y = card.top() + 18.0;
    look.icon(&painter, pos2(card.left() + 21.0, y), icons::FILE_VIDEO, 18.0, theme.accent);
    let left = card.left() + 38.0;
    look.text(&painter, pos2(left, y), &viewing, fonts::HELP, theme.ink);
    name_line(ui, &look, pos2(left + viewing_width, y), &name, (fonts::HELP_STRONG, theme.ink), room);
    let link = match is_narrow {
        true => pos2(left, card.bottom() - 34.0),
        false => pos2(card.right() - 12.0 - back_width, card.top() + 2.0),
    };
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&back).link() };
    let link = Rect::from_min_size(link, vec2(back_width, 32.0));
    if button.show(ui, &look, link, id("leave-file")).clicked() {
        cx.push(Action::LeaveFile);
    }
}
