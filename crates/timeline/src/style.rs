//! How texts look. Sizes are relative, so that one style fits every canvas.

use serde::{Deserialize, Serialize};

use crate::color::Color;

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

/// The look of a text. All lengths but the font size are fractions of the font size or of the canvas, as said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextStyle {
    /// The name by which texts refer to it.
    pub name: String,
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
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            name: "caption".to_owned(),
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
        }
    }
}

impl TextStyle {
    /// The styles that ship with the engine: "caption", "caption_box", "title", "lower_third".
    pub fn shipped(name: &str) -> Option<Self> {
        let base = Self { name: name.to_owned(), ..Self::default() };
        let dark = |a| Color { r: 0, g: 0, b: 0, a };
        match name {
            "caption" => Some(base),
            "caption_box" => Some(Self { outline_width: 0.0, box_color: dark(200), ..base }),
            "title" => Some(Self { size: 0.11, vertical: VerticalAnchor::Middle, ..base }),
            "lower_third" => Some(Self {
                size: 0.06,
                outline_width: 0.0,
                box_color: Color { r: 16, g: 42, b: 67, a: 224 },
                horizontal: HorizontalAnchor::Left,
                max_lines: 2,
                ..base
            }),
            _ => None,
        }
    }
}
