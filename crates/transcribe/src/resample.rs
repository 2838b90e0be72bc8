//! From the rate at which films are mixed to the one at which models listen.

use std::f32::consts::PI;

/// Samples a second that models listen to.
pub const MODEL_RATE: u32 = 16_000;
/// So many samples of a film, at 48 kHz, make one.
pub const STEP: usize = 3;
/// So many samples on either side of one are weighed for it.
const REACH: usize = 36;
/// What is higher is left out, in parts of the film's rate: 7.2 kHz.
const CUT: f32 = 0.15;

/// Mono sound of 48 kHz as one of 16 kHz. Nothing that is too high for the lower rate is folded into it.
pub fn to_model_rate(samples: &[f32]) -> Vec<f32> {
    let weights = weights();
    let at = |place: usize| samples.get(place.wrapping_sub(REACH)).copied().unwrap_or(0.0);
    let one = |place: usize| weights.iter().enumerate().map(|(step, weight)| weight * at(place + step)).sum();
    (0..samples.len() / STEP).map(|index| one(index * STEP)).collect()
}

/// A sinc that Hamming's window fades out, of sum 1.
fn weights() -> Vec<f32> {
    let one = |step: usize| {
        let distance = step as f32 - REACH as f32;
        let sinc = if distance == 0.0 { 2.0 * CUT } else { (2.0 * PI * CUT * distance).sin() / (PI * distance) };
        sinc * (0.54 + 0.46 * (PI * distance / REACH as f32).cos())
    };
    let all: Vec<f32> = (0..=2 * REACH).map(one).collect();
    let sum: f32 = all.iter().sum();
    all.into_iter().map(|weight| weight / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How loud the middle of a tone is afterwards, of 1 before.
    fn loud(hertz: f32) -> f32 {
        let tone: Vec<f32> = (0..48_000).map(|n| (2.0 * PI * hertz * n as f32 / 48_000.0).sin()).collect();
        let low = to_model_rate(&tone);
        assert_eq!(low.len(), 16_000);
        let middle = &low[4000..12_000];
        (2.0 * middle.iter().map(|sample| sample * sample).sum::<f32>() / middle.len() as f32).sqrt()
    }

    #[test]
    fn speech_stays_and_what_is_too_high_is_gone() {
        for hertz in [100.0, 1000.0, 3000.0, 6000.0] {
            assert!((loud(hertz) - 1.0).abs() < 0.02, "{hertz}: {}", loud(hertz));
        }
        for hertz in [9000.0, 12_000.0, 20_000.0] {
            assert!(loud(hertz) < 0.01, "{hertz}: {}", loud(hertz));
        }
    }

    #[test]
    fn tones_keep_their_place() {
        let mut click = vec![0.0; 4800];
        click[3000] = 1.0;
        let low = to_model_rate(&click);
        let loudest = (0..low.len()).max_by(|a, b| low[*a].total_cmp(&low[*b]));
        assert_eq!(loudest, Some(1000));
    }
}
