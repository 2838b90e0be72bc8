//! What an ear keeps of a spectrum: the power in bands that are as wide as they are told apart (mel).

use std::f32::consts::PI;

/// How many bands there are.
pub const BANDS: usize = 26;
/// From here to there, in Hz.
const LOWEST_HZ: f32 = 80.0;
const HIGHEST_HZ: f32 = 7600.0;
/// Where voices are told from rooms, in Hz.
const VOICE_HZ: std::ops::Range<f32> = 300.0..3500.0;
/// Treble is raised as by a difference of samples at this rate, in Hz,
const RAISED_AT_HZ: f32 = 16_000.0;
/// with so much of the sample before.
const RAISED_BY: f32 = 0.95;

/// The powers of 10 ms of sound.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Powers {
    /// In the mel bands.
    pub bands: [f32; BANDS],
    /// Where voices are.
    pub voice: f32,
}

/// Sums of a spectrum's bins.
pub struct Bands {
    /// For each bin: the band below whose middle it is, its share of that, and of the one before; and the raised treble.
    bins: Vec<Bin>,
}

#[derive(Clone, Copy)]
struct Bin {
    raise: f32,
    /// The bands that it counts for, and how much.
    shares: [(usize, f32); 2],
    is_voice: bool,
}

impl Bands {
    /// For spectra of transforms of that length, of sound of that rate.
    pub fn new(length: usize, rate_hz: u32) -> Self {
        let bin_hz = rate_hz as f32 / length as f32;
        Self { bins: (0..=length / 2).map(|bin| Bin::at(bin as f32 * bin_hz)).collect() }
    }

    /// The powers of a spectrum, per bin of the transform.
    pub fn sum(&self, spectrum: &[f32]) -> Powers {
        let mut powers = Powers::default();
        for (bin, power) in self.bins.iter().zip(spectrum) {
            let power = power * bin.raise;
            for (band, share) in bin.shares {
                powers.bands[band] += power * share;
            }
            powers.voice += if bin.is_voice { power } else { 0.0 };
        }
        powers
    }
}

impl Bin {
    fn at(hz: f32) -> Self {
        let mel = |hz: f32| 1127.0 * (hz / 700.0).ln_1p();
        let (low, high) = (mel(LOWEST_HZ), mel(HIGHEST_HZ));
        // Band n rises from place n to n + 1, and falls to n + 2.
        let place = (mel(hz) - low) / (high - low) * (BANDS + 1) as f32;
        let (below, part) = (place.floor(), place - place.floor());
        let share = |band: f32, share: f32| match (0.0..BANDS as f32).contains(&band) {
            true => (band as usize, share),
            false => (0, 0.0),
        };
        let turn = 2.0 * PI * hz / RAISED_AT_HZ;
        let raise = 1.0 + RAISED_BY * RAISED_BY - 2.0 * RAISED_BY * turn.cos();
        Self { raise, shares: [share(below, part), share(below - 1.0, 1.0 - part)], is_voice: VOICE_HZ.contains(&hz) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_in_its_own_bands_and_shares_add_up() {
        let bands = Bands::new(512, 16_000);
        for bin in 20..200 {
            let mut spectrum = vec![0.0; 257];
            spectrum[bin] = 1.0;
            let powers = bands.sum(&spectrum);
            let sum: f32 = powers.bands.iter().sum();
            assert!((sum / Bin::at(bin as f32 * 31.25).raise - 1.0).abs() < 1e-4);
            assert!(powers.bands.iter().filter(|power| **power > 0.0).count() <= 2);
        }
    }

    #[test]
    fn treble_is_raised_alike_at_every_rate() {
        let tone = |rate_hz: u32, length: usize| {
            let mut spectrum = vec![0.0; length / 2 + 1];
            spectrum[2000 * length / rate_hz as usize] = 1.0;
            Bands::new(length, rate_hz).sum(&spectrum).voice
        };
        assert!((tone(16_000, 512) - tone(48_000, 1536)).abs() < 1e-4);
    }
}
