//! Encoding frames to packets.

use std::ffi::CString;
use std::ptr;

use ffmpeg_next::{Frame, Packet, ffi};

use super::decoder::Received;
use super::{Code, check, pixel_format};
use crate::media::packet::{ColorTags, EncodedPacket, StreamKind, StreamParameters, TimeBase};

/// How an encoder is opened.
pub struct EncoderSettings<'a> {
    /// The encoder's name, such as `libx264`.
    pub encoder: &'a str,
    /// What goes in. The parameters' extradata, profile and level are not looked at.
    pub input: &'a StreamKind,
    /// The unit of the frames' times.
    pub time_base: TimeBase,
    /// Frames a second, 0/1 when they vary.
    pub frame_rate: (i32, i32),
    /// FFmpeg's number of the sample format, for sound.
    pub sample_format: i32,
    /// Bits a second; 0 leaves it to the options.
    pub bit_rate: i64,
    /// The encoder's options. One that it does not know is an error.
    pub options: &'a [(String, String)],
    pub threads: usize,
}

/// Why an encoder could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncoderOpenError {
    /// There is no such encoder here.
    Missing(String),
    /// It does not know this option.
    UnknownOption(String),
    Failed(Code),
}

impl From<Code> for EncoderOpenError {
    fn from(code: Code) -> Self {
        Self::Failed(code)
    }
}

/// An open encoder. Not `Send`: it stays with the thread that opened it.
pub struct Encoder(*mut ffi::AVCodecContext);

impl Encoder {
    /// Opens an encoder whose configuration goes beside its packets, not into them.
    pub fn open(settings: &EncoderSettings<'_>) -> Result<Self, EncoderOpenError> {
        super::log::listen();
        let missing = || EncoderOpenError::Missing(settings.encoder.to_owned());
        let name = CString::new(settings.encoder).map_err(|_| missing())?;
        // SAFETY: the context is checked for null and freed by Drop on every way out; the dictionary is freed once.
        unsafe {
            let codec = ffi::avcodec_find_encoder_by_name(name.as_ptr());
            if codec.is_null() {
                return Err(missing());
            }
            let encoder = Self(ffi::avcodec_alloc_context3(codec));
            let Some(context) = encoder.0.as_mut() else { return Err(Code(ffi::AVERROR(ffi::ENOMEM)).into()) };
            describe(context, settings)?;
            let mut options = dictionary(settings.options);
            let opened = check(ffi::avcodec_open2(context, codec, &mut options));
            let left = first_key(options);
            ffi::av_dict_free(&mut options);
            opened?;
            left.map_or(Ok(encoder), |key| Err(EncoderOpenError::UnknownOption(key)))
        }
    }

    /// What a muxer and a decoder have to know of its packets.
    pub fn parameters(&self, input: &StreamKind, time_base: TimeBase) -> StreamParameters {
        // SAFETY: the context is open; its extradata holds extradata_size bytes when not null.
        unsafe {
            let context = &*self.0;
            let size = usize::try_from(context.extradata_size).unwrap_or(0);
            let extradata =
                if context.extradata.is_null() { &[][..] } else { std::slice::from_raw_parts(context.extradata, size) };
            let mut kind = input.clone();
            if let StreamKind::Audio { frame_size, .. } = &mut kind {
                *frame_size = context.frame_size.max(0) as u32;
            }
            StreamParameters {
                codec_id: *(&raw const context.codec_id).cast::<i32>(),
                extradata: extradata.to_vec(),
                time_base,
                profile: context.profile,
                level: context.level,
                bit_rate: context.bit_rate,
                kind,
            }
        }
    }

    /// Hands over a frame; `None` says that no more will come.
    pub fn send(&mut self, frame: Option<&Frame>) -> Result<(), Code> {
        // SAFETY: the context is open and the frame null or valid.
        let frame = frame.map_or(ptr::null(), |frame| unsafe { frame.as_ptr() });
        // SAFETY: as above.
        check(unsafe { ffi::avcodec_send_frame(self.0, frame) }).map(|_| ())
    }

    pub fn receive(&mut self) -> Result<(Received, Option<EncodedPacket>), Code> {
        use ffmpeg_next::packet::Mut;
        let mut packet = Packet::empty();
        // SAFETY: the context is open; the packet is valid and released by FFmpeg before it is filled.
        match unsafe { ffi::avcodec_receive_packet(self.0, packet.as_mut_ptr()) } {
            ffi::AVERROR_EOF => Ok((Received::End, None)),
            code if code == ffi::AVERROR(ffi::EAGAIN) => Ok((Received::NeedsMore, None)),
            code => check(code).map(|_| {
                let pts = packet.pts().unwrap_or(0);
                let packet = EncodedPacket {
                    pts,
                    dts: packet.dts().unwrap_or(pts),
                    duration: packet.duration(),
                    keyframe: packet.is_key(),
                    data: packet.data().unwrap_or(&[]).to_vec(),
                };
                (Received::Frame, Some(packet))
            }),
        }
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        // SAFETY: the context was allocated by avcodec_alloc_context3 and is freed once; null is allowed.
        unsafe { ffi::avcodec_free_context(&mut self.0) };
    }
}

/// # Safety
/// `context` is a fresh one, not yet open.
unsafe fn describe(context: &mut ffi::AVCodecContext, settings: &EncoderSettings<'_>) -> Result<(), Code> {
    let TimeBase { numerator, denominator } = settings.time_base;
    context.time_base = ffi::AVRational { num: numerator, den: denominator };
    context.framerate = ffi::AVRational { num: settings.frame_rate.0, den: settings.frame_rate.1 };
    context.flags |= ffi::AV_CODEC_FLAG_GLOBAL_HEADER as i32;
    context.thread_count = settings.threads.clamp(1, 64) as i32;
    if settings.bit_rate > 0 {
        context.bit_rate = settings.bit_rate;
    }
    match *settings.input {
        StreamKind::Video { width_px, height_px, pixel_format: number, sample_aspect, color } => {
            context.width = width_px as i32;
            context.height = height_px as i32;
            context.pix_fmt = pixel_format(number).ok_or(Code(ffi::AVERROR(ffi::EINVAL)))?;
            context.sample_aspect_ratio = ffi::AVRational { num: sample_aspect.0, den: sample_aspect.1.max(1) };
            // SAFETY: C enums of FFmpeg have the size and alignment of an int; numbers come from FFmpeg itself.
            unsafe { set_color(context, color) };
        }
        StreamKind::Audio { sample_rate, channels, .. } => {
            context.sample_rate = sample_rate as i32;
            // SAFETY: the field is a C enum of FFmpeg; callers pass one of its numbers.
            unsafe { *(&raw mut context.sample_fmt).cast::<i32>() = settings.sample_format };
            super::layout::set_channels(context, channels);
        }
    }
    Ok(())
}

/// # Safety
/// The numbers are those that FFmpeg knows.
unsafe fn set_color(context: &mut ffi::AVCodecContext, color: ColorTags) {
    // SAFETY: by this function's contract.
    unsafe {
        *(&raw mut context.color_primaries).cast::<i32>() = color.primaries;
        *(&raw mut context.color_trc).cast::<i32>() = color.transfer;
        *(&raw mut context.colorspace).cast::<i32>() = color.matrix;
        *(&raw mut context.color_range).cast::<i32>() = if color.full_range { 2 } else { 1 };
    }
}

/// A dictionary that the caller frees. Entries with a zero byte inside are left out.
///
/// # Safety
/// None beyond freeing the result once.
pub(super) unsafe fn dictionary(entries: &[(String, String)]) -> *mut ffi::AVDictionary {
    let mut dictionary = ptr::null_mut();
    for (key, value) in entries {
        if let (Ok(key), Ok(value)) = (CString::new(key.as_str()), CString::new(value.as_str())) {
            // SAFETY: the strings end with a zero byte and are copied.
            unsafe { ffi::av_dict_set(&mut dictionary, key.as_ptr(), value.as_ptr(), 0) };
        }
    }
    dictionary
}

/// # Safety
/// `dictionary` is null or valid.
unsafe fn first_key(dictionary: *const ffi::AVDictionary) -> Option<String> {
    // SAFETY: by this function's contract.
    unsafe {
        let flags = ffi::AV_DICT_IGNORE_SUFFIX as i32;
        let entry = ffi::av_dict_get(dictionary, c"".as_ptr(), ptr::null(), flags).as_ref()?;
        Some(super::copied(entry.key))
    }
}
