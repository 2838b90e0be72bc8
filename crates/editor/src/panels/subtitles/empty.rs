//! No subtitles yet: why they matter, and how to begin.

use std::sync::Arc;

use eframe::egui::{Align, Galley, Popup, Pos2, Rect, Ui, pos2, vec2};

use super::super::{Cx, id, menu, painter, scrolling};
use super::inside;
use crate::look::widgets::Button;
use crate::look::{Look, fonts, icons};
use crate::state::Command;

/// Lower panels have two buttons beside each other.
const LOW: f32 = 250.0;

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

/// Where the three buttons stand: one below the other, or two beside each other and one below, where it is low.
fn places(top: Pos2, is_low: bool) -> [Rect; 3] {
    let place = |x: f32, y: f32, width: f32| Rect::from_min_size(top + vec2(x, y), vec2(width, 36.0));
    match is_low {
        true => [place(-164.0, 0.0, 160.0), place(4.0, 0.0, 160.0), place(-100.0, 44.0, 200.0)],
        false => [0.0, 44.0, 88.0].map(|y| place(-100.0, y, 200.0)),
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (muted, painter) = (cx.theme().muted, painter(ui));
    let width = (rect.width() - 32.0).min(280.0);
    let mut job = Look::spaced(&cx.t("subtitles-none"), fonts::BODY, muted, width, 3);
    job.halign = Align::Center;
    let words = painter.layout_job(job);
    let buttons = if rect.height() < LOW { 80.0 } else { 124.0 };
    let height = words.size().y + 16.0 + buttons;
    let whole = rect.height().max(height + 8.0);
    scrolling(ui, rect, "subtitles-none", whole, |ui, top, _| {
        let room = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), whole));
        choices(ui, cx, room, (words, height));
    });
}

/// Why they matter, in the middle, and the ways to some below it.
fn choices(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (words, height): (Arc<Galley>, f32)) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (type_them, about) = (cx.t("subtitles-type"), cx.t("script-about"));
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
    let [first, second, third] = places(pos2(rect.center().x, y), rect.height() < LOW);
    let button = Button::new(icons::KEYBOARD, &type_them).filled().disabled(reason);
    if button.show(ui, &look, first, id("subtitles-type")).clicked() {
        cx.run(Command::NewSubtitle);
    }
    let paste = cx.t("script-title");
    let button = Button::new(icons::CLIPBOARD, &paste).disabled(reason).tip(&about);
    if button.show(ui, &look, second, id("subtitles-paste")).clicked() {
        cx.run(Command::PasteScript);
    }
    from_file(ui, cx, third);
}
