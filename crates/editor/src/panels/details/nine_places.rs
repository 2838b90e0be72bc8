//! All nine places of a graphic that can be moved, as they lie in the picture.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_timeline::graphic::{Anchor, Graphic, Place};
use sunting_timeline::{Clip, Edit};

use super::super::{Cx, id};
use super::page::Page;
use crate::look::fonts;
use crate::state::{Action, places};

/// A place takes so much room, and is drawn so large.
const CELL: (f32, f32) = (44.0, 32.0);
const MARK: (f32, f32) = (20.0, 10.0);

/// Draws them; where the graphic was moved freely, none is chosen.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let words = cx.t("graphic-nine-places");
    let is_beside = look.width(ui.painter(), &words, fonts::BODY) + 12.0 + 3.0 * CELL.0 <= page.width();
    // Where there is little room, the words stand above.
    let at = pos2(page.left, page.y + CELL.1 / 2.0);
    page.space(if is_beside { 0.0 } else { CELL.1 });
    let room = page.row(3.0 * CELL.1);
    let picture = room.with_min_x(room.right() - 3.0 * CELL.0);
    look.text(ui.painter(), at, &words, fonts::BODY, theme.ink);
    look.card(ui.painter(), picture, 6, theme.well, theme.line);
    for (row, anchors) in Anchor::ALL.into_iter().enumerate() {
        for (column, anchor) in anchors.into_iter().enumerate() {
            let corner = picture.min + vec2(column as f32 * CELL.0, row as f32 * CELL.1);
            let cell = Rect::from_min_size(corner, vec2(CELL.0, CELL.1));
            let place = Place { anchor, ..Place::default() };
            if one(ui, cx, cell, places::words_of(anchor), graphic.place == place) {
                cx.push(Action::Edit("undo-graphic-place", vec![Edit::SetPlace { clip: clip.id, place }]));
            }
        }
    }
    page.space(8.0);
}

/// One of them; whether it was chosen now.
fn one(ui: &Ui, cx: &Cx<'_>, cell: Rect, key: &'static str, is_chosen: bool) -> bool {
    let (look, theme, words) = (*cx.look(), *cx.theme(), cx.t(key));
    let response = ui.interact(cell, id(("nine-places", key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &words));
    let mark = Rect::from_center_size(cell.center(), vec2(MARK.0, MARK.1));
    let (fill, line) = match () {
        () if is_chosen => (theme.accent, theme.accent),
        () if response.hovered() => (theme.hover, theme.accent),
        () => (theme.surface, theme.border),
    };
    ui.painter().rect(mark, CornerRadius::same(3), fill, Stroke::new(1.5, line), StrokeKind::Inside);
    if look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), cell.shrink(2.0), 6);
    }
    response.on_hover_text(&words).clicked() && !is_chosen
}
