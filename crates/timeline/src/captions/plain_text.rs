//! Times in other forms: rows of numbers (Whisper's `.tsv`, Audacity's labels), and single times that each begin a
//! phrase (YouTube's transcript, `.lrc`).

use super::defect::RawCue;
use super::markup;
use super::numbers::is_number;
use super::reading::Limits;
use super::timestamp::{in_western_form, stamps};
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
                cues.push(RawCue { number: cues.len() + 1, line: index + 1, start, end, text });
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
    for (index, line) in lines.iter().enumerate() {
        let is_before_time = || lines.get(index + 1).is_some_and(|next| leading_time(next).is_some());
        match leading_time(line) {
            Some((start, words)) => {
                let text = markup::plain(&words);
                cues.push(RawCue { number: cues.len() + 1, line: index + 1, start, end: start, text });
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
    cues.retain(|cue| !cue.text.is_empty());
    if cues.len() < LEAST || cues.windows(2).any(|pair| pair[1].start <= pair[0].start) {
        return None;
    }
    for index in 0..cues.len() {
        let reading_time = Limits::indonesian(false).reading_time(cues[index].text.chars().count());
        let next = cues.get(index + 1).map(|next| next.start);
        cues[index].end = next.unwrap_or(cues[index].start + reading_time);
    }
    Some(cues)
}

/// The time that a line begins with, and what is said behind it.
fn leading_time(line: &str) -> Option<(Time, String)> {
    let letters = in_western_form(line);
    let stamp = stamps(&letters, 25).into_iter().next()?;
    let is_first = letters[..stamp.place.start].iter().all(|letter| letter.is_whitespace() || "[(".contains(*letter));
    let words: String = line.chars().skip(stamp.place.end).collect();
    let words = words.trim_start().trim_start_matches([']', ')']).to_owned();
    Some((stamp.time.filter(|_| is_first)?, words))
}
