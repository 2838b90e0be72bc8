//! Converting sound to 32-bit float at another rate with libswresample.

use std::ptr;

use ffmpeg_next::{Frame, ffi};

use super::layout::{frame_layout, mask};
use super::{Code, check};

/// What a block of sound is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoundLayout {
    pub channels: u16,
    mask: u64,
    format: i32,
    pub rate: u32,
}

/// The layout of a decoded frame of sound.
pub fn sound_layout(frame: &Frame) -> SoundLayout {
    let (channels, mask) = frame_layout(frame);
    // SAFETY: the frame is valid.
    let (format, rate) = unsafe { ((*frame.as_ptr()).format, (*frame.as_ptr()).sample_rate.max(1) as u32) };
    SoundLayout { channels, mask, format, rate }
}

/// Samples of each channel in a decoded frame.
pub fn samples(frame: &Frame) -> usize {
    // SAFETY: the frame is valid.
    unsafe { (*frame.as_ptr()).nb_samples.max(0) as usize }
}

/// A converter to interleaved floats. More than two channels are folded to two (ITU-R BS.775-3: centre and surround
/// at -3 dB); one stays one. Not `Send`.
pub struct Resampler {
    context: *mut ffi::SwrContext,
    source: SoundLayout,
    pub channels: u16,
}

impl Resampler {
    /// A converter from `source`, taken to be at `source_rate`, to `target_rate`. One that is `steerable` interpolates
    /// even between equal rates.
    pub fn new(source: SoundLayout, source_rate: u32, target_rate: u32, steerable: bool) -> Result<Self, Code> {
        let channels = source.channels.min(2);
        let invalid = Code(ffi::AVERROR(ffi::EINVAL));
        if !(0..ffi::AVSampleFormat::AV_SAMPLE_FMT_NB as i32).contains(&source.format) {
            return Err(invalid);
        }
        // SAFETY: the sample format was checked to be one of the enum's; the context is checked for null and freed
        // by Drop on every way out.
        unsafe {
            let format = std::mem::transmute::<i32, ffi::AVSampleFormat>(source.format);
            let context = ffi::swr_alloc_set_opts(
                ptr::null_mut(),
                mask(channels) as i64,
                ffi::AVSampleFormat::AV_SAMPLE_FMT_FLT,
                target_rate as i32,
                source.mask as i64,
                format,
                source_rate as i32,
                0,
                ptr::null_mut(),
            );
            let resampler = Self { context, source, channels };
            if context.is_null() {
                return Err(invalid);
            }
            if steerable {
                let flags = i64::from(ffi::SWR_FLAG_RESAMPLE as i32);
                check(ffi::av_opt_set_int(context.cast(), c"flags".as_ptr(), flags, 0))?;
            }
            check(ffi::swr_init(context))?;
            Ok(resampler)
        }
    }

    /// Whether it takes frames of this layout.
    pub fn takes(&self, layout: SoundLayout) -> bool {
        self.source == layout
    }

    /// Stretches what comes from now on by `part` (0.01: a hundredth longer), without a jump.
    pub fn stretch(&mut self, part: f64, target_rate: u32) -> Result<(), Code> {
        let more = (part * f64::from(target_rate)).round() as i32;
        // SAFETY: the context is open, and interpolates.
        check(unsafe { ffi::swr_set_compensation(self.context, more, target_rate as i32) }).map(|_| ())
    }

    /// How many target samples lie between the next one that comes out and the next source sample that goes in.
    pub fn delay(&self, target_rate: u32) -> i64 {
        // SAFETY: the context is open.
        unsafe { ffi::swr_get_delay(self.context, i64::from(target_rate)) }
    }

    /// Converts a frame, or with `None` gives what is held back; interleaved samples are added to `out`.
    pub fn convert(&mut self, frame: Option<&Frame>, out: &mut Vec<f32>) -> Result<(), Code> {
        let before = out.len();
        let count = frame.map_or(0, samples) as i32;
        // SAFETY: the context is open; `out` is given room for as many samples as FFmpeg says it may write; the
        // source's planes belong to a frame of the layout that the context was made for.
        unsafe {
            let room = check(ffi::swr_get_out_samples(self.context, count))? as usize;
            out.resize(before + room * usize::from(self.channels), 0.0);
            let mut target: *mut u8 = out[before..].as_mut_ptr().cast();
            let source = frame.map_or(ptr::null_mut(), |frame| (*frame.as_ptr()).extended_data);
            let made = check(ffi::swr_convert(self.context, &mut target, room as i32, source.cast(), count))?;
            out.truncate(before + made as usize * usize::from(self.channels));
        }
        Ok(())
    }
}

impl Drop for Resampler {
    fn drop(&mut self) {
        // SAFETY: freed once; null is allowed.
        unsafe { ffi::swr_free(&mut self.context) };
    }
}
