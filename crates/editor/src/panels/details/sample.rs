//! A word as a style writes it on a picture: drawn by who draws films.

use std::collections::HashMap;

use eframe::egui::{Color32, ColorImage, CornerRadius, Rect, TextureHandle, TextureOptions, Ui, pos2};
use sunting_core::render::text::sample::sample;
use sunting_timeline::Color;
use sunting_timeline::style::TextStyle;

use super::super::Cx;
use crate::look::theme;

/// The samples that were drawn, each with what it shows.
#[derive(Default)]
pub struct Samples {
    drawn: HashMap<&'static str, (Drawn, TextureHandle)>,
}

/// What a sample depends on.
#[derive(Clone, PartialEq)]
struct Drawn {
    style: TextStyle,
    word: String,
    size_px: (usize, usize),
}

/// Shows a picture's grey with a word on it; it is drawn anew when the style changes.
pub fn show(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, key: &'static str, style: &TextStyle) {
    let side = |points: f32| (points * ui.pixels_per_point()).round().clamp(2.0, 2000.0) as usize;
    let size_px = (side(rect.width()), side(rect.height()));
    let drawn = Drawn { style: style.clone(), word: cx.t("style-sample"), size_px };
    let samples = &mut cx.drafts.samples.drawn;
    if samples.get(key).is_none_or(|(known, _)| *known != drawn) {
        let Some(image) = image(&drawn) else { return };
        let texture = ui.ctx().load_texture(format!("style {key}"), image, TextureOptions::LINEAR);
        samples.insert(key, (drawn, texture));
    }
    if let Some((_, texture)) = samples.get(key) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let corners = CornerRadius::same(6);
        let shape = eframe::egui::epaint::RectShape::filled(rect, corners, Color32::WHITE);
        ui.painter().add(shape.with_texture(texture.id(), whole));
    }
}

fn image(Drawn { style, word, size_px }: &Drawn) -> Option<ColorImage> {
    let ground = theme::SAMPLE_PICTURE;
    let rgba = sample(word, style, *size_px, Color::rgb(ground.r(), ground.g(), ground.b())).ok()?;
    Some(ColorImage::from_rgba_unmultiplied([size_px.0, size_px.1], &rgba))
}

/// A colour of the project on the screen.
pub fn shown(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
