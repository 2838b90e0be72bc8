//! The anchor: where the script's words lie by dynamic time warping of what they should sound like. It needs to know
//! nothing of the speaker, and noise hardly leads it astray.

pub mod band;
pub mod template;
mod warp;

use std::ops::Range;

use crate::script::Script;
use crate::sound::{SHAPE, Sound, WIDTH};
use crate::together::both;
use crate::trellis::Way;
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

/// A thinned frame has the shape first, its loudness last of that, and then how both change: the first so many numbers
/// are one way of looking at it.
const LOUDNESS: usize = SHAPE - 1;

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
        let Template { features, words } = Template::of(&script.words, &silence(sound));
        let rough = rough_way(&features, sound);
        // Of an hour, each of these is large: the finer one goes first.
        let template = thinned(&features, HOP);
        drop(features);
        let heard = thinned(&sound.features, HOP);
        let band = match &rough {
            Some((way, hop)) => Band::around(way, hop / HOP, REACH / HOP, heard.len(), template.len()),
            None => Band::all(heard.len(), template.len()),
        };
        let place = |way: Way| places(&way, &words, HOP, template.len());
        let full = || place(warp::<WIDTH, WIDTH>(&heard, &template, &band));
        let others = || {
            let shape = place(warp::<WIDTH, SHAPE>(&heard, &template, &band));
            [shape, place(warp::<WIDTH, LOUDNESS>(&heard, &template, &band))]
        };
        let (full, others) = both(full, others);
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
    let heard = thinned(heard, HOP);
    cost(&heard, &thinned(&template.features[own], HOP)) / heard.len().max(1) as f32
}

/// A way found with fewer frames, and how many of them were taken as one; `None` where that is not needed.
fn rough_way(template: &[[f32; WIDTH]], sound: &Sound) -> Option<(Way, usize)> {
    let cells = |hop: usize| (sound.frames() / hop) * (template.len() / hop);
    let hop = [HOP, 4, 8].into_iter().find(|hop| cells(*hop) <= MOST_CELLS).unwrap_or(ROUGHEST);
    (hop > HOP).then(|| {
        let (sound, template) = (thinned(&sound.features, hop), thinned(template, hop));
        (warp::<WIDTH, WIDTH>(&sound, &template, &Band::all(sound.len(), template.len())), hop)
    })
}

/// The means of so many frames each, in the order of thinned frames.
fn thinned(features: &[[f32; WIDTH]], hop: usize) -> Vec<[f32; WIDTH]> {
    let mean = |some: &[[f32; WIDTH]]| {
        let mut mean = [0.0; WIDTH];
        for (number, place, weight) in (0..WIDTH).map(|number| (number, place_of(number), weight_of(number))) {
            mean[place] = some.iter().map(|feature| feature[number]).sum::<f32>() * weight / some.len() as f32;
        }
        mean
    };
    features.chunks(hop).map(mean).collect()
}

fn place_of(number: usize) -> usize {
    match number {
        0 => LOUDNESS,
        1..SHAPE => number - 1,
        _ => number,
    }
}

fn weight_of(number: usize) -> f32 {
    if number < SHAPE { 1.0 } else { CHANGE_WEIGHT }
}

/// The frames of each word along a way: from the last that is its first sound, to the first that is its end.
fn places(way: &[(u32, u32)], words: &[Range<usize>], hop: usize, columns: usize) -> Vec<Range<usize>> {
    let mut first = vec![usize::MAX; columns];
    let mut last = vec![0; columns];
    for (row, column) in way.iter().map(|(row, column)| (*row as usize, *column as usize)) {
        first[column] = first[column].min(row);
        last[column] = row;
    }
    let place = |word: &Range<usize>| {
        let start = last[word.start / hop] * hop;
        let end = first[(word.end / hop).min(columns - 1)] * hop;
        start..end.max(start + hop)
    };
    words.iter().map(place).collect()
}
