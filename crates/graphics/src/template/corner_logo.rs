//! Whose film it is: the office's logo at the top, as long as the film.

use sunting_timeline::Color;
use sunting_timeline::graphic::{CORNER_LOGO, Graphic};

use super::{Cover, Field, FieldKind, Names, Template};
use crate::drawing::{Extent, Form};
use crate::sheet::Sheet;

pub(super) const TEMPLATE: Template = Template {
    id: CORNER_LOGO,
    names: Names::new("Logo di sudut", "Corner logo"),
    purpose: Names::new("Menunjukkan ini video siapa", "Shows whose film it is"),
    cover: Cover::Corner,
    fields: &[
        Field::of("alas", Names::new("Alas di belakang logo", "Plate behind it"), FieldKind::Switch { on: true }, ""),
        Field::of(
            "opasitas",
            Names::new("Ketebalan (%)", "Opacity (%)"),
            FieldKind::Number { least: LEAST_OPACITY, most: 100 },
            "100",
        ),
        Field::of("kiri", Names::new("Di kiri atas", "At the top left"), FieldKind::Switch { on: false }, ""),
    ],
    seconds: 0.0,
    draw,
};

const HEIGHT: f32 = 0.105;
/// A logo fainter than this cannot be told from the footage.
const LEAST_OPACITY: u32 = 40;
/// The plate's margin and the radius of its corners, of the logo's height.
const MARGIN: f32 = 0.16;
const RADIUS: f32 = 0.12;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let shape = sheet.shape;
    let box_px = sheet.px(HEIGHT);
    let Some((width_px, height_px)) = sheet.logo_size_px(box_px) else { return };
    let margin_px = MARGIN * box_px;
    let x_px = match graphic.switch("kiri").unwrap_or(false) {
        true => shape.left_px + margin_px,
        false => shape.right_px - margin_px - width_px,
    };
    let logo = Extent { x_px, y_px: shape.top_px + margin_px, width_px, height_px };
    let opacity = opacity(graphic.text("opasitas"));
    sheet.still();
    if graphic.switch("alas").unwrap_or(true) {
        plate(sheet, logo, margin_px, opacity);
    }
    sheet.logo(logo, opacity);
}

/// Paper behind the logo, as see-through as it.
fn plate(sheet: &mut Sheet<'_>, logo: Extent, margin_px: f32, opacity: f32) {
    let extent = Extent {
        x_px: logo.x_px - margin_px,
        y_px: logo.y_px - margin_px,
        width_px: logo.width_px + 2.0 * margin_px,
        height_px: logo.height_px + 2.0 * margin_px,
    };
    let fill = Some(Color { a: (255.0 * opacity).round() as u8, ..sheet.palette.paper });
    sheet.add(Form::Rect { extent, radius_px: RADIUS * logo.height_px, fill, stroke: None }, None);
}

/// 0 to 1, from percent; opaque where nothing was typed.
fn opacity(percent: &str) -> f32 {
    let percent: u32 = percent.trim().trim_end_matches('%').parse().unwrap_or(100);
    percent.clamp(LEAST_OPACITY, 100) as f32 / 100.0
}
