//! Power spectra of two real pieces at once, by one complex transform (radix 2).

use std::f32::consts::PI;

/// A transform of one length, a power of two.
pub struct PowerSpectra {
    length: usize,
    /// Cosines and sines of the first half turn.
    turns: Vec<(f32, f32)>,
    work: Vec<(f32, f32)>,
}

impl PowerSpectra {
    /// For pieces of that many samples; it has to be a power of two.
    pub fn new(length: usize) -> Self {
        debug_assert!(length.is_power_of_two());
        let turn = |index: usize| {
            let angle = -2.0 * PI * index as f32 / length as f32;
            (angle.cos(), angle.sin())
        };
        Self { length, turns: (0..length / 2).map(turn).collect(), work: vec![(0.0, 0.0); length] }
    }

    /// The power in each of the lower half's bins of both pieces, which are filled up with silence.
    pub fn of(&mut self, first: &[f32], second: &[f32], powers: &mut [Vec<f32>; 2]) {
        let bits = self.length.trailing_zeros();
        for (index, value) in self.work.iter_mut().enumerate() {
            let from = if bits == 0 { 0 } else { index.reverse_bits() >> (usize::BITS - bits) };
            *value = (first.get(from).copied().unwrap_or(0.0), second.get(from).copied().unwrap_or(0.0));
        }
        self.transform();
        let half = self.length / 2;
        for power in powers.iter_mut() {
            power.resize(half + 1, 0.0);
        }
        let [firsts, seconds] = powers;
        for (bin, (first, second)) in firsts.iter_mut().zip(seconds).enumerate() {
            let (a, b) = (self.work[bin], self.work[(self.length - bin) % self.length]);
            // The even part is the first piece's, the odd one the second's.
            *first = 0.25 * ((a.0 + b.0).powi(2) + (a.1 - b.1).powi(2));
            *second = 0.25 * ((a.1 + b.1).powi(2) + (a.0 - b.0).powi(2));
        }
    }

    fn transform(&mut self) {
        let mut size = 2;
        while size <= self.length {
            let (half, stride) = (size / 2, self.length / size);
            for block in self.work.chunks_exact_mut(size) {
                let (low, high) = block.split_at_mut(half);
                for (index, (a, b)) in low.iter_mut().zip(high).enumerate() {
                    let (cos, sin) = self.turns[index * stride];
                    let turned = (b.0 * cos - b.1 * sin, b.0 * sin + b.1 * cos);
                    *b = (a.0 - turned.0, a.1 - turned.1);
                    *a = (a.0 + turned.0, a.1 + turned.1);
                }
            }
            size *= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By the definition.
    fn slow(piece: &[f32], bin: usize) -> f32 {
        let angle = |n: usize| -2.0 * f64::from(PI) * (n * bin) as f64 / piece.len() as f64;
        let sum =
            |part: fn(f64) -> f64| piece.iter().enumerate().map(|(n, x)| f64::from(*x) * part(angle(n))).sum::<f64>();
        (sum(f64::cos).powi(2) + sum(f64::sin).powi(2)) as f32
    }

    proptest! {
        #[test]
        fn both_spectra_are_those_of_the_definition(
            first in prop::collection::vec(-1.0_f32..1.0, 32), second in prop::collection::vec(-1.0_f32..1.0, 32),
        ) {
            let mut powers = [Vec::new(), Vec::new()];
            PowerSpectra::new(32).of(&first, &second, &mut powers);
            for (bin, (a, b)) in powers[0].iter().zip(&powers[1]).enumerate() {
                prop_assert!((a - slow(&first, bin)).abs() < 1e-3);
                prop_assert!((b - slow(&second, bin)).abs() < 1e-3);
            }
        }
    }
}
