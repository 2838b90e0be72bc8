//! What of a line is drawn alike: all of it, or the name of who speaks, a sound, and what is said, each for itself.

use std::ops::Range;

use sunting_graphics::shaping::runs_rightwards;
use sunting_timeline::Color;
use sunting_timeline::said::WordKind;
use sunting_timeline::scene::Words;
use sunting_timeline::style::SoundLook;

use super::fonts::Ruler;
use super::layout::Line;
use super::speakers;

/// How much of a muted sound's letters is seen.
const MUTED: f32 = 0.72;

/// A piece of a line in one look.
pub struct Piece<'a> {
    pub line: &'a Line,
    range: Range<usize>,
    /// From the canvas's left.
    pub x_px: f32,
    pub color: Color,
    pub is_slanted: bool,
}

impl<'a> Piece<'a> {
    pub fn text(&self) -> &'a str {
        &self.line.text[self.range.clone()]
    }

    fn of(line: &'a Line, range: Range<usize>, color: Color) -> Self {
        let before = &line.text[..range.start];
        let x_px =
            line.x_px + if before.is_empty() { 0.0 } else { Ruler::of(line.weight).width(before) * line.size_px };
        Self { line, range, x_px, color, is_slanted: false }
    }
}

/// The pieces of a line, from left to right.
pub fn pieces<'a>(line: &'a Line, words: &Words) -> Vec<Piece<'a>> {
    let own = words.style.color;
    let is_one = line.words.iter().all(|(_, told)| told.kind == WordKind::Said);
    // Where a part of a line stands that runs leftwards is not told by what is before it.
    if is_one || !runs_rightwards(&line.text) {
        return vec![Piece::of(line, 0..line.text.len(), own)];
    }
    let alike: Vec<&[_]> = line.words.chunk_by(|a, b| a.1.kind == b.1.kind).collect();
    let starts = alike.iter().filter_map(|words| words.first()).map(|(place, told)| (place.start, told.kind));
    let ends = alike.iter().skip(1).filter_map(|words| words.first()).map(|(place, _)| place.start);
    let ranges = starts.zip(ends.chain([line.text.len()]));
    ranges.map(|((start, kind), end)| in_look(Piece::of(line, start..end, own), kind, words)).collect()
}

fn in_look<'a>(piece: Piece<'a>, kind: WordKind, words: &Words) -> Piece<'a> {
    match (kind, words.style.sounds) {
        (WordKind::Speaker, _) => {
            let number = words.speaker.as_ref().map_or(0, |speaker| speaker.number);
            Piece { color: speakers::color(number, words.style.color), ..piece }
        }
        (WordKind::Sound, SoundLook::Slanted) => Piece { is_slanted: true, ..piece },
        (WordKind::Sound, SoundLook::Muted) => {
            let a = (f32::from(piece.color.a) * MUTED) as u8;
            Piece { color: Color { a, ..piece.color }, ..piece }
        }
        _ => piece,
    }
}

/// What of a line is the word of that number, as it is drawn while it is said.
pub fn said<'a>(line: &'a Line, words: &Words, number: usize) -> Vec<Piece<'a>> {
    let own = line.words.iter().filter(|(_, told)| told.number == Some(number));
    let mut own = own.peekable();
    if own.peek().is_none() || !runs_rightwards(&line.text) {
        return Vec::new();
    }
    own.map(|(place, _)| Piece::of(line, place.clone(), words.style.highlight_color)).collect()
}
