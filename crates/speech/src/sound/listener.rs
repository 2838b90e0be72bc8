//! Listening to sound piece by piece; little of it is kept.

use std::f32::consts::PI;

use super::bands::{Bands, Powers};
use super::fft::PowerSpectra;

/// Frames a second.
pub const FRAME_RATE: usize = 100;
/// A frame looks at so much sound: 25 ms.
const WINDOWS_A_SECOND: usize = 40;

/// Hears mono sound and keeps what its words can be told by: 108 bytes for each 10 ms.
pub struct Listener {
    rate_hz: usize,
    /// What weighs the samples of a frame, so that its ends do not count.
    window: Vec<f32>,
    spectra: PowerSpectra,
    bands: Bands,
    /// Samples of which some frame is still to come, and the number of the first.
    waiting: Vec<f32>,
    waiting_from: usize,
    /// Frames that nobody has taken yet, and how many were.
    frames: Vec<Powers>,
    taken: usize,
    powers: [Vec<f32>; 2],
}

impl Listener {
    /// For mono sound of that rate, of 8000 Hz at least.
    pub fn new(rate_hz: u32) -> Self {
        let rate_hz = rate_hz.max(8000) as usize;
        let length = rate_hz / WINDOWS_A_SECOND;
        let hamming = |n: usize| 0.54 - 0.46 * (2.0 * PI * n as f32 / (length - 1) as f32).cos();
        let transform = length.next_power_of_two();
        Self {
            rate_hz,
            window: (0..length).map(hamming).collect(),
            spectra: PowerSpectra::new(transform),
            bands: Bands::new(transform, rate_hz as u32),
            waiting: Vec::new(),
            waiting_from: 0,
            frames: Vec::new(),
            taken: 0,
            powers: [Vec::new(), Vec::new()],
        }
    }

    /// Hears what follows.
    pub fn hear(&mut self, samples: &[f32]) {
        self.waiting.extend_from_slice(samples);
        while self.has(self.heard() + 1) {
            self.listen(self.heard());
        }
        let done = self.first_sample(self.heard()).min(self.waiting_from + self.waiting.len()) - self.waiting_from;
        self.waiting.drain(..done);
        self.waiting_from += done;
    }

    /// How many frames have been heard.
    pub fn heard(&self) -> usize {
        self.taken + self.frames.len()
    }

    /// The frames that nobody has taken yet; they are kept no longer.
    pub(super) fn take(&mut self) -> Vec<Powers> {
        self.taken += self.frames.len();
        std::mem::take(&mut self.frames)
    }

    /// All frames that nobody has taken yet, of which the last may be heard only in part.
    pub(super) fn finish(mut self) -> Vec<Powers> {
        let silence = vec![0.0; 2 * self.window.len()];
        let end = (self.waiting_from + self.waiting.len()) * FRAME_RATE / self.rate_hz;
        self.hear(&silence);
        self.frames.truncate(end.saturating_sub(self.taken));
        self.frames
    }

    fn first_sample(&self, frame: usize) -> usize {
        frame * self.rate_hz / FRAME_RATE
    }

    /// Whether all samples of a frame are there.
    fn has(&self, frame: usize) -> bool {
        self.first_sample(frame) + self.window.len() <= self.waiting_from + self.waiting.len()
    }

    /// Adds a frame and the one behind it.
    fn listen(&mut self, frame: usize) {
        let pieces = [frame, frame + 1].map(|frame| {
            let from = self.first_sample(frame) - self.waiting_from;
            let samples = &self.waiting[from..from + self.window.len()];
            samples.iter().zip(&self.window).map(|(sample, weight)| sample * weight).collect::<Vec<f32>>()
        });
        self.spectra.of(&pieces[0], &pieces[1], &mut self.powers);
        for powers in &self.powers {
            self.frames.push(self.bands.sum(powers));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tone(rate_hz: u32, seconds: f32) -> Vec<f32> {
        (0..(rate_hz as f32 * seconds) as usize).map(|n| (n as f32 * 2500.0 / rate_hz as f32).sin()).collect()
    }

    proptest! {
        #[test]
        fn it_is_the_same_in_whatever_pieces_it_comes(pieces in prop::collection::vec(1_usize..3000, 1..12)) {
            let sound = tone(16_000, 1.0);
            let mut whole = Listener::new(16_000);
            whole.hear(&sound);
            let mut parts = Listener::new(16_000);
            let mut at = 0;
            for piece in pieces {
                let end = (at + piece).min(sound.len());
                parts.hear(&sound[at..end]);
                at = end;
            }
            parts.hear(&sound[at..]);
            prop_assert_eq!(parts.finish(), whole.finish());
        }
    }

    #[test]
    fn a_second_has_a_hundred_frames_at_every_rate() {
        for rate_hz in [8000, 16_000, 22_050, 44_100, 48_000] {
            let mut listener = Listener::new(rate_hz);
            listener.hear(&tone(rate_hz, 1.5));
            assert_eq!(listener.finish().len(), 150, "{rate_hz}");
        }
        assert_eq!(Listener::new(48_000).finish().len(), 0);
    }
}
