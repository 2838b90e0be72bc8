//! The text of a template's file, and what is put into it: the office's colours, and marks to find its boxes by.

use std::ops::Range;

use resvg::usvg::roxmltree::Node;
use sunting_timeline::Color;

use super::paint::Paint;
use crate::palette::Palette;

/// What makes a box seen for sure, so that its place can be measured.
const SEEN: &str = "fill:#000;fill-opacity:1;stroke:none;opacity:1;display:inline;visibility:visible;filter:none;\
                    clip-path:none;mask:none";

/// Where an element's style and id are written in the text.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    /// The end of its name.
    name_end: usize,
    /// The end of its style, where it has one.
    style_end: Option<usize>,
    /// Its id's letters, where it has one.
    id: Option<Range<usize>>,
}

impl Place {
    fn of(node: Node<'_, '_>) -> Self {
        let start = node.range().start + 1;
        let source = node.document().input_text().get(start..).unwrap_or_default();
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '/' | '>');
        Self {
            name_end: start + source.find(ends).unwrap_or(source.len()),
            style_end: node.attribute_node("style").map(|style| style.range_value().end),
            id: node.attribute_node("id").map(|id| id.range_value()),
        }
    }

    /// Says that the element looks so, whatever it said before.
    fn styled(&self, declarations: &str) -> Change {
        match self.style_end {
            Some(end) => (end..end, format!(";{declarations}")),
            None => (self.name_end..self.name_end, format!(" style='{declarations}'")),
        }
    }

    fn named(&self, name: &str) -> Change {
        match &self.id {
            Some(id) => (id.clone(), name.to_owned()),
            None => (self.name_end..self.name_end, format!(" id='{name}'")),
        }
    }
}

/// What comes instead of a part of the text.
type Change = (Range<usize>, String);

/// The places in a template's text that something is put into.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places {
    boxes: Vec<Place>,
    painted: Vec<Painted>,
}

/// An element that looks otherwise than it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Painted {
    place: Place,
    fill: Option<Paint>,
    stroke: Option<Paint>,
    /// It belongs to the logo: without one it is not drawn.
    is_plate: bool,
}

impl Places {
    /// Remembers a box, and gives it its mark.
    pub fn add_box(&mut self, node: Node<'_, '_>) {
        self.boxes.push(Place::of(node));
    }

    /// Remembers an element whose fill or line has a colour of the office's, or which is drawn only with its logo.
    pub fn add_painted(&mut self, node: Node<'_, '_>, fill: Option<Paint>, stroke: Option<Paint>) {
        let is_plate = is_plate(node);
        if fill.is_some() || stroke.is_some() || is_plate {
            self.painted.push(Painted { place: Place::of(node), fill, stroke, is_plate });
        }
    }

    /// The text in which each box is seen, and has its mark as its id.
    pub fn measured(&self, svg: &str) -> String {
        let seen = self.boxes.iter().map(|place| place.styled(SEEN));
        changed(svg, self.marks().chain(seen).collect())
    }

    /// The text in an office's colours, maybe without what belongs to a logo; boxes have their marks as ids.
    pub fn painted(&self, svg: &str, palette: &Palette, has_logo: bool) -> String {
        let painted = self.painted.iter().map(|painted| {
            let declaration = |name: &str, paint: Option<Paint>| {
                paint.map_or_else(String::new, |paint| format!("{name}:{};", hex(paint.of(palette))))
            };
            let (fill, stroke) = (declaration("fill", painted.fill), declaration("stroke", painted.stroke));
            let hidden = if painted.is_plate && !has_logo { "display:none;" } else { "" };
            painted.place.styled(&format!("{fill}{stroke}{hidden}"))
        });
        changed(svg, self.marks().chain(painted).collect())
    }

    fn marks(&self) -> impl Iterator<Item = Change> {
        self.boxes.iter().enumerate().map(|(index, place)| place.named(&mark(index)))
    }
}

/// Whether an element is what a logo stands on.
pub(super) fn is_plate(node: Node<'_, '_>) -> bool {
    node.attribute("data-logo").is_some_and(|value| value.trim() == "alas")
}

/// The id of a box by its place among them.
pub(super) fn mark(index: usize) -> String {
    format!("sunting-box-{index}")
}

fn hex(Color { r, g, b, .. }: Color) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn changed(svg: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut text = String::with_capacity(svg.len() + 200 * changes.len());
    let mut done = 0;
    for (range, new) in changes {
        text.push_str(svg.get(done..range.start).unwrap_or_default());
        text.push_str(&new);
        done = range.end;
    }
    text.push_str(svg.get(done..).unwrap_or_default());
    text
}
