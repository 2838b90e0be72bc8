//! How quickly this machine finds its way in a file.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::{MediaError, MediaProblem};
use crate::media::decode::{Fields, VideoReader};
use crate::media::probe::probe;

/// Seeks, spread evenly over the file.
const SEEKS: i64 = 5;
/// As many as the player uses.
const THREADS: usize = 2;
/// An exact picture that takes longer lets the hand wait.
const SLOW: Duration = Duration::from_millis(150);

/// Whether an exact picture of a file takes so long here that a light copy helps, by trying a few. A photo's never does.
///
/// # Errors
/// As [`probe`] and [`VideoReader::seek`].
pub(super) fn is_slow(path: &Path) -> Result<bool, MediaError> {
    let facts = probe(path)?;
    if facts.still || facts.video.is_none() {
        return Ok(false);
    }
    let mut reader = VideoReader::open_with(path, THREADS, Fields::Weave)?;
    for part in 1..=SEEKS {
        let started = Instant::now();
        reader.seek(facts.duration.scaled(part, SEEKS + 1))?;
        reader.next_frame()?.ok_or_else(|| MediaError::new(path, MediaProblem::Undecodable))?;
        if started.elapsed() > SLOW {
            return Ok(true);
        }
    }
    Ok(false)
}
