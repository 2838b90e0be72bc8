//! Whether subtitles stand out from what is behind them (WCAG 2.1, 1.4.3).

use sunting_timeline::Color;
use sunting_timeline::style::TextStyle;

/// Text may be read from this ratio on.
const ENOUGH: f64 = 4.5;
/// An outline thinner than this part of the letters' size does not help.
const OUTLINE: f32 = 0.05;
/// A picture is as light as dark.
const MIDDLE: f64 = 0.5;

/// What is told about a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legibility {
    /// It can be read over any picture.
    Easy,
    NeedsBox,
    /// Letters and their box or outline are too alike.
    TooAlike,
}

/// How well a style can be read.
pub fn legibility(style: &TextStyle) -> Legibility {
    let text = of(style.color);
    if style.box_color.a > 0 {
        // A box that lets the picture through has to do over white and over black.
        let worst = [0.0, 1.0].map(|behind| ratio(luminance(text), luminance(over(style.box_color, behind))));
        return if worst[0].min(worst[1]) >= ENOUGH { Legibility::Easy } else { Legibility::TooAlike };
    }
    if style.outline_width >= OUTLINE {
        let outline = luminance(of(style.outline_color));
        return if ratio(luminance(text), outline) >= ENOUGH { Legibility::Easy } else { Legibility::TooAlike };
    }
    let picture = luminance([MIDDLE; 3]);
    if ratio(luminance(text), picture) >= ENOUGH { Legibility::Easy } else { Legibility::NeedsBox }
}

fn of(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| f64::from(channel) / 255.0)
}

/// A colour with something grey shining through it.
fn over(color: Color, behind: f64) -> [f64; 3] {
    let part = f64::from(color.a) / 255.0;
    of(color).map(|channel| channel * part + behind * (1.0 - part))
}

fn luminance(color: [f64; 3]) -> f64 {
    let linear = |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    let [r, g, b] = color.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use sunting_session::subtitles::office_style;
    use sunting_timeline::kit::Kit;
    use sunting_timeline::style::offered;

    use super::*;

    #[test]
    fn every_look_that_is_offered_can_be_read() {
        for shipped in offered() {
            assert_eq!(legibility(&shipped.style), Legibility::Easy, "{}", shipped.style.name);
        }
    }

    #[test]
    fn every_offices_colours_can_be_read() {
        for (red, green, blue) in (0..216).map(|n| (n % 6 * 51, n / 6 % 6 * 51, n / 36 * 51)) {
            let kit = Kit { primary: Color::rgb(red, green, blue), ..Kit::default() };
            let style = office_style(&kit, &TextStyle::default());
            assert_eq!(legibility(&style), Legibility::Easy, "{:?}", kit.primary);
        }
    }

    #[test]
    fn bare_letters_need_a_box_and_white_on_white_another_colour() {
        let shipped = |name| TextStyle::shipped(name).unwrap();
        let outlined = TextStyle { outline_width: 0.0, ..shipped("outline") };
        assert_eq!(legibility(&outlined), Legibility::NeedsBox);
        let light = shipped("light_box");
        let white = TextStyle { color: Color::rgb(255, 255, 255), ..light };
        assert_eq!(legibility(&white), Legibility::TooAlike);
    }
}
