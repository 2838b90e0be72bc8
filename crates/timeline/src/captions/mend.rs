//! Repairing cues as they were read from a file, so that they can be shown.

use super::Cue;
use super::defect::{Defect, RawCue, Repair};
use super::long::part_long;
use super::numbers::is_blank;
use crate::time::{Time, TimeRange};

/// Shown this long when a cue's own end makes no sense.
const FALLBACK_DURATION: Time = Time::from_seconds(2);
/// Two cues that share no more than this were meant to follow each other: nobody reads anything in it.
const LEAST_OVERLAP: Time = Time::from_millis(200);
/// What is left of a cue whose end is taken off, at least, in such moments.
const LEAST_LEFT: i64 = 3;
/// So many cues find room on a picture above each other.
pub const MOST_AT_ONCE: usize = 4;
/// So many cues are joined into one: a picture holds no more lines that can be read.
const MOST_JOINED: usize = 16;

/// Drops what is empty, puts times right and sorts. Cues that overlap stay, at most [`MOST_AT_ONCE`] at a time.
pub(super) fn mend(mut raw: Vec<RawCue>, repairs: &mut Vec<Repair>) -> Vec<Cue> {
    let mut told = |cue: &RawCue, defect| repairs.push(Repair { cue: Some(cue.number), line: cue.line, defect });
    raw.retain(|cue| {
        let empty = is_blank(&cue.text);
        if empty {
            told(cue, Defect::Empty);
        }
        !empty
    });
    for cue in &mut raw {
        if cue.end < cue.start {
            std::mem::swap(&mut cue.start, &mut cue.end);
            told(cue, Defect::EndsBeforeStart);
        }
    }
    for pair in raw.windows(2) {
        if pair[1].start < pair[0].start {
            told(&pair[1], Defect::OutOfOrder);
        }
    }
    raw.sort_by_key(|cue| cue.start);
    // Where the cue behind starts, and the first one that starts later.
    let (mut behind, mut later) = (None, None);
    for cue in raw.iter_mut().rev() {
        later = behind.filter(|behind| *behind > cue.start).or(later);
        behind = Some(cue.start);
        if cue.end == cue.start {
            cue.end = (cue.start + FALLBACK_DURATION).min(later.unwrap_or(Time::MAX));
            told(cue, Defect::NoLength);
        }
    }
    let mut cues = part_long(part_overlaps(raw, &mut told), &mut told);
    // Between the parts of one that is too long, others may start.
    cues.sort_by_key(|cue| cue.start);
    let range = |cue: &RawCue| TimeRange::between(cue.start, cue.end);
    let whole = |cue: RawCue| Cue { timeline_range: range(&cue), text: cue.text, details: cue.details };
    cues.into_iter().map(whole).collect()
}

/// Joins cues with the same times, ends those that hardly overlap where the next one starts, and those that are shown
/// with too many others.
fn part_overlaps(raw: Vec<RawCue>, mut told: impl FnMut(&RawCue, Defect)) -> Vec<RawCue> {
    let mut cues: Vec<RawCue> = Vec::with_capacity(raw.len());
    // How many are in each of them.
    let mut joined_cues: Vec<usize> = Vec::with_capacity(raw.len());
    // Those that are still seen, the first shown first.
    let mut seen: Vec<usize> = Vec::new();
    for cue in raw {
        for &index in &seen {
            let before = &mut cues[index];
            let shared = before.end - cue.start;
            let left = cue.start - before.start;
            if shared > Time::ZERO
                && shared <= LEAST_OVERLAP
                && cue.end >= before.end
                && left >= shared.scaled(LEAST_LEFT, 1)
            {
                told(before, Defect::Overlap);
                before.end = cue.start;
            }
        }
        seen.retain(|&index| cues[index].end > cue.start);
        let same = seen.iter().copied().find(|&index| (cues[index].start, cues[index].end) == (cue.start, cue.end));
        let full = seen.first().copied().filter(|_| seen.len() >= MOST_AT_ONCE);
        let joined = same.or_else(|| full.filter(|&first| cues[first].start == cue.start));
        if let Some(index) = joined {
            let before = &mut cues[index];
            before.end = before.end.max(cue.end);
            if before.text == cue.text {
                told(&cue, Defect::SameStart);
            } else if joined_cues[index] < MOST_JOINED {
                told(&cue, Defect::SameStart);
                joined_cues[index] += 1;
                if before.details.speaker != cue.details.speaker {
                    before.details.speaker.clear();
                }
                before.text.push('\n');
                before.text.push_str(&cue.text);
            } else {
                told(&cue, Defect::TooManyAtOnce);
            }
            continue;
        }
        if let Some(first) = full {
            told(&cues[first], Defect::Overlap);
            cues[first].end = cue.start;
            seen.remove(0);
        }
        seen.push(cues.len());
        cues.push(cue);
        joined_cues.push(1);
    }
    cues
}
