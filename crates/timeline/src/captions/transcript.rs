//! What was said as plain text, sentence by sentence.

use super::Cue;
use super::sentences::sentences;
use super::timestamp::written;
use crate::said::word_starts;
use crate::time::{Time, TimeRange};

/// After so long a silence somebody begins anew.
const LONG_PAUSE: Time = Time::from_seconds(2);

/// Writes the words of cues, one sentence a line. A sentence goes on through lines and cues until a mark ends it; where
/// somebody else speaks (`- Ya.`) or nobody does for a while, it ends without one unless the next words are in small
/// letters.
pub fn write_transcript(cues: &[Cue]) -> String {
    sentences(&running_text(cues)).into_iter().map(|sentence| sentence + "\n").collect()
}

/// The same, each line with when its sentence begins: `00:01:02.340 Bawa KTP.`
pub fn write_timed_transcript(cues: &[Cue]) -> String {
    let line = |cue: Cue| format!("{} {}\n", written(cue.timeline_range.start(), '.'), cue.text);
    spoken_sentences(cues).into_iter().map(line).collect()
}

/// The sentences of cues, each from its first word to the end of its last; words have their own times where the cue knows
/// them, else by their syllables.
pub fn spoken_sentences(cues: &[Cue]) -> Vec<Cue> {
    let mut words = cues.iter().flat_map(word_ranges);
    let spoken = |text: String| {
        let first = words.next()?;
        let last = words.by_ref().take(text.split_whitespace().count() - 1).last().unwrap_or(first);
        Some(Cue::new(TimeRange::between(first.start(), last.end().max(first.end())), text))
    };
    sentences(&running_text(cues)).into_iter().filter_map(spoken).collect()
}

/// When each word of a cue is said.
fn word_ranges(cue: &Cue) -> Vec<TimeRange> {
    let range = cue.timeline_range;
    let starts = word_starts(&cue.text, &cue.details.word_starts, range.duration());
    let ends = starts.iter().skip(1).copied().chain([range.duration()]);
    let word = |(start, end): (&Time, Time)| {
        let start = (*start).min(range.duration());
        TimeRange::between(range.start() + start, range.start() + end.clamp(start, range.duration()))
    };
    starts.iter().zip(ends).map(word).collect()
}

/// All words one after the other, with line ends where somebody else speaks or begins anew.
fn running_text(cues: &[Cue]) -> String {
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
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::said::CaptionDetails;

    fn cue(start: i64, end: i64, text: &str) -> Cue {
        Cue::new(TimeRange::between(Time::from_millis(start), Time::from_millis(end)), text.to_owned())
    }

    fn known(word_starts: &[i64]) -> CaptionDetails {
        let word_starts = word_starts.iter().copied().map(Time::from_millis).collect();
        CaptionDetails { word_starts, ..CaptionDetails::default() }
    }

    fn written(cues: &[(i64, i64, &str)]) -> String {
        write_transcript(&cues.iter().map(|(start, end, text)| cue(*start, *end, text)).collect::<Vec<_>>())
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

    fn timed(cues: &[Cue]) -> Vec<(i64, i64, String)> {
        let told = |cue: Cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis(), cue.text);
        spoken_sentences(cues).into_iter().map(told).collect()
    }

    #[test]
    fn a_sentence_begins_and_ends_with_its_words() {
        let cues = [
            // A point takes as long as two syllables.
            cue(1000, 3000, "Ya. Bapak"),
            Cue { details: known(&[0, 200]), ..cue(4000, 5000, "Ibu. Terima") },
            cue(6000, 7000, "kasih."),
        ];
        let expected = [(1000, 2200, "Ya."), (2200, 4200, "Bapak Ibu."), (4200, 7000, "Terima kasih.")];
        assert_eq!(timed(&cues), expected.map(|(start, end, text)| (start, end, text.to_owned())));
        let lines = "00:00:01.000 Ya.\n00:00:02.200 Bapak Ibu.\n00:00:04.200 Terima kasih.\n";
        assert_eq!(write_timed_transcript(&cues), lines);
    }

    #[test]
    fn what_is_written_with_times_is_read_again() {
        let cues = [cue(62_340, 64_000, "Bawa KTP."), cue(3_700_000, 3_702_000, "Selesai!")];
        let read = crate::captions::read(write_timed_transcript(&cues).as_bytes()).unwrap();
        let starts: Vec<_> = read.cues.iter().map(|cue| (cue.timeline_range.start().as_millis(), &*cue.text)).collect();
        assert_eq!(starts, [(62_340, "Bawa KTP."), (3_700_000, "Selesai!")]);
    }

    proptest! {
        #[test]
        fn timed_sentences_are_those_without_times_and_within_their_cues(
            texts in prop::collection::vec(("\\PC{0,20}[.\n ]{0,2}\\PC{0,9}", 0_i64..3000, 0_i64..4000), 0..12),
        ) {
            let mut at = 0;
            let cues: Vec<Cue> = texts.iter().map(|(text, gap, length)| {
                let start = at + gap;
                at = start + length;
                cue(start, at, text)
            }).collect();
            let sentences = spoken_sentences(&cues);
            let texts: String = sentences.iter().map(|sentence| sentence.text.clone() + "\n").collect();
            prop_assert_eq!(texts, write_transcript(&cues));
            let ends: Vec<Time> =
                sentences.iter().flat_map(|own| [own.timeline_range.start(), own.timeline_range.end()]).collect();
            prop_assert!(ends.is_sorted() && ends.iter().all(|end| *end <= Time::from_millis(at)));
        }
    }
}
