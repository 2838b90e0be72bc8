//! Sound as what words can be told by, whoever speaks and however loud the room is.

pub mod activity;
mod bands;
mod ear;
mod fft;
mod listener;

use std::f32::consts::PI;

use sunting_timeline::Time;

use activity::Activity;
use bands::{BANDS, Powers};
pub use ear::Ear;
pub use listener::{FRAME_RATE, Listener};

/// How many numbers describe the shape of a spectrum.
pub const SHAPE: usize = 13;
/// The shape, and how it changes.
pub const WIDTH: usize = 2 * SHAPE;
/// Changes are looked at over so many frames to both sides.
const REACH: usize = 3;
/// The part of all frames that are taken for the room.
const ROOM: f32 = 0.1;
/// What is weaker than this part of loud sound is nothing.
const NOTHING: f32 = 1e-5;
/// Fewer frames say too little about what is normal.
const LEAST_SPEECH: usize = 100;

/// What was heard, frame by frame.
pub struct Sound {
    /// The shape of each spectrum and its change, so that over all speech each number has mean 0 and deviation 1.
    pub features: Vec<[f32; WIDTH]>,
    /// The logarithm of the power where voices are.
    pub energy: Vec<f32>,
    /// Where somebody speaks.
    pub activity: Activity,
}

impl Sound {
    /// All that a listener heard.
    pub fn of(listener: Listener) -> Self {
        let mut frames = listener.finish();
        let energy = logarithms(&mut frames);
        let activity = Activity::of(&energy);
        let mut features = shapes(frames);
        add_changes(&mut features);
        normalise(&mut features, &activity.speech);
        Self { features, energy, activity }
    }

    /// How many frames there are.
    pub fn frames(&self) -> usize {
        self.features.len()
    }

    /// How many frames are speech.
    pub fn speech_frames(&self) -> usize {
        self.activity.speech.iter().filter(|speech| **speech).count()
    }
}

/// Turns powers into logarithms above the room: adding what is always there to each band makes noise count less.
/// Returns those of the voice.
fn logarithms(frames: &mut [Powers]) -> Vec<f32> {
    if frames.is_empty() {
        return Vec::new();
    }
    let every = (frames.len() / 20_000).max(1);
    let some = frames.iter().step_by(every).flat_map(|frame| frame.bands).collect();
    let nothing = (NOTHING * quantile(some, 0.95)).max(f32::MIN_POSITIVE);
    let mut floors = [0.0; BANDS];
    for (band, floor) in floors.iter_mut().enumerate() {
        *floor = quantile(frames.iter().map(|frame| frame.bands[band]).collect(), ROOM) + nothing;
    }
    for frame in frames.iter_mut() {
        for (power, floor) in frame.bands.iter_mut().zip(&floors) {
            *power = (*power + floor).ln();
        }
    }
    logarithms_of_voices(frames.iter().map(|frame| frame.voice).collect())
}

/// Turns the powers of voices into logarithms above the room.
fn logarithms_of_voices(voices: Vec<f32>) -> Vec<f32> {
    if voices.is_empty() {
        return voices;
    }
    let floor = quantile(voices.clone(), ROOM) + (NOTHING * quantile(voices.clone(), 0.95)).max(f32::MIN_POSITIVE);
    voices.into_iter().map(|voice| (voice + floor).ln()).collect()
}

/// When a frame begins.
pub fn time_of(frame: usize) -> Time {
    Time::from_millis(frame as i64 * (1000 / FRAME_RATE as i64))
}

fn quantile(mut values: Vec<f32>, part: f32) -> f32 {
    let place = ((values.len() - 1) as f32 * part) as usize;
    *values.select_nth_unstable_by(place, f32::total_cmp).1
}

/// The slow waves in each spectrum's logarithms (a cosine transform): what mouths make, without the pitch. They take the
/// place of the spectra, which are as large: an hour of both at once would be 37 MB more.
fn shapes(frames: Vec<Powers>) -> Vec<[f32; WIDTH]> {
    let scale = (2.0 / BANDS as f32).sqrt();
    let wave = |order: usize, band: usize| scale * (PI * order as f32 * (band as f32 + 0.5) / BANDS as f32).cos();
    let waves: Vec<[f32; BANDS]> = (0..SHAPE).map(|order| std::array::from_fn(|band| wave(order, band))).collect();
    let shape = |frame: Powers| {
        let mut shape = [0.0; WIDTH];
        for (number, wave) in shape.iter_mut().zip(&waves) {
            *number = frame.bands.iter().zip(wave).map(|(power, weight)| power * weight).sum();
        }
        shape
    };
    frames.into_iter().map(shape).collect()
}

/// The slope of each number over the frames around.
pub fn add_changes(features: &mut [[f32; WIDTH]]) {
    let scale = 1.0 / (2 * (1..=REACH).map(|step| step * step).sum::<usize>()) as f32;
    let last = features.len().saturating_sub(1);
    for at in 0..features.len() {
        for number in 0..SHAPE {
            let slope = |step: usize| {
                let (before, after) = (at.saturating_sub(step), (at + step).min(last));
                step as f32 * (features[after][number] - features[before][number])
            };
            features[at][SHAPE + number] = scale * (1..=REACH).map(slope).sum::<f32>();
        }
    }
}

/// Over speech alone: pauses would shift what is normal.
fn normalise(features: &mut [[f32; WIDTH]], speech: &[bool]) {
    let all = speech.iter().filter(|speech| **speech).count() < LEAST_SPEECH;
    let (mut sums, mut squares, mut count) = ([0.0_f64; WIDTH], [0.0_f64; WIDTH], 0.0_f64);
    for (feature, _) in features.iter().zip(speech).filter(|(_, speech)| all || **speech) {
        for (number, value) in feature.iter().enumerate() {
            sums[number] += f64::from(*value);
            squares[number] += f64::from(*value).powi(2);
        }
        count += 1.0;
    }
    for number in 0..WIDTH {
        let mean = sums[number] / count;
        let deviation = (squares[number] / count - mean * mean).max(0.0).sqrt() + 1e-6;
        for feature in features.iter_mut() {
            feature[number] = ((f64::from(feature[number]) - mean) / deviation) as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Speech-like noise in bursts over a faint room.
    fn bursts(gain: f32) -> Sound {
        let mut listener = Listener::new(16_000);
        let mut state = 1_u32;
        let mut sound = Vec::new();
        for n in 0..64_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = state as f32 / u32::MAX as f32 - 0.5;
            sound.push(gain * noise * if n / 8000 % 2 == 1 { 0.5 } else { 0.005 });
        }
        listener.hear(&sound);
        Sound::of(listener)
    }

    #[test]
    fn over_speech_each_number_is_normal_however_loud_it_is() {
        let (faint, loud) = (bursts(0.05), bursts(1.0));
        assert_eq!(faint.activity.speech, loud.activity.speech);
        let near = |a: f32, b: f32| (a - b).abs() < 0.02;
        for (a, b) in faint.features.iter().flatten().zip(loud.features.iter().flatten()) {
            assert!(near(*a, *b), "{a} {b}");
        }
        let speech = loud.features.iter().zip(&loud.activity.speech).filter(|(_, speech)| **speech);
        let first: Vec<f32> = speech.map(|(feature, _)| feature[0]).collect();
        assert!((first.iter().sum::<f32>() / first.len() as f32).abs() < 0.01);
    }

    #[test]
    fn silence_and_nothing_are_no_speech() {
        let mut listener = Listener::new(48_000);
        listener.hear(&vec![0.0; 96_000]);
        let silent = Sound::of(listener);
        assert_eq!((silent.frames(), silent.speech_frames()), (200, 0));
        assert!(silent.features.iter().flatten().all(|value| value.is_finite()));
        assert_eq!(Sound::of(Listener::new(48_000)).frames(), 0);
    }
}
