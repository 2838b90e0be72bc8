//! Whether subtitles stand out from what is behind them (WCAG 2.1, 1.4.3).

use sunting_graphics::color::{WHITE, contrast, mix};
use sunting_graphics::palette::TEXT_CONTRAST;
use sunting_timeline::Color;
use sunting_timeline::style::TextStyle;

/// An outline thinner than this part of the letters' size does not help.
const OUTLINE: f32 = 0.05;
const BLACK: Color = Color::rgb(0, 0, 0);
/// A picture is as light as dark.
const MIDDLE: Color = Color::rgb(128, 128, 128);

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
    let text = style.color;
    if style.box_color.a > 0 {
        // A box that lets the picture through has to do over white and over black.
        let part = f64::from(style.box_color.a) / 255.0;
        let seen = [BLACK, WHITE].map(|behind| contrast(text, mix(behind, style.box_color, part)));
        return if seen[0].min(seen[1]) >= TEXT_CONTRAST { Legibility::Easy } else { Legibility::TooAlike };
    }
    let is_easy = |behind: Color| contrast(text, behind) >= TEXT_CONTRAST;
    if style.outline_width >= OUTLINE {
        return if is_easy(style.outline_color) { Legibility::Easy } else { Legibility::TooAlike };
    }
    if is_easy(MIDDLE) { Legibility::Easy } else { Legibility::NeedsBox }
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
