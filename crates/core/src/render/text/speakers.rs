//! The colours of those who speak.

use sunting_timeline::Color;

/// Beside light letters, on dark boxes and outlines.
const LIGHT: [Color; 6] = [
    Color::rgb(0x7F, 0xDB, 0xFF),
    Color::rgb(0xFF, 0xB8, 0x6B),
    Color::rgb(0x9B, 0xE5, 0x8A),
    Color::rgb(0xFF, 0xA6, 0xC9),
    Color::rgb(0xC9, 0xB6, 0xFF),
    Color::rgb(0xFF, 0xF0, 0x7A),
];
/// Beside dark letters, on light boxes.
const DARK: [Color; 6] = [
    Color::rgb(0x0B, 0x4F, 0x94),
    Color::rgb(0x8A, 0x3B, 0x00),
    Color::rgb(0x1B, 0x5E, 0x2A),
    Color::rgb(0x9A, 0x16, 0x56),
    Color::rgb(0x53, 0x36, 0xB8),
    Color::rgb(0x5F, 0x52, 0x00),
];

/// The colour of a speaker's name beside letters of another colour.
pub fn color(number: usize, letters: Color) -> Color {
    let colors = if letters.is_light() { LIGHT } else { DARK };
    colors[number % colors.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(Color { r, g, b, .. }: Color) -> f32 {
        let linear = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    #[test]
    fn every_speaker_can_be_read_on_the_boxes_that_are_offered() {
        // A dark box over white, and a light one over black.
        let (dark, light) = (luminance(Color::rgb(95, 95, 95)), luminance(Color::rgb(230, 230, 230)));
        for number in 0..6 {
            let (on_dark, on_light) = (color(number, Color::rgb(255, 255, 255)), color(number, Color::rgb(16, 16, 16)));
            let ratios = [(luminance(on_dark) + 0.05) / (dark + 0.05), (light + 0.05) / (luminance(on_light) + 0.05)];
            assert!(ratios.iter().all(|ratio| *ratio >= 3.0), "{number}: {ratios:?}");
            let ratios = [(luminance(on_dark) + 0.05) / (luminance(Color::rgb(39, 39, 39)) + 0.05), ratios[1]];
            assert!(ratios.iter().all(|ratio| *ratio >= 4.5), "{number}: {ratios:?}");
        }
    }
}
