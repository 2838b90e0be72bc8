//! Putting subtitles into a film as a track that can be switched off. Its pictures and sounds are copied.

use std::path::{Path, PathBuf};

use serde::Serialize;
use sunting_timeline::Time;

use super::destination::Destination;
use super::error::ExportError;
use super::verify::{Check, Checks, index_is_first};
use crate::error::{MediaError, MediaProblem};
use crate::media::container::Container;
use crate::media::demux::Demuxer;
use crate::media::remux::{Remuxer, TextTrack};
use crate::media::scan::{Scan, scan};
use crate::stop::Stop;

/// Containers round times to milliseconds.
const ROUNDING: Time = Time::from_millis(2);
/// What some containers cannot say: that a packet's last samples are not to be heard.
const LAST_PACKET: Time = Time::from_millis(100);
/// Room for the words and a new index, beside what the source takes.
const MORE_BYTES: u64 = 16 << 20;

/// What became of a film with subtitles in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EmbedReport {
    /// The written file.
    pub output: PathBuf,
    /// How large it is.
    pub size_bytes: u64,
    /// Streams of the source that are not in it: data, and subtitles or covers that such a file cannot hold.
    pub left_out: usize,
    /// What was looked at in the written file.
    pub checks: Vec<Check>,
}

/// Copies a film into another file with subtitles as one more track. `watch` hears how many of the source's bytes are
/// copied, and of how many, and says whether to go on.
///
/// # Errors
/// An [`ExportError`] that says why there is no result; nothing is left at the destination then, and an existing file
/// there is untouched.
pub fn embed(
    source: &Path,
    text: &TextTrack,
    destination: Destination,
    watch: &dyn Fn(u64, u64) -> bool,
) -> Result<EmbedReport, ExportError> {
    let is_stopped = || !watch(0, 0);
    let demuxer = Demuxer::open_to_copy(source, &is_stopped)?;
    if demuxer.is_photo() {
        return Err(ExportError::problem(source, MediaProblem::NoStreams));
    }
    destination.check_space(demuxer.size_bytes() + MORE_BYTES)?;
    // What hides parts of itself by edit lists cannot be copied into every container, or not at all.
    let told = |error| match error {
        ExportError::CheckFailed { check: "packet-count" | "frame-times" | "sound", .. }
        | ExportError::Media(MediaError { problem: MediaProblem::Muxer(_), .. }) => {
            tracing::warn!(%error, "not copied");
            ExportError::NotCopied(source.to_owned())
        }
        error => error,
    };
    let left_out = copy(demuxer, text, &destination, watch).map_err(told)?;
    let checks = check(source, &destination, &is_stopped).map_err(told)?;
    let size_bytes = destination.part().metadata().map_or(0, |facts| facts.len());
    let output = destination.path().to_owned();
    destination.publish()?;
    Ok(EmbedReport { output, size_bytes, left_out, checks })
}

fn copy(
    mut demuxer: Demuxer,
    text: &TextTrack,
    destination: &Destination,
    watch: &dyn Fn(u64, u64) -> bool,
) -> Result<usize, ExportError> {
    let not_written = |problem| ExportError::problem(destination.path(), problem);
    let mut remuxer =
        Remuxer::create(destination.part(), destination.container(), &demuxer, text).map_err(not_written)?;
    let whole = demuxer.size_bytes();
    let mut done = 0;
    while let Some(packet) = demuxer.read()? {
        done = (done + packet.size() as u64).min(whole);
        if !watch(done, whole) {
            return Err(ExportError::Cancelled);
        }
        remuxer.write(&demuxer, packet).map_err(not_written)?;
    }
    remuxer.finish().map_err(not_written)
}

/// Looks whether what was seen and heard is seen and heard at the same times, and whether the subtitles are there.
fn check(source: &Path, destination: &Destination, stop: Stop<'_>) -> Result<Vec<Check>, ExportError> {
    let part = destination.part();
    let (before, after) = (scan(source, stop)?, scan(part, stop)?);
    let mut checks = Checks::of(part);
    let counts = (before.frames.times.len(), after.frames.times.len());
    checks.expect("packet-count", counts.0 == counts.1, || format!("{} instead of {}", counts.1, counts.0))?;
    checks.expect("frame-times", are_near(&before, &after), || "frames have moved".to_owned())?;
    let sound = |found: &Scan| found.sound.map_or((Time::ZERO, Time::ZERO), |sound| sound);
    let ((from, to), (new_from, new_to)) = (sound(&before), sound(&after));
    let is_same_sound = off(from, new_from) <= LAST_PACKET && off(to, new_to) <= LAST_PACKET;
    checks
        .expect("sound", is_same_sound, || format!("it lasts from {new_from} to {new_to}, not from {from} to {to}"))?;
    if destination.container() != Container::Mkv {
        let first = index_is_first(part).map_err(|error| ExportError::from_io(part, &error))?;
        checks.expect("index-first", first, || "the index lies behind the media".to_owned())?;
    }
    Ok(checks.all())
}

fn are_near(before: &Scan, after: &Scan) -> bool {
    before.frames.times.iter().zip(&after.frames.times).all(|(old, new)| off(*old, *new) <= ROUNDING)
}

fn off(one: Time, other: Time) -> Time {
    (one - other).max(other - one)
}
