//! When each word of a caption is said: as its file tells it, else spread over the caption by syllables.

use super::kinds::{WordKind, word_kinds};
use super::syllables::length;
use crate::time::Time;

/// A stretch of a caption that a file gives a time of its own: a syllable of karaoke, a phrase behind a time stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// When it begins, from the caption's start.
    pub start: Time,
    /// Its letters, with the spaces between them.
    pub text: String,
}

/// When each word begins, of stretches that follow each other and last until `end`; words within one are spread over it.
/// Empty where only the first stretch has words: then nothing is known of them.
pub fn starts_of(heard: &[Heard], end: Time) -> Vec<Time> {
    let mut starts = Vec::new();
    let (mut is_within, mut told) = (false, 0);
    for (index, own) in heard.iter().enumerate() {
        let until = heard.get(index + 1).map_or(end, |next| next.start).max(own.start);
        let words: Vec<&str> = own.text.split_whitespace().collect();
        // What continues a word of the stretch before begins no new one.
        let continued = usize::from(is_within && !own.text.starts_with(char::is_whitespace) && !words.is_empty());
        let lengths: Vec<u32> = words.iter().map(|word| length(word)).collect();
        let spread = spread(&lengths, own.start, until);
        starts.extend(spread.into_iter().skip(continued));
        told += usize::from(!words.is_empty());
        if !own.text.is_empty() {
            is_within = !own.text.ends_with(char::is_whitespace);
        }
    }
    if told > 1 { starts } else { Vec::new() }
}

/// When each word of a caption begins, from its start: as it is `known`, if that is of as many words, else by syllables.
pub fn word_starts(text: &str, known: &[Time], duration: Time) -> Vec<Time> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !known.is_empty() && known.len() == words.len() && known.is_sorted() {
        return known.to_vec();
    }
    let said = |(word, kind): (&&str, WordKind)| if kind == WordKind::Said { length(word) } else { 0 };
    spread(&words.iter().zip(word_kinds(text)).map(said).collect::<Vec<_>>(), Time::ZERO, duration)
}

/// Where each of some lengths begins that fill a range.
fn spread(lengths: &[u32], start: Time, end: Time) -> Vec<Time> {
    let all: u32 = lengths.iter().sum();
    let mut before = 0;
    let begins = |length: &u32| {
        let begins = start + (end - start).scaled(i64::from(before), i64::from(all.max(1)));
        before += length;
        begins
    };
    lengths.iter().map(begins).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ms(value: i64) -> Time {
        Time::from_millis(value)
    }

    fn heard(parts: &[(i64, &str)]) -> Vec<Heard> {
        parts.iter().map(|(start, text)| Heard { start: ms(*start), text: (*text).to_owned() }).collect()
    }

    #[test]
    fn syllables_of_karaoke_become_words() {
        let karaoke = [(0, "Se"), (200, "la"), (400, "mat "), (700, "da"), (900, "tang")];
        assert_eq!(starts_of(&heard(&karaoke), ms(1200)), [ms(0), ms(700)]);
        let before = [(0, ""), (300, "Selamat"), (700, " datang")];
        assert_eq!(starts_of(&heard(&before), ms(1200)), [ms(300), ms(700)]);
    }

    #[test]
    fn words_between_two_times_are_spread_by_syllables() {
        let phrases = [(0, "Satu dua "), (1000, "tiga")];
        assert_eq!(starts_of(&heard(&phrases), ms(1500)), [ms(0), ms(500), ms(1000)]);
        assert!(starts_of(&heard(&[(0, "Satu dua tiga")]), ms(1500)).is_empty());
    }

    #[test]
    fn times_of_other_words_do_not_count() {
        assert_eq!(word_starts("satu dua", &[ms(0), ms(900)], ms(1000)), [ms(0), ms(900)]);
        assert_eq!(word_starts("satu dua", &[ms(0), ms(100), ms(900)], ms(1000)), [ms(0), ms(500)]);
        assert_eq!(word_starts("satu. dua", &[], ms(1200)), [ms(0), ms(800)]);
    }

    proptest! {
        #[test]
        fn every_word_begins_within_the_caption_and_behind_the_one_before(text in "\\PC{0,60}", duration in 0_i64..9000) {
            let starts = word_starts(&text, &[], ms(duration));
            prop_assert_eq!(starts.len(), text.split_whitespace().count());
            prop_assert!(starts.is_sorted() && starts.iter().all(|start| (ms(0)..=ms(duration)).contains(start)));
        }
    }
}
