//! Writing TTML as the text profile of IMSC 1.1 has it.

use std::fmt::Write;

use super::super::timestamp::written;
use super::super::{Cue, shown_lines};

/// The language is not known. Words are white with a black edge, stand at the bottom and grow upwards; spaces are kept.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" ttp:timeBase="media" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" xml:lang="">
  <head>
    <styling>
      <style xml:id="words" tts:color="white" tts:textOutline="black 5%" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:textAlign="center"/>
    </styling>
    <layout>
      <region xml:id="bottom" style="words" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>
    </layout>
  </head>
  <body region="bottom" xml:space="preserve"><div>
"#;
const END: &str = "  </div></body>\n</tt>\n";

/// Writes TTML: clocks with milliseconds, a paragraph for each cue.
pub fn write_timed_text(cues: &[Cue]) -> String {
    let mut text = HEAD.to_owned();
    for cue in cues {
        let (start, end) = (written(cue.timeline_range.start(), '.'), written(cue.timeline_range.end(), '.'));
        let lines: Vec<String> = shown_lines(&cue.text).lines().map(escaped).collect();
        let words = lines.join("<br/>");
        let _ = writeln!(text, r#"    <p begin="{start}" end="{end}">{words}</p>"#);
    }
    text + END
}

/// A line as XML holds it. What XML 1.0 knows no letter for is left out.
fn escaped(line: &str) -> String {
    let known = |letter: &char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let line: String = line.chars().filter(known).collect();
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
