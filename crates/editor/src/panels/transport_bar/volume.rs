//! How loud the preview is. The made video does not change.

use eframe::egui::{Popup, PopupCloseBehavior, Rect, Sense, Ui, pos2, vec2};

use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::panels::{Cx, id};
use crate::state::Action;

/// Draws the button; it opens the slider.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, off: Option<&str>) {
    let stage = &cx.model.preview;
    let is_heard = cx.model.settings.volume > 0.0 && !stage.is_silent();
    let label = cx.t("control-volume");
    let glyph = if is_heard { icons::SPEAKER_HIGH } else { icons::SPEAKER_SLASH };
    let response = Button::icon(glyph, &label).disabled(off).show(ui, cx.look(), rect, id("volume"));
    if off.is_none() {
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| slider(ui, cx, &label));
    }
}

fn slider(ui: &mut Ui, cx: &mut Cx<'_>, label: &str) {
    let (look, volume) = (*cx.look(), cx.model.settings.volume);
    let (rect, _) = ui.allocate_exact_size(vec2(220.0, 56.0), Sense::hover());
    look.text(ui.painter(), rect.min + vec2(4.0, 12.0), label, fonts::HELP, look.theme.muted);
    let percent = format!("{}%", (volume * 100.0).round());
    let right = pos2(rect.right() - 4.0, rect.top() + 40.0);
    look.text_right(ui.painter(), right, &percent, fonts::HELP_STRONG, look.theme.ink);
    let line = Rect::from_min_max(rect.min + vec2(0.0, 24.0), pos2(rect.right() - 52.0, rect.bottom()));
    if let Some(slid) =
        crate::look::slider::slider(ui, &look, line, id("volume-slider"), label, volume, ((0.0, 1.0), 0.05))
    {
        cx.push(Action::SetVolume(slid.value));
    }
}
