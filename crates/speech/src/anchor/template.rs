//! What the script would look like if it were spoken calmly: the mean shape of each sound, one after the other.

use std::ops::Range;

use crate::phone::Phone;
use crate::script::{Pause, Word};
use crate::sound::{SHAPE, Sound, WIDTH, add_changes};
use crate::table::SHAPES;

/// A sound lasts at least so long, in frames.
const LEAST_FRAMES: usize = 3;
/// What a pause is drawn as, in frames.
const COMMA_FRAMES: usize = 8;
const SENTENCE_FRAMES: usize = 20;
/// Mouths move slowly: shapes are averaged over so many frames.
const SMOOTH: usize = 5;
/// Fewer frames say too little about the room.
const LEAST_ROOM: usize = 30;

/// Features as [`Sound`] has them, and where the words are.
pub struct Template {
    /// One for each 10 ms.
    pub features: Vec<[f32; WIDTH]>,
    /// The frames of each of the script's words.
    pub words: Vec<Range<usize>>,
}

impl Template {
    /// A script as it would sound beside such pauses.
    pub fn of(script: &[Word], silence: &[f32; SHAPE]) -> Self {
        let silence = *silence;
        let mut shapes = vec![silence; SENTENCE_FRAMES];
        let mut is_speech = vec![false; SENTENCE_FRAMES];
        let mut words = Vec::with_capacity(script.len());
        for word in script {
            let start = shapes.len();
            for phone in &word.phones {
                let frames = (phone.frames().round() as usize).max(LEAST_FRAMES);
                shapes.resize(shapes.len() + frames, SHAPES[*phone as usize]);
            }
            is_speech.resize(shapes.len(), true);
            words.push(start..shapes.len());
            let pause = match word.pause {
                Pause::None => 0,
                Pause::Comma => COMMA_FRAMES,
                Pause::Sentence => SENTENCE_FRAMES,
            };
            shapes.resize(shapes.len() + pause, silence);
            is_speech.resize(shapes.len(), false);
        }
        let mut features = smoothed(&shapes);
        add_changes(&mut features);
        scale_changes(&mut features, &is_speech);
        Self { features, words }
    }
}

/// The mean shape of the pauses that were heard; where there are none, that of a closed mouth.
pub fn silence(sound: &Sound) -> [f32; SHAPE] {
    let pauses = || sound.features.iter().zip(&sound.activity.speech).filter(|(_, speech)| !**speech);
    let count = pauses().count();
    if count < LEAST_ROOM {
        return SHAPES[Phone::P as usize];
    }
    std::array::from_fn(|number| pauses().map(|(feature, _)| feature[number]).sum::<f32>() / count as f32)
}

fn smoothed(shapes: &[[f32; SHAPE]]) -> Vec<[f32; WIDTH]> {
    let half = SMOOTH / 2;
    let around = |at: usize| {
        let own = &shapes[at.saturating_sub(half)..(at + half + 1).min(shapes.len())];
        let mut mean = [0.0; WIDTH];
        for shape in own {
            mean.iter_mut().zip(shape).for_each(|(mean, value)| *mean += value / own.len() as f32);
        }
        mean
    };
    (0..shapes.len()).map(around).collect()
}

/// Changes get deviation 1 over speech, as those that were heard have it.
fn scale_changes(features: &mut [[f32; WIDTH]], is_speech: &[bool]) {
    let count = is_speech.iter().filter(|speech| **speech).count().max(1) as f32;
    for number in SHAPE..WIDTH {
        let speech = features.iter().zip(is_speech).filter(|(_, speech)| **speech);
        let square: f32 = speech.map(|(feature, _)| feature[number].powi(2)).sum();
        let deviation = (square / count).sqrt() + 1e-6;
        features.iter_mut().for_each(|feature| feature[number] /= deviation);
    }
}
