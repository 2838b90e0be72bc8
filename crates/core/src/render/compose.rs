//! Laying layers over each other.

use std::sync::Arc;

use sunting_timeline::Color;

use super::geometry::Rect;
use super::overlay::{Overlay, Shown};
use crate::picture::{Picture, Plane};

/// One thing to lay over what is below it.
#[derive(Clone)]
pub enum ComposeLayer {
    /// A picture of its rectangle's size.
    Picture {
        picture: Arc<Picture>,
        rect: Rect,
        /// 0 to 1.
        opacity: f32,
    },
    /// A drawn graphic, which knows where it lies.
    Overlay {
        overlay: Arc<Overlay>,
        /// 0 to 1.
        opacity: f32,
        shown: Shown,
    },
    Color {
        color: Color,
        /// 0 to 1.
        opacity: f32,
    },
}

impl ComposeLayer {
    /// Whether both show the same pixels at the same place, told without looking at pixels.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Picture { picture: a, rect: b, opacity: c }, Self::Picture { picture: d, rect: e, opacity: f }) => {
                Arc::ptr_eq(a, d) && b == e && c == f
            }
            (
                Self::Overlay { overlay: a, opacity: b, shown: c },
                Self::Overlay { overlay: d, opacity: e, shown: f },
            ) => Arc::ptr_eq(a, d) && b == e && c == f,
            (Self::Color { color: a, opacity: b }, Self::Color { color: c, opacity: d }) => a == c && b == d,
            _ => false,
        }
    }
}

/// The layers over black, from the bottom to the top, on an output of this (even) size.
pub fn compose(layers: &[ComposeLayer], (width_px, height_px): (usize, usize)) -> Picture {
    let (mut picture, layers) = match layers {
        // Nothing is seen of the black.
        [ComposeLayer::Picture { picture, rect, opacity: 1.0 }, above @ ..]
            if picture.alpha.is_none() && rect.is_whole((width_px, height_px)) =>
        {
            ((**picture).clone(), above)
        }
        _ => (Picture::black(width_px, height_px), layers),
    };
    for layer in layers {
        match layer {
            ComposeLayer::Picture { picture: above, rect, opacity } => lay(&mut picture, above, *rect, *opacity),
            ComposeLayer::Overlay { overlay, opacity, shown } => overlay.blend(&mut picture, *opacity, *shown),
            ComposeLayer::Color { color, opacity } => {
                let above = Picture::filled(width_px, height_px, yuv(*color));
                let rect = Rect { x_px: 0, y_px: 0, width_px, height_px };
                lay(&mut picture, &above, rect, opacity * f32::from(color.a) / 255.0);
            }
        }
    }
    picture
}

fn lay(below: &mut Picture, above: &Picture, rect: Rect, opacity: f32) {
    let strength = (opacity.clamp(0.0, 1.0) * 256.0).round() as u32;
    if let Some(alpha) = &above.alpha {
        return lay_clear(below, above, alpha, rect, strength);
    }
    for (index, (below, above)) in below.planes.iter_mut().zip(&above.planes).enumerate() {
        let halving = if index == 0 { 1 } else { 2 };
        lay_plane(below, above, rect.x_px / halving, rect.y_px / halving, strength);
    }
}

fn lay_plane(below: &mut Plane, above: &Plane, x: i32, y: i32, strength: u32) {
    let (left, right) = span(x, above.width(), below.width());
    let (top, bottom) = span(y, above.height(), below.height());
    if left == right {
        return;
    }
    for row in top..bottom {
        let from = (left as i64 - i64::from(x)) as usize;
        let source = &above.row((row as i64 - i64::from(y)) as usize)[from..from + right - left];
        let target = &mut below.row_mut(row)[left..right];
        if strength == 256 {
            target.copy_from_slice(source);
        } else {
            for (target, source) in target.iter_mut().zip(source) {
                let mixed = u32::from(*target) * (256 - strength) + u32::from(*source) * strength;
                *target = ((mixed + 128) >> 8) as u8;
            }
        }
    }
}

/// Lays a picture that is clear in places. Its planes are as over black, so that what is below adds what lies above black
/// there, in so far as it is seen.
fn lay_clear(below: &mut Picture, above: &Picture, alpha: &Plane, rect: Rect, strength: u32) {
    let [above_y, above_u, above_v] = &above.planes;
    let [below_y, below_u, below_v] = &mut below.planes;
    let (left, right) = span(rect.x_px, above_y.width(), below_y.width());
    let (top, bottom) = span(rect.y_px, above_y.height(), below_y.height());
    let column_of = |column: usize| (column as i64 - i64::from(rect.x_px)) as usize;
    let row_of = |row: usize| (row as i64 - i64::from(rect.y_px)) as usize;
    if left == right {
        return;
    }
    let columns = column_of(left)..column_of(left) + right - left;
    for row in top..bottom {
        let alphas = alpha.row(row_of(row))[columns.clone()].iter().map(|&alpha| u32::from(alpha));
        let values = &above_y.row(row_of(row))[columns.clone()];
        mix_clear(&mut below_y.row_mut(row)[left..right], values, alphas, (16, strength));
    }
    // Places and sizes are even.
    let halves = columns.start / 2..columns.end / 2;
    for row in top / 2..bottom / 2 {
        let upper = &alpha.row(row_of(2 * row))[columns.clone()];
        let lower = &alpha.row(row_of(2 * row) + 1)[columns.clone()];
        let sums = || {
            upper.chunks_exact(2).zip(lower.chunks_exact(2)).map(|pairs| {
                let sum: u32 = pairs.0.iter().chain(pairs.1).map(|&alpha| u32::from(alpha)).sum();
                (sum + 2) / 4
            })
        };
        for (below, above) in [(&mut *below_u, above_u), (&mut *below_v, above_v)] {
            let values = &above.row(row_of(2 * row) / 2)[halves.clone()];
            mix_clear(&mut below.row_mut(row)[left / 2..right / 2], values, sums(), (128, strength));
        }
    }
}

/// `black` is what the values count from, `strength` in 256ths.
fn mix_clear(below: &mut [u8], above: &[u8], alphas: impl Iterator<Item = u32>, (black, strength): (i32, u32)) {
    const WHOLE: i32 = 255 * 256;
    let strength = strength as i32;
    for ((below, &above), alpha) in below.iter_mut().zip(above).zip(alphas) {
        let kept = (i32::from(*below) - black) * (WHOLE - alpha as i32 * strength);
        let added = (i32::from(above) - black) * 255 * strength;
        *below = ((kept + added + black * WHOLE + WHOLE / 2) / WHOLE).clamp(0, 255) as u8;
    }
}

/// The part of a span that lies within `0..limit`.
fn span(start: i32, length: usize, limit: usize) -> (usize, usize) {
    let first = i64::from(start).clamp(0, limit as i64);
    let last = (i64::from(start) + length as i64).clamp(first, limit as i64);
    (first as usize, last as usize)
}

/// A colour in BT.709 limited range; its alpha is left aside.
pub fn yuv(color: Color) -> [u8; 3] {
    let [r, g, b] = [color.r, color.g, color.b].map(|value| f32::from(value) / 255.0);
    let luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let (cb, cr) = ((b - luma) / 1.8556, (r - luma) / 1.5748);
    [(16.5 + 219.0 * luma) as u8, (128.5 + 224.0 * cb) as u8, (128.5 + 224.0 * cr) as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(value: u8, rect: (i32, i32, usize, usize), opacity: f32) -> ComposeLayer {
        let (x_px, y_px, width_px, height_px) = rect;
        let picture = Arc::new(Picture::filled(width_px, height_px, [value, 128, 128]));
        ComposeLayer::Picture { picture, rect: Rect { x_px, y_px, width_px, height_px }, opacity }
    }

    #[test]
    fn the_upper_layer_hides_the_lower_one_and_black_is_below() {
        let picture = compose(&[layer(100, (0, 0, 4, 4), 1.0), layer(200, (2, 0, 4, 2), 1.0)], (8, 4));
        assert_eq!(picture.planes[0].row(0), [100, 100, 200, 200, 200, 200, 16, 16]);
        assert_eq!(picture.planes[0].row(3), [100, 100, 100, 100, 16, 16, 16, 16]);
    }

    #[test]
    fn half_an_opacity_is_half_way_and_edges_are_cut_off() {
        let picture = compose(&[layer(116, (-2, -2, 4, 4), 0.5)], (4, 4));
        assert_eq!(picture.planes[0].row(0), [66, 66, 16, 16]);
        assert_eq!(picture.planes[0].row(2), [16; 4]);
    }

    #[test]
    fn what_is_clear_shows_what_is_below_and_half_of_it_is_half_way() {
        let above = |luma, alpha| {
            let mut picture = Picture::filled(4, 4, [luma, 128, 128]);
            picture.alpha = Some(Plane::new(4, 4, alpha));
            let rect = Rect { x_px: -2, y_px: 2, width_px: 4, height_px: 4 };
            ComposeLayer::Picture { picture: Arc::new(picture), rect, opacity: 1.0 }
        };
        let row = |above| compose(&[layer(100, (0, 0, 8, 8), 1.0), above], (8, 8)).planes[0].row(3).to_vec();
        assert_eq!(row(above(16, 0)), [100; 8], "nothing is there");
        assert_eq!(row(above(116, 128)), [158, 158, 100, 100, 100, 100, 100, 100], "half of 216 over 100");
        assert_eq!(row(above(216, 255))[..3], [216, 216, 100]);
    }

    proptest::proptest! {
        #[test]
        fn a_picture_that_is_all_there_is_laid_like_one_without_alpha(
            x in -10_i32..10, y in -10_i32..10, opacity in 0.0_f32..=1.0, value: u8,
        ) {
            let plain = layer(value, (2 * x, 2 * y, 8, 6), opacity);
            let ComposeLayer::Picture { picture, rect, .. } = plain.clone() else { return Ok(()) };
            let clear = Picture { alpha: Some(Plane::new(8, 6, 255)), ..(*picture).clone() };
            let clear = ComposeLayer::Picture { picture: Arc::new(clear), rect, opacity };
            let below = layer(90, (0, 0, 16, 12), 1.0);
            let (a, b) = (compose(&[below.clone(), plain], (16, 12)), compose(&[below, clear], (16, 12)));
            for row in 0..12 {
                let pairs = a.planes[0].row(row).iter().zip(b.planes[0].row(row));
                proptest::prop_assert!(pairs.into_iter().all(|(a, b)| a.abs_diff(*b) <= 1));
            }
        }
    }

    #[test]
    fn a_picture_moved_wholly_off_any_edge_is_not_seen() {
        for rect in [(8, 0, 4, 4), (900, 0, 4, 4), (-4, 0, 4, 4), (-900, 0, 4, 4), (0, 4, 4, 4), (0, -900, 4, 4)] {
            assert_eq!(compose(&[layer(200, rect, 1.0)], (8, 4)), Picture::black(8, 4), "{rect:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_placement_shows_what_lies_inside(
            x in -40_i32..40, y in -40_i32..40, width in 1_usize..20, height in 1_usize..20, opaque: bool,
        ) {
            let (x, y, width, height) = (2 * x, 2 * y, 2 * width, 2 * height);
            let opacity = if opaque { 1.0 } else { 0.5 };
            let picture = compose(&[layer(216, (x, y, width, height), opacity)], (16, 12));
            for row in 0..12 {
                for column in 0..16 {
                    let inside = |at: i32, start: i32, length: usize| at >= start && at < start + length as i32;
                    let seen = inside(column, x, width) && inside(row, y, height);
                    let expected = match (seen, opaque) { (false, _) => 16, (true, true) => 216, (true, false) => 116 };
                    proptest::prop_assert_eq!(picture.planes[0].row(row as usize)[column as usize], expected);
                }
            }
        }
    }

    #[test]
    fn colours_are_those_of_bt709() {
        assert_eq!(yuv(Color::rgb(255, 255, 255)), [235, 128, 128]);
        assert_eq!(yuv(Color::rgb(255, 0, 0)), [63, 102, 240]);
    }
}
