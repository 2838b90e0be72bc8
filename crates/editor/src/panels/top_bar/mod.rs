//! Name, steps, undo and the four tools.

mod name;
mod steps;
mod undo;

use eframe::egui::{Popup, Rect, Ui, pos2, vec2};

use super::standing::NAME_DRAFT;
use super::{Cx, id, menu, painter};
use crate::layout::Class;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Command;

/// Where the name begins.
const NAME_LEFT: f32 = 56.0;
/// The name and the line under it take no more than this.
const NAME_MOST: f32 = 316.0;
/// The name and the line under it need this.
const NAME_LEAST: f32 = 156.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.look().hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0);
    if cx.model.chrome.class() == Class::Compact {
        compact(ui, cx, rect);
        return;
    }
    let is_medium = cx.model.chrome.class() == Class::Medium;
    let tools_left = tools(ui, cx, rect);
    let undo_left = undo::show(ui, cx, rect, tools_left, is_medium);
    let line = Rect::from_min_size(pos2(tools_left - if is_medium { 1.0 } else { 12.0 }, 16.0), vec2(1.0, 24.0));
    ui.painter().rect_filled(line, 0.0, cx.theme().line);
    let room = Rect::from_min_max(pos2(NAME_LEFT + NAME_LEAST, rect.top()), pos2(undo_left, rect.bottom()));
    let steps_left = steps::show(ui, cx, room, rect.center().x);
    let name_right = (steps_left - 12.0).min(NAME_LEFT + NAME_MOST);
    mark(ui, cx, pos2(rect.left() + 30.0, rect.center().y));
    name::show(ui, cx, Rect::from_min_max(pos2(NAME_LEFT, rect.top()), pos2(name_right, rect.bottom())));
}

/// Three planes: a picture with a strip and a subtitle.
fn mark(ui: &Ui, cx: &Cx<'_>, center: eframe::egui::Pos2) {
    let (theme, painter) = (cx.theme(), ui.painter());
    let plane = Rect::from_center_size(center, vec2(28.0, 28.0));
    painter.rect_filled(plane, 7.0, theme.accent);
    let part = |left: f32, top: f32, width: f32, height: f32| {
        let rect = Rect::from_min_size(plane.min + vec2(left, top), vec2(width, height));
        painter.rect_filled(rect, 2.0, theme.on);
    };
    part(6.0, 6.0, 5.0, 16.0);
    part(13.0, 6.0, 9.0, 7.0);
    part(13.0, 15.0, 9.0, 7.0);
}

/// The four tools at the right; their left end.
fn tools(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect) -> f32 {
    let code = cx.words().language().code().to_uppercase();
    let mut right = bar.right() - 8.0;
    for (command, icon) in [
        (Command::Settings, icons::GEAR_SIX),
        (Command::Help, icons::QUESTION),
        (Command::Language, icons::TRANSLATE),
        (Command::Palette, icons::MAGNIFYING_GLASS),
    ] {
        let width = if command == Command::Language { 56.0 } else { 36.0 };
        let rect = Rect::from_min_size(pos2(right - width, bar.center().y - 18.0), vec2(width, 36.0));
        let label = cx.t(command.label());
        if command == Command::Language {
            let button = Button { icon: None, ..Button::icon(icon, &label) };
            cx.command(ui, rect, command, button);
            let (painter, ink) = (painter(ui), cx.theme().ink);
            cx.look().icon(&painter, pos2(rect.left() + 18.0, rect.center().y), icon, 20.0, ink);
            cx.look().text(&painter, pos2(rect.left() + 30.0, rect.center().y), &code, fonts::HELP_STRONG, ink);
        } else {
            cx.command(ui, rect, command, Button::icon(icon, &label));
        }
        right -= width;
    }
    right
}

/// Steps, undo, redo, and one menu for all else.
fn compact(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let room = Rect::from_min_max(pos2(rect.left() + 8.0, rect.top()), pos2(rect.right() - 128.0, rect.bottom()));
    match cx.drafts.texts.contains_key(NAME_DRAFT) {
        true => name::show_field(ui, cx, room),
        false => steps::show_tight(ui, cx, room),
    }
    let y = rect.center().y;
    let button = |right: f32| Rect::from_center_size(pos2(right, y), vec2(36.0, 36.0));
    undo::undo_button(ui, cx, button(rect.right() - 106.0), true);
    undo::redo_button(ui, cx, button(rect.right() - 66.0), true);
    let label = cx.t("more");
    let response =
        Button::icon(icons::DOTS_THREE_VERTICAL, &label).show(ui, cx.look(), button(rect.right() - 26.0), id("more"));
    Popup::menu(&response).show(|ui| menu::more(ui, cx));
    // The name has no place here; whether the work is safe must be seen all the same.
    name::failed_mark(ui, cx, pos2(rect.right() - 12.0, rect.top() + 10.0));
}
