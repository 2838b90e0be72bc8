//! SubRip and what resembles it (SBV, SubViewer, Whisper's console, captions as text, rows of a table): times, and the
//! words beside or below them.

use std::fmt::Write;

use super::defect::{Defect, RawCue, Repair};
use super::numbers::{self, is_blank};
use super::time_line::{self, Form, Line, Times};
use super::timestamp::written;
use super::{Cue, markup, shown_lines};
use crate::said::CaptionDetails;

/// Reads cues wherever a line of times stands; numbers and blank lines are only hints. Also whether none of the times is
/// clear, so that all of them may be something that a person says.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> (Vec<RawCue>, bool) {
    let lines: Vec<&str> = text.split('\n').collect();
    let form = Form::of(&lines);
    let mut read: Vec<(usize, Line)> = time_line::read_all(&lines, form).into_iter().enumerate().collect();
    // Short times with a dash count only where there are no others.
    let is_clear = |line: &Line| matches!(line, Line::Times(times) if !times.is_doubtful);
    let has_clear = read.iter().any(|(_, line)| is_clear(line));
    read.retain(|(_, line)| *line == Line::BadTimes || is_clear(line) || !has_clear && *line != Line::Words);
    let places: Vec<usize> = read.iter().map(|(line, _)| *line).collect();
    let cues = Blocks { numbers: numbers::of_cues(&lines, &places), lines, places }.cues(&read, repairs);
    (cues, !has_clear)
}

/// A text and where its times are.
struct Blocks<'a> {
    lines: Vec<&'a str>,
    places: Vec<usize>,
    /// The number of each cue, and one behind the last cue.
    numbers: Vec<Option<usize>>,
}

impl Blocks<'_> {
    fn cues(&self, read: &[(usize, Line)], repairs: &mut Vec<Repair>) -> Vec<RawCue> {
        let has_number = |index: usize, line: &Line| {
            self.numbers[index].is_some() || matches!(line, Line::Times(times) if times.has_number)
        };
        let is_numbered = read.iter().enumerate().any(|(index, (_, line))| has_number(index, line));
        let are_words_above = self.are_words_above(read);
        let is_in_table = matches!(read.first(), Some((_, Line::Times(times))) if times.is_in_table);
        if let Some(line) = self.first_words().filter(|_| !are_words_above && !is_in_table) {
            repairs.push(Repair { cue: None, line: line + 1, defect: Defect::NoTimes });
        }
        let mut cues = Vec::new();
        for (index, (place, line)) in read.iter().enumerate() {
            let (number, at) = (index + 1, place + 1);
            let mut told = |defect| repairs.push(Repair { cue: Some(number), line: at, defect });
            if is_numbered && !has_number(index, line) {
                told(Defect::NumberMissing);
            }
            let Line::Times(times) = line else {
                told(Defect::bad_time(self.lines[*place]));
                continue;
            };
            if times.has_letters {
                told(Defect::guessed_time(self.lines[*place]));
            }
            let below = if are_words_above { self.words_above(index) } else { self.words_below(index) };
            let text = words(times, &below);
            cues.push(RawCue {
                number,
                line: at,
                start: times.start,
                end: times.end.unwrap_or(times.start),
                text,
                details: CaptionDetails::default(),
            });
        }
        cues
    }

    /// The lines from the times on to the next cue's number or times.
    fn words_below(&self, index: usize) -> String {
        let next = self.places.get(index + 1).copied().unwrap_or(self.lines.len());
        let end = self.numbers[index + 1].unwrap_or(next);
        self.lines[self.places[index] + 1..end].join("\n")
    }

    /// The lines from the times of the cue before, without the number.
    fn words_above(&self, index: usize) -> String {
        let first = index.checked_sub(1).map_or(0, |before| self.places[before] + 1);
        let lines = (first..self.places[index]).filter(|line| self.numbers[index] != Some(*line));
        lines.map(|line| self.lines[line]).collect::<Vec<_>>().join("\n")
    }

    /// Whether every cue's words stand directly above its times, and none below.
    fn are_words_above(&self, read: &[(usize, Line)]) -> bool {
        let is_alone = |line: &Line| matches!(line, Line::Times(times) if times.words.is_empty());
        read.iter().enumerate().all(|(index, (place, line))| {
            let above = place.checked_sub(1).filter(|above| self.numbers[index] != Some(*above));
            let is_below_words =
                above.is_some_and(|above| !is_blank(self.lines[above]) && !self.places.contains(&above));
            is_alone(line) && is_below_words && self.lines.get(place + 1).is_none_or(|below| is_blank(below))
        })
    }

    /// The first line before all times that says something.
    fn first_words(&self) -> Option<usize> {
        let first = *self.places.first()?;
        let says = |line: &usize| !is_blank(self.lines[*line]);
        (0..first).filter(|line| self.numbers[0] != Some(*line)).find(says)
    }
}

/// The words beside the times and those of the lines around them, without markup.
fn words(times: &Times, lines: &str) -> String {
    let joined = [times.words.as_str(), lines].join("\n");
    let cell = joined.trim();
    let is_quoted = cell.len() > 1 && times.is_in_table && cell.starts_with('"') && cell.ends_with('"');
    let text = if is_quoted { markup::unquoted(cell) } else { cell.into() };
    let words: Vec<String> = text.lines().map(markup::plain).filter(|line| !line.is_empty()).collect();
    words.join("\n")
}

/// Writes SubRip as players want it: numbered from 1, CRLF, commas, a blank line after each cue.
pub fn write_subrip(cues: &[Cue]) -> String {
    let mut text = String::new();
    for (index, cue) in cues.iter().enumerate() {
        let (start, end) = (written(cue.timeline_range.start(), ','), written(cue.timeline_range.end(), ','));
        let words = subrip_words(&cue.text).replace('\n', "\r\n");
        let _ = write!(text, "{}\r\n{start} --> {end}\r\n{words}\r\n\r\n", index + 1);
    }
    text
}

/// The words of a cue as SubRip has them: without lines that nobody sees, and nothing in them taken for markup.
pub fn subrip_words(text: &str) -> String {
    markup::hidden(shown_lines(text))
}
