//! Everything unsafe: thin, owning wrappers around FFmpeg's contexts. Numbers that a newer FFmpeg may extend (codec
//! ids, pixel formats, side-data types) are read as integers and matched here, before they become enums.
#![allow(unsafe_code)]
// The headers of other versions give some constants other types.
#![allow(clippy::unnecessary_cast)]

pub mod decoder;
pub mod deinterlace;
pub mod encoder;
pub mod frame;
pub mod input;
pub mod layout;
mod log;
pub mod muxer;
pub mod parser;
pub mod resample;
pub mod scale;
mod stream_copy;
mod stream_facts;
pub mod text_stream;

use std::ffi::CStr;

use ffmpeg_next::{Packet, ffi};

/// What an FFmpeg call returned when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(pub i32);

impl Code {
    pub fn text(self) -> String {
        let mut buffer = [0 as std::ffi::c_char; 128];
        // SAFETY: the buffer is as long as said, and av_strerror always ends it with a zero byte.
        unsafe {
            ffi::av_strerror(self.0, buffer.as_mut_ptr(), buffer.len());
            CStr::from_ptr(buffer.as_ptr()).to_string_lossy().into_owned()
        }
    }
}

/// Turns FFmpeg's "negative is an error" into a result.
pub fn check(code: i32) -> Result<i32, Code> {
    if code < 0 { Err(Code(code)) } else { Ok(code) }
}

/// A C string that FFmpeg owns, copied; empty when there is none.
///
/// # Safety
/// `text` is null or points at a string that ends with a zero byte.
unsafe fn copied(text: *const std::ffi::c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: by this function's contract.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// Gives a stream its decoder configuration.
///
/// # Safety
/// `parameters` belong to a fresh stream.
unsafe fn set_extradata(parameters: &mut ffi::AVCodecParameters, bytes: &[u8]) -> Result<(), Code> {
    // SAFETY: by this function's contract; the memory is checked for null, holds the bytes and the padding that FFmpeg
    // asks for, and is freed with the stream.
    unsafe {
        let memory = ffi::av_mallocz(bytes.len() + ffi::AV_INPUT_BUFFER_PADDING_SIZE as usize).cast::<u8>();
        if memory.is_null() {
            return Err(Code(ffi::AVERROR(ffi::ENOMEM)));
        }
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), memory, bytes.len());
        (parameters.extradata, parameters.extradata_size) = (memory, bytes.len() as i32);
    }
    Ok(())
}

/// The pixel format of that number, when the linked headers know it.
pub fn pixel_format(number: i32) -> Option<ffi::AVPixelFormat> {
    let known = 0..ffi::AVPixelFormat::AV_PIX_FMT_NB as i32;
    // SAFETY: the enum holds every number from 0 up to AV_PIX_FMT_NB.
    known.contains(&number).then(|| unsafe { std::mem::transmute::<i32, ffi::AVPixelFormat>(number) })
}

/// What has to be known of a pixel format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelFormatFacts {
    pub bit_depth: u8,
    /// Red, green, blue instead of luma and chroma.
    pub rgb: bool,
    pub has_chroma: bool,
    /// Whether pixels may be clear. A palette's colours may.
    pub has_alpha: bool,
    /// By how many halvings chroma is smaller than luma, from left to right and from top to bottom.
    pub chroma_shift: (u8, u8),
}

/// The facts of the pixel format of that number; `None` for an unknown one.
pub fn pixel_format_facts(number: i32) -> Option<PixelFormatFacts> {
    let format = pixel_format(number)?;
    // SAFETY: the description is static or null.
    let description = unsafe { ffi::av_pix_fmt_desc_get(format).as_ref() }?;
    Some(PixelFormatFacts {
        bit_depth: description.comp[0].depth.clamp(1, 64) as u8,
        rgb: description.flags & u64::from(ffi::AV_PIX_FMT_FLAG_RGB as u32) != 0,
        has_chroma: description.nb_components > 2,
        has_alpha: description.flags & u64::from(ffi::AV_PIX_FMT_FLAG_ALPHA as u32) != 0,
        chroma_shift: (description.log2_chroma_w, description.log2_chroma_h),
    })
}

/// A packet's flags as FFmpeg numbers them; the crate's own type drops those that it does not know.
pub fn packet_flags(packet: &Packet) -> i32 {
    use ffmpeg_next::packet::Ref;
    // SAFETY: the packet is valid.
    unsafe { (*packet.as_ptr()).flags }
}

/// How many samples of a packet of sound are not meant to be heard, at its start and at its end.
pub fn unheard_samples(packet: &Packet) -> (u32, u32) {
    use ffmpeg_next::packet::Ref;
    let kind = ffi::AVPacketSideDataType::AV_PKT_DATA_SKIP_SAMPLES;
    let mut size = 0;
    // SAFETY: the packet is valid; the side data of this type is ten bytes, of which the first eight are two
    // little-endian numbers; its size is checked.
    unsafe {
        let data = ffi::av_packet_get_side_data(packet.as_ptr(), kind, &mut size);
        if data.is_null() || (size as usize) < 8 {
            return (0, 0);
        }
        let [start, end] = data.cast::<[[u8; 4]; 2]>().read_unaligned();
        (u32::from_le_bytes(start), u32::from_le_bytes(end))
    }
}
