//! The colours that an office takes from its logo.

use std::collections::BTreeMap;

use sunting_timeline::Color;

use crate::color::{Eye, Lch, WHITE, distance};
use crate::kit::Kit;

/// As many pixels tell a logo's colours.
const MOST_SAMPLES: usize = 1 << 16;
/// What is clearer than this is edge, not colour.
const LEAST_ALPHA: u8 = 128;
/// Colours nearer than this are one.
const SAME_DISTANCE: f64 = 10.0;
/// Less than this part of a logo is no colour of it.
const LEAST_PART: f64 = 0.01;
/// How many colours there are to choose from.
const MOST_CANDIDATES: usize = 6;
/// Greyer colours say nothing of an office.
const LEAST_CHROMA: f64 = 0.05;
/// The primary colour carries white words on light pages.
const PRIMARY_LIGHTNESS: std::ops::RangeInclusive<f64> = 0.25..=0.60;
/// How far the accent stays from the primary colour.
const ACCENT_DISTANCE: f64 = 25.0;
/// What a kit takes from a logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoColors {
    /// The commonest colour that is neither grey nor too light or dark; the default kit's if there is none.
    pub primary: Color,
    /// The next colour that stays apart from it, else the default kit's, else white.
    pub accent: Color,
    /// The logo's colours to choose from, commonest first, at most six; greys too.
    pub candidates: Vec<Color>,
}

impl LogoColors {
    pub(super) fn of(pixels: &[[u8; 4]]) -> Self {
        let colors = main_colors(&counted(pixels));
        let vivid = || colors.iter().copied().filter(|color| Lch::of(*color).chroma >= LEAST_CHROMA);
        let default = Kit::default();
        let primary = vivid().find(|color| PRIMARY_LIGHTNESS.contains(&Lch::of(*color).lightness));
        let primary = primary.unwrap_or(default.primary);
        let apart = |color: &Color| distance(*color, primary, Eye::Normal) >= ACCENT_DISTANCE;
        let accent = vivid().chain([default.accent]).find(apart).unwrap_or(WHITE);
        Self { primary, accent, candidates: colors.into_iter().take(MOST_CANDIDATES).collect() }
    }
}

/// Every colour that is seen, and how often.
fn counted(pixels: &[[u8; 4]]) -> Vec<(Color, usize)> {
    let step = pixels.len().div_ceil(MOST_SAMPLES).max(1);
    let seen = pixels.iter().step_by(step).filter(|[.., alpha]| *alpha >= LEAST_ALPHA);
    let mut seen: Vec<[u8; 4]> = seen.map(|[red, green, blue, _]| [*red, *green, *blue, 255]).collect();
    seen.sort_unstable();
    let alike = seen.chunk_by(|a, b| a == b);
    alike.filter_map(|run| run.first().map(|[r, g, b, _]| (Color::rgb(*r, *g, *b), run.len()))).collect()
}

fn total(counted: &[(Color, usize)]) -> usize {
    counted.iter().map(|(_, count)| count).sum()
}

/// Nearly equal colours taken together under the commonest of them, commonest first, without the rare ones.
fn main_colors(counted: &[(Color, usize)]) -> Vec<Color> {
    let mut groups: Vec<(Color, usize)> = Vec::new();
    for (color, count) in binned(counted) {
        match groups.iter_mut().find(|(group, _)| distance(*group, color, Eye::Normal) < SAME_DISTANCE) {
            Some((_, sum)) => *sum += count,
            None => groups.push((color, count)),
        }
    }
    let least = LEAST_PART * total(counted) as f64;
    groups.retain(|(_, count)| *count as f64 >= least);
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    groups.into_iter().map(|(color, _)| color).collect()
}

/// Colours of one sixteenth of each channel, as the commonest among them, commonest first.
fn binned(counted: &[(Color, usize)]) -> Vec<(Color, usize)> {
    struct Bin {
        commonest: (Color, usize),
        count: usize,
    }
    let mut bins: BTreeMap<[u8; 3], Bin> = BTreeMap::new();
    for (color, count) in counted {
        let bin = bins.entry([color.r / 16, color.g / 16, color.b / 16]);
        let bin = bin.or_insert(Bin { commonest: (*color, 0), count: 0 });
        bin.count += count;
        if *count > bin.commonest.1 {
            bin.commonest = (*color, *count);
        }
    }
    let mut bins: Vec<(Color, usize)> = bins.into_values().map(|bin| (bin.commonest.0, bin.count)).collect();
    bins.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    bins
}
