//! Reading a coded picture's header, without decoding it, to learn its place in the order of presentation.

use std::ptr;

use ffmpeg_next::{Packet, ffi};

use super::Code;
use super::input::Input;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureHeader {
    /// It is predicted from both sides, and no later picture waits for it.
    pub is_bidirectional: bool,
    pub is_key: bool,
    /// The order of showing that the codec counts (H.264, HEVC).
    pub order: i32,
}

/// Reads headers of one stream's packets, in the order of decoding. Not `Send`.
pub struct HeaderParser {
    parser: *mut ffi::AVCodecParserContext,
    context: *mut ffi::AVCodecContext,
}

impl HeaderParser {
    /// A parser for a stream of an open file; fails for codecs that FFmpeg has none for.
    pub fn new(input: &Input, stream: usize) -> Result<Self, Code> {
        // SAFETY: the parameters belong to an open stream; both contexts are checked for null and freed by Drop.
        unsafe {
            let parameters = input.parameters(stream);
            let codec_id = *(&raw const (*parameters).codec_id).cast::<i32>();
            let this = Self {
                parser: ffi::av_parser_init(codec_id),
                context: ffi::avcodec_alloc_context3(super::stream_facts::find_decoder(codec_id)),
            };
            if this.parser.is_null() || this.context.is_null() {
                return Err(Code(ffi::AVERROR(ffi::ENOSYS)));
            }
            super::check(ffi::avcodec_parameters_to_context(this.context, parameters))?;
            (*this.parser).flags |= ffi::PARSER_FLAG_COMPLETE_FRAMES as i32;
            Ok(this)
        }
    }

    /// The header of a whole packet's picture.
    pub fn read(&mut self, packet: &Packet) -> PictureHeader {
        let data = packet.data().unwrap_or(&[]);
        let (mut out, mut size) = (ptr::null_mut(), 0);
        // SAFETY: the contexts are open; a packet's data is followed by the padding that parsers read into; the
        // parser keeps nothing of it, as packets are complete frames.
        unsafe {
            ffi::av_parser_parse2(
                self.parser,
                self.context,
                &mut out,
                &mut size,
                data.as_ptr(),
                data.len() as i32,
                packet.pts().unwrap_or(ffi::AV_NOPTS_VALUE),
                packet.dts().unwrap_or(ffi::AV_NOPTS_VALUE),
                packet.position() as i64,
            );
            let parser = &*self.parser;
            PictureHeader {
                is_bidirectional: parser.pict_type == ffi::AVPictureType::AV_PICTURE_TYPE_B as i32,
                is_key: parser.key_frame == 1,
                order: parser.output_picture_number,
            }
        }
    }
}

impl Drop for HeaderParser {
    fn drop(&mut self) {
        // SAFETY: each is freed once; null is allowed.
        unsafe {
            ffi::av_parser_close(self.parser);
            ffi::avcodec_free_context(&mut self.context);
        }
    }
}
