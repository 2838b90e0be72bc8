//! What is drawn around graphics on the stage: the selection, and where they may stand.

use eframe::egui::{Color32, CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui};
use sunting_timeline::graphic::{Anchor, Place};

use super::super::Cx;
use super::objects::Object;
use crate::state::places;

/// Seen on every picture: a dark line between two light ones, whatever the theme.
const DARK: Color32 = Color32::from_rgb(0x16, 0x20, 0x2A);
const LIGHT: Color32 = Color32::WHITE;
/// All three lines together.
const WIDTH: f32 = 4.0;
const DASH: f32 = 6.0;

/// The outline of what is chosen.
pub(super) fn selection(ui: &Ui, rect: Rect, picture: Rect) {
    let outer = rect.expand(WIDTH).intersect(picture);
    let lines = [(0.0, 1.0, LIGHT), (1.0, 2.0, DARK), (3.0, 1.0, LIGHT)];
    for (inwards, width, color) in lines {
        let stroke = Stroke::new(width, color);
        ui.painter().rect_stroke(outer.shrink(inwards), CornerRadius::ZERO, stroke, StrokeKind::Inside);
    }
}

/// The safe area, and the places that the template offers.
pub(super) fn safe_area(ui: &Ui, cx: &Cx<'_>, picture: Rect, object: &Object) {
    let Some(room) = object.room else { return };
    let painter = ui.painter().with_clip_rect(picture);
    let mut points: Vec<_> = room.safe_area_px().iter().map(|point| object.at_px(*point, picture)).collect();
    points.extend(points.first().copied());
    painter.add(Shape::line(points.clone(), Stroke::new(2.0, DARK)));
    painter.extend(Shape::dashed_line(&points, Stroke::new(2.0, LIGHT), DASH, DASH));
    for anchor in object.anchors() {
        let rect = object.on_picture(room.at(Place { anchor: *anchor, ..Place::default() }), picture);
        painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, cx.theme().accent), StrokeKind::Inside);
    }
}

/// The key of the words for where it stands: the place that was chosen, else a third of the picture each way.
pub(super) fn whereabouts(object: &Object) -> &'static str {
    let place = object.graphic.place;
    if object.room.is_some() && (place.x, place.y) == (0.0, 0.0) {
        return places::words_of(place.anchor);
    }
    let third = |middle: f32| ((middle * 3.0) as usize).min(2);
    let (across, down) = object.middle();
    places::words_of(Anchor::ALL[third(down)][third(across)])
}
