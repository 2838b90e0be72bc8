//! The graphics that are seen at the playhead, and where they stand: laid out once for each state of the project.

use std::sync::Arc;

use eframe::egui::{Pos2, Rect, pos2, vec2};
use sunting_core::resolved::shown_graphic_of;
use sunting_graphics::drawing::{Drawing, Extent};
use sunting_graphics::fit::clean;
use sunting_graphics::place::Room;
use sunting_graphics::prompts::prompted;
use sunting_graphics::show::{self, lay_out};
use sunting_graphics::template;
use sunting_timeline::graphic::{Anchor, FieldValue, Graphic};
use sunting_timeline::scene::seen_graphics;
use sunting_timeline::{Clip, ClipId, Project, Time};

/// The graphics on the stage, from the bottom to the top.
#[derive(Default)]
pub struct Objects {
    project: Option<Arc<Project>>,
    pub all: Vec<Object>,
}

/// A graphic on the stage.
pub struct Object {
    pub clip: ClipId,
    /// What was filled in, and the prompts where nothing was.
    pub graphic: Graphic,
    /// Where it can be moved; `None` where it fills the picture or its track is locked.
    pub room: Option<Room>,
    /// What it covers, in reference pixels.
    pub bounds: Extent,
    drawing: Drawing,
}

impl Objects {
    /// Takes up what is seen at a time.
    pub fn follow(&mut self, project: &Arc<Project>, playhead: Time) {
        let is_same = self.project.as_ref().is_some_and(|own| Arc::ptr_eq(own, project));
        let mut known = std::mem::take(&mut self.all);
        known.retain(|_| is_same);
        for (track, clip) in seen_graphics(project).filter(|(_, clip)| clip.timeline_range.contains(playhead)) {
            let place = known.iter().position(|object| object.clip == clip.id);
            let object =
                place.map(|place| known.swap_remove(place)).or_else(|| Object::of(project, clip, track.locked));
            self.all.extend(object);
        }
        self.project = Some(project.clone());
    }
}

impl Object {
    fn of(project: &Project, clip: &Clip, is_locked: bool) -> Option<Self> {
        let mut shown = shown_graphic_of(project, clip)?;
        if let Some(graphic) = prompted(&shown.graphic, shown.own.as_ref(), shown.language) {
            shown.graphic = graphic;
        }
        let canvas_px = (project.canvas.width_px, project.canvas.height_px);
        let drawing = lay_out(&shown, canvas_px);
        let room = show::room(&shown, canvas_px).filter(|_| !is_locked);
        Some(Self { clip: clip.id, graphic: shown.graphic, room, bounds: drawing.bounds()?, drawing })
    }

    /// The places that its template offers.
    pub fn anchors(&self) -> &'static [Anchor] {
        template::find(&self.graphic.template).map_or(&[], |template| template.places())
    }

    /// Whether nothing but it is to be seen.
    pub fn fills_picture(&self) -> bool {
        let (width_px, height_px) = self.drawing.size_px();
        self.bounds.width_px >= 0.98 * width_px && self.bounds.height_px >= 0.98 * height_px
    }

    /// Its middle, in picture widths and heights.
    pub fn middle(&self) -> (f32, f32) {
        let (width_px, height_px) = self.drawing.size_px();
        let Extent { x_px, y_px, .. } = self.bounds;
        ((x_px + self.bounds.right_px()) / 2.0 / width_px, (y_px + self.bounds.bottom_px()) / 2.0 / height_px)
    }

    /// Where a rectangle of it is on a picture of the window.
    pub fn on_picture(&self, extent: Extent, picture: Rect) -> Rect {
        let scale = self.scale(picture);
        let corner = picture.min + vec2(extent.x_px * scale.0, extent.y_px * scale.1);
        let size = vec2(extent.width_px * scale.0, extent.height_px * scale.1);
        Rect::from_min_size(corner, size).intersect(picture)
    }

    /// A point of a picture of the window in reference pixels.
    pub fn px_at(&self, at: Pos2, picture: Rect) -> (f32, f32) {
        let scale = self.scale(picture);
        ((at.x - picture.left()) / scale.0, (at.y - picture.top()) / scale.1)
    }

    /// A point in reference pixels on a picture of the window.
    pub fn at_px(&self, (x_px, y_px): (f32, f32), picture: Rect) -> Pos2 {
        let scale = self.scale(picture);
        pos2(picture.left() + x_px * scale.0, picture.top() + y_px * scale.1)
    }

    fn scale(&self, picture: Rect) -> (f32, f32) {
        let (width_px, height_px) = self.drawing.size_px();
        (picture.width() / width_px, picture.height() / height_px)
    }

    /// The field whose words are at a point.
    pub fn field_at(&self, (x_px, y_px): (f32, f32)) -> Option<&'static str> {
        let is_at = |extent: Extent| {
            let reach_px = 0.3 * extent.height_px;
            (extent.x_px..=extent.right_px()).contains(&x_px)
                && (extent.y_px - reach_px..=extent.bottom_px() + reach_px).contains(&y_px)
        };
        let line = self.drawing.lines().find(|line| is_at(line.extent()))?;
        let holds = |text: &str| clean(text).replace('\u{a0}', " ").contains(&line.text.replace('\u{a0}', " "));
        let fields = template::find(&self.graphic.template)?.fields;
        let field = fields.iter().find(|field| match self.graphic.fields.get(field.id) {
            Some(FieldValue::Text(text)) => holds(text),
            Some(FieldValue::List(items)) => items.iter().flat_map(|item| item.values()).any(|text| holds(text)),
            Some(FieldValue::Switch(_)) | None => false,
        })?;
        Some(field.id)
    }
}
