//! The playhead, which the window calls the red line, with the flag that tells its time.

use eframe::egui::{CornerRadius, Rangef, Rect, Ui, pos2, vec2};

use super::board::Board;
use crate::look::fonts;
use crate::panels::{Cx, id};

/// The flag's height.
const FLAG: f32 = 20.0;

/// Draws it over everything.
pub(super) fn show(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) {
    let (mut painter, look) = (ui.painter().clone(), cx.look());
    let session = &cx.model.session;
    let x = board.scale.x(session.playhead).round();
    if !is_near(board.ruler.x_range(), x) || session.is_empty() {
        return;
    }
    if cx.model.viewing.file().is_some() {
        // The stage shows something else than what is at the playhead.
        painter.multiply_opacity(0.4);
    }
    let range = flag_range(ui, cx, board);
    let flag = Rect::from_x_y_ranges(
        range,
        board.ruler.top() + 2.0..=board.ruler.top() + 2.0 + FLAG.min(board.ruler.height() - 4.0),
    );
    let line = Rect::from_min_max(pos2(x - 1.0, flag.bottom() - 2.0), pos2(x + 1.0, board.foot()));
    painter.rect_filled(line, 0.0, look.theme.play);
    painter.rect_filled(flag, CornerRadius::same(4), look.theme.play);
    look.text_center(&painter, flag.center(), &cx.clock(session.playhead), fonts::SMALL_STRONG, look.theme.on_play);
    if look.keyboard && ui.memory(|memory| memory.has_focus(id("playhead"))) {
        look.focus_ring(&painter, flag.expand2(vec2(0.0, -2.0)), 4);
    }
}

/// The flag's place: around the playhead, but inside the lane. Nowhere while the playhead is out of view.
pub(super) fn flag_range(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) -> Rangef {
    let x = board.scale.x(cx.model.session.playhead);
    let lane = board.ruler.x_range();
    if !is_near(lane, x) || cx.model.session.is_empty() {
        return Rangef::new(f32::MAX, f32::MAX);
    }
    let width =
        (cx.look().width(ui.painter(), &cx.clock(cx.model.session.playhead), fonts::SMALL_STRONG) + 16.0).round();
    let left = (x - width / 2.0).round().min(lane.max - width).max(lane.min);
    Rangef::new(left, left + width)
}

fn is_near(lane: Rangef, x: f32) -> bool {
    x >= lane.min - 1.0 && x <= lane.max + 1.0
}
