//! How the sound is encoded. When there are few bytes, its bit rate is lowered first, then it becomes mono, then its
//! sample rate is lowered.

use serde::{Deserialize, Serialize};
use sunting_timeline::AudioInfo;
use sunting_timeline::scene::Scene;

use crate::media::audio::SAMPLE_RATE;

/// Speech in AAC-LC is understood without effort from here on, in bits a second.
pub(super) const LEAST_BIT_RATE: u32 = 24_000;
/// Below it, one channel sounds better than two.
const LEAST_STEREO_BIT_RATE: u32 = 64_000;
/// What one channel keeps although its source took less: codecs for speech do with half of AAC's bits.
const LEAST_OF_SOURCE: u32 = 32_000;
/// What the sound takes of a small budget at most, as long as it has its least.
const SHARE: f64 = 0.3;
/// Of each channel, in AAC-LC.
const SAMPLES_A_PACKET: u32 = 1024;
/// Bits a second of one channel from which each sample rate sounds best, in Hz.
const SAMPLE_RATES: [(u32, u32); 3] = [(48_000, SAMPLE_RATE), (32_000, 32_000), (0, 24_000)];

/// How the mix is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundPlan {
    /// Of the mix, at 48 kHz.
    pub samples: i64,
    /// When both channels are equal all along, in bits a second.
    pub bit_rate_mono: u32,
    /// In bits a second. Too few for two channels make one of them.
    pub bit_rate_stereo: u32,
}

/// What the encoder is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SoundCoding {
    pub channels: u16,
    pub sample_rate: u32,
    pub bit_rate: u32,
}

/// Whether nothing but mono is heard.
pub(super) fn all_sources_are_mono(scene: &Scene) -> bool {
    // Of several tracks another one may have been chosen since the file was looked at.
    let is_mono = |audio: AudioInfo| audio.channels == 1 && audio.tracks == 1;
    scene.all_voices().all(|voice| scene.files[voice.file].audio.is_some_and(is_mono))
}

impl SoundPlan {
    /// The same with at most so many bits a second, as far as there is sense in it.
    pub(super) fn within(self, bit_rate: u32) -> Self {
        let most = bit_rate.max(LEAST_BIT_RATE);
        let (mono, stereo) = (self.bit_rate_mono.min(most), self.bit_rate_stereo.min(most));
        Self { bit_rate_mono: mono, bit_rate_stereo: stereo, ..self }
    }

    /// The same for sources that took so many bits a second: more brings nothing back.
    pub(super) fn of_source(self, bit_rate: u32) -> Self {
        let rate = bit_rate.div_ceil(1000).saturating_mul(1000);
        Self {
            bit_rate_mono: self.bit_rate_mono.min(rate.max(LEAST_OF_SOURCE)),
            bit_rate_stereo: self.bit_rate_stereo.min(rate.max(LEAST_STEREO_BIT_RATE)),
            ..self
        }
    }

    /// In all, whether its channels are equal or not.
    pub(super) fn packets_a_second(&self) -> u32 {
        self.coding(false).sample_rate.div_ceil(SAMPLES_A_PACKET)
    }

    /// Whether both channels become one, equal or not.
    pub(super) fn is_folded(&self) -> bool {
        self.bit_rate_stereo < LEAST_STEREO_BIT_RATE
    }

    /// For a mix whose channels are equal all along, or not.
    pub(super) fn coding(&self, is_mono: bool) -> SoundCoding {
        let (channels, bit_rate) =
            if is_mono || self.is_folded() { (1, self.bit_rate_mono) } else { (2, self.bit_rate_stereo) };
        let of_a_channel = bit_rate / u32::from(channels);
        let sample_rate =
            SAMPLE_RATES.iter().find(|(from, _)| of_a_channel >= *from).map_or(SAMPLE_RATE, |rate| rate.1);
        SoundCoding { channels, sample_rate, bit_rate }
    }
}

/// What sound that would take `natural` bits a second is given beside a picture, of `budget` for both.
pub fn sound_share(natural: u32, budget: f64) -> u32 {
    let share = (budget * SHARE / 1000.0).floor().clamp(0.0, f64::from(u32::MAX / 1000)) as u32 * 1000;
    share.max(LEAST_BIT_RATE).min(natural)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: SoundPlan = SoundPlan { samples: 48_000, bit_rate_mono: 64_000, bit_rate_stereo: 96_000 };

    fn coding(bit_rate: u32, is_mono: bool) -> (u16, u32, u32) {
        let coding = USUAL.within(bit_rate).coding(is_mono);
        (coding.channels, coding.sample_rate, coding.bit_rate)
    }

    #[test]
    fn a_small_budget_takes_the_rate_then_a_channel_then_samples() {
        assert_eq!(coding(500_000, false), (2, 48_000, 96_000));
        assert_eq!(coding(500_000, true), (1, 48_000, 64_000));
        assert_eq!(coding(80_000, false), (2, 32_000, 80_000));
        assert_eq!(coding(63_000, false), (1, 48_000, 63_000));
        assert_eq!(coding(40_000, true), (1, 32_000, 40_000));
        assert_eq!(coding(24_000, true), (1, 24_000, 24_000));
        assert_eq!(coding(1_000, false), (1, 24_000, 24_000));
    }

    #[test]
    fn beside_a_picture_sound_keeps_what_is_needed_to_understand_it() {
        assert_eq!(
            [427e3, 178e3, 60e3, 1e3].map(|budget| sound_share(64_000, budget)),
            [64_000, 53_000, 24_000, 24_000]
        );
    }
}
