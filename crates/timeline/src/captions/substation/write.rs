//! Writing SubStation, in both versions.

use std::fmt::Write;

use super::super::{Cue, shown_lines};
use super::words::escaped;
use crate::time::Time;

/// What players need before the first event: a picture of 1920 × 1080 that everything is measured in, white letters with
/// a black edge, at the bottom.
const HEAD: &str = "\u{FEFF}[Script Info]
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,0,2,80,80,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
";
const OLD_HEAD: &str = "\u{FEFF}[Script Info]
ScriptType: v4.00
PlayResX: 1920
PlayResY: 1080

[V4 Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, \
BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding
Style: Default,Arial,64,16777215,16777215,0,0,0,0,1,3,0,2,80,80,60,0,1

[Events]
Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
";

/// Writes Advanced SubStation (`.ass`), with hundredths of a second: the format counts no finer.
pub fn write_substation(cues: &[Cue]) -> String {
    write(HEAD, "0", cues)
}

/// Writes SubStation Alpha of version 4 (`.ssa`).
pub fn write_old_substation(cues: &[Cue]) -> String {
    write(OLD_HEAD, "Marked=0", cues)
}

fn write(head: &str, first_field: &str, cues: &[Cue]) -> String {
    let mut text = head.to_owned();
    for cue in cues {
        let start = hundredths(cue.timeline_range.start());
        let end = hundredths(cue.timeline_range.end()).max(start + 1);
        let words = escaped(&shown_lines(&cue.text));
        let _ = writeln!(text, "Dialogue: {first_field},{},{},Default,,0,0,0,,{words}", clock(start), clock(end));
    }
    text.replace('\n', "\r\n")
}

fn hundredths(time: Time) -> i64 {
    (time.as_millis().max(0) + 5) / 10
}

/// `1:02:03.45`.
fn clock(hundredths: i64) -> String {
    let (hours, minutes, seconds) = (hundredths / 360_000, hundredths / 6000 % 60, hundredths / 100 % 60);
    format!("{hours}:{minutes:02}:{seconds:02}.{:02}", hundredths % 100)
}
