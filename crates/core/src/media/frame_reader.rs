//! The frames of a film, by whoever can read them.

use std::path::Path;

use sunting_timeline::Time;

use super::decode::{DecodeEffort, Fields, VideoReader};
use super::decoded_frame::DecodedFrame;
use super::kind::Kind;
use super::webp::WebpReader;
use crate::error::{MediaError, MediaProblem};

/// Reads frames in the order of time, from any source time on. Not `Send`.
pub(crate) enum FrameReader {
    Film(Box<VideoReader>),
    Webp(Box<WebpReader>),
}

impl FrameReader {
    /// Opens a file with so many codec threads; fields are made into whole frames.
    ///
    /// # Errors
    /// As [`VideoReader::open`].
    pub fn open(path: &Path, threads: usize) -> Result<Self, MediaError> {
        match Kind::of(path)? {
            Kind::MovingWebp => Ok(Self::Webp(Box::new(WebpReader::open(path)?))),
            Kind::Ffmpeg | Kind::Svg => Ok(Self::Film(Box::new(VideoReader::open_with(path, threads, Fields::Weave)?))),
        }
    }

    /// As [`VideoReader::next_frame`].
    pub fn next_frame(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        match self {
            Self::Film(reader) => reader.next_frame(),
            Self::Webp(reader) => reader.next_frame(),
        }
    }

    /// As [`VideoReader::seek`].
    pub fn seek(&mut self, source_time: Time) -> Result<(), MediaError> {
        match self {
            Self::Film(reader) => reader.seek(source_time),
            Self::Webp(reader) => {
                reader.seek(source_time);
                Ok(())
            }
        }
    }

    /// As [`VideoReader::set_effort`].
    pub fn set_effort(&mut self, effort: DecodeEffort) {
        match self {
            Self::Film(reader) => reader.set_effort(effort),
            Self::Webp(_) => {}
        }
    }

    /// Frames that were concealed or lost so far.
    pub fn damaged_frames(&self) -> u64 {
        match self {
            Self::Film(reader) => reader.damaged_frames(),
            Self::Webp(reader) => reader.damaged_frames(),
        }
    }

    /// A problem with this reader's file.
    pub fn failed(&self, problem: MediaProblem) -> MediaError {
        match self {
            Self::Film(reader) => reader.failed(problem),
            Self::Webp(reader) => reader.failed(problem),
        }
    }
}
