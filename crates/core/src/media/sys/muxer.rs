//! Writing packets into a file.

use std::ffi::{CStr, c_int};
use std::path::Path;
use std::ptr;

use ffmpeg_next::{Packet, ffi};

use super::encoder::dictionary;
use super::input::{Input, file_url};
use super::text_stream::{TextStream, add_text};
use super::{Code, check};
use crate::media::packet::{EncodedPacket, OutputStream, StreamKind, TimeBase};

/// An open output file. What is not finished is closed without an index. Not `Send`.
pub struct Output {
    context: *mut ffi::AVFormatContext,
    bases: Vec<TimeBase>,
}

impl Output {
    /// Creates a file without streams.
    pub fn create(path: &Path, format: &CStr) -> Result<Self, Code> {
        super::log::listen();
        let url = file_url(path).ok_or(Code(ffi::AVERROR(ffi::EINVAL)))?;
        // SAFETY: the context is checked by FFmpeg's return value and freed by Drop on every way out.
        unsafe {
            let mut context = ptr::null_mut();
            check(ffi::avformat_alloc_output_context2(&mut context, ptr::null(), format.as_ptr(), url.as_ptr()))?;
            let output = Self { context, bases: Vec::new() };
            (*context).flags |= ffi::AVFMT_FLAG_BITEXACT as c_int;
            let pb = &mut (*context).pb;
            check(ffi::avio_open2(pb, url.as_ptr(), ffi::AVIO_FLAG_WRITE as c_int, ptr::null(), ptr::null_mut()))?;
            Ok(output)
        }
    }

    /// Adds a stream, before the start.
    pub fn add(&mut self, stream: &OutputStream) -> Result<(), Code> {
        // SAFETY: the header is not written yet.
        unsafe { add_stream(self.context, stream) }?;
        self.bases.push(stream.parameters.time_base);
        Ok(())
    }

    /// Whether such a file can hold a stream of that input.
    pub fn takes(&self, input: &Input, stream: usize) -> bool {
        // SAFETY: the context is open, and so is the input; the format is static.
        unsafe {
            let codec = (*input.parameters(stream)).codec_id;
            ffi::avformat_query_codec((*self.context).oformat, codec, ffi::FF_COMPLIANCE_NORMAL as c_int) != 0
        }
    }

    /// Adds a stream of an input as it is, before the start.
    pub fn add_copy(&mut self, input: &Input, stream: usize) -> Result<(), Code> {
        // SAFETY: the header is not written yet.
        let base = unsafe { input.copy_stream(self.context, stream) }?;
        self.bases.push(base);
        Ok(())
    }

    /// Adds a stream of words, before the start.
    pub fn add_text(&mut self, stream: &TextStream) -> Result<(), Code> {
        // SAFETY: the header is not written yet.
        unsafe { add_text(self.context, stream) }?;
        self.bases.push(stream.time_base);
        Ok(())
    }

    /// Adds the chapters of an input, moved by so many microseconds, before the start.
    pub fn add_chapters(&mut self, input: &Input, moved_us: i64) -> Result<(), Code> {
        // SAFETY: the header is not written yet.
        unsafe { input.copy_chapters(self.context, moved_us) }
    }

    /// Writes the header.
    pub fn start(&mut self, metadata: &[(String, String)], options: &[(String, String)]) -> Result<(), Code> {
        // SAFETY: the context is open, and its dictionary was empty so far; the options are freed.
        unsafe {
            (*self.context).metadata = dictionary(metadata);
            let mut options = dictionary(options);
            let written = ffi::avformat_write_header(self.context, &mut options);
            ffi::av_dict_free(&mut options);
            check(written).map(|_| ())
        }
    }

    /// Writes a packet, whose times are in its stream's own time base. FFmpeg interleaves the streams and holds
    /// packets back only until the other streams catch up.
    pub fn write(&mut self, stream: usize, packet: &EncodedPacket) -> Result<(), Code> {
        use ffmpeg_next::packet::Mut;
        let mut copy = Packet::copy(&packet.data);
        copy.set_pts(Some(packet.pts));
        copy.set_dts(Some(packet.dts));
        copy.set_duration(packet.duration);
        if packet.keyframe {
            // SAFETY: the packet is a valid one.
            unsafe { (*copy.as_mut_ptr()).flags |= ffi::AV_PKT_FLAG_KEY as c_int };
        }
        self.write_copied(stream, copy)
    }

    /// Writes a packet as it was read, with all that lies beside its bytes.
    pub fn write_copied(&mut self, stream: usize, mut packet: Packet) -> Result<(), Code> {
        use ffmpeg_next::packet::Mut;
        let base = self.bases.get(stream).copied().ok_or(Code(ffi::AVERROR(ffi::EINVAL)))?;
        packet.set_stream(stream);
        packet.set_position(-1);
        // SAFETY: the context is open and holds that many streams; FFmpeg takes over the packet's reference.
        unsafe {
            let raw = packet.as_mut_ptr();
            let to = (**(*self.context).streams.add(stream)).time_base;
            ffi::av_packet_rescale_ts(raw, ffi::AVRational { num: base.numerator, den: base.denominator }, to);
            check(ffi::av_interleaved_write_frame(self.context, raw)).map(|_| ())
        }
    }

    /// Writes what is held back and the index, and closes the file.
    pub fn finish(self) -> Result<(), Code> {
        // SAFETY: the header was written; the file is closed once, here, and its pointer cleared.
        unsafe {
            check(ffi::av_write_trailer(self.context))?;
            check(ffi::avio_closep(&mut (*self.context).pb)).map(|_| ())
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // SAFETY: both are freed once; a closed file's pointer is null.
        unsafe {
            if !(*self.context).pb.is_null() {
                ffi::avio_closep(&mut (*self.context).pb);
            }
            ffi::avformat_free_context(self.context);
        }
    }
}

/// # Safety
/// `context` is a fresh output context.
unsafe fn add_stream(context: *mut ffi::AVFormatContext, output: &OutputStream) -> Result<(), Code> {
    // SAFETY: by this function's contract; the stream is checked for null, enums are written through integer
    // pointers with numbers that FFmpeg gave, and extradata is allocated with the padding that FFmpeg asks for.
    unsafe {
        let stream = ffi::avformat_new_stream(context, ptr::null()).as_mut().ok_or(Code(ffi::AVERROR(ffi::ENOMEM)))?;
        let source = &output.parameters;
        stream.time_base = ffi::AVRational { num: source.time_base.numerator, den: source.time_base.denominator };
        stream.metadata = dictionary(&output.tags);
        let parameters = &mut *stream.codecpar;
        *(&raw mut parameters.codec_id).cast::<i32>() = source.codec_id;
        parameters.profile = source.profile;
        parameters.level = source.level;
        parameters.bit_rate = source.bit_rate;
        super::set_extradata(parameters, &source.extradata)?;
        match source.kind {
            StreamKind::Video { width_px, height_px, pixel_format, sample_aspect, color } => {
                parameters.codec_type = ffi::AVMediaType::AVMEDIA_TYPE_VIDEO;
                parameters.width = width_px as c_int;
                parameters.height = height_px as c_int;
                parameters.format = pixel_format;
                let aspect = ffi::AVRational { num: sample_aspect.0, den: sample_aspect.1.max(1) };
                parameters.sample_aspect_ratio = aspect;
                stream.sample_aspect_ratio = aspect;
                *(&raw mut parameters.color_primaries).cast::<i32>() = color.primaries;
                *(&raw mut parameters.color_trc).cast::<i32>() = color.transfer;
                *(&raw mut parameters.color_space).cast::<i32>() = color.matrix;
                *(&raw mut parameters.color_range).cast::<i32>() = if color.full_range { 2 } else { 1 };
            }
            StreamKind::Audio { sample_rate, channels, frame_size } => {
                parameters.codec_type = ffi::AVMediaType::AVMEDIA_TYPE_AUDIO;
                parameters.sample_rate = sample_rate as c_int;
                parameters.channels = c_int::from(channels);
                parameters.channel_layout = super::layout::mask(channels);
                parameters.frame_size = frame_size as c_int;
            }
        }
        if let Some((numerator, denominator)) = output.frame_rate {
            stream.avg_frame_rate = ffi::AVRational { num: numerator, den: denominator };
        }
        if let Some(matrix) = output.display_matrix {
            let kind = ffi::AVPacketSideDataType::AV_PKT_DATA_DISPLAYMATRIX;
            let data = ffi::av_stream_new_side_data(stream, kind, 36);
            if data.is_null() {
                return Err(Code(ffi::AVERROR(ffi::ENOMEM)));
            }
            data.cast::<[i32; 9]>().write_unaligned(matrix);
        }
    }
    Ok(())
}
