//! Decoding packets to frames. Here, and only here, "not yet", "at the end" and "broken" are distinguished.

use std::ptr;

use ffmpeg_next::{Frame, Packet, ffi};

use super::input::Input;
use super::stream_facts::find_decoder;
use super::{Code, check};

/// What asking for a frame brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    Frame,
    NeedsMore,
    End,
}

/// An open decoder. Not `Send`: it stays with the thread that opened it.
pub struct Decoder(*mut ffi::AVCodecContext);

impl Decoder {
    /// A decoder for a stream of an open file, with so many codec threads.
    pub fn open(input: &Input, stream: usize, threads: usize) -> Result<Self, Code> {
        Self::open_with(input, stream, threads, 0)
    }

    /// A decoder that halves both sides of the picture so many times while it decodes. Only some codecs can.
    pub fn open_reduced(input: &Input, stream: usize, halvings: u32) -> Result<Self, Code> {
        Self::open_with(input, stream, 1, halvings)
    }

    fn open_with(input: &Input, stream: usize, threads: usize, halvings: u32) -> Result<Self, Code> {
        let parameters = input.parameters(stream);
        // SAFETY: the parameters belong to an open stream; the context is freed by Drop on every way out.
        unsafe {
            let codec_id = *(&raw const (*parameters).codec_id).cast::<i32>();
            let codec = find_decoder(codec_id);
            if codec.is_null() {
                return Err(Code(ffi::AVERROR_DECODER_NOT_FOUND));
            }
            let decoder = Self(ffi::avcodec_alloc_context3(codec));
            if decoder.0.is_null() {
                return Err(Code(ffi::AVERROR(ffi::ENOMEM)));
            }
            check(ffi::avcodec_parameters_to_context(decoder.0, parameters))?;
            (*decoder.0).thread_count = threads.clamp(1, 16) as i32;
            (*decoder.0).thread_type = ffi::FF_THREAD_FRAME as i32;
            (*decoder.0).lowres = halvings as i32;
            (*decoder.0).pkt_timebase = input.time_base(stream);
            check(ffi::avcodec_open2(decoder.0, codec, ptr::null_mut()))?;
            Ok(decoder)
        }
    }

    /// Leaves out frames that no other frame needs, or leaves out nothing again.
    pub fn skip_unreferenced(&mut self, skip: bool) {
        let discard = if skip { ffi::AVDiscard::AVDISCARD_NONREF } else { ffi::AVDiscard::AVDISCARD_DEFAULT };
        // SAFETY: the context is open; the field may change between packets.
        unsafe { (*self.0).skip_frame = discard };
    }

    /// Hands over a packet; `None` says that no more will come.
    pub fn send(&mut self, packet: Option<&Packet>) -> Result<(), Code> {
        use ffmpeg_next::packet::Ref;
        let packet = packet.map_or(ptr::null(), Ref::as_ptr);
        // SAFETY: the context is open and the packet null or valid.
        check(unsafe { ffi::avcodec_send_packet(self.0, packet) }).map(|_| ())
    }

    pub fn receive(&mut self, frame: &mut Frame) -> Result<Received, Code> {
        // SAFETY: the context is open; the frame is valid and released by FFmpeg before it is filled.
        match unsafe { ffi::avcodec_receive_frame(self.0, frame.as_mut_ptr()) } {
            ffi::AVERROR_EOF => Ok(Received::End),
            code if code == ffi::AVERROR(ffi::EAGAIN) => Ok(Received::NeedsMore),
            code => check(code).map(|_| Received::Frame),
        }
    }

    /// Leaves out what only smooths the picture, or leaves out nothing again.
    pub fn skip_loop_filter(&mut self, skip: bool) {
        let discard = if skip { ffi::AVDiscard::AVDISCARD_ALL } else { ffi::AVDiscard::AVDISCARD_DEFAULT };
        // SAFETY: the context is open; the field may change between packets.
        unsafe { (*self.0).skip_loop_filter = discard };
    }

    /// Forgets everything sent so far, after a seek or the end.
    pub fn flush(&mut self) {
        // SAFETY: the context is open.
        unsafe { ffi::avcodec_flush_buffers(self.0) };
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        // SAFETY: the context was allocated by avcodec_alloc_context3 and is freed once; null is allowed.
        unsafe { ffi::avcodec_free_context(&mut self.0) };
    }
}
