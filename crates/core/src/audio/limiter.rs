//! A look-ahead limiter: quiet sound passes unchanged, loud sound is turned down shortly before its peak.

use std::collections::VecDeque;

/// The loudest sample that comes out: -1 dBFS.
pub const CEILING: f32 = 0.891_25;
/// How far it looks ahead, in stereo samples at 48 kHz (5 ms); also how late its output is.
pub const LOOK_AHEAD: usize = 240;
/// A turned-down sound comes back with this time constant, in samples (80 ms).
const RELEASE: f32 = 3840.0;

/// Stereo in, stereo out, [`LOOK_AHEAD`] samples later.
///
/// The gain that each sample needs is held for the look-ahead (a sliding minimum), released slowly, and averaged over
/// the look-ahead: the average reaches the needed gain exactly when the peak comes out.
pub struct Limiter {
    delayed: VecDeque<[f32; 2]>,
    /// Needed gains with the sample they belong to; increasing in both.
    lowest: VecDeque<(u64, f32)>,
    held: f32,
    averaged: VecDeque<f32>,
    sum: f64,
    now: u64,
}

impl Default for Limiter {
    fn default() -> Self {
        Self {
            delayed: VecDeque::from(vec![[0.0; 2]; LOOK_AHEAD]),
            lowest: VecDeque::new(),
            held: 1.0,
            averaged: VecDeque::from(vec![1.0; LOOK_AHEAD + 1]),
            sum: (LOOK_AHEAD + 1) as f64,
            now: 0,
        }
    }
}

impl Limiter {
    /// The sample that went in [`LOOK_AHEAD`] samples ago, turned down where needed.
    pub fn push(&mut self, sample: [f32; 2]) -> [f32; 2] {
        let peak = sample[0].abs().max(sample[1].abs());
        let needed = if peak > CEILING { CEILING / peak } else { 1.0 };
        while self.lowest.back().is_some_and(|&(_, gain)| gain >= needed) {
            self.lowest.pop_back();
        }
        self.lowest.push_back((self.now, needed));
        while self.lowest.front().is_some_and(|&(at, _)| at + (LOOK_AHEAD as u64) < self.now) {
            self.lowest.pop_front();
        }
        self.now += 1;
        let lowest = self.lowest.front().map_or(1.0, |&(_, gain)| gain);
        let released = if self.held > 0.9999 { 1.0 } else { self.held + (1.0 - self.held) / RELEASE };
        self.held = lowest.min(released);
        self.averaged.push_back(self.held);
        self.sum += f64::from(self.held) - f64::from(self.averaged.pop_front().unwrap_or(1.0));
        let gain = (self.sum / (LOOK_AHEAD + 1) as f64) as f32;
        self.delayed.push_back(sample);
        self.delayed.pop_front().unwrap_or_default().map(|value| value * gain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(samples: &[f32]) -> Vec<f32> {
        let mut limiter = Limiter::default();
        let padded = samples.iter().copied().chain([0.0; LOOK_AHEAD]);
        padded.map(|sample| limiter.push([sample, -sample])[0]).skip(LOOK_AHEAD).collect()
    }

    #[test]
    fn quiet_sound_passes_bit_for_bit() {
        let quiet: Vec<f32> = (0..5000).map(|n| (n as f32 * 0.07).sin() * 0.88).collect();
        assert_eq!(limited(&quiet), quiet);
    }

    #[test]
    fn no_peak_passes_the_ceiling() {
        let loud: Vec<f32> =
            (0..20_000).map(|n| (n as f32 * 0.31).sin() * if n % 4000 < 900 { 3.0 } else { 0.2 }).collect();
        let peak = limited(&loud).into_iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        assert!(peak <= CEILING * 1.0001, "{peak}");
        assert!(peak > CEILING * 0.9, "{peak}");
    }
}
