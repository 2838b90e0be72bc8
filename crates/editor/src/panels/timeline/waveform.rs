//! The shape of a clip's sound: bars of one mesh.

use eframe::egui::{Color32, Mesh, Painter, Rect, pos2};
use sunting_core::media_cache::Peaks;
use sunting_session::loudness::percent_of;
use sunting_timeline::TimeRange;

use super::board::Board;
use super::piece::Piece;

/// From one bar to the next.
const STEP: f32 = 3.0;
/// Of a bar.
const WIDTH: f32 = 2.0;
/// Quiet sound is drawn a little larger than it is, so that it is seen.
const EXPONENT: f32 = 0.6;

/// From where bars grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BarGrowth {
    /// From the foot.
    Up,
    /// From the middle, both ways.
    BothWays,
}

/// Draws a clip's sound into a strip as wide as the clip. What is not read yet is a flat line.
pub(super) fn show(
    painter: &Painter,
    board: &Board<'_>,
    piece: &Piece<'_>,
    peaks: Option<&Peaks>,
    strip: Rect,
    growth: BarGrowth,
) {
    let color = piece.colors(&board.model.look.theme).strong;
    let from = board.tracks.left().max(strip.left());
    let to = board.tracks.right().min(strip.right());
    let (first, count) = columns(strip.left(), from, to);
    if count == 0 {
        return;
    }
    let x = |column: usize| strip.left() + column as f32 * STEP;
    let source = TimeRange::between(piece.source_at(board, x(first)), piece.source_at(board, x(first + count)));
    let Some(peaks) = peaks else { return flat(painter, strip, from, to, growth, color) };
    let known = if peaks.end() >= source.end() {
        count
    } else {
        let part = (peaks.end() - source.start()).as_seconds_f64() / source.duration().as_seconds_f64().max(1e-9);
        (part.clamp(0.0, 1.0) * count as f64) as usize
    };
    let loudness = percent_of(piece.clip.gain_db) / 100.0 / 255.0;
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(4 * known);
    mesh.reserve_triangles(2 * known);
    for (column, level) in peaks.level(source, count).into_iter().take(known).enumerate() {
        let height = height_of(f32::from(level) * loudness, strip.height());
        let left = x(first + column);
        mesh.add_colored_rect(bar(left, (left + WIDTH).min(to), strip, height, growth), color);
    }
    if !mesh.is_empty() {
        painter.add(mesh);
    }
    let is_all = piece.media.is_some_and(|media| media.duration <= peaks.end());
    if known < count && !is_all {
        flat(painter, strip, x(first + known), to, growth, color);
    }
}

/// The first column in view and how many there are.
fn columns(left: f32, from: f32, to: f32) -> (usize, usize) {
    let first = ((from - left) / STEP).floor().max(0.0) as usize;
    let end = ((to - left) / STEP).ceil().max(0.0) as usize;
    (first, end.saturating_sub(first))
}

/// Silence is a dot, so that a clip with sound is told from one without.
fn height_of(level: f32, room: f32) -> f32 {
    (level.clamp(0.0, 1.0).powf(EXPONENT) * room).max(1.0)
}

fn bar(left: f32, right: f32, strip: Rect, height: f32, growth: BarGrowth) -> Rect {
    let (top, foot) = match growth {
        BarGrowth::Up => (strip.bottom() - height, strip.bottom()),
        BarGrowth::BothWays => (strip.center().y - height / 2.0, strip.center().y + height / 2.0),
    };
    Rect::from_min_max(pos2(left, top), pos2(right.max(left), foot))
}

fn flat(painter: &Painter, strip: Rect, from: f32, to: f32, growth: BarGrowth, color: Color32) {
    painter.rect_filled(bar(from, to, strip, 2.0, growth), 0.0, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_columns_in_view_are_asked_for() {
        assert_eq!(columns(100.0, 100.0, 130.0), (0, 10));
        assert_eq!(columns(-1000.0, 160.0, 190.0), (386, 11));
        assert_eq!(columns(100.0, 300.0, 200.0).1, 0);
    }

    #[test]
    fn silence_is_a_dot_and_loudness_stays_inside() {
        assert_eq!((height_of(0.0, 18.0), height_of(1.0, 18.0), height_of(7.0, 18.0)), (1.0, 18.0, 18.0));
        assert!(height_of(0.1, 18.0) > 0.2 * 18.0);
    }
}
