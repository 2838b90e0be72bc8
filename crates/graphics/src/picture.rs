//! A graphic as a whole picture on a clear ground: for files, for cards in a window, for tests.

use resvg::tiny_skia::{Pixmap, PixmapMut, PixmapPaint, PixmapRef, Transform};

use crate::drawing::Drawing;
use crate::motion::{LayerState, Motions};
use crate::raster::{Bitmap, RasterError, draw};

/// A moment of a graphic: seconds after its start, and how long it is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Seconds after its start.
    pub time_s: f32,
    /// Seconds that it is seen in all.
    pub total_s: f32,
}

/// Draws a whole graphic, premultiplied RGBA of that size: as it stands, or as it is at a moment.
///
/// # Errors
/// [`RasterError`].
pub fn whole(drawing: &Drawing, moment: Option<Moment>, output_px: (usize, usize)) -> Result<Vec<u8>, RasterError> {
    let no_memory = || RasterError("no memory".to_owned());
    let mut picture = Pixmap::new(output_px.0 as u32, output_px.1 as u32).ok_or_else(no_memory)?;
    let Some(Moment { time_s, total_s }) = moment else {
        if let Some(bitmap) = draw(drawing.marks(), drawing.size_px(), output_px)? {
            lay(&mut picture.as_mut(), &bitmap, LayerState::STILL, 0);
        }
        return Ok(picture.take());
    };
    for layer in &drawing.layers {
        let state = layer.state(time_s, total_s, Motions::Full);
        let changed = layer.changed_marks(time_s, Motions::Full);
        let marks = changed.as_ref().unwrap_or(&layer.marks);
        if let Some(bitmap) = draw(marks, drawing.size_px(), output_px)?.filter(|_| state.is_seen()) {
            let down_px = (state.offset * output_px.0.min(output_px.1) as f32).round() as i32;
            lay(&mut picture.as_mut(), &bitmap, state, down_px);
        }
    }
    Ok(picture.take())
}

fn lay(picture: &mut PixmapMut<'_>, bitmap: &Bitmap, state: LayerState, down_px: i32) {
    let (width, height) = (bitmap.width_px as u32, bitmap.height_px as u32);
    let uncovered = (bitmap.width_px as f32 * state.uncovered).round() as usize;
    let mut rgba = bitmap.rgba.clone();
    for row in rgba.chunks_exact_mut(4 * bitmap.width_px) {
        row[4 * uncovered.min(bitmap.width_px)..].fill(0);
    }
    let paint = PixmapPaint { opacity: state.opacity, ..PixmapPaint::default() };
    if let Some(above) = PixmapRef::from_bytes(&rgba, width, height) {
        picture.draw_pixmap(bitmap.x_px, bitmap.y_px + down_px, above, &paint, Transform::identity(), None);
    }
}
