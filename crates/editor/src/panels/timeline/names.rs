//! Words that fit on clips: measured letter by letter, since a whole row of clips asks in each frame.

use eframe::egui::Painter;

use crate::look::fonts::Type;
use crate::look::short_names::fitting;

/// The name with its middle left out where it is too wide, and unlike the others of the list that it is in.
pub(super) fn elided<'a>(
    painter: &Painter,
    name: &str,
    others: impl IntoIterator<Item = &'a str>,
    font: Type,
    width: f32,
) -> String {
    let font = font.id();
    painter.fonts_mut(|fonts| {
        let mut width_of = |text: &str| text.chars().map(|letter| fonts.glyph_width(&font, letter)).sum::<f32>();
        fitting(name, others, |shown| width_of(shown) <= width)
    })
}

/// Words in so many lines at most, broken between words; the last line is cut at its end where it must be. A first word
/// that is too long leaves one line.
pub(super) fn lines(painter: &Painter, text: &str, font: Type, width: f32, most: usize) -> Vec<String> {
    let font = font.id();
    painter.fonts_mut(|fonts| break_lines(text, width, most, |letter| fonts.glyph_width(&font, letter)))
}

fn break_lines(text: &str, width: f32, most: usize, mut width_of: impl FnMut(char) -> f32) -> Vec<String> {
    let mut width_of_all = |text: &str| text.chars().map(&mut width_of).sum::<f32>();
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let is_last = lines.len() + 1 == most;
        if is_last || width_of_all(rest) <= width {
            break;
        }
        let ends = rest.match_indices(' ').map(|(at, _)| at);
        let Some(end) = ends.take_while(|end| width_of_all(&rest[..*end]) <= width).last() else { break };
        lines.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        lines.extend(cut(rest, width, width_of));
    }
    lines
}

/// The beginning of a text that fits, with a mark where something is missing; `None` where not even a letter fits.
fn cut(text: &str, width: f32, mut width_of: impl FnMut(char) -> f32) -> Option<String> {
    if text.chars().map(&mut width_of).sum::<f32>() <= width {
        return Some(text.to_owned());
    }
    let mut room = width - width_of('…');
    let fits = |letter: &char| {
        room -= width_of(*letter);
        room >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    (!kept.trim().is_empty()).then(|| format!("{}…", kept.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_the_end_is_cut() {
        let at = |text, width, most| break_lines(text, width, most, |_| 1.0);
        assert_eq!(at("Saya Rina, dari Dinas", 12.0, 2), ["Saya Rina,", "dari Dinas"]);
        assert_eq!(at("Saya Rina, dari Dinas Dukcapil", 12.0, 2), ["Saya Rina,", "dari Dinas…"]);
        assert_eq!(at("Aktivasinya gratis", 8.0, 2), ["Aktivas…"]);
        assert_eq!(
            (at("Saya", 8.0, 2), at("Saya Rina", 5.0, 1), at(" ", 5.0, 2)),
            (vec!["Saya".into()], vec!["Saya…".into()], vec![])
        );
    }
}
