//! Choosing the sound track to play when a file has several: speech before music, a loud track before a faint one, and
//! never a silent one.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sunting_timeline::{Speed, Time};

use super::audio::{AudioReader, SAMPLE_RATE};

/// Sound is measured in steps of 20 ms.
const STEP: usize = SAMPLE_RATE as usize / 50;
/// Speech is looked for in blocks of two seconds.
const BLOCK_STEPS: usize = 100;
/// The start is listened to for so long, all of a file that is no longer.
const START: Time = Time::from_seconds(40);
/// After it, so many places are listened to.
const PLACES: i64 = 12;
/// For so long each.
const AT_A_PLACE: Time = Time::from_seconds(4);
/// No louder is silent, in dB of full scale.
const SILENCE_DB: f32 = -60.0;
/// Syllables rise by so much from the dip before them, in dB.
const SYLLABLE_DB: f32 = 9.0;
/// So many syllables in a block are speech; fewer are single sounds, more are noise.
const SYLLABLES: std::ops::RangeInclusive<usize> = 4..=22;
/// How much a step's pitch has to stray from the block's middle: vowels and consonants take turns, notes do not.
const STRAY: f32 = 2.0;
/// In a block of speech, so many of a hundred steps that are heard stray.
const STRAYING_PERCENT: usize = 12;
/// Speech is preferred to what is louder by less than this, in dB.
const SPEECH_DB: f32 = 40.0;
/// What differs by less is equal, in dB.
const EQUAL_DB: f32 = 3.0;

/// What was heard of one sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// The mean level of the parts that are not silent, in dB of full scale; `None` if all of it is silent.
    pub loudness_db: Option<f32>,
    /// Whether there is speech in it.
    pub speaks: bool,
}

impl Heard {
    /// What a sound is worth, in dB; `None` for silence.
    fn worth_db(self) -> Option<f32> {
        self.loudness_db.map(|loudness| loudness + if self.speaks { SPEECH_DB } else { 0.0 })
    }
}

/// The index of the sound to play. Among equally good ones, the smallest `preferred` wins, then the first.
pub fn choose<K: Ord>(heard: &[Heard], preferred: impl Fn(usize) -> K) -> Option<usize> {
    let worth = |place: usize| heard[place].worth_db().unwrap_or(f32::NEG_INFINITY);
    let best = (0..heard.len()).map(worth).fold(f32::NEG_INFINITY, f32::max);
    let equal = (0..heard.len()).filter(|&place| worth(place) >= best - EQUAL_DB);
    equal.min_by_key(|&place| (preferred(place), place))
}

/// Listens to parts of one sound track (counted from 1) of a file that is about `duration` long. What cannot be read
/// counts as silent.
pub fn listen(path: &Path, track: u16, duration: Time) -> Heard {
    let Ok(mut reader) = AudioReader::open(path, Speed::default(), Some(track)) else { return Heard::default() };
    let mut meter = SpeechMeter::default();
    let sample = |time: Time| time.samples_floor(SAMPLE_RATE);
    let later = (0..PLACES).map(|n| START + (duration - START).scaled(n, PLACES));
    let later = later.filter(|_| duration > START).map(|place| (sample(place), sample(AT_A_PLACE)));
    for (start, samples) in std::iter::once((0, sample(START))).chain(later) {
        let mut heard = Vec::new();
        // A place beyond the end: the file is shorter than it says, and there is nothing further on.
        let read = reader.seek(start).and_then(|()| reader.read(samples as usize, &mut heard));
        if !matches!(read, Ok(read) if read > 0) {
            break;
        }
        meter.add(&heard);
    }
    meter.heard()
}

#[derive(Default)]
struct SpeechMeter {
    power: f64,
    steps: usize,
    speaks: bool,
}

impl SpeechMeter {
    /// Stereo samples that follow each other.
    fn add(&mut self, stereo: &[f32]) {
        let steps: Vec<LevelStep> = stereo.chunks_exact(2 * STEP).map(LevelStep::of).collect();
        for step in steps.iter().filter(|step| step.level_db > SILENCE_DB) {
            self.power += f64::from(10.0_f32.powf(step.level_db / 10.0));
            self.steps += 1;
        }
        self.speaks |= steps.chunks(BLOCK_STEPS).any(is_speech);
    }

    fn heard(&self) -> Heard {
        let mean = (self.steps > 0).then(|| 10.0 * (self.power / self.steps as f64).log10() as f32);
        Heard { loudness_db: mean, speaks: self.speaks }
    }
}

#[derive(Clone, Copy, Debug)]
struct LevelStep {
    level_db: f32,
    /// How often the wave changes its sign.
    crossings: f32,
}

impl LevelStep {
    fn of(stereo: &[f32]) -> Self {
        // Of two channels that cancel each other out, one alone still counts.
        let power = stereo.iter().map(|sample| sample * sample).sum::<f32>() / stereo.len() as f32;
        let left = stereo.iter().step_by(2);
        let crossings = left.clone().zip(left.skip(1)).filter(|(a, b)| (**a < 0.0) != (**b < 0.0)).count();
        Self { level_db: 10.0 * power.max(1e-12).log10(), crossings: crossings as f32 }
    }
}

/// Whether two seconds sound like speech: they rise and fall syllable by syllable, and hiss and hum take turns
/// (Scheirer and Slaney 1997: energy modulation at 4 Hz, and the spread of the zero-crossing rate).
fn is_speech(steps: &[LevelStep]) -> bool {
    let heard: Vec<LevelStep> = steps.iter().copied().filter(|step| step.level_db > SILENCE_DB).collect();
    if steps.len() < BLOCK_STEPS / 2 || heard.len() < BLOCK_STEPS / 4 {
        return false;
    }
    let mut crossings: Vec<f32> = heard.iter().map(|step| step.crossings).collect();
    crossings.sort_by(f32::total_cmp);
    let middle = crossings[crossings.len() / 2].max(1.0);
    let stray = heard.iter().filter(|step| step.crossings > middle * STRAY || step.crossings * STRAY < middle).count();
    SYLLABLES.contains(&syllables(steps)) && stray * 100 >= heard.len() * STRAYING_PERCENT
}

/// How often the level rises out of a dip.
fn syllables(steps: &[LevelStep]) -> usize {
    let (mut low, mut high, mut rising, mut count) = (f32::INFINITY, f32::NEG_INFINITY, false, 0);
    for step in steps {
        let level = step.level_db.max(SILENCE_DB);
        (low, high) = (low.min(level), high.max(level));
        if !rising && level > low + SYLLABLE_DB {
            (rising, high, count) = (true, level, count + 1);
        } else if rising && level < high - SYLLABLE_DB {
            (rising, low) = (false, level);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many seconds of a mono wave, as stereo.
    fn sound(seconds: usize, wave: impl Fn(f32) -> f32) -> Vec<f32> {
        let rate = SAMPLE_RATE as usize;
        (0..seconds * rate).flat_map(|n| [wave(n as f32 / rate as f32); 2]).collect()
    }

    fn heard(samples: &[f32]) -> Heard {
        let mut meter = SpeechMeter::default();
        meter.add(samples);
        meter.heard()
    }

    fn hum(t: f32, hz: f32) -> f32 {
        (t * hz * std::f32::consts::TAU).sin()
    }

    fn hiss(t: f32) -> f32 {
        ((t * 48_000.0).round() * 78.233).sin() * 43_758.547 % 1.0
    }

    /// Four syllables a second: a consonant, a vowel, a pause.
    fn speech(t: f32) -> f32 {
        match t % 0.25 {
            at if at < 0.06 => 0.1 * hiss(t),
            at if at < 0.18 => 0.3 * hum(t, 140.0),
            _ => 0.0,
        }
    }

    #[test]
    fn speech_is_told_from_tones_notes_noise_and_silence() {
        assert!(heard(&sound(4, speech)).speaks);
        assert!(heard(&sound(4, |t| speech(t) + 0.002 * hiss(t))).speaks);
        let notes = |t: f32| 0.4 * hum(t, [220.0, 277.0, 330.0][(t * 4.0) as usize % 3]) * (-8.0 * (t % 0.25)).exp();
        for other in [sound(4, |t| 0.3 * hum(t, 440.0)), sound(4, |t| 0.3 * hiss(t)), sound(4, notes)] {
            assert!(!heard(&other).speaks);
        }
        assert_eq!(heard(&sound(4, |_| 0.0)), Heard::default());
        assert!((heard(&sound(1, |t| 0.3 * hum(t, 440.0))).loudness_db.unwrap() - -13.5).abs() < 0.2);
    }

    #[test]
    fn silence_never_wins_and_ties_go_to_the_preferred() {
        let loud = |db: f32| Heard { loudness_db: Some(db), speaks: false };
        let speaks = |db: f32| Heard { loudness_db: Some(db), speaks: true };
        let silent = Heard::default();
        let first = |_: usize| ();
        assert_eq!(choose(&[silent, loud(-50.0)], |place| place != 0), Some(1));
        assert_eq!(choose(&[loud(-12.0), speaks(-40.0)], first), Some(1));
        assert_eq!(choose(&[loud(-30.0), loud(-20.0)], first), Some(1));
        assert_eq!(choose(&[speaks(-20.0), speaks(-21.0)], |place| place != 1), Some(1));
        assert_eq!(choose(&[silent, silent], first), Some(0));
        assert_eq!(choose(&[], first), None);
    }
}
