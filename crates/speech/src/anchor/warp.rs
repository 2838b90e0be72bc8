//! Dynamic time warping: the way through sound and template along which they are most alike.

use std::ops::Range;

use super::band::Band;
use crate::trellis::{NEVER, Row, Sums, Trellis, Way, best_way};

/// How a cell was reached: both went on, the sound went on, the template went on, or nothing came before.
const BOTH: u8 = 0;
const SOUND: u8 = 1;
const TEMPLATE: u8 = 2;
const START: u8 = 3;

/// The way along which a sound (rows) and a template (columns) are most alike in their first `FIRST` numbers, within a
/// band.
pub fn warp<const N: usize, const FIRST: usize>(sound: &[[f32; N]], template: &[[f32; N]], band: &Band) -> Way {
    best_way(&Warp::<N, FIRST> { sound, template, band })
}

/// What the best way through all of both costs; 0 where one is empty.
pub fn cost<const N: usize>(sound: &[[f32; N]], template: &[[f32; N]]) -> f32 {
    let mut before = vec![f32::INFINITY; template.len() + 1];
    before[0] = 0.0;
    for heard in sound {
        let mut now = vec![f32::INFINITY; template.len() + 1];
        for (column, shape) in template.iter().enumerate() {
            let best = before[column].min(before[column + 1]).min(now[column]);
            now[column + 1] = best + distance::<N, N>(heard, shape);
        }
        before = now;
    }
    before.last().copied().filter(|cost| cost.is_finite()).unwrap_or(0.0)
}

struct Warp<'a, const N: usize, const FIRST: usize> {
    sound: &'a [[f32; N]],
    template: &'a [[f32; N]],
    band: &'a Band,
}

impl<const N: usize, const FIRST: usize> Trellis for Warp<'_, N, FIRST> {
    fn rows(&self) -> usize {
        self.band.rows()
    }

    fn columns(&self, row: usize) -> Range<usize> {
        self.band.columns(row)
    }

    fn begin(&self, now: &mut Row<'_>) {
        let mut sum = 0.0;
        for (column, (own, way)) in now.sums.iter_mut().zip(now.ways.iter_mut()).enumerate() {
            sum -= distance::<N, FIRST>(&self.sound[0], &self.template[column]);
            *own = sum;
            *way = if column == 0 { START } else { TEMPLATE };
        }
    }

    fn step(&self, row: usize, before: &Sums, now: &mut Row<'_>) {
        let sound = &self.sound[row];
        let (from, above) = before.span();
        let mut left = NEVER;
        let mut corner = now.first.checked_sub(1).map_or(NEVER, |column| before.at(column));
        // The first column lies at or behind the first of the row before.
        let mut above = above.get(now.first - from..).unwrap_or_default().iter().copied();
        let template = &self.template[now.first..];
        for ((own, way), shape) in now.sums.iter_mut().zip(now.ways.iter_mut()).zip(template) {
            let up = above.next().unwrap_or(NEVER);
            let (mut best, mut reached) = (corner, BOTH);
            if up > best {
                (best, reached) = (up, SOUND);
            }
            if left > best {
                (best, reached) = (left, TEMPLATE);
            }
            left = best - distance::<N, FIRST>(sound, shape);
            (*own, *way, corner) = (left, reached, up);
        }
    }

    fn end(&self, column: usize) -> f32 {
        if column + 1 == self.template.len() { 0.0 } else { NEVER }
    }

    fn back(&self, row: usize, column: usize, way: u8) -> (usize, usize) {
        match way {
            BOTH => (row - 1, column - 1),
            SOUND => (row - 1, column),
            TEMPLATE => (row, column - 1),
            _ => (row, column),
        }
    }
}

fn distance<const N: usize, const FIRST: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let (a, b) = (a[..FIRST].chunks_exact(4), b[..FIRST].chunks_exact(4));
    let rest = a.remainder().iter().zip(b.remainder());
    let mut lanes = [0.0_f32; 4];
    lanes.iter_mut().zip(rest).for_each(|(lane, (a, b))| *lane = (a - b) * (a - b));
    for (a, b) in a.zip(b) {
        for lane in 0..4 {
            let difference = a[lane] - b[lane];
            lanes[lane] += difference * difference;
        }
    }
    (lanes[0] + lanes[1] + lanes[2] + lanes[3]).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_copy_is_followed() {
        let template: Vec<[f32; 4]> = (0..20).map(|n| [n as f32, (n * n % 7) as f32, 0.0, 1.0]).collect();
        let sound: Vec<[f32; 4]> = template.iter().flat_map(|shape| [*shape; 3]).collect();
        let way = warp::<4, 4>(&sound, &template, &Band::all(sound.len(), template.len()));
        assert!(way.iter().all(|(row, column)| row / 3 == *column), "{way:?}");
    }

    #[test]
    fn what_is_not_there_is_passed_at_once() {
        let template: Vec<[f32; 4]> = (0..30).map(|n| [n as f32 * 3.0, 0.0, 0.0, 0.0]).collect();
        let sound: Vec<[f32; 4]> = template[..10].iter().chain(&template[20..]).copied().collect();
        let way = warp::<4, 4>(&sound, &template, &Band::all(sound.len(), template.len()));
        assert_eq!(way.iter().filter(|(row, column)| row == column && *row < 10).count(), 10);
        assert_eq!(way.iter().filter(|(row, column)| row + 10 == *column && *row >= 10).count(), 10);
    }
}
