//! WebP that moves, which FFmpeg does not read: the frames are found here, decoded by `image-webp` and laid on a canvas,
//! one at a time.

mod canvas;
mod container;

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use image_webp::WebPDecoder;
use sunting_timeline::Time;

use self::canvas::Canvas;
use self::container::{Animation, FrameChunk};
use super::decoded_frame::DecodedFrame;
use super::scan::FrameTimes;
use super::sys::frame::of_rgba;
use crate::error::{MediaError, MediaProblem};
use crate::ordinary_file;

/// Coded, a frame is never larger.
const MOST_FRAME_BYTES: u32 = 64 << 20;
/// Bytes are counted for two days.
const MOST_SECONDS: usize = 48 * 3600;

/// Reads the frames of a WebP in the order of time. One canvas and one frame are in memory, however many there are.
pub struct WebpReader {
    path: PathBuf,
    file: File,
    animation: Animation,
    canvas: Canvas,
    /// How many frames were laid on the canvas, counted from the start of the file.
    laid: usize,
    /// The frame on the canvas is still to be given out.
    is_waiting: bool,
    seen_any: bool,
    damaged: u64,
}

impl WebpReader {
    /// Opens a file and finds its frames.
    ///
    /// # Errors
    /// When it cannot be read, or is larger than a film may be.
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        let refused = |error: std::io::Error| MediaError::from_io(path, &error);
        let file = ordinary_file::open(path).map_err(refused)?;
        let bytes = file.metadata().map_err(refused)?.len();
        let animation = Animation::read(&file, bytes).map_err(|problem| MediaError::new(path, problem))?;
        let canvas = Canvas::new(animation.width_px, animation.height_px);
        let path = path.to_owned();
        Ok(Self { path, file, animation, canvas, laid: 0, is_waiting: false, seen_any: false, damaged: 0 })
    }

    pub fn size_px(&self) -> (u32, u32) {
        (self.animation.width_px, self.animation.height_px)
    }

    /// When its frames are shown, in one pass.
    pub fn frame_times(&self) -> FrameTimes {
        let frames = &self.animation.frames;
        let alone = frames.iter().enumerate().filter(|(index, _)| self.animation.stands_alone(*index));
        FrameTimes {
            times: frames.iter().map(|frame| frame.time).collect(),
            first_seen: Time::ZERO,
            end: self.animation.end,
            keyframes: alone.map(|(_, frame)| frame.time).collect(),
        }
    }

    /// Bytes of coded pictures, by whole seconds.
    pub fn bytes_by_second(&self) -> Vec<u64> {
        let mut seconds = Vec::new();
        for frame in &self.animation.frames {
            let second = usize::try_from(frame.time.as_millis() / 1000).unwrap_or(usize::MAX);
            if second >= MOST_SECONDS {
                break;
            }
            seconds.resize(second + 1, 0);
            seconds[second] += u64::from(frame.bytes);
        }
        seconds
    }

    /// Frames that could not be decoded so far: what was there before stays.
    pub fn damaged_frames(&self) -> u64 {
        self.damaged
    }

    /// The next frame; `None` at the end.
    ///
    /// # Errors
    /// [`MediaProblem::Undecodable`] when none could be decoded.
    pub fn next_frame(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        if !std::mem::take(&mut self.is_waiting) && !self.lay_next() {
            return Ok(None);
        }
        let Some(frame) = self.laid.checked_sub(1).and_then(|index| self.animation.frames.get(index)) else {
            return Ok(None);
        };
        if !self.seen_any && self.laid == self.animation.frames.len() {
            return Err(self.failed(MediaProblem::Undecodable));
        }
        let made = of_rgba(self.animation.width_px as usize, &self.canvas.rgba);
        let picture = made.map_err(|code| self.failed(MediaProblem::Conversion(code.text())))?;
        Ok(Some(DecodedFrame::of_pixels(picture, frame.time)))
    }

    /// The first frame.
    ///
    /// # Errors
    /// As [`WebpReader::next_frame`].
    pub fn first_frame(&mut self) -> Result<DecodedFrame, MediaError> {
        self.seek(Time::ZERO);
        self.next_frame()?.ok_or_else(|| self.failed(MediaProblem::Undecodable))
    }

    /// Goes to a source time: [`WebpReader::next_frame`] then yields the frame on screen at that time, or the first one for
    /// times before it, or the last one for times beyond it.
    pub fn seek(&mut self, source_time: Time) {
        let after = self.animation.frames.partition_point(|frame| frame.time <= source_time).max(1);
        let alone = (0..after).rev().find(|index| self.animation.stands_alone(*index)).unwrap_or(0);
        // What is laid already on the way there need not be laid again.
        if self.laid <= alone || self.laid > after {
            self.laid = alone;
        }
        while self.laid < after && self.lay_next() {}
        self.is_waiting = true;
    }

    /// A problem with this file.
    pub fn failed(&self, problem: MediaProblem) -> MediaError {
        MediaError::new(&self.path, problem)
    }

    /// Lays the next frame; whether there was one.
    fn lay_next(&mut self) -> bool {
        let Some(frame) = self.animation.frames.get(self.laid).cloned() else { return false };
        let decoded = self.decoded(&frame);
        self.laid += 1;
        let Some(rgba) = decoded else {
            self.damaged += 1;
            return true;
        };
        let (index, frames) = (self.laid - 1, &self.animation.frames);
        match index.checked_sub(1).and_then(|before| frames.get(before)) {
            _ if self.animation.stands_alone(index) => self.canvas.clear(),
            Some(before) if before.is_cleared => self.canvas.clear_place(before),
            _ => {}
        }
        self.canvas.lay(&frame, &rgba);
        self.seen_any = true;
        true
    }

    fn decoded(&mut self, frame: &FrameChunk) -> Option<Vec<u8>> {
        if frame.bytes > MOST_FRAME_BYTES {
            return None;
        }
        self.file.seek(SeekFrom::Start(frame.position)).ok()?;
        let mut coded = Vec::new();
        (&self.file).take(frame.bytes.into()).read_to_end(&mut coded).ok()?;
        let mut decoder = WebPDecoder::new(Cursor::new(alone(frame, &coded))).ok()?;
        let mut pixels = vec![0; decoder.output_buffer_size()?];
        decoder.read_image(&mut pixels).ok()?;
        let opaque = |pixel: &[u8]| [pixel[0], pixel[1], pixel[2], 255];
        Some(if decoder.has_alpha() { pixels } else { pixels.chunks_exact(3).flat_map(opaque).collect() })
    }
}

/// A frame's coded picture as a file of its own, which says that it may be clear unless it cannot.
fn alone(frame: &FrameChunk, coded: &[u8]) -> Vec<u8> {
    const MAY_BE_CLEAR: u8 = 0b1_0000;
    let flags = if coded.starts_with(b"VP8 ") { 0 } else { MAY_BE_CLEAR };
    let (right, bottom) = ((frame.width_px - 1).to_le_bytes(), (frame.height_px - 1).to_le_bytes());
    let mut file = b"RIFF".to_vec();
    file.extend((22 + coded.len() as u32).to_le_bytes());
    file.extend(b"WEBPVP8X\x0A\0\0\0");
    file.extend([flags, 0, 0, 0]);
    file.extend(&right[..3]);
    file.extend(&bottom[..3]);
    file.extend(coded);
    file
}
