//! What the words of a caption are: said, the name of who says them, or a sound that is described.

use super::MOST_SPEAKER_LETTERS;

/// What a word of a caption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// It is said.
    Said,
    /// It names who speaks.
    Speaker,
    /// It describes a sound: "[tepuk tangan]", "(tertawa)".
    Sound,
}

/// More words are no name.
const MOST_NAME_WORDS: usize = 3;
/// Signs that stand around songs.
const NOTES: [char; 3] = ['♪', '♫', '#'];

/// The name in capitals that a text begins with, as SRT and SBV have it ("BUDI: Selamat pagi"), without its colon.
pub fn label_of(text: &str) -> Option<&str> {
    let (name, said) = text.trim_start().trim_start_matches(['-', '–', '>']).trim_start().split_once(':')?;
    let has_room = name.chars().count() <= MOST_SPEAKER_LETTERS && name.split_whitespace().count() <= MOST_NAME_WORDS;
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let is_name = letters().count() > 1 && letters().all(char::is_uppercase) && !name.contains('\n');
    // "PUKUL 10:30" is a time.
    (has_room && is_name && said.starts_with(char::is_whitespace)).then_some(name.trim_end())
}

/// What each word of a text is, in order. Sounds stand in square brackets, or fill a line in round ones.
pub fn word_kinds(text: &str) -> Vec<WordKind> {
    let mut kinds = Vec::new();
    // Where a bracket was opened that nothing has closed yet.
    let mut opened = None;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let label = label_of(line).map_or(0, |name| words_up_to(&words, name));
        let is_sound = is_in_round_brackets(line);
        for (index, word) in words.into_iter().enumerate() {
            if word.trim_start_matches(['-', '–']).starts_with('[') {
                opened = opened.or(Some(kinds.len()));
            }
            kinds.push(match opened {
                _ if index < label => WordKind::Speaker,
                None if !is_sound => WordKind::Said,
                _ => WordKind::Sound,
            });
            opened = opened.filter(|_| !word.contains(']'));
        }
    }
    // What was never closed was no sound.
    let unclosed = kinds.iter_mut().skip(opened.unwrap_or(usize::MAX)).filter(|kind| **kind == WordKind::Sound);
    unclosed.for_each(|kind| *kind = WordKind::Said);
    kinds
}

/// How many words a label takes: up to the one that ends with its colon.
fn words_up_to(words: &[&str], name: &str) -> usize {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    let ends =
        |word: &&str| word.strip_suffix(':').is_some_and(|word| word.trim_start_matches(['-', '–', '>']) == last);
    words.iter().position(ends).map_or(0, |at| at + 1)
}

fn is_in_round_brackets(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '–']).trim();
    let inside = line.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
    inside.is_some_and(|inside| !inside.contains(['(', ')'])) || line.chars().all(|letter| NOTES.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::WordKind::{Said, Sound, Speaker};
    use super::*;

    #[test]
    fn names_in_capitals_are_who_speaks_and_other_words_are_not() {
        for (text, name) in [
            ("BUDI: Selamat pagi", Some("BUDI")),
            ("- IBU RINA: Ya.", Some("IBU RINA")),
            (">> PEMBAWA ACARA: Baik.", Some("PEMBAWA ACARA")),
            ("Syarat: KTP", None),
            ("PUKUL 10:30", None),
            ("A: satu", None),
            ("INI SEBUAH KALIMAT PANJANG: titik", None),
        ] {
            assert_eq!(label_of(text), name, "{text}");
        }
    }

    #[test]
    fn words_are_told_from_sounds_and_names() {
        assert_eq!(word_kinds("[tepuk tangan] Terima kasih"), [Sound, Sound, Said, Said]);
        assert_eq!(word_kinds("BU RINA: Baik. [tertawa]"), [Speaker, Speaker, Said, Sound]);
        assert_eq!(word_kinds("(musik pelan)\nKTP (asli) dibawa"), [Sound, Sound, Said, Said, Said]);
        assert_eq!(word_kinds("[musik\nmengalun] Halo"), [Sound, Sound, Said]);
        assert_eq!(word_kinds("array[ dibuka [tidak ditutup"), [Said; 4]);
        assert_eq!(word_kinds("- BUDI: Ya."), [Speaker, Speaker, Said]);
    }
}
