//! *Nama dan judul*: a card for each template, in the colours of the office. One click puts it at the red line.

mod cards;

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_graphics::template::{self, Cover, Template};
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::Graphic;

use super::{Cx, id, inside};
use crate::look::fonts;
use crate::state::Action;
pub use cards::Cards;

/// A card's picture, and how far cards stand apart.
const CARD: (f32, f32) = (124.0, 70.0);
const PITCH: (f32, f32) = (136.0, 100.0);
/// The hint's room above the cards.
const HINT: f32 = 28.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    inside(ui, rect, "titles", |ui| {
        ScrollArea::vertical().id_salt("titles").auto_shrink(false).show(ui, |ui| {
            let origin = ui.max_rect().min;
            let hint = pos2(rect.left() + 16.0, origin.y + 14.0);
            cx.look().text(ui.painter(), hint, &cx.t("titles-hint"), fonts::HELP, cx.theme().muted);
            let offered = template::all().iter().filter(|template| template.cover != Cover::Corner);
            let columns = (((rect.width() - 20.0) / PITCH.0).floor() as usize).max(1);
            let mut count = 0;
            for (index, template) in offered.enumerate() {
                let (column, row) = ((index % columns) as f32, (index / columns) as f32);
                let corner = pos2(rect.left() + 16.0 + column * PITCH.0, origin.y + HINT + row * PITCH.1);
                card(ui, cx, template, Rect::from_min_size(corner, vec2(CARD.0, CARD.1)));
                count = index + 1;
            }
            ui.set_min_height(HINT + count.div_ceil(columns) as f32 * PITCH.1 + 8.0);
        });
    });
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, template: &'static Template, picture: Rect) {
    let name = template.names.of(language_of(cx.words().language()));
    let whole = picture.with_max_y(picture.bottom() + 24.0);
    let response = ui.interact(whole, id(("title-card", template.id)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let (look, theme) = (*cx.look(), *cx.theme());
    cards::draw(ui, cx, template, picture);
    if response.hovered() || response.has_focus() && look.keyboard {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(picture.expand(2.0), CornerRadius::same(6), stroke, StrokeKind::Outside);
    }
    let shown = look.lines(ui.painter(), name, fonts::SMALL_STRONG, theme.ink, PITCH.0, 1);
    ui.painter().galley(pos2(picture.left(), picture.bottom() + 6.0), shown, theme.ink);
    if response.clicked() {
        cx.push(Action::AddGraphic(Graphic::new(template.id)));
    }
}
