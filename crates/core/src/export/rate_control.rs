//! Choosing the picture size and CRF for a byte limit before anything is encoded. Pure arithmetic.

use sunting_timeline::Time;

use super::coding::default_crf;
use super::plan::{ExportPlan, Sound};
use super::rate_model::{CRF_OF_HALF, PIXEL_POWER, index_bytes};

/// The shorter sides that are tried, in pixels, with the kilobits a second from which each looks well: 16 MB hold a
/// minute and a half of 720p at 1400, three of 480p at 625, five of 360p at 350.
const RUNGS: [(u32, f64); 5] = [(1080, 3500.0), (720, 1400.0), (480, 450.0), (360, 220.0), (240, 0.0)];
/// So far below its rung's rate, content has no hope.
const HOPELESS: f64 = 0.5;
/// Beyond these CRFs a smaller picture looks better, measured by phone VMAF; from so many lines on sooner: 480 lines
/// take as much at CRF 26 as 720 at 31.
const WORST_CRF: f32 = 36.0;
const WORST_CRF_OF_LARGE: f32 = 31.0;
const LARGE_PX: u32 = 720;
/// A size that was left only comes back where it is clearly better than that.
const RETURNING_CRF: f32 = 30.0;
const RETURNING_CRF_OF_LARGE: f32 = 29.0;
pub(super) const HIGHEST_CRF: f32 = 51.0;
/// Nothing that moves looks like anything below this, in kilobits a second.
const LEAST_KBITS: f64 = 10.0;
/// An MP4's headers and those of a second stream.
const HEADER_BYTES: u64 = 800;
const SECOND_HEADER_BYTES: u64 = 700;

/// What the container takes beside the packets, within a few hundred bytes.
pub(super) fn overhead_bytes(plan: &ExportPlan) -> u64 {
    let frames = plan.frames();
    let sound_packets = match &plan.sound {
        Some(Sound::Mixed { plan, .. }) => plan.samples.unsigned_abs() * u64::from(plan.packets_a_second()) / 48_000,
        _ => 0,
    };
    let has_b_frames = plan.coding.options.iter().any(|(name, value)| name == "bf" && value != "0");
    let second = if frames > 0 && sound_packets > 0 { SECOND_HEADER_BYTES } else { 0 };
    HEADER_BYTES + second + index_bytes(frames as f64, sound_packets as f64, has_b_frames) as u64
}

/// What a promise in bytes makes of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foreseen {
    /// The shorter side of the picture.
    pub short_side_px: u32,
    /// The constant rate factor of x264.
    pub crf: f32,
}

/// Predicts the size and CRF of pictures that would take `natural_kbits` a second at `natural` but may only take
/// `budget_kbits`, before anything is encoded. `None` if even the smallest size is too large.
pub fn foresee(natural: Foreseen, natural_kbits: f64, budget_kbits: f64) -> Option<Foreseen> {
    let Foreseen { short_side_px, crf } = natural;
    let asked_crf = crf != default_crf(short_side_px, short_side_px);
    let natural = Natural { crf, asked_crf, short_side_px, duration: Time::ZERO };
    if budget_kbits < LEAST_KBITS {
        return None;
    }
    let gap = (natural_kbits / budget_kbits).log2();
    let pixels = |side: u32| (f64::from(side) / f64::from(short_side_px)).powi(2).powf(PIXEL_POWER).log2();
    let landing = |side: u32| crf + (CRF_OF_HALF * (gap + pixels(side))) as f32;
    let (side, crf) = natural.choose_rung(natural.first_rung(budget_kbits), false, landing);
    let crf = crf.max(natural.best_crf(side));
    (crf <= HIGHEST_CRF).then_some(Foreseen { short_side_px: side, crf })
}

/// What the export would be without a limit.
pub(super) struct Natural {
    pub crf: f32,
    asked_crf: bool,
    pub short_side_px: u32,
    pub duration: Time,
}

impl Natural {
    pub fn of(plan: &ExportPlan) -> Self {
        let (width_px, height_px) = (plan.coding.width_px, plan.coding.height_px);
        let crf = plan.coding.crf();
        let asked_crf = crf != default_crf(width_px, height_px);
        Self { crf, asked_crf, short_side_px: width_px.min(height_px), duration: plan.duration }
    }

    #[cfg(test)]
    pub fn usual(short_side_px: u32, duration: Time) -> Self {
        Self { crf: default_crf(short_side_px, short_side_px), asked_crf: false, short_side_px, duration }
    }

    /// The natural shorter side and the rungs below it.
    fn rungs(&self) -> impl Iterator<Item = (u32, f64)> {
        let rate_of = |side: u32| RUNGS.iter().rev().find(|rung| rung.0 >= side).map_or(RUNGS[0].1, |rung| rung.1);
        let side = self.short_side_px;
        std::iter::once((side, rate_of(side))).chain(RUNGS.into_iter().filter(move |rung| rung.0 < side))
    }

    pub fn smallest_side_px(&self) -> u32 {
        self.rungs().last().map_or(self.short_side_px, |rung| rung.0)
    }

    /// The best CRF that a rung is given.
    pub fn best_crf(&self, short_side_px: u32) -> f32 {
        if self.asked_crf { self.crf } else { default_crf(short_side_px, short_side_px) }
    }

    /// The largest shorter side for which that many kilobits a second might be enough.
    pub fn first_rung(&self, kbits: f64) -> u32 {
        let hopeful = |rung: &(u32, f64)| kbits >= rung.1 * HOPELESS;
        self.rungs().find(hopeful).map_or(self.short_side_px, |rung| rung.0)
    }

    /// The largest rung on which the CRF stays bearable, the last one whatever it takes. A rung that is in use is kept
    /// while it is bearable, so that its measurement counts: a larger one has to be clearly better, unless the one in
    /// use `is_at_best` and still too small.
    pub fn choose_rung(&self, in_use_px: u32, is_at_best: bool, landing: impl Fn(u32) -> f32) -> (u32, f32) {
        let most = |side: u32| if side > in_use_px && !is_at_best { returning_crf(side) } else { worst_crf(side) };
        let mut rungs = self.rungs().map(|rung| rung.0);
        let side = rungs.find(|&side| landing(side) <= most(side)).unwrap_or_else(|| self.smallest_side_px());
        (side, landing(side))
    }
}

/// The coarsest that a picture of that shorter side is worth.
pub(super) fn worst_crf(short_side_px: u32) -> f32 {
    if short_side_px < LARGE_PX { WORST_CRF } else { WORST_CRF_OF_LARGE }
}

fn returning_crf(short_side_px: u32) -> f32 {
    if short_side_px < LARGE_PX { RETURNING_CRF } else { RETURNING_CRF_OF_LARGE }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NATURAL_480: Foreseen = Foreseen { short_side_px: 480, crf: 26.0 };
    const NATURAL_720: Foreseen = Foreseen { short_side_px: 720, crf: 24.0 };

    #[test]
    fn what_is_foreseen_gets_coarser_then_smaller() {
        let foreseen =
            |budget: f64| foresee(NATURAL_480, 600.0, budget).map(|seen| (seen.short_side_px, seen.crf.round()));
        assert_eq!(foreseen(900.0), Some((480, 26.0)));
        assert_eq!(foreseen(300.0), Some((480, 32.0)));
        assert_eq!(foreseen(120.0), Some((360, 35.0)));
        assert_eq!(foreseen(5.0), None);
    }

    #[test]
    fn a_picture_of_480_lines_is_better_than_a_coarse_one_of_720() {
        let foreseen =
            |budget: f64| foresee(NATURAL_720, 2000.0, budget).map(|seen| (seen.short_side_px, seen.crf.round()));
        assert_eq!(foreseen(1400.0), Some((720, 27.0)));
        assert_eq!(foreseen(1000.0), Some((720, 30.0)));
        assert_eq!(foreseen(800.0), Some((480, 26.0)));
        assert_eq!(foreseen(400.0), Some((480, 32.0)));
    }

    #[test]
    fn the_first_rung_follows_the_budget() {
        let natural = |side| Natural::usual(side, Time::ZERO);
        let sides: Vec<u32> = natural(720).rungs().map(|rung| rung.0).collect();
        assert_eq!(sides, [720, 480, 360, 240]);
        let odd: Vec<(u32, f64)> = natural(464).rungs().collect();
        assert_eq!(odd[0], (464, 450.0));
        assert_eq!([900.0, 300.0, 90.0].map(|kbits| natural(720).first_rung(kbits)), [720, 480, 240]);
    }
}
