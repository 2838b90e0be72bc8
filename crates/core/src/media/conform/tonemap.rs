//! High dynamic range to standard: PQ and HLG (ITU-R BT.2100) in BT.2020 to BT.709, 8 bit.
//!
//! Light up to 30 cd/m² stays as it is on a display of 100 cd/m²; what is brighter follows a Möbius curve up to the peak,
//! as ffmpeg's `tonemap=mobius` has it, so that clouds stay apart from the sky. HDR reference white (203 cd/m²,
//! ITU-R BT.2408) lands at nine tenths of the signal. The curve works on the largest component, which keeps hue and
//! saturation. What is light on a display becomes the signal from which such a display (ITU-R BT.1886) makes it.

use std::sync::OnceLock;

use crate::media::facts::Hdr;
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

/// White of an SDR display, in cd/m²: linear light is counted in it.
const SDR_WHITE: f32 = 100.0;
/// Linear light up to here stays as it is.
const KNEE: f32 = 0.3;
/// HLG is shown as on a display of this peak, in cd/m² (BT.2100, table 5: system gamma 1.2).
const HLG_PEAK: f32 = 1000.0;
/// The brightest that PQ can say, in cd/m². Films that stay below lose little: 1000 cd/m² are 98 % of the signal.
const PQ_PEAK: f32 = 10_000.0;
const STEPS: usize = 1024;
const OUTPUT_STEPS: usize = 4096;

/// BT.2020 luminance weights.
const LUMA_2020: [f32; 3] = [0.2627, 0.6780, 0.0593];
/// Linear BT.2020 to linear BT.709 (ITU-R BT.2087, inverse of table 2).
const TO_709: [[f32; 3]; 3] =
    [[1.660_491, -0.587_641, -0.072_85], [-0.124_55, 1.132_9, -0.008_349], [-0.018_151, -0.100_579, 1.118_73]];

struct Tables {
    /// Signal 0..1 in 1024 steps to linear light (PQ: over SDR white; HLG: scene light).
    linear: Vec<f32>,
    /// Of HLG: what a display makes of scene light of that luminance, by its square root.
    system_gain: Vec<f32>,
    curve: Curve,
    /// Linear SDR 0..1 to its signal, by the square root.
    signal: Vec<f32>,
}

/// Maps a picture that was scaled to the output's size already.
pub fn to_sdr(source: &DeepPicture<'_>, hdr: Hdr) -> Picture {
    static PQ: OnceLock<Tables> = OnceLock::new();
    static HLG: OnceLock<Tables> = OnceLock::new();
    let hlg = hdr == Hdr::Hlg;
    let tables = if hlg {
        HLG.get_or_init(|| tables(hlg_scene, HLG_PEAK))
    } else {
        PQ.get_or_init(|| tables(pq_display, PQ_PEAK))
    };
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
    if hlg {
        // The display's own gamma works on luminance, so that hues stay (BT.2100, note 5f).
        let luminance = light.iter().zip(LUMA_2020).map(|(value, weight)| value * weight).sum::<f32>();
        let gain = tables.system_gain[step_of(luminance.min(1.0))];
        light = light.map(|value| value * gain);
    }
    let linear = TO_709.map(|row| row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    let largest = linear[0].max(linear[1]).max(linear[2]);
    let gain = if largest > KNEE { tables.curve.gain(largest) } else { 1.0 };
    let mapped = linear.map(|value| value * gain);
    let gray = luma_709(mapped).clamp(0.0, 1.0);
    in_gamut(mapped, gray).map(|value| tables.signal[step_of(value)])
}

/// Where a value of 0 to 1 lies in a table by square roots, which is fine enough at the dark end.
fn step_of(value: f32) -> usize {
    (value.sqrt() * (OUTPUT_STEPS - 1) as f32 + 0.5) as usize
}

fn value_of(step: usize) -> f32 {
    let root = step as f32 / (OUTPUT_STEPS - 1) as f32;
    root * root
}

/// A Möbius transform that leaves the knee with slope 1 and reaches white at the peak.
struct Curve {
    peak: f32,
    scale: f32,
    above: f32,
    below: f32,
}

impl Curve {
    /// For light up to `peak`, in SDR whites.
    fn up_to(peak: f32) -> Self {
        let above = -KNEE * KNEE * (peak - 1.0) / (KNEE * KNEE - 2.0 * KNEE + peak);
        let below = (KNEE * KNEE - 2.0 * KNEE * peak + peak) / (peak - 1.0);
        let scale = (below * below + 2.0 * below * KNEE + KNEE * KNEE) / (below - above);
        Self { peak, scale, above, below }
    }

    /// What light above the knee is multiplied by. Colours beyond the peak become white there.
    fn gain(&self, light: f32) -> f32 {
        let shown = light.min(self.peak);
        self.scale * (shown + self.above) / ((shown + self.below) * light)
    }
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

fn tables(to_linear: fn(f32) -> f32, peak: f32) -> Tables {
    let linear = (0..STEPS).map(|step| to_linear(step as f32 / (STEPS - 1) as f32)).collect();
    let system_gain = (0..OUTPUT_STEPS).map(|step| value_of(step).powf(0.2) * HLG_PEAK / SDR_WHITE).collect();
    let signal = (0..OUTPUT_STEPS).map(|step| sdr_signal(value_of(step))).collect();
    Tables { linear, system_gain, curve: Curve::up_to(peak / SDR_WHITE), signal }
}

/// SMPTE ST 2084: signal to light, over SDR white.
fn pq_display(signal: f32) -> f32 {
    const M1: f32 = 2610.0 / 16384.0;
    const M2: f32 = 2523.0 / 4096.0 * 128.0;
    const C1: f32 = 3424.0 / 4096.0;
    const C2: f32 = 2413.0 / 4096.0 * 32.0;
    const C3: f32 = 2392.0 / 4096.0 * 32.0;
    let power = signal.powf(1.0 / M2);
    10_000.0 * ((power - C1).max(0.0) / (C2 - C3 * power)).powf(1.0 / M1) / SDR_WHITE
}

/// BT.2100, table 5: signal to scene light, 0..1.
fn hlg_scene(signal: f32) -> f32 {
    const A: f32 = 0.178_832_77;
    const B: f32 = 0.284_668_92;
    const C: f32 = 0.559_910_7;
    if signal <= 0.5 { signal * signal / 3.0 } else { (((signal - C) / A).exp() + B) / 12.0 }
}

/// The inverse of ITU-R BT.1886: light to the signal of which a display of gamma 2.4 makes it.
fn sdr_signal(linear: f32) -> f32 {
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
    fn what_pq_says_is_brighter_than_white_paper_stays_apart() {
        // 203, 1000, 2000, 4000 and 10,000 cd/m².
        let lumas = [0.5807_f32, 0.7518, 0.8274, 0.9026, 1.0]
            .map(|signal| mapped((64.5 + 876.0 * signal) as u16, 512, 512, Hdr::Pq)[0]);
        assert!(lumas.windows(2).all(|pair| pair[0] < pair[1]), "{lumas:?}");
        assert!(lumas[1] - lumas[0] >= 10, "{lumas:?}");
    }

    /// What `ffmpeg -vf zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,
    /// zscale=t=bt709:m=bt709:r=tv` of FFmpeg 5.1 makes of greys, every other one of 32 steps from the middle on. Darker
    /// ones it lifts: it leaves out the system gamma.
    const MOBIUS_OF_HLG: [u8; 8] = [178, 191, 203, 213, 221, 227, 231, 234];
    /// The same of PQ, from a quarter on, as far as 1000 cd/m²: beyond it ends.
    const MOBIUS_OF_PQ: [u8; 8] = [83, 110, 145, 179, 203, 218, 227, 233];

    #[test]
    fn clouds_do_not_melt_into_the_sky() {
        let ours: Vec<u8> = (8..16).map(|step| mapped(64 + 876 * 2 * step / 31, 512, 512, Hdr::Hlg)[0]).collect();
        for (own, mobius) in ours.iter().zip(MOBIUS_OF_HLG) {
            assert!(own.abs_diff(mobius) <= 10, "{ours:?} beside {MOBIUS_OF_HLG:?}");
        }
        let spread = |greys: &[u8]| f32::from(greys[7] - greys[4]);
        assert!(spread(&ours) >= 0.7 * spread(&MOBIUS_OF_HLG), "{ours:?}");
        let ours: Vec<u8> = (4..12).map(|step| mapped(64 + 876 * 2 * step / 31, 512, 512, Hdr::Pq)[0]).collect();
        for (own, mobius) in ours.iter().zip(MOBIUS_OF_PQ) {
            assert!(own.abs_diff(mobius) <= 4, "{ours:?} beside {MOBIUS_OF_PQ:?}");
        }
        assert!(spread(&ours) >= 0.7 * spread(&MOBIUS_OF_PQ), "{ours:?}");
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
