//! Parts of words, as a model hears them in a piece of sound, as words on the timeline.

use sunting_timeline::{Time, TimeRange};

use crate::packing::Piece;
use crate::talk::Token;

/// A word that was heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The word, with the marks at its ends; no spaces.
    pub text: String,
    /// When it is spoken on the timeline.
    pub spoken: TimeRange,
    /// How likely it is right, from 0 to 1, as the model has it: that of its least likely part.
    pub probability: f32,
    /// How likely nobody spoke at all, from 0 to 1.
    pub no_speech: f32,
}

/// The words of a piece, in order. Whatever times the model gives, each lies within one stretch of speech, and none begins
/// before the one before it ends.
pub fn words(piece: &Piece, tokens: &[Token]) -> Vec<Heard> {
    let mut earliest = Time::ZERO;
    let mut words = Vec::new();
    for tokens in tokens.chunk_by(|_, next| !next.bytes.starts_with(b" ")) {
        let bytes: Vec<u8> = tokens.iter().flat_map(|token| token.bytes.iter().copied()).collect();
        // A letter that the model left unfinished is nobody's word.
        let text: String =
            String::from_utf8_lossy(&bytes).split_whitespace().collect::<String>().replace('\u{FFFD}', "");
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let start = Time::from_millis(first.start_ms).max(earliest).min(piece.duration());
        let end = Time::from_millis(last.end_ms).max(start).min(piece.duration());
        let Some((from, stretch)) = piece.place(start).filter(|_| !text.is_empty()) else { continue };
        let to = piece.place(end).map_or(from, |(to, _)| to).min(stretch.end()).max(from);
        earliest = end;
        let probability = tokens.iter().map(|token| token.probability).fold(1.0, f32::min).max(0.0);
        let no_speech = first.no_speech;
        words.push(Heard { text, spoken: TimeRange::between(from, to), probability, no_speech });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(text: &str, start_ms: i64, end_ms: i64, probability: f32) -> Token {
        Token { bytes: text.as_bytes().to_vec(), start_ms, end_ms, probability, no_speech: 0.0 }
    }

    fn range(start_ms: i64, end_ms: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start_ms), Time::from_millis(end_ms))
    }

    #[test]
    fn parts_are_joined_and_a_word_ends_where_its_speech_does() {
        let piece = Piece { stretches: vec![range(1000, 2000), range(5000, 7000)] };
        let tokens = [
            token(" Se", 0, 200, 0.9),
            token("lamat", 200, 400, 0.4),
            token(" pagi", 500, 1300, 0.8),
            token(".", 1300, 1300, 0.7),
            token(" Warga", 1500, 1900, 0.9),
        ];
        let heard = words(&piece, &tokens);
        let told: Vec<(&str, TimeRange, f32)> =
            heard.iter().map(|word| (word.text.as_str(), word.spoken, word.probability)).collect();
        let wanted =
            [("Selamat", range(1000, 1400), 0.4), ("pagi.", range(1500, 2000), 0.7), ("Warga", range(5500, 5900), 0.9)];
        assert_eq!(told, wanted);
    }

    #[test]
    fn a_letter_in_two_parts_is_one_letter() {
        let piece = Piece { stretches: vec![range(0, 1000)] };
        let mut cut = [token(" caf", 0, 100, 0.9), token("", 100, 200, 0.9), token("", 200, 300, 0.9)];
        cut[1].bytes = vec![0xC3];
        cut[2].bytes = vec![0xA9];
        assert_eq!(words(&piece, &cut)[0].text, "café");
        assert_eq!(words(&piece, &cut[..2])[0].text, "caf");
        assert_eq!(words(&piece, &cut[1..2]), []);
    }

    proptest! {
        #[test]
        fn whatever_times_come_words_are_in_order_and_within_their_speech(
            times in prop::collection::vec((-500_i64..9000, -500_i64..9000), 1..30),
        ) {
            let piece = Piece { stretches: vec![range(1000, 2000), range(5000, 7000), range(7500, 8000)] };
            let tokens: Vec<Token> = times.iter().map(|(start, end)| token(" kata", *start, *end, 0.5)).collect();
            let heard = words(&piece, &tokens);
            prop_assert_eq!(heard.len(), tokens.len());
            prop_assert!(heard.windows(2).all(|pair| pair[0].spoken.end() <= pair[1].spoken.start()));
            for word in heard {
                let is_home = |stretch: &TimeRange| stretch.start() <= word.spoken.start() && word.spoken.end() <= stretch.end();
                prop_assert!(piece.stretches.iter().any(is_home), "{word:?}");
            }
        }
    }
}
