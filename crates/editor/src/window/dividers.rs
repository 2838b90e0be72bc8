//! The borders between panels: dragged, moved by arrow keys, and put back by a double click.

use eframe::egui::accesskit::Role;
use eframe::egui::{CursorIcon, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::layout::{Class, Divider, Regions};
use crate::look::widgets::lend_arrows;
use crate::panels::{Cx, id};
use crate::state::{Action, Step};

/// A border is felt on so much of the stage's side.
const FELT: f32 = 8.0;
/// What an arrow key moves it by.
const STEP: f32 = 16.0;

/// Lets the borders that this window has be moved.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions) {
    if regions.class == Class::Compact || cx.model.is_start() {
        return;
    }
    let stage = regions.center;
    if regions.class == Class::Wide {
        let left = Rect::from_min_size(stage.min, vec2(FELT, stage.height()));
        border(ui, cx, regions, Divider::Left, left);
        let right = Rect::from_min_max(pos2(stage.right() - FELT, stage.top()), stage.max);
        border(ui, cx, regions, Divider::Right, right);
    }
    if cx.model.step != Step::Make {
        let above = Rect::from_min_max(
            pos2(0.0, regions.bar.top() - FELT / 2.0),
            pos2(regions.bar.right(), regions.bar.top() + FELT / 2.0),
        );
        border(ui, cx, regions, Divider::Timeline, above);
    }
}

fn border(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions, divider: Divider, felt: Rect) {
    let (key, cursor) = match divider {
        Divider::Left => ("divider-left", CursorIcon::ResizeHorizontal),
        Divider::Right => ("divider-right", CursorIcon::ResizeHorizontal),
        Divider::Timeline => ("divider-timeline", CursorIcon::ResizeVertical),
    };
    let response = ui.interact(felt, id(key), Sense::click_and_drag()).on_hover_cursor(cursor);
    let (label, name) = (cx.t(key), response.id);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &label));
    let is_felt = response.dragged() || response.hovered() || (cx.look().keyboard && response.has_focus());
    if is_felt {
        ui.painter().rect_filled(line(regions, divider), 0.0, cx.theme().accent);
    }
    if response.double_clicked() {
        cx.push(Action::Divide(divider, None));
        cx.push(Action::KeepDividers);
    } else if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let extent = match divider {
            Divider::Left => pointer.x,
            Divider::Right => regions.top.right() - pointer.x,
            Divider::Timeline => regions.timeline.bottom() - regions.bar.height() - pointer.y,
        };
        cx.push(Action::Divide(divider, Some(extent.round())));
    } else if response.drag_stopped() {
        cx.push(Action::KeepDividers);
    } else if response.has_focus() {
        arrows(ui, cx, regions, divider, name);
    }
}

/// The hairline that lights up.
fn line(regions: &Regions, divider: Divider) -> Rect {
    let stage = regions.center;
    match divider {
        Divider::Left => Rect::from_min_size(stage.left_top() - vec2(1.0, 0.0), vec2(2.0, stage.height())),
        Divider::Right => Rect::from_min_size(stage.right_top() - vec2(1.0, 0.0), vec2(2.0, stage.height())),
        Divider::Timeline => Rect::from_min_size(regions.bar.min - vec2(0.0, 1.0), vec2(regions.bar.width(), 2.0)),
    }
}

fn arrows(ui: &Ui, cx: &mut Cx<'_>, regions: &Regions, divider: Divider, name: Id) {
    let (less, more, extent) = match divider {
        Divider::Left => (Key::ArrowLeft, Key::ArrowRight, regions.left.width()),
        Divider::Right => (Key::ArrowRight, Key::ArrowLeft, regions.right.width()),
        Divider::Timeline => (Key::ArrowDown, Key::ArrowUp, regions.timeline.height()),
    };
    lend_arrows(ui, name);
    let by = ui.input_mut(|input| {
        let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
        STEP * (presses(more) - presses(less))
    });
    if by != 0.0 {
        cx.push(Action::Divide(divider, Some(extent + by)));
        cx.push(Action::KeepDividers);
    }
}
