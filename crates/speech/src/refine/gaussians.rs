//! What each sound is like in one recording: a normal distribution of its features. A sound that is heard seldom borrows
//! from its family, and that from all speech.

use crate::phone::{FAMILIES, PHONES, Phone};
use crate::sound::{SHAPE, Sound, WIDTH};
use crate::table::SHAPES;

/// What a frame is taken for: a sound by its number, or one of these.
pub const PAUSE: u8 = PHONES as u8;
/// Speech that is not in the script.
pub const ASIDE: u8 = PAUSE + 1;
/// How many things a frame may be.
pub const KINDS: usize = PHONES + 2;

/// Pauses are of so many kinds: breath, hum, clicks.
const PAUSES: usize = 3;
/// The most frames of pauses that are looked at.
const MOST_PAUSES: usize = 20_000;
/// Fewer frames of pauses are too few to learn from.
const LEAST_PAUSES: usize = 30;
/// No variance is smaller than this part of that of all speech.
const LEAST_VARIANCE: f32 = 0.08;
/// The variances of the sounds in the table, of shapes and of changes.
const TABLE_VARIANCES: (f32, f32) = (0.6, 1.0);
/// So many of the likeliest sounds are what an aside may be,
const ASIDE_SOUNDS: usize = 3;
/// which is so much less likely than a script's word.
const ASIDE_COST: f32 = 2.5;

/// How strongly families, and sounds, lean on what is above them, in frames.
#[derive(Clone, Copy, Debug)]
pub struct Leaning {
    pub family: f32,
    pub sound: f32,
}

#[derive(Clone, Copy)]
struct Gaussian {
    mean: [f32; WIDTH],
    variance: [f32; WIDTH],
    /// The sum of the variances' logarithms.
    spread: f32,
}

impl Gaussian {
    fn new(mean: [f32; WIDTH], variance: [f32; WIDTH]) -> Self {
        Self { mean, variance, spread: variance.iter().map(|variance| variance.ln()).sum() }
    }

    /// The logarithm of a feature's likelihood, but for a constant.
    fn score(&self, feature: &[f32; WIDTH]) -> f32 {
        let mut sum = self.spread;
        for ((value, mean), variance) in feature.iter().zip(&self.mean).zip(&self.variance) {
            sum += (value - mean).powi(2) / variance;
        }
        -0.5 * sum
    }
}

/// Sums over frames, from which means and variances come.
#[derive(Clone, Copy, Default)]
struct Sums {
    count: f32,
    sum: [f64; WIDTH],
    squares: [f64; WIDTH],
}

impl Sums {
    fn add(&mut self, feature: &[f32; WIDTH]) {
        self.count += 1.0;
        for ((sum, square), value) in self.sum.iter_mut().zip(&mut self.squares).zip(feature) {
            *sum += f64::from(*value);
            *square += f64::from(*value).powi(2);
        }
    }

    fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.sum.iter_mut().zip(other.sum).for_each(|(own, other)| *own += other);
        self.squares.iter_mut().zip(other.squares).for_each(|(own, other)| *own += other);
    }

    /// The distribution of what was added, as if so many frames of another one were among it.
    fn leaning(&self, on: &Gaussian, frames: f32) -> Gaussian {
        let whole = f64::from(self.count + frames);
        let mut mean = [0.0; WIDTH];
        let mut variance = [0.0; WIDTH];
        for number in 0..WIDTH {
            let (sum, square, count) = (self.sum[number], self.squares[number], f64::from(self.count));
            let own = (sum + f64::from(frames) * f64::from(on.mean[number])) / whole;
            let around = (square - 2.0 * own * sum + count * own * own).max(0.0);
            mean[number] = own as f32;
            variance[number] = ((around + f64::from(frames) * f64::from(on.variance[number])) / whole) as f32;
        }
        Gaussian::new(mean, variance)
    }
}

/// What sounds and pauses are like.
#[derive(Clone)]
pub struct Gaussians {
    sounds: Vec<Gaussian>,
    /// With the logarithms of their shares.
    pauses: [(f32, Gaussian); PAUSES],
}

impl Gaussians {
    /// Learns from a sound what each frame of which is taken for something.
    pub fn learn(sound: &Sound, kinds: &[u8], leaning: Leaning) -> Self {
        let mut by_phone = [Sums::default(); PHONES];
        for (feature, kind) in sound.features.iter().zip(kinds).filter(|(_, kind)| **kind < PAUSE) {
            by_phone[usize::from(*kind)].add(feature);
        }
        let mut by_family = [Sums::default(); FAMILIES];
        let mut all = Sums::default();
        for (phone, sums) in Phone::ALL.into_iter().zip(&by_phone) {
            by_family[phone.family()].join(sums);
            all.join(sums);
        }
        let normal = Gaussian::new([0.0; WIDTH], [1.0; WIDTH]);
        let all = all.leaning(&normal, 1.0);
        let families: Vec<Gaussian> = by_family.iter().map(|sums| sums.leaning(&all, leaning.family)).collect();
        let sound_of = |(phone, sums): (Phone, &Sums)| {
            let own = sums.leaning(&families[phone.family()], leaning.sound);
            floored(own, &all, LEAST_VARIANCE)
        };
        let sounds = Phone::ALL.into_iter().zip(&by_phone).map(sound_of).collect();
        let is_pause: Vec<bool> = kinds.iter().map(|kind| *kind == PAUSE).collect();
        Self { sounds, pauses: pauses(sound, &is_pause, &all) }
    }

    /// As the table has it, with the pauses of this sound.
    pub fn of_table(sound: &Sound) -> Self {
        let mut variance = [TABLE_VARIANCES.1; WIDTH];
        variance[..SHAPE].fill(TABLE_VARIANCES.0);
        let gaussian = |shape: &[f32; SHAPE]| {
            let mut mean = [0.0; WIDTH];
            mean[..SHAPE].copy_from_slice(shape);
            Gaussian::new(mean, variance)
        };
        let is_pause: Vec<bool> = sound.activity.speech.iter().map(|speech| !speech).collect();
        let normal = Gaussian::new([0.0; WIDTH], [1.0; WIDTH]);
        Self { sounds: SHAPES.iter().map(gaussian).collect(), pauses: pauses(sound, &is_pause, &normal) }
    }

    /// How well a frame is each thing that it may be.
    pub fn scores(&self, feature: &[f32; WIDTH]) -> [f32; KINDS] {
        let mut scores = [0.0; KINDS];
        let mut best = [f32::NEG_INFINITY; ASIDE_SOUNDS];
        for (score, gaussian) in scores.iter_mut().zip(&self.sounds) {
            *score = gaussian.score(feature);
            // The best so far, the worst of them first.
            if *score > best[0] {
                best[0] = *score;
                best.sort_unstable_by(f32::total_cmp);
            }
        }
        let pauses = self.pauses.each_ref().map(|(share, gaussian)| share + gaussian.score(feature));
        let most = pauses.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        scores[usize::from(PAUSE)] = most + pauses.iter().map(|pause| (pause - most).exp()).sum::<f32>().ln();
        scores[usize::from(ASIDE)] = best.iter().sum::<f32>() / ASIDE_SOUNDS as f32 - ASIDE_COST;
        scores
    }
}

fn floored(gaussian: Gaussian, all: &Gaussian, part: f32) -> Gaussian {
    let mut variance = gaussian.variance;
    variance.iter_mut().zip(all.variance).for_each(|(own, all)| *own = own.max(part * all));
    Gaussian::new(gaussian.mean, variance)
}

/// The kinds of pauses: frames that are alike, found by moving centres to the means of what is nearest to them.
fn pauses(sound: &Sound, is_pause: &[bool], all: &Gaussian) -> [(f32, Gaussian); PAUSES] {
    let frames = frames_of_pauses(sound, is_pause);
    let mut by_loudness = frames.clone();
    by_loudness.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
    let quantile =
        |part: f32| by_loudness.get((by_loudness.len() as f32 * part) as usize).map_or([0.0; WIDTH], |it| **it);
    let mut centres = [quantile(0.15), quantile(0.5), quantile(0.85)];
    let mut own = [Sums::default(); PAUSES];
    for _ in 0..8 {
        own = [Sums::default(); PAUSES];
        for frame in &frames {
            own[nearest(&centres, frame)].add(frame);
        }
        for (centre, sums) in centres.iter_mut().zip(&own).filter(|(_, sums)| sums.count > 5.0) {
            *centre = std::array::from_fn(|number| (sums.sum[number] / f64::from(sums.count)) as f32);
        }
    }
    let mut together = Sums::default();
    own.iter().for_each(|sums| together.join(sums));
    let whole = together.leaning(&Gaussian::new([0.0; WIDTH], [1.0; WIDTH]), 1.0);
    std::array::from_fn(|kind| {
        // Its own centre, and as if some frames of all pauses lay around that.
        let around = Gaussian::new(centres[kind], whole.variance);
        let share = (own[kind].count + 1.0) / (frames.len() + PAUSES) as f32;
        (share.ln(), floored(own[kind].leaning(&around, 15.0), all, 0.05))
    })
}

fn frames_of_pauses<'a>(sound: &'a Sound, is_pause: &[bool]) -> Vec<&'a [f32; WIDTH]> {
    let of_pauses = || sound.features.iter().zip(is_pause).filter(|(_, pause)| **pause).map(|(feature, _)| feature);
    let count = of_pauses().count();
    if count >= LEAST_PAUSES {
        return of_pauses().step_by(count.div_ceil(MOST_PAUSES)).collect();
    }
    // Nobody pauses: the faintest frames are what comes nearest to it.
    let mut frames: Vec<&[f32; WIDTH]> = sound.features.iter().collect();
    frames.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
    frames.truncate((frames.len() / 50).max(LEAST_PAUSES));
    frames
}

fn nearest(centres: &[[f32; WIDTH]; PAUSES], frame: &[f32; WIDTH]) -> usize {
    let distance = |centre: &[f32; WIDTH]| centre.iter().zip(frame).map(|(a, b)| (a - b).powi(2)).sum::<f32>();
    let distances = centres.each_ref().map(distance);
    (0..PAUSES).min_by(|a, b| distances[*a].total_cmp(&distances[*b])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::activity::Activity;

    /// Frames around a place each, with a little noise.
    fn sound(places: &[f32]) -> Sound {
        let feature = |(at, place): (usize, &f32)| {
            std::array::from_fn(|number| place + 0.2 * ((at * 31 + number * 17) % 11) as f32 / 11.0)
        };
        let features: Vec<_> = places.iter().enumerate().map(feature).collect();
        let energy = vec![0.0; places.len()];
        let activity = Activity { speech: vec![true; places.len()], contrast: 0.0 };
        Sound { features, energy, activity }
    }

    #[test]
    fn what_was_learnt_is_known_again_and_what_was_not_leans_on_its_family() {
        let places: Vec<f32> = (0..400).map(|at| if at % 100 < 50 { 1.0 } else { -2.0 }).collect();
        let kinds: Vec<u8> = (0..400).map(|at| if at % 100 < 50 { Phone::M as u8 } else { PAUSE }).collect();
        let learnt = Gaussians::learn(&sound(&places), &kinds, Leaning { family: 20.0, sound: 30.0 });
        let scores = |place: f32| learnt.scores(&[place; WIDTH]);
        assert!(scores(1.1)[Phone::M as usize] > scores(1.1)[usize::from(PAUSE)]);
        assert!(scores(-1.9)[usize::from(PAUSE)] > scores(-1.9)[Phone::M as usize]);
        let of_family = scores(1.1)[Phone::Ng as usize];
        assert!(of_family > scores(-1.9)[Phone::Ng as usize] && of_family.is_finite());
    }

    #[test]
    fn asides_are_less_likely_than_the_sounds_that_they_are_made_of() {
        let places = vec![0.5; 200];
        let learnt = Gaussians::learn(&sound(&places), &[Phone::A as u8; 200], Leaning { family: 20.0, sound: 30.0 });
        let scores = learnt.scores(&[0.6; WIDTH]);
        assert!(scores[usize::from(ASIDE)] < scores[Phone::A as usize] - ASIDE_COST + 0.01);
    }
}
