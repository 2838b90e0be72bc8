//! Converting a decoded frame into the one form that everything is composed in: scaled, upright, with square pixels, in
//! BT.709 limited range, 8 bit.

mod clear;
pub(crate) mod fit;
mod orient;
mod tonemap;

use self::clear::{ClearFrame, ClearReader};
use super::decoded_frame::DecodedFrame;
use super::facts::{Hdr, hdr};
use super::sys::scale::{PixelLayout, Scaler, layout_of};
use crate::error::MediaProblem;
use crate::picture::{Picture, Plane};

use ffmpeg_next::ffi::AVPixelFormat;

/// Converts decoded frames, and keeps the scaler and buffers for the next one. Not `Send`: it stays with its reader's
/// thread.
#[derive(Default)]
pub struct Conformer {
    scaler: Scaler,
    deep: Vec<u8>,
    clear: ClearReader,
}

impl Conformer {
    /// A conformer that has seen nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One for pictures that are small or gone in a moment.
    pub(crate) fn quick() -> Self {
        let mut conformer = Self::default();
        conformer.set_quick(true);
        conformer
    }

    /// How many contexts its scaler made.
    #[cfg(test)]
    pub(crate) fn contexts(&self) -> usize {
        self.scaler.contexts
    }

    /// Whether speed counts more than sharpness.
    pub(crate) fn set_quick(&mut self, is_quick: bool) {
        self.scaler.set_quick(is_quick);
    }

    /// Converts a frame to a picture of exactly this (even) size. It is rotated by its own orientation and by
    /// `extra_rotation` degrees clockwise. It is stretched to that size, so callers ask for the right shape.
    ///
    /// # Errors
    /// [`MediaProblem::Conversion`] for pixel formats that cannot be converted.
    pub fn conform(
        &mut self,
        frame: &DecodedFrame,
        width_px: usize,
        height_px: usize,
        extra_rotation: u16,
    ) -> Result<Picture, MediaProblem> {
        let orientation = frame.orientation().turned(extra_rotation);
        let (width, height) = if orientation.swaps_sides() { (height_px, width_px) } else { (width_px, height_px) };
        // Scaling comes first: everything after it then costs what the output costs, not what the source does.
        let picture = match hdr(frame.facts().color, false) {
            Some(hdr) => self.scale_hdr(frame, width, height, hdr)?,
            None => match self.over_black(frame)? {
                Some(clear) => self.scale_clear(&clear, width, height)?,
                None => self.scale_sdr(frame, width, height)?,
            },
        };
        Ok(orient::upright(picture, orientation))
    }

    /// Converts a frame to an upright picture of exactly this (even) size; if its shape differs, it is fitted in with
    /// black borders.
    ///
    /// # Errors
    /// As [`Conformer::conform`].
    pub fn conform_inside(
        &mut self,
        frame: &DecodedFrame,
        width_px: usize,
        height_px: usize,
    ) -> Result<Picture, MediaProblem> {
        if fit::is_same_shape(frame.shown_size_px(), (width_px as u32, height_px as u32)) {
            return self.conform(frame, width_px, height_px, 0);
        }
        let ((width, height), (left, top)) = fit::inside(frame.shown_size_px(), (width_px, height_px));
        let inner = self.conform(frame, width, height, 0)?;
        let mut picture = Picture::black(width_px, height_px);
        for (index, (below, above)) in picture.planes.iter_mut().zip(&inner.planes).enumerate() {
            let (left, top) = if index == 0 { (left, top) } else { (left / 2, top / 2) };
            for y in 0..above.height() {
                below.row_mut(top + y)[left..left + above.width()].copy_from_slice(above.row(y));
            }
        }
        Ok(picture)
    }

    fn scale_sdr(&mut self, frame: &DecodedFrame, width: usize, height: usize) -> Result<Picture, MediaProblem> {
        let mut picture = Picture::black(width, height);
        let target = PixelLayout {
            width_px: picture.width(),
            height_px: picture.height(),
            pixel_format: AVPixelFormat::AV_PIX_FMT_YUV420P as i32,
            matrix: 1,
            full_range: false,
        };
        let [y, u, v] = &mut picture.planes;
        let (y_stride, c_stride) = (y.stride(), u.stride());
        let mut planes = [(y.bytes_mut(), y_stride), (u.bytes_mut(), c_stride), (v.bytes_mut(), c_stride)];
        self.scale(frame, target, &mut planes)?;
        Ok(picture)
    }

    /// What is clear, over black; `None` for a frame without clear pixels.
    fn over_black(&mut self, frame: &DecodedFrame) -> Result<Option<ClearFrame>, MediaProblem> {
        if !frame.may_be_clear() {
            return Ok(None);
        }
        self.clear.read(frame).map_err(|code| MediaProblem::Conversion(code.text()))
    }

    fn scale_clear(&mut self, clear: &ClearFrame, width: usize, height: usize) -> Result<Picture, MediaProblem> {
        let mut picture = Picture::black(width, height);
        let mut alpha = Plane::new(picture.width(), picture.height(), 0);
        let target = PixelLayout {
            width_px: picture.width(),
            height_px: picture.height(),
            pixel_format: AVPixelFormat::AV_PIX_FMT_YUVA420P as i32,
            ..clear.layout
        };
        let [y, u, v] = &mut picture.planes;
        let mut planes = [y, u, v, &mut alpha].map(|plane| {
            let stride = plane.stride();
            (plane.bytes_mut(), stride)
        });
        let scaled = self.scaler.scale(&clear.frame, clear.layout, target, &mut planes);
        scaled.map_err(|code| MediaProblem::Conversion(code.text()))?;
        picture.alpha = Some(alpha);
        clear::bound(&mut picture);
        Ok(picture)
    }

    fn scale_hdr(
        &mut self,
        frame: &DecodedFrame,
        width: usize,
        height: usize,
        hdr: Hdr,
    ) -> Result<Picture, MediaProblem> {
        let (width, height) = (width.next_multiple_of(2), height.next_multiple_of(2));
        let full_range = frame.facts().color.full_range;
        let pixel_format = AVPixelFormat::AV_PIX_FMT_YUV420P10LE as i32;
        // BT.2020 non-constant luminance on both sides: only the size changes here.
        let target = PixelLayout { width_px: width, height_px: height, pixel_format, matrix: 9, full_range };
        let source = PixelLayout { matrix: 9, ..layout_of(frame.facts()) };
        // A row of slack behind each plane: scalers write whole vectors.
        let (luma, chroma) = (width * (height + 1), width / 2 * (height / 2 + 1));
        self.deep.resize(2 * (luma + 2 * chroma), 0);
        let (y, rest) = self.deep.split_at_mut(2 * luma);
        let (u, v) = rest.split_at_mut(2 * chroma);
        let mut planes = [(y, 2 * width), (u, width), (v, width)];
        let scaled = self.scaler.scale(frame.frame(), source, target, &mut planes);
        scaled.map_err(|code| MediaProblem::Conversion(code.text()))?;
        let words: Vec<u16> = self.deep.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let (y, rest) = words.split_at(luma);
        let (u, v) = rest.split_at(chroma);
        Ok(tonemap::to_sdr(&tonemap::DeepPicture { planes: [y, u, v], width, height, full_range }, hdr))
    }

    fn scale(
        &mut self,
        frame: &DecodedFrame,
        target: PixelLayout,
        planes: &mut [(&mut [u8], usize)],
    ) -> Result<(), MediaProblem> {
        let source = layout_of(frame.facts());
        let scaled = self.scaler.scale(frame.frame(), source, target, planes);
        scaled.map_err(|code| MediaProblem::Conversion(code.text()))
    }
}
