//! The ruler with its labels, and the red line's flag. A click moves the red line, a drag takes it along.

use eframe::egui::accesskit::{Action as Request, Role};
use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Mesh, Rangef, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2,
};
use sunting_timeline::Time;
use sunting_words::numbers::short_clock;

use super::board::Board;
use super::gestures;
use super::grip::Grip;
use crate::look::fonts;
use crate::panels::{Cx, id};

/// Ticks are at least so far apart.
const LEAST_TICK_PX: f32 = 6.0;
/// The flag's height.
const FLAG: f32 = 20.0;

/// Draws the ruler.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board<'_>) {
    let look = *cx.look();
    let (whole, ruler) = (board.whole, board.ruler);
    look.hline(ui.painter(), whole.left(), whole.right(), ruler.top());
    look.hline(ui.painter(), whole.left(), whole.right(), ruler.bottom() - 1.0);
    scale(ui, cx, board);
    let response = ui.interact(ruler, id("playhead"), Sense::click_and_drag());
    describe(ui, cx, board, &response);
    touched(ui, cx, board, &response);
}

/// Labels with long ticks, and short ticks between them.
fn scale(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) {
    let (theme, look) = (cx.theme(), cx.look());
    let ruler = board.ruler;
    let painter = ui.painter().with_clip_rect(ruler.intersect(ui.clip_rect()));
    let step = board.scale.label_step();
    let parts = ticks_in(step);
    let short = step.scaled(1, parts);
    let has_short = board.scale.px_per_second * short.as_seconds_f64() as f32 >= LEAST_TICK_PX;
    let flag = flag_range(ui, cx, board);
    let visible = board.visible();
    let first = (visible.start().ticks().max(0) / step.ticks() - 1).max(0);
    let mut mesh = Mesh::default();
    let pixel = board.hairline();
    let ink = if cx.model.session.is_empty() { theme.off } else { theme.muted };
    let mut tick = |time: Time, height: f32, color| {
        let x = (board.scale.x(time) * ui.pixels_per_point()).round() / ui.pixels_per_point();
        let foot = ruler.bottom() - 1.0;
        mesh.add_colored_rect(Rect::from_min_max(pos2(x, foot - height), pos2(x + pixel, foot)), color);
    };
    for number in first.. {
        let time = Time::from_ticks(step.ticks() * number);
        if time > visible.end() {
            break;
        }
        tick(time, ruler.height() - 13.0, theme.border);
        for part in (1..parts).filter(|_| has_short) {
            tick(time + step.scaled(part, parts), 5.0, theme.line);
        }
        let label = if step < Time::from_seconds(1) { cx.clock(time) } else { short_clock(time) };
        let left = board.scale.x(time) + 5.0;
        let width = look.width(&painter, &label, fonts::SMALL);
        let is_under_flag = left < flag.max + 2.0 && left + width > flag.min - 2.0;
        if !is_under_flag && left + width <= ruler.right() {
            look.text(&painter, pos2(left, ruler.top() + 11.0), &label, fonts::SMALL, ink);
        }
    }
    painter.add(mesh);
}

/// Into how many parts short ticks divide the time between two labels.
fn ticks_in(step: Time) -> i64 {
    match step.as_millis() {
        200 | 2000 | 120_000 => 4,
        15_000 => 3,
        30_000 | 60_000 | 1_800_000 => 6,
        500 | 5000 | 300_000 => 5,
        _ => 10,
    }
}

fn describe(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>, response: &Response) {
    let session = &cx.model.session;
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, cx.t("tracks-red-line")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(cx.clock(session.playhead));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(board.duration.as_seconds_f64());
        node.set_numeric_value(session.playhead.as_seconds_f64());
        node.add_action(Request::Increment);
        node.add_action(Request::Decrement);
    });
}

fn touched(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, response: &Response) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let pressed = ui.input(|input| input.pointer.press_origin());
    if response.drag_started()
        && let Some(from) = pressed
    {
        let from = board.time_at(from.x);
        cx.drafts.grip = if ui.input(|input| input.modifiers.shift) {
            Grip::Mark { from, before: cx.model.session.marks.range(), last: None }
        } else {
            Grip::Scrub { last: from }
        };
    }
    let clicked = response.interact_pointer_pos().filter(|_| response.clicked());
    if let Some(at) = clicked {
        gestures::seek(cx, board.time_at(at.x));
    }
    let asked = |request| ui.input(|input| input.num_accesskit_action_requests(response.id, request)) as i64;
    let frames = asked(Request::Increment) - asked(Request::Decrement);
    if frames != 0 {
        let to = cx.model.session.playhead + board.project.canvas.frame_rate.time_of(frames);
        gestures::seek(cx, to.min(board.duration).max(Time::ZERO));
    }
}

/// The flag's place: around the red line, but inside the lane. Nowhere while the line is out of view.
fn flag_range(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) -> Rangef {
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

/// Draws the red line with its flag over everything.
pub(super) fn flag(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) {
    let (mut painter, look) = (ui.painter().clone(), cx.look());
    let session = &cx.model.session;
    let x = board.scale.x(session.playhead).round();
    if !is_near(board.ruler.x_range(), x) || session.is_empty() {
        return;
    }
    if cx.model.viewing.file().is_some() {
        // The stage shows something else than what is under the line.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ticks_stand_at_round_times() {
        for millis in
            [100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000]
        {
            let step = Time::from_millis(millis);
            let short = step.scaled(1, ticks_in(step)).as_millis();
            assert!(
                [10, 50, 100, 500, 1000, 5000, 10_000, 30_000, 60_000, 300_000].contains(&short),
                "{millis}: {short}"
            );
        }
    }
}
