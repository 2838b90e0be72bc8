//! The boxes that words go into, and what their attributes say.

use resvg::usvg::roxmltree::Node;

use super::error::BoxProblem;
use super::paint::Paint;
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::type_scale::TypeRole;

const MOST_LINES: usize = 20;
const MOST_CHARACTERS: usize = 1000;
/// The longest name of a field, and the longest example and label, in letters.
const MOST_NAME: usize = 32;
const MOST_WORDS: usize = 300;

/// All attributes that mean something; others that begin with `data-` are likely to be slips.
pub(super) const ATTRIBUTES: [&str; 15] = [
    "data-field",
    "data-label",
    "data-label-en",
    "data-lines",
    "data-role",
    "data-bold",
    "data-align",
    "data-valign",
    "data-color",
    "data-required",
    "data-most",
    "data-example",
    "data-fill",
    "data-stroke",
    "data-logo",
];

/// Where something stands between two edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    /// At the left, or at the top.
    First,
    /// Halfway.
    Middle,
    /// At the right, or at the bottom.
    Last,
}

/// A rectangle that words go into.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextBox {
    pub field: String,
    pub label: String,
    pub label_en: String,
    pub lines: usize,
    pub role: TypeRole,
    pub weight: Weight,
    pub align: Side,
    pub valign: Side,
    /// What can be read on the box's ground when it says nothing.
    pub color: Option<Paint>,
    pub required: bool,
    pub most_characters: usize,
    pub example: String,
    /// In reference pixels of the template.
    pub extent: Extent,
}

impl TextBox {
    /// What a rectangle's attributes say; where it stands is measured later.
    pub fn read(node: Node<'_, '_>) -> Result<Self, BoxProblem> {
        let field = node.attribute("data-field").unwrap_or_default().trim();
        if !is_name(field) {
            return Err(BoxProblem::Name);
        }
        if node.tag_name().name() != "rect" {
            return Err(BoxProblem::NoRectangle);
        }
        let role = choice(node, "data-role", &ROLES)?.unwrap_or(TypeRole::Body);
        let is_heading = matches!(role, TypeRole::Sub | TypeRole::Heading | TypeRole::Large);
        let bold = choice(node, "data-bold", &SWITCH)?.unwrap_or(is_heading);
        let label = Some(words(node, "data-label")).filter(|words| !words.is_empty());
        let label = label.unwrap_or_else(|| field.to_owned());
        let label_en = Some(words(node, "data-label-en")).filter(|words| !words.is_empty());
        Ok(Self {
            field: field.to_owned(),
            label_en: label_en.unwrap_or_else(|| label.clone()),
            label,
            lines: number(node, "data-lines", MOST_LINES)?.unwrap_or(1),
            role,
            weight: if bold { Weight::SemiBold } else { Weight::Regular },
            align: choice(node, "data-align", &ACROSS)?.unwrap_or(Side::First),
            valign: choice(node, "data-valign", &DOWN)?.unwrap_or(Side::First),
            color: paint_of(node, "data-color")?,
            required: choice(node, "data-required", &SWITCH)?.unwrap_or(false),
            most_characters: number(node, "data-most", MOST_CHARACTERS)?.unwrap_or(0),
            example: words(node, "data-example"),
            extent: Extent { x_px: 0.0, y_px: 0.0, width_px: 0.0, height_px: 0.0 },
        })
    }
}

const ROLES: [(&str, TypeRole); 6] = [
    ("catatan", TypeRole::Note),
    ("label", TypeRole::Label),
    ("isi", TypeRole::Body),
    ("sub", TypeRole::Sub),
    ("judul", TypeRole::Heading),
    ("besar", TypeRole::Large),
];
const SWITCH: [(&str, bool); 4] = [("ya", true), ("tidak", false), ("true", true), ("false", false)];
const ACROSS: [(&str, Side); 3] = [("kiri", Side::First), ("tengah", Side::Middle), ("kanan", Side::Last)];
const DOWN: [(&str, Side); 3] = [("atas", Side::First), ("tengah", Side::Middle), ("bawah", Side::Last)];

fn is_name(field: &str) -> bool {
    let fair = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (1..=MOST_NAME).contains(&field.len()) && field.chars().all(fair)
}

fn words(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_default().trim().chars().take(MOST_WORDS).collect()
}

fn choice<T: Copy>(node: Node<'_, '_>, name: &'static str, of: &[(&str, T)]) -> Result<Option<T>, BoxProblem> {
    let Some(value) = node.attribute(name) else { return Ok(None) };
    let found = of.iter().find(|(id, _)| *id == value.trim()).map(|(_, choice)| *choice);
    let allowed = || of.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
    found.map(Some).ok_or_else(|| BoxProblem::attribute(name, value, &allowed()))
}

fn number(node: Node<'_, '_>, name: &'static str, most: usize) -> Result<Option<usize>, BoxProblem> {
    let Some(value) = node.attribute(name) else { return Ok(None) };
    let number = value.trim().parse().ok().filter(|number| (1..=most).contains(number));
    number.map(Some).ok_or_else(|| BoxProblem::attribute(name, value, &format!("1–{most}")))
}

/// The colour that an attribute names, if it is there.
pub(super) fn paint_of(node: Node<'_, '_>, name: &'static str) -> Result<Option<Paint>, BoxProblem> {
    let Some(value) = node.attribute(name) else { return Ok(None) };
    Paint::read(value).map(Some).ok_or_else(|| BoxProblem::attribute(name, value, &Paint::allowed()))
}
