//! Putting right all that can be put right in a file of subtitles, without anybody looking.
//!
//! ```
//! use sunting_timeline::captions::fix_all::fix_all;
//! use sunting_timeline::captions::profile::INDONESIAN;
//!
//! let read = sunting_timeline::captions::read(b"00:00:01,000 --> 00:00:01,500\nSilakan datang ke\nloket satu\n")?;
//! let fixed = fix_all(&read.cues, &INDONESIAN.limits());
//! assert_eq!(fixed.cues[0].text, "Silakan datang ke loket satu");
//! assert_eq!(fixed.cues[0].timeline_range.end().as_millis(), 2700);
//! # Ok::<(), sunting_timeline::captions::CaptionError>(())
//! ```

use super::Cue;
use super::limits::Limits;
use super::reading::{Finding, Shown, findings_of};
use super::remedy::{Leave, remedy};
use crate::time::{Time, TimeRange};

/// Cues that are as right as they can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Fixed {
    /// Sorted by their start, in whole milliseconds.
    pub cues: Vec<Cue>,
    /// What was done, in the order in which it was done.
    pub fixes: Vec<Fix>,
}

/// Something that was put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The index of the cue among those that were given, sorted by their start.
    pub cue: usize,
    /// What was wrong with it.
    pub finding: Finding,
}

/// A cue, and which of those that were given it came from.
struct Traced {
    cue: Cue,
    origin: usize,
}

impl Shown for Traced {
    fn words(&self) -> &str {
        &self.cue.text
    }

    fn range(&self) -> TimeRange {
        self.cue.timeline_range
    }
}

/// Puts cues right, each between its neighbours: no word is lost or comes elsewhere, none moves on for another, and what
/// did not overlap does not overlap then. To put right what was put right changes nothing.
///
/// Each remedy leaves less wrong than there was, so that this ends.
pub fn fix_all(cues: &[Cue], limits: &Limits) -> Fixed {
    let mut cues: Vec<Cue> = cues.iter().map(in_milliseconds).collect();
    cues.sort_by_key(|cue| cue.timeline_range.start());
    let mut traced: Vec<Traced> = cues.into_iter().enumerate().map(|(origin, cue)| Traced { cue, origin }).collect();
    let leave = Leave { latest: Time::MAX, is_asked: false };
    let (mut fixes, mut index) = (Vec::new(), 0);
    while index < traced.len() {
        let findings = findings_of(&traced, index, limits);
        let found = findings.into_iter().find_map(|finding| {
            let remedy = remedy(&traced, index, finding, limits, leave)?;
            Some((finding, remedy))
        });
        let Some((finding, remedy)) = found else {
            index += 1;
            continue;
        };
        let origin = traced[index].origin;
        fixes.push(Fix { cue: origin, finding });
        traced.splice(index..=index, remedy.own.into_iter().map(|cue| Traced { cue, origin }));
        // The one before may have room now.
        index = index.saturating_sub(1);
    }
    Fixed { cues: traced.into_iter().map(|traced| traced.cue).collect(), fixes }
}

fn in_milliseconds(cue: &Cue) -> Cue {
    let whole = |time: Time| Time::from_millis(time.as_millis());
    let range = cue.timeline_range;
    let (start, end) = (whole(range.start()), whole(range.end()));
    let timeline_range = TimeRange::between(start, end.max(start + Time::from_millis(1)));
    Cue { timeline_range, text: cue.text.clone() }
}

#[cfg(test)]
mod tests;
