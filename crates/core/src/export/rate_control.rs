//! Which size and CRF land below a number of bytes: pure arithmetic over what the rounds measured.

use sunting_timeline::Time;

use super::coding::default_crf;
use super::error::ExportError;
use super::plan::{ExportPlan, Sound, Tuning};

/// Encodes at most.
pub(super) const ROUNDS: usize = 3;
/// The shorter sides that are tried, in pixels, with the kilobits a second from which each looks well: 16 MB hold two
/// minutes of 540p at 970, three of 480p at 625, five of 360p at 350.
const RUNGS: [(u32, f64); 6] = [(1080, 3500.0), (720, 1400.0), (540, 800.0), (480, 450.0), (360, 220.0), (240, 0.0)];
/// So far below its rung's rate, content has no hope.
const HOPELESS: f64 = 0.5;
/// Beyond this CRF a smaller picture looks better.
const WORST_CRF: f32 = 36.0;
const HIGHEST_CRF: f32 = 51.0;
/// CRF for half the bits, and for twice as many: they are not known before two rounds tell, so each is taken from the
/// side that lands below the limit (4.5 to 6 was measured).
const CRF_OF_HALF: f64 = 5.5;
const CRF_OF_TWICE: f64 = 4.5;
/// Bits follow the number of pixels to this power.
const PIXEL_POWER: f64 = 0.75;
/// What a correction aims at.
const AIM: f64 = 0.985;
/// No picture at all below this, in kilobits a second.
const LEAST_KBITS: f64 = 10.0;

/// One round's outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    pub tuning: Tuning,
    pub crf: f32,
    pub short_side_px: u32,
    pub video_bytes: u64,
}

/// What the container takes beside the packets, generously.
pub(super) fn overhead_bytes(plan: &ExportPlan) -> u64 {
    let sound_packets = plan.duration.samples_floor(48_000).unsigned_abs() / 1024;
    4096 + 14 * plan.frames() + 10 * sound_packets
}

/// What a promise in bytes makes of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foreseen {
    /// In pixels.
    pub short_side_px: u32,
    /// x264's constant rate factor.
    pub crf: f32,
}

/// Foresees, before anything is encoded, what becomes of pictures that would take `natural_kbits` a second and have
/// `budget_kbits`. `None` when even the smallest size does not hold them.
pub fn foresee(short_side_px: u32, natural_kbits: f64, budget_kbits: f64) -> Option<Foreseen> {
    let crf = default_crf(short_side_px, short_side_px);
    let natural = Natural { crf, asked_crf: false, short_side_px, duration: Time::ZERO };
    if budget_kbits < LEAST_KBITS {
        return None;
    }
    let gap = (natural_kbits / budget_kbits).log2();
    let pixels = |side: u32| (f64::from(side) / f64::from(short_side_px)).powi(2).powf(PIXEL_POWER).log2();
    let landing = |side: u32| crf + (CRF_OF_HALF * (gap + pixels(side))) as f32;
    let (side, crf) = natural.choose_rung(natural.first_rung(budget_kbits), landing)?;
    Some(Foreseen { short_side_px: side, crf: crf.max(natural.best_crf(side)) })
}

/// What the export would be without a limit.
pub(super) struct Natural {
    crf: f32,
    asked_crf: bool,
    short_side_px: u32,
    duration: Time,
}

impl Natural {
    pub fn of(plan: &ExportPlan) -> Self {
        let (width_px, height_px) = (plan.coding.width_px, plan.coding.height_px);
        let own = plan.coding.options.iter().find(|(name, _)| name == "crf").and_then(|(_, crf)| crf.parse().ok());
        let crf = own.unwrap_or_else(|| default_crf(width_px, height_px));
        let asked_crf = crf != default_crf(width_px, height_px);
        Self { crf, asked_crf, short_side_px: width_px.min(height_px), duration: plan.duration }
    }

    /// The natural shorter side and the rungs below it.
    fn rungs(&self) -> impl Iterator<Item = (u32, f64)> {
        let rate_of = |side: u32| RUNGS.iter().rev().find(|rung| rung.0 >= side).map_or(RUNGS[0].1, |rung| rung.1);
        let side = self.short_side_px;
        std::iter::once((side, rate_of(side))).chain(RUNGS.into_iter().filter(move |rung| rung.0 < side))
    }

    /// The best CRF that a rung is given.
    fn best_crf(&self, short_side_px: u32) -> f32 {
        if self.asked_crf { self.crf } else { default_crf(short_side_px, short_side_px) }
    }

    pub fn is_best(&self, measured: &Measured) -> bool {
        measured.short_side_px == self.short_side_px && measured.crf <= self.crf
    }

    pub fn measured(&self, tuning: Tuning, plan: &ExportPlan, video_bytes: u64) -> Measured {
        let short_side_px = plan.coding.width_px.min(plan.coding.height_px);
        let crf = tuning.crf.unwrap_or_else(|| self.best_crf(short_side_px));
        Measured { tuning, crf, short_side_px, video_bytes }
    }

    /// What the smallest picture at the highest CRF would take, as far as a round tells.
    pub fn least_video_bytes(&self, measured: &Measured) -> u64 {
        let smallest = self.rungs().last().map_or(measured.short_side_px, |rung| rung.0);
        let pixels = (f64::from(smallest) / f64::from(measured.short_side_px)).powi(2);
        let halvings = f64::from(HIGHEST_CRF - measured.crf) / CRF_OF_HALF;
        (measured.video_bytes as f64 * pixels.powf(PIXEL_POWER) / halvings.exp2()) as u64
    }

    /// The first round's rung, by arithmetic alone.
    pub fn first_guess(&self, plan: &ExportPlan, limit_bytes: u64) -> Result<Tuning, ExportError> {
        let millis = self.duration.as_millis().max(1) as f64;
        let sound_kbits = match &plan.sound {
            Some(Sound::Mixed { plan, .. }) => f64::from(plan.bit_rate_mono) / 1000.0,
            _ => 0.0,
        };
        let fixed_kbits = sound_kbits + overhead_bytes(plan) as f64 * 8.0 / millis;
        let kbits = limit_bytes as f64 * 8.0 / millis - fixed_kbits;
        if kbits < LEAST_KBITS && !plan.segments.is_empty() {
            let least_bytes = ((fixed_kbits + LEAST_KBITS) * millis / 8.0) as u64;
            return Err(ExportError::LimitTooSmall { limit_bytes, least_bytes, duration: self.duration });
        }
        let side = self.first_rung(kbits);
        Ok(if side == self.short_side_px { Tuning::default() } else { self.tuning(side, self.best_crf(side)) })
    }

    /// The largest shorter side for which so many kilobits a second are not hopeless.
    fn first_rung(&self, kbits: f64) -> u32 {
        let hopeful = |rung: &(u32, f64)| kbits >= rung.1 * HOPELESS;
        self.rungs().find(hopeful).map_or(self.short_side_px, |rung| rung.0)
    }

    fn tuning(&self, short_side_px: u32, crf: f32) -> Tuning {
        let smaller = (short_side_px < self.short_side_px).then_some(short_side_px);
        // Steps of a twentieth keep the options readable.
        Tuning { short_side_px: smaller, crf: Some((crf * 20.0).ceil() / 20.0) }
    }

    /// What to try next to come close below `budget_bytes`; `None` when nothing is left to try.
    pub fn correct(&self, rounds: &[Measured], budget_bytes: u64, have_one: bool) -> Option<Tuning> {
        let last = rounds.last()?;
        if let Some(crf) = between(rounds, budget_bytes) {
            return Some(self.tuning(last.short_side_px, crf));
        }
        let gap = last.video_bytes as f64 / (budget_bytes.max(1) as f64 * AIM);
        let known = slope(rounds);
        let slope = known.unwrap_or(if gap > 1.0 { CRF_OF_HALF } else { CRF_OF_TWICE });
        let last_chance = rounds.len() + 1 == ROUNDS && !have_one;
        // Content whose bits fall unlike any other's: half the budget, by the steeper of what is known and usual.
        let rescue = rounds.len() >= ROUNDS;
        let slope = if rescue { slope.max(CRF_OF_HALF) } else { slope };
        // The further the jump, the less its landing is known; the last one has to land below.
        let uncertainty = if known.is_some() { 0.1 } else { 0.25 };
        let margin = match (rescue, last_chance) {
            (true, _) => 1.0,
            (false, true) => 0.02 + uncertainty * gap.log2().abs(),
            (false, false) => 0.0,
        };
        let needed = |pixels: f64| slope * ((gap * pixels.powf(PIXEL_POWER)).log2() + margin);
        let scale = |side: u32| (f64::from(side) / f64::from(last.short_side_px)).powi(2);
        let landing = |side: u32| last.crf + needed(scale(side)) as f32;
        let (side, crf) = self.choose_rung(last.short_side_px, landing)?;
        let next = self.tuning(side, crf.max(self.best_crf(side)));
        let tried = rounds.iter().any(|round| round.short_side_px == side && Some(round.crf) == next.crf);
        (!tried).then_some(next)
    }

    /// The largest rung on which the CRF stays bearable, the last one whatever it takes. A rung that is in use is kept
    /// while it is bearable, so that its measurement counts.
    fn choose_rung(&self, in_use_px: u32, landing: impl Fn(u32) -> f32) -> Option<(u32, f32)> {
        let bearable = |side: u32| {
            let worst = if side > in_use_px { WORST_CRF - 6.0 } else { WORST_CRF };
            landing(side) <= worst
        };
        let mut rungs = self.rungs().map(|rung| rung.0);
        let side = rungs.find(|&side| bearable(side)).or_else(|| self.rungs().last().map(|rung| rung.0))?;
        let crf = landing(side);
        (crf <= HIGHEST_CRF).then_some((side, crf))
    }
}

/// The CRF between the last two rounds when one of them fits and the other does not: bits fall by a power of it.
fn between(rounds: &[Measured], budget_bytes: u64) -> Option<f32> {
    let [.., first, second] = rounds else { return None };
    let fits = |round: &Measured| round.video_bytes <= budget_bytes;
    let bits = |round: &Measured| (round.video_bytes.max(1) as f64).log2();
    let part = (bits(first) - (budget_bytes as f64 * AIM).log2()) / (bits(first) - bits(second));
    let bracketed = first.short_side_px == second.short_side_px && fits(first) != fits(second);
    bracketed.then_some(first.crf + (second.crf - first.crf) * part as f32)
}

/// CRF for half or twice the bits, from the last two rounds on one rung that differ enough to tell.
fn slope(rounds: &[Measured]) -> Option<f64> {
    let [.., first, second] = rounds else { return None };
    let (steps, bits) =
        (f64::from(second.crf - first.crf), (first.video_bytes as f64 / second.video_bytes as f64).log2());
    let tells = first.short_side_px == second.short_side_px && steps.abs() >= 0.5;
    Some(steps / bits).filter(|slope| tells && (2.0..=16.0).contains(slope))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn natural(short_side_px: u32) -> Natural {
        Natural { crf: 26.0, asked_crf: false, short_side_px, duration: Time::from_seconds(180) }
    }

    /// Content that takes `bytes` at CRF 26 and 480p and halves every `slope`.
    fn encode(natural: &Natural, tuning: Tuning, bytes: f64, slope: f64) -> Measured {
        let side = tuning.short_side_px.unwrap_or(natural.short_side_px);
        let crf = tuning.crf.unwrap_or(26.0);
        let pixels = (f64::from(side) / 480.0).powf(1.4);
        let video_bytes = (bytes * pixels * 2_f64.powf(f64::from(26.0 - crf) / slope)) as u64;
        Measured { tuning, crf, short_side_px: side, video_bytes }
    }

    fn solve(bytes: f64, slope: f64, budget: u64) -> Option<(usize, Measured)> {
        let natural = natural(480);
        let mut rounds = Vec::new();
        let mut tuning = Tuning::default();
        let mut best: Option<Measured> = None;
        for round in 1..=ROUNDS {
            let measured = encode(&natural, tuning, bytes, slope);
            rounds.push(measured);
            if measured.video_bytes <= budget {
                best = best.filter(|best| best.video_bytes > measured.video_bytes).or(Some(measured));
                if measured.video_bytes as f64 > 0.97 * budget as f64 || natural.is_best(&measured) {
                    return best.map(|best| (round, best));
                }
            }
            match natural.correct(&rounds, budget, best.is_some()) {
                Some(next) => tuning = next,
                None => break,
            }
        }
        best.map(|best| (ROUNDS, best))
    }

    #[test]
    fn what_fits_at_once_is_left_alone() {
        let (rounds, measured) = solve(9e6, 6.0, 14_000_000).unwrap();
        assert_eq!((rounds, measured.crf), (1, 26.0));
    }

    #[test]
    fn the_crf_is_solved_from_the_measured_bits() {
        let (rounds, measured) = solve(28e6, 5.5, 14_000_000).unwrap();
        assert_eq!(rounds, 2);
        assert!((31.5..31.8).contains(&measured.crf), "{measured:?}");
    }

    #[test]
    fn other_slopes_still_land_below_the_limit_and_near_it() {
        for slope in [4.5, 5.0, 7.0, 8.0, 9.0] {
            for bytes in [15e6, 20e6, 28e6, 36e6] {
                let (_, measured) = solve(bytes, slope, 14_000_000).unwrap();
                let fill = measured.video_bytes as f64 / 14e6;
                assert!((0.93..=1.0).contains(&fill), "slope {slope}, {bytes} bytes: {fill}");
            }
        }
    }

    #[test]
    fn hopeless_content_becomes_smaller_instead_of_ugly() {
        let (_, measured) = solve(140e6, 6.0, 14_000_000).unwrap();
        assert!(measured.short_side_px < 480 && measured.crf <= WORST_CRF + 3.0, "{measured:?}");
        assert!(measured.video_bytes <= 14_000_000);
        assert_eq!(solve(14e9, 6.0, 1_000_000), None);
    }

    #[test]
    fn what_is_foreseen_gets_coarser_then_smaller() {
        let foreseen = |budget: f64| foresee(480, 600.0, budget).map(|seen| (seen.short_side_px, seen.crf.round()));
        assert_eq!(foreseen(900.0), Some((480, 26.0)));
        assert_eq!(foreseen(300.0), Some((480, 32.0)));
        assert_eq!(foreseen(120.0), Some((360, 35.0)));
        assert_eq!(foreseen(5.0), None);
    }

    #[test]
    fn the_first_rung_follows_the_budget() {
        let sides: Vec<u32> = natural(720).rungs().map(|rung| rung.0).collect();
        assert_eq!(sides, [720, 540, 480, 360, 240]);
        let odd: Vec<(u32, f64)> = natural(464).rungs().collect();
        assert_eq!(odd[0], (464, 450.0));
    }
}
