//! Streams and chapters that go into another file as they are.

use std::ffi::c_int;
use std::ptr;

use ffmpeg_next::ffi;

use super::{Code, check};
use crate::media::packet::TimeBase;

const NO_MEMORY: Code = Code(ffi::AVERROR(ffi::ENOMEM));
/// How Apple's players know HEVC; FFmpeg writes another name where the source says none.
const HVC1: u32 = u32::from_le_bytes(*b"hvc1");

/// Adds a copy of a stream to an output: parameters, tags, rotation and the like. The unit of its packets' times.
///
/// # Safety
/// `output` is an output context whose header is not written; `source` belongs to an open input.
pub(super) unsafe fn add_stream(
    output: *mut ffi::AVFormatContext,
    source: *const ffi::AVStream,
) -> Result<TimeBase, Code> {
    // SAFETY: by this function's contract; the new stream is checked for null and owned by the output, which copies
    // all that is given to it here.
    unsafe {
        let source = &*source;
        let stream = ffi::avformat_new_stream(output, ptr::null()).as_mut().ok_or(NO_MEMORY)?;
        check(ffi::avcodec_parameters_copy(stream.codecpar, source.codecpar))?;
        set_tag(output, stream.codecpar);
        stream.time_base = source.time_base;
        stream.sample_aspect_ratio = source.sample_aspect_ratio;
        stream.avg_frame_rate = source.avg_frame_rate;
        stream.r_frame_rate = source.r_frame_rate;
        stream.disposition = source.disposition;
        check(ffi::av_dict_copy(&mut stream.metadata, source.metadata, 0))?;
        for place in 0..source.nb_side_data.max(0) as usize {
            let found = &*source.side_data.add(place);
            let copy = ffi::av_stream_new_side_data(stream, found.type_, found.size);
            if copy.is_null() {
                return Err(NO_MEMORY);
            }
            ptr::copy_nonoverlapping(found.data, copy, found.size as usize);
        }
        let base = source.time_base;
        Ok(TimeBase { numerator: base.num.max(1), denominator: base.den.max(1) })
    }
}

/// Keeps the source's own name of the codec where the output's format knows it by that or by none.
///
/// # Safety
/// As [`add_stream`].
unsafe fn set_tag(output: *const ffi::AVFormatContext, parameters: *mut ffi::AVCodecParameters) {
    // SAFETY: by this function's contract; codec ids are compared as integers.
    unsafe {
        let (tags, parameters) = ((*(*output).oformat).codec_tag, &mut *parameters);
        let id = parameters.codec_id;
        let mut usual = 0;
        let is_known = !tags.is_null() && ffi::av_codec_get_tag2(tags, id, &mut usual) != 0;
        let is_own = is_known && ffi::av_codec_get_id(tags, parameters.codec_tag) as i32 == id as i32;
        if is_known && !is_own {
            let is_hevc = id as i32 == ffi::AVCodecID::AV_CODEC_ID_HEVC as i32;
            parameters.codec_tag =
                if is_hevc && ffi::av_codec_get_id(tags, HVC1) as i32 == id as i32 { HVC1 } else { 0 };
        }
    }
}

/// Adds copies of an input's chapters, moved by so many microseconds.
///
/// # Safety
/// `output` is an output context without chapters whose header is not written; `input` is open.
pub(super) unsafe fn add_chapters(
    output: *mut ffi::AVFormatContext,
    input: *const ffi::AVFormatContext,
    moved_us: i64,
) -> Result<(), Code> {
    // SAFETY: by this function's contract; FFmpeg frees the list and each chapter with the output, so both are its own
    // allocations, and the count only covers those that are there.
    unsafe {
        let count = (*input).nb_chapters as usize;
        if count == 0 {
            return Ok(());
        }
        let list = ffi::av_calloc(count as _, size_of::<*mut ffi::AVChapter>() as _).cast::<*mut ffi::AVChapter>();
        if list.is_null() {
            return Err(NO_MEMORY);
        }
        (*output).chapters = list;
        for place in 0..count {
            let source = &**(*input).chapters.add(place);
            let chapter = ffi::av_mallocz(size_of::<ffi::AVChapter>() as _).cast::<ffi::AVChapter>();
            let chapter = chapter.as_mut().ok_or(NO_MEMORY)?;
            let micros = ffi::AVRational { num: 1, den: 1_000_000 };
            let moved = ffi::av_rescale_q(moved_us, micros, source.time_base);
            (chapter.id, chapter.time_base) = (source.id, source.time_base);
            chapter.start = source.start.saturating_add(moved).max(0);
            chapter.end = source.end.saturating_add(moved).max(chapter.start);
            *list.add(place) = chapter;
            (*output).nb_chapters = place as u32 + 1;
            check(ffi::av_dict_copy(&mut chapter.metadata, source.metadata, 0 as c_int))?;
        }
        Ok(())
    }
}
