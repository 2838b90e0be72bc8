//! The office's logo: chosen or dropped, shown, and what is to be said about it.

use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, CornerRadius, CursorIcon, Rect, Sense, TextureOptions, Ui, pos2, vec2};
use sunting_timeline::kit::StoredLogo;

use super::super::super::{Cx, id};
use super::super::page::Page;
use crate::look::brush::fitted;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::model::LogoLook;
use crate::state::office::OfficeEdit;
use crate::state::request::PathWish;
use crate::state::{Action, Request};

/// The plane that takes what is dropped, and the tile that the logo stands on.
const ZONE: f32 = 100.0;
const TILE: f32 = 64.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, logo: Option<&StoredLogo>) {
    match logo {
        Some(logo) => shown(ui, cx, page, logo),
        None => zone(ui, cx, page),
    }
    told(ui, cx, page);
}

/// The dashed plane with the one filled button.
fn zone(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let rect = page.row(ZONE);
    let is_over = cx.model.chrome.is_dropping();
    let response = ui.interact(rect, id("office-zone"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    let outline = if is_over || response.hovered() { theme.accent } else { theme.border };
    ui.painter().rect_filled(rect, CornerRadius::same(8), if is_over { theme.soft } else { theme.well });
    look.dashed_round(ui.painter(), rect.shrink(1.0), 7.0, 1.5, outline);
    look.icon(ui.painter(), pos2(rect.center().x, rect.top() + 18.0), icons::IMAGE, 22.0, theme.accent);
    let words = pos2(rect.center().x, rect.top() + 40.0);
    look.text_center(ui.painter(), words, &cx.t("office-drop"), fonts::HELP, theme.muted);
    let button = Rect::from_min_size(rect.min + vec2(12.0, 54.0), vec2(rect.width() - 24.0, 36.0));
    let is_asked = choose(ui, cx, button, "office-choose-logo", true);
    if is_asked || response.clicked() {
        cx.push(Request::AskPath(PathWish::Logo));
    }
    page.space(4.0);
    sentence(ui, cx, page, &cx.t("office-from-logo"), theme.muted);
}

fn choose(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, key: &str, is_filled: bool) -> bool {
    let (words, waits) = (cx.t(key), cx.t("office-reading"));
    let button = Button::new(icons::IMAGE, &words).disabled(cx.model.office.is_reading().then_some(waits.as_str()));
    let button = if is_filled { button.filled() } else { button };
    button.show(ui, cx.look(), rect, id("office-choose-logo")).clicked()
}

fn shown(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, logo: &StoredLogo) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let row = page.row(TILE);
    let tile = Rect::from_min_size(row.min, vec2(TILE, TILE));
    look.card(ui.painter(), tile, 6, theme.well, theme.line);
    picture(ui, cx, tile.shrink(8.0), logo);
    let left = tile.right() + 12.0;
    let button = Rect::from_min_max(pos2(left, row.top()), pos2(row.right(), row.top() + 32.0));
    if choose(ui, cx, button, "office-change-logo", false) {
        cx.push(Request::AskPath(PathWish::Logo));
    }
    let words = cx.t("office-without-logo");
    let width = look.width(ui.painter(), &words, fonts::HELP_STRONG);
    let link = Rect::from_min_size(pos2(left, row.bottom() - 32.0), vec2(width, 32.0));
    let remove = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if remove.show(ui, &look, link, id("office-without-logo")).clicked() {
        cx.push(Action::Office(OfficeEdit::WithoutLogo));
    }
}

/// The logo in its shape; nothing until it was looked at.
fn picture(ui: &Ui, cx: &mut Cx<'_>, room: Rect, logo: &StoredLogo) {
    let Some(known) = cx.model.office.logo_look(logo).cloned() else { return };
    let (width, height) = known.size_px;
    let place = fitted(width as f32, height as f32, room);
    let draft = &mut cx.drafts.office_page.picture;
    if !draft.as_ref().is_some_and(|(drawn, _)| Arc::ptr_eq(drawn, &known)) {
        let image = ColorImage::from_rgba_unmultiplied([width, height], &known.rgba);
        let texture = ui.ctx().load_texture("office-logo", image, TextureOptions::LINEAR);
        *draft = Some((known, texture));
    }
    if let Some((_, texture)) = draft {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), place, whole, Color32::WHITE);
    }
}

/// What became of the logo that was chosen last.
fn told(ui: &Ui, cx: &Cx<'_>, page: &mut Page) {
    let Some((words, is_refusal)) = cx.model.office.told() else { return };
    page.space(4.0);
    sentence(ui, cx, page, words, if is_refusal { cx.theme().bad } else { cx.theme().muted });
}

/// A few lines from the page's next row on.
pub(super) fn sentence(ui: &Ui, cx: &Cx<'_>, page: &mut Page, words: &str, ink: Color32) {
    let lines = cx.look().sentence(ui.painter(), words, fonts::SMALL, ink, page.width(), 6);
    let height = lines.size().y;
    let row = page.row(height + 4.0);
    super::super::super::told(ui, row, words);
    ui.painter().galley(row.min, lines, ink);
}

/// The colours of the logo that the project has, as far as they are known.
pub(super) fn colors_of<'a>(cx: &'a Cx<'_>, logo: Option<&StoredLogo>) -> Option<&'a Arc<LogoLook>> {
    cx.model.office.logo_look(logo?)
}
