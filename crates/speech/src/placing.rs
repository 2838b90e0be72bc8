//! When lines are shown that are spoken at known times.

use sunting_timeline::captions::reading::Limits;
use sunting_timeline::{Time, TimeRange};

/// A line is there so long before its first word, and stays so long behind its last.
const BEFORE: Time = Time::from_millis(100);
const BEHIND: Time = Time::from_millis(200);
/// The shortest distance between two lines, where one was not heard.
const LEAST: Time = Time::from_millis(200);

/// When each line is shown, by when it is spoken and what it says: one after the other, none empty, none beyond the end.
pub fn shown(lines: &[(TimeRange, &str)], end: Time, limits: &Limits) -> Vec<TimeRange> {
    let least = LEAST.min(end.scaled(1, lines.len().max(1) as i64));
    let mut starts: Vec<Time> = lines.iter().map(|(spoken, _)| spoken.start() - BEFORE).collect();
    // What was not heard makes room for itself before what was.
    let mut latest = end;
    for start in starts.iter_mut().rev() {
        latest = (*start).min(latest - least);
        *start = latest;
    }
    let mut earliest = Time::ZERO;
    for start in &mut starts {
        *start = (*start).max(earliest);
        earliest = *start + least;
    }
    let nexts = starts.iter().skip(1).copied().map(Some).chain([None]);
    let timed = lines.iter().zip(&starts).zip(nexts).map(|(((spoken, text), start), next)| {
        let start = *start;
        let letters = text.chars().filter(|letter| *letter != '\n').count();
        let to_read = Time::from_millis((letters as f64 * 1000.0 / limits.fine) as i64).max(limits.least);
        let free = next.map_or(end, |next| limits.free_until(start, next));
        let shown = (spoken.end() + BEHIND).max(start + to_read).min(free).max(start + least);
        TimeRange::between(start, shown)
    });
    timed.collect()
}
