//! A script as what is spoken: sentences, words, sounds.

mod abbreviations;
mod left_out;
mod letters;
mod numbers;
mod spoken;

use sunting_timeline::Time;
use sunting_timeline::captions::sentences::sentences;

use crate::phone::Phone;

pub use left_out::{LeftOut, spoken_part};

/// What is heard behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Most often nothing.
    None,
    /// Perhaps a short pause.
    Comma,
    /// Most often a pause.
    Sentence,
}

impl Pause {
    /// How long it is in calm speech, in milliseconds.
    fn usual_millis(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Comma => 250,
            Self::Sentence => 600,
        }
    }
}

/// A spoken word. What is written as one may be several: "KTP" is three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its sounds; there is at least one.
    pub phones: Vec<Phone>,
    /// The sentence that it is in.
    pub sentence: usize,
    /// Which of the sentence's tokens (what stands between its spaces) it belongs to.
    pub token: usize,
    /// What is heard behind it.
    pub pause: Pause,
    /// Whether some of its sounds are only guessed.
    pub guessed: bool,
}

/// A script as what is spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// As they are written. None of the script's words is missing.
    pub sentences: Vec<String>,
    /// What is said, in order. Each sentence has at least one.
    pub words: Vec<Word>,
}

impl Script {
    /// Reads a text in Indonesian: one sentence after the other, in any lines.
    pub fn read(text: &str) -> Self {
        let sentences = sentences(text);
        let words = sentences.iter().enumerate().flat_map(|(index, sentence)| words_of(sentence, index)).collect();
        Self { sentences, words }
    }

    /// How long it takes to read it aloud, calmly and with pauses.
    pub fn read_aloud(&self) -> Time {
        let pauses: i64 = self.words.iter().map(|word| word.pause.usual_millis()).sum();
        Time::from_millis((self.expected_frames() * 10.0) as i64 + pauses)
    }

    /// How long the words last in calm speech without pauses, in frames of 10 ms.
    pub(crate) fn expected_frames(&self) -> f32 {
        self.words.iter().map(Word::frames).sum()
    }
}

impl Word {
    /// How long it lasts in calm speech, in frames of 10 ms.
    pub(crate) fn frames(&self) -> f32 {
        self.phones.iter().map(|phone| phone.frames()).sum()
    }
}

fn words_of(text: &str, sentence: usize) -> Vec<Word> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut words: Vec<Word> = Vec::new();
    for (token, said) in spoken::spoken(&tokens).into_iter().enumerate() {
        for word in said {
            let sounds = letters::sounds(&word);
            if !sounds.phones.is_empty() {
                let (phones, guessed) = (sounds.phones, sounds.guessed);
                words.push(Word { phones, sentence, token, pause: Pause::None, guessed });
            }
        }
        if let Some(last) = words.last_mut().filter(|last| last.token == token) {
            last.pause = pause_behind(tokens[token]);
        }
    }
    // What cannot be read ("***") still has its place.
    if words.is_empty() {
        words.push(Word { phones: vec![Phone::E], sentence, token: 0, pause: Pause::None, guessed: true });
    }
    if let Some(last) = words.last_mut() {
        last.pause = Pause::Sentence;
    }
    words
}

fn pause_behind(token: &str) -> Pause {
    let bare = token.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    match bare.chars().next_back() {
        Some('!' | '?' | '…') => Pause::Sentence,
        Some(',' | ';' | ':' | '–' | '—') => Pause::Comma,
        _ => Pause::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_know_their_tokens_and_pauses() {
        let script = Script::read("Bawa KTP, lalu antre.");
        let told: Vec<(usize, Pause)> = script.words.iter().map(|word| (word.token, word.pause)).collect();
        use Pause::{Comma, None, Sentence};
        assert_eq!(told, [(0, None), (1, None), (1, None), (1, Comma), (2, None), (3, Sentence)]);
    }

    #[test]
    fn reading_aloud_takes_as_long_as_people_take() {
        let millis = |text: &str| Script::read(text).read_aloud().as_millis();
        // Two words a second and some, and a breath behind each sentence.
        let sentence = "Siapkan ponsel, nomor induk kependudukan, dan alamat email.";
        assert!((3_000..6_500).contains(&millis(sentence)), "{}", millis(sentence));
        assert!((millis(&[sentence; 10].join(" ")) - 10 * millis(sentence)).abs() < 200);
        assert_eq!(millis(""), 0);
    }

    proptest! {
        #[test]
        fn every_sentence_has_words_and_every_word_sounds(text in "(\\PC|[a-z0-9]{1,5}[.,!? \n]){0,60}") {
            let script = Script::read(&text);
            for index in 0..script.sentences.len() {
                prop_assert!(script.words.iter().any(|word| word.sentence == index && word.pause == Pause::Sentence));
            }
            prop_assert!(script.words.iter().all(|word| !word.phones.is_empty()));
        }
    }
}
