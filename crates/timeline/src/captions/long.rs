//! Splitting cues that have more words than a text may have into several that follow each other.

use super::defect::{Defect, RawCue};
use crate::validate::MOST_LETTERS;

/// Parts a cue that is too long at the ends of its sentences; each part is seen for as long as its share of the letters.
pub(super) fn part_long(cues: Vec<RawCue>, mut told: impl FnMut(&RawCue, Defect)) -> Vec<RawCue> {
    let mut parted = Vec::with_capacity(cues.len());
    for cue in cues {
        // Bytes are never fewer than letters.
        if cue.text.len() <= MOST_LETTERS {
            parted.push(cue);
            continue;
        }
        let texts = parts(&cue.text);
        if texts.len() > 1 {
            told(&cue, Defect::TooLong);
        }
        let all: i64 = texts.iter().map(|text| text.len() as i64).sum();
        let (mut before, duration) = (0, cue.end - cue.start);
        for text in texts {
            let start = cue.start + duration.scaled(before, all);
            before += text.len() as i64;
            let end = cue.start + duration.scaled(before, all);
            if start < end {
                parted.push(RawCue { start, end, text: text.to_owned(), ..cue.clone() });
            }
        }
    }
    parted
}

/// A text in parts of at most [`MOST_LETTERS`] letters.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((limit, _)) = rest.char_indices().nth(MOST_LETTERS) {
        let at = cut_before(&rest[..limit]);
        let (part, behind) = rest.split_at(at);
        parts.push(part.trim_end());
        rest = behind.trim_start();
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Where a text is cut: behind its last sentence, else behind its last word, else at its end.
fn cut_before(text: &str) -> usize {
    let ends_sentence = |at: usize| text[..at].ends_with(['.', '!', '?', '…', '。']);
    let mut gaps = text.char_indices().rev().filter(|(at, letter)| *at > 0 && letter.is_whitespace());
    let is_line_break = |at: usize, letter: char| letter == '\n' || ends_sentence(at);
    let last_word = gaps.clone().next();
    let found = gaps.find(|(at, letter)| is_line_break(*at, *letter)).or(last_word);
    found.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::read;
    use proptest::prelude::*;

    #[test]
    fn a_caption_of_a_whole_book_is_parted_at_sentences_and_told() {
        let book = "Rapat dimulai pukul delapan. ".repeat(1000);
        let read = read(format!("1\n00:00:00,000 --> 00:01:00,000\n{book}\n").as_bytes()).unwrap();
        assert_eq!(read.cues.len(), 3);
        for cue in &read.cues {
            assert!(cue.text.ends_with("delapan.") && cue.text.chars().count() <= MOST_LETTERS);
        }
        assert!(read.cues.windows(2).all(|pair| pair[0].timeline_range.end() == pair[1].timeline_range.start()));
        assert_eq!(read.repairs.iter().filter(|repair| repair.defect == Defect::TooLong).count(), 1);
    }

    #[test]
    fn parts_of_a_long_caption_that_another_one_overlaps_stay_in_order() {
        let book = "Rapat dimulai pukul delapan. ".repeat(1000);
        let source = format!("1\n00:00:00,000 --> 00:01:00,000\n{book}\n\n2\n00:00:05,000 --> 00:00:09,000\nJUDUL\n");
        let starts: Vec<i64> =
            read(source.as_bytes()).unwrap().cues.iter().map(|cue| cue.timeline_range.start().as_millis()).collect();
        assert!(starts.len() == 4 && starts.is_sorted() && starts[1] == 5000, "{starts:?}");
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_part_is_too_long(words in prop::collection::vec("[a-zé.]{1,9}|[a-z]{12000}", 0..40)) {
            let text = words.join(" ");
            let parts = parts(&text);
            prop_assert!(parts.iter().all(|part| part.chars().count() <= MOST_LETTERS));
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&parts.concat()), letters(&text));
        }
    }
}
