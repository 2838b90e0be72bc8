//! Predicting an export's size and time by encoding a few pieces of it. They are kept in the segment store, so that the
//! export itself can reuse them.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

use sunting_timeline::{FrameRate, Project, Time};

use super::Request;
use super::approach::{approach, heard_soon, is_out_of_reach, landing};
use super::ceiling::{begin_within_sources, ceilings_bytes};
use super::error::ExportError;
use super::film::Film;
use super::job::{Job, Made, fixed_bytes};
use super::limit::{refuse_hopeless, sound_tuning, too_small};
use super::plan::{ExportPlan, Segment, Sound, Tuning};
use super::progress::Watcher;
use super::sample::{bytes_of_files, shares, telling};
use super::segment_check::{is_made, is_sound_made};
use super::settings::{ExportSettings, RunOptions};
use crate::media::container::Container;
use crate::media_paths::MediaPaths;

/// A film that is coded to its limit fills at least this part of it.
const LEAST_FILL: f64 = 0.92;
/// Joining, looking at the result and naming it, in seconds, and for each byte: measured on two slow cores.
const CLOSING_S: f64 = 0.05;
const CLOSING_OF_BYTE_S: f64 = 15e-9;

/// What an export will become.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// In pixels; 0 for sound alone.
    pub width_px: u32,
    /// In pixels; 0 for sound alone.
    pub height_px: u32,
    /// Of the result; `None` for sound alone.
    pub frame_rate: Option<FrameRate>,
    /// How long the whole video is.
    pub duration: Time,
    /// About how large the file will be.
    pub size_bytes: u64,
    /// What it would take without a limit, about.
    pub natural_bytes: u64,
    /// The promise, if one is made.
    pub limit_bytes: Option<u64>,
    /// x264's constant rate factor of most of it.
    pub crf: f32,
    /// About how many seconds making it takes on this machine, counting what is in the store already.
    pub seconds: f64,
}

/// Predicts an export into a kind of file. For this, a few of its segments are encoded into the segment store; nothing
/// else is written.
///
/// # Errors
/// As [`super::export`]; [`ExportError::LimitTooSmall`] where a few pieces say so.
pub fn forecast(
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    settings: &ExportSettings,
    container: Container,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<Forecast, ExportError> {
    let job = Job::start(options, watcher)?;
    let film = Film::unless(&|| watcher.is_cancelled(), project, paths);
    let sources = job.look(&film)?;
    let request = Request { film: &film, sources: &sources, settings, stop: &|| watcher.is_cancelled() };
    let natural = request.plan(Tuning::default(), container)?;
    let limit_bytes = request.limit_bytes()?;
    let has_picture = !natural.segments.is_empty();
    let foreseer = Foreseer { job: &job, request: &request, natural };
    let foreseen = match limit_bytes {
        _ if !has_picture => foreseer.sound_alone(limit_bytes)?,
        Some(limit_bytes) if !is_out_of_reach(&foreseer.natural, limit_bytes) => foreseer.limited(limit_bytes)?,
        _ => foreseer.unlimited(foreseer.natural.clone())?,
    };
    let seconds = foreseer.seconds(&foreseen);
    let ForeseenExport { plan, size_bytes, natural_bytes, .. } = foreseen;
    let shown = |side_px: u32| if has_picture { side_px } else { 0 };
    Ok(Forecast {
        width_px: shown(plan.coding.width_px),
        height_px: shown(plan.coding.height_px),
        frame_rate: plan.coding.frame_rate.filter(|_| has_picture),
        duration: plan.duration,
        size_bytes,
        natural_bytes,
        limit_bytes,
        crf: plan.coding_of_segments().crf(),
        seconds,
    })
}

struct Foreseer<'a> {
    job: &'a Job<'a>,
    request: &'a Request<'a>,
    natural: ExportPlan,
}

struct ForeseenExport {
    plan: ExportPlan,
    size_bytes: u64,
    natural_bytes: u64,
    /// The pieces that are made at once, one part after the other,
    parts: Vec<Vec<usize>>,
    /// and those that are made once more.
    again: Vec<usize>,
}

impl Foreseer<'_> {
    fn limited(&self, limit_bytes: u64) -> Result<ForeseenExport, ExportError> {
        let base = self.request.base_tuning(&self.natural, limit_bytes);
        let beginning = approach(self.job, self.request, &self.natural, base, limit_bytes)?;
        refuse_hopeless(self.job, self.request, &self.natural, limit_bytes, &beginning)?;
        let Some(trial) = beginning.trial else {
            let fits = beginning.natural_bytes <= limit_bytes;
            // Else it does with the sound's share.
            let plan = if fits { self.natural.clone() } else { self.request.plan(base, Container::Mp4)? };
            let foreseen = self.unlimited(plan)?;
            let size_bytes = foreseen.size_bytes.min(limit_bytes);
            return Ok(ForeseenExport { size_bytes, ..foreseen });
        };
        let mut plan = self.request.plan(base.with(trial, &self.natural), Container::Mp4)?;
        let fixed_bytes = fixed_bytes(self.job, &plan);
        let mut landing = landing(self.job, self.request, &self.natural, &mut plan, limit_bytes, beginning.made);
        landing.begin_again();
        landing.aim_all();
        // What is coarser than it could be is aimed at the limit, however little a few pieces of grain tell of that.
        let aimed = landing.pots.iter().filter(|pot| pot.crf > pot.finest_crf).map(|pot| pot.most_bytes * LEAST_FILL);
        let video_bytes = aimed.fold(landing.estimate_bytes(0), f64::max);
        let size_bytes = (video_bytes as u64 + fixed_bytes).min(limit_bytes);
        let parts = landing.coming_parts();
        Ok(ForeseenExport { plan, size_bytes, natural_bytes: beginning.natural_bytes, parts, again: Vec::new() })
    }

    fn unlimited(&self, mut plan: ExportPlan) -> Result<ForeseenExport, ExportError> {
        let (made, ceilings, parts, pilots) = match self.request.settings.crf {
            Some(_) => (self.sample(&plan)?, BTreeMap::new(), vec![(0..plan.segments.len()).collect()], Vec::new()),
            None => {
                let mut landing = begin_within_sources(self.job, &mut plan, self.request.sources)?;
                landing.aim_all();
                landing.trim_sample()?;
                let (parts, pilots, coarsest) = (landing.coming_parts(), landing.pilots(), landing.coarsest());
                let mut ceilings = ceilings_bytes(&self.natural, self.request.sources);
                // What is as coarse as it may be takes what it takes.
                ceilings.retain(|media, _| !coarsest.contains(media));
                (landing.made, ceilings, parts, pilots)
            }
        };
        self.job.sample(&heard_soon(&plan), self.request.sources, &[])?;
        let shares = shares(&plan, self.request.sources);
        let mut too_large = BTreeSet::new();
        let mut video_bytes = 0.0;
        for (media, bytes) in bytes_of_files(&plan, &shares, &made) {
            let most_bytes = media.and_then(|media| ceilings.get(&media)).copied().unwrap_or(f64::INFINITY);
            too_large.extend(media.filter(|_| bytes > most_bytes));
            video_bytes += bytes.min(most_bytes);
        }
        // A file that none of the pieces shows has a CRF of its own to be found: that takes a piece more.
        let is_too_large = |&index: &usize| shares[index].media.is_some_and(|media| too_large.contains(&media));
        let again = pilots.into_iter().filter(is_too_large).collect();
        let size_bytes = video_bytes as u64 + fixed_bytes(self.job, &plan);
        Ok(ForeseenExport { plan, size_bytes, natural_bytes: size_bytes, parts, again })
    }

    fn sound_alone(&self, limit_bytes: Option<u64>) -> Result<ForeseenExport, ExportError> {
        let sized = |tuning: Tuning| -> Result<(ExportPlan, u64), ExportError> {
            let plan = self.request.plan(tuning, Container::M4a)?;
            self.job.sample(&heard_soon(&plan), self.request.sources, &[])?;
            let size_bytes = fixed_bytes(self.job, &plan);
            Ok((plan, size_bytes))
        };
        let (natural, natural_bytes) = sized(Tuning::default())?;
        let Some(limit_bytes) = limit_bytes.filter(|&limit_bytes| natural_bytes > limit_bytes) else {
            return Ok(ForeseenExport::of_sound(natural, natural_bytes, natural_bytes));
        };
        let (plan, size_bytes) = sized(sound_tuning(&self.natural, limit_bytes))?;
        if size_bytes > limit_bytes {
            let (_, least_bytes) = sized(Tuning::default().quietest())?;
            if least_bytes > limit_bytes {
                return Err(too_small(&self.natural, limit_bytes, least_bytes));
            }
        }
        Ok(ForeseenExport::of_sound(plan, size_bytes.min(limit_bytes), natural_bytes))
    }

    fn sample(&self, plan: &ExportPlan) -> Result<Made, ExportError> {
        let (silent, sources) = (plan.silent(), self.request.sources);
        self.job.sample(&silent, sources, &silent.pieces(&telling(&shares(plan, sources))))
    }

    /// How long the rest takes.
    fn seconds(&self, foreseen: &ForeseenExport) -> f64 {
        let ForeseenExport { plan, size_bytes, parts, again, .. } = foreseen;
        let (paces, sources) = (self.job.paces.borrow(), self.request.sources);
        let (memory_bytes, cache) = (self.job.options.memory_bytes, self.job.store.root());
        let mut is_sound_missing = match &plan.sound {
            Some(Sound::Mixed { plan, key }) => !is_sound_made(&self.job.store, plan, key),
            _ => false,
        };
        // The sound is made beside the first part.
        let mut making_s = |segments: &[&Segment]| {
            paces.seconds(plan, sources, segments, mem::take(&mut is_sound_missing), memory_bytes, cache)
        };
        let mut coming = BTreeSet::new();
        let mut seconds = CLOSING_S + CLOSING_OF_BYTE_S * *size_bytes as f64;
        for part in parts {
            let mut missing = plan.pieces(part);
            missing.retain(|segment| !is_made(&self.job.store, plan, segment));
            missing.retain(|segment| coming.insert(segment.key.as_str()));
            if !missing.is_empty() {
                seconds += making_s(&missing);
            }
        }
        seconds + making_s(&plan.pieces(again))
    }
}

impl ForeseenExport {
    fn of_sound(plan: ExportPlan, size_bytes: u64, natural_bytes: u64) -> Self {
        Self { plan, size_bytes, natural_bytes, parts: Vec::new(), again: Vec::new() }
    }
}
