//! The properties of a decoded frame, read as integers.

use ffmpeg_next::{Frame, ffi, frame};

use super::{Code, check};
use crate::media::packet::ColorTags;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameFacts {
    pub width_px: u32,
    pub height_px: u32,
    /// FFmpeg's number of the pixel format.
    pub pixel_format: i32,
    /// Width to height of one pixel; 0/1 when not said.
    pub sample_aspect: (i32, i32),
    pub color: ColorTags,
    pub interlaced: bool,
    /// Part of it was concealed.
    pub damaged: bool,
    /// FFmpeg's best idea of when it is shown, in the stream's time base.
    pub timestamp: Option<i64>,
    /// How long it is shown, in the stream's time base; 0 when not known.
    pub duration: i64,
    /// How to turn the picture, when the frame itself says so (photos do).
    pub display_matrix: Option<[i32; 9]>,
}

/// The description of a decoded picture.
pub fn facts(frame: &Frame) -> FrameFacts {
    // SAFETY: the frame is valid; enums are read through integer pointers, as newer libraries may hold numbers that
    // these headers do not know.
    unsafe {
        let raw = &*frame.as_ptr();
        let damage = ffi::AV_FRAME_FLAG_CORRUPT as i32;
        FrameFacts {
            width_px: raw.width.max(0) as u32,
            height_px: raw.height.max(0) as u32,
            pixel_format: raw.format,
            sample_aspect: (raw.sample_aspect_ratio.num, raw.sample_aspect_ratio.den),
            color: ColorTags {
                primaries: *(&raw const raw.color_primaries).cast::<i32>(),
                transfer: *(&raw const raw.color_trc).cast::<i32>(),
                matrix: *(&raw const raw.colorspace).cast::<i32>(),
                full_range: *(&raw const raw.color_range).cast::<i32>() == 2 || is_full_range_format(raw.format),
            },
            interlaced: raw.interlaced_frame != 0,
            damaged: raw.flags & damage != 0 || raw.decode_error_flags != 0,
            timestamp: (raw.best_effort_timestamp != ffi::AV_NOPTS_VALUE).then_some(raw.best_effort_timestamp),
            duration: raw.pkt_duration.max(0),
            display_matrix: display_matrix(raw),
        }
    }
}

/// The old formats whose name alone says "full range".
fn is_full_range_format(format: i32) -> bool {
    use ffi::AVPixelFormat::{AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ444P};
    [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ444P]
        .iter()
        .any(|&f| f as i32 == format)
}

/// # Safety
/// The frame is valid.
unsafe fn display_matrix(frame: &ffi::AVFrame) -> Option<[i32; 9]> {
    // SAFETY: the side data of this type is nine 32-bit integers; its size is checked.
    unsafe {
        let found =
            ffi::av_frame_get_side_data(frame, ffi::AVFrameSideDataType::AV_FRAME_DATA_DISPLAYMATRIX).as_ref()?;
        (found.size >= 36).then(|| found.data.cast::<[i32; 9]>().read_unaligned())
    }
}

/// A picture frame with room for its samples.
pub fn new_video(pixel_format: i32, width_px: u32, height_px: u32) -> Result<frame::Video, Code> {
    let mut frame = frame::Video::empty();
    // SAFETY: the frame is valid; FFmpeg refuses formats and sizes that it cannot allocate.
    unsafe {
        let raw = &mut *frame.as_mut_ptr();
        (raw.format, raw.width, raw.height) = (pixel_format, width_px as i32, height_px as i32);
        check(ffi::av_frame_get_buffer(raw, 0))?;
    }
    Ok(frame)
}

/// A picture frame of red, green, blue and straight alpha, row by row.
pub fn of_rgba(width_px: usize, rgba: &[u8]) -> Result<frame::Video, Code> {
    let row_bytes = (4 * width_px).max(4);
    let mut frame =
        new_video(ffi::AVPixelFormat::AV_PIX_FMT_RGBA as i32, width_px as u32, (rgba.len() / row_bytes) as u32)?;
    let stride = frame.stride(0).max(1);
    for (row, pixels) in frame.data_mut(0).chunks_mut(stride).zip(rgba.chunks_exact(row_bytes)) {
        row[..row_bytes].copy_from_slice(pixels);
    }
    Ok(frame)
}

/// Gives a frame samples of its own when somebody else still reads them.
pub fn make_writable(frame: &mut Frame) -> Result<(), Code> {
    // SAFETY: the frame is valid.
    check(unsafe { ffi::av_frame_make_writable(frame.as_mut_ptr()) }).map(|_| ())
}

/// Dates a decoded frame for an encoder, and forgets what kind it was: encoders take that as an order.
pub fn prepare_for_encoder(frame: &mut Frame, pts: i64) {
    // SAFETY: the frame is valid.
    unsafe {
        let raw = &mut *frame.as_mut_ptr();
        raw.pts = pts;
        raw.pict_type = ffi::AVPictureType::AV_PICTURE_TYPE_NONE;
    }
}

/// A frame of planar float sound with room for so many samples of each channel.
pub fn new_float_sound(samples: usize, channels: u16, rate: u32) -> Result<frame::Audio, Code> {
    let mut frame = frame::Audio::empty();
    super::layout::set_frame_channels(&mut frame, channels);
    // SAFETY: the frame is valid; FFmpeg refuses what it cannot allocate.
    unsafe {
        let raw = &mut *frame.as_mut_ptr();
        raw.format = ffi::AVSampleFormat::AV_SAMPLE_FMT_FLTP as i32;
        (raw.nb_samples, raw.sample_rate) = (samples as i32, rate as i32);
        check(ffi::av_frame_get_buffer(raw, 0))?;
    }
    Ok(frame)
}
