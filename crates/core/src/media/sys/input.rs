//! Opening local files, and nothing but local files, under a deadline.

use std::cell::Cell;
use std::ffi::{CStr, CString, c_int, c_void};
use std::path::Path;
use std::ptr;
use std::time::{Duration, Instant};

use ffmpeg_next::{Packet, ffi};
use sunting_timeline::Time;

pub use super::stream_facts::{Kind, StreamFacts};
use super::stream_facts::{facts, tags};
use super::{Code, check, copied, stream_copy};
use crate::media::packet::TimeBase;

/// A local file answers within this time even on a slow stick.
const PATIENCE: Duration = Duration::from_secs(20);
const PROTOCOLS: &CStr = c"file";
/// Containers and elementary streams; no playlists, no devices, nothing that opens further files.
const FORMATS: &CStr = c"mov,matroska,avi,flv,mpegts,mpeg,mpegvideo,m4v,h264,hevc,asf,mxf,ivf,dv,rm,wtv,ogg,mp3,aac,ac3,eac3,flac,wav,w64,aiff,caf,amr,amrnb,amrwb,au,ape,dts,wv,tta,gif,apng,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe";

struct Deadline(Cell<Instant>);

extern "C" fn past_deadline(deadline: *mut c_void) -> c_int {
    // SAFETY: the pointer is the boxed Deadline of the Input that owns the context which calls this.
    let deadline = unsafe { &*deadline.cast::<Deadline>() };
    c_int::from(Instant::now() > deadline.0.get())
}

/// An open file. Not `Send`: it stays with the thread that opened it.
pub struct Input {
    context: *mut ffi::AVFormatContext,
    deadline: Box<Deadline>,
}

/// A file name as FFmpeg takes it: the bytes of the path behind `file:`, so that neither `10:30.mp4` nor a Latin-1
/// name is mistaken.
pub fn file_url(path: &Path) -> Option<CString> {
    let mut url = b"file:".to_vec();
    url.extend_from_slice(path.as_os_str().as_encoded_bytes());
    CString::new(url).ok()
}

impl Input {
    /// Opens a file and reads enough of it to describe its streams. `format` forces a demuxer by name.
    pub fn open(path: &Path, format: Option<&CStr>) -> Result<Self, Code> {
        let input = Self::open_unread(path, format)?;
        // SAFETY: the context is open.
        check(unsafe { ffi::avformat_find_stream_info(input.context, ptr::null_mut()) })?;
        Ok(input)
    }

    /// Opens a file without decoding anything of it: its streams say no more than the container's head does.
    pub fn open_unread(path: &Path, format: Option<&CStr>) -> Result<Self, Code> {
        super::log::listen();
        let url = file_url(path).ok_or(Code(ffi::AVERROR(ffi::EINVAL)))?;
        let deadline = Box::new(Deadline(Cell::new(Instant::now() + PATIENCE)));
        // SAFETY: the context is checked for null; on failure avformat_open_input frees it; the callback's pointer
        // is boxed and outlives the context, which Drop closes first.
        unsafe {
            let mut context = ffi::avformat_alloc_context();
            if context.is_null() {
                return Err(Code(ffi::AVERROR(ffi::ENOMEM)));
            }
            (*context).interrupt_callback = ffi::AVIOInterruptCB {
                callback: Some(past_deadline),
                opaque: ptr::from_ref(deadline.as_ref()).cast_mut().cast(),
            };
            (*context).max_streams = 64;
            let demuxer = format.map_or(ptr::null(), |name| ffi::av_find_input_format(name.as_ptr()));
            let mut options = ptr::null_mut();
            ffi::av_dict_set(&mut options, c"protocol_whitelist".as_ptr(), PROTOCOLS.as_ptr(), 0);
            ffi::av_dict_set(&mut options, c"format_whitelist".as_ptr(), FORMATS.as_ptr(), 0);
            let opened = ffi::avformat_open_input(&mut context, url.as_ptr(), demuxer, &mut options);
            ffi::av_dict_free(&mut options);
            check(opened)?;
            Ok(Self { context, deadline })
        }
    }

    pub fn container(&self) -> String {
        // SAFETY: an open context has an input format with a static name.
        unsafe { copied((*(*self.context).iformat).name) }
    }

    /// Every stream, in the file's order.
    pub fn streams(&self) -> Vec<StreamFacts> {
        // SAFETY: an open context holds nb_streams valid stream pointers.
        unsafe { (0..(*self.context).nb_streams as usize).map(|n| facts(*(*self.context).streams.add(n))).collect() }
    }

    /// The tags of the whole file.
    pub fn metadata(&self) -> Vec<(String, String)> {
        // SAFETY: the dictionary belongs to the open context.
        unsafe { tags((*self.context).metadata) }
    }

    /// Reads packets of these streams only.
    pub fn select(&mut self, indices: &[usize]) {
        // SAFETY: an open context holds nb_streams valid stream pointers.
        unsafe {
            for index in 0..(*self.context).nb_streams as usize {
                let stream = *(*self.context).streams.add(index);
                let wanted = indices.contains(&index);
                (*stream).discard =
                    if wanted { ffi::AVDiscard::AVDISCARD_DEFAULT } else { ffi::AVDiscard::AVDISCARD_ALL };
            }
        }
    }

    /// The next packet in the file's order; `None` at the end.
    pub fn read(&mut self, packet: &mut Packet) -> Result<Option<()>, Code> {
        use ffmpeg_next::packet::Mut;
        self.deadline.0.set(Instant::now() + PATIENCE);
        // SAFETY: the packet is a valid one; what it held is released before it is filled again.
        let code = unsafe {
            ffi::av_packet_unref(packet.as_mut_ptr());
            ffi::av_read_frame(self.context, packet.as_mut_ptr())
        };
        match code {
            ffi::AVERROR_EOF => Ok(None),
            code => check(code).map(|_| Some(())),
        }
    }

    /// Goes to the last place before `timestamp` (in the stream's time base) where decoding can start.
    pub fn seek(&mut self, stream: usize, timestamp: i64) -> Result<(), Code> {
        self.deadline.0.set(Instant::now() + PATIENCE);
        // SAFETY: the context is open; an index out of range is refused by FFmpeg.
        let code =
            unsafe { ffi::av_seek_frame(self.context, stream as c_int, timestamp, ffi::AVSEEK_FLAG_BACKWARD as c_int) };
        check(code).map(|_| ())
    }

    /// Goes to a byte of the file, for containers whose times do not lead there.
    pub fn seek_byte(&mut self, position: i64) -> Result<(), Code> {
        self.deadline.0.set(Instant::now() + PATIENCE);
        // SAFETY: the context is open; containers that cannot do it refuse.
        let code = unsafe { ffi::av_seek_frame(self.context, -1, position, ffi::AVSEEK_FLAG_BYTE as c_int) };
        check(code).map(|_| ())
    }

    /// How long the container says that all of it lasts; `None` when it does not say.
    pub fn declared_duration(&self) -> Option<Time> {
        // SAFETY: the context is open.
        let micros = unsafe { (*self.context).duration };
        Time::from_units(micros, 1, 1_000_000).filter(|duration| *duration > Time::ZERO)
    }

    /// The bytes of a stream's decoder configuration.
    pub fn extradata(&self, stream: usize) -> Vec<u8> {
        // SAFETY: codecpar of an open stream is valid, and extradata holds extradata_size bytes when not null.
        unsafe {
            let parameters = &*self.parameters(stream);
            if parameters.extradata.is_null() || parameters.extradata_size <= 0 {
                return Vec::new();
            }
            std::slice::from_raw_parts(parameters.extradata, parameters.extradata_size as usize).to_vec()
        }
    }

    /// Adds the stream of that index to an output as it is; the unit of its packets' times.
    ///
    /// # Safety
    /// `output` is an output context whose header is not written.
    pub(super) unsafe fn copy_stream(
        &self,
        output: *mut ffi::AVFormatContext,
        stream: usize,
    ) -> Result<TimeBase, Code> {
        // SAFETY: by this function's contract; an index that is not there is refused.
        unsafe {
            if stream >= (*self.context).nb_streams as usize {
                return Err(Code(ffi::AVERROR(ffi::EINVAL)));
            }
            stream_copy::add_stream(output, *(*self.context).streams.add(stream))
        }
    }

    /// Adds the chapters to an output, moved by so many microseconds.
    ///
    /// # Safety
    /// As [`Input::copy_stream`].
    pub(super) unsafe fn copy_chapters(&self, output: *mut ffi::AVFormatContext, moved_us: i64) -> Result<(), Code> {
        // SAFETY: by this function's contract.
        unsafe { stream_copy::add_chapters(output, self.context, moved_us) }
    }

    /// The unit of a stream's times, as FFmpeg holds it.
    pub(super) fn time_base(&self, stream: usize) -> ffi::AVRational {
        // SAFETY: callers pass the index of a stream that `streams` listed.
        unsafe { (**(*self.context).streams.add(stream)).time_base }
    }

    /// FFmpeg's parameters of a stream, for opening a decoder. Valid as long as this input.
    pub(super) fn parameters(&self, stream: usize) -> *const ffi::AVCodecParameters {
        // SAFETY: callers pass the index of a stream that `streams` listed.
        unsafe { (**(*self.context).streams.add(stream)).codecpar }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        // SAFETY: the context was opened by avformat_open_input and is closed once.
        unsafe { ffi::avformat_close_input(&mut self.context) };
    }
}
