//! File names that fit: measured letter by letter, since a whole line of clips asks in each frame.

use eframe::egui::Painter;

use crate::look::fonts::Type;

/// The name with its middle left out where it is too wide. The ends tell files apart.
pub(super) fn elided(painter: &Painter, name: &str, font: Type, width: f32) -> String {
    let font = font.id();
    painter.fonts_mut(|fonts| elide(name, width, |letter| fonts.glyph_width(&font, letter)))
}

fn elide(name: &str, width: f32, mut width_of: impl FnMut(char) -> f32) -> String {
    let letters: Vec<(char, f32)> = name.chars().map(|letter| (letter, width_of(letter))).collect();
    if letters.iter().map(|(_, width)| width).sum::<f32>() <= width {
        return name.to_owned();
    }
    let mut room = width - width_of('…');
    let (mut head, mut tail) = (0, letters.len());
    // One from the front, one from the back, as long as there is room.
    while head < tail {
        let next = if head <= letters.len() - tail { head } else { tail - 1 };
        room -= letters[next].1;
        if room < 0.0 {
            break;
        }
        if next == head { head += 1 } else { tail -= 1 }
    }
    let text = |part: &[(char, f32)]| part.iter().map(|(letter, _)| *letter).collect::<String>();
    format!("{}…{}", text(&letters[..head]).trim_end(), text(&letters[tail..]).trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_goes_and_the_ends_stay() {
        let at = |width| elide("WhatsApp Video 10.15.30.mp4", width, |_| 1.0);
        assert_eq!(at(27.0), "WhatsApp Video 10.15.30.mp4");
        assert_eq!(at(21.0), "WhatsApp V….15.30.mp4".to_owned());
        assert_eq!((at(3.0), at(0.0)), ("W…4".to_owned(), "…".to_owned()));
    }

    proptest! {
        #[test]
        fn what_is_left_fits(name in "[a-z .]{0,40}", width in 1.0f32..50.0) {
            let kept = elide(&name, width, |_| 1.0);
            prop_assert!(kept.chars().count() as f32 <= width.max(1.0));
        }
    }
}
