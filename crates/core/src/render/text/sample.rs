//! A style as it looks: a word on a plain ground, for whoever chooses among styles.

use sunting_timeline::scene::Words;
use sunting_timeline::{Color, HorizontalAnchor, Text, TextStyle, VerticalAnchor};

use super::TextError;
use super::draw::draw;
use super::layout::layout;

/// The letters of the usual size, in heights of the picture.
const LETTERS: f32 = 0.34;
/// The size of letters that the usual one is.
const USUAL: f32 = 0.055;
/// The largest that fits, in usual ones.
const LARGEST: f32 = 1.4;

/// A word in the middle of a small picture, in opaque RGBA, row by row.
///
/// # Errors
/// [`TextError`].
pub fn sample(word: &str, style: &TextStyle, size_px: (usize, usize), ground: Color) -> Result<Vec<u8>, TextError> {
    let (width, height) = size_px;
    let mut rgba = [ground.r, ground.g, ground.b, 255].repeat(width * height);
    let size = LETTERS * (style.size / USUAL).clamp(1.0 / LARGEST, LARGEST);
    let style = TextStyle {
        size: size * height as f32 / width.min(height).max(1) as f32,
        horizontal: HorizontalAnchor::Center,
        vertical: VerticalAnchor::Middle,
        margin_x: 0.0,
        margin_y: 0.0,
        max_lines: 1,
        ..style.clone()
    };
    // A title stands where its style says: nothing of an app is drawn over it.
    let words = Words::of(Text::Title { text: word.to_owned(), style: String::new() }, style);
    let Some(layout) = layout(&words, (width as u32, height as u32)) else { return Ok(rgba) };
    let drawn = draw(&layout, &words, 1.0)?;
    for (row, pixels) in drawn.rgba.chunks_exact(4 * drawn.width_px.max(1)).enumerate() {
        for (column, pixel) in pixels.chunks_exact(4).enumerate() {
            let (x, y) = (drawn.x_px + column as i32, drawn.y_px + row as i32);
            let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { continue };
            if let Some(below) = rgba.get_mut(4 * (y * width + x)..).filter(|_| x < width) {
                lay(below, pixel);
            }
        }
    }
    Ok(rgba)
}

/// Lays a pixel, premultiplied with its alpha, over an opaque one.
fn lay(below: &mut [u8], above: &[u8]) {
    let kept = 255 - u32::from(above.get(3).copied().unwrap_or_default());
    for (below, above) in below.iter_mut().zip(above).take(3) {
        *below = (u32::from(*above) + u32::from(*below) * kept / 255).min(255) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_shows_the_colours_of_its_style_on_its_ground() {
        let ground = Color::rgb(94, 124, 134);
        for (name, inside) in [("light_box", [230, 255]), ("dark_box", [0, 40])] {
            let style = TextStyle::shipped(name).unwrap();
            let rgba = sample("Contoh", &style, (140, 44), ground).unwrap();
            assert_eq!(rgba.len(), 140 * 44 * 4);
            assert_eq!(rgba[..4], [94, 124, 134, 255]);
            let has =
                |range: [u8; 2]| rgba.chunks_exact(4).filter(|pixel| (range[0]..=range[1]).contains(&pixel[0])).count();
            assert!(has(inside) > 300, "{name}: {}", has(inside));
        }
        assert!(sample("", &TextStyle::default(), (2, 2), ground).is_ok());
    }
}
