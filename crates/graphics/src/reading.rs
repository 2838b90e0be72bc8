//! How long words on a picture have to stand to be read.

/// Nothing is shown for less.
const LEAST_S: f64 = 3.0;

/// Seconds that so many words need: 1.2 to find them and 0.35 each, to the next half.
pub fn seconds_for_words(words: usize) -> f64 {
    to_half(1.2 + 0.35 * words as f64)
}

/// Seconds that a chart needs: the words of its heading and unit, and its labelled marks, of which eight are read.
pub fn seconds_for_chart(words: usize, labelled_marks: usize) -> f64 {
    to_half(1.8 + 0.35 * words as f64 + 0.5 * labelled_marks.min(8) as f64)
}

fn to_half(seconds: f64) -> f64 {
    ((2.0 * seconds).ceil() / 2.0).max(LEAST_S)
}

/// The words of a text as they are read; a number with its unit counts as two.
pub fn words(text: &str) -> usize {
    let has_letters = |word: &str| word.chars().any(char::is_alphanumeric);
    let count = |word: &str| {
        let digits = word.chars().any(|letter| letter.is_ascii_digit());
        let unit = word.ends_with('%') || word.starts_with("Rp");
        if digits && unit && word.chars().count() > 1 { 2 } else { 1 }
    };
    text.split_whitespace().filter(|word| has_letters(word)).map(count).sum()
}

/// How a duration compares to what the words need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// It can be read.
    Fine,
    /// A little short.
    Quick,
    /// Less than seven tenths of what it takes: so many seconds are missing.
    TooQuick {
        /// Seconds.
        missing_s: f64,
    },
}

impl Pace {
    /// Of a text that needs `needed_s` and is seen for `shown_s`.
    pub fn of(shown_s: f64, needed_s: f64) -> Self {
        match shown_s / needed_s {
            part if part >= 1.0 => Self::Fine,
            part if part >= 0.7 => Self::Quick,
            _ => Self::TooQuick { missing_s: needed_s - shown_s },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_the_time_that_people_need() {
        assert_eq!([5, 12, 34].map(seconds_for_words), [3.0, 5.5, 13.5]);
        assert_eq!(seconds_for_words(0), 3.0);
        assert_eq!(words("Naik dari 79,2% pada tahun 2023 – Rp350.000"), 9);
        assert_eq!(seconds_for_chart(10, 40), 9.5);
    }

    #[test]
    fn a_short_text_is_told_by_how_much() {
        assert_eq!(Pace::of(5.0, 5.0), Pace::Fine);
        assert_eq!(Pace::of(4.0, 5.0), Pace::Quick);
        assert_eq!(Pace::of(3.0, 5.0), Pace::TooQuick { missing_s: 2.0 });
    }
}
