//! What was said as plain text, without times.

use super::Cue;
use super::sentences::sentences;
use crate::time::Time;

/// After so long a silence somebody begins anew.
const LONG_PAUSE: Time = Time::from_seconds(2);

/// Writes the words of cues, one sentence a line. A sentence goes on through lines and cues until a mark ends it; where
/// somebody else speaks (`- Ya.`) or nobody does for a while, it ends without one unless the next words are in small
/// letters.
pub fn write_transcript(cues: &[Cue]) -> String {
    let mut text = String::new();
    let mut end = Time::ZERO;
    for cue in cues {
        let is_late = cue.timeline_range.start() - end >= LONG_PAUSE;
        for (index, line) in cue.text.lines().map(str::trim).enumerate() {
            let is_other_voice = line.starts_with(['-', '–', '—']);
            text.push(if is_other_voice || index == 0 && is_late { '\n' } else { ' ' });
            text.push_str(line);
        }
        end = end.max(cue.timeline_range.end());
    }
    sentences(&text).into_iter().map(|sentence| sentence + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimeRange;

    fn written(cues: &[(i64, i64, &str)]) -> String {
        let cue = |&(start, end, text): &(i64, i64, &str)| {
            Cue::new(TimeRange::between(Time::from_millis(start), Time::from_millis(end)), text.to_owned())
        };
        write_transcript(&cues.iter().map(cue).collect::<Vec<_>>())
    }

    #[test]
    fn a_sentence_stands_on_one_line_wherever_cues_and_lines_end() {
        let cues = [
            (0, 2000, "Selamat datang di\nKelurahan Menteng. Bawa"),
            (2100, 4000, "KTP dan fotokopi\nke Jl. Merdeka No. 5."),
            (4000, 5000, "- Gratis?\n- Ya"),
        ];
        let expected =
            "Selamat datang di Kelurahan Menteng.\nBawa KTP dan fotokopi ke Jl. Merdeka No. 5.\n- Gratis?\n- Ya\n";
        assert_eq!(written(&cues), expected);
    }

    #[test]
    fn a_long_silence_ends_a_sentence_without_a_mark() {
        let cues =
            [(0, 1000, "PEMBUKAAN"), (3000, 4000, "Selamat pagi"), (4500, 5000, "Bapak"), (9000, 9500, "dan Ibu")];
        assert_eq!(written(&cues), "PEMBUKAAN\nSelamat pagi Bapak dan Ibu\n");
        assert_eq!(written(&[]), "");
    }
}
