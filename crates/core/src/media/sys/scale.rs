//! Scaling and converting pictures with libswscale.

use std::ptr;

use ffmpeg_next::{Frame, ffi};

use super::frame::FrameFacts;
use super::{Code, check, pixel_format};

/// One side of a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelLayout {
    pub width_px: usize,
    pub height_px: usize,
    /// FFmpeg's number of the pixel format.
    pub pixel_format: i32,
    /// H.273's number of the matrix coefficients.
    pub matrix: i32,
    /// Full instead of limited range.
    pub full_range: bool,
}

/// A converter between two layouts; made anew only when a layout changes.
pub struct Scaler {
    context: *mut ffi::SwsContext,
    layouts: Option<(PixelLayout, PixelLayout)>,
    is_quick: bool,
    /// How many contexts it made so far: each costs as much as a picture.
    #[cfg(test)]
    pub contexts: usize,
}

impl Default for Scaler {
    fn default() -> Self {
        Self {
            context: ptr::null_mut(),
            layouts: None,
            is_quick: false,
            #[cfg(test)]
            contexts: 0,
        }
    }
}

impl Scaler {
    /// Whether speed counts more than sharpness.
    pub fn set_quick(&mut self, is_quick: bool) {
        if self.is_quick != is_quick {
            (self.is_quick, self.layouts) = (is_quick, None);
        }
    }

    /// Converts a decoded frame into `planes` (data and bytes per row), each with at least a row of slack behind.
    pub fn scale(
        &mut self,
        frame: &Frame,
        source: PixelLayout,
        target: PixelLayout,
        planes: &mut [(&mut [u8], usize)],
    ) -> Result<(), Code> {
        let mut data = [ptr::null_mut(); 4];
        let mut strides = [0; 4];
        for (index, (bytes, stride)) in planes.iter_mut().enumerate().take(4) {
            data[index] = bytes.as_mut_ptr();
            strides[index] = *stride as i32;
        }
        self.run(frame, source, target, &data, &strides)
    }

    /// Converts a decoded frame into another one, which has the target's layout and room for it.
    pub fn scale_into(
        &mut self,
        frame: &Frame,
        source: PixelLayout,
        target: PixelLayout,
        into: &mut Frame,
    ) -> Result<(), Code> {
        // SAFETY: the frame is valid and writable.
        let (data, strides) = unsafe {
            let raw = &*into.as_mut_ptr();
            (raw.data, raw.linesize)
        };
        let first_four = ([data[0], data[1], data[2], data[3]], [strides[0], strides[1], strides[2], strides[3]]);
        self.run(frame, source, target, &first_four.0, &first_four.1)
    }

    fn run(
        &mut self,
        frame: &Frame,
        source: PixelLayout,
        target: PixelLayout,
        data: &[*mut u8; 4],
        strides: &[i32; 4],
    ) -> Result<(), Code> {
        self.prepare(source, target)?;
        // SAFETY: the context was made for exactly these layouts; the source's planes belong to a decoded frame of
        // the source layout; the target's planes are as large as the caller allocated them for the target layout.
        unsafe {
            let raw = &*frame.as_ptr();
            let rows = ffi::sws_scale(
                self.context,
                raw.data.as_ptr().cast(),
                raw.linesize.as_ptr(),
                0,
                source.height_px as i32,
                data.as_ptr(),
                strides.as_ptr(),
            );
            check(rows).map(|_| ())
        }
    }

    fn prepare(&mut self, source: PixelLayout, target: PixelLayout) -> Result<(), Code> {
        if self.layouts == Some((source, target)) {
            return Ok(());
        }
        let invalid = Code(ffi::AVERROR(ffi::EINVAL));
        let from = pixel_format(source.pixel_format).ok_or(invalid)?;
        let to = pixel_format(target.pixel_format).ok_or(invalid)?;
        // A kernel as wide as the reduction keeps text sharp; Lanczos rings when it enlarges.
        let reduces = target.width_px < source.width_px || target.height_px < source.height_px;
        let kernel = match (self.is_quick, reduces) {
            (true, _) => ffi::SWS_BILINEAR,
            (false, true) => ffi::SWS_LANCZOS,
            (false, false) => ffi::SWS_BICUBIC,
        };
        self.layouts = None;
        // SAFETY: the old context is freed once; the new one is checked for null; the coefficient tables are static.
        unsafe {
            ffi::sws_freeContext(self.context);
            self.context = ffi::sws_getContext(
                source.width_px as i32,
                source.height_px as i32,
                from,
                target.width_px as i32,
                target.height_px as i32,
                to,
                kernel as i32,
                ptr::null_mut(),
                ptr::null_mut(),
                ptr::null(),
            );
            if self.context.is_null() {
                return Err(invalid);
            }
            let coefficients = |matrix| ffi::sws_getCoefficients(matrix);
            // Formats without a matrix (grey to grey) refuse this call and need none.
            ffi::sws_setColorspaceDetails(
                self.context,
                coefficients(source.matrix),
                i32::from(source.full_range),
                coefficients(target.matrix),
                i32::from(target.full_range),
                0,
                1 << 16,
                1 << 16,
            );
        }
        #[cfg(test)]
        {
            self.contexts += 1;
        }
        self.layouts = Some((source, target));
        Ok(())
    }
}

impl Drop for Scaler {
    fn drop(&mut self) {
        // SAFETY: freed once; null is allowed.
        unsafe { ffi::sws_freeContext(self.context) };
    }
}

/// The layout of a decoded frame. Untagged colour is BT.601 below 720 lines, else BT.709.
pub fn layout_of(facts: &FrameFacts) -> PixelLayout {
    let guessed = if facts.height_px < 720 { 6 } else { 1 };
    // 0 is RGB and 2 "not said"; 3 is reserved.
    let matrix = if matches!(facts.color.matrix, 0 | 2 | 3) { guessed } else { facts.color.matrix };
    PixelLayout {
        width_px: facts.width_px as usize,
        height_px: facts.height_px as usize,
        pixel_format: facts.pixel_format,
        matrix,
        full_range: facts.color.full_range,
    }
}
