//! Defects of caption files, and where they are. None of them keeps a file from being read.

use crate::said::CaptionDetails;
use crate::time::Time;

/// A message quotes so much of a line.
const MOST_LETTERS: usize = 60;

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Not Unicode; read as Windows-1252.
    LegacyEncoding,
    /// Bytes that are not Unicode in a file that is; guessed.
    BrokenLetter,
    /// Words before the first times, or between cues; left out.
    NoTimes,
    /// Each phrase is shown again with the next one; kept once.
    Rolling,
    /// A cue without its number.
    NumberMissing,
    /// A time line that says no time; its cue is dropped.
    BadTime(String),
    /// A time line with letters that look like digits, read as these.
    GuessedTime(String),
    /// A cue without words, dropped.
    Empty,
    /// The end came before the start; exchanged.
    EndsBeforeStart,
    /// No length; made as long as there is room, at most two seconds.
    NoLength,
    /// It starts before the cue that stands before it; sorted.
    OutOfOrder,
    /// It was still seen when the next one came, for a moment or with too many others; ended there.
    Overlap,
    /// It is seen at the same time as the one before; their words are joined.
    SameStart,
    /// It is seen at the same time as many others, which fill the picture; left out.
    TooManyAtOnce,
    /// It has more letters than a text may have; shown in parts that follow each other.
    TooLong,
    /// Colours, places and shapes of letters, which a cue does not have; left out.
    Looks,
    /// The file is broken from here on; read up to here.
    CutOff,
}

impl Defect {
    /// The name of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LegacyEncoding => "legacy-encoding",
            Self::BrokenLetter => "broken-letter",
            Self::NoTimes => "no-times",
            Self::Rolling => "rolling",
            Self::NumberMissing => "number-missing",
            Self::BadTime(_) => "bad-time",
            Self::GuessedTime(_) => "guessed-time",
            Self::Empty => "empty",
            Self::EndsBeforeStart => "ends-before-start",
            Self::NoLength => "no-length",
            Self::OutOfOrder => "out-of-order",
            Self::Overlap => "overlap",
            Self::SameStart => "same-start",
            Self::TooManyAtOnce => "too-many-at-once",
            Self::TooLong => "too-long",
            Self::Looks => "looks",
            Self::CutOff => "cut-off",
        }
    }

    /// A line of times that says no time; no more of it than a message has room for.
    pub(super) fn bad_time(line: &str) -> Self {
        Self::BadTime(quoted(line))
    }

    /// A line of times with letters for digits.
    pub(super) fn guessed_time(line: &str) -> Self {
        Self::GuessedTime(quoted(line))
    }

    /// What it quotes of the file.
    pub fn detail(&self) -> &str {
        match self {
            Self::BadTime(line) | Self::GuessedTime(line) => line,
            _ => "",
        }
    }

    /// Whether it lies in the whole file and not in one line.
    pub fn is_of_file(&self) -> bool {
        matches!(self, Self::LegacyEncoding | Self::Rolling | Self::Looks)
    }

    /// The codes of all defects and repairs.
    pub const CODES: [&str; 17] = [
        "legacy-encoding",
        "broken-letter",
        "no-times",
        "rolling",
        "number-missing",
        "bad-time",
        "guessed-time",
        "empty",
        "ends-before-start",
        "no-length",
        "out-of-order",
        "overlap",
        "same-start",
        "too-many-at-once",
        "too-long",
        "looks",
        "cut-off",
    ];
}

fn quoted(line: &str) -> String {
    line.trim().chars().take(MOST_LETTERS).collect()
}

/// A defect and where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The cue's place in the file, from 1; `None` where it is none of them.
    pub cue: Option<usize>,
    /// The line in the file, from 1.
    pub line: usize,
    /// What was wrong with it.
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
    pub details: CaptionDetails,
}
