//! Colours as eyes see them: contrast, lightness, hue, and how far apart two of them are.
//!
//! Transparency plays no part here: every colour counts as opaque.

use sunting_timeline::Color;

/// White.
pub const WHITE: Color = Color::rgb(255, 255, 255);

/// How much chroma falls at a time until sRGB holds a colour.
const CHROMA_STEP: f64 = 0.004;
/// What a part of linear RGB may lie outside of 0 to 1 and still be rounded into it.
const GAMUT_SLACK: f64 = 0.0005;

/// Red, green and blue in linear light, 0 to 1.
type Linear = [f64; 3];
type Matrix = [[f64; 3]; 3];

/// Linear light into what the three kinds of cones take up (Björn Ottosson, OKLab, 2020).
const TO_CONES: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
];
const FROM_LAB: Matrix =
    [[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]];
const FROM_CONES: Matrix = [
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.7076147010],
];

/// Who looks at a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Eye {
    /// Most people.
    Normal,
    /// Without cones for long waves: red looks dark.
    Protan,
    /// Without cones for middle waves: red and green look alike.
    Deutan,
    /// Without cones for short waves: blue and green look alike.
    Tritan,
}

impl Eye {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan];

    /// What the eye makes of linear light: Machado, Oliveira and Fernandes 2009, severity 1.
    fn matrix(self) -> Matrix {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protan => {
                [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
            }
            Self::Deutan => {
                [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
            }
            Self::Tritan => {
                [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
            }
        }
    }
}

/// A colour by lightness, chroma and hue of OKLab: equal steps look equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lch {
    /// 0 (black) to 1 (white).
    pub lightness: f64,
    /// 0 (grey) to about 0.32 (the most vivid that sRGB holds).
    pub chroma: f64,
    /// Angle in radians; of greys it means nothing.
    pub hue_rad: f64,
}

impl Lch {
    /// A colour's parts.
    pub fn of(color: Color) -> Self {
        let [lightness, a, b] = oklab(linear(color));
        Self { lightness, chroma: a.hypot(b), hue_rad: b.atan2(a) }
    }

    /// The same with another lightness.
    pub fn with_lightness(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The same with at most that chroma.
    pub fn with_chroma_up_to(self, most: f64) -> Self {
        Self { chroma: self.chroma.min(most), ..self }
    }

    /// The nearest colour of sRGB with this lightness and hue: chroma falls until there is one.
    pub fn color(self) -> Color {
        let mut chroma = self.chroma;
        loop {
            let rgb = self.linear_with_chroma(chroma);
            let held = rgb.iter().all(|part| (-GAMUT_SLACK..=1.0 + GAMUT_SLACK).contains(part));
            if held || chroma <= CHROMA_STEP / 4.0 || chroma.is_nan() {
                return encoded(rgb);
            }
            chroma -= CHROMA_STEP;
        }
    }

    fn linear_with_chroma(self, chroma: f64) -> Linear {
        let lab = [self.lightness, chroma * self.hue_rad.cos(), chroma * self.hue_rad.sin()];
        times(&FROM_CONES, times(&FROM_LAB, lab).map(|cone| cone * cone * cone))
    }
}

/// Relative luminance, 0 (black) to 1 (white), by WCAG 2.
pub fn luminance(color: Color) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two colours, 1 (none) to 21, by WCAG 2; the order does not matter.
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `from` with a part of `to` in it, 0 to 1; both as they are stored, not in linear light.
pub fn mix(from: Color, to: Color, part_of_to: f64) -> Color {
    let part = part_of_to.clamp(0.0, 1.0);
    let blend = |from: u8, to: u8| (f64::from(from) * (1.0 - part) + f64::from(to) * part).round() as u8;
    Color::rgb(blend(from.r, to.r), blend(from.g, to.g), blend(from.b, to.b))
}

/// How far apart two colours are for an eye: OKLab × 100. Black and white are 100 apart, 2 is hardly seen.
pub fn distance(a: Color, b: Color, eye: Eye) -> f64 {
    let (a, b) = (seen(a, eye), seen(b, eye));
    100.0 * a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The [`distance`] for the eye that tells them apart worst.
pub fn worst_distance(a: Color, b: Color) -> f64 {
    Eye::ALL.into_iter().map(|eye| distance(a, b, eye)).fold(f64::INFINITY, f64::min)
}

fn seen(color: Color, eye: Eye) -> [f64; 3] {
    oklab(times(&eye.matrix(), linear(color)).map(|part| part.clamp(0.0, 1.0)))
}

fn oklab(rgb: Linear) -> [f64; 3] {
    times(&TO_LAB, times(&TO_CONES, rgb).map(f64::cbrt))
}

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

fn linear(color: Color) -> Linear {
    [color.r, color.g, color.b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn encoded(rgb: Linear) -> Color {
    let [r, g, b] = rgb.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let part = if part <= 0.0031308 { 12.92 * part } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (255.0 * part).round() as u8
    });
    Color::rgb(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BLACK: Color = Color::rgb(0, 0, 0);
    const BLUE: Color = Color::rgb(0x0B, 0x4A, 0x6F);
    const RED: Color = Color::rgb(0xC8, 0x10, 0x2E);
    const GREEN: Color = Color::rgb(0x1B, 0x6B, 0x3A);

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9 && (contrast(BLUE, BLUE) - 1.0).abs() < 1e-9);
        assert!((contrast(Color::rgb(0x76, 0x76, 0x76), WHITE) - 4.54).abs() < 0.005);
        assert!((luminance(Color::rgb(255, 0, 0)) - 0.2126).abs() < 1e-9);
    }

    #[test]
    fn lightness_and_chroma_are_those_of_oklab() {
        let red = Lch::of(Color::rgb(255, 0, 0));
        assert!((red.lightness - 0.628).abs() < 0.001 && (red.chroma - 0.258).abs() < 0.001, "{red:?}");
        assert!((red.hue_rad.to_degrees() - 29.2).abs() < 0.1, "{red:?}");
        assert!((Lch::of(WHITE).lightness - 1.0).abs() < 1e-6 && Lch::of(BLACK).lightness.abs() < 1e-6);
    }

    #[test]
    fn a_colour_that_srgb_lacks_loses_chroma_but_neither_lightness_nor_hue() {
        let wanted = Lch { lightness: 0.8, chroma: 0.4, hue_rad: 1.0 };
        let held = Lch::of(wanted.color());
        assert!(held.chroma < 0.2 && (held.lightness - 0.8).abs() < 0.005, "{held:?}");
        assert!((held.hue_rad - 1.0).abs() < 0.02, "{held:?}");
        let nothing = Lch { lightness: f64::NAN, chroma: f64::NAN, hue_rad: f64::NAN };
        assert_eq!(nothing.color(), BLACK);
    }

    #[test]
    fn a_mix_goes_from_one_to_the_other() {
        assert_eq!((mix(BLACK, WHITE, 0.0), mix(BLACK, WHITE, 1.0)), (BLACK, WHITE));
        assert_eq!(mix(BLACK, WHITE, 0.3), Color::rgb(77, 77, 77));
    }

    #[test]
    fn red_and_green_are_near_for_those_who_do_not_tell_them_apart() {
        assert!(distance(RED, GREEN, Eye::Normal) > 2.0 * worst_distance(RED, GREEN));
        assert!((distance(BLACK, WHITE, Eye::Normal) - 100.0).abs() < 0.01);
        assert!(worst_distance(RED, RED) < 1e-9);
    }

    proptest! {
        #[test]
        fn a_colour_survives_its_parts(r: u8, g: u8, b: u8) {
            let color = Color::rgb(r, g, b);
            prop_assert_eq!(Lch::of(color).color(), color);
        }
    }
}
