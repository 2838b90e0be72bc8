//! The formats that cues are written in, each under the endings of its files.

use super::Cue;
use super::sbv::write_sbv;
use super::subrip::write_subrip;
use super::substation::{write_old_substation, write_substation};
use super::timed_text::write_timed_text;
use super::transcript::{write_timed_transcript, write_transcript};
use super::webvtt::write_webvtt;

/// A format that cues are written in.
///
/// ```
/// use sunting_timeline::captions::WriteFormat;
///
/// assert_eq!(WriteFormat::of_ending("ASS"), Some(WriteFormat::SubStation));
/// assert_eq!(WriteFormat::of_ending("mp4"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteFormat {
    /// `.srt`.
    SubRip,
    /// `.vtt`.
    WebVtt,
    /// `.ass`; times are rounded to hundredths of a second.
    SubStation,
    /// `.ssa`, the same in the version before.
    OldSubStation,
    /// `.ttml` and `.xml`: W3C TTML as IMSC 1.1's text profile has it.
    TimedText,
    /// `.sbv`.
    Sbv,
    /// `.txt`: the words alone, one sentence a line.
    Transcript,
    /// The same with when each sentence begins.
    TimedTranscript,
}

/// The endings in small letters, each with its format.
const BY_ENDING: [(&str, WriteFormat); 8] = [
    ("srt", WriteFormat::SubRip),
    ("vtt", WriteFormat::WebVtt),
    ("ass", WriteFormat::SubStation),
    ("ssa", WriteFormat::OldSubStation),
    ("ttml", WriteFormat::TimedText),
    ("xml", WriteFormat::TimedText),
    ("sbv", WriteFormat::Sbv),
    ("txt", WriteFormat::Transcript),
];

impl WriteFormat {
    /// The endings of all formats, the usual one first.
    pub fn endings() -> impl Iterator<Item = &'static str> {
        BY_ENDING.iter().map(|(ending, _)| *ending)
    }

    /// The format of files with that ending, without its point.
    pub fn of_ending(ending: &str) -> Option<Self> {
        BY_ENDING.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, format)| *format)
    }

    /// Writes cues in it.
    pub fn write(self, cues: &[Cue]) -> String {
        match self {
            Self::SubRip => write_subrip(cues),
            Self::WebVtt => write_webvtt(cues),
            Self::SubStation => write_substation(cues),
            Self::OldSubStation => write_old_substation(cues),
            Self::TimedText => write_timed_text(cues),
            Self::Sbv => write_sbv(cues),
            Self::Transcript => write_transcript(cues),
            Self::TimedTranscript => write_timed_transcript(cues),
        }
    }
}
