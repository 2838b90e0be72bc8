//! SubRip: a number, a line of times, words, a blank line.

use std::fmt::Write;

use super::defect::{Defect, RawCue, Repair};
use super::timestamp::{parse_line, written};
use super::{Cue, markup};

/// Reads cues wherever a line of times stands; numbers and blank lines are only hints.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let lines: Vec<&str> = text.split('\n').collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|&line| parse_line(lines[line]).is_some()).collect();
    let mut cues = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let (number, line) = (index + 1, start + 1);
        let mut told = |defect| repairs.push(Repair { cue: Some(number), line, defect });
        if start.checked_sub(1).is_none_or(|before| !is_number(lines[before])) {
            told(Defect::NumberMissing);
        }
        let end = match starts.get(index + 1) {
            Some(&next) if is_number(lines[next - 1]) && next - 1 > start => next - 1,
            Some(&next) => next,
            None => lines.len(),
        };
        let words: Vec<String> = lines[start + 1..end].iter().map(|line| markup::plain(line)).collect();
        let words: Vec<String> = words.into_iter().filter(|line| !line.is_empty()).collect();
        match parse_line(lines[start]) {
            Some((Some(start), end)) => {
                cues.push(RawCue { number, line, start, end: end.unwrap_or(start), text: words.join("\n") });
            }
            _ => told(Defect::BadTime(lines[start].trim().to_owned())),
        }
    }
    cues
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes SubRip as players want it: numbered from 1, CRLF, commas, a blank line after each cue.
pub fn write_subrip(cues: &[Cue]) -> String {
    let mut text = String::new();
    for (index, cue) in cues.iter().enumerate() {
        let (start, end) = (written(cue.timeline_range.start(), ','), written(cue.timeline_range.end(), ','));
        // Players show entities as they stand; only what looks like a tag has to be hidden.
        let words = if markup::plain(&cue.text) == cue.text { cue.text.clone() } else { markup::escaped(&cue.text) };
        let _ = write!(text, "{}\r\n{start} --> {end}\r\n{}\r\n\r\n", index + 1, words.replace('\n', "\r\n"));
    }
    text
}
