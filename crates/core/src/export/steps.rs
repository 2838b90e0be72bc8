//! The same export in steps, for a job scheduler: plan here, make segments anywhere, join at the end.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use sunting_timeline::Project;
use sunting_timeline::validate::validate;

use super::destination::Destination;
use super::error::ExportError;
use super::film::Film;
use super::job::{ExportReport, Job};
use super::plan::{ExportPlan, Tuning};
use super::progress::Watcher;
use super::segment_check::{is_made, open_picture};
use super::settings::{ExportSettings, RunOptions};
use super::sources::Sources;
use super::{Request, inputs};
use crate::error::MediaProblem;
use crate::library::Library;
use crate::media::container::Container;
use crate::media_paths::MediaPaths;
use crate::stop::{Stop, never};

/// What making one segment gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SegmentReport {
    /// Its place in the plan, counted from 0.
    pub index: usize,
    /// The key that its file is named by.
    pub key: String,
    /// How many frames it has.
    pub frames: u64,
    /// The size of all its packets together.
    pub bytes: u64,
    /// Whether it was in the store already.
    pub reused: bool,
    /// How long making it took.
    pub seconds: f64,
}

/// Plans an export as JSON-able data, to be made step by step, with the help of what is known of its files.
///
/// # Errors
/// [`ExportError::LimitNeedsResults`] for a byte limit that the user asks for; otherwise as [`super::export`]. The
/// limit of a platform is not kept in steps.
pub fn plan(
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    settings: &ExportSettings,
    library: &Library,
) -> Result<ExportPlan, ExportError> {
    if settings.max_bytes.is_some() {
        return Err(ExportError::LimitNeedsResults);
    }
    let film = Film::of(project, paths);
    planned(&film, &Sources::look(&film, library, &never)?, settings, &never)
}

fn planned(
    film: &Film,
    sources: &Sources,
    settings: &ExportSettings,
    stop: Stop<'_>,
) -> Result<ExportPlan, ExportError> {
    let plan = Request { film, sources, settings, stop }.plan(Tuning::default(), Container::Mp4)?;
    Ok(ExportPlan { settings: Some(settings.clone()), ..plan })
}

/// Makes one segment of a plan into the store.
///
/// # Errors
/// [`ExportError::NoSegment`], [`ExportError::OtherVersion`], [`ExportError::PlanChanged`], [`MediaProblem::Changed`] for a changed source.
pub fn run_segment(
    plan: &ExportPlan,
    index: usize,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<SegmentReport, ExportError> {
    let count = plan.segments.len();
    let segment = plan.segments.get(index).ok_or(ExportError::NoSegment { index, count })?;
    let job = Job::start(options, watcher)?;
    let (plan, sources) = look_again(plan, &job)?;
    // The sound is made once, by the join.
    let silent = plan.silent();
    job.make_some(&silent, &sources, &[segment])?;
    let facts = open_picture(&job.store, &plan, segment)?.facts();
    Ok(SegmentReport {
        index,
        key: segment.key.clone(),
        frames: facts.packets,
        bytes: facts.bytes,
        reused: job.reused(&plan) == count,
        seconds: job.started.elapsed().as_secs_f64(),
    })
}

/// Joins a plan whose segments are all in the store. The sound is made now if it is not there yet.
///
/// # Errors
/// [`ExportError::SegmentsMissing`], [`ExportError::PlanChanged`]; otherwise as [`super::export`].
pub fn join(
    plan: &ExportPlan,
    destination: &Path,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<ExportReport, ExportError> {
    let destination = Destination::claim(destination, inputs(&plan.paths), options.force)?;
    let job = Job::start(options, watcher)?;
    let (plan, sources) = look_again(plan, &job)?;
    let (count, mut missing) = (plan.segments.len(), 0);
    for segment in &plan.segments {
        job.check_stop()?;
        missing += usize::from(!is_made(&job.store, &plan, segment));
    }
    if missing > 0 {
        return Err(ExportError::SegmentsMissing { missing, count });
    }
    job.make_some(&plan, &sources, &[])?;
    job.finish(&plan, destination)
}

/// Whether this engine and the sources are still those of the plan. A plan may come from a stranger, and what follows
/// takes it at its word: so it is planned once more, and has to be equal in everything. What is made is the new one.
fn look_again(plan: &ExportPlan, job: &Job<'_>) -> Result<(ExportPlan, Sources), ExportError> {
    plan.check_version()?;
    let plannable = |settings: &&ExportSettings| settings.max_bytes.is_none() && settings.are_in_range();
    let settings = plan.settings.as_ref().filter(plannable).ok_or(ExportError::PlanChanged)?;
    validate(&plan.project).map_err(|_| ExportError::PlanChanged)?;
    let film = Film::of(&plan.project, &plan.paths);
    let sources = job.look(&film)?;
    for (media, fingerprint) in sources.fingerprints() {
        if plan.fingerprints.get(&media) != Some(&fingerprint) {
            return Err(ExportError::problem(plan.paths.of(media), MediaProblem::Changed));
        }
    }
    let own = planned(&film, &sources, settings, &|| job.watcher.is_cancelled())?;
    let given = ExportPlan { seen: own.seen.clone(), ..plan.clone() };
    if own == given { Ok((own, sources)) } else { Err(ExportError::PlanChanged) }
}
