//! Measuring how quickly this machine seeks in a file.

use std::path::Path;
use std::time::{Duration, Instant};

use sunting_timeline::Time;

use crate::error::MediaError;
use crate::media::frame_reader::FrameReader;

/// Seeks, spread evenly over the file.
const SEEKS: i64 = 5;
/// As many as the player uses.
const THREADS: usize = 2;
/// An exact picture that takes longer lets the hand wait.
const SLOW: Duration = Duration::from_millis(150);

/// A film that is tried, a seek at a time. Not `Send`.
pub(super) struct SeekTrial {
    reader: FrameReader,
    duration: Time,
    tried: i64,
}

impl SeekTrial {
    /// Opens a film of that length.
    ///
    /// # Errors
    /// As [`FrameReader::open`].
    pub fn start(path: &Path, duration: Time) -> Result<Self, MediaError> {
        Ok(Self { reader: FrameReader::open(path, THREADS)?, duration, tried: 0 })
    }

    /// Tries the next place; once it is known, whether exact pictures take so long here that a proxy helps.
    ///
    /// # Errors
    /// As [`FrameReader::seek`].
    pub fn step(&mut self) -> Result<Option<bool>, MediaError> {
        self.tried += 1;
        let started = Instant::now();
        self.reader.seek(self.duration.scaled(self.tried, SEEKS + 1))?;
        self.reader.next_frame()?;
        let is_slow = started.elapsed() > SLOW;
        Ok((is_slow || self.tried == SEEKS).then_some(is_slow))
    }
}
