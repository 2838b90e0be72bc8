//! Choosing where the lines of a text end: as few lines as hold it, alike in width, none ending on a word that leads on
//! where another end will do. Whoever measures letters in characters or in pixels asks here.

use std::ops::Range;

use super::ties::Tie;

/// What keeps a line from ending at a place, in widths of a line.
const AT_FREE: f32 = 0.2;
const AT_LEADS: f32 = 1.0;
const AT_ONE: f32 = 2.5;
/// A last line that is wider than the others counts so much more: it hides more of the picture.
const WIDE_FOOT: f32 = 1.5;

/// What is not parted: a word, or as much of one as fits in a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// In any unit.
    pub width: f32,
    /// Between it and the next piece, where both stand in one line.
    pub gap: f32,
    /// To the next piece.
    pub tie: Tie,
}

/// The best way to a place in the text.
#[derive(Clone, Copy)]
struct Way {
    lines: usize,
    cost: f32,
    from: usize,
}

/// The pieces of each line. A line is wider than `room` only where one piece is.
///
/// Takes as many steps as there are pieces in a line, for each piece.
pub fn into_lines(pieces: &[Piece], room: f32) -> Vec<Range<usize>> {
    let even = even_width(pieces, room);
    let mut ways = vec![Way { lines: 0, cost: 0.0, from: 0 }];
    for end in 1..=pieces.len() {
        let mut best: Option<Way> = None;
        let mut width = 0.0;
        for from in (0..end).rev() {
            width += pieces[from].width + if from + 1 < end { pieces[from].gap } else { 0.0 };
            if width > room && from + 1 < end {
                break;
            }
            let (before, is_last) = (ways[from], end == pieces.len());
            let foot = if is_last && width > even { WIDE_FOOT } else { 1.0 };
            let at_end = if is_last { 0.0 } else { cost_of(pieces[end - 1].tie) * room };
            let way = Way { lines: before.lines + 1, cost: before.cost + (width - even).abs() * foot + at_end, from };
            let is_better = |best: Way| way.lines < best.lines || (way.lines == best.lines && way.cost < best.cost);
            if best.is_none_or(is_better) {
                best = Some(way);
            }
        }
        ways.extend(best);
    }
    let (mut lines, mut end) = (Vec::new(), pieces.len());
    while end > 0 {
        let from = ways[end].from;
        lines.push(from..end);
        end = from;
    }
    lines.reverse();
    lines
}

fn cost_of(tie: Tie) -> f32 {
    match tie {
        Tie::Sentence | Tie::Clause => 0.0,
        Tie::Free => AT_FREE,
        Tie::Leads => AT_LEADS,
        Tie::One => AT_ONE,
    }
}

/// How wide lines would be if they could all be alike.
fn even_width(pieces: &[Piece], room: f32) -> f32 {
    let (mut lines, mut used, mut whole, mut gap) = (0_u16, 0.0, 0.0, 0.0);
    for piece in pieces {
        if lines > 0 && used + gap + piece.width <= room {
            used += gap + piece.width;
            whole += gap + piece.width;
        } else {
            lines = lines.saturating_add(1);
            used = piece.width;
            whole += piece.width;
        }
        gap = piece.gap;
    }
    whole / f32::from(lines.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_piece_is_in_a_line_and_lines_are_as_few_as_can_be(
            widths in prop::collection::vec((1_u8..20, 0..5_usize), 0..40), room in 5_u8..40,
        ) {
            let ties = [Tie::Sentence, Tie::Clause, Tie::Free, Tie::Leads, Tie::One];
            let piece = |&(width, tie): &(u8, usize)| Piece { width: f32::from(width), gap: 1.0, tie: ties[tie] };
            let pieces: Vec<Piece> = widths.iter().map(piece).collect();
            let lines = into_lines(&pieces, f32::from(room));
            prop_assert_eq!(lines.iter().cloned().flatten().collect::<Vec<_>>(), (0..pieces.len()).collect::<Vec<_>>());
            let width = |line: &Range<usize>| {
                pieces[line.clone()].iter().map(|piece| piece.width).sum::<f32>() + (line.len() - 1) as f32
            };
            prop_assert!(lines.iter().all(|line| line.len() == 1 || width(line) <= f32::from(room)));
            let (mut fewest, mut used) = (0, f32::INFINITY);
            for piece in &pieces {
                used += 1.0 + piece.width;
                if used > f32::from(room) {
                    (fewest, used) = (fewest + 1, piece.width);
                }
            }
            prop_assert_eq!(lines.len(), fewest);
        }
    }
}
