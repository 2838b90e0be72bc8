//! The bar at the foot: which part of the video is in view. Dragging it scrolls, dragging its ends zooms.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, CursorIcon, Rangef, Rect, Response, Sense, Ui, WidgetInfo};
use sunting_timeline::Time;

use super::board::Board;
use super::grip::{Grip, Part};
use super::travel;
use crate::panels::{Cx, id};
use crate::state::view::{MARGIN_PX, Scale};

/// The bar's height.
const BAR: f32 = 8.0;
/// The bar never gets narrower.
const LEAST: f32 = 32.0;
/// So much of either end zooms.
const END: f32 = 10.0;
/// The hand reaches the bar from above as well, where no clip lies.
const HIT: f32 = 32.0;

/// What the hand reaches. The lanes come after it: their clips keep what is theirs.
pub(super) fn sense(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) -> Option<Response> {
    if cx.model.session.is_empty() {
        return None;
    }
    let hit = board.overview.with_min_y(board.overview.bottom() - HIT);
    let response = ui.interact(hit, id("overview"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, cx.t("tracks-overview")));
    Some(response)
}

/// Draws the bar, and begins to move it.
pub(super) fn show(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, response: &Response) {
    let theme = *cx.theme();
    let strip = board.overview;
    let bar = bar(board.tracks.width(), &board.scale, board.duration);
    let bar = Rangef::new(strip.left() + bar.min, strip.left() + bar.max);
    let is_near = response.hovered() || matches!(cx.drafts.grip, Grip::Overview { .. });
    let color = if is_near { theme.muted } else { theme.border };
    let rect = Rect::from_x_y_ranges(bar, Rangef::point(strip.center().y).expand(BAR / 2.0));
    ui.painter().rect_filled(rect, CornerRadius::same(4), color);
    if let Some(at) = response.hover_pos() {
        let is_end = part_at(bar, at.x) != Part::Middle;
        ui.ctx().set_cursor_icon(if is_end { CursorIcon::ResizeHorizontal } else { CursorIcon::Default });
    }
    let pressed = ui.input(|input| input.pointer.press_origin());
    if response.drag_started()
        && let Some(from) = pressed
    {
        cx.drafts.grip = Grip::Overview { part: part_at(bar, from.x), x: from.x, scale: board.scale };
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked())
        && !bar.contains(at.x)
    {
        // Beside the bar: a page to that side.
        let page = board.scale.span(board.tracks.width() * 0.9);
        let by = if at.x < bar.min { -page } else { page };
        travel::scroll_to(cx, board, board.scale.scroll + by);
    }
}

/// Goes on after the hand has moved by so many points.
pub(super) fn drag(cx: &mut Cx<'_>, board: &Board<'_>, part: Part, held: &Scale, by: f32) {
    let width = board.tracks.width();
    match part {
        Part::Middle => {
            let content = content(width, held, board.duration);
            let scroll = held.scroll + held.span(by * content / width.max(1.0));
            travel::scroll_to(cx, board, scroll);
        }
        Part::Left | Part::Right => {
            let own = bar(width, held, board.duration);
            let wanted = if part == Part::Right { own.span() + by } else { own.span() - by };
            let factor = own.span() / wanted.max(1.0);
            // What stays is at the other end.
            let still = if part == Part::Right { held.origin_x } else { held.origin_x + width - 2.0 * MARGIN_PX };
            let start = Scale { origin_x: board.scale.origin_x, ..*held };
            travel::zoom_to(cx, board, &start, factor, still);
        }
    }
}

/// How wide everything would be, in points.
fn content(width: f32, scale: &Scale, duration: Time) -> f32 {
    (duration.as_seconds_f64() as f32 * scale.px_per_second + 2.0 * MARGIN_PX).max(width)
}

/// Where the bar lies on a strip of a width.
fn bar(width: f32, scale: &Scale, duration: Time) -> Rangef {
    let content = content(width, scale, duration);
    let length = (width * width / content.max(1.0)).clamp(LEAST.min(width), width);
    let scrolled = scale.scroll.as_seconds_f64() as f32 * scale.px_per_second;
    let part = (scrolled / (content - width).max(1.0)).clamp(0.0, 1.0);
    let left = part * (width - length);
    Rangef::new(left, left + length)
}

fn part_at(bar: Rangef, x: f32) -> Part {
    match x {
        x if (x - bar.min).abs() <= END => Part::Left,
        x if (x - bar.max).abs() <= END => Part::Right,
        _ => Part::Middle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(scroll_ms: i64, px_per_second: f32) -> Scale {
        Scale { origin_x: 176.0, scroll: Time::from_millis(scroll_ms), px_per_second }
    }

    #[test]
    fn the_bar_is_whole_while_everything_is_in_view_and_ends_where_the_video_does() {
        let whole = bar(1200.0, &scale(0, 18.0), Time::from_seconds(60));
        assert_eq!((whole.min, whole.max), (0.0, 1200.0));
        let minute = Time::from_seconds(60);
        let close = scale(60_000 - 1168 * 10, 100.0);
        let end = bar(1200.0, &close, minute);
        assert!((end.max - 1200.0).abs() < 0.1 && end.span() < 300.0, "{end:?}");
    }

    #[test]
    fn the_ends_are_where_zooming_begins() {
        let bar = Rangef::new(100.0, 300.0);
        assert_eq!([95.0, 150.0, 295.0].map(|x| part_at(bar, x)), [Part::Left, Part::Middle, Part::Right]);
    }

    proptest! {
        #[test]
        fn the_bar_stays_on_its_strip(scroll in 0_i64..4_000_000, zoom in 0.1f32..360.0, width in 100.0f32..2000.0) {
            let bar = bar(width, &scale(scroll, zoom), Time::from_seconds(3600));
            prop_assert!(bar.min >= 0.0 && bar.max <= width + 0.1 && bar.span() >= LEAST - 0.1);
        }
    }
}
