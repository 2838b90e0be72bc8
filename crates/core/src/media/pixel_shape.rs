//! The size at which a picture is shown whose pixels are not square.

use super::orientation::Orientation;

/// A pixel's shape; a missing or absurd one is square.
pub(in crate::media) fn sane_aspect((width, height): (i32, i32)) -> (u32, u32) {
    let sane = width > 0 && height > 0 && width <= height.saturating_mul(16) && height <= width.saturating_mul(16);
    let (width, height) = if sane { (width as u32, height as u32) } else { (1, 1) };
    let divisor = greatest_common_divisor(width, height);
    (width / divisor, height / divisor)
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// The size of the upright picture with square pixels: as many rows as are coded, as wide as they are shown.
pub(in crate::media) fn shown_size(
    width_px: u32,
    height_px: u32,
    aspect: (u32, u32),
    orientation: Orientation,
) -> (u32, u32) {
    let wide = (u64::from(width_px) * u64::from(aspect.0) + u64::from(aspect.1) / 2) / u64::from(aspect.1);
    let wide = (wide as u32).max(1);
    if orientation.swaps_sides() { (height_px, wide) } else { (wide, height_px) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_shown_with_square_pixels_and_upright() {
        let quarter = Orientation { rotation: 90, mirrored: false };
        assert_eq!(shown_size(640, 360, (2, 3), Orientation::default()), (427, 360));
        assert_eq!(shown_size(1920, 1080, (1, 1), quarter), (1080, 1920));
        assert_eq!(sane_aspect((0, 1)), (1, 1));
        assert_eq!(sane_aspect((300, 300)), (1, 1));
        assert_eq!(sane_aspect((4000, 1)), (1, 1));
    }
}
