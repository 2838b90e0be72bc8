//! The templates: what each is for, which fields it has, and how it is laid out.

mod big_number;
mod chapter;
mod checklist;
mod closing;
mod comparison;
mod contacts;
mod corner_logo;
mod draft_stamp;
mod examples;
mod field;
mod figure;
mod location;
mod name_and_position;
mod opening_title;
mod paragraph;
mod quote;
mod rows;
mod split;
mod steps;
mod strap;
#[cfg(test)]
mod tests;
mod when_where_cost;

use sunting_timeline::graphic::{Anchor, Graphic};

pub use draft_stamp::{of_draft, start_clock_at};
pub use field::{Field, FieldKind, Names};

use crate::drawing::Drawing;
use crate::sheet::{Sheet, Surroundings, lay_out};

/// What a template covers, which decides how it gives way to subtitles and to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// The whole picture: laid out again above the subtitles' lane.
    Page,
    /// A panel whose ground runs off the picture; its text moves above the lane.
    Panel,
    /// A strap at the foot, which stands above the lane for its whole time.
    Strap,
    /// A corner, over everything, as long as the film.
    Corner,
}

/// A template that ships with the engine.
pub struct Template {
    /// Its name in projects and on the command line.
    pub id: &'static str,
    /// As people call it.
    pub names: Names<'static>,
    /// What it says to those who watch.
    pub purpose: Names<'static>,
    /// What it covers.
    pub cover: Cover,
    /// What can be filled in, in the order in which it is asked for.
    pub fields: &'static [Field<'static>],
    /// How long it is seen when nothing says otherwise, in seconds; 0 for as long as the film.
    pub seconds: f64,
    draw: fn(&mut Sheet<'_>, &Graphic),
}

/// All templates that ship with the engine, in the order in which they are offered.
pub fn all() -> &'static [Template] {
    &[
        name_and_position::TEMPLATE,
        opening_title::TEMPLATE,
        chapter::TEMPLATE,
        steps::TEMPLATE,
        checklist::TEMPLATE,
        when_where_cost::TEMPLATE,
        big_number::TEMPLATE,
        comparison::TEMPLATE,
        quote::TEMPLATE,
        contacts::TEMPLATE,
        closing::TEMPLATE,
        location::TEMPLATE,
        draft_stamp::TEMPLATE,
        corner_logo::TEMPLATE,
    ]
}

/// The template of that id.
pub fn find(id: &str) -> Option<&'static Template> {
    all().iter().find(|template| template.id == id)
}

impl Template {
    /// Lays a graphic of this template out.
    pub fn lay_out(&self, graphic: &Graphic, surroundings: &Surroundings) -> Drawing {
        let mut surroundings = surroundings.clone();
        if surroundings.over_subtitles && matches!(self.cover, Cover::Page | Cover::Panel) {
            surroundings.shape = surroundings.shape.above_lane();
        }
        lay_out(&surroundings, |sheet| (self.draw)(sheet, graphic))
    }

    /// The places that it offers, the usual one first; none where it covers a side of the picture or all of it.
    pub fn places(&self) -> &'static [Anchor] {
        match self.cover {
            Cover::Strap => &[Anchor::FootLeft, Anchor::FootRight, Anchor::HeadLeft],
            Cover::Page | Cover::Panel | Cover::Corner => &[],
        }
    }

    /// The same template with its examples filled in.
    pub fn example(&self) -> Graphic {
        examples::filled(self)
    }

    /// The required fields that hold nothing.
    pub fn missing<'a>(&'a self, graphic: &'a Graphic) -> impl Iterator<Item = &'static Field<'static>> + 'a {
        self.fields.iter().filter(|field| field.required && field.is_empty_in(graphic))
    }
}
