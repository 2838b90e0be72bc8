//! Sound that is played at three quarters of its speed, as high as it is (waveform similarity overlap-add, Verhelst and
//! Roelands 1993): pieces are laid over each other a little later than they were, each at the place near by where it goes
//! on most like the one before.

/// Stereo samples of a piece that are made from one to the next: 20 ms.
const HOP: usize = 960;
/// So far the next piece lies behind in what is read: three quarters of that.
const STEP: usize = 720;
/// How far around its place a piece is looked for: 10 ms, a period of the lowest voice.
const REACH: usize = 480;
/// Every so-many-th sample is compared.
const EVERY: usize = 4;

/// Plays sound from a sample on.
pub struct Stretch {
    /// Interleaved stereo that is still needed, and the number of its first sample.
    read: Vec<f32>,
    read_from: i64,
    /// Where the next piece lies in what is read, if nothing is moved.
    place: i64,
    /// Where the last one began.
    last: Option<i64>,
    /// Made and not yet taken.
    ready: Vec<f32>,
}

impl Stretch {
    /// From that sample on.
    pub fn from(start: i64) -> Self {
        Self { read: Vec::new(), read_from: start, place: start, last: None, ready: Vec::new() }
    }

    /// The next stereo samples, interleaved. `source` gives so many from a sample on, always where it left off.
    pub fn next(&mut self, samples: usize, mut source: impl FnMut(i64, usize) -> Vec<f32>) -> Vec<f32> {
        while self.ready.len() < 2 * samples {
            self.read_up_to(self.place + (REACH + 2 * HOP) as i64, &mut source);
            let place = self.best_place();
            self.lay(place);
            (self.last, self.place) = (Some(place), self.place + STEP as i64);
            self.forget_up_to(place.min(self.place - REACH as i64));
        }
        self.ready.drain(..2 * samples).collect()
    }

    fn read_up_to(&mut self, end: i64, source: &mut impl FnMut(i64, usize) -> Vec<f32>) {
        let from = self.read_from + (self.read.len() / 2) as i64;
        if let Some(missing) = usize::try_from(end - from).ok().filter(|missing| *missing > 0) {
            let mut fresh = source(from, missing);
            fresh.resize(2 * missing, 0.0);
            self.read.append(&mut fresh);
        }
    }

    fn forget_up_to(&mut self, sample: i64) {
        let done = 2 * usize::try_from(sample - self.read_from).unwrap_or(0);
        self.read.drain(..done.min(self.read.len()));
        self.read_from += (done / 2) as i64;
    }

    /// A piece from that sample on.
    fn piece(&self, from: i64) -> &[f32] {
        let start = 2 * usize::try_from(from - self.read_from).unwrap_or(0);
        self.read.get(start..start + 2 * HOP).unwrap_or(&[])
    }

    /// Where a piece is most like what would follow the last one.
    fn best_place(&self) -> i64 {
        let Some(last) = self.last else { return self.place };
        let wanted = self.piece(last + HOP as i64);
        let earliest = (self.place - REACH as i64).max(self.read_from);
        let places = earliest..=self.place + REACH as i64;
        let likeness = |place: &i64| {
            let (mut product, mut power) = (0.0_f32, 1e-9_f32);
            for (own, other) in self.piece(*place).iter().zip(wanted).step_by(2 * EVERY) {
                product += own * other;
                power += own * own;
            }
            product / power.sqrt()
        };
        // Of silence no place is like another: the nearest is as good as any.
        let nearest = |place: &i64| -(place - self.place).abs();
        let rated = places.map(|place| (likeness(&place), nearest(&place), place));
        rated.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map_or(self.place, |(.., place)| place)
    }

    /// Fades from what would follow the last piece to that one.
    fn lay(&mut self, place: i64) {
        let next = self.piece(place);
        let made: Vec<f32> = match self.last {
            None => next.to_vec(),
            Some(last) => {
                let faded = self.piece(last + HOP as i64).iter().zip(next).enumerate();
                let part = |index: usize| (index / 2) as f32 / HOP as f32;
                faded.map(|(index, (old, new))| old + (new - old) * part(index)).collect()
            }
        };
        self.ready.extend(made);
    }
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;

    use super::*;

    const RATE: f32 = 48_000.0;

    /// So much of what `wave` gives, slowly; it is read in order.
    fn slowly(samples: usize, wave: impl Fn(i64) -> f32) -> Vec<f32> {
        let (mut stretch, mut end) = (Stretch::from(1000), 1000);
        let mut made = Vec::new();
        while made.len() < samples {
            let chunk = stretch.next(1024, |from, count| {
                assert_eq!(from, end);
                end = from + count as i64;
                (from..end).flat_map(|at| [wave(at), wave(at)]).collect()
            });
            made.extend(chunk.chunks_exact(2).map(|pair| pair[0]));
        }
        made.truncate(samples);
        assert!((end - 1000 - samples as i64 * 3 / 4).abs() < 4000, "it reads three quarters: {end}");
        made
    }

    #[test]
    fn a_tone_is_as_high_and_as_loud_as_it_was() {
        for hz in [110.0, 220.0, 997.0] {
            let tone = slowly(48_000, |at| (at as f32 * hz * TAU / RATE).sin());
            let crossings = tone.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
            assert!((crossings as f32 - hz).abs() < 0.02 * hz + 1.0, "{hz}: {crossings}");
            let power = tone.iter().map(|sample| sample * sample).sum::<f32>() / tone.len() as f32;
            assert!((0.47..0.51).contains(&power), "{hz}: {power}");
            let steepest = tone.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
            assert!(steepest < 1.2 * hz * TAU / RATE, "{hz}: it clicks by {steepest}");
        }
    }

    #[test]
    fn what_is_heard_comes_where_the_clock_says() {
        // Bursts of a tone, one each half second of the source, at the sample 1000 first.
        let burst = |at: i64| {
            let into = (at - 1000).rem_euclid(24_000);
            if into < 7_200 { (at as f32 * 200.0 * TAU / RATE).sin() } else { 0.0 }
        };
        let made = slowly(144_000, burst);
        let silent = |at: usize| made[at.saturating_sub(2_000)..at].iter().all(|sample| sample.abs() < 0.01);
        let starts: Vec<usize> = (2_001..made.len()).filter(|at| made[*at].abs() >= 0.01 && silent(*at)).collect();
        let expected = [32_000, 64_000, 96_000, 128_000];
        assert_eq!(starts.len(), expected.len(), "{starts:?}");
        for (start, expected) in starts.iter().zip(expected) {
            assert!(start.abs_diff(expected) < 1_200, "{starts:?}: 25 ms");
        }
    }

    #[test]
    fn silence_stays_silence() {
        assert!(slowly(10_000, |_| 0.0).iter().all(|sample| *sample == 0.0));
    }
}
