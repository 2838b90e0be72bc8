//! Drawing laid-out lines at the output's size.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use sunting_graphics::raster::Bitmap;
use sunting_graphics::shaping::{self, Run};
use sunting_timeline::{Color, TextStyle};

use super::TextError;
use super::fonts::{FAMILY, database};
use super::layout::{Layout, Line};

/// Corners of the box, in font sizes.
const ROUNDING: f32 = 0.16;

/// Draws a layout, `scale` output pixels to a canvas pixel.
///
/// # Errors
/// [`TextError`] when the renderer refuses; sizes and texts are in range, so it has no reason to.
pub fn draw(layout: &Layout, style: &TextStyle, scale: f32) -> Result<Bitmap, TextError> {
    let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg(layout, style), &options).map_err(|error| TextError(error.to_string()))?;
    let outline = style.outline_width * layout.size_px;
    let bounds = layout.bounds;
    // Letters of some scripts hang deeper and rise higher than the lines that they stand on.
    let ink = tree.root().abs_stroke_bounding_box();
    let even = |value: f32| (value * scale / 2.0).floor() as i32 * 2;
    let (left, top) = (even((bounds.x_px - outline).min(ink.left())), even((bounds.y_px - outline).min(ink.top())));
    let right = even((bounds.x_px + bounds.width_px + outline).max(ink.right())) + 2;
    let bottom = even((bounds.y_px + bounds.height_px + outline).max(ink.bottom())) + 2;
    let (width, height) = ((right - left).clamp(2, 8192) as u32, (bottom - top).clamp(2, 8192) as u32);
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
        write_line(&mut svg, line, style);
    }
    svg.push_str("</svg>");
    svg
}

/// The runs of a line, each in the font that has its letters. The outline lies under the letters, half of it outside.
fn write_line(svg: &mut String, line: &Line, style: &TextStyle) {
    let runs = shaping::runs(&line.text, line.weight);
    let fill = paint("fill", style.color);
    let stroke = (style.outline_width > 0.0).then(|| {
        let width = 2.0 * style.outline_width * line.size_px;
        format!("{} stroke-width='{width}' stroke-linejoin='round'", paint("stroke", style.outline_color))
    });
    match (stroke, &runs[..]) {
        (Some(stroke), [run]) => write_run(svg, line, run, &format!("{fill} {stroke} paint-order='stroke'")),
        (stroke, runs) => {
            // The outline of one run must not lie over the letters of another.
            if let Some(stroke) = stroke {
                runs.iter().for_each(|run| write_run(svg, line, run, &format!("fill='none' {stroke}")));
            }
            runs.iter().for_each(|run| write_run(svg, line, run, &fill));
        }
    }
}

fn write_run(svg: &mut String, line: &Line, run: &Run, look: &str) {
    let _ = write!(
        svg,
        "<text xml:space='preserve' x='{}' y='{}' font-family=\"'{}'\" font-weight='{}' font-size='{}' {look}>{}</text>",
        line.x_px + run.x * line.size_px,
        line.baseline_px,
        run.family,
        line.weight.number(),
        line.size_px,
        escaped(&run.text)
    );
}

fn paint(what: &str, Color { r, g, b, a }: Color) -> String {
    format!("{what}='#{r:02x}{g:02x}{b:02x}' {what}-opacity='{}'", f32::from(a) / 255.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sunting_graphics::fonts::{Ruler, Weight};

    use super::super::layout::Bounds;
    use super::*;

    const SIZE_PX: f32 = 100.0;
    const PARTS: [&str; 18] = [
        "Selamat ",
        "AVATAR Tya. ",
        "Jum’at, ",
        "kée ",
        "Rp1.250 ",
        "(25%) ",
        "السلام ",
        "عليكم",
        "٢٠٢٦ ",
        "كمڤوڠ ",
        "ꦱꦸꦒꦼꦁ ",
        "ꦏꦿꦠꦺꦴꦤ꧀",
        "ᮞᮥᮔ᮪ᮓ ",
        "ᬅᬓ᭄ᬱᬭ ",
        "ᯅᯖᯂ᯲ ",
        "ᨅᨔ ",
        "😀👍",
        "▶ ",
    ];

    /// Where the ink of a line of nothing but letters begins and ends, in font sizes from its start.
    fn ink(text: &str, weight: Weight) -> (f32, f32) {
        let line =
            Line { x_px: 1000.0, baseline_px: 500.0, text: text.to_owned(), size_px: SIZE_PX, weight, width_px: 0.0 };
        let bounds = Bounds { x_px: 0.0, y_px: 0.0, width_px: 1.0, height_px: 1.0 };
        let layout = Layout { lines: vec![line], bounds, size_px: SIZE_PX };
        let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
        let style =
            TextStyle { outline_width: 0.0, box_color: Color { r: 0, g: 0, b: 0, a: 0 }, ..TextStyle::default() };
        let tree = usvg::Tree::from_str(&svg(&layout, &style), &options).unwrap();
        let bounds = tree.root().abs_bounding_box();
        ((bounds.left() - 1000.0) / SIZE_PX, (bounds.right() - 1000.0) / SIZE_PX)
    }

    #[test]
    fn deep_letters_of_javanese_were_cut_off_below_the_line() {
        let text = sunting_timeline::Text::Caption { text: "ꦫꦮꦸꦃ".to_owned(), style: String::new() };
        let style = TextStyle::default();
        let layout = super::super::layout::layout(&text, &style, (1280, 720)).unwrap();
        let bitmap = draw(&layout, &style, 1.0).unwrap();
        let last_row = &bitmap.rgba[bitmap.rgba.len() - 4 * bitmap.width_px..];
        assert!(last_row.iter().all(|value| *value == 0), "ink touches the edge");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn ink_ends_where_it_is_measured(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 1..6), bold in any::<bool>()) {
            let weight = if bold { Weight::SemiBold } else { Weight::Regular };
            let ruler = Ruler::of(weight);
            // Upright letters at both ends, whose distance from their edges is known: those between may hang over.
            let text = format!("H {} H", parts.concat());
            let ((left, right), (first, last)) = (ink(&text, weight), ink("H", weight));
            let spare = ruler.width("H") - last;
            prop_assert!((left - first).abs() < 0.01, "{text}: {left}, not {first}");
            prop_assert!((right - (ruler.width(&text) - spare)).abs() < 0.02, "{text}: {right}, not {}", ruler.width(&text) - spare);
        }
    }
}
