//! Blurring a picture, for the background beside it.

use crate::picture::{Picture, Plane};

/// Box blurs in a row; three look like a Gaussian one.
const ROUNDS: usize = 3;
/// How much of the light stays, so that the picture itself stands out.
const BRIGHTNESS: u32 = 160;

/// Blurs and darkens a picture in place; the radius follows its longer side.
pub fn blur(picture: &mut Picture) {
    let radius = (picture.width().max(picture.height()) / 12).max(1);
    for (index, plane) in picture.planes.iter_mut().enumerate() {
        let radius = if index == 0 { radius } else { radius.div_ceil(2) };
        for _ in 0..ROUNDS {
            blur_rows(plane, radius);
            blur_columns(plane, radius);
        }
    }
    let luma = &mut picture.planes[0];
    for y in 0..luma.height() {
        for value in luma.row_mut(y) {
            *value = (16 + ((u32::from(value.saturating_sub(16)) * BRIGHTNESS) >> 8)) as u8;
        }
    }
}

fn blur_rows(plane: &mut Plane, radius: usize) {
    for y in 0..plane.height() {
        let blurred = averaged(plane.row(y), radius);
        plane.row_mut(y).copy_from_slice(&blurred);
    }
}

fn blur_columns(plane: &mut Plane, radius: usize) {
    for x in 0..plane.width() {
        let column: Vec<u8> = (0..plane.height()).map(|y| plane.row(y)[x]).collect();
        for (y, value) in averaged(&column, radius).into_iter().enumerate() {
            plane.row_mut(y)[x] = value;
        }
    }
}

/// Each value replaced by the mean of those within the radius; the ends are repeated outwards.
fn averaged(values: &[u8], radius: usize) -> Vec<u8> {
    let (Some(&first), Some(&last)) = (values.first(), values.last()) else { return Vec::new() };
    let (before, behind) = (std::iter::repeat_n(first, radius), std::iter::repeat_n(last, radius + 1));
    let repeated: Vec<u8> = before.chain(values.iter().copied()).chain(behind).collect();
    let width = 2 * radius + 1;
    let mut sum: u32 = repeated[..width].iter().map(|&value| u32::from(value)).sum();
    let means = repeated[width..].iter().zip(&repeated).map(|(&next, &past)| {
        let mean = (sum + width as u32 / 2) / width as u32;
        sum = sum + u32::from(next) - u32::from(past);
        mean as u8
    });
    means.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_picture_only_darkens() {
        let mut picture = Picture::filled(64, 48, [216, 90, 160]);
        blur(&mut picture);
        assert!(picture == Picture::filled(64, 48, [141, 90, 160]));
    }

    #[test]
    fn an_edge_becomes_a_slope() {
        let values: Vec<u8> = [vec![0; 20], vec![200; 20]].concat();
        let blurred = averaged(&values, 4);
        assert!(blurred.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((blurred[10], blurred[30]), (0, 200));
        assert!((80..=120).contains(&blurred[19]));
    }
}
