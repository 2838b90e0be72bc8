//! Drawing laid-out lines at the output's size.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use sunting_graphics::raster::Bitmap;
use sunting_graphics::shaping::{self, Run};
use sunting_timeline::scene::Words;
use sunting_timeline::{Color, TextStyle};

use super::TextError;
use super::fonts::{FAMILY, database};
use super::layout::{Bounds, Layout};
use super::pieces::{Piece, pieces, said};

/// Corners of the box, in font sizes.
const ROUNDING: f32 = 0.16;
/// How far slanted letters lean over, of their height: 11 degrees, as italics do.
const SLANT: f32 = 0.2;

/// Draws a layout, `scale` output pixels to a canvas pixel.
///
/// # Errors
/// [`TextError`] when the renderer refuses; sizes and texts are in range, so it has no reason to.
pub fn draw(layout: &Layout, words: &Words, scale: f32) -> Result<Bitmap, TextError> {
    let pieces = layout.lines.iter().flat_map(|line| pieces(line, words)).collect::<Vec<_>>();
    let outline = words.style.outline_width * layout.size_px;
    let Bounds { x_px, y_px, width_px, height_px } = layout.bounds;
    let room = (x_px - outline, y_px - outline, x_px + width_px + outline, y_px + height_px + outline);
    rasterised(&svg(Some(layout), &pieces, &words.style), Some(room), scale)
}

/// Draws one word that is being said over a layout that is drawn already; `None` where it cannot be told where it stands.
///
/// # Errors
/// As [`draw`].
pub fn draw_word(layout: &Layout, words: &Words, number: usize, scale: f32) -> Result<Option<Bitmap>, TextError> {
    let pieces: Vec<Piece<'_>> = layout.lines.iter().flat_map(|line| said(line, words, number)).collect();
    if pieces.is_empty() {
        return Ok(None);
    }
    rasterised(&svg(None, &pieces, &words.style), None, scale).map(Some)
}

/// Draws what lies in `room`, in canvas pixels from the left, top, right and bottom, and what reaches out of it.
fn rasterised(svg: &str, room: Option<(f32, f32, f32, f32)>, scale: f32) -> Result<Bitmap, TextError> {
    let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| TextError(error.to_string()))?;
    // Letters of some scripts hang deeper and rise higher than the lines that they stand on.
    let ink = tree.root().abs_stroke_bounding_box();
    let room = room.unwrap_or((ink.left(), ink.top(), ink.right(), ink.bottom()));
    let even = |value: f32| (value * scale / 2.0).floor() as i32 * 2;
    let (left, top) = (even(room.0.min(ink.left())), even(room.1.min(ink.top())));
    let (right, bottom) = (even(room.2.max(ink.right())) + 2, even(room.3.max(ink.bottom())) + 2);
    let (width, height) = ((right - left).clamp(2, 8192) as u32, (bottom - top).clamp(2, 8192) as u32);
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| TextError("no memory".to_owned()))?;
    let transform = Transform::from_scale(scale, scale).post_translate(-left as f32, -top as f32);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let (width_px, height_px) = (width as usize, height as usize);
    Ok(Bitmap { x_px: left, y_px: top, width_px, height_px, rgba: pixmap.take() })
}

/// Pieces of lines, over the box of a layout.
fn svg(layout: Option<&Layout>, pieces: &[Piece<'_>], style: &TextStyle) -> String {
    let mut svg = String::from("<svg xmlns='http://www.w3.org/2000/svg' width='8192' height='8192'>");
    if let Some(Layout { bounds, size_px, .. }) = layout.filter(|_| style.box_color.a > 0) {
        let _ = write!(
            svg,
            "<rect x='{}' y='{}' width='{}' height='{}' rx='{}' {}/>",
            bounds.x_px,
            bounds.y_px,
            bounds.width_px,
            bounds.height_px,
            ROUNDING * size_px,
            paint("fill", style.box_color)
        );
    }
    for line in pieces.chunk_by(|a, b| std::ptr::eq(a.line, b.line)) {
        write_line(&mut svg, line, style);
    }
    svg.push_str("</svg>");
    svg
}

/// The pieces of a line, their runs each in the font that has its letters. The outline lies under the letters, half of it
/// outside.
fn write_line(svg: &mut String, pieces: &[Piece<'_>], style: &TextStyle) {
    let runs_of = |piece: &Piece<'_>| shaping::runs(piece.text(), piece.line.weight);
    let runs: Vec<(&Piece<'_>, Vec<Run>)> = pieces.iter().map(|piece| (piece, runs_of(piece))).collect();
    let stroke = pieces.first().filter(|_| style.outline_width > 0.0).map(|piece| {
        let width = 2.0 * style.outline_width * piece.line.size_px;
        format!("{} stroke-width='{width}' stroke-linejoin='round'", paint("stroke", style.outline_color))
    });
    let write_all = |svg: &mut String, paints: &dyn Fn(&Piece<'_>) -> String| {
        for (piece, runs) in &runs {
            runs.iter().for_each(|run| write_run(svg, piece, run, &paints(piece)));
        }
    };
    let fill = |piece: &Piece<'_>| paint("fill", piece.color);
    match stroke {
        Some(stroke) if runs.iter().map(|(_, runs)| runs.len()).sum::<usize>() == 1 => {
            write_all(svg, &|piece| format!("{} {stroke} paint-order='stroke'", fill(piece)));
        }
        stroke => {
            // The outline of one run must not lie over the letters of another.
            if let Some(stroke) = stroke {
                write_all(svg, &|_| format!("fill='none' {stroke}"));
            }
            write_all(svg, &fill);
        }
    }
}

fn write_run(svg: &mut String, piece: &Piece<'_>, run: &Run, look: &str) {
    let line = piece.line;
    let _ = write!(
        svg,
        "<text xml:space='preserve' x='{}' y='{}' font-family=\"'{}'\" font-weight='{}' font-size='{}' {look}{}>{}</text>",
        piece.x_px + run.x * line.size_px,
        line.baseline_px,
        run.family,
        line.weight.number(),
        line.size_px,
        if piece.is_slanted { slant(line.baseline_px) } else { String::new() },
        escaped(&run.text)
    );
}

/// Leans letters over to the right, around the line that they stand on.
fn slant(baseline_px: f32) -> String {
    format!(" transform='matrix(1 0 {} 1 {} 0)'", -SLANT, SLANT * baseline_px)
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

    use sunting_timeline::Text;

    use super::super::layout::{Line, layout};
    use super::*;

    fn caption(text: &str) -> Text {
        Text::Caption { text: text.to_owned(), style: String::new() }
    }

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
        let text = text.to_owned();
        let (x_px, baseline_px, words) = (1000.0, 500.0, Vec::new());
        let line = Line { x_px, baseline_px, text, words, size_px: SIZE_PX, weight, width_px: 0.0 };
        let bounds = Bounds { x_px: 0.0, y_px: 0.0, width_px: 1.0, height_px: 1.0 };
        let layout = Layout { lines: vec![line], bounds, size_px: SIZE_PX };
        let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
        let style =
            TextStyle { outline_width: 0.0, box_color: Color { r: 0, g: 0, b: 0, a: 0 }, ..TextStyle::default() };
        let words = Words::of(caption(""), style);
        let pieces: Vec<Piece<'_>> = layout.lines.iter().flat_map(|line| pieces(line, &words)).collect();
        let tree = usvg::Tree::from_str(&svg(None, &pieces, &words.style), &options).unwrap();
        let bounds = tree.root().abs_bounding_box();
        ((bounds.left() - 1000.0) / SIZE_PX, (bounds.right() - 1000.0) / SIZE_PX)
    }

    #[test]
    fn deep_letters_of_javanese_were_cut_off_below_the_line() {
        let words = Words::of(caption("ꦫꦮꦸꦃ"), TextStyle::default());
        let layout = layout(&words, (1280, 720)).unwrap();
        let bitmap = draw(&layout, &words, 1.0).unwrap();
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
