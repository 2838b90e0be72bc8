//! Keeping a promise in bytes: encode, measure, correct, in three rounds, and never above.

use super::Request;
use super::destination::Destination;
use super::error::ExportError;
use super::job::{ExportReport, Job, Made};
use super::plan::{ExportPlan, Tuning};
use super::rate_control::{Measured, Natural, ROUNDS, overhead_bytes};

/// A result between this and the limit is as good as it gets.
const GOOD_FILL: f64 = 0.97;
/// Exports a project into at most `limit_bytes`.
///
/// # Errors
/// [`ExportError::LimitTooSmall`]; otherwise as [`super::export`].
pub(super) fn export_within(
    job: &Job<'_>,
    request: &Request<'_>,
    plan: ExportPlan,
    limit_bytes: u64,
    destination: Destination,
) -> Result<ExportReport, ExportError> {
    let natural = Natural::of(&plan);
    let container = destination.container();
    let mut plan = plan;
    let mut rounds: Vec<Measured> = Vec::new();
    let mut best: Option<(u64, ExportPlan, Made)> = None;
    let mut tuning = natural.first_guess(&plan, limit_bytes)?;
    let mut least_bytes = u64::MAX;
    // Where three rounds all land above, one more lands far below: better than no result.
    while rounds.len() < ROUNDS || (rounds.len() == ROUNDS && best.is_none()) {
        if tuning != Tuning::default() {
            plan = request.plan(tuning, container)?;
        }
        let made = job.make(&plan, request.sources, &destination)?;
        let total = job.stored_bytes(&plan)? + overhead_bytes(&plan);
        let video_bytes = video_bytes(job, &plan)?;
        let fits = total <= limit_bytes;
        let measured = natural.measured(tuning, &plan, video_bytes);
        least_bytes = least_bytes.min(total - video_bytes + natural.least_video_bytes(&measured));
        rounds.push(measured);
        if fits && best.as_ref().is_none_or(|(bytes, ..)| total > *bytes) {
            best = Some((total, plan.clone(), made));
        }
        let good = total as f64 >= GOOD_FILL * limit_bytes as f64 || natural.is_best(&measured);
        if fits && good || plan.segments.is_empty() {
            break;
        }
        let fixed = total - video_bytes;
        let Some(next) = natural.correct(&rounds, limit_bytes.saturating_sub(fixed), best.is_some()) else { break };
        tuning = next;
    }
    let too_small = ExportError::LimitTooSmall { limit_bytes, least_bytes, duration: plan.duration };
    let Some((_, plan, made)) = best else { return Err(too_small) };
    let (joined, checks, size_bytes) = job.write(&plan, &destination)?;
    if size_bytes > limit_bytes {
        return Err(too_small);
    }
    let report = job.publish(&plan, &made, destination, &joined, checks, size_bytes)?;
    Ok(ExportReport { limit_bytes: Some(limit_bytes), ..report })
}

fn video_bytes(job: &Job<'_>, plan: &ExportPlan) -> Result<u64, ExportError> {
    job.stored_bytes(&ExportPlan { sound: None, ..plan.clone() })
}
