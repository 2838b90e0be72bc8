//! A slider, and the arrow keys that widgets with a value borrow from the window.

use eframe::egui::{
    Context, CornerRadius, EventFilter, Id, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::brush::Look;

/// What a slider was moved to, and whether the hand has let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slid {
    pub value: f32,
    /// False while it is still being dragged.
    pub done: bool,
}

/// A line with a knob, from `range.0` to `range.1`; it moves in steps, by arrow keys too.
pub fn slider(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    id: Id,
    label: &str,
    value: f32,
    (range, step): ((f32, f32), f32),
) -> Option<Slid> {
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(value), label));
    let part = ((value - range.0) / (range.1 - range.0)).clamp(0.0, 1.0);
    let line = rect.shrink2(vec2(9.0, 0.0));
    let knob = pos2(line.left() + part * line.width(), rect.center().y);
    let (theme, painter) = (&look.theme, ui.painter());
    let bar = |from: f32, to: f32| Rect::from_min_max(pos2(from, knob.y - 2.0), pos2(to, knob.y + 2.0));
    painter.rect_filled(bar(line.left() - 9.0, line.right() + 9.0), CornerRadius::same(2), theme.line);
    painter.rect_filled(bar(line.left() - 9.0, knob.x), CornerRadius::same(2), theme.accent);
    painter.circle(knob, 8.0, theme.surface, Stroke::new(2.0, theme.accent));
    if look.keyboard && response.has_focus() {
        look.focus_ring(painter, Rect::from_center_size(knob, vec2(18.0, 18.0)), 9);
    }
    let dragged = response.dragged() || response.clicked();
    if let Some(at) = response.interact_pointer_pos().filter(|_| dragged) {
        let part = ((at.x - line.left()) / line.width().max(1.0)).clamp(0.0, 1.0);
        let value = (range.0 + part * (range.1 - range.0)) / step;
        return Some(Slid { value: value.round() * step, done: response.clicked() });
    }
    if response.drag_stopped() {
        return Some(Slid { value, done: true });
    }
    let moved = arrows(ui, &response);
    (moved != 0).then(|| Slid { value: (value + moved as f32 * step).clamp(range.0, range.1), done: true })
}

/// While that widget has the focus, and says so in every frame, the arrow keys are its own.
pub fn lend_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    lend(ui, arrow_borrower(), id);
}

/// The same of the space bar.
pub fn lend_space(ui: &Ui, id: Id) {
    lend(ui, space_borrower(), id);
}

/// Whether the widget with the focus has borrowed the arrow keys.
pub fn lent_arrows(context: &Context) -> bool {
    is_lent(context, arrow_borrower())
}

/// Whether the widget with the focus has borrowed the space bar.
pub fn lent_space(context: &Context) -> bool {
    is_lent(context, space_borrower())
}

fn lend(ui: &Ui, key: Id, id: Id) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(key, (id, frame)));
}

/// What was drawn in the last frame may have it; what is no more drawn may still have the focus.
fn is_lent(context: &Context, key: Id) -> bool {
    let borrower: Option<(Id, u64)> = context.data(|data| data.get_temp(key));
    let (focused, now) = (context.memory(|memory| memory.focused()), context.cumulative_frame_nr());
    borrower.is_some_and(|(id, frame)| Some(id) == focused && now <= frame + 1)
}

fn space_borrower() -> Id {
    Id::unique("space-borrower")
}

fn arrow_borrower() -> Id {
    Id::unique("arrow-borrower")
}

/// How many steps the arrow keys ask for, when the widget has the focus; the focus stays.
fn arrows(ui: &Ui, response: &Response) -> i32 {
    if !response.has_focus() {
        return 0;
    }
    lend_arrows(ui, response.id);
    ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(eframe::egui::Modifiers::NONE, key) as i32;
        count(Key::ArrowRight) + count(Key::ArrowUp) - count(Key::ArrowLeft) - count(Key::ArrowDown)
    })
}
