//! What is told to whoever draws a template: it is used as it is, but may be read badly.

use resvg::usvg::roxmltree::Document;
use sunting_timeline::Color;
use sunting_timeline::described::{Argument, Described, Value};

use super::OwnTemplate;
use super::draw::shrink_of_example;
use super::text_box::{ATTRIBUTES, TextBox};
use crate::color::contrast;
use crate::drawing::{Drawing, Extent, Form, Mark};
use crate::guarded_svg::name;
use crate::kit::Kit;
use crate::language::Language;
use crate::palette::{Ground, Palette, TEXT_CONTRAST};
use crate::picture;
use crate::shape::Shape;
use crate::sheet::{Office, Surroundings};

/// The shorter side of the picture in which the ground behind words is looked at.
const LOOKED_AT_PX: f32 = 270.0;
/// A part of a box that may be otherwise than the rest: edges, a line, a corner.
const MOST_OTHERWISE: f32 = 0.02;
/// Words smaller than that part of their size are told.
const LEAST_SIZE: f32 = 0.85;

/// What may be read badly in a template.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Finding {
    /// Its fixed words are drawn in the fonts that ship.
    #[error("its fixed words are drawn in Inter")]
    FixedWords,
    /// An attribute begins as those of templates do, but means nothing.
    #[error("{name} means nothing")]
    UnknownAttribute { name: String },
    /// A box has no example: cards show its label.
    #[error("the box {field} has no example")]
    NoExample { field: String },
    /// The example fits only in smaller letters.
    #[error("the example of {field} does not fit")]
    Smaller { field: String },
    /// A box stands where apps draw buttons or screens cut off.
    #[error("the box {field} is too near the edge")]
    Edge { field: String },
    /// A box stands where subtitles are.
    #[error("the box {field} is where subtitles are")]
    Subtitles { field: String },
    /// Two boxes lie over each other.
    #[error("the boxes {field} and {other} overlap")]
    Overlap { field: String, other: String },
    /// There is nothing opaque behind the words.
    #[error("there is no ground behind {field}")]
    NoGround { field: String },
    /// The words are hard to tell from their ground.
    #[error("{field} has a contrast of {contrast}")]
    Faint { field: String, contrast: f64 },
}

impl Described for Finding {
    fn code(&self) -> &'static str {
        match self {
            Self::FixedWords => "own-template-fixed-words",
            Self::UnknownAttribute { .. } => "own-template-unknown-attribute",
            Self::NoExample { .. } => "own-template-no-example",
            Self::Smaller { .. } => "own-template-smaller",
            Self::Edge { .. } => "own-template-edge",
            Self::Subtitles { .. } => "own-template-subtitles",
            Self::Overlap { .. } => "own-template-overlap",
            Self::NoGround { .. } => "own-template-no-ground",
            Self::Faint { .. } => "own-template-faint",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        let of = |field: &String| ("box", Value::from(field.clone()));
        match self {
            Self::FixedWords => Vec::new(),
            Self::UnknownAttribute { name } => {
                vec![("name", name.clone().into()), ("allowed", ATTRIBUTES.join(", ").into())]
            }
            Self::Overlap { field, other } => vec![of(field), ("other", other.clone().into())],
            Self::Faint { field, contrast } => vec![of(field), ("contrast", format!("{contrast:.1}").into())],
            Self::NoExample { field }
            | Self::Smaller { field }
            | Self::Edge { field }
            | Self::Subtitles { field }
            | Self::NoGround { field } => vec![of(field)],
        }
    }
}

/// What the text alone tells.
pub(super) fn slips(document: &Document<'_>) -> Vec<Finding> {
    let has_words = document.descendants().any(|node| name(node) == "text");
    let attributes = document.descendants().flat_map(|node| node.attributes()).map(|attribute| attribute.name());
    let mut unknown: Vec<&str> =
        attributes.filter(|name| name.starts_with("data-") && !ATTRIBUTES.contains(name)).collect();
    unknown.sort_unstable();
    unknown.dedup();
    let unknown = unknown.into_iter().take(10).map(|name| Finding::UnknownAttribute { name: name.to_owned() });
    has_words.then_some(Finding::FixedWords).into_iter().chain(unknown).collect()
}

impl OwnTemplate {
    /// What whoever drew it should know.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.slips.clone();
        for (index, text_box) in self.boxes.iter().enumerate() {
            findings.extend(of_place(text_box, &self.shape));
            let field = || text_box.field.clone();
            let others = self.boxes.iter().skip(index + 1).filter(|other| overlap(text_box.extent, other.extent));
            findings.extend(others.map(|other| Finding::Overlap { field: field(), other: other.field.clone() }));
        }
        findings.extend(self.of_grounds());
        findings
    }

    /// Looks at the drawing without its words: what is behind each box, in the program's own colours.
    fn of_grounds(&self) -> Vec<Finding> {
        let surroundings = Surroundings {
            shape: self.shape,
            palette: Palette::of(&Kit::default(), Ground::Light),
            office: Office::default(),
            language: Language::Indonesian,
            over_subtitles: false,
        };
        let drawing = self.lay_out(&self.example(""), &surroundings);
        let Some(looked) = Looked::at(&drawing, &self.shape) else { return Vec::new() };
        let ink = |text_box: &TextBox| {
            drawing.lines().find(|line| is_in(line.extent(), text_box.extent)).map(|line| line.fill)
        };
        let of_box = |text_box: &TextBox| looked.ground_of(text_box, ink(text_box)?);
        self.boxes.iter().filter_map(of_box).collect()
    }
}

fn of_place(text_box: &TextBox, shape: &Shape) -> Vec<Finding> {
    let field = || text_box.field.clone();
    let extent = text_box.extent;
    let mut findings = Vec::new();
    if text_box.example.is_empty() {
        findings.push(Finding::NoExample { field: field() });
    } else if shrink_of_example(text_box, shape) < LEAST_SIZE {
        findings.push(Finding::Smaller { field: field() });
    }
    let is_safe = extent.x_px >= shape.left_px - 1.0
        && extent.y_px >= shape.top_px - 1.0
        && extent.bottom_px() <= shape.bottom_px + 1.0
        && extent.right_px() <= shape.right_at_px(extent.bottom_px()) + 1.0;
    if !is_safe {
        findings.push(Finding::Edge { field: field() });
    } else if extent.bottom_px() > shape.lane_top_px {
        findings.push(Finding::Subtitles { field: field() });
    }
    findings
}

fn overlap(a: Extent, b: Extent) -> bool {
    let across = a.right_px().min(b.right_px()) - a.x_px.max(b.x_px);
    let down = a.bottom_px().min(b.bottom_px()) - a.y_px.max(b.y_px);
    across > 2.0 && down > 2.0
}

fn is_in(inner: Extent, outer: Extent) -> bool {
    overlap(inner, outer) && inner.y_px >= outer.y_px - 2.0 && inner.x_px >= outer.x_px - 2.0
}

/// A small picture of the drawing.
struct Looked {
    rgba: Vec<u8>,
    width_px: usize,
    height_px: usize,
    scale: f32,
}

impl Looked {
    fn at(drawing: &Drawing, shape: &Shape) -> Option<Self> {
        let scale = LOOKED_AT_PX / shape.short_px();
        let side = |length: f32| (length * scale).round().max(1.0) as usize;
        let (width_px, height_px) = (side(shape.width_px), side(shape.height_px));
        let is_art = |mark: &&Mark| matches!(mark.form, Form::Art { .. });
        let mut art = drawing.clone();
        for layer in &mut art.layers {
            layer.marks = layer.marks.iter().filter(is_art).cloned().collect();
        }
        let rgba = picture::whole(&art, None, (width_px, height_px)).ok()?;
        Some(Self { rgba, width_px, height_px, scale })
    }

    /// What is wrong with the ground of a box whose words have that colour.
    fn ground_of(&self, text_box: &TextBox, ink: Color) -> Option<Finding> {
        let field = || text_box.field.clone();
        let pixels: Vec<[u8; 4]> = self.pixels(text_box.extent).collect();
        let most = MOST_OTHERWISE * pixels.len() as f32;
        let clear = pixels.iter().filter(|pixel| pixel[3] < 250).count();
        if clear as f32 > most {
            return Some(Finding::NoGround { field: field() });
        }
        let mut contrasts: Vec<f64> = pixels.iter().map(|[r, g, b, _]| contrast(ink, Color::rgb(*r, *g, *b))).collect();
        contrasts.sort_by(f64::total_cmp);
        let contrast = contrasts.get(most as usize).copied()?;
        (contrast < TEXT_CONTRAST).then(|| Finding::Faint { field: field(), contrast })
    }

    fn pixels(&self, extent: Extent) -> impl Iterator<Item = [u8; 4]> {
        let span = |start: f32, end: f32, most: usize| {
            let (first, last) = ((start * self.scale).ceil() as usize, (end * self.scale).floor() as usize);
            first.min(most)..last.min(most)
        };
        let columns = span(extent.x_px, extent.right_px(), self.width_px);
        let rows = span(extent.y_px, extent.bottom_px(), self.height_px);
        let (pixels, _) = self.rgba.as_chunks::<4>();
        rows.flat_map(move |row| {
            columns.clone().filter_map(move |column| pixels.get(row * self.width_px + column).copied())
        })
    }
}
