//! Words that were heard as lines of subtitles, with what somebody should look at.

use sunting_speech::shown;
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::pieces::pieces;
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::captions::sentences::sentences;
use sunting_timeline::{Time, TimeRange};

use crate::Heard;

/// A longer pause ends a sentence, whatever marks the model sets.
const PAUSE: Time = Time::from_millis(1200);
/// Words that are less likely are marked. Nobody has measured it yet: see docs/transcribe.md.
const SURE: f32 = 0.5;
/// From here on nobody may have spoken at all.
const NO_SPEECH: f32 = 0.6;
/// The same line so many times is a model that goes in circles.
const MOST_REPEATS: usize = 2;

/// Why a line should be looked at before others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The model is not sure of words in it.
    UnsureWords,
    /// There may be no speech in it.
    PerhapsNobody,
    /// It says the same as those before it.
    Circles,
}

impl Doubt {
    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnsureWords => "unsure-words",
            Self::PerhapsNobody => "perhaps-nobody",
            Self::Circles => "circles",
        }
    }
}

/// A line of the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLine {
    /// What is shown, and when.
    pub cue: Cue,
    /// Its words, in order, each as it was heard.
    pub words: Vec<Heard>,
    /// How likely its least likely word is right, from 0 to 1, as the model has it.
    pub confidence: f32,
    /// What speaks against it; nothing is no promise that it is right.
    pub doubts: Vec<Doubt>,
}

impl DraftLine {
    /// Its words of which the model is not sure.
    pub fn unsure_words(&self) -> impl Iterator<Item = &Heard> {
        self.words.iter().filter(|word| is_unsure(word))
    }
}

fn is_unsure(word: &Heard) -> bool {
    word.probability < SURE
}

/// The lines of a draft, broken by `limits`: none empty, none over another, none beyond `end`. No word is left out.
pub fn draft(words: &[Heard], end: Time, limits: &Limits) -> Vec<DraftLine> {
    let mut lines: Vec<(String, &[Heard])> = Vec::new();
    for breath in words.chunk_by(|word, next| next.spoken.start() - word.spoken.end() < PAUSE) {
        let text: Vec<&str> = breath.iter().map(|word| word.text.as_str()).collect();
        let mut rest = breath;
        let sentences = sentences(&text.join(" "));
        for piece in sentences.iter().flat_map(|sentence| pieces(sentence, limits)) {
            let (own, others) = rest.split_at(piece.split_whitespace().count().min(rest.len()));
            rest = others;
            lines.push((piece, own));
        }
    }
    let spoken: Vec<(TimeRange, &str)> = lines.iter().map(|(text, words)| (spoken(words), text.as_str())).collect();
    let shown = shown(&spoken, end, limits);
    let circles = circles(&lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>());
    let drafted = lines.into_iter().zip(shown).zip(circles).map(|(((text, words), shown), circles)| DraftLine {
        cue: Cue::new(shown, text),
        words: words.to_vec(),
        confidence: words.iter().map(|word| word.probability).fold(1.0, f32::min),
        doubts: doubts(words, circles),
    });
    drafted.collect()
}

fn spoken(words: &[Heard]) -> TimeRange {
    let (first, last) = (words.first(), words.last());
    let range = first.zip(last).map(|(first, last)| TimeRange::between(first.spoken.start(), last.spoken.end()));
    range.unwrap_or(TimeRange::between(Time::ZERO, Time::ZERO))
}

fn doubts(words: &[Heard], circles: bool) -> Vec<Doubt> {
    let all = [
        (Doubt::UnsureWords, words.iter().any(is_unsure)),
        (Doubt::PerhapsNobody, words.iter().any(|word| word.no_speech >= NO_SPEECH)),
        (Doubt::Circles, circles),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(doubt, _)| doubt).collect()
}

/// Which lines stand among too many of the same.
fn circles(lines: &[&str]) -> Vec<bool> {
    let same = lines.chunk_by(|line, next| line == next);
    same.flat_map(|same| std::iter::repeat_n(same.len() > MOST_REPEATS, same.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(text: &str, start_ms: i64, probability: f32) -> Heard {
        let spoken = TimeRange::between(Time::from_millis(start_ms), Time::from_millis(start_ms + 300));
        Heard { text: text.to_owned(), spoken, probability, no_speech: 0.1 }
    }

    fn drafted(words: &[Heard]) -> Vec<DraftLine> {
        draft(words, Time::from_seconds(100), &Limits::indonesian(false))
    }

    #[test]
    fn sentences_are_lines_and_what_is_unsure_is_marked() {
        let texts = ["Selamat", "pagi.", "Ini", "KTP", "digital", "dari", "Disdukcapil."];
        let mut words: Vec<Heard> = (0..).zip(texts).map(|(index, text)| word(text, 1000 + index * 400, 0.9)).collect();
        words[6].probability = 0.3;
        let lines = drafted(&words);
        let texts: Vec<&str> = lines.iter().map(|line| line.cue.text.as_str()).collect();
        assert_eq!(texts, ["Selamat pagi.", "Ini KTP digital dari Disdukcapil."]);
        assert_eq!((lines[0].doubts.len(), &lines[1].doubts[..]), (0, &[Doubt::UnsureWords][..]));
        assert_eq!(lines[1].unsure_words().map(|word| word.text.as_str()).collect::<Vec<_>>(), ["Disdukcapil."]);
        assert_eq!((lines[0].confidence, lines[1].confidence), (0.9, 0.3));
        assert_eq!(lines[0].cue.timeline_range.start(), Time::from_millis(900));
    }

    #[test]
    fn abbreviations_end_no_sentence_and_a_long_pause_does() {
        let said = [word("Bpk.", 0, 0.9), word("rt", 400, 0.9), word("datang", 3000, 0.9)];
        assert_eq!(drafted(&said).len(), 2);
    }

    #[test]
    fn a_model_that_goes_in_circles_is_doubted() {
        let said: Vec<Heard> = (0..4).map(|n| word("Terima.", n * 2000, 0.9)).collect();
        assert!(drafted(&said).iter().all(|line| line.doubts == [Doubt::Circles]));
        assert!(drafted(&said[..2]).iter().all(|line| line.doubts.is_empty()));
    }

    #[test]
    fn where_perhaps_nobody_spoke_it_is_said() {
        let said = [Heard { no_speech: 0.8, ..word("Halo", 0, 0.9) }];
        assert_eq!(drafted(&said)[0].doubts, [Doubt::PerhapsNobody]);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_line_lies_over_another(
            texts in prop::collection::vec("[A-Za-z]{1,14}[.,?]?", 0..80), step_ms in 301_i64..1600,
        ) {
            let words: Vec<Heard> =
                (0..).zip(&texts).map(|(index, text)| word(text, index * step_ms, 0.7)).collect();
            let lines = draft(&words, Time::from_millis(80 * 1600 + 500), &Limits::indonesian(true));
            let all: Vec<Heard> = lines.iter().flat_map(|line| line.words.clone()).collect();
            prop_assert_eq!(all, words);
            let shown: Vec<String> =
                lines.iter().flat_map(|line| line.cue.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
            prop_assert_eq!(shown, texts);
            prop_assert!(lines.iter().all(|line| !line.cue.timeline_range.is_empty()));
            let ranges: Vec<TimeRange> = lines.iter().map(|line| line.cue.timeline_range).collect();
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }
}
