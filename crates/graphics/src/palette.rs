//! Every colour of a graphic, from the two of a kit: each by a rule that keeps words readable and marks apart.
//!
//! Words keep a contrast of 4.5 to their ground at every size, marks that mean something one of 3.

use serde::{Deserialize, Serialize};
use sunting_timeline::Color;

use crate::color::{Eye, Lch, WHITE, contrast, distance, luminance, mix, worst_distance};
use crate::kit::Kit;

/// The least contrast of words.
pub const TEXT_CONTRAST: f64 = 4.5;
/// The least contrast of marks that mean something.
pub const MARK_CONTRAST: f64 = 3.0;
/// The least contrast of the kit's colour as words on dark paper, where thin strokes glow.
const DARK_TEXT_CONTRAST: f64 = 7.0;

/// The parts of a chart on light paper, first to last, if the kit's colour cannot lead.
pub const LIGHT_SERIES: [Color; 5] = [
    Color::rgb(0x0B, 0x4A, 0x6F),
    Color::rgb(0xCF, 0x74, 0x00),
    Color::rgb(0x14, 0xA0, 0x93),
    Color::rgb(0x8A, 0x23, 0x08),
    Color::rgb(0x7D, 0x68, 0xBE),
];
/// The same on dark paper.
pub const DARK_SERIES: [Color; 5] = [
    Color::rgb(0x7C, 0xC4, 0xEC),
    Color::rgb(0xFC, 0xBF, 0x45),
    Color::rgb(0x54, 0x99, 0x9D),
    Color::rgb(0xC6, 0x49, 0x18),
    Color::rgb(0x6D, 0x58, 0xAC),
];

/// The stamp of a draft: frame and tag. No kit changes it, so that nobody takes a draft for the film.
pub const STAMP: Color = Color::rgb(0xB3, 0x26, 0x1E);
/// Where the stamp's clock and note stand.
pub const STAMP_NOTE: Color = Color::rgb(0x16, 0x22, 0x2C);
/// Words on [`STAMP`] and [`STAMP_NOTE`].
pub const ON_STAMP: Color = WHITE;

/// How far the marks of a series stay from the kit's colour if it leads them, for every eye.
const SERIES_DISTANCE: f64 = 12.0;
/// How far the bar that is meant stays from the others, for every eye.
const LIT_DISTANCE: f64 = 15.0;
/// How far the ornament on paper stays from the paper.
const TAB_DISTANCE: f64 = 12.0;
/// How far a lightness moves at a time.
const LIGHTNESS_STEP: f64 = 0.01;
/// The luminance below which lighter colours stand out better than darker ones.
const DARK_LUMINANCE: f64 = 0.18;

/// What a graphic stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Dark words on light paper.
    #[default]
    Light,
    /// Light words on dark paper.
    Dark,
}

/// The kit's colours that may have to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The ground of panels.
    Primary,
    /// Marks on panels.
    Accent,
    /// Small words on panels.
    Kicker,
    /// Words and numerals on paper.
    Mark,
}

/// A colour of the kit that would not be readable where it is used, and what is used there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjusted {
    /// Where.
    pub role: Role,
    /// The kit's colour.
    pub from: Color,
    /// What is used.
    pub to: Color,
}

/// Every colour of a graphic by what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// What it stands on.
    pub ground: Ground,
    /// The ground of pages, bands and plates.
    pub paper: Color,
    /// Words on paper.
    pub ink: Color,
    /// The second words on paper.
    pub muted: Color,
    /// The ground of panels.
    pub primary: Color,
    /// Words on panels: white or dark.
    pub on: Color,
    /// Marks on panels.
    pub accent: Color,
    /// Small words on panels: the accent if it can be read, else [`Palette::on`].
    pub kicker: Color,
    /// The ornament beside headings on paper.
    pub tab: Color,
    /// The primary colour as words, numerals and ticks on paper.
    pub mark: Color,
    /// Words on [`Palette::mark`].
    pub on_mark: Color,
    /// Bars that are not meant.
    pub rest: Color,
    /// The bar that is meant.
    pub lit: Color,
    /// Hairlines on paper.
    pub line: Color,
    /// Empty bars and figures; outlined in [`Palette::rest`].
    pub track: Color,
    /// The earlier half of a comparison.
    pub half: Color,
    /// The row that is chosen, and notes.
    pub tint: Color,
    /// Dark words on light colours; on light paper it is [`Palette::ink`].
    pub deep: Color,
    /// What of the kit was not readable, once for each role; empty if all was.
    pub adjusted: Vec<Adjusted>,
    /// The kit's colour and what stays apart from it.
    led_series: Vec<Color>,
}

/// What a panel is made of.
struct Panel {
    primary: Color,
    on: Color,
    accent: Color,
    kicker: Color,
}

impl Palette {
    /// The colours of a kit on light or dark paper.
    pub fn of(kit: &Kit, ground: Ground) -> Self {
        let (kit_primary, kit_accent) = (opaque(kit.primary), opaque(kit.accent));
        let hue = Lch::of(kit_primary);
        let deep = hue.with_lightness(0.24).with_chroma_up_to(0.03).color();
        let (paper, ink) = match ground {
            Ground::Light => (Color::rgb(0xFA, 0xF7, 0xF1), deep),
            Ground::Dark => (hue.with_lightness(0.215).with_chroma_up_to(0.025).color(), Color::rgb(0xF4, 0xF1, 0xEA)),
        };
        let panel = Panel::of(kit_primary, kit_accent, deep);
        let mark = mark_on(paper, panel.primary, ground);
        let (half, track, rest) = match ground {
            Ground::Light => (Color::rgb(0xE6, 0xE0, 0xD4), Color::rgb(0xDD, 0xD6, 0xC8), Color::rgb(0x88, 0x90, 0x96)),
            Ground::Dark => (mix(ink, paper, 0.88), mix(ink, paper, 0.80), Color::rgb(0x66, 0x71, 0x7A)),
        };
        Self {
            ground,
            paper,
            ink,
            muted: mix(ink, paper, 0.30),
            tab: tab_on(paper, kit_accent, panel.primary, mark),
            mark,
            on_mark: words_on(mark, deep),
            rest,
            lit: lit_beside(rest, mark, ground),
            line: mix(ink, paper, 0.84),
            track,
            half,
            tint: mix(mark, paper, 0.88),
            deep,
            adjusted: adjusted(kit_primary, kit_accent, &panel, mark, ground),
            led_series: led_series(mark, deep, ground),
            primary: panel.primary,
            on: panel.on,
            accent: panel.accent,
            kicker: panel.kicker,
        }
    }

    /// The colours of a chart of that many parts, 1 to 5; fewer or more are taken for the nearest of these.
    ///
    /// The kit's colour comes first if enough others stay apart from it; else all are the program's.
    pub fn series(&self, parts: usize) -> &[Color] {
        let parts = parts.clamp(1, LIGHT_SERIES.len());
        let own = default_series(self.ground).get(..parts).unwrap_or_default();
        self.led_series.get(..parts).unwrap_or(own)
    }

    /// Words on any colour: white if it can be read, else dark.
    pub fn on_color(&self, ground: Color) -> Color {
        words_on(ground, self.deep)
    }
}

impl Panel {
    fn of(kit_primary: Color, kit_accent: Color, deep: Color) -> Self {
        let readable = |primary: Color| [WHITE, deep].into_iter().find(|on| contrast(primary, *on) >= TEXT_CONTRAST);
        let (primary, on) = match readable(kit_primary) {
            Some(on) => (kit_primary, on),
            None => (moved(kit_primary, -LIGHTNESS_STEP, |color| contrast(color, WHITE) >= TEXT_CONTRAST), WHITE),
        };
        let away = if luminance(primary) < DARK_LUMINANCE { LIGHTNESS_STEP } else { -LIGHTNESS_STEP };
        let accent = moved(kit_accent, away, |color| {
            contrast(color, primary) >= MARK_CONTRAST || !(0.1..0.97).contains(&Lch::of(color).lightness)
        });
        let accent = if contrast(accent, primary) >= MARK_CONTRAST { accent } else { on };
        let kicker = if contrast(accent, primary) >= TEXT_CONTRAST { accent } else { on };
        Self { primary, on, accent, kicker }
    }
}

/// The colour with its lightness moved until it is good, or is black or white.
fn moved(color: Color, step: f64, good: impl Fn(Color) -> bool) -> Color {
    let parts = Lch::of(color);
    let (mut color, mut lightness) = (color, parts.lightness);
    while !good(color) && (0.0..=1.0).contains(&lightness) {
        lightness += step;
        color = parts.with_lightness(lightness.clamp(0.0, 1.0)).color();
    }
    color
}

/// Away from the paper.
fn away_from_paper(ground: Ground) -> f64 {
    match ground {
        Ground::Light => -LIGHTNESS_STEP,
        Ground::Dark => LIGHTNESS_STEP,
    }
}

fn mark_on(paper: Color, primary: Color, ground: Ground) -> Color {
    let least = match ground {
        Ground::Light => TEXT_CONTRAST,
        Ground::Dark => DARK_TEXT_CONTRAST,
    };
    moved(primary, away_from_paper(ground), |color| contrast(color, paper) >= least)
}

fn lit_beside(rest: Color, mark: Color, ground: Ground) -> Color {
    moved(mark, away_from_paper(ground), |color| worst_distance(color, rest) >= LIT_DISTANCE)
}

/// The mark is the last resort: it always stands out, whatever the kit's two colours are.
fn tab_on(paper: Color, accent: Color, primary: Color, mark: Color) -> Color {
    let seen = |color: &Color| distance(*color, paper, Eye::Normal) >= TAB_DISTANCE;
    [accent, primary].into_iter().find(seen).unwrap_or(mark)
}

fn words_on(ground: Color, deep: Color) -> Color {
    if contrast(ground, WHITE) >= TEXT_CONTRAST { WHITE } else { deep }
}

fn default_series(ground: Ground) -> &'static [Color; 5] {
    match ground {
        Ground::Light => &LIGHT_SERIES,
        Ground::Dark => &DARK_SERIES,
    }
}

fn led_series(mark: Color, deep: Color, ground: Ground) -> Vec<Color> {
    if contrast(mark, words_on(mark, deep)) < TEXT_CONTRAST {
        return Vec::new();
    }
    let apart = |color: &Color| worst_distance(mark, *color) >= SERIES_DISTANCE;
    [mark].into_iter().chain(default_series(ground).iter().copied().filter(apart)).collect()
}

/// On dark paper the kit's colour is lighter by design: that is not told.
fn adjusted(primary: Color, accent: Color, panel: &Panel, mark: Color, ground: Ground) -> Vec<Adjusted> {
    let pairs = [
        (Role::Primary, primary, panel.primary),
        (Role::Accent, accent, panel.accent),
        (Role::Kicker, panel.accent, panel.kicker),
        (Role::Mark, panel.primary, if ground == Ground::Light { mark } else { panel.primary }),
    ];
    let changed = pairs.into_iter().filter(|(_, from, to)| from != to);
    changed.map(|(role, from, to)| Adjusted { role, from, to }).collect()
}

fn opaque(color: Color) -> Color {
    Color { a: 255, ..color }
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
