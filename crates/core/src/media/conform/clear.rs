//! Frames with clear pixels. They are laid over black before they are scaled: a clear pixel's colour is never seen, and
//! scaled along with its neighbours it would show as a fringe around what is there.

use ffmpeg_next::ffi::AVPixelFormat;
use ffmpeg_next::frame;

use crate::media::decoded_frame::DecodedFrame;
use crate::media::sys::Code;
use crate::media::sys::frame::new_video;
use crate::media::sys::scale::{PixelLayout, Scaler, layout_of};
use crate::picture::Picture;

/// Black in each plane of BT.709 limited range.
const BLACK: [u8; 3] = [16, 128, 128];
const ALPHA_PLANE: usize = 3;
/// A frame of more pixels is made smaller first: at four bytes a pixel it would take too much memory.
const MOST_PIXELS: usize = 32_000_000;

/// A frame as it looks over black, and how much of each pixel is there: BT.709 limited range, 8 bit, 4:4:4 and alpha.
pub struct ClearFrame {
    pub frame: frame::Video,
    pub layout: PixelLayout,
}

/// Reads frames whose format has alpha.
#[derive(Default)]
pub struct ClearReader {
    scaler: Scaler,
}

impl ClearReader {
    /// `None` for a frame that has no clear pixel.
    pub fn read(&mut self, frame: &DecodedFrame) -> Result<Option<ClearFrame>, Code> {
        let source = layout_of(frame.facts());
        let divisor = (1..).find(|side| source.width_px * source.height_px / (side * side) <= MOST_PIXELS).unwrap_or(1);
        let layout = PixelLayout {
            width_px: source.width_px.div_ceil(divisor),
            height_px: source.height_px.div_ceil(divisor),
            pixel_format: AVPixelFormat::AV_PIX_FMT_YUVA444P as i32,
            matrix: 1,
            full_range: false,
        };
        let mut read = new_video(layout.pixel_format, layout.width_px as u32, layout.height_px as u32)?;
        self.scaler.scale_into(frame.frame(), source, layout, &mut read)?;
        let stride = read.stride(ALPHA_PLANE).max(1);
        let rows = || read.data(ALPHA_PLANE).chunks(stride).take(layout.height_px);
        let alpha: Vec<u8> = rows().flat_map(|row| &row[..layout.width_px]).copied().collect();
        if alpha.iter().all(|&alpha| alpha == 255) {
            return Ok(None);
        }
        for (plane, black) in BLACK.into_iter().enumerate() {
            let stride = read.stride(plane).max(1);
            let rows = read.data_mut(plane).chunks_mut(stride).zip(alpha.chunks(layout.width_px));
            for (row, alphas) in rows {
                row.iter_mut().zip(alphas).for_each(|(value, &alpha)| *value = over(black, *value, alpha));
            }
        }
        Ok(Some(ClearFrame { frame: read, layout }))
    }
}

/// Holds values within what is there of them. A scaler's kernel overshoots beside sharp edges, which would be a halo where
/// nothing is there.
pub fn bound(picture: &mut Picture) {
    let Some(alpha) = &picture.alpha else { return };
    for y in 0..alpha.height() {
        let row = picture.planes[0].row_mut(y);
        row.iter_mut().zip(alpha.row(y)).for_each(|(value, &alpha)| *value = bounded(BLACK[0], *value, alpha));
    }
    for (plane, black) in picture.planes.iter_mut().zip(BLACK).skip(1) {
        for y in 0..plane.height() {
            let alphas = alpha.row(2 * y).chunks_exact(2).zip(alpha.row(2 * y + 1).chunks_exact(2));
            for (value, (upper, lower)) in plane.row_mut(y).iter_mut().zip(alphas) {
                let most = upper.iter().chain(lower).max().copied().unwrap_or(0);
                *value = bounded(black, *value, most);
            }
        }
    }
}

/// The nearest value that a sample over black can have of which `alpha` 255ths are there.
fn bounded(black: u8, value: u8, alpha: u8) -> u8 {
    value.clamp(over(black, 0, alpha), over(black, 255, alpha))
}

/// A value of which `alpha` 255ths are there, over another one.
fn over(below: u8, value: u8, alpha: u8) -> u8 {
    let (value, below, alpha) = (u32::from(value), u32::from(below), u32::from(alpha));
    ((value * alpha + below * (255 - alpha) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Plane;

    #[test]
    fn nothing_overshoots_where_nothing_is_there() {
        let mut picture = Picture::filled(4, 4, [2, 120, 131]);
        let mut alpha = Plane::new(4, 4, 0);
        (0..4).for_each(|y| alpha.row_mut(y)[2..].fill(255));
        picture.alpha = Some(alpha);
        bound(&mut picture);
        assert_eq!(picture.planes.each_ref().map(|plane| plane.row(1)[0]), BLACK);
        assert_eq!(picture.planes.each_ref().map(|plane| *plane.row(1).last().unwrap()), [2, 120, 131]);
    }

    #[test]
    fn what_is_clear_is_black_and_what_is_there_stays() {
        assert_eq!([over(16, 200, 0), over(16, 200, 255), over(128, 240, 128)], [16, 200, 184]);
    }
}
