//! Checking whether subtitles can be read in the time they are shown.
//!
//! The limits follow Netflix's Timed Text Style Guide for Indonesian (42 characters a line, two lines, 17 characters a
//! second, 5/6 s to 7 s, two frames between subtitles); on portrait pictures lines are shorter.
//!
//! ```
//! use sunting_timeline::captions::reading::{Limits, Reading, Verdict, break_lines};
//! use sunting_timeline::{Time, TimeRange};
//!
//! let text = "Silakan ambil nomor antrean di loket satu sebelum duduk";
//! let for_two_seconds = TimeRange::between(Time::ZERO, Time::from_seconds(2));
//! assert_eq!(Reading::of(text, for_two_seconds).verdict, Verdict::TooFast);
//! assert_eq!(break_lines(text, &Limits::indonesian(false)).lines().count(), 2);
//! ```

use super::letters::tidy;
use crate::clip::{Clip, Content, Text};
use crate::time::{Time, TimeRange};

/// What a subtitle may be at most and must be at least.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most characters in a line.
    pub line_length: usize,
    /// The most lines of a subtitle.
    pub lines: usize,
    /// Characters a second up to which reading is easy.
    pub fine: f64,
    /// Characters a second beyond which it is too fast.
    pub fastest: f64,
    /// Shown at least so long.
    pub least: Time,
    /// The least time between two subtitles.
    pub gap: Time,
    /// Whether a letter can be drawn as what it is.
    pub can_draw: fn(char) -> bool,
}

impl Limits {
    /// The limits for Indonesian. Every letter counts as one that can be drawn.
    pub fn indonesian(portrait: bool) -> Self {
        Self {
            line_length: if portrait { 28 } else { 42 },
            lines: 2,
            fine: 17.0,
            fastest: 20.0,
            least: Time::from_seconds(1),
            gap: Time::from_millis(83),
            can_draw: |_| true,
        }
    }

    /// How long so many characters take to read without haste.
    pub(super) fn reading_time(&self, characters: usize) -> Time {
        let millis = (characters as f64 * 1000.0 / self.fine).ceil() as i64;
        // Whole tenths, as they are told.
        Time::from_millis((millis + 99) / 100 * 100).max(self.least)
    }
}

/// How fast a subtitle has to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be read at ease.
    Fine,
    /// It can be read, but with some haste.
    Brisk,
    /// Few people can read it in time.
    TooFast,
}

/// How fast a subtitle has to be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Line breaks do not count.
    pub characters_per_second: f64,
    /// What that speed means for readers.
    pub verdict: Verdict,
}

impl Reading {
    /// The speed of a text that is shown for that range.
    pub fn of(text: &str, timeline_range: TimeRange) -> Self {
        let seconds = timeline_range.duration().as_millis().max(1) as f64 / 1000.0;
        let characters_per_second = letters_in(text) as f64 / seconds;
        let limits = Limits::indonesian(false);
        let verdict = match characters_per_second {
            speed if speed <= limits.fine => Verdict::Fine,
            speed if speed <= limits.fastest => Verdict::Brisk,
            _ => Verdict::TooFast,
        };
        Self { characters_per_second, verdict }
    }
}

/// Something that is wrong with a subtitle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Finding {
    /// It has no words.
    Empty,
    /// Some of its letters would be empty boxes.
    UnknownLetters,
    /// It covers the start of the next one.
    Overlaps,
    /// More lines, or longer ones, than fit.
    TooLong,
    /// So much longer it would be read at ease.
    TooFast { add: Time },
    /// So much longer it would be noticed.
    TooBrief { add: Time },
}

pub(super) fn letters_in(text: &str) -> usize {
    text.chars().filter(|letter| *letter != '\n').count()
}

pub(super) fn caption_words(clip: &Clip) -> &str {
    match &clip.content {
        Content::Text(Text::Caption { text, .. }) => text,
        _ => "",
    }
}

/// What is wrong with the subtitle at an index, the worst first.
pub fn findings_of(captions: &[Clip], index: usize, limits: &Limits) -> Vec<Finding> {
    let Some(clip) = captions.get(index) else { return Vec::new() };
    let (text, range) = (caption_words(clip).trim(), clip.timeline_range);
    let mut findings = Vec::new();
    if text.is_empty() {
        return vec![Finding::Empty];
    }
    if has_unknown_letters(text, limits) {
        findings.push(Finding::UnknownLetters);
    }
    if captions.get(index + 1).is_some_and(|next| next.timeline_range.start() < range.end()) {
        findings.push(Finding::Overlaps);
    }
    if !fits(text, limits) {
        findings.push(Finding::TooLong);
    }
    let (needed, shown) = (limits.reading_time(letters_in(text)), range.duration());
    let reading = Reading::of(text, range);
    if reading.characters_per_second > limits.fastest {
        findings.push(Finding::TooFast { add: needed - shown });
    } else if shown < limits.least {
        findings.push(Finding::TooBrief { add: limits.least - shown });
    }
    findings
}

fn has_unknown_letters(text: &str, limits: &Limits) -> bool {
    !text.is_ascii() && !tidy(text).chars().all(limits.can_draw)
}

/// Whether a text fits into the lines, broken where it best can be.
pub(super) fn fits(text: &str, limits: &Limits) -> bool {
    let as_is = text.lines().count() <= limits.lines && text.lines().all(|line| length(line) <= limits.line_length);
    as_is || {
        let broken = break_lines(text, limits);
        broken.lines().count() <= limits.lines && broken.lines().all(|line| length(line) <= limits.line_length)
    }
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Puts a text on one line if it fits, else breaks it near its middle, if possible after a punctuation mark.
pub fn break_lines(text: &str, limits: &Limits) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    if length(&joined) <= limits.line_length {
        return joined;
    }
    match best_break(&words, limits.line_length) {
        Some(at) => format!("{}\n{}", words[..at].join(" "), words[at..].join(" ")),
        None => joined,
    }
}

/// Before which word a text is best broken in two: halves alike, a punctuation mark weighs a good deal.
fn best_break(words: &[&str], line_length: usize) -> Option<usize> {
    let cost = |at: usize| {
        let (first, second) = (length(&words[..at].join(" ")), length(&words[at..].join(" ")));
        let over = first.saturating_sub(line_length) + second.saturating_sub(line_length);
        let mark = words[at - 1].ends_with([',', '.', ';', ':', '?', '!']);
        over * 100 + first.abs_diff(second) + if mark { 0 } else { 8 }
    };
    (1..words.len()).min_by_key(|at| cost(*at))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::edit::{CaptionText, Edit, apply};
    use crate::project::{Canvas, Project};

    /// A project with these captions: start and end in milliseconds, text.
    pub fn project(captions: &[(i64, i64, &str)]) -> Project {
        let captions = captions.iter().map(|(start, end, text)| CaptionText {
            start: Time::from_millis(*start).into(),
            end: Time::from_millis(*end).into(),
            text: (*text).to_owned(),
        });
        let edit = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        apply(&Project::new(Canvas::default()), &edit).unwrap()
    }

    #[test]
    fn speeds_have_their_words() {
        let of = |characters: usize| {
            Reading::of(&"x".repeat(characters), TimeRange::between(Time::ZERO, Time::from_seconds(1))).verdict
        };
        assert_eq!([of(17), of(18), of(20), of(21)], [Verdict::Fine, Verdict::Brisk, Verdict::Brisk, Verdict::TooFast]);
    }

    #[test]
    fn a_brief_one_and_an_empty_one() {
        let limits = Limits::indonesian(true);
        let project = project(&[(0, 700, "Ya."), (2000, 2400, "")]);
        let clips = &project.tracks[1].clips;
        assert_eq!(findings_of(clips, 0, &limits), [Finding::TooBrief { add: Time::from_millis(300) }]);
        assert_eq!(findings_of(clips, 1, &limits), [Finding::Empty]);
    }
}
