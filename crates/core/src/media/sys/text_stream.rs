//! Adding a stream of words to an output.

use std::ffi::c_int;
use std::ptr;

use ffmpeg_next::ffi;

use super::Code;
use super::encoder::dictionary;
use crate::media::packet::TimeBase;

/// How words are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCodec {
    /// 3GPP timed text, in MPEG-4 and QuickTime.
    TimedText,
    /// SubRip's words, in Matroska.
    SubRip,
}

/// A stream of words to be written.
#[derive(Clone, Debug)]
pub struct TextStream {
    pub codec: TextCodec,
    /// What decoders have to know before the first packet.
    pub head: Vec<u8>,
    pub time_base: TimeBase,
    pub tags: Vec<(String, String)>,
    /// Seen without being switched on.
    pub default: bool,
    /// Meant to be seen by everybody: what is said in another language.
    pub forced: bool,
}

/// # Safety
/// `context` is an output context whose header is not written.
pub(super) unsafe fn add_text(context: *mut ffi::AVFormatContext, text: &TextStream) -> Result<(), Code> {
    // SAFETY: by this function's contract; the stream is checked for null and extradata is allocated with the padding
    // that FFmpeg asks for.
    unsafe {
        let stream = ffi::avformat_new_stream(context, ptr::null()).as_mut().ok_or(Code(ffi::AVERROR(ffi::ENOMEM)))?;
        stream.time_base = ffi::AVRational { num: text.time_base.numerator, den: text.time_base.denominator };
        stream.metadata = dictionary(&text.tags);
        let marks = [(text.default, ffi::AV_DISPOSITION_DEFAULT), (text.forced, ffi::AV_DISPOSITION_FORCED)];
        stream.disposition = marks.iter().filter(|(set, _)| *set).fold(0, |all, (_, mark)| all | *mark as c_int);
        let parameters = &mut *stream.codecpar;
        parameters.codec_type = ffi::AVMediaType::AVMEDIA_TYPE_SUBTITLE;
        parameters.codec_id = match text.codec {
            TextCodec::TimedText => ffi::AVCodecID::AV_CODEC_ID_MOV_TEXT,
            TextCodec::SubRip => ffi::AVCodecID::AV_CODEC_ID_SUBRIP,
        };
        super::set_extradata(parameters, &text.head)
    }
}
