//! From a graphic of a scene to its drawing.

use std::sync::Arc;

use sunting_timeline::graphic::{Appear, Graphic, Place};
use sunting_timeline::kit::Kit;
use sunting_timeline::scene::ShownGraphic;

use crate::any_template::AnyTemplate;
use crate::chart;
use crate::drawing::Drawing;
use crate::logo::Logo;
use crate::motion::Motions;
use crate::palette::{Ground, Palette};
use crate::place::Room;
use crate::shape::Shape;
use crate::sheet::{Office, Surroundings};
use crate::template;

/// Lays a graphic out on a canvas. One of an unknown template shows nothing.
pub fn lay_out(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Drawing {
    let surroundings = surroundings(shown, canvas_px);
    let graphic = &shown.graphic;
    let empty = || Drawing::empty(&surroundings.shape);
    match AnyTemplate::of(graphic, shown.own.as_ref()) {
        // What lacks a required field would say half of what it means.
        Some(template) if !template.missing(graphic).is_empty() => empty(),
        Some(AnyTemplate::Shipped(template)) => {
            let drawing = template.lay_out(graphic, &surroundings);
            match Room::of(&drawing, template.room_shape(&surroundings)).filter(|_| !template.places().is_empty()) {
                Some(room) => drawing.moved(room.away_px(graphic.place)),
                None => drawing,
            }
        }
        Some(AnyTemplate::Own(template)) => template.lay_out(graphic, &surroundings),
        None => chart::of_graphic(graphic, surroundings.language, surroundings.shape.kind)
            .map_or_else(empty, |chart| chart::lay_out(&chart, &surroundings)),
    }
}

/// The room in which a graphic can be moved; `None` where it fills the picture, and where nothing is drawn.
pub fn room(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Option<Room> {
    let template = template::find(&shown.graphic.template).filter(|template| !template.places().is_empty())?;
    let graphic = Graphic { place: Place::default(), ..shown.graphic.clone() };
    let home = lay_out(&ShownGraphic { graphic, ..shown.clone() }, canvas_px);
    Room::of(&home, template.room_shape(&surroundings(shown, canvas_px)))
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
    let logo = kit.logo.as_ref().and_then(|stored| Logo::of_stored(stored).ok()).map(Arc::new);
    Surroundings {
        shape: Shape::of_picture(canvas_px.0, canvas_px.1),
        palette: Palette::of(kit, ground),
        office: Office { name: kit.name.clone(), logo },
        language: shown.language,
        over_subtitles: shown.over_subtitles,
    }
}

#[cfg(test)]
#[path = "show_tests.rs"]
mod tests;
