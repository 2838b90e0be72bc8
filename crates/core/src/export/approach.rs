//! How an export within a number of bytes begins: by a few pieces of the film, so that all of it is made once.

use std::ops::RangeInclusive;

use sunting_timeline::Time;

use super::Request;
use super::ceiling::ceilings_bytes;
use super::error::ExportError;
use super::job::{Job, Made};
use super::landing::{Landing, Pot, in_steps};
use super::plan::{ExportPlan, Segment, Sound, Tuning};
use super::rate_control::{HIGHEST_CRF, Natural, overhead_bytes};
use super::rate_search::{Search, Trial};
use super::sample::{FEW_PIECES, Share, bytes_of_files, shares, spread, telling};
use super::segment_check::open_sound;
use crate::media::mux::Container;

/// Sound up to this length is made first: encoders spend little on silence. Of longer films its rate is taken.
const SOUND_MADE: Time = Time::from_seconds(900);
/// What is aimed at, of the limit, and what is near enough.
const AIM: f64 = 0.975;
const LANDED: RangeInclusive<f64> = 0.93..=0.99;
/// Sizes and CRFs that a few pieces try.
const TRIES: usize = 3;
/// So near to what was tried, the pieces that tried it are already those of the result.
const NEAR_CRF: f32 = 2.0;
/// The rest of a film may be so much coarser than its beginning; what needs more is begun anew.
const COARSER_CRF: f32 = 4.0;

/// How an export within a number of bytes begins.
pub(super) struct Beginning {
    /// The size and the CRF that were tried; `None` where it fits as it is without a limit.
    pub trial: Option<Trial>,
    /// What was made.
    pub made: Made,
    /// What it would take without a limit, about.
    pub natural_bytes: u64,
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
    let tight = request.plan(base, Container::Mp4)?;
    let heard = ExportPlan { sound: heard_soon(&tight).sound, ..natural.clone() };
    let few = pieces(&heard, spread(&shares, FEW_PIECES));
    let mut made = job.sample(&heard, request.sources, &few)?;
    let video_bytes: f64 = bytes_of_files(&heard, &shares, &made).values().sum();
    let natural_fixed_bytes = overhead_bytes(natural) + natural.sound_bytes();
    let natural_bytes = within_sources(request, &heard, &shares, &made) as u64 + natural_fixed_bytes;
    if natural_bytes <= limit_bytes {
        return Ok(Beginning { trial: None, made, natural_bytes });
    }
    let mut search = Search::new(Natural::of(natural));
    search.measured(search.natural_trial(), video_bytes as u64);
    let Some(mut trial) = search.next(limit_bytes.saturating_sub(fixed_bytes(job, &tight))) else {
        return Ok(Beginning { trial: None, made, natural_bytes });
    };
    let mut tries = 0;
    loop {
        trial.crf = in_steps(trial.crf).min(HIGHEST_CRF);
        let plan = request.plan(base.with(trial, natural), Container::Mp4)?;
        let tried = job.sample(&heard_soon(&plan), request.sources, &pieces(&plan, telling(&shares)))?;
        let video_bytes: f64 = bytes_of_files(&plan, &shares, &tried).values().sum();
        made.add(tried);
        search.measured(trial, video_bytes as u64);
        tries += 1;
        let next = search.next(limit_bytes.saturating_sub(fixed_bytes(job, &plan)));
        let is_far =
            |next: &Trial| next.short_side_px != trial.short_side_px || (next.crf - trial.crf).abs() > NEAR_CRF;
        match next.filter(|next| next.max_bit_rate.is_none() && is_far(next) && tries < TRIES) {
            Some(next) => trial = next,
            None => return Ok(Beginning { trial: Some(trial), made, natural_bytes }),
        }
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
    Landing { job, sources: request.sources, plan, pots: vec![pot], made, limit_bytes: Some(limit_bytes) }
}

/// All but the pictures: exactly, where the sound is made.
pub(super) fn fixed_bytes(job: &Job<'_>, plan: &ExportPlan) -> u64 {
    let made = match &plan.sound {
        Some(Sound::Mixed { key, plan }) => open_sound(&job.store, plan, key).ok().map(|sound| sound.facts().bytes),
        _ => None,
    };
    overhead_bytes(plan) + made.unwrap_or_else(|| plan.sound_bytes())
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

fn pieces(plan: &ExportPlan, indices: Vec<usize>) -> Vec<&Segment> {
    indices.into_iter().filter_map(|index| plan.segments.get(index)).collect()
}
