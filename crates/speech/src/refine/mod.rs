//! The refiner: a hidden Markov model of the script's sounds that learns from this very recording what they are like.
//! It listens, learns from what it heard, and listens again.

mod gaussians;
mod graph;
mod hearing;

use std::ops::Range;

use crate::anchor::band::Band;
use crate::script::Script;
use crate::sound::Sound;
use gaussians::{ASIDE, Gaussians, Leaning, PAUSE};
use graph::Graph;
use hearing::Hearing;

/// It listens so many times,
pub const PASSES: usize = 6;
/// the last of which with liberties: asides, sentences that are left out or said twice.
const FREE_PASSES: usize = 2;
/// How far from the anchor it may find a word, in frames.
const REACH: usize = 1000;
/// The slowest and fastest speech that is believed, as times the calm one.
const PACE: Range<f32> = 0.5..2.0;
/// The first time little is believed of what is known.
const FIRST: Leaning = Leaning { family: 60.0, sound: 300.0 };
const LATER: Leaning = Leaning { family: 20.0, sound: 30.0 };
/// With less speech than this it leans more on what it shares, in frames.
const MUCH_SPEECH: f32 = 6000.0;

/// From what it starts.
#[derive(Clone, Copy)]
pub enum Start<'a> {
    /// Where each word was found.
    Words(&'a [Range<usize>]),
    /// What sounds are like in general.
    Table,
}

/// Where the words were heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refined {
    /// The frames of each word; `None` where it was not heard.
    pub words: Vec<Option<Range<usize>>>,
    /// Which words were heard more than once.
    pub repeated: Vec<bool>,
}

/// Listens for a script in a sound, around where each word was found; `None` when `stop` says so.
pub fn refine(
    script: &Script,
    sound: &Sound,
    around: &[Range<usize>],
    start: Start<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Refined> {
    let mut pace = clamp_pace(sound.speech_frames() as f32 / script.expected_frames());
    let scale = (MUCH_SPEECH / sound.speech_frames().max(1) as f32).clamp(1.0, 8.0);
    let lean = |leaning: Leaning| Leaning { family: leaning.family * scale, sound: leaning.sound * scale };
    let (mut gaussians, mut quiet) = match start {
        Start::Words(words) => (Gaussians::learn(sound, &kinds_of(script, sound, words), lean(FIRST)), Vec::new()),
        Start::Table => (Gaussians::of_table(sound), quiet_frames(sound)),
    };
    let mut refined = Refined::default();
    for pass in 0..PASSES {
        let graph = Graph::of(script, pace, pass + FREE_PASSES >= PASSES);
        let band = band_around(around, &graph, sound.frames());
        let hearing = Hearing { sound, graph: &graph, gaussians: &gaussians, band: &band, quiet: &quiet };
        let states = hearing.states();
        if stop() {
            return None;
        }
        if states.is_empty() {
            let count = script.words.len();
            return Some(Refined { words: vec![None; count], repeated: vec![false; count] });
        }
        refined = words_of(&states, &graph, script.words.len());
        if pass + 1 < PASSES {
            let kinds: Vec<u8> = states.iter().map(|state| graph.states[*state].kind).collect();
            pace = pace_of(script, &refined, &kinds);
            gaussians = Gaussians::learn(sound, &kinds, lean(LATER));
            quiet.clear();
        }
    }
    Some(refined)
}

fn clamp_pace(pace: f32) -> f32 {
    pace.clamp(PACE.start, PACE.end)
}

/// How slowly the words that were heard were spoken.
fn pace_of(script: &Script, refined: &Refined, kinds: &[u8]) -> f32 {
    let heard = script.words.iter().zip(&refined.words).filter(|(_, place)| place.is_some());
    let expected: f32 = heard.map(|(word, _)| word.frames()).sum();
    let spoken = kinds.iter().filter(|kind| **kind < PAUSE).count();
    clamp_pace(spoken as f32 / expected.max(1.0))
}

/// What each frame is by where the words are: their sounds, one after the other where somebody speaks.
fn kinds_of(script: &Script, sound: &Sound, words: &[Range<usize>]) -> Vec<u8> {
    let speech = &sound.activity.speech;
    let mut kinds: Vec<u8> = speech.iter().map(|speech| if *speech { ASIDE } else { PAUSE }).collect();
    for (word, place) in script.words.iter().zip(words) {
        // In noise, soft sounds are taken for the room.
        let is_own = |frame: &usize| speech.get(*frame).is_some_and(|speech| *speech || !sound.activity.is_clear());
        let frames: Vec<usize> = place.clone().filter(is_own).collect();
        let whole = word.frames();
        let mut phones = word.phones.iter();
        let mut phone = phones.next();
        let mut until = phone.map_or(0.0, |phone| phone.frames() / whole);
        for (index, frame) in frames.iter().enumerate() {
            let part = (index as f32 + 0.5) / frames.len() as f32;
            while part > until && phones.len() > 0 {
                phone = phones.next();
                until += phone.map_or(1.0, |phone| phone.frames() / whole);
            }
            kinds[*frame] = phone.map_or(PAUSE, |phone| *phone as u8);
        }
    }
    kinds
}

/// How unlikely a sound is in each frame, by its loudness alone.
fn quiet_frames(sound: &Sound) -> Vec<f32> {
    let mean = |wanted: bool| {
        let own = sound.energy.iter().zip(&sound.activity.speech).filter(|(_, speech)| **speech == wanted);
        let (sum, count) = own.fold((0.0, 0.0), |(sum, count), (energy, _)| (sum + energy, count + 1.0_f32));
        sum / count.max(1.0)
    };
    let (pause, speech) = (mean(false), mean(true));
    let loss = |energy: &f32| {
        let level = (energy - pause) / (speech - pause).max(1e-3);
        0.5 * ((0.35 - level) / 0.15).clamp(0.0, 4.0).powi(2)
    };
    sound.energy.iter().map(loss).collect()
}

/// The states of all words that may be heard in each frame.
fn band_around(around: &[Range<usize>], graph: &Graph, frames: usize) -> Band {
    let (mut first, mut last) = (0, 0);
    let range = |frame: usize| {
        while first + 1 < around.len() && around[first].end + REACH < frame {
            first += 1;
        }
        while last + 1 < around.len() && around[last + 1].start <= frame + REACH {
            last += 1;
        }
        let start = if first == 0 { 0 } else { graph.of_words[first].start };
        start..graph.of_words[last.max(first)].end
    };
    Band::of((0..frames).map(range))
}

fn words_of(states: &[usize], graph: &Graph, count: usize) -> Refined {
    let mut refined = Refined { words: vec![None; count], repeated: vec![false; count] };
    let mut current = None;
    for (frame, state) in states.iter().enumerate() {
        let word = graph.states[*state].word;
        if let Some(word) = word {
            match &mut refined.words[word] {
                Some(place) if current == Some(word) && place.end == frame => place.end = frame + 1,
                Some(_) => refined.repeated[word] = true,
                place => *place = Some(frame..frame + 1),
            }
        }
        current = word;
    }
    refined
}
