//! The background beside a picture of another shape than the canvas: the picture itself, enlarged and blurred.

use std::ops::Range;
use std::sync::Arc;

use super::blur::blur;
use crate::picture::{Picture, Plane};

/// It is blurred at this part of the output's size.
const PART: usize = 8;
/// So many are kept: as many pictures with sides are rarely seen at once.
const MOST_KEPT: usize = 4;

/// Backgrounds of the pictures that were shown last. One is made when its picture changes, and not before.
#[derive(Default)]
pub struct Backgrounds {
    /// Of which picture; the most recently used last.
    kept: Vec<(Arc<Picture>, Arc<Picture>)>,
}

impl Backgrounds {
    /// The background behind a picture, for an output of this (even) size.
    pub fn behind(&mut self, picture: &Arc<Picture>, (width_px, height_px): (usize, usize)) -> Arc<Picture> {
        let is_kept = |(own, background): &(Arc<Picture>, Arc<Picture>)| {
            Arc::ptr_eq(own, picture) && (background.width(), background.height()) == (width_px, height_px)
        };
        let kept = match self.kept.iter().position(is_kept) {
            Some(index) => self.kept.remove(index),
            None => {
                if self.kept.len() >= MOST_KEPT {
                    self.kept.remove(0);
                }
                (picture.clone(), Arc::new(background(picture, width_px, height_px)))
            }
        };
        let background = kept.1.clone();
        self.kept.push(kept);
        background
    }
}

fn background(picture: &Picture, width_px: usize, height_px: usize) -> Picture {
    let even = |side: usize| (side / PART).max(2) & !1;
    let mut small = Picture::black(even(width_px), even(height_px));
    for (small, picture) in small.planes.iter_mut().zip(&picture.planes) {
        shrink(picture, small);
    }
    blur(&mut small);
    let mut large = Picture::black(width_px, height_px);
    for (large, small) in large.planes.iter_mut().zip(&small.planes) {
        enlarge(small, large);
    }
    large
}

/// The means of what lies under each value, of the middle part that has the smaller plane's shape.
fn shrink(from: &Plane, to: &mut Plane) {
    let (columns, rows) = (to.width(), to.height());
    let step = (from.width() * rows).min(from.height() * columns);
    let (wide, high) = ((step / rows.max(1)).max(1), (step / columns.max(1)).max(1));
    let (left, top) = ((from.width() - wide) / 2, (from.height() - high) / 2);
    let (across, down) = (spans(columns, wide), spans(rows, high));
    let mut sums = vec![0_u32; columns];
    for (y, lines) in down.into_iter().enumerate() {
        sums.fill(0);
        for line in lines.clone() {
            let row = &from.row(top + line)[left..left + wide];
            for (sum, span) in sums.iter_mut().zip(&across) {
                *sum += row[span.clone()].iter().map(|&value| u32::from(value)).sum::<u32>();
            }
        }
        for ((value, sum), span) in to.row_mut(y).iter_mut().zip(&sums).zip(&across) {
            *value = (sum / (lines.len() * span.len()) as u32) as u8;
        }
    }
}

/// What lies under each of `count` values of a smaller row.
fn spans(count: usize, length: usize) -> Vec<Range<usize>> {
    let first = |at: usize| at * length / count;
    (0..count).map(|at| first(at)..first(at + 1).max(first(at) + 1)).collect()
}

/// A plane at another size, straight lines between its values.
fn enlarge(from: &Plane, to: &mut Plane) {
    let (columns, rows) = (to.width(), to.height());
    let across: Vec<_> = (0..columns).map(|x| between(x, columns, from.width())).collect();
    let widened =
        |row: &[u8]| across.iter().map(|&(first, second, weight)| mixed(row[first], row[second], weight)).collect();
    let wide: Vec<Vec<u8>> = (0..from.height()).map(|y| widened(from.row(y))).collect();
    for y in 0..rows {
        let (first, second, weight) = between(y, rows, wide.len());
        let lines = wide[first].iter().zip(&wide[second]);
        for (value, (&a, &b)) in to.row_mut(y).iter_mut().zip(lines) {
            *value = mixed(a, b, weight);
        }
    }
}

/// Between which of `from` values the middle of one of `count` places lies, and how near to the second, in 256ths.
fn between(at: usize, count: usize, from: usize) -> (usize, usize, u16) {
    let middle = ((2 * at + 1) * from * 128 / count).saturating_sub(128);
    let first = (middle / 256).min(from - 1);
    (first, (first + 1).min(from - 1), (middle % 256) as u16)
}

fn mixed(a: u8, b: u8, weight: u16) -> u8 {
    ((u16::from(a) * (256 - weight) + u16::from(b) * weight) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_colour_stays_itself_but_for_its_light() {
        let picture = Arc::new(Picture::filled(90, 160, [116, 90, 170]));
        let background = Backgrounds::default().behind(&picture, (320, 180));
        for (plane, value) in background.planes.iter().zip([78, 90, 170]) {
            assert!((0..plane.height()).all(|y| plane.row(y).iter().all(|&own| own == value)));
        }
    }

    #[test]
    fn what_is_bright_at_the_left_stays_at_the_left_without_steps() {
        let mut picture = Picture::black(320, 400);
        (0..400).for_each(|y| picture.planes[0].row_mut(y)[..160].fill(235));
        let background = Backgrounds::default().behind(&Arc::new(picture), (640, 360));
        let row = background.planes[0].row(180);
        assert!(row[100] > 140 && row[540] < 30, "{} and {}", row[100], row[540]);
        assert!(row.windows(2).all(|pair| pair[0] >= pair[1] && pair[0] - pair[1] <= 2), "{row:?}");
    }

    #[test]
    fn a_background_is_made_once_for_a_picture() {
        let mut backgrounds = Backgrounds::default();
        let pictures: Vec<Arc<Picture>> = (0..6).map(|_| Arc::new(Picture::black(64, 64))).collect();
        let first = backgrounds.behind(&pictures[0], (320, 180));
        assert!(Arc::ptr_eq(&first, &backgrounds.behind(&pictures[0], (320, 180))));
        assert!(!Arc::ptr_eq(&first, &backgrounds.behind(&pictures[0], (640, 360))));
        assert!(!Arc::ptr_eq(&first, &backgrounds.behind(&pictures[1], (320, 180))));
        pictures.iter().for_each(|picture| drop(backgrounds.behind(picture, (320, 180))));
        assert_eq!(backgrounds.kept.len(), MOST_KEPT);
    }
}
