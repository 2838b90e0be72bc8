//! The way from a composed picture to the colours of a screen or a PNG.

use crate::picture::Picture;

/// BT.709 with limited range in units of 1/65536 (ITU-R BT.709-6, item 3): luma, Cr to red, Cb and Cr to green, Cb to
/// blue.
const LUMA: i32 = 76_309;
const CR_TO_RED: i32 = 117_489;
const CB_TO_GREEN: i32 = 13_975;
const CR_TO_GREEN: i32 = 34_925;
const CB_TO_BLUE: i32 = 138_438;
const HALF: i32 = 1 << 15;

/// The picture as rows of red, green and blue, 8 bit each, from the top.
pub fn to_rgb(picture: &Picture) -> Vec<u8> {
    let mut rgb = Vec::with_capacity(picture.width() * picture.height() * 3);
    for y in 0..picture.height() {
        let luma = picture.planes[0].row(y);
        let (cb, cr) = (picture.planes[1].row(y / 2), picture.planes[2].row(y / 2));
        for (x, &luma) in luma.iter().enumerate() {
            rgb.extend_from_slice(&pixel(luma, cb[x / 2], cr[x / 2]));
        }
    }
    rgb
}

fn pixel(luma: u8, cb: u8, cr: u8) -> [u8; 3] {
    let (luma, cb, cr) = ((i32::from(luma) - 16) * LUMA + HALF, i32::from(cb) - 128, i32::from(cr) - 128);
    let red = luma + CR_TO_RED * cr;
    let green = luma - CB_TO_GREEN * cb - CR_TO_GREEN * cr;
    let blue = luma + CB_TO_BLUE * cb;
    [red, green, blue].map(|value| (value >> 16).clamp(0, 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::compose::yuv;
    use sunting_timeline::Color;

    #[test]
    fn colours_come_back_from_yuv_within_a_step_or_two() {
        for (r, g, b) in [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255), (16, 42, 67), (200, 180, 90)] {
            let [luma, cb, cr] = yuv(Color::rgb(r, g, b));
            let back = pixel(luma, cb, cr);
            let off = back.iter().zip([r, g, b]).map(|(a, b)| a.abs_diff(b)).max();
            assert!(off <= Some(2), "{back:?} for {r} {g} {b}");
        }
    }

    #[test]
    fn rows_follow_each_other_without_padding() {
        let rgb = to_rgb(&Picture::filled(6, 2, [235, 128, 128]));
        assert_eq!(rgb, vec![255; 6 * 2 * 3]);
    }
}
