//! Whether the office's colours can be read, and what is used where they cannot.

use eframe::egui::{Ui, vec2};
use sunting_graphics::color::Lch;
use sunting_graphics::palette::{Ground, Palette, Role};
use sunting_timeline::Color;
use sunting_timeline::kit::Kit;

use super::super::super::{Cx, told};
use super::super::page::Page;
use crate::look::{fonts, icons};

/// Greyer than this, a colour has no name of its own.
const GREY: f64 = 0.04;
/// Names by hue, each up to so many degrees.
const HUES: [(f64, &str); 8] = [
    (15.0, "hue-pink"),
    (42.0, "hue-red"),
    (72.0, "hue-orange"),
    (112.0, "hue-yellow"),
    (170.0, "hue-green"),
    (215.0, "hue-teal"),
    (285.0, "hue-blue"),
    (345.0, "hue-purple"),
];

/// Says it once, if something has to be mended.
pub fn show(ui: &Ui, cx: &Cx<'_>, page: &mut Page, kit: &Kit) {
    let Some(words) = words(cx, kit) else { return };
    let (theme, look) = (*cx.theme(), *cx.look());
    let lines = look.sentence(ui.painter(), &words, fonts::SMALL, theme.ink, page.width() - 26.0, 4);
    let row = page.row(lines.size().y + 8.0);
    look.icon(ui.painter(), row.min + vec2(9.0, 13.0), icons::INFO, 18.0, theme.accent);
    told(ui, row, &words);
    ui.painter().galley(row.min + vec2(26.0, 4.0), lines, theme.ink);
}

fn words(cx: &Cx<'_>, kit: &Kit) -> Option<String> {
    let adjusted = Palette::of(kit, Ground::Light).adjusted;
    let as_words = adjusted.iter().find(|adjusted| matches!(adjusted.role, Role::Mark | Role::Primary));
    match (as_words, adjusted.is_empty()) {
        (_, true) => None,
        (Some(adjusted), false) => {
            let [name, ground] = [adjusted.from, Color::rgb(255, 255, 255)].map(|color| cx.t(name_of(color)));
            let name = capitalised(&name);
            Some(cx.words().text("office-contrast", &[("name", name.into()), ("ground", ground.into())]))
        }
        (None, false) => Some(cx.t("office-adjusted")),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The key of what people call a colour.
fn name_of(color: Color) -> &'static str {
    let Lch { lightness, chroma, hue_rad } = Lch::of(color);
    if chroma < GREY {
        return match lightness {
            light if light > 0.93 => "hue-white",
            light if light < 0.25 => "hue-black",
            _ => "hue-grey",
        };
    }
    let hue_deg = hue_rad.to_degrees().rem_euclid(360.0);
    HUES.iter().find(|(up_to, _)| hue_deg < *up_to).map_or("hue-pink", |(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_called_as_people_call_them() {
        let named = |hex: &str| name_of(Color::try_from(hex.to_owned()).unwrap());
        let known = [
            ("#F2B705", "hue-yellow"),
            ("#123E6B", "hue-blue"),
            ("#C00000", "hue-red"),
            ("#F28C28", "hue-orange"),
            ("#1A7F37", "hue-green"),
            ("#8DC63F", "hue-green"),
            ("#0F9D94", "hue-teal"),
            ("#6A1B9A", "hue-purple"),
            ("#F48FB1", "hue-pink"),
            ("#FFFFFF", "hue-white"),
            ("#111111", "hue-black"),
            ("#9AA0A6", "hue-grey"),
        ];
        for (hex, name) in known {
            assert_eq!(named(hex), name, "{hex}");
        }
    }
}
