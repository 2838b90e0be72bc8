//! Sentences that were said twice: whoever slips begins again, and the last time is the one that is meant.
//!
//! ```text
//! earlier  ▁▅▇▃▁▂▆▁        every sentence is laid over those that follow soon (dynamic time warping), and over the same
//! later    ▁▅▆▇▃▂▂▆▅▁      ones backwards and turned round: said again, it is far more like the first than like those
//! ```

use std::ops::Range;

use crate::sound::{FRAME_RATE, Sound, WIDTH};

/// Compared with so many sentences that follow,
const NEXT: usize = 4;
/// that begin within so many frames: a minute.
const NEAR: usize = 60 * FRAME_RATE;
/// Shorter speech is a word that may come anywhere, in frames.
const LEAST: usize = 70;
/// Frames are put together by so many: 20 ms tell as much here, in a quarter of the time.
const TOGETHER: usize = 2;
/// How much likelier than its foils a sentence that is said again is at least: its distance is so small a part of theirs.
const ALIKE: f32 = 0.72;
/// The same where the words say so too.
const ALIKE_IN_WORDS: f32 = 0.85;
/// Words that are so much the same are meant to be the same.
const SAME_WORDS: f32 = 0.75;
/// Words that are less the same are other words, whatever it sounds like.
const OTHER_WORDS: f32 = 0.4;

/// A sentence in a sound.
#[derive(Clone, Debug)]
pub struct Utterance<'a> {
    /// When it is said, in frames of the sound.
    pub frames: Range<usize>,
    /// What is said, as far as somebody wrote it down.
    pub words: &'a str,
}

/// A sentence that was said again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repeat {
    /// The first of the two, by its place.
    pub earlier: usize,
    /// The one that says it again, or goes on where the first broke off.
    pub later: usize,
    /// Their distance as a part of that to what is made of the same sounds: 1 is chance.
    pub distance: f32,
}

/// The sentences that are said again soon, each with the next one that says it; by their places, which follow each other in
/// time. `tell` is told how many of them were looked at, and says whether to go on; `None` where it does not.
pub fn repeats(sound: &Sound, spoken: &[Utterance<'_>], tell: &dyn Fn(usize) -> bool) -> Option<Vec<Repeat>> {
    let heard: Vec<Vec<Frame>> = spoken.iter().map(|own| heard(sound, own.frames.clone())).collect();
    let mut found = Vec::new();
    for (earlier, own) in spoken.iter().enumerate() {
        if !tell(earlier) {
            return None;
        }
        let soon = (earlier + 1..spoken.len().min(earlier + 1 + NEXT))
            .take_while(|later| spoken[*later].frames.start.saturating_sub(own.frames.start) <= NEAR);
        let again = soon.filter_map(|later| {
            let distance = compared(&heard[earlier], &heard[later])?;
            is_repeat(distance, same_words(own.words, spoken[later].words)).then_some(Repeat {
                earlier,
                later,
                distance,
            })
        });
        found.extend(again.min_by(|a, b| a.distance.total_cmp(&b.distance)));
    }
    Some(found)
}

/// The distance of what is said in one range of a sound to what is said in another or at its beginning, as a part of that to
/// foils made of the same sounds: 1 is chance. `None` where one is too short to tell, or far longer than the other.
pub fn unlikeness(sound: &Sound, earlier: Range<usize>, later: Range<usize>) -> Option<f32> {
    compared(&heard(sound, earlier), &heard(sound, later))
}

/// Whether the sound and the words, of those that are known, say that it is the same.
fn is_repeat(distance: f32, words: Option<f32>) -> bool {
    match words {
        Some(same) if same < OTHER_WORDS => false,
        Some(same) if same >= SAME_WORDS => distance < ALIKE_IN_WORDS,
        _ => distance < ALIKE,
    }
}

type Frame = [f32; WIDTH];

/// What is said in a range, from its first sound to its last.
fn heard(sound: &Sound, frames: Range<usize>) -> Vec<Frame> {
    let frames = frames.start.min(sound.frames())..frames.end.min(sound.frames());
    let speech = &sound.activity.speech[frames.clone()];
    let first = speech.iter().position(|speech| *speech).unwrap_or(speech.len());
    let end = speech.iter().rposition(|speech| *speech).map_or(first, |last| last + 1);
    let own = &sound.features[frames.start + first..frames.start + end];
    let mean = |frames: &[Frame]| {
        std::array::from_fn(|number| frames.iter().map(|frame| frame[number]).sum::<f32>() / frames.len() as f32)
    };
    own.chunks(TOGETHER).map(mean).collect()
}

/// The same of frames.
fn compared(earlier: &[Frame], later: &[Frame]) -> Option<f32> {
    let is_short = earlier.len().min(later.len()) * TOGETHER < LEAST;
    if is_short || earlier.len() > 2 * later.len() {
        return None;
    }
    let backwards: Vec<Frame> = later.iter().rev().copied().collect();
    let turned: Vec<Frame> = [&later[later.len() / 2..], &later[..later.len() / 2]].concat();
    let foil = warped(earlier, &backwards).min(warped(earlier, &turned));
    Some(warped(earlier, later) / foil.max(f32::MIN_POSITIVE))
}

/// The least distance of all of one to a beginning of the other, however each is stretched, per frame of both.
fn warped(whole: &[Frame], other: &[Frame]) -> f32 {
    let mut before = vec![f32::INFINITY; other.len() + 1];
    before[0] = 0.0;
    let mut row = before.clone();
    for frame in whole {
        row[0] = f32::INFINITY;
        for (at, beside) in other.iter().enumerate() {
            let cost = distance(frame, beside);
            // A step over both counts for two.
            row[at + 1] = (before[at] + 2.0 * cost).min(before[at + 1] + cost).min(row[at] + cost);
        }
        std::mem::swap(&mut before, &mut row);
    }
    let ends = before.iter().enumerate().skip(whole.len() / 2);
    ends.map(|(end, sum)| sum / (whole.len() + end) as f32).fold(f32::INFINITY, f32::min)
}

fn distance(one: &Frame, other: &Frame) -> f32 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

/// How much of two texts is the same: 1 where the first is the other or its beginning; `None` where one is not known.
fn same_words(one: &str, other: &str) -> Option<f32> {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (count, letter) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = count + 1;
        for (at, beside) in other.iter().enumerate() {
            let kept = corner + usize::from(letter != beside);
            corner = row[at + 1];
            row[at + 1] = kept.min(corner + 1).min(row[at] + 1);
        }
    }
    let least = row.into_iter().min().unwrap_or(one.len());
    Some(1.0 - least.min(one.len()) as f32 / one.len() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Frames that wander, as speech does, from a seed.
    fn speech(seed: u32, frames: usize) -> Vec<Frame> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 24) as f32 - 0.5
        };
        let mut frame = [0.0; WIDTH];
        let mut target = [0.0; WIDTH];
        let step = |at: usize| {
            if at.is_multiple_of(8) {
                target = std::array::from_fn(|_| 4.0 * next());
            }
            frame.iter_mut().zip(&target).for_each(|(own, target)| *own += 0.4 * (target - *own));
            frame
        };
        (0..frames).map(step).collect()
    }

    /// The same said more slowly.
    fn slower(frames: &[Frame]) -> Vec<Frame> {
        frames.iter().enumerate().flat_map(|(at, frame)| vec![*frame; 1 + usize::from(at % 3 == 0)]).collect()
    }

    #[test]
    fn what_is_said_again_is_alike_slower_or_broken_off_and_other_speech_is_not() {
        let (first, other) = (speech(1, 120), speech(2, 130));
        assert!(compared(&first, &slower(&first)).unwrap() < 0.3);
        assert!(compared(&first[..60], &slower(&first)).unwrap() < 0.3, "broken off");
        assert!(compared(&first, &other).unwrap() > ALIKE_IN_WORDS);
        assert_eq!(compared(&first[..20], &first), None, "a word");
        assert_eq!(compared(&first, &first[..50]), None, "its beginning alone comes second");
    }

    #[test]
    fn words_are_the_same_as_far_as_the_first_goes() {
        assert_eq!(same_words("Selamat datang", "Selamat datang di kantor."), Some(1.0));
        assert!(same_words("Selamat dateng di kantor", "Selamat datang di kantor.").unwrap() > 0.9);
        assert!(same_words("Ambil nomor antrean.", "Siapkan kartu keluarga.").unwrap() < OTHER_WORDS);
        assert_eq!((same_words("", "Selamat"), same_words("Selamat", " … ")), (None, None));
    }

    #[test]
    fn words_decide_where_the_sound_is_not_sure() {
        assert!(is_repeat(0.6, None) && !is_repeat(0.8, None));
        assert!(is_repeat(0.8, Some(0.9)) && !is_repeat(0.6, Some(0.2)) && !is_repeat(0.8, Some(0.6)));
    }

    proptest! {
        #[test]
        fn a_stretched_copy_is_no_distance_away(seed in 0_u32..1000, frames in 40_usize..90) {
            let own = speech(seed, frames);
            prop_assert!(warped(&own, &slower(&own)) < 1e-4);
            prop_assert!(warped(&own, &speech(seed + 1, frames)) > 0.5);
        }
    }
}
