//! *Nama dan judul*: a card for each template, in the colours of the office, then those of the user's own. One click puts
//! it at the red line; dragged, it goes where it is let go.

mod cards;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, CursorIcon, Galley, LayerId, Order, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use sunting_graphics::template::{self, Cover};
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::Graphic;

use super::{Cx, id, inside};
use crate::layout::Class;
use crate::look::{fonts, icons};
use crate::state::sentences::of_error;
use crate::state::{Action, Request};
use cards::Card;
pub use cards::Cards;

/// A card's picture, and how far cards stand apart.
const CARD: (f32, f32) = (124.0, 70.0);
const PITCH: (f32, f32) = (136.0, 100.0);
/// A name's room: up to the next card's, or to the panel's edge.
const NAME: f32 = PITCH.0 - 4.0;
const LAST_NAME: f32 = PITCH.0 + 4.0;
/// The hint's room above the cards.
const HINT: f32 = 32.0;
/// Why a file is no template takes so many lines at most.
const REFUSAL: usize = 6;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if cx.drafts.cards.are_opened(ui.ctx()) {
        cx.push(Action::Ask(Request::ListOwnTemplates));
    }
    inside(ui, rect, "titles", |ui| {
        ScrollArea::vertical().id_salt("titles").auto_shrink(false).show(ui, |ui| {
            let origin = ui.max_rect().min;
            // In a low window a card with its name is worth more than a hint.
            let is_low = cx.model.chrome.class() == Class::Compact && cx.graphics_to_check().is_empty();
            if !is_low {
                hint(ui, cx, rect, origin.y + HINT / 2.0);
            }
            let mut below =
                rows(ui, cx, pos2(rect.left() + 16.0, origin.y), rect.width(), if is_low { 8.0 } else { HINT });
            for sentence in refusals(cx) {
                let room = rect.width() - 32.0;
                let shown = cx.look().sentence(ui.painter(), &sentence, fonts::HELP, cx.theme().muted, room, REFUSAL);
                let at = pos2(rect.left() + 16.0, origin.y + below);
                below += shown.size().y + 8.0;
                ui.painter().galley(at, shown, cx.theme().muted);
            }
            ui.set_min_height(below);
        });
    });
}

/// All cards in rows, from so far below a corner on; how far below it they end.
fn rows(ui: &mut Ui, cx: &mut Cx<'_>, corner: Pos2, width: f32, mut below: f32) -> f32 {
    let columns = (((width - 20.0) / PITCH.0).floor() as usize).max(1);
    for row in offered(cx).chunks(columns) {
        let room = |column: usize| if column + 1 == columns { LAST_NAME } else { NAME };
        let names = row.iter().enumerate().map(|(column, card)| name_of(ui, cx, card, room(column)));
        let names: Vec<_> = names.collect();
        let lines = names.iter().map(|name| name.rows.len()).max().unwrap_or(1);
        for (column, (offered, name)) in row.iter().zip(names).enumerate() {
            let own = corner + vec2(column as f32 * PITCH.0, below);
            card(ui, cx, offered, name, Rect::from_min_size(own, vec2(CARD.0, CARD.1)));
        }
        below += PITCH.1 + lines.saturating_sub(1) as f32 * fonts::SMALL_STRONG.line();
    }
    below + 8.0
}

/// What a click does, and how many graphics are to be checked; that goes to the first of them.
fn hint(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, y: f32) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let (left, right) = (rect.left() + 16.0, rect.right() - 20.0);
    let words = cx.t("titles-hint");
    let to_check = cx.graphics_to_check();
    let (count, first) = (to_check.len(), to_check.first().map(|(clip, _)| *clip));
    let hint = look.width(ui.painter(), &words, fonts::HELP);
    let Some(first) = first else {
        look.text(ui.painter(), pos2(left, y), &words, fonts::HELP, theme.muted);
        return;
    };
    let found = cx.t1("graphics-to-check", "count", count.to_string());
    let width = look.width(ui.painter(), &found, fonts::HELP_STRONG) + 22.0;
    if left + hint + 12.0 + width <= right {
        look.text(ui.painter(), pos2(left, y), &words, fonts::HELP, theme.muted);
    }
    let place = Rect::from_min_size(pos2(right - width, y - HINT / 2.0), vec2(width, HINT));
    let response = ui.interact(place, id("graphics-to-check"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &found));
    look.icon(ui.painter(), pos2(place.left() + 8.0, y), icons::WARNING, 16.0, theme.warn);
    look.text(ui.painter(), pos2(place.left() + 22.0, y), &found, fonts::HELP_STRONG, theme.warn);
    if look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), place, 4);
    }
    if response.clicked() {
        cx.push(Action::ShowGraphic(first));
    }
}

/// All cards: of the templates that ship, and of the user's own.
fn offered(cx: &Cx<'_>) -> Vec<Card> {
    let language = language_of(cx.words().language());
    let shipped = template::all().iter().filter(|template| template.cover != Cover::Corner).map(|template| Card {
        id: template.id.to_owned(),
        name: template.names.of(language).to_owned(),
        own: None,
    });
    let own = cx.model.surroundings.own_templates().iter().filter_map(|file| {
        let own = Some(file.template.as_ref().ok()?.clone());
        Some(Card { id: file.id.clone(), name: file.name.clone(), own })
    });
    shipped.chain(own).collect()
}

/// Why files in the user's folder are no templates, each in a sentence.
fn refusals(cx: &Cx<'_>) -> Vec<String> {
    let files = cx.model.surroundings.own_templates().iter();
    let sentence = |name: &str, error| format!("{name}: {}", of_error(cx.words(), error));
    files.filter_map(|file| Some(sentence(&file.name, file.template.as_ref().err()?.error()))).collect()
}

/// What a card is called, in two lines where one has no room.
fn name_of(ui: &Ui, cx: &Cx<'_>, card: &Card, room: f32) -> Arc<Galley> {
    cx.look().lines(ui.painter(), &card.name, fonts::SMALL_STRONG, cx.theme().ink, room, 2)
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, card: &Card, name: Arc<Galley>, picture: Rect) {
    let whole = picture.with_max_y(picture.bottom() + 8.0 + name.size().y);
    let response = ui.interact(whole, id(("title-card", &card.id)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &card.name));
    let (look, theme) = (*cx.look(), *cx.theme());
    cards::draw(ui, cx, card, picture);
    if response.hovered() || response.has_focus() && look.keyboard {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(picture.expand(2.0), CornerRadius::same(6), stroke, StrokeKind::Outside);
    }
    let response = if name.elided { response.on_hover_text(&card.name) } else { response };
    ui.painter().galley(pos2(picture.left(), picture.bottom() + 6.0), name, theme.ink);
    if response.clicked() {
        cx.push(putting_in(card));
    }
    carry(ui, cx, card, &response);
}

fn putting_in(card: &Card) -> Action {
    let graphic = Graphic::new(&card.id);
    match &card.own {
        Some(own) => Action::AddOwnGraphic(graphic, own.stored().clone()),
        None => Action::AddGraphic(graphic),
    }
}

/// A card in the hand: its name goes along, and where it is let go, it is put in.
fn carry(ui: &Ui, cx: &mut Cx<'_>, card: &Card, response: &Response) {
    let Some(at) = response.interact_pointer_pos() else { return };
    if response.drag_stopped() {
        cx.drafts.dropped_card = Some((putting_in(card), at));
    } else if response.dragged() {
        let look = cx.look();
        let layer = LayerId::new(Order::Tooltip, id("carried-card"));
        let painter = ui.ctx().layer_painter(layer);
        let size = vec2(look.width(&painter, &card.name, fonts::SMALL_STRONG) + 20.0, 28.0);
        let place = Rect::from_min_size(at + vec2(12.0, 8.0), size);
        look.floating(&painter, place, 6);
        look.text_center(&painter, place.center(), &card.name, fonts::SMALL_STRONG, cx.theme().ink);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}
