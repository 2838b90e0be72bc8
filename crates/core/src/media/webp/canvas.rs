//! The picture that the frames of an animation are laid on.

use super::container::FrameChunk;

/// Bytes of a pixel: red, green, blue, straight alpha.
const PIXEL: usize = 4;

/// What is seen after a frame. It starts out clear; the background colour that a file may name is left aside, as
/// browsers do.
pub struct Canvas {
    width: usize,
    pub rgba: Vec<u8>,
}

impl Canvas {
    /// A clear one.
    pub fn new(width_px: u32, height_px: u32) -> Self {
        let width = width_px as usize;
        Self { width, rgba: vec![0; PIXEL * width * height_px as usize] }
    }

    /// Makes all of it clear.
    pub fn clear(&mut self) {
        self.rgba.fill(0);
    }

    /// Makes the place of a frame clear.
    pub fn clear_place(&mut self, place: &FrameChunk) {
        for y in 0..place.height_px as usize {
            self.row(place, y).fill(0);
        }
    }

    /// Lays a decoded frame on its place, which lies on the canvas.
    pub fn lay(&mut self, place: &FrameChunk, rgba: &[u8]) {
        let row_bytes = PIXEL * place.width_px as usize;
        for (y, above) in rgba.chunks_exact(row_bytes).enumerate() {
            let below = self.row(place, y);
            match place.blends {
                false => below.copy_from_slice(above),
                true => below.chunks_exact_mut(PIXEL).zip(above.chunks_exact(PIXEL)).for_each(|(b, a)| blend(b, a)),
            }
        }
    }

    fn row(&mut self, place: &FrameChunk, y: usize) -> &mut [u8] {
        let start = PIXEL * ((place.y_px as usize + y) * self.width + place.x_px as usize);
        &mut self.rgba[start..start + PIXEL * place.width_px as usize]
    }
}

/// One pixel over another, both with straight alpha (WebP Container Specification, "Alpha-blending").
fn blend(below: &mut [u8], above: &[u8]) {
    let alpha = u32::from(above[3]);
    if alpha == 255 || below[3] == 0 {
        return below.copy_from_slice(above);
    }
    // In 255ths of 255ths.
    let kept = u32::from(below[3]) * (255 - alpha);
    let whole = 255 * alpha + kept;
    if whole == 0 {
        return;
    }
    for (below, above) in below.iter_mut().zip(above).take(3) {
        let sum = u32::from(*above) * 255 * alpha + u32::from(*below) * kept;
        *below = ((sum + whole / 2) / whole) as u8;
    }
    below[3] = ((whole + 127) / 255) as u8;
}

#[cfg(test)]
mod tests {
    use sunting_timeline::Time;

    use super::*;

    fn place(x_px: u32, blends: bool) -> FrameChunk {
        FrameChunk {
            time: Time::ZERO,
            position: 0,
            bytes: 0,
            x_px,
            y_px: 0,
            width_px: 1,
            height_px: 1,
            blends,
            is_cleared: false,
        }
    }

    #[test]
    fn half_a_pixel_over_another_is_the_mean_and_over_nothing_itself() {
        let mut canvas = Canvas::new(2, 1);
        canvas.lay(&place(0, false), &[0, 0, 255, 255]);
        canvas.lay(&place(0, true), &[255, 0, 0, 128]);
        canvas.lay(&place(1, true), &[255, 0, 0, 128]);
        assert_eq!(canvas.rgba, [128, 0, 127, 255, 255, 0, 0, 128]);
        canvas.lay(&place(0, false), &[9, 9, 9, 0]);
        canvas.clear_place(&place(1, true));
        assert_eq!(canvas.rgba, [9, 9, 9, 0, 0, 0, 0, 0]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_blended_lies_between(below: [u8; 4], above: [u8; 4]) {
            let mut mixed = below;
            blend(&mut mixed, &above);
            proptest::prop_assert!(mixed[3] >= above[3].max(below[3]) - 1);
            for ((mixed, below), above) in mixed.into_iter().zip(below).zip(above).take(3) {
                proptest::prop_assert!((below.min(above)..=below.max(above)).contains(&mixed));
            }
        }
    }
}
