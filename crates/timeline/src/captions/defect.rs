//! What is wrong in the captions of the world, and how it is mended. Nothing here is fatal.

use super::Cue;
use crate::time::{Time, TimeRange};

/// Shown this long when a cue's own end makes no sense.
const FALLBACK_DURATION: Time = Time::from_seconds(2);

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Not Unicode; read as Windows-1252.
    LegacyEncoding,
    /// A cue without its number.
    NumberMissing,
    /// A time line that says no time; its cue is dropped.
    BadTime(String),
    /// A cue without words, dropped.
    Empty,
    /// The end came before the start; exchanged.
    EndsBeforeStart,
    /// No length; made as long as there is room, at most two seconds.
    NoLength,
    /// It starts before the cue that stands before it; sorted.
    OutOfOrder,
    /// It was still seen when the next one came; ended there.
    Overlap,
    /// It begins together with the one before; their words are joined.
    SameStart,
}

impl Defect {
    /// The name of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LegacyEncoding => "legacy-encoding",
            Self::NumberMissing => "number-missing",
            Self::BadTime(_) => "bad-time",
            Self::Empty => "empty",
            Self::EndsBeforeStart => "ends-before-start",
            Self::NoLength => "no-length",
            Self::OutOfOrder => "out-of-order",
            Self::Overlap => "overlap",
            Self::SameStart => "same-start",
        }
    }

    /// All messages' names.
    pub const CODES: [&str; 9] = [
        "legacy-encoding",
        "number-missing",
        "bad-time",
        "empty",
        "ends-before-start",
        "no-length",
        "out-of-order",
        "overlap",
        "same-start",
    ];
}

/// A defect and where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The cue's place in the file, from 1; `None` for the whole file.
    pub cue: Option<usize>,
    /// The line in the file, from 1.
    pub line: usize,
    /// What was wrong.
    pub defect: Defect,
}

/// A cue as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct RawCue {
    pub number: usize,
    pub line: usize,
    pub start: Time,
    pub end: Time,
    pub text: String,
}

/// Drops, sorts and shortens until cues follow each other.
pub(super) fn mend(mut raw: Vec<RawCue>, repairs: &mut Vec<Repair>) -> Vec<Cue> {
    let mut told = |cue: &RawCue, defect| repairs.push(Repair { cue: Some(cue.number), line: cue.line, defect });
    raw.retain(|cue| {
        let empty = cue.text.trim().is_empty();
        if empty {
            told(cue, Defect::Empty);
        }
        !empty
    });
    for cue in &mut raw {
        if cue.end < cue.start {
            std::mem::swap(&mut cue.start, &mut cue.end);
            told(cue, Defect::EndsBeforeStart);
        } else if cue.end == cue.start {
            cue.end = cue.start + FALLBACK_DURATION;
            told(cue, Defect::NoLength);
        }
    }
    for pair in raw.windows(2) {
        if pair[1].start < pair[0].start {
            told(&pair[1], Defect::OutOfOrder);
        }
    }
    raw.sort_by_key(|cue| cue.start);
    let mut cues: Vec<RawCue> = Vec::new();
    for cue in raw {
        match cues.last_mut() {
            Some(before) if before.start == cue.start => {
                told(&cue, Defect::SameStart);
                before.end = before.end.max(cue.end);
                before.text = format!("{}\n{}", before.text, cue.text);
                continue;
            }
            Some(before) if before.end > cue.start => {
                told(before, Defect::Overlap);
                before.end = cue.start;
            }
            _ => {}
        }
        cues.push(cue);
    }
    let range = |cue: &RawCue| TimeRange::between(cue.start, cue.end);
    cues.into_iter().map(|cue| Cue { timeline_range: range(&cue), text: cue.text }).collect()
}
