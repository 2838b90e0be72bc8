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
use super::remedy::{Leave, Remedy, remedy};
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

impl Shown for &Traced {
    fn words(&self) -> &str {
        &self.cue.text
    }

    fn range(&self) -> TimeRange {
        self.cue.timeline_range
    }
}

/// Puts cues right, each between its neighbours: no word is lost or comes elsewhere, none starts before it did or moves
/// on for another, and what did not overlap does not overlap then. To put right what was put right changes nothing.
///
/// Each remedy leaves less wrong than there was, so that this ends.
pub fn fix_all(cues: &[Cue], limits: &Limits) -> Fixed {
    let mut cues: Vec<Cue> = cues.iter().map(in_milliseconds).collect();
    cues.sort_by_key(|cue| cue.timeline_range.start());
    let mut fixes = Vec::new();
    let leave = Leave { latest: Time::MAX, is_asked: false };
    // Those that are as right as they can be, and the others, the next one last.
    let mut right: Vec<Traced> = Vec::with_capacity(cues.len());
    let traced = cues.into_iter().enumerate().map(|(origin, cue)| Traced { cue, origin });
    let mut others: Vec<Traced> = traced.rev().collect();
    while let Some(own) = others.pop() {
        let before = right.last();
        let beside: Vec<&Traced> = before.into_iter().chain([&own]).chain(others.last()).collect();
        let Some((finding, remedy)) = first_remedy(&beside, usize::from(before.is_some()), limits, leave) else {
            right.push(own);
            continue;
        };
        fixes.push(Fix { cue: own.origin, finding });
        others.extend(remedy.own.into_iter().rev().map(|cue| Traced { cue, origin: own.origin }));
        // The one before may have room now.
        others.extend(right.pop());
    }
    Fixed { cues: right.into_iter().map(|traced| traced.cue).collect(), fixes }
}

/// Of what is wrong with a cue, the worst that can be mended.
fn first_remedy(cues: &[&Traced], index: usize, limits: &Limits, leave: Leave) -> Option<(Finding, Remedy)> {
    let findings = findings_of(cues, index, limits).into_iter();
    findings.filter_map(|finding| Some((finding, remedy(cues, index, finding, limits, leave)?))).next()
}

fn in_milliseconds(cue: &Cue) -> Cue {
    let whole = |time: Time| Time::from_millis(time.as_millis());
    let range = cue.timeline_range;
    let (start, end) = (whole(range.start()), whole(range.end()));
    let timeline_range = TimeRange::between(start, end.max(start + Time::from_millis(1)));
    Cue { timeline_range, ..cue.clone() }
}

#[cfg(test)]
mod tests;
