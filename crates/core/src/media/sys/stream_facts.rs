//! What a container claims about its streams. Nothing of it has been checked yet.

use std::ffi::c_int;
use std::ptr;

use ffmpeg_next::ffi;

use super::copied;
use crate::media::packet::{ColorTags, TimeBase};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Video,
    Audio,
    /// Subtitles, as text or as pictures.
    Subtitle,
    /// Data, attachments.
    Other,
}

/// A stream as its container describes it. Nothing in here is checked yet.
#[derive(Clone, Debug)]
pub struct StreamFacts {
    /// Its number within the file.
    pub index: usize,
    pub kind: Kind,
    /// FFmpeg's number of the codec.
    pub codec_id: i32,
    /// FFmpeg's name of the codec.
    pub codec: String,
    /// The profile's name, may be empty.
    pub profile: String,
    /// FFmpeg's number of the profile.
    pub profile_number: i32,
    /// As the codec counts it.
    pub level: i32,
    /// Samples in a packet of sound, 0 when it varies.
    pub frame_size: u32,
    /// Bits a second, 0 when not known.
    pub bit_rate: i64,
    /// The unit of its times.
    pub time_base: TimeBase,
    /// Where the container says that it ends, in its time base.
    pub declared_end: Option<i64>,
    pub width_px: u32,
    pub height_px: u32,
    /// FFmpeg's number of the pixel format, negative when not known.
    pub pixel_format: i32,
    /// Width to height of one pixel; 0/1 when not said.
    pub sample_aspect: (i32, i32),
    /// The same as the codec says it; 0/1 when it does not.
    pub coded_aspect: (i32, i32),
    pub color: ColorTags,
    /// Whether the container or the codec says that frames hold two fields.
    pub interlaced: bool,
    /// The average rate that the container says, in frames a second; 0 when not known.
    pub average_rate_hz: f64,
    pub sample_rate: u32,
    pub channels: u16,
    /// How to turn the picture, in 16.16 and 2.30 fixed point, row by row.
    pub display_matrix: Option<[i32; 9]>,
    /// Dolby Vision's configuration lies beside it.
    pub dolby_vision: bool,
    pub default: bool,
    pub cover: bool,
    pub encrypted: bool,
    /// A decoder for it is there.
    pub decodable: bool,
    /// The language tag, may be empty.
    pub language: String,
    /// What the container calls it, may be empty.
    pub title: String,
}

impl StreamFacts {
    /// Whether it can be decoded to something.
    pub fn is_usable(&self) -> bool {
        let is_empty = self.kind == Kind::Audio && self.channels == 0;
        self.decodable && !self.encrypted && !is_empty
    }
}

/// # Safety
/// `stream` belongs to an open context.
pub(super) unsafe fn facts(stream: *const ffi::AVStream) -> StreamFacts {
    // SAFETY: by this function's contract; enums are read through integer pointers, as newer libraries may hold
    // numbers that these headers do not know.
    unsafe {
        let stream = &*stream;
        let parameters = &*stream.codecpar;
        let codec_id = integer(&raw const parameters.codec_id);
        let kind = match integer(&raw const parameters.codec_type) {
            0 => Kind::Video,
            1 => Kind::Audio,
            3 => Kind::Subtitle,
            _ => Kind::Other,
        };
        let field_order = integer(&raw const parameters.field_order);
        let aspect = if stream.sample_aspect_ratio.num > 0 {
            stream.sample_aspect_ratio
        } else {
            parameters.sample_aspect_ratio
        };
        let rate = stream.avg_frame_rate;
        StreamFacts {
            index: stream.index as usize,
            kind,
            codec_id,
            codec: codec_name(codec_id),
            profile: profile_name(codec_id, parameters.profile),
            profile_number: parameters.profile,
            level: parameters.level,
            frame_size: parameters.frame_size.max(0) as u32,
            bit_rate: parameters.bit_rate,
            time_base: TimeBase { numerator: stream.time_base.num.max(1), denominator: stream.time_base.den.max(1) },
            declared_end: (stream.start_time != ffi::AV_NOPTS_VALUE && stream.duration > 0)
                .then(|| stream.start_time.saturating_add(stream.duration)),
            width_px: parameters.width.max(0) as u32,
            height_px: parameters.height.max(0) as u32,
            pixel_format: if kind == Kind::Video { parameters.format } else { -1 },
            sample_aspect: (aspect.num, aspect.den),
            coded_aspect: (parameters.sample_aspect_ratio.num, parameters.sample_aspect_ratio.den),
            color: ColorTags {
                primaries: integer(&raw const parameters.color_primaries),
                transfer: integer(&raw const parameters.color_trc),
                matrix: integer(&raw const parameters.color_space),
                full_range: integer(&raw const parameters.color_range) == 2,
            },
            interlaced: field_order >= 2,
            average_rate_hz: if rate.den > 0 { f64::from(rate.num) / f64::from(rate.den) } else { 0.0 },
            sample_rate: parameters.sample_rate.max(0) as u32,
            channels: parameters.channels.clamp(0, 255) as u16,
            display_matrix: display_matrix(stream),
            dolby_vision: has_side_data(stream, ffi::AVPacketSideDataType::AV_PKT_DATA_DOVI_CONF),
            default: stream.disposition & ffi::AV_DISPOSITION_DEFAULT as c_int != 0,
            cover: stream.disposition & ffi::AV_DISPOSITION_ATTACHED_PIC as c_int != 0,
            encrypted: has_side_data(stream, ffi::AVPacketSideDataType::AV_PKT_DATA_ENCRYPTION_INIT_INFO)
                || tags(stream.metadata).iter().any(|(key, _)| key == "encryption"),
            decodable: !find_decoder(codec_id).is_null(),
            language: tag(stream.metadata, "language"),
            title: tag(stream.metadata, "title"),
        }
    }
}

/// # Safety
/// `value` points at a C enum.
unsafe fn integer<T>(value: *const T) -> i32 {
    // SAFETY: C enums of FFmpeg have the size and alignment of an int.
    unsafe { *value.cast::<i32>() }
}

/// # Safety
/// The stream belongs to an open context.
unsafe fn has_side_data(stream: &ffi::AVStream, kind: ffi::AVPacketSideDataType) -> bool {
    // SAFETY: by this function's contract.
    unsafe { !ffi::av_stream_get_side_data(stream, kind, ptr::null_mut()).is_null() }
}

/// # Safety
/// The stream belongs to an open context.
unsafe fn display_matrix(stream: &ffi::AVStream) -> Option<[i32; 9]> {
    let mut size = 0;
    // SAFETY: the side data of this type is nine 32-bit integers; its size is checked.
    unsafe {
        let kind = ffi::AVPacketSideDataType::AV_PKT_DATA_DISPLAYMATRIX;
        let data = ffi::av_stream_get_side_data(stream, kind, &mut size);
        (!data.is_null() && size >= 36).then(|| data.cast::<[i32; 9]>().read_unaligned())
    }
}

/// The tag of that name; empty when it is not there.
///
/// # Safety
/// As [`tags`].
unsafe fn tag(dictionary: *const ffi::AVDictionary, key: &str) -> String {
    // SAFETY: by this function's contract.
    let tags = unsafe { tags(dictionary) };
    tags.into_iter().find(|(known, _)| known == key).map_or(String::new(), |(_, value)| value)
}

/// # Safety
/// `dictionary` is null or belongs to an open context.
pub(super) unsafe fn tags(dictionary: *const ffi::AVDictionary) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut entry: *const ffi::AVDictionaryEntry = ptr::null();
    // SAFETY: by this function's contract; the iteration ends with null.
    unsafe {
        loop {
            entry = ffi::av_dict_get(dictionary, c"".as_ptr(), entry, ffi::AV_DICT_IGNORE_SUFFIX as c_int);
            let Some(tag) = entry.as_ref() else { return found };
            found.push((copied(tag.key), copied(tag.value)));
        }
    }
}

/// The first decoder for a codec's number, null when there is none.
pub(super) fn find_decoder(codec_id: i32) -> *const ffi::AVCodec {
    let mut state = ptr::null_mut();
    // SAFETY: the iteration yields static codecs and ends with null; the id is read as an integer.
    unsafe {
        loop {
            let codec = ffi::av_codec_iterate(&mut state);
            let Some(found) = codec.as_ref() else { return codec };
            if integer(&raw const found.id) == codec_id && ffi::av_codec_is_decoder(codec) != 0 {
                return codec;
            }
        }
    }
}

fn codec_name(codec_id: i32) -> String {
    let mut descriptor = ptr::null();
    // SAFETY: the iteration yields static descriptors and ends with null; the id is read as an integer.
    unsafe {
        loop {
            descriptor = ffi::avcodec_descriptor_next(descriptor);
            match descriptor.as_ref() {
                None => return "unknown".to_owned(),
                Some(found) if integer(&raw const found.id) == codec_id => return copied(found.name),
                Some(_) => {}
            }
        }
    }
}

fn profile_name(codec_id: i32, profile: i32) -> String {
    let codec = find_decoder(codec_id);
    // SAFETY: the codec is null or static; the name is null or static.
    unsafe { if codec.is_null() { String::new() } else { copied(ffi::av_get_profile_name(codec, profile)) } }
}
