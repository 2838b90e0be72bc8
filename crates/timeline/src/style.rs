//! How texts look. Sizes are relative, so that one style fits every canvas.

mod shipped;

use serde::{Deserialize, Serialize};

use crate::color::Color;
pub use shipped::{ShippedStyle, offered};

/// Where a text stands from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HorizontalAnchor {
    /// At the left margin.
    Left,
    /// In the middle.
    Center,
    /// At the right margin.
    Right,
}

/// Where a text stands from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerticalAnchor {
    /// At the top margin.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom margin.
    Bottom,
}

/// How sounds that are described ("[tepuk tangan]") stand beside what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SoundLook {
    /// As all other words.
    #[default]
    Plain,
    /// Leaning to the right.
    Slanted,
    /// Fainter.
    Muted,
}

/// The look of a text. All lengths but the font size are fractions of the font size or of the canvas, as said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextStyle {
    /// The name by which texts refer to it.
    pub name: String,
    /// The name of the shipped style that it was made of; empty where that was not noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// The font size as a fraction of the canvas's *shorter* side, 0.01 to 0.5.
    pub size: f32,
    /// Semi-bold letters instead of regular ones.
    pub bold: bool,
    /// The colour of the letters.
    pub color: Color,
    /// The colour of the line around the letters.
    pub outline_color: Color,
    /// Width of the outline as a fraction of the font size, 0 (none) to 0.3.
    pub outline_width: f32,
    /// Behind the lines; clear for none.
    pub box_color: Color,
    /// Where the text stands from left to right.
    pub horizontal: HorizontalAnchor,
    /// Where the text stands from top to bottom.
    pub vertical: VerticalAnchor,
    /// Kept free at the left and right, as a fraction of the canvas's width, 0 to 0.4.
    pub margin_x: f32,
    /// Kept free at the top and bottom, as a fraction of the canvas's height, 0 to 0.4.
    pub margin_y: f32,
    /// More lines than this shrink the text instead.
    pub max_lines: u8,
    /// The size of a second language's letters, in sizes of the first's, 0.5 to 1.
    #[serde(skip_serializing_if = "is_usual_second_size")]
    pub second_size: f32,
    /// Whether the word that is being said wears another colour.
    #[serde(skip_serializing_if = "is_off")]
    pub highlight: bool,
    /// The colour of the word that is being said.
    #[serde(skip_serializing_if = "is_usual_highlight")]
    pub highlight_color: Color,
    /// Whether those who speak are named, each in a colour of their own.
    #[serde(skip_serializing_if = "is_off")]
    pub speakers: bool,
    /// How sounds are told from words.
    #[serde(skip_serializing_if = "are_plain")]
    pub sounds: SoundLook,
    /// Whether a caption whose letters are too like the picture behind them gets a box. Styles with a box need none.
    #[serde(skip_serializing_if = "is_on")]
    pub auto_box: bool,
}

/// Behind letters that are too like the picture: their contrast with it is enough over white and over black.
const DARK_BOX: Color = Color { r: 0, g: 0, b: 0, a: 0xD8 };
const LIGHT_BOX: Color = Color { r: 0xFF, g: 0xFF, b: 0xFF, a: 0xE6 };

/// One size smaller.
const SECOND_SIZE: f32 = 0.8;
const HIGHLIGHT: Color = Color::rgb(0xFF, 0xD8, 0x4D);

fn is_usual_second_size(size: &f32) -> bool {
    *size == SECOND_SIZE
}

fn is_usual_highlight(color: &Color) -> bool {
    *color == HIGHLIGHT
}

fn is_off(switch: &bool) -> bool {
    !*switch
}

fn is_on(switch: &bool) -> bool {
    *switch
}

fn are_plain(sounds: &SoundLook) -> bool {
    *sounds == SoundLook::Plain
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            name: "caption".to_owned(),
            base: String::new(),
            size: 0.055,
            bold: true,
            color: Color::rgb(255, 255, 255),
            outline_color: Color::rgb(0, 0, 0),
            outline_width: 0.11,
            box_color: Color { r: 0, g: 0, b: 0, a: 0 },
            horizontal: HorizontalAnchor::Center,
            vertical: VerticalAnchor::Bottom,
            margin_x: 0.08,
            margin_y: 0.07,
            max_lines: 3,
            second_size: SECOND_SIZE,
            highlight: false,
            highlight_color: HIGHLIGHT,
            speakers: false,
            sounds: SoundLook::Plain,
            auto_box: true,
        }
    }
}

impl TextStyle {
    /// The style of that name that ships with the engine, also of a name that it had before ("caption", "caption_box").
    pub fn shipped(name: &str) -> Option<Self> {
        let shipped = shipped::find(name)?;
        Some(Self { name: name.to_owned(), base: shipped.style.name.clone(), ..shipped.style.clone() })
    }

    /// The shipped style that it was made of. Where that was not noted, the one that it is most like.
    pub fn base(&self) -> Self {
        let likest = || match (self.box_color.a, self.box_color.r) {
            (0, _) => "outline",
            (_, 0..128) => "dark_box",
            _ => "light_box",
        };
        let noted = shipped::find(&self.base).or_else(|| shipped::find(likest()));
        noted.map_or_else(Self::default, |shipped| Self {
            name: self.name.clone(),
            base: shipped.style.name.clone(),
            ..shipped.style.clone()
        })
    }

    /// Another shipped style in its place. What was changed about size, place and what is shown beside the words goes
    /// along; colours, outline and box are those of the new style, because only together can they be read.
    pub fn with_base(&self, shipped: &ShippedStyle) -> Self {
        let (before, new) = (self.base(), &shipped.style);
        let mut style = Self { name: self.name.clone(), base: new.name.clone(), ..new.clone() };
        macro_rules! keep_changed {
            ($($field:ident),*) => { $(if self.$field != before.$field { style.$field = self.$field; })* };
        }
        keep_changed!(
            size,
            bold,
            horizontal,
            vertical,
            margin_x,
            margin_y,
            max_lines,
            second_size,
            highlight,
            speakers,
            auto_box
        );
        style
    }

    /// Whether captions of it get a box where they cannot be read otherwise.
    pub fn may_be_boxed(&self) -> bool {
        self.auto_box && self.box_color.a == 0
    }

    /// The same with a box: a dark one for light letters.
    pub fn boxed(&self) -> Self {
        Self { box_color: if self.color.is_light() { DARK_BOX } else { LIGHT_BOX }, ..self.clone() }
    }
}

#[cfg(test)]
impl TextStyle {
    /// One that differs in every field that is left out where it is usual.
    fn every_field() -> Self {
        Self {
            base: "outline".to_owned(),
            second_size: 0.7,
            highlight: true,
            highlight_color: Color::rgb(1, 2, 3),
            speakers: true,
            sounds: SoundLook::Muted,
            auto_box: false,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered_as(name: &str) -> &'static ShippedStyle {
        offered().find(|shipped| shipped.style.name == name).unwrap()
    }

    #[test]
    fn a_style_is_read_as_it_is_written_and_old_ones_as_they_were() {
        let style = TextStyle::every_field();
        let text = serde_json::to_string(&style).unwrap();
        assert_eq!(serde_json::from_str::<TextStyle>(&text).unwrap(), style);
        let plain = serde_json::to_value(TextStyle::default()).unwrap();
        assert_eq!(plain.as_object().unwrap().len(), 12, "projects without the new parameters stay as they were");
        let old: TextStyle = serde_json::from_str(r##"{"name":"caption","size":0.07,"color":"#FFE65A"}"##).unwrap();
        assert_eq!((old.size, old.sounds, old.second_size), (0.07, SoundLook::Plain, 0.8));
    }

    #[test]
    fn another_style_keeps_what_was_changed_about_size_and_place_only() {
        let own = TextStyle { size: 0.07, vertical: VerticalAnchor::Top, ..TextStyle::shipped("caption").unwrap() };
        let own = TextStyle { color: Color::rgb(255, 0, 0), speakers: true, ..own };
        let light = own.with_base(offered_as("light_box"));
        let kept = (light.size, light.vertical, light.speakers, light.name.as_str());
        assert_eq!(kept, (0.07, VerticalAnchor::Top, true, "caption"));
        assert_eq!((light.color, light.base.as_str()), (Color::rgb(16, 16, 16), "light_box"));
        let large = TextStyle::shipped("caption").unwrap().with_base(offered_as("large"));
        assert!(large.size == 0.075 && large.highlight, "{large:?}");
        assert_eq!(large.with_base(offered_as("outline")), TextStyle::shipped("caption").unwrap());
    }

    #[test]
    fn styles_of_older_projects_are_told_by_their_box() {
        let boxed =
            |color: &str| TextStyle { box_color: Color::try_from(color.to_owned()).unwrap(), ..TextStyle::default() };
        let base = |style: TextStyle| style.base().base;
        assert_eq!(base(TextStyle::default()), "outline");
        assert_eq!(
            (base(boxed("#102A43FF")), base(boxed("#FFFFFFE6"))),
            ("dark_box".to_owned(), "light_box".to_owned())
        );
    }
}
