//! What an export will become, from a few pieces of it that are really made. They lie in the segment store, so that
//! making all of it finds them there.

use std::collections::BTreeMap;
use std::sync::Arc;

use sunting_timeline::{FrameRate, MediaId, Project, Time};

use super::Request;
use super::ceiling::{settle, shown_bytes};
use super::error::ExportError;
use super::job::Job;
use super::plan::{ExportPlan, Segment, Sound, Tuning};
use super::progress::Watcher;
use super::rate_control::{Natural, overhead_bytes};
use super::rate_search::{LIMIT_AIM, Search, Trial};
use super::segment_check::{is_made, open_picture, open_sound};
use super::settings::{ExportSettings, RunOptions};
use super::sources::Sources;
use super::speed::Speeds;
use crate::media::mux::Container;
use crate::media_paths::MediaPaths;

/// So many pieces are made, spread over the film: 6 s each.
pub(super) const PIECES: usize = 6;
/// Sound up to this length is made too: encoders spend little on silence. Of longer films its rate is taken.
const SOUND_MADE: Time = Time::from_seconds(900);
/// A piece takes what its source took to this power: what was hard for the first encoder is a little less so for ours.
const SOURCE_POWER: f64 = 0.8;
/// Making a film within a limit makes all of it so many times, as measured: mostly the sample lands close enough.
const ROUNDS_TO_LIMIT: f64 = 1.25;
/// Joining, looking at the result and naming it, in seconds, and for each picture.
const CLOSING_S: f64 = 0.3;
const CLOSING_OF_FRAME_S: f64 = 0.000_15;

/// What an export will become.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// In pixels.
    pub width_px: u32,
    /// In pixels.
    pub height_px: u32,
    /// Of the result.
    pub frame_rate: FrameRate,
    /// Of the whole.
    pub duration: Time,
    /// About.
    pub size_bytes: u64,
    /// What it would take without a limit, about.
    pub natural_bytes: u64,
    /// The promise, if one is made.
    pub limit_bytes: Option<u64>,
    /// x264's constant rate factor of most of it.
    pub crf: f32,
    /// How long making it takes on this machine, about, with what is there already.
    pub seconds: f64,
}

/// Foresees an export. A few pieces are made for it; nothing is written but those, into the segment store.
///
/// # Errors
/// As [`super::export`], but for a limit that cannot be kept: then the smallest result is told.
pub fn forecast(
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    settings: &ExportSettings,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<Forecast, ExportError> {
    let job = Job::start(options, watcher)?;
    let sources = job.look(project, paths)?;
    let request = Request { project, paths, sources: &sources, settings, stop: &|| watcher.is_cancelled() };
    let mut plan = request.plan(Tuning::default(), Container::Mp4)?;
    let sampler = Sampler { job: &job, sources: &sources };
    if settings.crf.is_none() {
        let chosen = spread(plan.segments.len(), PIECES);
        settle(&job, &mut plan, &sources, &chosen)?;
    }
    let video_bytes = sampler.video_bytes(&plan)?;
    let sound_bytes = sampler.sound_bytes(&plan)?;
    let fixed_bytes = sound_bytes + overhead_bytes(&plan);
    let natural_bytes = video_bytes + fixed_bytes;
    let limit_bytes = request.limit_bytes()?;
    let (made, size_bytes, rounds) = match limit_bytes.filter(|&limit| natural_bytes > limit) {
        Some(limit) => {
            let (made, size_bytes) = tightened(&request, &sampler, plan, video_bytes, limit)?;
            (made, size_bytes, ROUNDS_TO_LIMIT)
        }
        None => (plan, natural_bytes, 1.0),
    };
    let seconds = sampler.seconds(&made, rounds);
    Ok(Forecast {
        width_px: made.coding.width_px,
        height_px: made.coding.height_px,
        frame_rate: made.coding.frame_rate.unwrap_or(project.canvas.frame_rate),
        duration: made.duration,
        size_bytes,
        natural_bytes,
        limit_bytes,
        crf: made.coding_of_segments().crf(),
        seconds,
    })
}

/// What becomes of a film whose pictures would take `video_bytes` within a limit, and its size, about.
fn tightened(
    request: &Request<'_>,
    sampler: &Sampler<'_>,
    plan: ExportPlan,
    video_bytes: u64,
    limit_bytes: u64,
) -> Result<(ExportPlan, u64), ExportError> {
    let natural = request.plan(Tuning::default(), Container::Mp4)?;
    let base = request.base_tuning(&natural, limit_bytes);
    let tried = |trial: Trial| request.plan(base.with(trial, &natural), Container::Mp4);
    let tight = request.plan(base, Container::Mp4)?;
    let fixed_bytes = overhead_bytes(&tight) + tight.sound_bytes();
    let budget_bytes = limit_bytes.saturating_sub(fixed_bytes);
    let aimed_bytes = (limit_bytes as f64 * LIMIT_AIM) as u64;
    let mut search = Search::new(Natural::of(&natural));
    search.measured(search.natural_trial(), video_bytes);
    let Some(trial) = search.next(budget_bytes) else { return Ok((plan, aimed_bytes)) };
    let made = tried(trial)?;
    let side_px = |plan: &ExportPlan| plan.coding.width_px.min(plan.coding.height_px);
    if side_px(&made) >= side_px(&natural) {
        return Ok((made, aimed_bytes));
    }
    // What a smaller picture takes is not known before it was tried.
    let smaller_bytes = sampler.video_bytes(&made)?;
    search.measured(trial, smaller_bytes);
    match search.next(budget_bytes) {
        Some(next) => Ok((tried(next)?, aimed_bytes)),
        None => Ok((made, aimed_bytes.min(smaller_bytes + fixed_bytes))),
    }
}

/// The first try within a limit for a film that is long enough to be sampled; `None` where making all of it is as soon
/// done. `natural` is the plan without a limit.
pub(super) fn sampled_trial(
    job: &Job<'_>,
    sources: &Sources,
    natural: &ExportPlan,
    search: &mut Search,
    budget_bytes: u64,
) -> Result<Option<Trial>, ExportError> {
    if natural.segments.len() <= 2 * PIECES {
        return Ok(None);
    }
    let mut plan = natural.clone();
    settle(job, &mut plan, sources, &spread(natural.segments.len(), PIECES))?;
    let video_bytes = Sampler { job, sources }.video_bytes(&plan)?;
    if video_bytes <= budget_bytes {
        return Ok(Some(search.natural_trial()));
    }
    search.estimated(search.natural_trial(), video_bytes);
    Ok(search.next(budget_bytes))
}

/// Makes pieces and reckons from them.
struct Sampler<'a> {
    job: &'a Job<'a>,
    sources: &'a Sources,
}

impl Sampler<'_> {
    /// What the pictures of a plan take, about: of each file as much as its pieces that are made, by what they took in it.
    fn video_bytes(&self, plan: &ExportPlan) -> Result<u64, ExportError> {
        let silent = ExportPlan { sound: None, ..plan.clone() };
        let chosen = spread(plan.segments.len(), PIECES);
        let pieces: Vec<&Segment> = chosen.iter().filter_map(|&index| silent.segments.get(index)).collect();
        self.job.make_some(&silent, self.sources, &pieces)?;
        let (mut of_file, mut whole) = (BTreeMap::<Option<MediaId>, Made>::new(), Made::default());
        for (segment, (media, hardness)) in plan.segments.iter().zip(hardness(plan, self.sources)) {
            self.job.check_stop()?;
            let made = open_picture(&self.job.store, plan, segment).ok().map(|reader| reader.facts().bytes as f64);
            let of_made = if made.is_some() { hardness } else { 0.0 };
            let made = Made { bytes: made.unwrap_or(0.0), hardness: of_made, all: hardness };
            whole = whole + made;
            let file = of_file.entry(media).or_default();
            *file = *file + made;
        }
        Ok(of_file.values().map(|file| file.estimate(whole)).sum::<f64>() as u64)
    }

    fn sound_bytes(&self, plan: &ExportPlan) -> Result<u64, ExportError> {
        let Some(Sound::Mixed { key, plan: sound }) = plan.sound.as_ref().filter(|_| plan.duration <= SOUND_MADE)
        else {
            return Ok(plan.sound_bytes());
        };
        self.job.make_some(plan, self.sources, &[])?;
        Ok(open_sound(&self.job.store, sound, key)?.facts().bytes)
    }

    /// How long the rest takes at the speed of this machine's last work of that kind, the sample's with it.
    fn seconds(&self, plan: &ExportPlan, rounds: f64) -> f64 {
        let speed = Speeds::load(self.job.store.root()).of(&Speeds::kind(plan, self.sources));
        let missing = plan.segments.iter().filter(|segment| !is_made(&self.job.store, plan, segment));
        let first: u64 = missing.map(|segment| segment.frames).sum();
        let frames = first as f64 + (rounds - 1.0) * plan.frames() as f64;
        let closing = CLOSING_S + CLOSING_OF_FRAME_S * plan.frames() as f64;
        frames / speed + closing
    }
}

/// Indices of so many of `count` pieces, as evenly as they go, away from both ends.
pub(super) fn spread(count: usize, wanted: usize) -> Vec<usize> {
    if count <= wanted {
        return (0..count).collect();
    }
    (0..wanted).map(|n| (2 * n + 1) * count / (2 * wanted)).collect()
}

/// What is made of some pieces.
#[derive(Clone, Copy, Default)]
struct Made {
    bytes: f64,
    /// Of those that are made, and of all.
    hardness: f64,
    all: f64,
}

impl std::ops::Add for Made {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let Self { bytes, hardness, all } = other;
        Self { bytes: self.bytes + bytes, hardness: self.hardness + hardness, all: self.all + all }
    }
}

impl Made {
    /// What all of it takes; as much as the whole film where nothing of it is made.
    fn estimate(self, whole: Self) -> f64 {
        let Self { bytes, hardness, .. } = if self.hardness > 0.0 { self } else { whole };
        bytes * self.all / hardness.max(f64::MIN_POSITIVE)
    }
}

/// The file that each piece shows, and how much it takes beside the others, by what its source took; by its length where
/// that is not known.
fn hardness(plan: &ExportPlan, sources: &Sources) -> Vec<(Option<MediaId>, f64)> {
    let seconds = |segment: &Segment| segment.timeline_range.duration().as_seconds_f64().max(0.001);
    let known = |segment: &Segment| {
        let (media, bytes, pixels) = shown_bytes(plan, segment, sources)?;
        Some((media, (bytes / seconds(segment) / pixels).powf(SOURCE_POWER) * seconds(segment)))
    };
    let all: Vec<Option<(MediaId, f64)>> = plan.segments.iter().map(known).collect();
    let lengths = plan.segments.iter().zip(&all).filter(|(_, known)| known.is_some());
    let known_s: f64 = lengths.map(|(segment, _)| seconds(segment)).sum();
    let usual = all.iter().flatten().map(|(_, hardness)| hardness).sum::<f64>() / known_s.max(0.001);
    let usual = if usual > 0.0 { usual } else { 1.0 };
    let filled = plan.segments.iter().zip(all).map(|(segment, known)| match known {
        Some((media, hardness)) => (Some(media), hardness),
        None => (None, usual * seconds(segment)),
    });
    filled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_spread_over_the_film() {
        assert_eq!(spread(4, 6), [0, 1, 2, 3]);
        assert_eq!(spread(24, 6), [2, 6, 10, 14, 18, 22]);
        assert_eq!(spread(7, 6), [0, 1, 2, 4, 5, 6]);
    }
}
