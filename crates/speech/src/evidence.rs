//! Where each word was found, by several methods that know nothing of each other's mistakes, and how far they agree.

use std::ops::Range;

use crate::anchor::Anchor;
use crate::refine::{PASSES, Refined, Start, refine};
use crate::script::Script;
use crate::sound::Sound;
use crate::together::both;

/// The logarithm of how much longer or shorter the speech may be than the script, as a whole.
const LENGTHS: f32 = 0.6;

/// How often somebody is asked whether to go on: behind the anchor, and at each pass of both refiners.
pub const QUESTIONS: usize = 1 + 2 * PASSES;

/// Where speech is not clear, refined places are believed so near to the anchor, in frames: there it is sooner led astray.
const NEAR: usize = 100;

/// All that was found of a script in a sound, in frames.
pub struct Evidence {
    anchor: Anchor,
    /// Begun from the anchor, and from the table.
    refined: [Refined; 2],
    /// Whether speech is told from the room: what was learnt from it is nearer to the truth then, wherever that is.
    is_clear: bool,
    /// Whether there is about as much speech as the script needs.
    pub is_of_like_length: bool,
}

/// A place in the sound, in frames, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub at: usize,
    /// How far the three ways of the anchor lie apart.
    pub spread: usize,
    /// How far the nearest refined place is from the anchor; `None` where the words were not heard at all.
    pub apart: Option<usize>,
    /// How far it is from the anchor.
    pub moved: usize,
}

impl Evidence {
    /// Looks for a script in a sound; `None` when `stop` says so. Both have to hold something.
    pub fn gather(script: &Script, sound: &Sound, stop: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let anchor = Anchor::find(script, sound);
        if stop() {
            return None;
        }
        let begun = |start: Start<'_>| refine(script, sound, &anchor.full, start, stop);
        let (from_anchor, from_table) = both(|| begun(Start::Words(&anchor.full)), || begun(Start::Table));
        let refined = [from_anchor?, from_table?];
        let is_clear = sound.activity.is_clear();
        Some(Self { anchor, refined, is_clear, is_of_like_length: is_of_like_length(script, sound, is_clear) })
    }

    /// Where a word begins.
    pub fn start(&self, word: usize) -> Found {
        self.found(word, |place| place.start)
    }

    /// Where a word ends.
    pub fn end(&self, word: usize) -> Found {
        self.found(word, |place| place.end)
    }

    /// Whether a word was heard more than once.
    pub fn is_repeated(&self, word: usize) -> bool {
        self.refined.iter().all(|refined| refined.repeated[word])
    }

    fn found(&self, word: usize, edge: fn(&Range<usize>) -> usize) -> Found {
        let anchor = edge(&self.anchor.full[word]);
        let refined = self.refined.each_ref().map(|refined| refined.words[word].as_ref().map(edge));
        let is_believed = |at: &usize| self.is_clear || at.abs_diff(anchor) <= NEAR;
        let at = refined[0].filter(is_believed).unwrap_or(anchor);
        let spread = self.anchor.spread(|words| edge(&words[word]));
        let apart = refined.into_iter().flatten().map(|place| place.abs_diff(anchor)).min();
        // What the one that begins at the anchor leaves out, was not said there.
        let apart = apart.filter(|_| refined[0].is_some());
        Found { at, spread, apart, moved: at.abs_diff(anchor) }
    }
}

/// Whether about as long is spoken as the script needs. In noise, soft speech is taken for the room: there it may be
/// all between the first word and the last.
fn is_of_like_length(script: &Script, sound: &Sound, is_clear: bool) -> bool {
    let speech = &sound.activity.speech;
    let (first, last) = (speech.iter().position(|speech| *speech), speech.iter().rposition(|speech| *speech));
    let least = sound.speech_frames();
    let most = first.zip(last).filter(|_| !is_clear).map_or(least, |(first, last)| last + 1 - first);
    let ratio = |frames: usize| (frames as f32 / script.expected_frames()).ln();
    ratio(most) > -LENGTHS && ratio(least) < LENGTHS
}
