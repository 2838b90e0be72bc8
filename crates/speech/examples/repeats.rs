//! How unlike the sentences of a recording are to those that follow: `repeats SOUND RANGES`, for `scripts/speech/repeats.py`.
//! SOUND holds mono samples of 16 bits at 16 kHz; each line of RANGES says when a sentence begins and ends, in seconds, and
//! what it says. Prints a pair a line: both places, the distance, and whether it is taken for said again.

use std::error::Error;
use std::{env, fs};

use sunting_speech::{FRAME_RATE, Listener, Sound, Utterance, repeats, unlikeness};

const RATE_HZ: u32 = 16_000;
/// So many sentences that follow are compared with one.
const NEXT: usize = 4;

#[allow(clippy::print_stdout)] // Whoever asks for the pairs reads them there.
fn main() -> Result<(), Box<dyn Error>> {
    let [sound, ranges] = [1, 2].map(|at| env::args().nth(at).unwrap_or_default());
    let sample = |pair: &[u8]| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0;
    let samples: Vec<f32> = fs::read(sound)?.chunks_exact(2).map(sample).collect();
    let mut listener = Listener::new(RATE_HZ);
    listener.hear(&samples);
    let sound = Sound::of(listener);
    let text = fs::read_to_string(ranges)?;
    let frame = |seconds: &str| seconds.parse::<f64>().map(|seconds| (seconds * FRAME_RATE as f64) as usize);
    let mut spoken = Vec::new();
    for line in text.lines() {
        let mut parts = line.splitn(3, '\t');
        let mut next = || parts.next().unwrap_or_default();
        let (start, end) = (frame(next())?, frame(next())?);
        spoken.push(Utterance { frames: start..end, words: next() });
    }
    let found = repeats(&sound, &spoken, &|_| true).unwrap_or_default();
    for (earlier, own) in spoken.iter().enumerate() {
        for (later, other) in spoken.iter().enumerate().skip(earlier + 1).take(NEXT) {
            let distance = unlikeness(&sound, own.frames.clone(), other.frames.clone());
            let is_found = found.iter().any(|pair| (pair.earlier, pair.later) == (earlier, later));
            println!("{earlier}\t{later}\t{:.4}\t{}", distance.unwrap_or(f32::NAN), u8::from(is_found));
        }
    }
    Ok(())
}
