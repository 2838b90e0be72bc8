//! Shapes: whether two are the same, and how one fits into another.

/// Shapes that differ by less than a hundredth are the same: sides are whole numbers.
const SAME: f64 = 0.01;

/// Whether pictures of these sizes have the same shape.
pub fn is_same_shape(a: (u32, u32), b: (u32, u32)) -> bool {
    let ratio = |(width, height): (u32, u32)| f64::from(width.max(1)) / f64::from(height.max(1));
    (ratio(a) / ratio(b) - 1.0).abs() < SAME
}

/// The largest even size of a shape inside an (even) room, and the even place at which it lies in the middle.
pub fn inside(shape: (u32, u32), (width, height): (usize, usize)) -> ((usize, usize), (usize, usize)) {
    let (across, down) = (width as f64 / f64::from(shape.0.max(1)), height as f64 / f64::from(shape.1.max(1)));
    let scale = across.min(down);
    let side =
        |length: u32, room: usize| ((f64::from(length) * scale / 2.0).round() as usize * 2).clamp(2, room.max(2));
    let size = (side(shape.0, width), side(shape.1, height));
    let start = |room: usize, length: usize| room.saturating_sub(length) / 4 * 2;
    (size, (start(width, size.0), start(height, size.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_turned_picture_stands_in_the_middle() {
        assert_eq!(inside((180, 320), (320, 180)), ((102, 180), (108, 0)));
        assert_eq!(inside((640, 360), (320, 180)), ((320, 180), (0, 0)));
        assert!(is_same_shape((1920, 1080), (854, 480)) && !is_same_shape((320, 180), (180, 320)));
    }

    proptest! {
        #[test]
        fn what_is_fitted_stays_inside(shape in (1_u32..9000, 1_u32..9000), room in (1_usize..2000, 1_usize..2000)) {
            let room = (2 * room.0, 2 * room.1);
            let ((width, height), (left, top)) = inside(shape, room);
            prop_assert!(left + width <= room.0 && top + height <= room.1);
            prop_assert!(width == room.0 || height == room.1);
        }
    }
}
