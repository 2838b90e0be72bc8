//! No subtitles yet: why they matter, and how to begin.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::super::{Cx, id, painter};
use crate::look::widgets::Button;
use crate::look::{Look, fonts, icons};
use crate::state::Command;

/// Draws it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let width = (rect.width() - 32.0).min(280.0);
    let mut job = Look::spaced(&cx.t("subtitles-none"), fonts::BODY, theme.muted, width, 3);
    job.halign = Align::Center;
    let words = painter.layout_job(job);
    let (type_them, from_file) = (cx.t("subtitles-type"), cx.t("subtitles-from-file"));
    let is_low = rect.height() < 200.0;
    let buttons = if is_low { 36.0 } else { 80.0 };
    let height = words.size().y + 16.0 + buttons;
    let mut y = (rect.center().y - height / 2.0).max(rect.top() + 4.0);
    if rect.height() > height + 120.0 {
        let center = pos2(rect.center().x, y - 24.0);
        painter.circle_filled(center, 28.0, theme.soft);
        look.icon(&painter, center, icons::CLOSED_CAPTIONING, 24.0, theme.accent);
        y += 24.0;
    }
    painter.galley(pos2(rect.center().x, y), words.clone(), theme.muted);
    y += words.size().y + 16.0;
    let reason = cx.t("reason-no-clip");
    let reason = cx.model.session.is_empty().then_some(reason.as_str());
    let (first, second) = if is_low {
        let half = Rect::from_min_size(pos2(rect.center().x - 164.0, y), vec2(160.0, 36.0));
        (half, half.translate(vec2(168.0, 0.0)))
    } else {
        let whole = Rect::from_min_size(pos2(rect.center().x - 100.0, y), vec2(200.0, 36.0));
        (whole, whole.translate(vec2(0.0, 44.0)))
    };
    let button = Button::new(icons::KEYBOARD, &type_them).filled().disabled(reason);
    if button.show(ui, &look, first, id("subtitles-type")).clicked() {
        cx.run(Command::NewSubtitle);
    }
    if Button::new(icons::FILE_TEXT, &from_file).show(ui, &look, second, id("subtitles-from-file")).clicked() {
        cx.run(Command::ImportSubtitles);
    }
}
