//! *Warna dan logo kantor*: whose film it is. Seen when nothing is chosen, beside the cards that show each change.

mod colors;
mod logo;
mod more;
mod readable;

use eframe::egui::{CornerRadius, Popup, Rect, TextureHandle, Ui, pos2, vec2};
use sunting_timeline::graphic::Corner;
use sunting_timeline::kit::Kit;

use super::super::{Cx, id, menu};
use super::page::Page;
use crate::look::widgets::{Button, field};
use crate::look::{fonts, icons};
use crate::model::LogoLook;
use crate::state::office::{OfficeEdit, in_corner};
use crate::state::request::PathWish;
use crate::state::{Action, Request};

/// The menu of corners is so wide where its label leaves room.
const CORNER: f32 = 132.0;
/// The last row.
const FOOT: f32 = 40.0;
/// What the office gives, and what it takes.
const GIVE: (char, &str, PathWish) = (icons::ENVELOPE_SIMPLE, "office-give", PathWish::GiveOffice);
const TAKE: (char, &str, PathWish) = (icons::DOWNLOAD_SIMPLE, "office-take", PathWish::TakeOffice);

/// What the page remembers.
#[derive(Default)]
pub struct OfficeDraft {
    /// The logo's picture, and of which logo it is.
    picture: Option<(std::sync::Arc<LogoLook>, TextureHandle)>,
    /// The further rows are unfolded.
    is_unfolded: bool,
}

impl OfficeDraft {
    /// Shows the further rows.
    pub fn unfold(&mut self) {
        self.is_unfolded = true;
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let look = cx.model.session.project().graphics_look.clone();
    let kit = look.kit.as_deref().cloned().unwrap_or_default();
    page.space(10.0);
    let title = page.row(28.0);
    cx.look().text(ui.painter(), title.left_center(), &cx.t("office-title"), fonts::TITLE, cx.theme().ink);
    page.space(8.0);
    if cx.model.office.is_foreign(&look) {
        foreign(ui, cx, page, look.kit.is_some(), &kit.name);
    }
    logo::show(ui, cx, page, kit.logo.as_ref());
    name(ui, cx, page, &kit);
    page.line(ui, cx);
    page.space(8.0);
    colors::show(ui, cx, page, &kit);
    readable::show(ui, cx, page, &kit);
    if kit.logo.is_some() {
        corner(ui, cx, page);
    }
    more::show(ui, cx, page, &look);
    let row = page.foot(ui, cx, FOOT);
    to_colleagues(ui, cx, row, if look.kit.is_some() { GIVE } else { TAKE });
}

/// The way here from a graphic that is chosen.
pub fn link(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    page.space(4.0);
    let (row, label, look) = (page.foot(ui, cx, FOOT), cx.t("office-title"), *cx.look());
    if Button::new(icons::IMAGE, &label).row().show(ui, &look, row, id("office-link")).clicked() {
        cx.push(Action::ShowOffice);
    }
    look.icon(ui.painter(), pos2(row.right() - 8.0, row.center().y), icons::CARET_RIGHT, 14.0, cx.theme().muted);
}

/// The project has another look than the laptop: said, with the way to change that.
fn foreign(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, has_kit: bool, name: &str) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let words = match (has_kit, name.trim()) {
        (false, _) => cx.t("office-none"),
        (true, "") => cx.t("office-foreign-unnamed"),
        (true, name) => cx.t1("office-foreign", "name", name),
    };
    let inner = page.width() - 24.0;
    let lines = look.sentence(ui.painter(), &words, fonts::HELP, theme.ink, inner, 3);
    let height = lines.size().y + 12.0 + 32.0 + 8.0;
    let card = page.row(height);
    ui.painter().rect_filled(card, CornerRadius::same(6), theme.soft);
    let (at, below) = (card.min + vec2(12.0, 10.0), card.top() + 10.0 + lines.size().y);
    ui.painter().galley(at, lines, theme.ink);
    let label = cx.t("office-take-own");
    let width = look.width(ui.painter(), &label, fonts::HELP_STRONG);
    let rect = Rect::from_min_size(pos2(at.x, below), vec2(width.min(inner), 32.0));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&label).link() };
    if button.show(ui, &look, rect, id("office-take-own")).clicked() {
        cx.push(Action::Office(OfficeEdit::TakeOwn));
    }
    page.space(12.0);
}

fn name(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, kit: &Kit) {
    page.space(4.0);
    let label = cx.t("office-name");
    let row = page.row(20.0);
    cx.look().text(ui.painter(), row.left_center(), &label, fonts::SMALL, cx.theme().muted);
    let mut name = kit.name.clone();
    let place = page.row(32.0);
    if field(ui, cx.look(), place, id("office-name"), &label, &mut name, fonts::HELP_STRONG).changed() {
        cx.push(Action::Office(OfficeEdit::Name(name)));
    }
    page.space(2.0);
}

/// Where the logo stands in the film.
fn corner(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let (row, look, words) = (page.row(36.0), *cx.look(), cx.t("office-corner"));
    look.text(ui.painter(), row.left_center(), &words, fonts::BODY, cx.theme().ink);
    let corner_logo = cx.model.session.project().graphics_look.corner_logo;
    let now = corner_logo.map(|logo| logo.corner);
    let choices = [
        (None, cx.t("office-corner-none")),
        (Some(Corner::TopLeft), cx.t("office-corner-left")),
        (Some(Corner::TopRight), cx.t("office-corner-right")),
    ];
    let shown = choices.iter().find(|(corner, _)| *corner == now).map_or("", |(_, words)| words);
    let left = row.left() + look.width(ui.painter(), &words, fonts::BODY) + 12.0;
    let place = Rect::from_min_max(pos2(left.max(row.right() - CORNER), row.top() + 2.0), row.max - vec2(0.0, 2.0));
    let button = Button { opens_menu: true, left: true, font: Some(fonts::HELP_STRONG), ..Button::words(shown) };
    let response = button.show(ui, &look, place, id("office-corner"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{words}: {shown}")));
    Popup::menu(&response).show(|ui| {
        menu::scrolled(ui, |ui| {
            for (corner, words) in &choices {
                if menu::choice(ui, cx, words, *corner == now) {
                    cx.push(Action::Office(OfficeEdit::CornerLogo(in_corner(corner_logo, *corner))));
                }
            }
        });
    });
}

/// A row that gives the look to a colleague, or takes one.
fn to_colleagues(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, (icon, key, wish): (char, &'static str, PathWish)) {
    let label = cx.t(key);
    if Button::new(icon, &label).row().show(ui, cx.look(), row, id(key)).clicked() {
        cx.push(Request::AskPath(wish));
    }
}
