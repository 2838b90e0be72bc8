//! Deinterlacing with libavfilter's bwdif: two fields become one whole frame.

use std::ffi::{CString, c_char};
use std::ptr;

use ffmpeg_next::{Frame, ffi};

use super::decoder::Received;
use super::frame::FrameFacts;
use super::{Code, check};
use crate::media::packet::TimeBase;

/// A filter that gives one whole frame for each interlaced one and lets whole frames through. It looks one frame
/// ahead. Not `Send`.
pub struct Deinterlacer {
    graph: *mut ffi::AVFilterGraph,
    source: *mut ffi::AVFilterContext,
    sink: *mut ffi::AVFilterContext,
    width_px: u32,
    height_px: u32,
    pixel_format: i32,
}

impl Deinterlacer {
    /// A filter for frames of this form.
    pub fn new(facts: &FrameFacts, time_base: TimeBase) -> Result<Self, Code> {
        let arguments = format!(
            "video_size={}x{}:pix_fmt={}:time_base={}/{}:pixel_aspect=1/1",
            facts.width_px, facts.height_px, facts.pixel_format, time_base.numerator, time_base.denominator
        );
        let arguments = CString::new(arguments).map_err(|_| Code(ffi::AVERROR(ffi::EINVAL)))?;
        // SAFETY: the graph is freed by Drop on every way out; filters belong to it.
        unsafe {
            let mut filter = Self {
                graph: ffi::avfilter_graph_alloc(),
                source: ptr::null_mut(),
                sink: ptr::null_mut(),
                width_px: facts.width_px,
                height_px: facts.height_px,
                pixel_format: facts.pixel_format,
            };
            if filter.graph.is_null() {
                return Err(Code(ffi::AVERROR(ffi::ENOMEM)));
            }
            filter.source = create(filter.graph, c"buffer".as_ptr(), arguments.as_ptr())?;
            let bwdif = create(filter.graph, c"bwdif".as_ptr(), c"mode=send_frame:deint=interlaced".as_ptr())?;
            filter.sink = create(filter.graph, c"buffersink".as_ptr(), ptr::null())?;
            check(ffi::avfilter_link(filter.source, 0, bwdif, 0))?;
            check(ffi::avfilter_link(bwdif, 0, filter.sink, 0))?;
            check(ffi::avfilter_graph_config(filter.graph, ptr::null_mut()))?;
            Ok(filter)
        }
    }

    /// Whether it takes frames of this form.
    pub fn takes(&self, facts: &FrameFacts) -> bool {
        (self.width_px, self.height_px, self.pixel_format) == (facts.width_px, facts.height_px, facts.pixel_format)
    }

    /// Hands over a frame; `None` says that no more will come.
    pub fn send(&mut self, frame: Option<&mut Frame>) -> Result<(), Code> {
        // SAFETY: the source belongs to the configured graph; the frame is null or valid and stays the caller's.
        unsafe {
            let frame = frame.map_or(ptr::null_mut(), |frame| frame.as_mut_ptr());
            let keep = ffi::AV_BUFFERSRC_FLAG_KEEP_REF as i32;
            check(ffi::av_buffersrc_add_frame_flags(self.source, frame, keep)).map(|_| ())
        }
    }

    /// Asks for a whole frame.
    pub fn receive(&mut self, frame: &mut Frame) -> Result<Received, Code> {
        // SAFETY: the sink belongs to the configured graph; the frame is released before it is filled.
        let code = unsafe {
            ffi::av_frame_unref(frame.as_mut_ptr());
            ffi::av_buffersink_get_frame(self.sink, frame.as_mut_ptr())
        };
        match code {
            ffi::AVERROR_EOF => Ok(Received::End),
            code if code == ffi::AVERROR(ffi::EAGAIN) => Ok(Received::NeedsMore),
            code => check(code).map(|_| Received::Frame),
        }
    }
}

/// # Safety
/// The graph is valid, the strings are null or end with a zero byte.
unsafe fn create(
    graph: *mut ffi::AVFilterGraph,
    name: *const c_char,
    arguments: *const c_char,
) -> Result<*mut ffi::AVFilterContext, Code> {
    let mut context = ptr::null_mut();
    // SAFETY: by this function's contract; an unknown filter is refused as null.
    unsafe {
        let filter = ffi::avfilter_get_by_name(name);
        if filter.is_null() {
            return Err(Code(ffi::AVERROR_FILTER_NOT_FOUND));
        }
        check(ffi::avfilter_graph_create_filter(&mut context, filter, name, arguments, ptr::null_mut(), graph))?;
    }
    Ok(context)
}

impl Drop for Deinterlacer {
    fn drop(&mut self) {
        // SAFETY: freed once; null is allowed.
        unsafe { ffi::avfilter_graph_free(&mut self.graph) };
    }
}
