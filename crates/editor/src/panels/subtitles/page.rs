//! What pages have in common that stand in the place of the subtitles.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};

use super::super::{Cx, painter, told};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};

/// The way back and the title: whether somebody goes back, and where the title ends.
pub fn header(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, title: &str, id: Id) -> (bool, f32) {
    let (look, painter, y) = (*cx.look(), painter(ui), rect.center().y);
    let back = cx.t("page-back");
    let caret = Rect::from_center_size(pos2(rect.left() + 30.0, y), vec2(32.0, 32.0));
    let is_left = Button::icon(icons::CARET_LEFT, &back).show(ui, &look, caret, id).clicked();
    let (title, left) = (cx.t(title), rect.left() + 44.0);
    let right = left + look.text(&painter, pos2(left, y), &title, fonts::TITLE, cx.theme().ink);
    told(ui, Rect::from_min_max(pos2(left, y - 12.0), pos2(right, y + 12.0)), &title);
    look.hline(&painter, rect.left(), rect.right() - 1.0, rect.bottom() - 1.0);
    (is_left, right)
}
