//! No subtitles yet: why they matter, and how to begin.

use eframe::egui::{Align, Popup, Rect, Ui, pos2, vec2};

use super::super::{Cx, id, menu, painter};
use super::inside;
use crate::look::widgets::Button;
use crate::look::{Look, fonts, icons};
use crate::state::Command;

/// A file is asked for at once; where films of the video hold subtitles too, which of them is asked first.
fn from_file(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let films = cx.model.subtitles_inside();
    let key = if films.is_empty() { "subtitles-from-file" } else { "subtitles-from-film-or-file" };
    let words = cx.t(key);
    let button = Button { opens_menu: !films.is_empty(), ..Button::new(icons::FILE_TEXT, &words) };
    let response = button.show(ui, cx.look(), rect, id("subtitles-from-file"));
    if !films.is_empty() {
        Popup::menu(&response).show(|ui| menu::scrolled(ui, |ui| inside::from_files(ui, cx, &films)));
    } else if response.clicked() {
        cx.run(Command::ImportSubtitles);
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let width = (rect.width() - 32.0).min(280.0);
    let mut job = Look::spaced(&cx.t("subtitles-none"), fonts::BODY, theme.muted, width, 3);
    job.halign = Align::Center;
    let words = painter.layout_job(job);
    let type_them = cx.t("subtitles-type");
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
    from_file(ui, cx, second);
}
