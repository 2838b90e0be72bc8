//! Layers as bitmaps, at the size of the output.

use std::panic::{AssertUnwindSafe, catch_unwind};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::drawing::Mark;
use crate::fonts::{FAMILY, database};
use crate::svg;

/// A picture on a clear ground, cut to what is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitmap {
    /// From the output's left, even.
    pub x_px: i32,
    /// From the output's top, even.
    pub y_px: i32,
    /// Even.
    pub width_px: usize,
    /// Even.
    pub height_px: usize,
    /// Premultiplied, sRGB, four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Marks could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a graphic could not be drawn: {0}")]
pub struct RasterError(pub String);

/// Draws marks of a picture of that reference size on an output. `None` when nothing of them is on it.
///
/// # Errors
/// [`RasterError`] when the renderer refuses or memory is short.
pub fn draw<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    size_px: (f32, f32),
    output_px: (usize, usize),
) -> Result<Option<Bitmap>, RasterError> {
    let text = svg::of_marks(marks, size_px);
    let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&text, &options).map_err(|error| RasterError(error.to_string()))?;
    let (scale_x, scale_y) = (output_px.0 as f32 / size_px.0, output_px.1 as f32 / size_px.1);
    if !tree.root().has_children() {
        return Ok(None);
    }
    let drawn = tree.root().abs_layer_bounding_box();
    let (left, right) = even_span(drawn.left() * scale_x, drawn.right() * scale_x, output_px.0);
    let (top, bottom) = even_span(drawn.top() * scale_y, drawn.bottom() * scale_y, output_px.1);
    if left >= right || top >= bottom {
        return Ok(None);
    }
    let mut pixmap =
        Pixmap::new((right - left) as u32, (bottom - top) as u32).ok_or_else(|| RasterError("no memory".to_owned()))?;
    let transform = Transform::from_scale(scale_x, scale_y).post_translate(-(left as f32), -(top as f32));
    // A drawing of somebody's own may be in it: what that makes the renderer do must not end the program.
    let render = || resvg::render(&tree, transform, &mut pixmap.as_mut());
    catch_unwind(AssertUnwindSafe(render)).map_err(|_| RasterError("the renderer gave up".to_owned()))?;
    let (width_px, height_px) = (right - left, bottom - top);
    Ok(Some(Bitmap { x_px: left as i32, y_px: top as i32, width_px, height_px, rgba: pixmap.take() }))
}

/// Even pixels around a span, within the output.
fn even_span(start: f32, end: f32, limit: usize) -> (usize, usize) {
    let limit = limit.next_multiple_of(2);
    let first = (start.max(0.0) as usize).min(limit) & !1;
    let last = (end.max(0.0).ceil() as usize + 1).next_multiple_of(2).min(limit);
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Extent, Form};
    use sunting_timeline::Color;

    fn square(x_px: f32, y_px: f32, side_px: f32) -> Mark {
        let extent = Extent { x_px, y_px, width_px: side_px, height_px: side_px };
        let fill = Some(Color::rgb(255, 0, 0));
        Mark { form: Form::Rect { extent, radius_px: 0.0, fill, stroke: None }, change: None }
    }

    #[test]
    fn a_bitmap_holds_what_is_drawn_and_not_the_whole_picture() {
        let bitmap = draw(&[square(192.0, 108.0, 216.0)], (1920.0, 1080.0), (854, 480)).unwrap().unwrap();
        assert_eq!((bitmap.x_px, bitmap.y_px), (84, 48));
        assert!(bitmap.width_px <= 100 && bitmap.height_px <= 100);
        let middle = 4 * (bitmap.height_px / 2 * bitmap.width_px + bitmap.width_px / 2);
        assert_eq!(bitmap.rgba[middle..middle + 4], [255, 0, 0, 255]);
    }

    #[test]
    fn what_lies_beside_the_picture_is_nothing() {
        assert_eq!(draw(&[square(3000.0, 0.0, 100.0)], (1920.0, 1080.0), (854, 480)), Ok(None));
        assert_eq!(draw(&[], (1920.0, 1080.0), (854, 480)), Ok(None));
    }
}
