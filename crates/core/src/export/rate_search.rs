//! Searching for the CRF that fills a byte limit: by a bracket around it, and where the size jumps between two
//! neighbouring CRFs, by a peak rate that the encoder keeps to. Pure arithmetic over what earlier rounds measured.

use super::plan::Trial;
use super::rate_control::{HIGHEST_CRF, Natural};
use super::rate_model::{CRF_OF_HALF, LIMIT_AIM, PIXEL_POWER};

/// Encodes at most,
const ROUNDS: usize = 7;
/// of which so many look for a CRF: all content but grain and cliffs is done then.
const CRF_ROUNDS: usize = 3;
/// A result from here on is worth no further round: nobody sees the difference, and everybody waits for it.
const GOOD_FILL: f64 = 0.92;
/// Encoders keep a peak within three hundredths.
const PEAK_AIM: f64 = 0.965;
/// CRF for twice the bits: it is not known before two rounds tell, so it and that for half are each taken from the side
/// that lands below the limit.
const CRF_OF_TWICE: f64 = 4.5;
/// Two CRFs so close differ by a cliff if at all.
const CLOSE_CRF: f32 = 0.5;
/// So many halvings apart, sizes tell little of what lies between them.
const FAR_HALVINGS: f64 = 2.0;
/// A guess inside a bracket keeps away from its ends by this part.
const INSIDE: f32 = 0.1;

#[derive(Clone, Copy, Debug, PartialEq)]
struct MeasuredTry {
    trial: Trial,
    video_bytes: u64,
}

/// A search and what it has found out.
pub(super) struct Search {
    natural: Natural,
    rounds: Vec<MeasuredTry>,
}

impl Search {
    pub fn new(natural: Natural) -> Self {
        Self { natural, rounds: Vec::new() }
    }

    /// What would be made without a limit.
    pub fn natural_trial(&self) -> Trial {
        Trial { short_side_px: self.natural.short_side_px, crf: self.natural.crf, max_bit_rate: None }
    }

    pub fn measured(&mut self, trial: Trial, video_bytes: u64) {
        self.rounds.push(MeasuredTry { trial, video_bytes });
    }

    /// What to try next to come just below `budget_bytes`; `None` when nothing better is left to try.
    pub fn next(&self, budget_bytes: u64) -> Option<Trial> {
        let last = self.rounds.last()?;
        let fill = |round: &MeasuredTry| round.video_bytes as f64 / budget_bytes.max(1) as f64;
        let best = self.rounds.iter().filter(|round| fits(round, budget_bytes)).map(fill).fold(0.0, f64::max);
        let is_natural = fits(last, budget_bytes) && self.is_natural(&last.trial);
        if best >= GOOD_FILL || is_natural || self.rounds.len() >= ROUNDS {
            return None;
        }
        let by_crf = if self.rounds.len() < CRF_ROUNDS { self.by_crf(last, budget_bytes) } else { None };
        let other = || {
            let by_peak = if best < GOOD_FILL { self.by_peak(budget_bytes) } else { None };
            let is_last_chance = best == 0.0 && self.rounds.len() + 1 == ROUNDS;
            by_peak.filter(|_| !is_last_chance).or_else(|| (best == 0.0).then(|| self.least()))
        };
        let is_new = |trial: &Trial| self.rounds.iter().all(|round| round.trial != *trial);
        by_crf.filter(is_new).or_else(|| other().filter(is_new))
    }

    /// Whether a trial is what would be made without a limit.
    pub fn is_natural(&self, trial: &Trial) -> bool {
        trial.short_side_px == self.natural.short_side_px
            && trial.crf <= self.natural.crf
            && trial.max_bit_rate.is_none()
    }

    /// The least that there is.
    pub fn least(&self) -> Trial {
        Trial { short_side_px: self.natural.smallest_side_px(), crf: HIGHEST_CRF, max_bit_rate: None }
    }

    /// The rounds on one rung that looked for a CRF.
    fn on_rung(&self, short_side_px: u32) -> impl Iterator<Item = &MeasuredTry> {
        let is_there = move |trial: &Trial| trial.short_side_px == short_side_px && trial.max_bit_rate.is_none();
        self.rounds.iter().filter(move |round| is_there(&round.trial))
    }

    fn by_crf(&self, last: &MeasuredTry, budget_bytes: u64) -> Option<Trial> {
        let side = last.trial.short_side_px;
        let by_crf = |a: &&MeasuredTry, b: &&MeasuredTry| a.trial.crf.total_cmp(&b.trial.crf);
        let above = self.on_rung(side).filter(|round| !fits(round, budget_bytes)).max_by(by_crf);
        let below = self.on_rung(side).filter(|round| fits(round, budget_bytes)).min_by(by_crf);
        match (above, below) {
            (Some(above), Some(below)) => between(above, below, budget_bytes).map(|crf| self.trial(side, crf)),
            _ => self.beyond(last, budget_bytes),
        }
    }

    /// The guess where all rounds on the rung lie on one side of the limit.
    fn beyond(&self, last: &MeasuredTry, budget_bytes: u64) -> Option<Trial> {
        let gap = last.video_bytes.max(1) as f64 / (budget_bytes.max(1) as f64 * LIMIT_AIM);
        let known = self.slope(last.trial.short_side_px);
        let slope = known.unwrap_or(if gap > 1.0 { CRF_OF_HALF } else { CRF_OF_TWICE });
        // The further the jump, the less its landing is known; the last one has to land below.
        let is_last_chance = self.rounds.len() + 1 == CRF_ROUNDS && gap > 1.0;
        let uncertainty = if known.is_some() { 0.1 } else { 0.25 };
        let margin = if is_last_chance { 0.02 + uncertainty * gap.log2().abs() } else { 0.0 };
        let in_use_px = last.trial.short_side_px;
        let landing = |side: u32| {
            let pixels = (f64::from(side) / f64::from(in_use_px)).powi(2);
            last.trial.crf + (slope * ((gap * pixels.powf(PIXEL_POWER)).log2() + margin)) as f32
        };
        // At its best and still below, a rung is too small.
        let is_at_best = gap < 1.0 && last.trial.crf <= self.natural.best_crf(in_use_px);
        let (side, crf) = self.natural.choose_rung(in_use_px, is_at_best, landing);
        Some(self.trial(side, crf.max(self.natural.best_crf(side))))
    }

    /// Steps of a twentieth keep the options readable.
    fn trial(&self, short_side_px: u32, crf: f32) -> Trial {
        Trial { short_side_px, crf: ((crf * 20.0).ceil() / 20.0).min(HIGHEST_CRF), max_bit_rate: None }
    }

    /// CRF for half or twice the bits, from the last two rounds on one rung that differ enough to tell.
    fn slope(&self, short_side_px: u32) -> Option<f64> {
        let rounds: Vec<&MeasuredTry> = self.on_rung(short_side_px).collect();
        let [.., first, second] = rounds.as_slice() else { return None };
        let steps = f64::from(second.trial.crf - first.trial.crf);
        let bits = (first.video_bytes.max(1) as f64 / second.video_bytes.max(1) as f64).log2();
        Some(steps / bits).filter(|slope| steps.abs() >= 0.5 && (2.0..=16.0).contains(slope))
    }

    /// A peak at the limit's rate on the rung that came closest from above: where neighbouring CRFs give far too much
    /// and far too little, the encoder itself finds what lies between, picture by picture. The finer the CRF, the
    /// closer it keeps to a peak.
    fn by_peak(&self, budget_bytes: u64) -> Option<Trial> {
        let above = self.rounds.iter().filter(|round| round.trial.max_bit_rate.is_none() && !fits(round, budget_bytes));
        let rung_px = above.clone().min_by_key(|round| round.video_bytes)?.trial.short_side_px;
        let on_rung = above.filter(|round| round.trial.short_side_px == rung_px);
        let base = on_rung.min_by(|a, b| a.trial.crf.total_cmp(&b.trial.crf))?.trial;
        let mut tried: Vec<(f64, u64)> = self
            .rounds
            .iter()
            .filter_map(|round| Some((f64::from(round.trial.max_bit_rate?), round.video_bytes)))
            .collect();
        tried.sort_by(|a, b| a.0.total_cmp(&b.0));
        let seconds = self.natural.duration.as_seconds_f64().max(0.001);
        let aim = budget_bytes as f64 * PEAK_AIM;
        let under = tried.iter().rfind(|(_, bytes)| *bytes <= budget_bytes);
        let over = tried.iter().find(|(_, bytes)| *bytes > budget_bytes);
        let rate = match (under, over) {
            (None, None) => aim * 8.0 / seconds,
            (Some(&(low, fewer)), Some(&(high, more))) if low < high => {
                low + (high - low) * (aim - fewer as f64) / (more - fewer).max(1) as f64
            }
            (_, Some(&(rate, bytes))) | (Some(&(rate, bytes)), None) => {
                rate * (aim / bytes.max(1) as f64).clamp(0.25, 4.0)
            }
        };
        // Encoders take whole kilobits, and none again that was tried.
        let above_kbits = under.map_or(0, |&(rate, _)| (rate / 1000.0) as u32);
        let below_kbits = over.map_or(u32::MAX, |&(rate, _)| (rate / 1000.0) as u32);
        let kbits = ((rate / 1000.0).round() as u32).min(below_kbits - 1).max(above_kbits + 1);
        (kbits < below_kbits).then_some(Trial { max_bit_rate: Some(kbits * 1000), ..base })
    }
}

fn fits(round: &MeasuredTry, budget_bytes: u64) -> bool {
    round.video_bytes <= budget_bytes
}

/// The CRF between one that is too fine and one that fits: bits fall by a power of it, and where they fall far, nobody
/// knows where between the two. `None` for close neighbours.
fn between(above: &MeasuredTry, below: &MeasuredTry, budget_bytes: u64) -> Option<f32> {
    let bits = |bytes: f64| bytes.max(1.0).log2();
    let (most, least) = (bits(above.video_bytes as f64), bits(below.video_bytes as f64));
    let by_power = ((most - bits(budget_bytes as f64 * LIMIT_AIM)) / (most - least)) as f32;
    let part = if most - least > FAR_HALVINGS { (by_power + 0.5) / 2.0 } else { by_power };
    let width = below.trial.crf - above.trial.crf;
    (width > CLOSE_CRF).then_some(above.trial.crf + width * part.clamp(INSIDE, 1.0 - INSIDE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rate_control::worst_crf;
    use super::*;

    const SECONDS: i64 = 180;
    /// What an encoder makes of a peak, as a part of it.
    const OF_PEAK: std::ops::Range<f64> = 0.93..1.02;
    /// So much of a limit is filled; one search in a million, over several plateaus, ends below.
    const LEAST_FILL: f64 = 0.88;

    fn natural(short_side_px: u32) -> Natural {
        Natural::usual(short_side_px, sunting_timeline::Time::from_seconds(SECONDS))
    }

    /// What a search ends with: its rounds, the best result, and the least that was seen.
    struct Ended {
        rounds: usize,
        best: Option<(Trial, u64)>,
        least_bytes: u64,
    }

    /// Searches in content that takes `curve(crf)` bytes at 480p; an encoder keeps a peak as well as `peak` says.
    fn search(curve: impl Fn(f32) -> f64, peak: impl Fn(usize) -> f64, budget: u64) -> Ended {
        let mut search = Search::new(natural(480));
        let mut trial = search.natural_trial();
        let mut ended = Ended { rounds: 0, best: None, least_bytes: u64::MAX };
        loop {
            let pixels = (f64::from(trial.short_side_px) / 480.0).powf(2.0 * PIXEL_POWER);
            let free = curve(trial.crf) * pixels;
            let least = curve(HIGHEST_CRF) * pixels;
            let kept = trial.max_bit_rate.map(|rate| f64::from(rate) * SECONDS as f64 / 8.0 * peak(ended.rounds));
            let bytes = kept.map_or(free, |kept| free.min(kept.max(least))) as u64;
            ended.rounds += 1;
            ended.least_bytes = ended.least_bytes.min(bytes);
            if bytes <= budget && ended.best.is_none_or(|(_, best)| bytes > best) {
                ended.best = Some((trial, bytes));
            }
            search.measured(trial, bytes);
            match search.next(budget) {
                Some(next) => trial = next,
                None => return ended,
            }
        }
    }

    /// Content that takes `bytes` at CRF 26 and halves every `slope`.
    fn gentle(bytes: f64, slope: f64, budget: u64) -> Ended {
        search(|crf| bytes * (f64::from(26.0 - crf) / slope).exp2(), |_| 1.0, budget)
    }

    #[test]
    fn what_fits_at_once_is_left_alone() {
        let ended = gentle(9e6, 6.0, 14_000_000);
        assert_eq!((ended.rounds, ended.best.unwrap().0.crf), (1, 26.0));
    }

    #[test]
    fn the_crf_is_solved_from_the_measured_bits() {
        let ended = gentle(28e6, 5.5, 14_000_000);
        assert_eq!(ended.rounds, 2);
        assert!((31.5..31.8).contains(&ended.best.unwrap().0.crf));
    }

    #[test]
    fn usual_content_is_done_in_three_rounds_below_the_limit_and_near_it() {
        for slope in [4.5, 5.0, 7.0, 8.0, 9.0] {
            for bytes in [15e6, 20e6, 28e6, 36e6] {
                let ended = gentle(bytes, slope, 14_000_000);
                let fill = ended.best.unwrap().1 as f64 / 14e6;
                assert!((0.92..=1.0).contains(&fill), "slope {slope}, {bytes} bytes: {fill}");
                assert!(ended.rounds <= CRF_ROUNDS, "slope {slope}, {bytes} bytes: {}", ended.rounds);
            }
        }
    }

    #[test]
    fn hopeless_content_becomes_smaller_instead_of_ugly() {
        let (trial, bytes) = gentle(140e6, 6.0, 14_000_000).best.unwrap();
        assert!(trial.short_side_px < 480 && trial.crf <= worst_crf(trial.short_side_px) + 3.0, "{trial:?}");
        assert!(bytes <= 14_000_000);
        assert!(gentle(14e9, 6.0, 1_000_000).best.is_none());
    }

    #[test]
    fn grain_that_falls_off_a_cliff_fills_every_limit() {
        // Measured on three seconds of random grey, as bytes of three minutes.
        let measured =
            [(26.0, 497.0), (36.0, 283.0), (40.0, 269.0), (43.0, 215.0), (45.0, 63.0), (47.0, 13.0), (51.0, 8.7)];
        let curve = |crf: f32| {
            let after = measured.iter().position(|point| point.0 >= crf).unwrap_or(measured.len() - 1).max(1);
            let ((a, more), (b, fewer)) = (measured[after - 1], measured[after]);
            (more + (fewer - more) * f64::from((crf - a) / (b - a))) * 1000.0 * 60.0
        };
        for kilobytes in [400_u64, 200, 100, 60, 40, 30, 25, 12] {
            let budget = kilobytes * 60_000;
            let (_, bytes) = search(curve, |_| 0.97, budget).best.unwrap();
            assert!(bytes as f64 >= 0.9 * budget as f64, "{bytes} of {budget}");
        }
    }

    proptest! {
        #[test]
        fn any_falling_curve_ends_in_time_near_the_limit_and_without_contradiction(
            steps in prop::collection::vec(0.0_f64..1.0, 26),
            cliff in 0_usize..26,
            fall in 0.0_f64..6.0,
            peaks in prop::collection::vec(OF_PEAK, ROUNDS + 1),
            budget in 200_000_u64..30_000_000,
        ) {
            // Halvings from one CRF to the next, plateaus among them, and one cliff.
            let halvings = |crf: f32| -> f64 {
                let reached = (crf - 26.0).max(0.0) as usize;
                steps.iter().take(reached).map(|step| if *step < 0.4 { 0.0 } else { step * 0.4 }).sum::<f64>()
                    + if reached > cliff { fall } else { 0.0 }
            };
            let curve = |crf: f32| 30e6 * (-halvings(crf)).exp2();
            let ended = search(curve, |round| peaks[round], budget);
            prop_assert!(ended.rounds <= ROUNDS);
            match ended.best {
                Some((trial, bytes)) => {
                    prop_assert!(bytes <= budget);
                    let floor = curve(HIGHEST_CRF) * (f64::from(trial.short_side_px) / 480.0).powf(2.0 * PIXEL_POWER);
                    // Peaks are whole kilobits a second.
                    let kbit = 1000.0 * SECONDS as f64 / 8.0;
                    let least = LEAST_FILL * budget as f64 - kbit;
                    prop_assert!(floor > least || bytes as f64 >= least || curve(26.0) <= budget as f64,
                        "{} of {} after {} rounds, {:?}", bytes, budget, ended.rounds, trial);
                }
                None => prop_assert!(ended.least_bytes > budget),
            }
        }
    }
}
