//! Checking whether subtitles can be read: in the time that they are shown, and in the lines that they stand in.
//!
//! ```
//! use sunting_timeline::captions::reading::{Limits, Reading, Verdict};
//! use sunting_timeline::{Time, TimeRange};
//!
//! let text = "Silakan ambil nomor antrean di loket satu sebelum duduk";
//! let for_two_seconds = TimeRange::between(Time::ZERO, Time::from_seconds(2));
//! assert_eq!(Reading::of(text, for_two_seconds).verdict, Verdict::TooFast);
//! assert!(Limits::indonesian(false).reading_time(text) > Time::from_seconds(3));
//! ```

use super::Cue;
use super::letters::tidy;
pub use super::limits::Limits;
use super::lines::{fits, length, with_better_ends};
use super::profile::{EASE, INDONESIAN, VERTICAL};
use crate::clip::{Clip, Content, Text};
use crate::time::{Time, TimeRange};

impl Limits {
    /// What is kept to while subtitles are written in a project: the profile for Indonesian, with some leeway, because
    /// their lines are broken where they are drawn and sentences that are typed one after the other touch.
    pub fn indonesian(portrait: bool) -> Self {
        let profile = if portrait { VERTICAL } else { INDONESIAN };
        Self {
            fastest: EASE.fastest,
            least: EASE.least,
            gap: EASE.gap,
            lines_as_written: false,
            tells_gaps: false,
            ..profile.limits()
        }
    }

    /// Until when a subtitle may be shown that another one follows: two that follow each other closely leave a gap, if
    /// that does not take too much of the first.
    pub fn free_until(&self, start: Time, next: Time) -> Time {
        if next - self.gap >= start + self.least { next - self.gap } else { next }
    }

    /// How long a text takes to read without haste.
    pub fn reading_time(&self, text: &str) -> Time {
        let millis = (letters_in(text) as f64 * 1000.0 / self.fine).ceil() as i64;
        // Whole tenths, as they are told.
        let letters = Time::from_millis((millis + 99) / 100 * 100);
        letters.max(self.time_of_words(text)).max(self.least)
    }

    fn time_of_words(&self, text: &str) -> Time {
        match self.per_word {
            Time::ZERO => Time::ZERO,
            per_word => per_word.scaled(text.split_whitespace().count() as i64, 1),
        }
    }

    /// The longest that a text may be shown.
    fn longest(&self, text: &str) -> Time {
        self.most.max(self.reading_time(text))
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
        let characters_per_second = speed(text, timeline_range);
        let limits = Limits::indonesian(false);
        let verdict = match characters_per_second {
            speed if speed <= limits.fine => Verdict::Fine,
            speed if speed <= limits.fastest => Verdict::Brisk,
            _ => Verdict::TooFast,
        };
        Self { characters_per_second, verdict }
    }
}

/// In characters a second; line breaks do not count.
fn speed(text: &str, range: TimeRange) -> f64 {
    letters_in(text) as f64 * 1000.0 / range.duration().as_millis().max(1) as f64
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
    /// It does not fit in its lines, however they are broken.
    TooLong,
    /// One of its lines is too long; broken otherwise, it fits.
    LongLine,
    /// It has too many lines; broken otherwise, it fits.
    ManyLines,
    /// So much longer it would be read at ease.
    TooFast { add: Time },
    /// So much longer it would be noticed.
    TooBrief { add: Time },
    /// It stays so much too long.
    Lingers { by: Time },
    /// A line ends on a word that leads to the next one or is read with it, and need not.
    LineEnd,
    /// The next one follows so soon that nobody sees the change.
    SmallGap,
}

impl Finding {
    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownLetters => "unknown-letters",
            Self::Overlaps => "overlaps",
            Self::TooLong => "too-long",
            Self::LongLine => "long-line",
            Self::ManyLines => "many-lines",
            Self::TooFast { .. } => "too-fast",
            Self::TooBrief { .. } => "too-brief",
            Self::Lingers { .. } => "lingers",
            Self::LineEnd => "line-end",
            Self::SmallGap => "small-gap",
        }
    }
}

/// What is shown as a subtitle: a cue of a file, or a clip of a project.
pub trait Shown {
    /// Its words, lines separated by `\n`.
    fn words(&self) -> &str;
    /// When it is seen.
    fn range(&self) -> TimeRange;
    /// The same in a second language; empty without one.
    fn second(&self) -> &str {
        ""
    }
}

impl Shown for Cue {
    fn words(&self) -> &str {
        &self.text
    }

    fn second(&self) -> &str {
        &self.details.second
    }

    fn range(&self) -> TimeRange {
        self.timeline_range
    }
}

impl Shown for Clip {
    fn words(&self) -> &str {
        match &self.content {
            Content::Text(Text::Caption { text, .. }) => text,
            _ => "",
        }
    }

    fn second(&self) -> &str {
        &self.details.second
    }

    fn range(&self) -> TimeRange {
        self.timeline_range
    }
}

fn letters_in(text: &str) -> usize {
    text.chars().filter(|letter| *letter != '\n').count()
}

/// What is wrong with the subtitle at an index of those that are sorted by their start, the worst first.
pub fn findings_of<S: Shown>(subtitles: &[S], index: usize, limits: &Limits) -> Vec<Finding> {
    let Some(own) = subtitles.get(index) else { return Vec::new() };
    let (text, range) = (own.words().trim(), own.range());
    if text.is_empty() {
        return vec![Finding::Empty];
    }
    let before_next = subtitles.get(index + 1).map(|next| next.range().start() - range.end());
    let wrong_lines = of_lines(text, limits);
    let ends_badly = wrong_lines.is_none() && with_better_ends(text, limits.line_length, limits.lines).is_some();
    let is_unseen = |gap| limits.tells_gaps && (Time::ZERO..limits.gap).contains(&gap);
    let findings = [
        has_unknown_letters(text, limits).then_some(Finding::UnknownLetters),
        before_next.filter(|gap| *gap < Time::ZERO).map(|_| Finding::Overlaps),
        wrong_lines,
        of_time(text, range, limits),
        ends_badly.then_some(Finding::LineEnd),
        before_next.filter(|gap| is_unseen(*gap)).map(|_| Finding::SmallGap),
    ];
    findings.into_iter().flatten().collect()
}

/// What is wrong with what a subtitle says in a second language, by itself: its letters, its lines, and how fast it has to
/// be read. Nothing without one.
pub fn findings_of_second<S: Shown>(own: &S, limits: &Limits) -> Vec<Finding> {
    let (text, range) = (own.second().trim(), own.range());
    if text.is_empty() {
        return Vec::new();
    }
    let time = of_time(text, range, limits);
    let findings = [
        has_unknown_letters(text, limits).then_some(Finding::UnknownLetters),
        of_lines(text, limits),
        time.filter(|finding| matches!(finding, Finding::TooFast { .. })),
    ];
    findings.into_iter().flatten().collect()
}

fn of_lines(text: &str, limits: &Limits) -> Option<Finding> {
    if !fits(text, limits.line_length, limits.lines) {
        return Some(Finding::TooLong);
    }
    if !limits.lines_as_written {
        return None;
    }
    let is_long = text.lines().any(|line| length(line.trim()) > limits.line_length);
    let has_many = text.lines().count() > limits.lines;
    is_long.then_some(Finding::LongLine).or(has_many.then_some(Finding::ManyLines))
}

fn of_time(text: &str, range: TimeRange, limits: &Limits) -> Option<Finding> {
    let (shown, longest) = (range.duration(), limits.longest(text));
    if speed(text, range) > limits.fastest || shown < limits.time_of_words(text) {
        Some(Finding::TooFast { add: limits.reading_time(text) - shown })
    } else if shown < limits.least {
        Some(Finding::TooBrief { add: limits.least - shown })
    } else {
        (shown > longest).then(|| Finding::Lingers { by: shown - longest })
    }
}

fn has_unknown_letters(text: &str, limits: &Limits) -> bool {
    !text.is_ascii() && !tidy(text).chars().all(limits.can_draw)
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
            unsure: false,
            details: Default::default(),
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
    fn a_second_language_is_checked_on_its_own() {
        let limits = Limits::indonesian(false);
        let cue = |second: &str| {
            let mut cue = Cue::new(TimeRange::between(Time::ZERO, Time::from_seconds(2)), "Bawa KTP asli.".to_owned());
            cue.details.second = second.to_owned();
            cue
        };
        let of = |second: &str| findings_of_second(&cue(second), &limits);
        assert_eq!([of(""), of("Bring your ID card.")], [vec![], vec![]]);
        // 57 letters in two seconds; 17 a second take 3.4.
        let fast = "Please bring your original identity card and one copy now";
        assert_eq!(of(fast), [Finding::TooFast { add: Time::from_millis(1400) }]);
        assert_eq!(of(&"long words ".repeat(12)).first(), Some(&Finding::TooLong));
        // What is said in the first language stays as it was.
        assert_eq!(findings_of(&[cue(fast)], 0, &limits), findings_of(&[cue("")], 0, &limits));
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
