//! Fitting a decoded frame into a stream of another shape, with black borders.

use ffmpeg_next::frame;

use super::conform::fit::{inside, is_same_shape};
use super::decoded_frame::DecodedFrame;
use super::orientation::Orientation;
use super::pixel_shape::{sane_aspect, shown_size};
use super::sys::frame::new_video;
use super::sys::scale::{PixelLayout, Scaler, layout_of};
use super::sys::{Code, pixel_format_facts};

/// Brings frames into one layout. Their shape is kept, whatever the shape of their pixels.
#[derive(Default)]
pub(super) struct Letterbox {
    scaler: Scaler,
    /// What lies between the borders.
    inner: Option<frame::Video>,
}

impl Letterbox {
    /// Writes a frame into one that has the target's layout, whose pixels have that shape.
    pub fn put(
        &mut self,
        decoded: &DecodedFrame,
        target: PixelLayout,
        sample_aspect: (i32, i32),
        into: &mut frame::Video,
    ) -> Result<(), Code> {
        let source = layout_of(decoded.facts());
        let upright = Orientation::default();
        let aspect = sane_aspect(sample_aspect);
        let room = (target.width_px as u32, target.height_px as u32);
        let shown_room = shown_size(room.0, room.1, aspect, upright);
        let shown = decoded.stored_shape();
        if is_same_shape(shown, shown_room) {
            return self.scaler.scale_into(decoded.frame(), source, target, into);
        }
        // The shape in the target's own pixels.
        let longer = f64::from(aspect.0.max(aspect.1));
        let stretched = |side: u32, by: u32| (f64::from(side) * f64::from(by) / longer).round().max(1.0) as u32;
        let shape = (stretched(shown.0, aspect.1), stretched(shown.1, aspect.0));
        let ((width_px, height_px), place) = inside(shape, (target.width_px, target.height_px));
        let inner = match self.inner.take() {
            Some(inner) if (inner.width() as usize, inner.height() as usize) == (width_px, height_px) => inner,
            _ => new_video(target.pixel_format, width_px as u32, height_px as u32)?,
        };
        let inner = self.inner.insert(inner);
        self.scaler.scale_into(decoded.frame(), source, PixelLayout { width_px, height_px, ..target }, inner)?;
        paste(inner, place, target, into);
        Ok(())
    }
}

/// Lays a frame of planar YUV over black.
fn paste(inner: &frame::Video, (left, top): (usize, usize), target: PixelLayout, into: &mut frame::Video) {
    let Some(format) = pixel_format_facts(target.pixel_format) else { return };
    let sample_bytes = if format.bit_depth > 8 { 2 } else { 1 };
    let one = 1_u16 << (format.bit_depth - 8);
    for plane in 0..inner.planes().min(3) {
        let (across, down) = if plane == 0 { (0, 0) } else { format.chroma_shift };
        let black = match (plane, target.full_range) {
            (0, true) => 0,
            (0, false) => 16 * one,
            _ => 128 * one,
        };
        let (stride, inner_stride) = (into.stride(plane).max(1), inner.stride(plane).max(1));
        for pair in into.data_mut(plane).chunks_exact_mut(sample_bytes) {
            pair.copy_from_slice(&black.to_le_bytes()[..sample_bytes]);
        }
        let width = (inner.width() as usize).div_ceil(1 << across) * sample_bytes;
        let height = (inner.height() as usize).div_ceil(1 << down);
        let (left, top) = ((left >> across) * sample_bytes, top >> down);
        let rows = into.data_mut(plane).chunks_mut(stride).skip(top);
        for (row, from) in rows.zip(inner.data(plane).chunks(inner_stride)).take(height) {
            row[left..left + width].copy_from_slice(&from[..width]);
        }
    }
}
