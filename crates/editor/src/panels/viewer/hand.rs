//! The hand on the graphics of the stage: choosing them, moving them, going to their words.

use eframe::egui::accesskit::Role;
use eframe::egui::{CursorIcon, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, vec2};
use sunting_session::Session;
use sunting_timeline::graphic::{Anchor, Place};
use sunting_timeline::{ClipId, Edit};

use super::super::{Cx, id};
use super::objects::{Object, Objects};
use super::outline;
use crate::look::slider::lend_arrows;
use crate::state::{Action, Command, Step, graphic_kind};

/// A graphic that comes so near to a place or an edge of the safe area is drawn there, in points.
const REACH: f32 = 8.0;
/// A small graphic can be hit all the same.
const HIT: Vec2 = vec2(32.0, 32.0);
/// How far the arrow keys move a graphic, in picture widths and heights; with Shift, and without.
const STRIDES: (f32, f32) = (0.05, 0.01);
/// Whoever presses no key for so long, in seconds, has moved it: what comes then is another step.
const PAUSE_S: f64 = 1.0;

/// What has a name among the places to which a graphic can be moved.
const PLACES: &[Anchor] = const { &Anchor::ALL }.as_flattened();

/// What the window remembers of the stage.
#[derive(Default)]
pub struct Stage {
    objects: Objects,
    held: Option<Held>,
    /// When an arrow key moved a graphic last, in seconds.
    stepped_s: f64,
}

/// A graphic in the hand.
struct Held {
    clip: ClipId,
    /// From its corner to the hand, in points.
    grip: Vec2,
    /// The place that it was given last.
    place: Place,
    /// The project has it as being moved: not yet in the first frame, and no more after Esc.
    is_begun: bool,
}

/// The graphics that are seen at the playhead, on a picture of the window; what is not in `free` is covered.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, picture: Rect, free: Rect) {
    if cx.model.viewing.file().is_some() || cx.model.viewing.version().is_some() {
        return;
    }
    let mut stage = std::mem::take(&mut cx.drafts.stage);
    let session = &cx.model.session;
    stage.objects.follow(session.project(), session.playhead);
    if let Some(held) = &mut stage.held {
        let was_begun = std::mem::replace(&mut held.is_begun, session.is_dragging());
        stage.held.take_if(|held| was_begun && !held.is_begun);
    }
    let objects = std::mem::take(&mut stage.objects);
    for object in &objects.all {
        // Elsewhere a click on a page plays, as on every picture.
        if object.room.is_some() || cx.model.chrome.step() == Step::Text {
            one(ui, cx, (picture, free), object, &mut stage);
        }
    }
    cx.drafts.stage = Stage { objects, ..stage };
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, (picture, free): (Rect, Rect), object: &Object, stage: &mut Stage) {
    let rect = object.on_picture(object.bounds, picture);
    let sense = if object.room.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let in_view = Rect::from_center_size(rect.center(), rect.size().max(HIT)).intersect(free);
    if !in_view.is_positive() {
        return;
    }
    let response = ui.interact(in_view, id(("stage-object", object.clip.0)), sense);
    let is_chosen = cx.model.session.selection.only_clip() == Some(object.clip);
    let label = label(cx, object);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &label));
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.clicked() || response.drag_started() {
        choose(cx, object.clip);
        response.request_focus();
    }
    if response.double_clicked() {
        let field = response.interact_pointer_pos().and_then(|at| object.field_at(object.px_at(at, picture)));
        cx.push(Action::WriteInto(object.clip, field.map(str::to_owned)));
    }
    if object.room.is_some() {
        drag(ui, cx, picture, (object, rect), &response, &mut stage.held);
        step(ui, cx, picture, object, &response, &mut stage.stepped_s);
    }
    let is_held = stage.held.as_ref().is_some_and(|held| held.clip == object.clip);
    if is_held {
        outline::safe_area(ui, cx, picture, object);
    }
    if is_chosen || is_held {
        outline::selection(ui, rect, picture);
    } else if cx.look().keyboard && response.has_focus() {
        cx.look().focus_ring(ui.painter(), rect.shrink(4.0), 4);
    }
}

/// Chooses a graphic; what plays stands still, so that it does not run away.
fn choose(cx: &mut Cx<'_>, clip: ClipId) {
    if cx.model.preview.is_playing() {
        cx.run(Command::PlayPause);
    }
    cx.push(Action::SelectClip(clip, false));
}

fn drag(
    ui: &Ui,
    cx: &mut Cx<'_>,
    picture: Rect,
    (object, rect): (&Object, Rect),
    response: &Response,
    held: &mut Option<Held>,
) {
    let pointer = response.interact_pointer_pos();
    if let Some(origin) = ui.input(|input| input.pointer.press_origin()).filter(|_| response.drag_started()) {
        let grip = origin - rect.min;
        *held = Some(Held { clip: object.clip, grip, place: object.graphic.place, is_begun: false });
        cx.push(Action::BeginGesture("undo-graphic-place"));
    }
    let Some(own) = held.as_mut().filter(|held| held.clip == object.clip) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if let Some(place) = pointer.and_then(|at| place_at(object, at - own.grip, picture))
        && own.place != place
    {
        own.place = place;
        cx.push(Action::Drag(vec![Edit::SetPlace { clip: object.clip, place }]));
    }
    if response.drag_stopped() || !ui.input(|input| input.pointer.primary_down()) {
        *held = None;
        cx.push(Action::EndGesture);
    }
}

/// The place of a graphic whose corner is wanted there: one with a name, or in line with one, where it is near.
fn place_at(object: &Object, corner: Pos2, picture: Rect) -> Option<Place> {
    let room = object.room?;
    let mut corner_px = object.px_at(corner, picture);
    let named = PLACES.iter().map(|anchor| room.at(Place { anchor: *anchor, ..Place::default() }));
    for extent in named {
        let beside = object.at_px((extent.x_px, extent.y_px), picture) - corner;
        if beside.x.abs() < REACH {
            corner_px.0 = extent.x_px;
        }
        if beside.y.abs() < REACH {
            corner_px.1 = extent.y_px;
        }
    }
    Some(room.place_of(corner_px, PLACES))
}

/// Moves it by the arrow keys; what comes without a pause is one step.
fn step(ui: &Ui, cx: &mut Cx<'_>, picture: Rect, object: &Object, response: &Response, stepped_s: &mut f64) {
    let Some(room) = object.room.filter(|_| response.has_focus()) else { return };
    lend_arrows(ui, response.id);
    let by = ui.input_mut(|input| {
        let mut by = Vec2::ZERO;
        for (modifiers, stride) in [(Modifiers::SHIFT, STRIDES.0), (Modifiers::NONE, STRIDES.1)] {
            let mut count = |key| input.count_and_consume_key(modifiers, key) as f32 * stride;
            let right = count(Key::ArrowRight) - count(Key::ArrowLeft);
            by += vec2(right, count(Key::ArrowDown) - count(Key::ArrowUp));
        }
        by
    });
    if by == Vec2::ZERO {
        return;
    }
    let corner = object.at_px((object.bounds.x_px, object.bounds.y_px), picture) + by * picture.size();
    let place = room.place_of(object.px_at(corner, picture), PLACES);
    let now_s = ui.input(|input| input.time);
    let is_new = now_s - std::mem::replace(stepped_s, now_s) > PAUSE_S;
    if place == object.graphic.place {
        return;
    }
    if cx.model.session.selection.only_clip() != Some(object.clip) {
        cx.push(Action::SelectClip(object.clip, false));
    }
    if is_new {
        cx.push(Action::EndTyping);
    }
    cx.push(Action::TypePlace(object.clip, place));
}

/// "Nama dan jabatan, Dra. Siti, kiri bawah".
fn label(cx: &Cx<'_>, object: &Object) -> String {
    let graphic = &object.graphic;
    let kind = graphic_kind::name_of(cx.words(), graphic, cx.model.session.project().own_template(graphic));
    let own = cx.model.session.clip(object.clip).and_then(Session::graphic_of);
    let title = own.map(|graphic| graphic.title().to_owned()).unwrap_or_default();
    let place = if object.fills_picture() { cx.t("stage-whole") } else { cx.t(outline::whereabouts(object)) };
    [kind, title, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
