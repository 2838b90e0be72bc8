//! The last projects: one to go on with, and others.

use chrono::{DateTime, Local};
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_core::workspace::recents::Recent;
use sunting_words::Messages;

use super::super::{Cx, id, name_line, painter};
use super::{Height, gone};
use crate::look::brush::covering;
use crate::look::widgets::Button;
use crate::look::{fonts, icons, tips};
use crate::state::request::PathWish;
use crate::state::{Request, moments};

/// The height of the pictures, as they are asked for.
const PICTURE_PX: u32 = 168;
/// So many others at most.
const OTHERS: usize = 6;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, height: Height) {
    let model = cx.model;
    let last = model.surroundings.recents().iter().find(|recent| !recent.is_gone);
    let others: Vec<&Recent> = model.surroundings.recents().iter().filter(|recent| Some(*recent) != last).collect();
    let Some(last) = last else { return other_projects(ui, cx, rect, height, &others) };
    let heading = if height == Height::Lowest { 0.0 } else { 32.0 };
    if heading > 0.0 {
        let at = pos2(rect.left(), rect.top() + 8.0);
        cx.look().text(ui.painter(), at, &cx.t("last-project"), fonts::TITLE, cx.theme().ink);
    }
    let room = rect.with_min_y(rect.top() + heading);
    let right =
        if height == Height::Full { below_picture(ui, cx, room, last) } else { beside_picture(ui, cx, room, last) };
    let room = rect.with_min_x(right + 24.0);
    if room.width() > 200.0 {
        other_projects(ui, cx, room, height, &others);
    }
}

/// The last project with its name below its picture; its right end.
fn below_picture(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect, last: &Recent) -> f32 {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let height = (room.height() - 56.0).clamp(96.0, 168.0);
    let picture = Rect::from_min_size(room.min, vec2((height * 300.0 / 168.0).round(), height));
    let at = pos2(picture.left(), picture.bottom() + 20.0);
    name_line(ui, &look, at, &last.name(), (fonts::NAME, theme.ink), picture.width() - 116.0);
    let line = about(cx, ui, last, picture.width() - 112.0);
    look.text(&painter, pos2(picture.left(), picture.bottom() + 38.0), &line, fonts::SMALL, theme.muted);
    let button = Rect::from_min_size(pos2(picture.right() - 104.0, picture.bottom() + 11.0), vec2(104.0, 36.0));
    go_on(ui, cx, picture, button, last);
    picture.right()
}

/// The last project with its name beside its picture; its right end.
fn beside_picture(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect, last: &Recent) -> f32 {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let height = room.height().min(168.0);
    let picture = Rect::from_min_size(room.min, vec2((height * 300.0 / 168.0).round(), height));
    let column = Rect::from_min_size(picture.right_top() + vec2(12.0, 0.0), vec2(144.0, height));
    let at = pos2(column.left(), column.top() + 10.0);
    name_line(ui, &look, at, &last.name(), (fonts::NAME, theme.ink), column.width());
    let (day, length) = (day(cx.words(), last), cx.words().in_words(last.duration));
    look.text(&painter, pos2(column.left(), column.top() + 30.0), &day, fonts::SMALL, theme.muted);
    if height >= 112.0 {
        look.text(&painter, pos2(column.left(), column.top() + 48.0), &length, fonts::SMALL, theme.muted);
    }
    let button = Rect::from_min_size(pos2(column.left(), column.bottom() - 36.0), vec2(104.0, 36.0));
    go_on(ui, cx, picture, button, last);
    column.right()
}

/// Its picture and its button do the same.
fn go_on(ui: &mut Ui, cx: &mut Cx<'_>, picture: Rect, button: Rect, last: &Recent) {
    thumbnail(ui, cx, picture, last);
    let hit = ui.interact(picture, id("last-picture"), Sense::click());
    hit.widget_info(|| WidgetInfo::labeled(Role::Button, true, last.name()));
    if cx.look().keyboard && hit.has_focus() {
        cx.look().focus_ring(ui.painter(), picture, 6);
    }
    let words = cx.t("continue");
    let response = Button::words(&words).filled().show(ui, cx.look(), button, id("continue"));
    // Going on is what most people came for: Enter is enough.
    if cx.model.overlays.shown().is_none() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() || hit.clicked() {
        cx.push(Request::Open(last.file.clone()));
    }
}

fn other_projects(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, height: Height, others: &[&Recent]) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let is_lowest = height == Height::Lowest;
    if !is_lowest && !others.is_empty() {
        let at = pos2(rect.left(), rect.top() + 8.0);
        look.text(&painter, at, &cx.t("other-projects"), fonts::TITLE, theme.ink);
    }
    let open = cx.t("open-other");
    let width = (look.width(&painter, &open, fonts::BUTTON) + 60.0).ceil();
    let top = if is_lowest { rect.top() } else { rect.top() - 8.0 };
    let button = Rect::from_min_size(pos2(rect.right() - width, top), vec2(width, 32.0));
    if Button::new(icons::FOLDER_OPEN, &open).show(ui, &look, button, id("open-other")).clicked() {
        cx.push(Request::AskPath(PathWish::Project));
    }
    let (first, size, step) = if is_lowest { (40.0, vec2(68.0, 40.0), 48.0) } else { (32.0, vec2(96.0, 56.0), 72.0) };
    let columns = if rect.width() >= 560.0 { 2 } else { 1 };
    let rows = ((rect.height() - first - size.y) / step).floor().max(0.0) as usize + 1;
    let column = rect.width() / columns as f32;
    for (index, recent) in others.iter().take(OTHERS.min(columns * rows)).enumerate() {
        let across = rect.left() + (index / rows) as f32 * column;
        let at = pos2(across.round(), rect.top() + first + (index % rows) as f32 * step);
        let row = Rect::from_min_size(at, vec2(column - 8.0, size.y));
        if recent.is_gone {
            gone::show(ui, cx, (row, size.x), recent);
        } else {
            other(ui, cx, (row, size.x), index, recent);
        }
    }
}

fn other(ui: &mut Ui, cx: &mut Cx<'_>, (row, picture): (Rect, f32), index: usize, recent: &Recent) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let response = ui.interact(row, id(("recent", index)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, recent.name()));
    if response.hovered() {
        painter.rect_filled(row.expand(4.0), CornerRadius::same(8), theme.hover);
    }
    thumbnail(ui, cx, row.with_max_x(row.left() + picture), recent);
    let (left, y) = (row.left() + picture + 12.0, row.center().y);
    let name = recent.name();
    let names: Vec<String> = cx.model.surroundings.recents().iter().map(Recent::name).collect();
    let others = names.iter().map(String::as_str);
    let shown = look.told_apart(&painter, &name, others, fonts::NAME, row.right() - left);
    look.text(&painter, pos2(left, y - 10.0), &shown, fonts::NAME, theme.ink);
    let line = about(cx, ui, recent, row.right() - left);
    look.text(&painter, pos2(left, y + 10.0), &line, fonts::SMALL, theme.muted);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, row, 8);
    }
    if response.clicked() {
        cx.push(Request::Open(recent.file.clone()));
    }
    if shown != name {
        tips::beside(response, &name);
    }
}

fn thumbnail(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, recent: &Recent) {
    let (theme, painter) = (*cx.theme(), ui.painter());
    painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
    match recent.picture.as_ref().and_then(|(path, time)| cx.poster(path, PICTURE_PX, *time)) {
        Some(texture) => {
            let part = covering(texture.size_vec2(), rect.size());
            cx.look().texture(painter, rect, 6, texture.id(), part, Color32::WHITE);
        }
        None => cx.look().icon(painter, rect.center(), icons::FILM_STRIP, 24.0, theme.muted),
    }
}

/// "kemarin 15.20 · 1 menit 2 detik"; the day alone where there is no room for more.
fn about(cx: &Cx<'_>, ui: &Ui, recent: &Recent, width: f32) -> String {
    let day = day(cx.words(), recent);
    let line = format!("{day} · {}", cx.words().in_words(recent.duration));
    if cx.look().width(ui.painter(), &line, fonts::SMALL) <= width { line } else { day }
}

/// When it was last worked on.
fn day(words: &Messages, recent: &Recent) -> String {
    let opened = DateTime::from_timestamp(recent.opened_s as i64, 0).unwrap_or_default();
    moments::when(words, opened.with_timezone(&Local))
}
