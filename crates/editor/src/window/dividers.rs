//! The borders between panels: dragged, moved by arrow keys or by what reads the window aloud, and put back by a double
//! click.

use eframe::egui::accesskit::{Action as Request, ActionData, Orientation, Role};
use eframe::egui::{CursorIcon, Id, Key, Modifiers, Rect, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Window;
use crate::layout::{Class, Divider, Regions, Wishes};
use crate::look::slider::lend_arrows;
use crate::panels::{Cx, id};
use crate::state::{Action, Step};

/// A border is felt on so much of the stage's side.
const FELT: f32 = 8.0;
/// What an arrow key moves it by.
const STEP: f32 = 16.0;

/// Lets the borders that this window has be moved; `layout` is what the regions were made from.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions, layout: (Vec2, Wishes)) {
    if regions.class == Class::Compact || cx.model.is_start() {
        return;
    }
    let stage = regions.center;
    if regions.class == Class::Wide {
        let left = Rect::from_min_size(stage.min, vec2(FELT, stage.height()));
        border(ui, cx, regions, layout, (Divider::Left, left));
        let right = Rect::from_min_max(pos2(stage.right() - FELT, stage.top()), stage.max);
        border(ui, cx, regions, layout, (Divider::Right, right));
    }
    if cx.model.chrome.step() != Step::Make {
        let above = Rect::from_min_max(
            pos2(0.0, regions.bar.top() - FELT / 2.0),
            pos2(regions.bar.right(), regions.bar.top() + FELT / 2.0),
        );
        border(ui, cx, regions, layout, (Divider::Timeline, above));
    }
}

impl Window {
    /// Moves a border of this step, or puts it back.
    pub(super) fn divide(&mut self, divider: Divider, points: Option<f32>) {
        let step = self.model.chrome.step().code().to_owned();
        let dividers = self.model.settings.dividers.entry(step).or_default();
        *dividers = divider.moved(*dividers, points);
    }
}

fn border(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions, layout: (Vec2, Wishes), (divider, felt): (Divider, Rect)) {
    let (key, cursor) = match divider {
        Divider::Left => ("divider-left", CursorIcon::ResizeHorizontal),
        Divider::Right => ("divider-right", CursorIcon::ResizeHorizontal),
        Divider::Timeline => ("divider-timeline", CursorIcon::ResizeVertical),
    };
    let response = ui.interact(felt, id(key), Sense::click_and_drag()).on_hover_cursor(cursor);
    let (label, name) = (cx.t(key), response.id);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &label));
    describe(ui, regions, layout, divider, name);
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
    } else if let Some(extent) = requested(ui, divider.extent(regions), name) {
        cx.push(Action::Divide(divider, Some(extent)));
        cx.push(Action::KeepDividers);
    } else if response.has_focus() {
        arrows(ui, cx, regions, divider, name);
    }
}

/// Says how far it reaches and how far it could, in points.
fn describe(ui: &Ui, regions: &Regions, (size, wishes): (Vec2, Wishes), divider: Divider, name: Id) {
    ui.ctx().accesskit_node_builder(name, |node| {
        let (least, most) = divider.reach(size, regions.class, wishes);
        let extent = divider.extent(regions);
        node.set_orientation(match divider {
            Divider::Left | Divider::Right => Orientation::Vertical,
            Divider::Timeline => Orientation::Horizontal,
        });
        node.set_numeric_value(f64::from(extent));
        node.set_min_numeric_value(f64::from(least));
        node.set_max_numeric_value(f64::from(most));
        node.set_numeric_value_step(f64::from(STEP));
        node.add_action(Request::SetValue);
        if extent < most {
            node.add_action(Request::Increment);
        }
        if extent > least {
            node.add_action(Request::Decrement);
        }
    });
}

/// The extent that what reads the window aloud asks for.
fn requested(ui: &Ui, extent: f32, name: Id) -> Option<f32> {
    ui.input(|input| {
        let count = |request| input.num_accesskit_action_requests(name, request) as f32;
        let steps = count(Request::Increment) - count(Request::Decrement);
        let value = input.accesskit_action_requests(name, Request::SetValue).find_map(|request| match request.data {
            Some(ActionData::NumericValue(value)) => Some(value as f32),
            _ => None,
        });
        (steps != 0.0 || value.is_some()).then(|| value.unwrap_or(extent) + STEP * steps)
    })
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
    let (less, more) = match divider {
        Divider::Left => (Key::ArrowLeft, Key::ArrowRight),
        Divider::Right => (Key::ArrowRight, Key::ArrowLeft),
        Divider::Timeline => (Key::ArrowDown, Key::ArrowUp),
    };
    lend_arrows(ui, name);
    let by = ui.input_mut(|input| {
        let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
        STEP * (presses(more) - presses(less))
    });
    if by != 0.0 {
        cx.push(Action::Divide(divider, Some(divider.extent(regions) + by)));
        cx.push(Action::KeepDividers);
    }
}
