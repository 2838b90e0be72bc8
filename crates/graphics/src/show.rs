//! From a graphic of a scene to its drawing.

use std::sync::Arc;

use sunting_timeline::graphic::{Appear, Graphic, Place};
use sunting_timeline::kit::{Kit, StoredLogo};
use sunting_timeline::scene::ShownGraphic;

use crate::any_template::AnyTemplate;
use crate::chart;
use crate::drawing::Drawing;
use crate::faint;
use crate::logo::Logo;
use crate::motion::Motions;
use crate::palette::{Ground, Palette};
use crate::place::Room;
use crate::recent::Recent;
use crate::shape::Shape;
use crate::sheet::{Office, Surroundings};

/// Logos whose pixels stay read: the project's, and one that is tried.
const MOST_LOGOS: usize = 2;

/// Lays a graphic out on a canvas. One of an unknown template shows nothing. What fills the picture ends above the highest
/// subtitle, but where that leaves too little for its words, above the lane of most subtitles.
pub fn lay_out(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Drawing {
    let mut drawing = filled(shown, canvas_px);
    faint::fade(&mut drawing, &shown.graphic);
    drawing
}

fn filled(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Drawing {
    let surroundings = surroundings(shown, canvas_px);
    let drawing = laid_out(shown, &surroundings);
    let usual = Shape::of_picture(canvas_px.0, canvas_px.1);
    let is_lower = surroundings.shape.lane_top_px < usual.lane_top_px;
    if is_lower && is_page(shown) && drawing.is_crowded() {
        return laid_out(shown, &Surroundings { shape: usual, ..surroundings });
    }
    drawing
}

/// Whether a graphic says more than a picture of that size has room for.
pub fn is_crowded(shown: &ShownGraphic, canvas_px: (u32, u32)) -> bool {
    lay_out(shown, canvas_px).is_crowded()
}

/// Whether a graphic is laid out anew for the room that subtitles leave it; others are lifted as they are.
fn is_page(shown: &ShownGraphic) -> bool {
    match AnyTemplate::of(&shown.graphic, shown.own.as_ref()) {
        Some(AnyTemplate::Shipped(template)) => template.places().is_empty(),
        Some(AnyTemplate::Own(_)) => false,
        None => true,
    }
}

fn laid_out(shown: &ShownGraphic, surroundings: &Surroundings) -> Drawing {
    let graphic = &shown.graphic;
    let empty = || Drawing::empty(&surroundings.shape);
    match AnyTemplate::of(graphic, shown.own.as_ref()) {
        // What lacks a required field would say half of what it means.
        Some(template) if !template.missing(graphic).is_empty() => empty(),
        Some(template) => {
            let drawing = match &template {
                AnyTemplate::Shipped(template) => template.lay_out(graphic, surroundings),
                AnyTemplate::Own(template) => template.lay_out(graphic, surroundings),
            };
            match Room::of(&drawing, surroundings.room_shape()).filter(|_| template.is_movable()) {
                Some(room) => drawing.moved(room.away_px(graphic.place)),
                None => drawing,
            }
        }
        None => chart::of_graphic(graphic, surroundings.language, surroundings.shape.kind)
            .map_or_else(empty, |chart| chart::lay_out(&chart, surroundings)),
    }
}

/// The room in which a graphic can be moved; `None` where it fills the picture, and where nothing is drawn.
pub fn room(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Option<Room> {
    AnyTemplate::of(&shown.graphic, shown.own.as_ref()).filter(AnyTemplate::is_movable)?;
    let graphic = Graphic { place: Place::default(), ..shown.graphic.clone() };
    let home = lay_out(&ShownGraphic { graphic, ..shown.clone() }, canvas_px);
    Room::of(&home, surroundings(shown, canvas_px).room_shape()).filter(Room::is_any)
}

/// How a graphic moves.
pub fn motions(shown: &ShownGraphic) -> Motions {
    match shown.graphic.appear {
        Appear::AtOnce => Motions::Still,
        Appear::Fading => Motions::Reduced,
        Appear::Moving if shown.reduced_motion => Motions::Reduced,
        Appear::Moving => Motions::Full,
    }
}

fn surroundings(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Surroundings {
    let usual = Kit::default();
    let kit = shown.kit.as_deref().unwrap_or(&usual);
    let ground = if shown.graphic.dark { Ground::Dark } else { Ground::Light };
    // A logo that cannot be read is left out; the window says so where it is chosen.
    let logo = kit.logo.as_ref().and_then(read_logo);
    let shape = Shape::of_picture(canvas_px.0, canvas_px.1);
    let over = |subtitles_top: f32| shape.with_subtitles_from(subtitles_top * shape.height_px);
    Surroundings {
        shape: shown.subtitles_top.map_or(shape, over),
        palette: Palette::of(kit, ground),
        office: Office { name: kit.name.clone(), logo },
        language: shown.language,
        over_subtitles: shown.subtitles_top.is_some(),
    }
}

/// A logo's pixels.
fn read_logo(stored: &StoredLogo) -> Option<Arc<Logo>> {
    static RECENT: Recent<StoredLogo, Logo> = Recent::new(MOST_LOGOS);
    RECENT.of(stored, |stored| Logo::of_stored(stored).ok())
}

#[cfg(test)]
#[path = "show_tests.rs"]
mod tests;
