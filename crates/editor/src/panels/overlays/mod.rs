//! What lies over the window: the palette, pages and dialogs, one at a time, over a veil.

mod cap;
mod dialog;
mod guide;
mod leaving;
mod missing;
mod moving;
pub mod palette;
mod path_field;
mod pen;
mod phone;
mod repairs;
mod sending;
mod settings;
mod subtitle_file;
mod versions;

use eframe::egui::accesskit::Role;
use eframe::egui::{Area, Id, Key, Modifiers, Order, Rect, Sense, Ui};

use super::{Cx, id};
use crate::look::theme::VEIL;
use crate::model::Model;
use crate::state::{Action, Overlay};

/// What an open overlay remembers between two frames.
#[derive(Default)]
pub struct OverlayMemory {
    /// Which one it belongs to.
    of: Option<Overlay>,
    /// Whether it is drawn for the first time.
    is_new: bool,
    /// What had the focus before.
    focus_before: Option<Id>,
    /// How high the body was when it was last drawn.
    body_height: f32,
}

impl OverlayMemory {
    /// Whether something lies over the window, or has only just gone: then nothing below can take the focus yet.
    pub fn is_open(&self) -> bool {
        self.of.is_some()
    }
}

/// Draws what lies over the window, if anything does.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let Some(overlay) = cx.model.overlays.shown() else { return leave(ui, cx) };
    enter(ui, cx, overlay);
    let area = Area::new(id("overlay"))
        .order(Order::Foreground)
        .fixed_pos(whole.min)
        .default_size(whole.size())
        .constrain(false)
        .fade_in(false)
        .sense(Sense::hover())
        .role(Role::Dialog)
        .accessible_name(cx.t(title(overlay, cx.model)));
    let context = ui.ctx().clone();
    context.memory_mut(|memory| memory.set_modal_layer(area.layer()));
    area.show(&context, |ui| {
        ui.set_min_size(whole.size());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_modal());
        let veil = ui.interact(whole, id("overlay-veil"), Sense::CLICK);
        ui.painter().rect_filled(whole, 0.0, VEIL);
        draw(ui, cx, overlay, whole);
        let closed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        // A click beside a question is no answer.
        let is_question = matches!(overlay, Overlay::Leaving | Overlay::SubtitleFile);
        if closed || veil.clicked() && !is_question {
            cx.push(Action::Show(None));
        }
    });
    cx.drafts.overlay.is_new = false;
}

fn draw(ui: &mut Ui, cx: &mut Cx<'_>, overlay: &Overlay, whole: Rect) {
    match overlay {
        Overlay::Palette => palette::show(ui, cx, whole),
        Overlay::Help => guide::show(ui, cx, whole),
        Overlay::Settings => settings::show(ui, cx, whole),
        Overlay::Versions => versions::show(ui, cx, whole),
        Overlay::Moving => moving::show(ui, cx, whole),
        Overlay::Phone => phone::show(ui, cx, whole),
        Overlay::Sending(job) => sending::show(ui, cx, whole, *job),
        Overlay::PathField(wish) => path_field::show(ui, cx, whole, *wish),
        Overlay::Leaving => leaving::show(ui, cx, whole),
        Overlay::Missing => missing::show(ui, cx, whole),
        Overlay::SubtitleFile => subtitle_file::show(ui, cx, whole),
        Overlay::Repairs(lines) => repairs::show(ui, cx, whole, lines),
    }
}

/// The key of an overlay's title.
fn title(overlay: &Overlay, model: &Model) -> &'static str {
    match overlay {
        Overlay::Palette => "cmd-palette",
        Overlay::Help => "cmd-help",
        Overlay::Settings => "cmd-settings",
        Overlay::Versions => "versions-title",
        Overlay::Moving => "moving-title",
        Overlay::Phone => "phone-title",
        Overlay::Sending(_) => "sending-title",
        Overlay::PathField(wish) => path_field::title(*wish),
        Overlay::Leaving => leaving::title(model),
        Overlay::Missing => "missing-title",
        Overlay::SubtitleFile => "subtitle-file-title",
        Overlay::Repairs(_) => "repairs-title",
    }
}

fn enter(ui: &Ui, cx: &mut Cx<'_>, overlay: &Overlay) {
    let memory = &mut cx.drafts.overlay;
    if memory.of.as_ref() == Some(overlay) {
        return;
    }
    // From one overlay to the next, the focus goes back to where it was before the first.
    let focus_before = memory.focus_before.or_else(|| ui.memory(|memory| memory.focused()));
    *memory = OverlayMemory { of: Some(overlay.clone()), is_new: true, focus_before, body_height: 0.0 };
}

fn leave(ui: &Ui, cx: &mut Cx<'_>) {
    if cx.drafts.overlay.of.is_none() {
        return;
    }
    let before = std::mem::take(&mut cx.drafts.overlay).focus_before;
    if let Some(before) = before {
        ui.memory_mut(|memory| memory.request_focus(before));
    }
    // A field that waited for the focus takes it now.
    ui.ctx().request_repaint();
}
