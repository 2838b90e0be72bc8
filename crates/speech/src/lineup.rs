//! Whether a place sounds like a line, or only has room for it: the line stands beside others that it might be taken for,
//! made of its own sounds in another order.

use std::ops::Range;

use crate::anchor::template::{Template, silence};
use crate::anchor::unlikeness;
use crate::phone::Phone;
use crate::script::Word;
use crate::sound::{SHAPE, Sound};

/// How far round the sounds of a line are turned to make another, as parts of it.
const TURNS: [f32; 3] = [0.35, 0.5, 0.65];

/// A sound in which lines are recognised.
pub struct LineUp<'a> {
    sound: &'a Sound,
    silence: [f32; SHAPE],
}

impl<'a> LineUp<'a> {
    /// For lines of that sound.
    pub fn of(sound: &'a Sound) -> Self {
        Self { sound, silence: silence(sound) }
    }

    /// How much less like a place, in frames, the likest of the others is than words are themselves: 1 where it is
    /// just as like.
    pub fn margin(&self, words: &[Word], place: &Range<usize>) -> f32 {
        let frames = self.sound.frames();
        let heard = &self.sound.features[place.start.min(frames)..place.end.min(frames)];
        let unlikeness = |words: &[Word]| unlikeness(&Template::of(words, &self.silence), heard);
        let own = unlikeness(words);
        let phones: Vec<Phone> = words.iter().flat_map(|word| word.phones.iter().copied()).collect();
        let backwards: Vec<Phone> = phones.iter().rev().copied().collect();
        let others = [phones, backwards].into_iter().flat_map(|phones| {
            TURNS.map(|turn| {
                let mut turned = phones.clone();
                turned.rotate_left((phones.len() as f32 * turn) as usize);
                unlikeness(&with_phones(words, &turned))
            })
        });
        others.fold(f32::INFINITY, f32::min) / own.max(1e-3)
    }
}

/// The same words and pauses with other sounds.
fn with_phones(words: &[Word], phones: &[Phone]) -> Vec<Word> {
    let mut phones = phones.iter().copied();
    let word = |word: &Word| Word { phones: phones.by_ref().take(word.phones.len()).collect(), ..word.clone() };
    words.iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Script;
    use crate::sound::activity::Activity;

    #[test]
    fn a_line_is_known_among_its_own_sounds_in_another_order() {
        let words = Script::read("Siapkan kartu keluarga dan akta kelahiran.").words;
        let other = Script::read("Hutan bakau melindungi pantai dari ombak.").words;
        let spoken = Template::of(&words, &[0.0; SHAPE]);
        let place = spoken.words[0].start..spoken.words[spoken.words.len() - 1].end;
        let activity = Activity { speech: vec![true; spoken.features.len()], contrast: 9.0 };
        let sound = Sound { energy: vec![0.0; spoken.features.len()], features: spoken.features, activity };
        let line_up = LineUp::of(&sound);
        assert!(line_up.margin(&words, &place) > 2.0);
        assert!(line_up.margin(&other, &place) < 1.1);
    }
}
