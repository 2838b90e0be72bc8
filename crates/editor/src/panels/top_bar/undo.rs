//! Undo and redo.

use eframe::egui::{Popup, Rect, Response, SetOpenCommand, Ui, pos2, vec2};

use super::super::{Cx, id, menu};
use crate::look::widgets::{Button, Weight};
use crate::look::{fonts, icons};
use crate::state::Command;

/// So long a press opens the list of steps, in seconds.
const HELD: f64 = 0.5;

/// Draws them left of the tools; their left end.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect, tools_left: f32, icons_only: bool) -> f32 {
    let widths = if icons_only { [36.0, 36.0] } else { [106.0, 84.0] };
    let right = tools_left - if icons_only { 6.0 } else { 18.0 };
    let top = bar.center().y - 18.0;
    let redo = Rect::from_min_size(pos2(right - widths[1], top), vec2(widths[1], 36.0));
    let undo = Rect::from_min_size(pos2(redo.left() - widths[0] - 2.0, top), vec2(widths[0], 36.0));
    undo_button(ui, cx, undo, icons_only);
    redo_button(ui, cx, redo, icons_only);
    undo.left()
}

/// Takes the last step back; held or pressed with the other button, it lists the last ones.
pub(super) fn undo_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon_only: bool) {
    let last = cx.model.session.history().labels().next().map(|key| cx.t(key));
    let response = button(ui, cx, rect, (Command::Undo, icons::ARROW_U_UP_LEFT), last, icon_only);
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let opens = response.secondary_clicked() || is_held(ui, &response);
    Popup::menu(&response).open_memory(opens.then_some(SetOpenCommand::Bool(true))).show(|ui| menu::steps_back(ui, cx));
    // Letting go of a press that opened the list takes nothing back.
    if response.clicked() && !was_open {
        cx.run(Command::Undo);
    }
}

/// Does the last step again.
pub(super) fn redo_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon_only: bool) {
    let next = cx.model.session.history().future_label().map(|key| cx.t(key));
    if button(ui, cx, rect, (Command::Redo, icons::ARROW_U_UP_RIGHT), next, icon_only).clicked() {
        cx.run(Command::Redo);
    }
}

fn button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    (command, icon): (Command, char),
    step: Option<String>,
    icon_only: bool,
) -> Response {
    let words = cx.t(command.label());
    let reason = cx.model.reason(command).map(|key| cx.t(key));
    let tip = step.map_or_else(String::new, |step| format!("{}: {step}", cx.tip(command)));
    let button = Button {
        icon_only,
        weight: Weight::Quiet,
        tip: &tip,
        font: Some(fonts::HELP_STRONG),
        disabled: reason.as_deref(),
        ..Button::new(icon, &words)
    };
    button.show(ui, cx.look(), rect, id(command))
}

/// Whether a button is pressed for longer than a click takes.
fn is_held(ui: &Ui, response: &Response) -> bool {
    if !response.is_pointer_button_down_on() {
        return false;
    }
    let since = ui.input(|input| input.pointer.press_start_time().map(|start| input.time - start));
    let left = HELD - since.unwrap_or(0.0);
    if left > 0.0 {
        ui.ctx().request_repaint_after_secs(left as f32);
    }
    left <= 0.0
}
