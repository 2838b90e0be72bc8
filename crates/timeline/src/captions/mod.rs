//! Captions as text: read in any form that people write or programs make, written strictly in the forms that others read.
//!
//! ```
//! use sunting_timeline::captions::{self, CaptionFormat, write_webvtt};
//!
//! // Numbers are missing, and a comma or a point may come before the milliseconds.
//! let read = captions::read(b"00:00:01,000 --> 00:00:03.500\nSelamat datang\n")?;
//! assert_eq!(read.format, CaptionFormat::SubRip);
//! assert_eq!(read.cues[0].text, "Selamat datang");
//! assert_eq!(read.cues[0].timeline_range.end().as_millis(), 3500);
//! assert!(write_webvtt(&read.cues).starts_with("WEBVTT"));
//! # Ok::<(), captions::CaptionError>(())
//! ```

mod beside_times;
mod between;
pub mod breaking;
pub mod decode;
pub mod defect;
pub mod fix_all;
mod html;
pub mod letters;
mod limits;
pub mod lines;
mod long;
mod markup;
mod mend;
pub mod mending;
mod numbers;
pub mod pieces;
mod plain_text;
pub mod profile;
mod quoted;
pub mod reading;
mod remedy;
mod rolling;
mod sbv;
pub mod second_language;
pub mod sentence_cut;
pub mod sentences;
mod subrip;
pub mod substation;
pub mod ties;
mod time_line;
mod timed_samples;
mod timed_text;
mod timestamp;
mod transcript;
mod voices;
mod webvtt;
mod write_format;

use defect::RawCue;
pub use defect::{Defect, Repair};
pub use mend::MOST_AT_ONCE;
pub use subrip::{subrip_words, write_subrip};
pub use timed_samples::timed_samples;
pub use webvtt::write_webvtt;
pub use write_format::WriteFormat;

use crate::described::{Argument, Described, Value};
use crate::said::CaptionDetails;
use crate::time::TimeRange;

/// The endings of the names of files that may hold captions.
pub const ENDINGS: [&str; 13] =
    ["srt", "vtt", "ass", "ssa", "sbv", "ttml", "dfxp", "itt", "xml", "tsv", "csv", "lrc", "txt"];
/// A larger file holds no captions.
pub const MOST_BYTES: u64 = 64 << 20;

/// One caption: plain words, lines separated by `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// When it is seen. Never empty.
    pub timeline_range: TimeRange,
    /// The words as plain text, without markup.
    pub text: String,
    /// What is known of it besides.
    pub details: CaptionDetails,
}

impl Cue {
    /// Words of which nothing else is known.
    pub fn new(timeline_range: TimeRange, text: String) -> Self {
        Self { timeline_range, text, details: CaptionDetails::default() }
    }
}

/// The formats that are read. Those that are written: [`WriteFormat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionFormat {
    /// `.srt`, and what resembles it: times from–to, and the words beside or below them.
    SubRip,
    /// `.vtt` (W3C WebVTT).
    WebVtt,
    /// `.ass` and `.ssa` (SubStation Alpha).
    SubStation,
    /// `.ttml`, `.dfxp`, `.itt`, `.xml` (W3C TTML).
    TimedText,
    /// Rows of start, end and words (Whisper's `.tsv`).
    Rows,
    /// Phrases that each begin with a time (YouTube's transcript).
    Transcript,
}

/// The result of reading a caption file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCues {
    /// Sorted by start; they may overlap, at most [`MOST_AT_ONCE`] at a time.
    pub cues: Vec<Cue>,
    /// What the file turned out to be.
    pub format: CaptionFormat,
    /// All defects and what was done about each, in the order of the file's lines.
    pub repairs: Vec<Repair>,
}

/// A file that cannot be read as captions at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum CaptionError {
    /// None of its times can be understood.
    #[error("the time in line {line} cannot be read: {text}")]
    BadTimes {
        /// The first line that looks like a time.
        line: usize,
        text: String,
    },
    /// There is no cue in it, or it has a form that is not read.
    #[error("there is no caption in it")]
    NoCues,
}

impl Described for CaptionError {
    fn code(&self) -> &'static str {
        match self {
            Self::BadTimes { .. } => "captions-bad-times",
            Self::NoCues => "captions-none",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::BadTimes { line, text } => {
                vec![("line", Value::Count(*line as u64)), ("detail", text.clone().into())]
            }
            Self::NoCues => Vec::new(),
        }
    }
}

/// Reads captions from a file's bytes: any usual form, encoding and defect.
///
/// # Errors
/// [`CaptionError`] when there is nothing to read.
pub fn read(bytes: &[u8]) -> Result<ReadCues, CaptionError> {
    let (text, mut repairs) = decode::decode(bytes);
    // Rich text holds times, and marks of its own between the words.
    if text.starts_with("{\\rtf") {
        return Err(CaptionError::NoCues);
    }
    let (format, raw) = if substation::is_substation(&text) {
        (CaptionFormat::SubStation, substation::parse(&text, &mut repairs))
    } else if timed_text::is_timed_text(&text) {
        (CaptionFormat::TimedText, timed_text::parse(&text, &mut repairs))
    } else {
        parse_lines(text, &mut repairs)
    };
    let cues = mend::mend(rolling::collapse(raw, &mut repairs), &mut repairs);
    repairs.sort_by_key(|repair| repair.line);
    if !cues.is_empty() {
        return Ok(ReadCues { cues, format, repairs });
    }
    let bad_times = repairs.into_iter().find_map(|repair| match repair.defect {
        Defect::BadTime(text) => Some(CaptionError::BadTimes { line: repair.line, text }),
        _ => None,
    });
    Err(bad_times.unwrap_or(CaptionError::NoCues))
}

/// The cues of a text that stands for itself, is quoted in another one, or is a page's.
fn parse_lines(text: String, repairs: &mut Vec<Repair>) -> (CaptionFormat, Vec<RawCue>) {
    let text = quoted::unquoted(&text, repairs).unwrap_or(text);
    match html::text_of(&text) {
        Some(page) => parse_page(&page, repairs),
        None => parse(&text, repairs),
    }
}

/// The cues in the first form that the text has.
fn parse(text: &str, repairs: &mut Vec<Repair>) -> (CaptionFormat, Vec<RawCue>) {
    if text.trim_start().starts_with("WEBVTT") {
        return (CaptionFormat::WebVtt, webvtt::parse(text, repairs));
    }
    if let Some(rows) = plain_text::parse_rows(text) {
        return (CaptionFormat::Rows, rows);
    }
    let mut told = Vec::new();
    let (cues, is_doubtful) = subrip::parse(text, &mut told);
    // Phrases that begin with times, some of which may speak of others: "10:00 – 11:00".
    let may_be_transcript = if cues.is_empty() { told.is_empty() } else { is_doubtful };
    let transcript = if may_be_transcript { plain_text::parse_transcript(text) } else { None };
    if let Some(transcript) = transcript.filter(|transcript| cues.len() * 2 < transcript.len()) {
        return (CaptionFormat::Transcript, transcript);
    }
    repairs.append(&mut told);
    (CaptionFormat::SubRip, cues)
}

/// The cues of a page, with its own lines.
fn parse_page(page: &html::Page, repairs: &mut Vec<Repair>) -> (CaptionFormat, Vec<RawCue>) {
    let mut told = Vec::new();
    let (format, mut cues) = parse(&page.text, &mut told);
    let line_of = |line: usize| page.lines.get(line - 1).copied().unwrap_or(line);
    told.iter_mut().for_each(|repair| repair.line = line_of(repair.line));
    cues.iter_mut().for_each(|cue| cue.line = line_of(cue.line));
    repairs.append(&mut told);
    (format, cues)
}

/// A cue's words as they are written: without lines that show nothing, which end a cue in most formats.
fn shown_lines(text: &str) -> String {
    text.lines().filter(|line| !numbers::is_blank(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
