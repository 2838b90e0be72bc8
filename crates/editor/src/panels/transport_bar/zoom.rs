//! How close the timeline is looked at: step by step, sliding, or everything at once.

use eframe::egui::{CornerRadius, Rect, Sense, Ui, vec2};

use super::places::Places;
use crate::look::widgets::{Button, Weight};
use crate::look::{fonts, icons};
use crate::panels::{Cx, id};
use crate::state::view::{MAX_PX_PER_SECOND, fit_px_per_second};
use crate::state::{Action, Command};

/// Draws the buttons and, where there is room, the slider between them.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, places: &Places) {
    let off = cx.model.session.is_empty().then(|| cx.t("reason-no-clip"));
    let off = off.as_deref();
    let out = (Command::ZoomOut, icons::MAGNIFYING_GLASS_MINUS);
    super::icon(ui, cx, places.square(places.zoom_out), out, off);
    match (places.zoom_slider, off) {
        (Some(rect), None) => slider(ui, cx, rect),
        (Some(rect), Some(reason)) => {
            let line = Rect::from_center_size(rect.center(), vec2(rect.width(), 4.0));
            ui.painter().rect_filled(line, CornerRadius::same(2), cx.theme().line);
            ui.interact(rect, id("zoom"), Sense::hover()).on_hover_text(reason);
        }
        (None, _) => {}
    }
    super::icon(ui, cx, places.square(places.zoom_in), (Command::ZoomIn, icons::MAGNIFYING_GLASS_PLUS), off);
    let label = cx.t(Command::FitAll.label());
    let button = Button {
        icon_only: places.fit_is_icon,
        weight: if places.fit_is_icon { Weight::Quiet } else { Weight::Outlined },
        font: Some(fonts::HELP_STRONG),
        ..Button::new(icons::ARROWS_HORIZONTAL, &label)
    };
    cx.command(ui, places.fit, Command::FitAll, button.disabled(off));
}

/// Equal ways of the hand are equal factors: from all in view to single frames.
fn slider(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (view, session, look) = (cx.model.chrome.view(), &cx.model.session, *cx.look());
    let ((left, width), duration) = (cx.model.chrome.lane(), session.duration());
    let scale = view.scale(left, width, duration);
    let fit = fit_px_per_second(width, duration);
    let range = (MAX_PX_PER_SECOND / fit).ln().max(f32::EPSILON);
    let part = (scale.px_per_second / fit).ln() / range;
    let label = cx.t("control-zoom");
    let Some(slid) = crate::look::slider::slider(ui, &look, rect, id("zoom"), &label, part, ((0.0, 1.0), 0.02)) else {
        return;
    };
    if slid.value <= 0.0 {
        cx.run(Command::FitAll);
        return;
    }
    // The playhead stays where it is; when it is out of view, the middle does.
    let line = scale.x(session.playhead);
    let still = if (left..left + width).contains(&line) { line } else { left + width / 2.0 };
    let closer = scale.zoomed(fit * (slid.value * range).exp() / scale.px_per_second, still);
    if let Some(px_per_second) = closer.px_per_second {
        cx.push(Action::ZoomTo(px_per_second, closer.scroll));
    }
}
