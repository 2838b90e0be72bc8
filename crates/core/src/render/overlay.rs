//! A drawn graphic in the form that blends fastest: luma and chroma, premultiplied with alpha.

use sunting_graphics::raster::Bitmap;

use crate::picture::Picture;

/// How an overlay is seen: moved away from its place, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Moved to the right.
    pub right_px: i32,
    /// Moved down.
    pub down_px: i32,
    /// The part of its width that is seen from its left edge, 0 to 1.
    pub part: f32,
}

impl Shown {
    /// As it lies.
    pub const WHOLE: Self = Self { right_px: 0, down_px: 0, part: 1.0 };
}

/// A graphic in premultiplied BT.709 limited Y, Cb, Cr and alpha, at 4:2:0. Its position and size are even.
#[derive(Debug, PartialEq)]
pub struct Overlay {
    /// From the picture's left.
    pub x_px: i32,
    /// From the picture's top.
    pub y_px: i32,
    width: usize,
    height: usize,
    luma: Vec<u8>,
    luma_alpha: Vec<u8>,
    cb: Vec<u8>,
    cr: Vec<u8>,
    chroma_alpha: Vec<u8>,
}

impl Overlay {
    pub fn from_drawn(drawn: &Bitmap) -> Self {
        let (width, height) = (drawn.width_px, drawn.height_px);
        let pixel = |x: usize, y: usize| {
            let at = 4 * (y * width + x);
            [0, 1, 2, 3].map(|channel| f32::from(drawn.rgba[at + channel]))
        };
        let luma_of = |[r, g, b, a]: [f32; 4]| (16.0 * a + 219.0 * (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 255.0;
        let plane = |bytes: usize| Vec::with_capacity(bytes);
        let [mut luma, mut luma_alpha] = [(); 2].map(|()| plane(width * height));
        let [mut cb, mut cr, mut chroma_alpha] = [(); 3].map(|()| plane(width * height / 4));
        for y in 0..height {
            for x in 0..width {
                let value = pixel(x, y);
                luma.push((luma_of(value) + 0.5) as u8);
                luma_alpha.push(value[3] as u8);
            }
        }
        for y in (0..height).step_by(2) {
            for x in (0..width).step_by(2) {
                let mut mean = [0.0_f32; 4];
                for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    for (total, value) in mean.iter_mut().zip(pixel(x + dx, y + dy)) {
                        *total += value / 4.0;
                    }
                }
                let [r, g, b, a] = mean;
                let gray = 0.2126 * r + 0.7152 * g + 0.0722 * b;
                cb.push(((128.0 * a + 224.0 * (b - gray) / 1.8556) / 255.0 + 0.5) as u8);
                cr.push(((128.0 * a + 224.0 * (r - gray) / 1.5748) / 255.0 + 0.5) as u8);
                chroma_alpha.push((a + 0.5) as u8);
            }
        }
        Self { x_px: drawn.x_px, y_px: drawn.y_px, width, height, luma, luma_alpha, cb, cr, chroma_alpha }
    }

    /// Its width, and how opaque each pixel is, row by row.
    pub fn ink(&self) -> (usize, &[u8]) {
        (self.width, &self.luma_alpha)
    }

    /// What it takes in memory.
    pub fn bytes(&self) -> usize {
        2 * self.luma.len() + 3 * self.cb.len()
    }

    /// Blends it over a picture; `opacity` is 0 to 1.
    pub fn blend(&self, picture: &mut Picture, opacity: f32, shown: Shown) {
        let (x_px, y_px) = (self.x_px + shown.right_px, self.y_px + shown.down_px);
        let uncovered = (self.width as f32 * shown.part.clamp(0.0, 1.0)).round() as usize;
        let strength = (opacity.clamp(0.0, 1.0) * 256.0) as u32;
        let [y_plane, u_plane, v_plane] = &mut picture.planes;
        let (rows, columns) = visible(y_px, self.height, y_plane.height())
            .zip(visible(x_px, uncovered, y_plane.width()))
            .unwrap_or_default();
        let first = (columns.start as i32 + x_px) as usize;
        for y in rows.clone() {
            let target = &mut y_plane.row_mut((y as i32 + y_px) as usize)[first..first + columns.len()];
            let own = y * self.width + columns.start..y * self.width + columns.end;
            blend_row(target, &self.luma[own.clone()], &self.luma_alpha[own], strength);
        }
        let (first, halves) = (first / 2, columns.len().div_ceil(2));
        for y in rows.step_by(2) {
            let row = (y as i32 + y_px) as usize / 2;
            let start = y / 2 * (self.width / 2) + columns.start / 2;
            let (own, place) = (start..start + halves, first..first + halves);
            let alphas = &self.chroma_alpha[own.clone()];
            blend_row(&mut u_plane.row_mut(row)[place.clone()], &self.cb[own.clone()], alphas, strength);
            blend_row(&mut v_plane.row_mut(row)[place], &self.cr[own], alphas, strength);
        }
    }
}

/// A whole opacity.
const WHOLE: u32 = 256;

/// Values, premultiplied with their alphas, over a row of a picture; `strength` is in 256ths.
fn blend_row(target: &mut [u8], values: &[u8], alphas: &[u8], strength: u32) {
    let pairs = target.iter_mut().zip(values.iter().zip(alphas));
    if strength == WHOLE {
        // The usual case, in numbers that processors take by the dozen; the same result to the bit.
        pairs.for_each(|(target, (&value, &alpha))| *target = laid_over(*target, value, alpha));
    } else {
        pairs.for_each(|(target, (&value, &alpha))| mix(target, value, alpha, strength));
    }
}

/// What [`mix`] makes of a whole opacity: `value + target * (255 - alpha) / 255`, rounded.
fn laid_over(target: u8, premultiplied: u8, alpha: u8) -> u8 {
    let kept = u16::from(target) * u16::from(255 - alpha) + 128;
    let kept = (kept + (kept >> 8)) >> 8;
    (kept + u16::from(premultiplied)).min(255) as u8
}

/// The part of a span of `length` at `start` that lies within `0..limit`, counted within the span.
fn visible(start: i32, length: usize, limit: usize) -> Option<std::ops::Range<usize>> {
    let first = (-start).max(0) as usize;
    let last = (limit as i64 - i64::from(start)).clamp(0, length as i64) as usize;
    (first < last).then_some(first..last)
}

fn mix(target: &mut u8, premultiplied: u8, alpha: u8, strength: u32) {
    let (value, alpha) = (u32::from(premultiplied) * strength, u32::from(alpha) * strength);
    let kept = u32::from(*target) * (255 * 256 - alpha) / 255;
    *target = ((kept + value + 128) >> 8).min(255) as u8;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_opacity_is_laid_over_as_it_is_mixed() {
        for (target, alpha) in (0..=255_u8).flat_map(|target| (0..=255_u8).map(move |alpha| (target, alpha))) {
            for value in [0, alpha / 3, alpha, 255] {
                let mut mixed = target;
                mix(&mut mixed, value, alpha, WHOLE);
                assert_eq!(laid_over(target, value, alpha), mixed, "{value} of {alpha} over {target}");
            }
        }
    }

    fn square(rgba: [u8; 4], x_px: i32, y_px: i32) -> Overlay {
        Overlay::from_drawn(&Bitmap { x_px, y_px, width_px: 4, height_px: 4, rgba: rgba.repeat(16) })
    }

    #[test]
    fn white_covers_and_clear_does_not() {
        let mut picture = Picture::filled(8, 8, [100, 90, 200]);
        square([255; 4], 2, 2).blend(&mut picture, 1.0, Shown::WHOLE);
        assert_eq!(picture.planes[0].row(3), [100, 100, 235, 235, 235, 235, 100, 100]);
        assert_eq!(picture.planes[1].row(1), [90, 128, 128, 90]);
        let before = picture.clone();
        square([0; 4], 0, 0).blend(&mut picture, 1.0, Shown::WHOLE);
        square([255; 4], 0, 0).blend(&mut picture, 0.0, Shown::WHOLE);
        assert!(picture == before);
    }

    #[test]
    fn half_an_alpha_is_half_way() {
        let mut picture = Picture::filled(8, 8, [35, 128, 128]);
        square([128, 128, 128, 128], 0, 0).blend(&mut picture, 1.0, Shown::WHOLE);
        assert!(picture.planes[0].row(0)[0].abs_diff(135) <= 1, "{}", picture.planes[0].row(0)[0]);
    }

    #[test]
    fn what_stands_over_the_edge_is_cut_off() {
        let mut picture = Picture::black(8, 8);
        for (x, y) in [(-2, -2), (6, 6), (-40, 0), (0, 40), (100, -100)] {
            square([255; 4], x, y).blend(&mut picture, 1.0, Shown::WHOLE);
        }
        assert_eq!(
            [picture.planes[0].row(0)[1], picture.planes[0].row(7)[7], picture.planes[0].row(4)[4]],
            [235, 235, 16]
        );
    }
}
