//! Whether subtitles can be read in their time, and what puts them right.
//!
//! The limits follow Netflix's Timed Text Style Guide for Indonesian (42 characters a line, two lines, 17 characters a
//! second, 5/6 s to 7 s, two frames between subtitles); on portrait pictures lines are shorter.

use crate::clip::{Clip, Content, Text};
use crate::edit::Edit;
use crate::project::{ClipId, Project};
use crate::time::{Time, TimeRange};

/// What a subtitle may be at most and must be at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Characters in a line.
    pub line_length: usize,
    /// Lines.
    pub lines: usize,
    /// Characters a second up to which reading is easy.
    pub fine: f64,
    /// Characters a second beyond which it is too fast.
    pub fastest: f64,
    /// Shown at least so long.
    pub least: Time,
    /// Between two subtitles.
    pub gap: Time,
}

impl Limits {
    /// The limits for Indonesian.
    pub fn indonesian(portrait: bool) -> Self {
        Self {
            line_length: if portrait { 28 } else { 42 },
            lines: 2,
            fine: 17.0,
            fastest: 20.0,
            least: Time::from_seconds(1),
            gap: Time::from_millis(83),
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
    /// At ease.
    Fine,
    /// With some haste.
    Brisk,
    /// Few will make it.
    TooFast,
}

/// A subtitle's speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Without line breaks.
    pub characters_per_second: f64,
    /// In a word.
    pub verdict: Verdict,
}

impl Reading {
    /// The speed of a text that is seen over that range.
    pub fn of(text: &str, timeline_range: TimeRange) -> Self {
        let seconds = timeline_range.duration().as_millis().max(1) as f64 / 1000.0;
        let characters_per_second = characters(text) as f64 / seconds;
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
pub enum Finding {
    /// It covers the start of the next one.
    Overlaps,
    /// More lines, or longer ones, than fit.
    TooLong,
    /// So much longer it would be read at ease.
    TooFast {
        /// Missing time.
        add: Time,
    },
    /// So much longer it would be noticed.
    TooBrief {
        /// Missing time.
        add: Time,
    },
}

fn characters(text: &str) -> usize {
    text.chars().filter(|letter| *letter != '\n').count()
}

fn text_of(clip: &Clip) -> &str {
    match &clip.content {
        Content::Text(Text::Caption { text, .. }) => text,
        _ => "",
    }
}

/// What is wrong with the subtitle at an index, the worst first. Empty ones are not judged.
pub fn findings_of(captions: &[Clip], index: usize, limits: &Limits) -> Vec<Finding> {
    let Some(clip) = captions.get(index) else { return Vec::new() };
    let (text, range) = (text_of(clip).trim(), clip.timeline_range);
    let mut findings = Vec::new();
    if text.is_empty() {
        return findings;
    }
    if captions.get(index + 1).is_some_and(|next| next.timeline_range.start() < range.end()) {
        findings.push(Finding::Overlaps);
    }
    if !fits(text, limits) {
        findings.push(Finding::TooLong);
    }
    let (needed, shown) = (limits.reading_time(characters(text)), range.duration());
    let reading = Reading::of(text, range);
    if reading.characters_per_second > limits.fastest {
        findings.push(Finding::TooFast { add: needed - shown });
    } else if shown < limits.least {
        findings.push(Finding::TooBrief { add: limits.least - shown });
    }
    findings
}

/// Whether a text fits into the lines, broken where it best can be.
fn fits(text: &str, limits: &Limits) -> bool {
    let as_is = text.lines().count() <= limits.lines && text.lines().all(|line| length(line) <= limits.line_length);
    as_is || {
        let broken = break_lines(text, limits);
        broken.lines().count() <= limits.lines && broken.lines().all(|line| length(line) <= limits.line_length)
    }
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// A text on one line where it fits, else broken near its middle, best behind a punctuation mark.
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

/// The edit that mends a finding, when there is room for it.
pub fn fix(project: &Project, id: ClipId, finding: &Finding, limits: &Limits) -> Option<Edit> {
    let (track, clip) = project.find_clip(id)?;
    let index = track.clips.iter().position(|other| other.id == id)?;
    let range = clip.timeline_range;
    match finding {
        Finding::Overlaps => {
            let next = track.clips.get(index + 1)?.timeline_range.start();
            Some(Edit::SetClipRange { clip: id, start: range.start().into(), end: (next - limits.gap).into() })
        }
        Finding::TooLong => split_in_two(clip, limits),
        Finding::TooFast { add } | Finding::TooBrief { add } => {
            let before = index.checked_sub(1).map(|before| track.clips[before].timeline_range.end() + limits.gap);
            let after = track.clips.get(index + 1).map(|next| next.timeline_range.start() - limits.gap);
            let end = (range.end() + *add).min(after.unwrap_or(Time::MAX).max(range.end()));
            let missing = *add - (end - range.end());
            let start = (range.start() - missing).max(before.unwrap_or(Time::ZERO)).max(Time::ZERO).min(range.start());
            let longer = start < range.start() || end > range.end();
            longer.then(|| Edit::SetClipRange { clip: id, start: start.into(), end: end.into() })
        }
    }
}

/// Two subtitles of one, with time by their length.
fn split_in_two(clip: &Clip, limits: &Limits) -> Option<Edit> {
    let words: Vec<&str> = text_of(clip).split_whitespace().collect();
    let at = best_break(&words, limits.line_length * limits.lines)?;
    let (first, second) = (words[..at].join(" "), words[at..].join(" "));
    let (head, whole) = (length(&first) as i64, (length(&first) + length(&second)) as i64);
    let range = clip.timeline_range;
    let cut = range.start() + range.duration().scaled(head, whole.max(1));
    let (first, second) = (break_lines(&first, limits), break_lines(&second, limits));
    Some(Edit::SplitCaption { clip: clip.id, first, second, at: cut.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{CaptionText, apply};
    use crate::project::Canvas;

    fn project(captions: &[(i64, i64, &str)]) -> Project {
        let captions = captions.iter().map(|(start, end, text)| CaptionText {
            start: Time::from_millis(*start).into(),
            end: Time::from_millis(*end).into(),
            text: (*text).to_owned(),
        });
        let edit = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        apply(&Project::new(Canvas::default()), &edit).unwrap()
    }

    fn mended(project: &Project, index: usize) -> Vec<(i64, i64, String)> {
        let limits = Limits::indonesian(false);
        let clips = &project.tracks[1].clips;
        let finding = findings_of(clips, index, &limits)[0];
        let after = apply(project, &fix(project, clips[index].id, &finding, &limits).unwrap()).unwrap();
        let told = |clip: &Clip| {
            let range = clip.timeline_range;
            (range.start().as_millis(), range.end().as_millis(), text_of(clip).to_owned())
        };
        after.tracks[1].clips.iter().map(told).collect()
    }

    #[test]
    fn a_fast_subtitle_takes_the_free_time_behind_it_then_before_it() {
        let text = "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel.";
        let before = project(&[(0, 18_000, "a"), (21_800, 24_200, text), (25_800, 29_000, "b")]);
        let limits = Limits::indonesian(false);
        let add = Time::from_millis(1400);
        assert_eq!(findings_of(&before.tracks[1].clips, 1, &limits), [Finding::TooFast { add }]);
        assert_eq!(mended(&before, 1)[1], (21_800, 25_600, text.to_owned()));
        let tight = project(&[(21_800, 24_200, text), (24_500, 29_000, "b")]);
        assert_eq!(mended(&tight, 0)[0], (20_617, 24_417, text.to_owned()));
    }

    #[test]
    fn a_long_subtitle_becomes_two_at_its_best_place() {
        let text = "Aktivasinya gratis dan selesai dalam sepuluh menit, tetapi siapkan dulu ponsel, NIK, dan alamat email Anda.";
        let halves = mended(&project(&[(0, 10_000, text)]), 0);
        assert_eq!(halves.len(), 2);
        assert!(halves[0].2.ends_with("menit,"), "{halves:?}");
        assert!(halves.iter().all(|(_, _, half)| half.lines().all(|line| length(line) <= 42)), "{halves:?}");
        assert_eq!((halves[0].1, halves[1].0), (halves[1].0, halves[0].1));
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
        assert_eq!(findings_of(clips, 1, &limits), []);
    }
}
