//! Checking a finished file before it gets its name.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::Serialize;
use sunting_timeline::Time;

use super::error::ExportError;
use super::join::Joined;
use crate::error::MediaError;
use crate::media::container::Container;
use crate::media::decode::VideoReader;
use crate::media::scan::{FrameTimes, scan};
use crate::ordinary_file;
use crate::stop::Stop;

/// Something that was looked at and found right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at, in kebab-case.
    pub name: &'static str,
    /// Whether it was right. What was not ends the job instead.
    pub passed: bool,
}

/// What the file should be.
pub(super) struct Expected<'a> {
    pub joined: &'a Joined,
    pub has_picture: bool,
    pub duration: Time,
    pub container: Container,
}

const ONE_SECOND: Time = Time::from_seconds(1);
/// A packet of sound more or less.
const SOUND_TOLERANCE: Time = Time::from_millis(100);

/// Looks at a written file: its packets, their times, the keyframes at the joins, its order, its first and last second.
///
/// # Errors
/// [`ExportError::CheckFailed`], [`ExportError::Cancelled`], and what reading the file says.
pub(super) fn verify(path: &Path, expected: &Expected<'_>, stop: Stop<'_>) -> Result<Vec<Check>, ExportError> {
    // Equal parameter sets are what joining refuses to do without, and rising decode times what the muxer does.
    let mut checks = Checks { path, passed: vec!["parameter-sets", "decode-times"] };
    let found = scan(path, stop)?;
    let frames = expected.joined.frames;
    if expected.has_picture {
        let count = found.frames.times.len() as u64;
        checks.expect("packet-count", count == frames && frames > 0, || format!("{count} instead of {frames}"))?;
        checks.keyframes(&found.frames, &expected.joined.segment_starts)?;
        let distance = found.frames.distances().max().unwrap_or(Time::ZERO).max(Time::from_millis(2));
        let off = (found.frames.end - expected.duration).max(expected.duration - found.frames.end);
        checks
            .expect("duration", off <= distance, || format!("{} instead of {}", found.frames.end, expected.duration))?;
    }
    if expected.joined.has_sound {
        let sound_end = found.sound.map_or(Time::ZERO, |(_, end)| end);
        let detail = || format!("the sound ends at {sound_end} of {}", expected.duration);
        let is_there = sound_end > Time::ZERO && sound_end - expected.duration <= SOUND_TOLERANCE;
        checks.expect("sound", is_there, detail)?;
    }
    if expected.container != Container::Mkv {
        let first = index_is_first(path).map_err(|error| MediaError::from_io(path, &error))?;
        checks.expect("index-first", first, || "the index lies behind the media".to_owned())?;
    }
    if frames > 0 {
        let decoded = decode_ends(path, &found.frames)?;
        checks.expect("decodes", decoded == 0, || format!("{decoded} damaged frames"))?;
    }
    Ok(checks.all())
}

/// What was looked at in a file. The first that is wrong ends the job.
pub(super) struct Checks<'a> {
    path: &'a Path,
    passed: Vec<&'static str>,
}

impl<'a> Checks<'a> {
    pub fn of(path: &'a Path) -> Self {
        Self { path, passed: Vec::new() }
    }

    /// All that was right.
    pub fn all(self) -> Vec<Check> {
        self.passed.into_iter().map(|name| Check { name, passed: true }).collect()
    }

    /// # Errors
    /// [`ExportError::CheckFailed`] when it is not right.
    pub fn expect(&mut self, check: &'static str, right: bool, detail: impl Fn() -> String) -> Result<(), ExportError> {
        if !right {
            return Err(ExportError::CheckFailed { path: self.path.to_owned(), check, detail: detail() });
        }
        self.passed.push(check);
        Ok(())
    }

    fn keyframes(&mut self, frames: &FrameTimes, starts: &[u64]) -> Result<(), ExportError> {
        let is_key = |&&start: &&u64| frames.keyframes.binary_search(&frames.start_of(start as usize)).is_ok();
        let missing = starts.iter().find(|start| !is_key(start));
        self.expect("keyframes", missing.is_none(), || format!("frame {missing:?} is no keyframe"))
    }
}

/// Decodes the first and the last second; the number of damaged or missing frames.
fn decode_ends(path: &Path, frames: &FrameTimes) -> Result<u64, MediaError> {
    let mut reader = VideoReader::open(path, 1)?;
    let mut decoded = 0_u64;
    while reader.next_frame()?.is_some_and(|frame| frame.time < ONE_SECOND) {
        decoded += 1;
    }
    let expected = frames.times.partition_point(|&time| time < ONE_SECOND) as u64;
    let from = frames.start_of(frames.on_screen((frames.end - ONE_SECOND).max(Time::ZERO)));
    reader.seek(from)?;
    let mut decoded_last = 0_u64;
    while reader.next_frame()?.is_some() {
        decoded_last += 1;
    }
    let expected_last = (frames.times.len() - frames.times.partition_point(|&time| time < from)) as u64;
    Ok(reader.damaged_frames() + expected.abs_diff(decoded) + expected_last.abs_diff(decoded_last))
}

/// Whether `moov` comes before `mdat` (ISO/IEC 14496-12, 4.2).
pub(super) fn index_is_first(path: &Path) -> io::Result<bool> {
    let mut file = ordinary_file::open(path)?;
    let end = file.metadata()?.len();
    let mut at = 0;
    while at + 8 <= end {
        file.seek(SeekFrom::Start(at))?;
        let mut head = [0; 16];
        let read = file.by_ref().take(16).read(&mut head)?;
        let [a, b, c, d, kind @ ..] = head;
        let small = u32::from_be_bytes([a, b, c, d]);
        match kind.get(..4) {
            Some(b"moov") => return Ok(true),
            Some(b"mdat") => return Ok(false),
            _ => {}
        }
        let large = kind.get(4..12).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_be_bytes);
        let size = if small == 1 && read == 16 { large } else { small.into() };
        if size < 8 {
            return Ok(false);
        }
        at += size;
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_boxes_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        let file = |boxes: &[&str]| {
            let one = |kind: &&str| [&12_u32.to_be_bytes(), kind.as_bytes(), &[0; 4]].concat();
            std::fs::write(&path, boxes.iter().map(one).collect::<Vec<_>>().concat()).unwrap();
            index_is_first(&path).unwrap()
        };
        assert!(file(&["ftyp", "free", "moov", "mdat"]));
        assert!(!file(&["ftyp", "mdat", "moov"]));
        assert!(!file(&["ftyp"]));
    }
}
