//! Writing SBV, YouTube's own form. What reads it is [`subrip`](super::subrip), which knows times with a comma between.

use std::fmt::Write;

use super::{Cue, markup, shown_lines};
use crate::time::Time;

/// Writes SBV: times in one line, the words below it, a blank line after each cue.
pub fn write_sbv(cues: &[Cue]) -> String {
    let mut text = String::new();
    for cue in cues {
        let (start, end) = (clock(cue.timeline_range.start()), clock(cue.timeline_range.end()));
        let _ = write!(text, "{start},{end}\n{}\n\n", markup::hidden(shown_lines(&cue.text)));
    }
    text
}

/// `1:02:03.456`.
fn clock(time: Time) -> String {
    let millis = time.as_millis().max(0);
    let (hours, minutes, seconds) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    format!("{hours}:{minutes:02}:{seconds:02}.{:03}", millis % 1000)
}
