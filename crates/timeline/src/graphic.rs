//! Titles, lower thirds, cards and charts as data: a template's id and what people filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::extra::{Apart, Extra};
use crate::kit::Kit;

/// The template that ends a film: a page with a logo of its own.
pub const CLOSING: &str = "penutup";
/// The template of the logo over the whole film.
pub const CORNER_LOGO: &str = "logo-di-sudut";
/// The template that marks a draft.
pub const DRAFT_STAMP: &str = "stempel-konsep";

/// A graphic on the timeline. What it looks like is the template's business; here is only what people chose.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Graphic {
    /// The id of a template, such as "nama-dan-jabatan" or "grafik-batang".
    pub template: String,
    /// What was filled in, by the id of the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: Fields,
    /// The numbers of a chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// Whether pages have a dark ground.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dark: bool,
    /// Where it stands, if it does not fill the picture.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub place: Place,
    /// How it comes and goes.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub appear: Appear,
    /// Fields that only hold what belongs there, and are drawn so. Nobody filled them in: they are in no project, only in
    /// what is shown of one while it is edited.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub prompts: BTreeSet<String>,
    /// Fields that only newer programs know; kept as they are.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a graphic stands that does not fill the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// What it is measured from.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub anchor: Anchor,
    /// How far right of there it stands, in picture widths, -1 to 1. It stays within the safe area whatever this says.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub x: f32,
    /// How far below there it stands, in picture heights, -1 to 1.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub y: f32,
}

/// A place that people choose by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// At the foot of the picture, on the left margin.
    #[default]
    FootLeft,
    /// At the foot, on the right margin.
    FootRight,
    /// At the foot, in the middle.
    FootMiddle,
    /// Half-way up, on the left margin.
    Left,
    /// In the middle of the picture.
    Middle,
    /// Half-way up, on the right margin.
    Right,
    /// At the head, on the left margin.
    HeadLeft,
    /// At the head, in the middle.
    HeadMiddle,
    /// At the head, on the right margin.
    HeadRight,
}

impl Anchor {
    /// All of them, as they lie in the picture: rows from the head to the foot, each from left to right.
    pub const ALL: [[Self; 3]; 3] = [
        [Self::HeadLeft, Self::HeadMiddle, Self::HeadRight],
        [Self::Left, Self::Middle, Self::Right],
        [Self::FootLeft, Self::FootMiddle, Self::FootRight],
    ];
}

/// How a graphic comes and goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appear {
    /// As its template moves.
    #[default]
    Moving,
    /// As a whole, from clear to opaque.
    Fading,
    /// There from its first frame to its last.
    AtOnce,
}

/// What all graphics of a project share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Apart<LookFields>")]
pub struct GraphicsLook {
    /// The colours and logo of the office; Sunting's own when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit: Option<Arc<Kit>>,
    /// Whether everything only fades.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reduced_motion: bool,
    /// Of the words and numbers that Sunting adds.
    #[serde(default, skip_serializing_if = "Language::is_indonesian")]
    pub language: Language,
    /// The office's logo over the whole film; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corner_logo: Option<CornerLogo>,
    /// Fields that only newer programs know; kept as they are.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The fields of a look that this program knows.
#[derive(Deserialize)]
struct LookFields {
    kit: Option<Arc<Kit>>,
    #[serde(default)]
    reduced_motion: bool,
    #[serde(default)]
    language: Language,
    corner_logo: Option<CornerLogo>,
}

impl From<Apart<LookFields>> for GraphicsLook {
    fn from(Apart { known, extra }: Apart<LookFields>) -> Self {
        let LookFields { kit, reduced_motion, language, corner_logo } = known;
        Self { kit, reduced_motion, language, corner_logo, extra }
    }
}

/// How the office's logo lies over the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CornerLogo {
    /// Where it stands.
    pub corner: Corner,
    /// 40 to 100: a fainter one cannot be told from the pictures.
    pub opacity_percent: u8,
    /// On a plate of paper.
    pub plate: bool,
}

/// A corner of the picture in which a logo stands in nobody's way; at the foot are subtitles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corner {
    /// Where it usually is.
    #[default]
    TopRight,
    /// On the other side.
    TopLeft,
}

impl Default for CornerLogo {
    fn default() -> Self {
        Self { corner: Corner::TopRight, opacity_percent: 100, plate: true }
    }
}

impl CornerLogo {
    /// The graphic that it is drawn as.
    pub fn graphic(self) -> Graphic {
        let fields = [
            ("alas", FieldValue::Switch(self.plate)),
            ("kiri", FieldValue::Switch(self.corner == Corner::TopLeft)),
            ("opasitas", FieldValue::Text(self.opacity_percent.to_string())),
        ];
        let fields = fields.map(|(field, value)| (field.to_owned(), value)).into();
        Graphic { fields, ..Graphic::new(CORNER_LOGO) }
    }
}

/// The language of the few words that Sunting itself puts into a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Bahasa Indonesia: 1.234,5.
    #[default]
    Indonesian,
    /// English: 1,234.5.
    English,
}

impl Language {
    /// One of two words or sentences.
    pub fn choose<T>(self, indonesian: T, english: T) -> T {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }

    fn is_indonesian(&self) -> bool {
        *self == Self::Indonesian
    }
}

fn is_false(value: &bool) -> bool {
    !*value
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What was filled in, by the id of the field.
pub type Fields = BTreeMap<String, FieldValue>;

/// One row of a list field: what was filled in, by the id of its part.
pub type Item = BTreeMap<String, String>;

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// Words, numbers as they were typed, the name of a choice.
    Text(String),
    /// Yes or no.
    Switch(bool),
    /// Rows.
    List(Vec<Item>),
}

/// What stands between a number's whole part and its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// Indonesian: 1.234,5.
    Comma,
    /// English: 1,234.5.
    Point,
}

impl DecimalMark {
    /// The mark of the other way of writing.
    pub fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// A table as people typed or pasted it: cells are text, whatever they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The heads of the columns; the first column names the rows.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    #[serde(default)]
    pub rows: Vec<Vec<String>>,
    /// The decimal mark of a column, by its place, where the cells alone would be read otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "by_place")]
    pub decimal_marks: BTreeMap<usize, DecimalMark>,
}

/// Reads numbers as keys from their text: inside an edit, which has a tag, serde does not know that JSON has no others.
fn by_place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<usize, DecimalMark>, D::Error> {
    let marks = BTreeMap::<String, DecimalMark>::deserialize(deserializer)?;
    let place = |(place, mark): (String, DecimalMark)| Some((place.parse().ok()?, mark));
    let known: Option<BTreeMap<usize, DecimalMark>> = marks.into_iter().map(place).collect();
    known.ok_or_else(|| D::Error::custom("decimal_marks: a column is a number, counted from 0"))
}

impl Graphic {
    /// A graphic of that template with nothing filled in.
    pub fn new(template: &str) -> Self {
        Self { template: template.to_owned(), ..Self::default() }
    }

    /// What the graphic is called among others: its heading, or the first words that were filled in.
    pub fn title(&self) -> &str {
        const HEADINGS: [&str; 5] = ["judul", "nama", "tempat", "label", "ajakan"];
        fn words(value: &FieldValue) -> Option<&str> {
            match value {
                FieldValue::Text(text) if !text.trim().is_empty() => Some(text),
                _ => None,
            }
        }
        let heading = HEADINGS.iter().find_map(|field| self.fields.get(*field).and_then(words));
        heading.or_else(|| self.fields.values().find_map(words)).unwrap_or_default()
    }

    /// The words of a text field; empty when nothing was filled in.
    pub fn text(&self, field: &str) -> &str {
        match self.fields.get(field) {
            Some(FieldValue::Text(text)) => text,
            _ => "",
        }
    }

    /// The rows of a list field.
    pub fn list(&self, field: &str) -> &[Item] {
        match self.fields.get(field) {
            Some(FieldValue::List(items)) => items,
            _ => &[],
        }
    }

    /// Whether a switch is on; `None` when it was never touched.
    pub fn switch(&self, field: &str) -> Option<bool> {
        match self.fields.get(field) {
            Some(FieldValue::Switch(on)) => Some(*on),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_look_that_only_newer_programs_know_are_kept() {
        let text = r#"{"reduced_motion":true,"grain":{"a":[1,null]},"pace":2.5}"#;
        let look: GraphicsLook = serde_json::from_str(text).unwrap();
        assert!(look.reduced_motion && !look.extra.is_empty());
        assert_eq!(serde_json::to_string(&look).unwrap(), text);
        assert_eq!(serde_json::from_str::<GraphicsLook>("{}").unwrap(), GraphicsLook::default());
        assert!(serde_json::from_str::<GraphicsLook>(r#"{"reduced_motion":5,"grain":1}"#).is_err());
    }
}
