//! Times in other forms: rows of numbers (Whisper's `.tsv`, Audacity's labels), and single times that each begin a
//! phrase (YouTube's transcript, `.lrc`).

use super::between::Between;
use super::defect::RawCue;
use super::markup;
use super::numbers::is_number;
use super::reading::Limits;
use super::timestamp::{Stamp, in_western_form, stamps};
use crate::said::CaptionDetails;
use crate::time::Time;

/// Fewer single times are no transcript.
const LEAST: usize = 2;

/// Rows of start, end and words between tabs: whole milliseconds, or seconds with a fraction.
pub(super) fn parse_rows(text: &str) -> Option<Vec<RawCue>> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut cues = Vec::new();
    for (index, row) in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let times = cells.first().zip(cells.get(1)).and_then(|(start, end)| Some((number(start)?, number(end)?)));
        match times {
            Some((start, end)) => {
                let text = markup::plain(&markup::unquoted(cells[2..].join(" ").trim()));
                cues.push(RawCue {
                    number: cues.len() + 1,
                    line: index + 1,
                    start,
                    end,
                    text,
                    details: CaptionDetails::default(),
                });
            }
            // The table's head.
            None if cues.is_empty() && cells.len() > 2 => {}
            None => return None,
        }
    }
    (!cues.is_empty()).then_some(cues)
}

fn number(cell: &str) -> Option<Time> {
    let cell = cell.trim().replace(',', ".");
    let millis = match cell.split_once('.') {
        None => cell.parse::<u32>().ok()?.into(),
        Some((seconds, fraction)) => {
            let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
            fraction.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
            i64::from(seconds.parse::<u32>().ok()?) * 1000 + digits.parse::<i64>().ok()?
        }
    };
    Some(Time::from_millis(millis))
}

/// Phrases that each begin with a time, on its line or below it; each is seen until the next one begins.
pub(super) fn parse_transcript(text: &str) -> Option<Vec<RawCue>> {
    let mut cues: Vec<RawCue> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    let mut is_in_order = true;
    for (index, line) in lines.iter().enumerate() {
        let is_before_time = || lines.get(index + 1).is_some_and(|next| leading_times(next).is_some());
        match leading_times(line) {
            Some((starts, words)) => {
                let text = markup::plain(&words);
                // What is sung twice stands once, wherever the times are.
                is_in_order &= starts.len() == 1;
                for start in starts {
                    let number = cues.len() + 1;
                    cues.push(RawCue {
                        number,
                        line: index + 1,
                        start,
                        end: start,
                        text: text.clone(),
                        details: CaptionDetails::default(),
                    });
                }
            }
            None if is_number(line) && is_before_time() => {}
            None => {
                let words = markup::plain(line);
                if let Some(cue) = cues.last_mut().filter(|_| !words.is_empty()) {
                    cue.text.push_str(if cue.text.is_empty() { "" } else { "\n" });
                    cue.text.push_str(&words);
                }
            }
        }
    }
    if is_in_order && !cues.is_sorted_by_key(|cue| cue.start) {
        return None;
    }
    cues.sort_by_key(|cue| cue.start);
    // A time without words ends the phrase before it.
    let mut later: Option<Time> = None;
    for index in (0..cues.len()).rev() {
        let reading_time = Limits::indonesian(false).reading_time(&cues[index].text);
        cues[index].end = later.unwrap_or(cues[index].start + reading_time);
        if index > 0 && cues[index - 1].start < cues[index].start {
            later = Some(cues[index].start);
        }
    }
    cues.retain(|cue| !cue.text.is_empty());
    let is_one_at_a_time = cues.windows(2).all(|pair| pair[0].start < pair[1].start);
    (cues.len() >= LEAST && is_one_at_a_time).then_some(cues)
}

/// The times that a line begins with, each in brackets if there are several, and what is said behind them.
fn leading_times(line: &str) -> Option<(Vec<Time>, String)> {
    let letters = in_western_form(line);
    let found = stamps(&letters, 25);
    let first = found.first()?;
    let is_first = letters[..first.place.start].iter().all(|letter| letter.is_whitespace() || "[(".contains(*letter));
    let is_joined = |pair: &[Stamp]| {
        let between = &letters[pair[0].place.end..pair[1].place.start];
        let joins = |letter: &char| !letter.is_whitespace() && !"[]()".contains(*letter);
        between.iter().any(joins) && Between::of(between).is_some()
    };
    // "10:00 – 11:00" is something that is said.
    if found.get(..2).is_some_and(is_joined) {
        return None;
    }
    let is_next = |pair: &&[Stamp]| letters[pair[0].place.end..pair[1].place.start] == [']', '['];
    let count = 1 + found.windows(2).take_while(is_next).count();
    let words: String = line.chars().skip(found[count - 1].place.end).collect();
    let words = words.trim_start().trim_start_matches([']', ')']).to_owned();
    let starts: Option<Vec<Time>> = found[..count].iter().map(|stamp| stamp.time).collect();
    Some((starts.filter(|_| is_first)?, words))
}
