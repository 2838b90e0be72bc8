//! Drawing laid-out lines at the output's size.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use sunting_graphics::raster::Bitmap;
use sunting_timeline::{Color, TextStyle};

use super::TextError;
use super::fonts::{FAMILY, database};
use super::layout::Layout;

/// Corners of the box, in font sizes.
const ROUNDING: f32 = 0.16;

/// Draws a layout, `scale` output pixels to a canvas pixel.
///
/// # Errors
/// [`TextError`] when the renderer refuses; sizes and texts are in range, so it has no reason to.
pub fn draw(layout: &Layout, style: &TextStyle, scale: f32) -> Result<Bitmap, TextError> {
    let outline = style.outline_width * layout.size_px;
    let bounds = layout.bounds;
    let even = |value: f32| (value / 2.0).floor() as i32 * 2;
    let (left, top) = (even((bounds.x_px - outline) * scale), even((bounds.y_px - outline) * scale));
    let right = even((bounds.x_px + bounds.width_px + outline) * scale) + 2;
    let bottom = even((bounds.y_px + bounds.height_px + outline) * scale) + 2;
    let (width, height) = ((right - left).clamp(2, 8192) as u32, (bottom - top).clamp(2, 8192) as u32);
    let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg(layout, style), &options).map_err(|error| TextError(error.to_string()))?;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| TextError("no memory".to_owned()))?;
    let transform = Transform::from_scale(scale, scale).post_translate(-left as f32, -top as f32);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let (width_px, height_px) = (width as usize, height as usize);
    Ok(Bitmap { x_px: left, y_px: top, width_px, height_px, rgba: pixmap.take() })
}

fn svg(layout: &Layout, style: &TextStyle) -> String {
    let mut svg = String::from("<svg xmlns='http://www.w3.org/2000/svg' width='8192' height='8192'>");
    let bounds = layout.bounds;
    if style.box_color.a > 0 {
        let _ = write!(
            svg,
            "<rect x='{}' y='{}' width='{}' height='{}' rx='{}' {}/>",
            bounds.x_px,
            bounds.y_px,
            bounds.width_px,
            bounds.height_px,
            ROUNDING * layout.size_px,
            paint("fill", style.box_color)
        );
    }
    for line in &layout.lines {
        // The stroke lies under the letters, half of it outside.
        let outline = if style.outline_width > 0.0 {
            let stroke = paint("stroke", style.outline_color);
            let width = 2.0 * style.outline_width * line.size_px;
            format!("{stroke} stroke-width='{width}' stroke-linejoin='round' paint-order='stroke'")
        } else {
            String::new()
        };
        let _ = write!(
            svg,
            "<text xml:space='preserve' x='{}' y='{}' font-family='{FAMILY}' font-weight='{}' font-size='{}' {} {outline}>{}</text>",
            line.x_px,
            line.baseline_px,
            line.weight.number(),
            line.size_px,
            paint("fill", style.color),
            escaped(&line.text)
        );
    }
    svg.push_str("</svg>");
    svg
}

fn paint(what: &str, Color { r, g, b, a }: Color) -> String {
    format!("{what}='#{r:02x}{g:02x}{b:02x}' {what}-opacity='{}'", f32::from(a) / 255.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
