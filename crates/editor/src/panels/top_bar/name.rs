//! The project's name, its menu, and how safe the work is.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Key, Popup, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::standing::{NAME_DRAFT, SaveLine, rename};
use super::super::{Cx, id, menu, painter, told};
use crate::look::widgets::{Button, field};
use crate::look::{fonts, icons};
use crate::state::Request;
use crate::state::request::PathWish;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let has_place = cx.model.safety.place().is_some();
    match cx.drafts.texts.remove(NAME_DRAFT) {
        Some(text) => editing(ui, cx, rect, text),
        None => title(ui, cx, rect, has_place),
    }
    if has_place {
        save_line(ui, cx, Rect::from_min_max(pos2(rect.left(), rect.top() + 24.0), rect.max));
    }
}

/// The field alone, while the name is typed in a bar that has no place for it else.
pub(super) fn show_field(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect) {
    if let Some(text) = cx.drafts.texts.remove(NAME_DRAFT) {
        let top = room.center().y - 19.0;
        editing(ui, cx, Rect::from_min_max(pos2(room.left() + 12.0, top), room.max), text);
    }
}

fn editing(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, mut text: String) {
    let place = Rect::from_min_size(pos2(rect.left() - 12.0, rect.top() + 3.0), vec2(rect.width() + 12.0, 32.0));
    let label = cx.t("project-name");
    let look = *cx.look();
    let response = field(ui, &look, place.with_max_x(rect.right()), id(NAME_DRAFT), &label, &mut text, fonts::NAME);
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    if !response.lost_focus() {
        cx.drafts.texts.insert(NAME_DRAFT, text);
    } else if !given_up && !text.trim().is_empty() && text != cx.model.name() {
        cx.push(Request::Rename(text.trim().to_owned()));
    }
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, has_place: bool) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let y = if has_place { rect.top() + 20.0 } else { rect.center().y };
    let name = cx.model.name();
    let shown = look.middle_elided(&painter, &name, fonts::NAME, rect.width() - 40.0);
    let width = look.width(&painter, &shown, fonts::NAME);
    let hit = Rect::from_min_size(pos2(rect.left() - 4.0, y - 16.0), vec2(width + 8.0, 32.0));
    let sense = if has_place { Sense::click() } else { Sense::hover() };
    let response = ui.interact(hit, id("project-title"), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, has_place, &name));
    if response.hovered() && has_place {
        painter.rect_filled(hit.shrink2(vec2(0.0, 4.0)), CornerRadius::same(6), theme.hover);
    }
    look.text(&painter, pos2(rect.left(), y), &shown, fonts::NAME, theme.ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, hit.shrink2(vec2(0.0, 4.0)), 6);
    }
    if response.clicked() {
        rename(ui, cx);
    }
    if has_place {
        let tip = if shown == name { cx.t("project-name") } else { name };
        response.on_hover_text(tip);
    }
    let caret = Rect::from_center_size(pos2(rect.left() + width + 18.0, y), vec2(32.0, 32.0));
    let label = cx.t("project-menu");
    // Small behind a name, as every caret that opens a menu.
    let button = Button { icon: None, ..Button::icon(icons::CARET_DOWN, &label) };
    let response = button.show(ui, &look, caret, id("project-menu"));
    look.icon(&painter, caret.center() - vec2(3.0, 0.0), icons::CARET_DOWN, 12.0, theme.muted);
    Popup::menu(&response).show(|ui| menu::project(ui, cx));
}

fn save_line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (look, painter) = (*cx.look(), painter(ui));
    let line = SaveLine::of(cx);
    let y = rect.top() + 14.0;
    look.icon(&painter, pos2(rect.left() + 6.0, y), line.icon, 14.0, line.ink);
    let fits = look.width(&painter, &line.words, fonts::SMALL) <= rect.width() - 17.0;
    let shown = line.in_short.as_ref().filter(|_| !fits).unwrap_or(&line.words);
    look.text(&painter, pos2(rect.left() + 17.0, y), shown, fonts::SMALL, line.words_ink);
    let Some(tip) = line.tip(cx) else {
        told(ui, rect, &line.words);
        return;
    };
    let response = ui.interact(rect, id("save-line"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.words));
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, rect.shrink2(vec2(0.0, 6.0)), 6);
    }
    if response.clicked() {
        cx.push(Request::AskPath(PathWish::Elsewhere));
    }
    response.on_hover_text(tip);
}

/// Says that the work is not saved, or cannot be, where there is no room for words; the menu beside it says why.
pub(super) fn failed_mark(ui: &mut Ui, cx: &mut Cx<'_>, center: Pos2) {
    let line = SaveLine::of(cx);
    let Some(tip) = line.tip(cx) else { return };
    ui.painter().circle_filled(center, 4.0, line.ink);
    let response = ui.interact(Rect::from_center_size(center, vec2(16.0, 16.0)), id("save-line"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line.words));
    response.on_hover_text(tip);
}
