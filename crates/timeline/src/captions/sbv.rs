//! SBV, YouTube's own form: writing it, and times of it that are broken. What reads it is [`subrip`](super::subrip), which
//! knows times with a comma between.

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

/// Whether a line is two times as SBV writes them, `0:00:01.000,0:00:02.000`, with a letter or two astray.
pub(super) fn are_clocks(letters: &[char]) -> bool {
    let is_clock = |part: &[char]| {
        let count = |is: fn(&char) -> bool| part.iter().filter(|letter| is(letter)).count();
        let (digits, letters) = (count(char::is_ascii_digit), count(|letter| letter.is_alphabetic()));
        let (colons, points) = (count(|letter| *letter == ':'), count(|letter| *letter == '.'));
        let is_bare = digits + letters + colons + points == part.len();
        colons == 2 && points == 1 && letters <= 2 && digits > 4 && is_bare
    };
    let mut parts = letters.split(|letter| *letter == ',');
    let pair = (parts.next(), parts.next(), parts.next());
    matches!(pair, (Some(start), Some(end), None) if is_clock(start) && is_clock(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clocks_with_a_letter_astray_are_meant_as_times() {
        let is = |line: &str| are_clocks(&line.chars().collect::<Vec<_>>());
        assert!(is("0:00:0x.000,0:00:06.000") && is("0:00:01.000,0:O0:06.000"));
        for line in ["0:00:01.000", "Pukul 10:00,11:00", "1,2", "a:b:c.d,e:f:g.h", "10:00:00,11:00:00", ""] {
            assert!(!is(line), "{line}");
        }
    }
}
