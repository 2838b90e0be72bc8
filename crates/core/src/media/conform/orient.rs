//! Rotating pictures by quarter turns, and mirroring them.

use crate::media::orientation::Orientation;
use crate::picture::{Picture, Plane};

/// Columns and rows of a block that stays in the cache while it is turned.
const BLOCK: usize = 32;

/// The picture mirrored left to right (when asked), then turned clockwise.
pub fn upright(picture: Picture, orientation: Orientation) -> Picture {
    if orientation == Orientation::default() {
        return picture;
    }
    let turned = |plane: Plane| turn(&plane, orientation);
    Picture { planes: picture.planes.map(turned), alpha: picture.alpha.map(turned) }
}

fn turn(source: &Plane, Orientation { rotation, mirrored }: Orientation) -> Plane {
    let (width, height) = (source.width(), source.height());
    let swaps = rotation % 180 == 90;
    let (out_width, out_height) = if swaps { (height, width) } else { (width, height) };
    let mut turned = Plane::new(out_width, out_height, 0);
    for block_y in (0..out_height).step_by(BLOCK) {
        for block_x in (0..out_width).step_by(BLOCK) {
            let columns = block_x..(block_x + BLOCK).min(out_width);
            for y in block_y..(block_y + BLOCK).min(out_height) {
                let row = turned.row_mut(y);
                for x in columns.clone() {
                    let (from_x, from_y) = match rotation {
                        90 => (y, height - 1 - x),
                        180 => (width - 1 - x, height - 1 - y),
                        270 => (width - 1 - y, x),
                        _ => (x, y),
                    };
                    let from_x = if mirrored { width - 1 - from_x } else { from_x };
                    row[x] = source.row(from_y)[from_x];
                }
            }
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A 2 x 3 plane holding 1 2 / 3 4 / 5 6, turned, as rows of digits.
    fn turned(rotation: u16, mirrored: bool) -> Vec<Vec<u8>> {
        let mut plane = Plane::new(2, 3, 0);
        for (y, row) in [[1, 2], [3, 4], [5, 6]].iter().enumerate() {
            plane.row_mut(y).copy_from_slice(row);
        }
        let turned = turn(&plane, Orientation { rotation, mirrored });
        (0..turned.height()).map(|y| turned.row(y).to_vec()).collect()
    }

    #[test]
    fn quarter_turns_are_clockwise_and_mirroring_comes_first() {
        assert_eq!(turned(90, false), [[5, 3, 1], [6, 4, 2]]);
        assert_eq!(turned(180, false), [[6, 5], [4, 3], [2, 1]]);
        assert_eq!(turned(270, false), [[2, 4, 6], [1, 3, 5]]);
        assert_eq!(turned(0, true), [[2, 1], [4, 3], [6, 5]]);
        assert_eq!(turned(90, true), [[6, 4, 2], [5, 3, 1]]);
    }
}
