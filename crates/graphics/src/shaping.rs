//! A line of text as runs: parts that one font draws in one direction, in the order in which they stand on the picture. So
//! letters join, stack and run as their scripts want it (Unicode Bidirectional Algorithm, UAX 9; OpenType), and are
//! measured as they are drawn.

use std::ops::Range;

use harfrust::Direction;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use crate::typeface::{Typeface, Weight, typefaces};

/// Stands around what runs leftwards, so that signs at its ends do too.
const RIGHT_TO_LEFT: char = '\u{200F}';
/// Up to here letters stand alone and run rightwards, but for their distance.
const SIMPLE: char = '\u{250}';

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The family of its font.
    pub family: &'static str,
    /// As it is given to whoever draws it.
    pub text: String,
    /// Where it starts at the left, in font sizes from the start of the line.
    pub x: f32,
    /// In font sizes.
    pub width: f32,
    /// How many letters stand before it, as tracking counts them.
    pub letters_before: usize,
}

/// The width of a line, in font sizes.
pub fn width(line: &str, weight: Weight) -> f32 {
    if is_simple(line) {
        return typefaces(weight).first().map_or(0.0, |face| face.width(line, Direction::LeftToRight));
    }
    runs(line, weight).last().map_or(0.0, |run| run.x + run.width)
}

/// The runs of a line, from left to right. A line whose first letter with a direction runs leftwards begins at its right.
pub fn runs(line: &str, weight: Weight) -> Vec<Run> {
    let typefaces = typefaces(weight);
    let bidi = BidiInfo::new(line, None);
    let Some(paragraph) = bidi.paragraphs.first() else { return Vec::new() };
    let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut letters_before) = (0.0, 0);
    for range in visual {
        let level = levels.get(range.start).copied().unwrap_or(Level::ltr());
        let mut parts = parts_of_fonts(&line[range.clone()], typefaces);
        if level.is_rtl() {
            parts.reverse();
        }
        for (own, face) in parts {
            let part = &line[range.start + own.start..range.start + own.end];
            let Some(face) = typefaces.get(face) else { continue };
            let (text, direction) = directed(part, level);
            let width = face.width(&text, direction);
            runs.push(Run { family: face.family, text, x, width, letters_before });
            x += width;
            letters_before += part.chars().count();
        }
    }
    runs
}

/// The letters of a text with all that belongs to each (UAX 29), and the bytes at which they start.
pub fn whole_letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Whether all of a line is drawn by the first font from left to right.
pub fn is_simple(line: &str) -> bool {
    line.chars().all(|letter| letter < SIMPLE) || is_of_first(line)
}

/// Whether no part of a line runs leftwards, so that what stands before a word lies at its left.
pub fn runs_rightwards(line: &str) -> bool {
    line.chars().all(|letter| letter < SIMPLE) || !BidiInfo::new(line, None).levels.iter().any(Level::is_rtl)
}

fn is_of_first(line: &str) -> bool {
    let runs_leftwards = |level: &Level| level.is_rtl();
    let Some(first) = typefaces(Weight::Regular).first() else { return true };
    first.has(line) && !BidiInfo::new(line, None).levels.iter().any(runs_leftwards)
}

/// A part as it is drawn in its direction: signs in pairs face the other way.
fn directed(part: &str, level: Level) -> (String, Direction) {
    if level.is_ltr() {
        return (part.to_owned(), Direction::LeftToRight);
    }
    let has_letters = part.chars().any(char::is_alphabetic);
    if has_letters {
        return (format!("{RIGHT_TO_LEFT}{part}{RIGHT_TO_LEFT}"), Direction::RightToLeft);
    }
    // Without letters, nothing would tell whoever draws it that it runs leftwards.
    (part.chars().rev().map(mirrored).collect(), Direction::LeftToRight)
}

fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        _ => letter,
    }
}

/// The parts of a text that one font draws each, with the font's place. What belongs to one letter is never parted.
fn parts_of_fonts(text: &str, typefaces: &[Typeface]) -> Vec<(Range<usize>, usize)> {
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, cluster) in whole_letters(text) {
        let whole = typefaces.iter().position(|face| face.has(cluster));
        let first = || {
            let letter = &cluster[..cluster.chars().next().map_or(0, char::len_utf8)];
            typefaces.iter().position(|face| face.has(letter))
        };
        let face = whole.or_else(first).unwrap_or(0);
        match parts.last_mut().filter(|(_, own)| *own == face) {
            Some((range, _)) => range.end = at + cluster.len(),
            None => parts.push((at..at + cluster.len(), face)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(line: &str) -> Vec<(&'static str, String)> {
        runs(line, Weight::Regular).into_iter().map(|run| (run.family, run.text)).collect()
    }

    #[test]
    fn a_line_is_parted_where_its_font_changes() {
        assert_eq!(families("Selamat datang"), [("Inter", "Selamat datang".to_owned())]);
        let parts = families("Aksara ꦗꦮ ▶ 😀");
        let own: Vec<&str> = parts.iter().map(|(family, _)| *family).collect();
        assert_eq!(own, ["Inter", "Noto Sans Javanese", "Inter", "Noto Emoji"]);
    }

    #[test]
    fn arabic_runs_leftwards_and_its_letters_join() {
        let whole = width("سلام", Weight::Regular);
        let apart: f32 = "سلام".chars().map(|letter| width(&letter.to_string(), Weight::Regular)).sum();
        assert!(whole < 0.9 * apart, "{whole} {apart}");
        let parts = families("(سلام)");
        assert_eq!(parts.first().map(|part| part.1.as_str()), Some("("), "{parts:?}");
        assert_eq!(parts.last().map(|part| part.1.as_str()), Some(")"), "{parts:?}");
        let parts = families("Salam: السلام عليكم, Bapak.");
        assert!(parts[0].1.starts_with("Salam") && parts.last().unwrap().1.ends_with("Bapak."), "{parts:?}");
        let leftwards = families("السلام عليكم!");
        assert_eq!(leftwards[0].1, "!", "{leftwards:?}");
    }

    #[test]
    fn runs_follow_each_other_without_a_gap() {
        for line in ["Rapat (السلام) 25%", "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ", "ᮞᮥᮔ᮪ᮓ dan ᬩᬮᬶ", "ᯅᯖᯂ᯲ ᨅᨔ", "a😀b"]
        {
            let runs = runs(line, Weight::SemiBold);
            for pair in runs.windows(2) {
                assert!((pair[0].x + pair[0].width - pair[1].x).abs() < 1e-5);
            }
            assert!(runs.iter().all(|run| run.width > 0.0), "{line}: {runs:?}");
        }
    }

    #[test]
    fn marks_stay_with_their_letter() {
        let parts = families("e\u{302}\u{323}x");
        assert_eq!(parts.iter().map(|(_, text)| text.as_str()).collect::<String>(), "e\u{302}\u{323}x");
        assert!(width("ꦏꦿ", Weight::Regular) < width("ꦏ", Weight::Regular) + width("ꦫ", Weight::Regular));
    }
}
