//! Where the view goes: the wheel, two fingers, the hand at the lane's edge, and the playhead that leaves it.

use eframe::egui::{Ui, Vec2};
use sunting_timeline::Time;

use super::board::Board;
use super::grip::Grip;
use crate::panels::Cx;
use crate::state::view::{MARGIN_PX, Scale, fit_px_per_second};
use crate::state::{Action, Command};

/// A scale this near to the one that fits all is that one.
const FITS: f32 = 1.001;
/// So near to the lane's edge a hand that holds something scrolls.
const EDGE: f32 = 12.0;
/// So far it scrolls in a frame, in points.
const EDGE_STEP: f32 = 12.0;

/// Looks after the view.
pub(super) fn show(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>) {
    let by_hand = by_wheel(ui, cx, board) | at_edge(ui, cx, board);
    follow_line(cx, board, by_hand);
    cx.drafts.timeline.top = cx.drafts.timeline.top.clamp(0.0, board.overflow);
}

/// Puts a time at the left margin.
pub(super) fn scroll_to(cx: &mut Cx<'_>, board: &Board<'_>, to: Time) {
    let to = to.min(board.latest_scroll(&board.scale)).max(Time::ZERO);
    if to != board.scale.scroll {
        cx.push(Action::Scroll(to));
    }
}

/// Looks closer by a factor, with what lies at `still` on the scale `from` staying there.
pub(super) fn zoom_to(cx: &mut Cx<'_>, board: &Board<'_>, from: &Scale, factor: f32, still: f32) {
    let fit = fit_px_per_second(board.tracks.width(), board.duration);
    let view = from.zoomed(factor, still);
    let Some(px_per_second) = view.px_per_second.filter(|wanted| *wanted > fit * FITS) else {
        if cx.model.chrome.view().px_per_second.is_some() {
            cx.run(Command::FitAll);
        }
        return;
    };
    let latest = board.latest_scroll(&Scale { px_per_second, ..*from });
    let scroll = view.scroll.min(latest);
    if px_per_second != board.scale.px_per_second || scroll != board.scale.scroll {
        cx.push(Action::ZoomTo(px_per_second, scroll));
    }
}

/// The wheel and two fingers: sideways while all tracks fit, else up and down; with Ctrl, closer. Whether it did
/// anything.
fn by_wheel(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>) -> bool {
    let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|at| board.whole.contains(*at)) else {
        return false;
    };
    let (moved, zoomed) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    if (moved == Vec2::ZERO && zoomed == 1.0) || ui.ctx().layer_id_at(at) != Some(ui.layer_id()) {
        return false;
    }
    if zoomed != 1.0 {
        zoom_to(cx, board, &board.scale, zoomed, at.x.max(board.scale.origin_x));
        return true;
    }
    let (sideways, down) = directions(moved, board.overflow > 0.0);
    cx.drafts.timeline.top = (cx.drafts.timeline.top - down).clamp(0.0, board.overflow);
    if sideways != 0.0 {
        scroll_to(cx, board, board.scale.scroll - board.scale.span(sideways));
    }
    true
}

/// How far the content goes sideways and down.
fn directions(moved: Vec2, overflows: bool) -> (f32, f32) {
    if overflows { (moved.x, moved.y) } else { (moved.x + moved.y, 0.0) }
}

/// A hand that holds something takes the view along at the lane's edges.
fn at_edge(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>) -> bool {
    if matches!(cx.drafts.grip, Grip::Free | Grip::Volume { .. } | Grip::Fade(_) | Grip::Overview { .. }) {
        return false;
    }
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return false };
    let by = match at.x {
        x if x < board.tracks.left() + EDGE => -EDGE_STEP,
        x if x > board.tracks.right() - EDGE => EDGE_STEP,
        _ => return false,
    };
    scroll_to(cx, board, board.scale.scroll + board.scale.span(by));
    true
}

/// Turns the page when the playhead leaves the view, unless the hand took the view elsewhere.
fn follow_line(cx: &mut Cx<'_>, board: &Board<'_>, by_hand: bool) {
    let line = cx.model.session.playhead;
    let has_moved = cx.drafts.timeline.line != line;
    let is_in_view = in_view(board, line);
    let memory = &mut cx.drafts.timeline;
    memory.line = line;
    memory.follows = follows(memory.follows, is_in_view, by_hand, cx.model.preview.is_playing());
    if has_moved && !is_in_view && memory.follows && cx.drafts.grip.is_free() {
        scroll_to(cx, board, line);
    }
}

fn in_view(board: &Board<'_>, time: Time) -> bool {
    let x = board.scale.x(time);
    (board.tracks.left()..=board.tracks.right() - MARGIN_PX).contains(&x)
}

/// Whether the view goes along with the line: always while it stands, and while it plays until the hand leaves it.
fn follows(before: bool, is_in_view: bool, by_hand: bool, is_playing: bool) -> bool {
    match (is_in_view, by_hand) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => before || !is_playing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    #[test]
    fn the_wheel_goes_sideways_while_all_tracks_fit() {
        assert_eq!(directions(vec2(0.0, -40.0), false), (-40.0, 0.0));
        assert_eq!(directions(vec2(3.0, -40.0), true), (3.0, -40.0));
    }

    #[test]
    fn a_line_that_the_hand_has_left_behind_is_left_alone() {
        assert!(follows(false, false, false, false), "a standing line that is moved is shown");
        assert!(follows(true, false, false, true), "a playing line turns the page");
        assert!(!follows(true, false, true, true), "a hand scrolls away");
        assert!(!follows(false, false, false, true), "and stays there");
        assert!(follows(false, true, false, true), "until the line comes by");
    }
}
