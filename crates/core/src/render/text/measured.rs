//! The words of a text, measured once: their widths are in font sizes, so that every size that is tried takes them as
//! they are.

use std::ops::Range;

use sunting_graphics::shaping::whole_letters;
use sunting_timeline::captions::breaking::{Piece, into_lines};
use sunting_timeline::captions::ties::{Tie, ties};
use sunting_timeline::said::WordKind;

use super::fonts::{REPLACEMENT, Ruler, Weight, drawn_letters};

/// What a word is, wherever lines break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// Its place among the words that are said, from 0; none of a name that is put before them, and of a second language.
    pub number: Option<usize>,
    pub kind: WordKind,
}

/// A line, and what its words are.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    pub text: String,
    pub words: Vec<(Range<usize>, Told)>,
}

/// A line of a text as it was typed, with its words.
pub struct Paragraph {
    text: String,
    words: Vec<Word>,
    /// In sizes of the text's first font.
    pub size: f32,
    pub weight: Weight,
}

struct Word {
    /// In the paragraph's text.
    place: Range<usize>,
    /// In font sizes.
    width: f32,
    /// To the next word.
    tie: Tie,
    told: Told,
}

impl Paragraph {
    /// The paragraphs of a text that have words; `told` says what each of its words is.
    pub fn all_of(text: &str, size: f32, weight: Weight, mut told: impl Iterator<Item = Told>) -> Vec<Self> {
        let text = clean(text, Ruler::of(weight));
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| Self::of(line, size, weight, &mut told)).collect()
    }

    fn of(text: &str, size: f32, weight: Weight, told: &mut impl Iterator<Item = Told>) -> Self {
        let ruler = Ruler::of(weight);
        let words: Vec<&str> = text.split_whitespace().collect();
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let mut measured = |(word, tie): (&&str, Tie)| Word {
            place: start(word)..start(word) + word.len(),
            width: ruler.width(word),
            tie,
            told: told.next().unwrap_or(Told { number: None, kind: WordKind::Said }),
        };
        let words = words.iter().zip(ties(&words)).map(&mut measured).collect();
        Self { text: text.to_owned(), words, size, weight }
    }

    /// As few lines, of widths as equal as the words allow. `room` is in font sizes.
    pub fn lines(&self, room: f32) -> Vec<TextLine> {
        let ruler = Ruler::of(self.weight);
        let (mut parts, mut pieces) = (Vec::new(), Vec::new());
        for word in &self.words {
            let own = self.parts_of(word, ruler, room);
            let last = own.len().saturating_sub(1);
            for (index, (part, width)) in own.into_iter().enumerate() {
                let (gap, tie) = if index == last { (ruler.advance(' '), word.tie) } else { (0.0, Tie::Free) };
                pieces.push(Piece { width, gap, tie });
                parts.push((part, index == last, word.told));
            }
        }
        into_lines(&pieces, room).into_iter().map(|line| joined(&parts[line])).collect()
    }

    /// What of a word fits in a line each, with its width.
    fn parts_of(&self, word: &Word, ruler: &Ruler, room: f32) -> Vec<(&str, f32)> {
        let letters = &self.text[word.place.clone()];
        if word.width <= room {
            return vec![(letters, word.width)];
        }
        parts_that_fit(letters, ruler, room).into_iter().map(|part| (part, ruler.width(part))).collect()
    }
}

/// Parts of a line, each with whether its word ends with it.
fn joined(parts: &[(&str, bool, Told)]) -> TextLine {
    let (mut text, mut words) = (String::new(), Vec::new());
    for (part, is_end, told) in parts {
        words.push((text.len()..text.len() + part.len(), *told));
        text.push_str(part);
        if *is_end {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    TextLine { text, words }
}

/// A text as it is drawn: composed, without unseen letters, and with a box for what the fonts lack.
fn clean(text: &str, ruler: &Ruler) -> String {
    let boxed = |letter: char| if letter == '\n' || ruler.has(letter) { letter } else { REPLACEMENT };
    drawn_letters(text).chars().map(boxed).collect()
}

/// A word that is too long is parted behind its hyphens ("undang-undang"), and within letters only where that does not
/// suffice.
fn parts_that_fit<'a>(word: &'a str, ruler: &Ruler, room: f32) -> Vec<&'a str> {
    let mut parts = Vec::new();
    for half in word.split_inclusive('-') {
        if ruler.width(half) <= room {
            parts.push(half);
            continue;
        }
        let (mut from, mut width) = (0, 0.0);
        for (at, letter) in whole_letters(half) {
            let advance: f32 = letter.chars().map(|character| ruler.advance(character)).sum();
            if width + advance > room && at > from {
                parts.push(&half[from..at]);
                (from, width) = (at, 0.0);
            }
            width += advance;
        }
        parts.push(&half[from..]);
    }
    parts
}
