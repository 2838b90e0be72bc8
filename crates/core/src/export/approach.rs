//! The first step of an export with a byte limit: a few pieces of the film are encoded to find the right quality, so
//! that the whole film then has to be encoded only once.

use std::ops::RangeInclusive;

use sunting_timeline::Time;

use super::Request;
use super::ceiling::ceilings_bytes;
use super::error::ExportError;
use super::job::{Job, Made, fixed_bytes};
use super::landing::{Landing, NEAR_CRF, Pot, in_steps};
use super::plan::{ExportPlan, Trial, Tuning};
use super::rate_control::{HIGHEST_CRF, Natural, overhead_bytes};
use super::rate_search::Search;
use super::sample::{FEW_PIECES, Share, bytes_of_files, shares, spread, telling};
use crate::media::container::Container;

/// Sound up to this length is made first: encoders spend little on silence. Of longer films its rate is taken.
pub(super) const SOUND_MADE: Time = Time::from_seconds(900);
/// What is aimed at, of the limit, and what is near enough.
const AIM: f64 = 0.975;
const LANDED: RangeInclusive<f64> = 0.93..=0.99;
/// Sizes and CRFs that a few pieces try.
const TRIES: usize = 3;
/// The rest of a film may be so much coarser than its beginning; what needs more is begun anew.
const COARSER_CRF: f32 = 4.0;

/// How an export within a number of bytes begins.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    /// The size and CRF that were tried; `None` if the export fits without changes.
    pub trial: Option<Trial>,
    pub made: Made,
    /// What it would take without a limit, about.
    pub natural_bytes: u64,
    /// The same for the least that there is, where that was tried.
    pub least_bytes: Option<u64>,
}

/// Whether not even pictures that are not coded at all would take so much, as within the limits of some platforms.
pub(super) fn is_out_of_reach(natural: &ExportPlan, limit_bytes: u64) -> bool {
    let pixels = u64::from(natural.coding.width_px) * u64::from(natural.coding.height_px);
    let raw_bytes = natural.frames().saturating_mul(pixels * 3 / 2) + natural.sound_bytes();
    limit_bytes > raw_bytes + overhead_bytes(natural)
}

/// Looks at a few pieces of a film. `natural` is its plan without a limit, `base` what the limit changes in any case.
///
/// # Errors
/// As [`Job::make`].
pub(super) fn approach(
    job: &Job<'_>,
    request: &Request<'_>,
    natural: &ExportPlan,
    base: Tuning,
    limit_bytes: u64,
) -> Result<Beginning, ExportError> {
    let shares = shares(natural, request.sources);
    let silent = natural.silent();
    let made = job.sample(&silent, request.sources, &silent.pieces(&spread(&shares, FEW_PIECES)))?;
    let natural_fixed_bytes = overhead_bytes(natural) + natural.sound_bytes();
    let natural_bytes = within_sources(request, &silent, &shares, &made) as u64 + natural_fixed_bytes;
    let mut beginning = Beginning { trial: None, made, natural_bytes, least_bytes: None };
    if natural_bytes > limit_bytes {
        let tight = request.plan(base, Container::Mp4)?;
        job.sample(&heard_soon(&tight), request.sources, &[])?;
        let mut search = Search::new(Natural::of(natural));
        search.measured(search.natural_trial(), video_bytes(&silent, &shares, &beginning.made));
        beginning.trial = search.next(limit_bytes.saturating_sub(fixed_bytes(job, &tight)));
        Tries { job, request, natural, base, limit_bytes, shares }.run(search, &mut beginning)?;
    }
    Ok(beginning)
}

/// Sizes and CRFs that are tried with a few pieces.
struct Tries<'a> {
    job: &'a Job<'a>,
    request: &'a Request<'a>,
    natural: &'a ExportPlan,
    base: Tuning,
    limit_bytes: u64,
    shares: Vec<Share>,
}

impl Tries<'_> {
    /// Tries what the search tells, from the trial at hand on, until the next one would look alike.
    fn run(&self, mut search: Search, beginning: &mut Beginning) -> Result<(), ExportError> {
        for left in (0..TRIES).rev() {
            let Some(trial) = &mut beginning.trial else { break };
            trial.crf = in_steps(trial.crf).min(HIGHEST_CRF);
            let plan = self.request.plan(self.base.with(*trial, self.natural), Container::Mp4)?;
            let pieces = plan.pieces(&telling(&self.shares));
            let tried = self.job.sample(&heard_soon(&plan), self.request.sources, &pieces)?;
            let video_bytes = video_bytes(&plan, &self.shares, &tried);
            search.measured(*trial, video_bytes);
            beginning.made.add(tried);
            if *trial == search.least() {
                beginning.least_bytes = Some(video_bytes + self.least_fixed_bytes(*trial, &plan)?);
            }
            let next = search.next(self.limit_bytes.saturating_sub(fixed_bytes(self.job, &plan)));
            let is_far =
                |next: &Trial| next.short_side_px != trial.short_side_px || (next.crf - trial.crf).abs() > NEAR_CRF;
            match next.filter(|next| next.max_bit_rate.is_none() && is_far(next) && left > 0) {
                Some(next) => *trial = next,
                None => break,
            }
        }
        Ok(())
    }

    /// All but the pictures of the least that there is. Silence takes less than its rate, which is known of sound that is
    /// made; sound that is not may be silence all along.
    fn least_fixed_bytes(&self, trial: Trial, tried: &ExportPlan) -> Result<u64, ExportError> {
        let least = self.request.plan(Tuning::default().with(trial, self.natural).quietest(), Container::Mp4)?;
        if tried.duration > SOUND_MADE {
            return Ok(overhead_bytes(&least));
        }
        Ok(fixed_bytes(self.job, &least).min(fixed_bytes(self.job, tried)))
    }
}

/// The landing of a plan that was tried.
pub(super) fn landing<'a>(
    job: &'a Job<'a>,
    request: &'a Request<'_>,
    natural: &ExportPlan,
    plan: &'a mut ExportPlan,
    limit_bytes: u64,
    made: Made,
) -> Landing<'a> {
    let (width_px, height_px) = (plan.coding.width_px, plan.coding.height_px);
    let crf = plan.coding.crf();
    let pot = Pot {
        indices: (0..plan.segments.len()).collect(),
        shares: shares(plan, request.sources),
        most_bytes: limit_bytes.saturating_sub(fixed_bytes(job, plan)) as f64,
        aim: AIM,
        landed: LANDED,
        crf,
        finest_crf: Natural::of(natural).best_crf(width_px.min(height_px)).min(crf),
        coarsest_crf: (crf + COARSER_CRF).min(HIGHEST_CRF),
    };
    Landing::new(job, request.sources, plan, vec![pot], made, Some(limit_bytes))
}

/// The plan with its sound, where making that takes little.
pub(super) fn heard_soon(plan: &ExportPlan) -> ExportPlan {
    let sound = plan.sound.clone().filter(|_| plan.duration <= SOUND_MADE);
    ExportPlan { sound, ..plan.clone() }
}

/// What the pictures take, about, none of them more than its source allows where nobody asked for a CRF.
fn within_sources(request: &Request<'_>, plan: &ExportPlan, shares: &[Share], made: &Made) -> f64 {
    let bytes = bytes_of_files(plan, shares, made);
    let ceilings = match request.settings.crf {
        Some(_) => Default::default(),
        None => ceilings_bytes(plan, request.sources),
    };
    let most = |media: Option<_>| media.and_then(|media| ceilings.get(&media)).copied().unwrap_or(f64::INFINITY);
    bytes.into_iter().map(|(media, bytes)| bytes.min(most(media))).sum()
}

fn video_bytes(plan: &ExportPlan, shares: &[Share], made: &Made) -> u64 {
    bytes_of_files(plan, shares, made).values().sum::<f64>() as u64
}
