//! How a picture lies on the canvas: how it fills another shape, and how it is turned.

use eframe::egui::{Rect, Ui, pos2};
use sunting_timeline::footage::is_same_shape;
use sunting_timeline::{Canvas, Clip, Edit, FitMode, Media, Placement};

use super::super::{Cx, id};
use super::page::{Page, reset};
use crate::look::widgets::{Button, segmented};
use crate::look::{fonts, icons};
use crate::state::{Action, Command};

/// In the order that they are offered.
const MODES: [(FitMode, &str); 3] =
    [(FitMode::Fill, "fit-fill"), (FitMode::Fit, "fit-fit"), (FitMode::BlurredSides, "fit-blurred")];
/// The choices need so much.
const LEAST: f32 = 212.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, media: Option<&Media>) {
    let heading = page.heading(ui, cx, "details-picture");
    let top = page.y;
    let canvas = cx.model.session.project().canvas;
    if media.is_some_and(|media| differs(media, clip, canvas)) {
        modes(ui, cx, page, clip);
        page.space(4.0);
    }
    page.space(4.0);
    let row = page.row(32.0);
    cx.look().text(ui.painter(), row.left_center(), &cx.t("details-rotation"), fonts::BODY, cx.theme().ink);
    let words = cx.t("details-quarter");
    let tip = cx.tip(Command::RotateClip);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::new(icons::ARROW_CLOCKWISE, &words) }.tip(&tip);
    let place = row.with_min_x(row.right() - 88.0);
    if button.show(ui, cx.look(), place, id("details-rotate")).clicked() {
        cx.run(Command::RotateClip);
    }
    let section = Rect::from_min_max(pos2(page.left, top - 28.0), row.max);
    if clip.placement.rotation != 0 && reset(ui, cx, "rotation", heading, section) {
        let placement = Placement { rotation: 0, ..clip.placement };
        cx.push(Action::Edit("undo-rotate", vec![Edit::SetPlacement { clip: clip.id, placement }]));
    }
}

fn modes(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    page.space(4.0);
    let row = page.row(32.0);
    let label = cx.look().text(ui.painter(), row.left_center(), &cx.t("details-fit"), fonts::BODY, cx.theme().ink);
    let beside = row.with_min_x((row.right() - 240.0).max(row.left() + label + 12.0));
    let place = if beside.width() >= LEAST { beside } else { page.row(32.0) };
    let words = MODES.map(|(_, key)| cx.t(key));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = MODES.iter().position(|(mode, _)| *mode == clip.placement.mode).unwrap_or_default();
    if let Some(index) = segmented(ui, cx.look(), place, id("details-fit"), &words, chosen) {
        let placement = Placement { mode: MODES[index].0, ..clip.placement };
        cx.push(Action::Edit("undo-fit", vec![Edit::SetPlacement { clip: clip.id, placement }]));
    }
}

/// A picture's sides as they lie on the canvas.
pub fn sides(media: &Media, clip: &Clip) -> Option<(u32, u32)> {
    let video = media.video?;
    let (width, height) = (video.width_px, video.height_px);
    Some(if clip.placement.rotation % 180 == 90 { (height, width) } else { (width, height) })
}

/// Whether a clip has another shape than the canvas.
pub fn differs(media: &Media, clip: &Clip, canvas: Canvas) -> bool {
    sides(media, clip).is_some_and(|sides| !is_same_shape(sides, (canvas.width_px, canvas.height_px)))
}
