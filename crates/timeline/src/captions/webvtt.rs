//! WebVTT (W3C): a header, then blocks between empty lines.

use std::fmt::Write;
use std::ops::Range;

use super::defect::{Defect, RawCue, Repair};
use super::numbers::is_number;
use super::time_line::{self, Form, Line, Times};
use super::timestamp::written;
use super::{Cue, markup, shown_lines, voices};

/// What heads a block that holds no cue.
const ASIDE: [&str; 4] = ["WEBVTT", "NOTE", "STYLE", "REGION"];

/// Reads the blocks that hold a line of times; headers (also repeated ones), notes, styles and regions are skipped. A
/// line of spaces is a line of a cue, as the standard has it.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let lines: Vec<&str> = text.split('\n').collect();
    let read = time_line::read_all(&lines, Form::of(&lines));
    let mut reader = Reader { lines: &lines, read, cues: Vec::new(), number: 0, repairs };
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|&line| lines[line].is_empty()).unwrap_or(lines.len());
        if at < end {
            reader.block(at..end);
        }
        at = end + 1;
    }
    reader.cues
}

struct Reader<'a> {
    lines: &'a [&'a str],
    read: Vec<Line>,
    cues: Vec<RawCue>,
    number: usize,
    repairs: &'a mut Vec<Repair>,
}

impl Reader<'_> {
    /// Reads a block of lines; a missing empty line before the next times is no obstacle.
    fn block(&mut self, block: Range<usize>) {
        if is_aside(self.lines[block.start]) {
            return;
        }
        let times: Vec<(usize, Line)> =
            block.clone().map(|line| (line, self.read[line].clone())).filter(|(_, line)| is_clear(line)).collect();
        if times.is_empty() {
            self.loose_words(block);
            return;
        }
        for (index, (place, line)) in times.iter().enumerate() {
            let end_line = times.get(index + 1).map_or(block.end, |(next, _)| *next);
            self.number += 1;
            let (number, at) = (self.number, place + 1);
            match line {
                Line::Times(Times { start, end: stop, words, has_letters, .. }) => {
                    if *has_letters {
                        let defect = Defect::guessed_time(self.lines[*place]);
                        self.repairs.push(Repair { cue: Some(number), line: at, defect });
                    }
                    let below = self.lines[place + 1..end_line].iter().map(|line| markup::plain(line));
                    let words = std::iter::once(markup::plain(words)).chain(below).filter(|line| !line.is_empty());
                    let text = words.collect::<Vec<_>>().join("\n");
                    let (start, end) = (*start, stop.unwrap_or(*start));
                    let payload = self.lines[place + 1..end_line].join("\n");
                    let details = voices::details(&payload, start, end);
                    self.cues.push(RawCue { number, line: at, start, end, text, details });
                }
                _ => {
                    let defect = Defect::bad_time(self.lines[*place]);
                    self.repairs.push(Repair { cue: Some(number), line: at, defect });
                }
            }
        }
    }

    /// Words between the cues. Those behind a cue without words are its own: the file is spaced doubly.
    fn loose_words(&mut self, block: Range<usize>) {
        let words: Vec<String> = self.lines[block.clone()].iter().map(|line| markup::plain(line)).collect();
        let text = words.join("\n").trim().to_owned();
        if text.is_empty() || is_number(&text) {
            return;
        }
        match self.cues.last_mut() {
            Some(cue) if cue.text.is_empty() => cue.text = text,
            _ => self.repairs.push(Repair { cue: None, line: block.start + 1, defect: Defect::NoTimes }),
        }
    }
}

fn is_clear(line: &Line) -> bool {
    match line {
        Line::Times(times) => !times.is_doubtful,
        Line::BadTimes => true,
        Line::MaybeBadTimes | Line::Words => false,
    }
}

fn is_aside(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    ASIDE.contains(&word) && !line.contains("-->")
}

/// Writes WebVTT: a header, times as `HH:MM:SS.mmm`, and entities for characters that would be markup.
pub fn write_webvtt(cues: &[Cue]) -> String {
    let mut text = "WEBVTT\n\n".to_owned();
    for cue in cues {
        let (start, end) = (written(cue.timeline_range.start(), '.'), written(cue.timeline_range.end(), '.'));
        let _ = write!(text, "{start} --> {end}\n{}\n\n", markup::escaped(&shown_lines(&cue.text)));
    }
    text
}
