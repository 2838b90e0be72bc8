//! Where the frames of a WebP lie that moves, and when each is shown (WebP Container Specification, "Animation").

use std::io::{BufReader, Read, Seek, SeekFrom};

use sunting_timeline::Time;
use sunting_timeline::validate::LATEST;

use crate::error::MediaProblem;

/// More frames are no picture that moves but a film, for which other files are made.
const MOST_FRAMES: usize = 20_000;
/// Notes between frames, and frames that are left out.
const MOST_CHUNKS: usize = 2 * MOST_FRAMES;
/// The largest canvas: that of 8K films. It is held three times.
const MOST_PIXELS: u64 = 7680 * 4320;
const MOST_SIDE_PX: u32 = 8192;
/// Browsers show shorter frames for [`USUAL_DURATION`], in WebP as in GIF, and whoever makes them expects it.
const LEAST_DURATION: Time = Time::from_millis(11);
const USUAL_DURATION: Time = Time::from_millis(100);
/// A frame's own header.
const FRAME_HEADER_BYTES: u64 = 16;

/// What a WebP that moves says of itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Animation {
    pub width_px: u32,
    pub height_px: u32,
    /// At least one.
    pub frames: Vec<FrameChunk>,
    pub end: Time,
}

/// A frame that is laid on what was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameChunk {
    pub time: Time,
    /// Where its coded picture lies in the file.
    pub position: u64,
    pub bytes: u32,
    pub x_px: u32,
    pub y_px: u32,
    pub width_px: u32,
    pub height_px: u32,
    /// What was there before is seen through it.
    pub blends: bool,
    /// Its place is cleared before the next frame.
    pub is_cleared: bool,
}

impl Animation {
    /// Reads the headers of all frames and none of their pictures.
    ///
    /// # Errors
    /// [`MediaProblem::TooLarge`], [`MediaProblem::Undecodable`].
    pub fn read(file: impl Read + Seek, file_bytes: u64) -> Result<Self, MediaProblem> {
        let mut reader = BufReader::new(file);
        let mut animation = Self::of_header(&mut reader).ok_or(MediaProblem::Undecodable)?;
        let (width_px, height_px) = (animation.width_px, animation.height_px);
        if width_px.max(height_px) > MOST_SIDE_PX || u64::from(width_px) * u64::from(height_px) > MOST_PIXELS {
            return Err(MediaProblem::TooLarge { width_px, height_px });
        }
        let mut position = 30;
        for _ in 0..MOST_CHUNKS {
            let Some((name, length)) = header_at(&mut reader, position) else { break };
            let (start, end) = (position + 8, position + 8 + u64::from(length));
            if end > file_bytes {
                break;
            }
            if &name == b"ANMF" {
                animation.add(&mut reader, start, length);
            }
            position = end.next_multiple_of(2);
            if animation.frames.len() >= MOST_FRAMES || animation.end >= LATEST {
                break;
            }
        }
        if animation.frames.is_empty() { Err(MediaProblem::Undecodable) } else { Ok(animation) }
    }

    /// `RIFF`, its length, `WEBP`, `VP8X`, its length (10), flags, and the sides less one.
    fn of_header(reader: &mut impl Read) -> Option<Self> {
        let mut head = [0; 30];
        reader.read_exact(&mut head).ok()?;
        let side = |at: usize| 1 + number(&head[at..at + 3]);
        let is_extended = head.starts_with(b"RIFF") && &head[8..16] == b"WEBPVP8X";
        is_extended.then(|| Self { width_px: side(24), height_px: side(27), frames: Vec::new(), end: Time::ZERO })
    }

    /// A frame that does not lie on the canvas is left out with its time.
    fn add(&mut self, reader: &mut impl Read, start: u64, length: u32) -> Option<()> {
        let bytes = length.checked_sub(FRAME_HEADER_BYTES as u32)?;
        let mut head = [0; FRAME_HEADER_BYTES as usize];
        reader.read_exact(&mut head).ok()?;
        let three = |at: usize| number(&head[at..at + 3]);
        let frame = FrameChunk {
            time: self.end,
            position: start + FRAME_HEADER_BYTES,
            bytes,
            x_px: 2 * three(0),
            y_px: 2 * three(3),
            width_px: 1 + three(6),
            height_px: 1 + three(9),
            blends: head[15] & 0b10 == 0,
            is_cleared: head[15] & 0b01 != 0,
        };
        if frame.x_px + frame.width_px > self.width_px || frame.y_px + frame.height_px > self.height_px {
            return None;
        }
        let duration = Time::from_millis(three(12).into());
        self.end = self.end + if duration < LEAST_DURATION { USUAL_DURATION } else { duration };
        self.frames.push(frame);
        Some(())
    }

    /// Whether what was there before a frame is of no account for it.
    pub fn stands_alone(&self, index: usize) -> bool {
        let covers = |frame: &FrameChunk| (frame.width_px, frame.height_px) == (self.width_px, self.height_px);
        let before = index.checked_sub(1).and_then(|before| self.frames.get(before));
        before.is_none_or(|before| before.is_cleared && covers(before))
            || self.frames.get(index).is_some_and(|frame| covers(frame) && !frame.blends)
    }
}

fn header_at(reader: &mut BufReader<impl Read + Seek>, position: u64) -> Option<([u8; 4], u32)> {
    let now = reader.stream_position().ok()?;
    match i64::try_from(position).ok()?.checked_sub(i64::try_from(now).ok()?)? {
        near @ -4096..4096 => reader.seek_relative(near).ok()?,
        _ => drop(reader.seek(SeekFrom::Start(position)).ok()?),
    }
    let mut head = [0; 8];
    reader.read_exact(&mut head).ok()?;
    let [a, b, c, d, length @ ..] = head;
    Some(([a, b, c, d], u32::from_le_bytes(length)))
}

/// Of bytes that begin with the least.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
}
