//! WebVTT (W3C): a header, then blocks between blank lines.

use std::fmt::Write;

use super::defect::{Defect, RawCue, Repair};
use super::timestamp::{parse_line, written};
use super::{Cue, markup};

/// Reads the blocks that hold a line of times; headers (also repeated ones), notes, styles and regions are skipped.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut cues = Vec::new();
    let (mut at, mut number) = (0, 0);
    while at < lines.len() {
        let Some((start, end)) = parse_line(lines[at]).filter(|_| !in_note(&lines, at)) else {
            at += 1;
            continue;
        };
        number += 1;
        let line = at + 1;
        at += 1;
        let first = at;
        while at < lines.len() && !lines[at].trim().is_empty() && parse_line(lines[at]).is_none() {
            at += 1;
        }
        let words: Vec<String> = lines[first..at].iter().map(|line| markup::plain(line)).collect();
        let words: Vec<String> = words.into_iter().filter(|line| !line.is_empty()).collect();
        match start {
            Some(start) => cues.push(RawCue { number, line, start, end: end.unwrap_or(start), text: words.join("\n") }),
            None => {
                let defect = Defect::BadTime(lines[line - 1].trim().to_owned());
                repairs.push(Repair { cue: Some(number), line, defect });
            }
        }
    }
    cues
}

/// Whether the block around a line is a comment or a style.
fn in_note(lines: &[&str], at: usize) -> bool {
    let first = (0..at).rev().take_while(|&line| !lines[line].trim().is_empty()).last();
    first.is_some_and(|first| ["NOTE", "STYLE", "REGION"].iter().any(|word| lines[first].starts_with(word)))
}

/// Writes WebVTT: header, `HH:MM:SS.mmm`, entities for what would be markup.
pub fn write_webvtt(cues: &[Cue]) -> String {
    let mut text = "WEBVTT\n\n".to_owned();
    for cue in cues {
        let (start, end) = (written(cue.timeline_range.start(), '.'), written(cue.timeline_range.end(), '.'));
        let _ = write!(text, "{start} --> {end}\n{}\n\n", markup::escaped(&cue.text));
    }
    text
}
