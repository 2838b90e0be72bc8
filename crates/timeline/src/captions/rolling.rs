//! Rolling captions, as YouTube generates them: each new phrase is shown below the previous one, which is repeated
//! above it, with a very short cue in between.

use super::defect::{Defect, RawCue, Repair};
use crate::time::Time;

/// A cue that only carries the phrase before over is so short.
const BLINK: Time = Time::from_millis(50);
/// Cues that roll follow each other within this.
const GAP: Time = Time::from_millis(100);
/// So often at least something rolls before it counts as a form and not as somebody repeating words.
const LEAST: usize = 2;

/// Keeps each phrase once, while it is said, where at least half of the cues roll.
pub(super) fn collapse(cues: Vec<RawCue>, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let rolling = cues.windows(2).filter(|pair| repeated(&pair[0], &pair[1]) > 0).count();
    let told = cues.windows(2).filter(|pair| rolls(&pair[0], &pair[1])).count();
    if told < LEAST || rolling * 2 < cues.len().saturating_sub(1) {
        return cues;
    }
    repairs.push(Repair { cue: None, line: cues[0].line, defect: Defect::Rolling });
    let mut kept: Vec<RawCue> = Vec::new();
    // What is on the screen with the cue before, all of it.
    let mut shown: Option<RawCue> = None;
    for cue in cues {
        let count = shown.as_ref().map_or(0, |shown| repeated(shown, &cue));
        let new: Vec<&str> = cue.text.lines().skip(count).collect();
        match kept.last_mut() {
            Some(last) if new.is_empty() && count > 0 => last.end = last.end.max(cue.end),
            _ => kept.push(RawCue { text: new.join("\n"), ..cue.clone() }),
        }
        shown = Some(cue).filter(|cue| !cue.text.is_empty()).or(shown);
    }
    kept
}

/// Whether a cue shows again what the one before ended with, as a form does it: by a blink, or above something new.
fn rolls(before: &RawCue, cue: &RawCue) -> bool {
    let count = repeated(before, cue);
    count > 0 && (cue.end - cue.start <= BLINK || cue.text.lines().count() > count)
}

/// How many lines at the start of a cue are those that the cue directly before ended with.
fn repeated(before: &RawCue, cue: &RawCue) -> usize {
    if cue.start < before.start || cue.start - before.end > GAP {
        return 0;
    }
    let (above, lines): (Vec<&str>, Vec<&str>) = (before.text.lines().collect(), cue.text.lines().collect());
    let most = above.len().min(lines.len());
    (1..=most).rev().find(|&count| above[above.len() - count..] == lines[..count]).unwrap_or(0)
}
