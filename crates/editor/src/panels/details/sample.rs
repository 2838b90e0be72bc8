//! A word as a style would write it on a picture.

use eframe::egui::{Align2, Color32, CornerRadius, FontId, Painter, Rect, vec2};
use sunting_timeline::Color;
use sunting_timeline::style::TextStyle;

use crate::look::{fonts, theme};

/// How large the letters are.
const SIZE: f32 = 13.0;
/// Left and right inside the box.
const PADDING: f32 = 6.0;

/// Draws a picture's grey with the word on it.
pub fn show(painter: &Painter, rect: Rect, style: &TextStyle, word: &str) {
    painter.rect_filled(rect, CornerRadius::same(6), theme::SAMPLE_PICTURE);
    let font: FontId = if style.bold { fonts::NAME } else { fonts::BUTTON }.id();
    let font = FontId { size: SIZE, ..font };
    let color = shown(style.color);
    if style.box_color.a > 0 {
        let width = painter.layout_no_wrap(word.to_owned(), font.clone(), color).size().x;
        let plane = Rect::from_center_size(rect.center(), vec2(width + 2.0 * PADDING, 20.0));
        painter.rect_filled(plane, 0.0, shown(style.box_color));
    }
    if style.outline_width > 0.0 {
        outline(painter, rect, style, word, &font);
    }
    painter.text(rect.center(), Align2::CENTER_CENTER, word, font, color);
}

/// The word once in every direction, under the word itself.
fn outline(painter: &Painter, rect: Rect, style: &TextStyle, word: &str, font: &FontId) {
    let width = style.outline_width * SIZE;
    for turn in 0..8 {
        let angle = turn as f32 * std::f32::consts::TAU / 8.0;
        let at = rect.center() + width * vec2(angle.cos(), angle.sin());
        painter.text(at, Align2::CENTER_CENTER, word, font.clone(), shown(style.outline_color));
    }
}

/// A colour of the project on the screen.
pub fn shown(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
