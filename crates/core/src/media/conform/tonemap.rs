//! High dynamic range to standard: PQ and HLG (ITU-R BT.2100) in BT.2020 to BT.709, 8 bit.
//!
//! HDR reference white (203 cd/m², ITU-R BT.2408) goes to 90 % of linear SDR white; what is brighter is rolled off
//! towards white, so that skin and sky keep their shape beside clips that were SDR all along.

use std::sync::OnceLock;

use crate::media::probe::Hdr;
use crate::picture::Picture;

/// Samples of 10-bit planar YUV 4:2:0 in 16-bit words, BT.2020 non-constant luminance.
pub struct DeepPicture<'a> {
    /// Luma, Cb, Cr.
    pub planes: [&'a [u16]; 3],
    /// In samples; chroma rows are half as long.
    pub width: usize,
    /// In rows; there are half as many of chroma.
    pub height: usize,
    /// 0–1023 instead of 64–940.
    pub full_range: bool,
}

const REFERENCE_WHITE: f32 = 203.0;
/// Where reference white lies in linear SDR.
const WHITE_LEVEL: f32 = 0.9;
/// Linear SDR up to here stays as it is.
const KNEE: f32 = 0.7;
/// HLG is shown as on a display of this peak, in cd/m² (BT.2100, table 5: system gamma 1.2).
const HLG_PEAK: f32 = 1000.0;
const STEPS: usize = 1024;
const OUTPUT_STEPS: usize = 4096;

/// BT.2020 luminance weights.
const LUMA_2020: [f32; 3] = [0.2627, 0.6780, 0.0593];
/// Linear BT.2020 to linear BT.709 (ITU-R BT.2087, inverse of table 2).
const TO_709: [[f32; 3]; 3] =
    [[1.660_491, -0.587_641, -0.072_85], [-0.124_55, 1.132_9, -0.008_349], [-0.018_151, -0.100_579, 1.118_73]];

struct Tables {
    /// Signal 0..1 in 1024 steps to linear light (PQ: over reference white; HLG: scene light).
    linear: Vec<f32>,
    /// Linear SDR 0..1 to the BT.709 signal, indexed by the square root so that the dark end is fine enough.
    signal: Vec<f32>,
}

/// Maps a picture that was scaled to the output's size already.
pub fn to_sdr(source: &DeepPicture<'_>, hdr: Hdr) -> Picture {
    static PQ: OnceLock<Tables> = OnceLock::new();
    static HLG: OnceLock<Tables> = OnceLock::new();
    let hlg = hdr == Hdr::Hlg;
    let tables = if hlg { HLG.get_or_init(|| tables(hlg_scene)) } else { PQ.get_or_init(|| tables(pq_display)) };
    let mut picture = Picture::black(source.width, source.height);
    let (width, chroma_width) = (source.width, source.width / 2);
    for block_y in 0..source.height / 2 {
        for block_x in 0..chroma_width {
            let chroma = block_y * chroma_width + block_x;
            let cb = unsigned(source.planes[1][chroma], source.full_range);
            let cr = unsigned(source.planes[2][chroma], source.full_range);
            let mut sum = [0.0_f32; 3];
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let (x, y) = (2 * block_x + dx, 2 * block_y + dy);
                let luma = luma(source.planes[0][y * width + x], source.full_range);
                let rgb = sdr_pixel([luma, cb, cr], tables, hlg);
                picture.planes[0].row_mut(y)[x] = (16.0 + 219.0 * luma_709(rgb) + 0.5) as u8;
                for (total, value) in sum.iter_mut().zip(rgb) {
                    *total += 0.25 * value;
                }
            }
            let mean = luma_709(sum);
            picture.planes[1].row_mut(block_y)[block_x] = (128.5 + 224.0 * (sum[2] - mean) / 1.8556) as u8;
            picture.planes[2].row_mut(block_y)[block_x] = (128.5 + 224.0 * (sum[0] - mean) / 1.5748) as u8;
        }
    }
    picture
}

fn luma(sample: u16, full_range: bool) -> f32 {
    if full_range { f32::from(sample) / 1023.0 } else { (f32::from(sample) - 64.0) / 876.0 }
}

fn unsigned(sample: u16, full_range: bool) -> f32 {
    if full_range { (f32::from(sample) - 512.0) / 1023.0 } else { (f32::from(sample) - 512.0) / 896.0 }
}

fn luma_709([r, g, b]: [f32; 3]) -> f32 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// One pixel from BT.2020 Y'CbCr to BT.709 R'G'B', all 0..1.
fn sdr_pixel([y, cb, cr]: [f32; 3], tables: &Tables, hlg: bool) -> [f32; 3] {
    let signal = [y + 1.4746 * cr, y - 0.164_553 * cb - 0.571_353 * cr, y + 1.8814 * cb];
    let mut light = signal.map(|value| tables.linear[(value.clamp(0.0, 1.0) * (STEPS - 1) as f32 + 0.5) as usize]);
    let mut luminance = light.iter().zip(LUMA_2020).map(|(value, weight)| value * weight).sum::<f32>();
    if hlg {
        // The display's own gamma works on luminance, so that hues stay (BT.2100, note 5f).
        let gain = luminance.max(1e-6).powf(0.2) * HLG_PEAK / REFERENCE_WHITE;
        light = light.map(|value| value * gain);
        luminance *= gain;
    }
    let level = luminance * WHITE_LEVEL;
    let gain = if level > KNEE { rolled_off(level) / level } else { 1.0 } * WHITE_LEVEL;
    let bright = light.map(|value| value * gain);
    let linear = TO_709.map(|row| row[0] * bright[0] + row[1] * bright[1] + row[2] * bright[2]);
    let gray = luma_709(linear).clamp(0.0, 1.0);
    in_gamut(linear, gray).map(|value| tables.signal[(value.sqrt() * (OUTPUT_STEPS - 1) as f32 + 0.5) as usize])
}

/// From the knee on towards white, which it never quite reaches; smooth at the knee.
fn rolled_off(level: f32) -> f32 {
    let room = 1.0 - KNEE;
    let over = (level - KNEE) / room;
    KNEE + room * over / (1.0 + over)
}

/// Colours outside BT.709 are moved towards the grey of the same luminance until they fit, which keeps their hue.
fn in_gamut(linear: [f32; 3], gray: f32) -> [f32; 3] {
    let mut keep = 1.0_f32;
    for value in linear {
        if value > 1.0 {
            keep = keep.min((1.0 - gray) / (value - gray));
        } else if value < 0.0 {
            keep = keep.min(gray / (gray - value));
        }
    }
    linear.map(|value| (gray + (value - gray) * keep).clamp(0.0, 1.0))
}

fn tables(to_linear: fn(f32) -> f32) -> Tables {
    let linear = (0..STEPS).map(|step| to_linear(step as f32 / (STEPS - 1) as f32)).collect();
    let signal = (0..OUTPUT_STEPS).map(|step| {
        let root = step as f32 / (OUTPUT_STEPS - 1) as f32;
        bt709_signal(root * root)
    });
    Tables { linear, signal: signal.collect() }
}

/// SMPTE ST 2084: signal to light, over reference white.
fn pq_display(signal: f32) -> f32 {
    const M1: f32 = 2610.0 / 16384.0;
    const M2: f32 = 2523.0 / 4096.0 * 128.0;
    const C1: f32 = 3424.0 / 4096.0;
    const C2: f32 = 2413.0 / 4096.0 * 32.0;
    const C3: f32 = 2392.0 / 4096.0 * 32.0;
    let power = signal.powf(1.0 / M2);
    10_000.0 * ((power - C1).max(0.0) / (C2 - C3 * power)).powf(1.0 / M1) / REFERENCE_WHITE
}

/// BT.2100, table 5: signal to scene light, 0..1.
fn hlg_scene(signal: f32) -> f32 {
    const A: f32 = 0.178_832_77;
    const B: f32 = 0.284_668_92;
    const C: f32 = 0.559_910_7;
    if signal <= 0.5 { signal * signal / 3.0 } else { (((signal - C) / A).exp() + B) / 12.0 }
}

/// ITU-R BT.1886's inverse: light to the signal that a display of gamma 2.4 turns back into it.
fn bt709_signal(linear: f32) -> f32 {
    linear.powf(1.0 / 2.4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A 2 x 2 picture of one 10-bit limited-range colour; gives back Y, Cb, Cr.
    fn mapped(y: u16, cb: u16, cr: u16, hdr: Hdr) -> [u8; 3] {
        let planes: [&[u16]; 3] = [&[y; 4], &[cb], &[cr]];
        let picture = to_sdr(&DeepPicture { planes, width: 2, height: 2, full_range: false }, hdr);
        [0, 1, 2].map(|plane| picture.planes[plane].row(0)[0])
    }

    #[test]
    fn greys_stay_grey_and_in_order() {
        for hdr in [Hdr::Hlg, Hdr::Pq] {
            let mut last = 0;
            for y in (64..=940).step_by(4) {
                let [luma, cb, cr] = mapped(y, 512, 512, hdr);
                assert!(luma >= last, "{hdr:?} {y}: {luma} after {last}");
                assert!((127..=129).contains(&cb) && (127..=129).contains(&cr), "{hdr:?} {y}: {cb} {cr}");
                last = luma;
            }
            assert_eq!(mapped(64, 512, 512, hdr)[0], 16);
            assert!((225..=235).contains(&last), "{hdr:?}: the brightest is {last}");
        }
    }

    #[test]
    fn reference_white_lands_just_below_white() {
        let hlg = mapped(64 + 876 * 3 / 4, 512, 512, Hdr::Hlg)[0];
        let pq = mapped(64 + 876 * 58 / 100, 512, 512, Hdr::Pq)[0];
        assert!((205..=225).contains(&hlg), "HLG 75 %: {hlg}");
        assert!((205..=225).contains(&pq), "PQ 58 %: {pq}");
        assert!(hlg.abs_diff(pq) <= 6, "the same light in both: {hlg} and {pq}");
    }

    #[test]
    fn extremes_do_not_wrap() {
        for y in [0, 64, 500, 940, 1023] {
            for cb in [0, 512, 1023] {
                for cr in [0, 512, 1023] {
                    for hdr in [Hdr::Hlg, Hdr::Pq] {
                        let [luma, cb, cr] = mapped(y, cb, cr, hdr);
                        assert!((16..=235).contains(&luma) && (16..=240).contains(&cb) && (16..=240).contains(&cr));
                    }
                }
            }
        }
    }
}
