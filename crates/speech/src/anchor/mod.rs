//! The anchor: where the script's words lie by dynamic time warping of what they should sound like. It needs to know
//! nothing of the speaker, and noise hardly leads it astray.

pub mod band;
pub mod template;
mod warp;

use std::ops::Range;

use crate::script::Script;
use crate::sound::{SHAPE, Sound, WIDTH};
use crate::together::both;
use band::Band;
use template::{Template, silence};
use warp::{cost, warp};

/// Frames are looked at two at a time.
const HOP: usize = 2;
/// With more cells than this, a rough way is found first.
const MOST_CELLS: usize = 120_000_000;
/// Rougher than this it would be no way, in frames.
const ROUGHEST: usize = 16;
/// The true way is looked for within so many frames of a rough one.
const REACH: usize = 1000;
/// How much changes count beside shapes.
const CHANGE_WEIGHT: f32 = 1.5;

/// The shape alone, padded to whole lanes; and with its changes.
const SHAPE_LANES: usize = SHAPE.next_multiple_of(4);
const FULL_LANES: usize = WIDTH.next_multiple_of(4);

/// Where each word of the script was found, in frames, by three ways of looking at the spectra. Where they differ,
/// something is wrong.
pub struct Anchor {
    /// By the shapes and their changes: this one noise disturbs least.
    pub full: Vec<Range<usize>>,
    /// By the shapes alone, with and without their loudness.
    pub others: [Vec<Range<usize>>; 2],
}

impl Anchor {
    /// Finds a script in a sound; both have to hold something.
    pub fn find(script: &Script, sound: &Sound) -> Self {
        let template = Template::of(&script.words, &silence(sound));
        let rough = rough_way(&template, sound);
        let (rows, columns) = (sound.frames().div_ceil(HOP), template.features.len().div_ceil(HOP));
        let band = match &rough {
            Some((way, hop)) => Band::around(way, hop / HOP, REACH / HOP, rows, columns),
            None => Band::all(rows, columns),
        };
        let place = |way: Vec<(usize, usize)>| places(&way, &template.words, HOP, columns);
        let look = |with: fn(&[f32; WIDTH]) -> [f32; SHAPE_LANES]| {
            place(warp(&thinned(&sound.features, HOP, with), &thinned(&template.features, HOP, with), &band))
        };
        let full = || place(warp(&thinned(&sound.features, HOP, full), &thinned(&template.features, HOP, full), &band));
        let (full, others) = both(full, || [look(shape), look(shape_without_loudness)]);
        Self { full, others }
    }

    /// How far the three ways lie apart at a place that `of` reads from the words, in frames.
    pub fn spread(&self, of: impl Fn(&[Range<usize>]) -> usize) -> usize {
        let [a, b] = &self.others;
        let places = [of(&self.full), of(a), of(b)];
        places.iter().max().zip(places.iter().min()).map_or(0, |(last, first)| last - first)
    }
}

/// How unlike frames are to the words of a template, from the first word to the last; 0 is alike.
pub fn unlikeness(template: &Template, heard: &[[f32; WIDTH]]) -> f32 {
    let own = template.words.first().zip(template.words.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let heard = thinned(heard, HOP, full);
    cost(&heard, &thinned(&template.features[own], HOP, full)) / heard.len().max(1) as f32
}

/// A way found with fewer frames, and how many of them were taken as one; `None` where that is not needed.
fn rough_way(template: &Template, sound: &Sound) -> Option<(Vec<(usize, usize)>, usize)> {
    let cells = |hop: usize| (sound.frames() / hop) * (template.features.len() / hop);
    let hop = [HOP, 4, 8].into_iter().find(|hop| cells(*hop) <= MOST_CELLS).unwrap_or(ROUGHEST);
    (hop > HOP).then(|| {
        let (sound, template) = (thinned(&sound.features, hop, full), thinned(&template.features, hop, full));
        (warp(&sound, &template, &Band::all(sound.len(), template.len())), hop)
    })
}

/// The means of so many frames each.
fn thinned<const N: usize>(
    features: &[[f32; WIDTH]],
    hop: usize,
    with: fn(&[f32; WIDTH]) -> [f32; N],
) -> Vec<[f32; N]> {
    let mean = |some: &[[f32; WIDTH]]| {
        let mut mean = [0.0; WIDTH];
        for feature in some {
            mean.iter_mut().zip(feature).for_each(|(mean, value)| *mean += value / some.len() as f32);
        }
        with(&mean)
    };
    features.chunks(hop).map(mean).collect()
}

fn full(feature: &[f32; WIDTH]) -> [f32; FULL_LANES] {
    let weight = |number: usize| if number < SHAPE { 1.0 } else { CHANGE_WEIGHT };
    std::array::from_fn(|number| feature.get(number).map_or(0.0, |value| value * weight(number)))
}

fn shape(feature: &[f32; WIDTH]) -> [f32; SHAPE_LANES] {
    std::array::from_fn(|number| if number < SHAPE { feature[number] } else { 0.0 })
}

fn shape_without_loudness(feature: &[f32; WIDTH]) -> [f32; SHAPE_LANES] {
    std::array::from_fn(|number| if (1..SHAPE).contains(&number) { feature[number] } else { 0.0 })
}

/// The frames of each word along a way: from the last that is its first sound, to the first that is its end.
fn places(way: &[(usize, usize)], words: &[Range<usize>], hop: usize, columns: usize) -> Vec<Range<usize>> {
    let mut first = vec![usize::MAX; columns];
    let mut last = vec![0; columns];
    for (row, column) in way {
        first[*column] = first[*column].min(*row);
        last[*column] = *row;
    }
    let place = |word: &Range<usize>| {
        let start = last[word.start / hop] * hop;
        let end = first[(word.end / hop).min(columns - 1)] * hop;
        start..end.max(start + hop)
    };
    words.iter().map(place).collect()
}
