//! The export engine: a plan of segments, which workers encode into a store; they are joined into one file, which is
//! checked and only then gets its name.
//!
//! ```text
//! Project ── plan ──> ExportPlan = segments that tile the timeline + sound, each named by the hash of its content
//!                        │ workers make what is not in the store yet
//!                     SegmentStore
//!                        │ join, without encoding again
//!                  .sunting-….part ── verify ──> out.mp4
//! ```

mod approach;
mod boundaries;
mod ceiling;
mod coding;
mod destination;
mod embed;
mod error;
mod film;
mod forecast;
mod job;
mod join;
mod key;
mod landing;
mod level;
mod limit;
mod plan;
#[cfg(test)]
mod plan_tests;
mod platforms;
mod progress;
mod rate_control;
pub mod rate_model;
mod rate_search;
mod rounds;
mod safe_area;
mod sample;
mod segment;
mod segment_check;
mod segment_file;
mod settings;
mod sound;
mod sound_plan;
mod sources;
mod speed;
mod spending;
mod steps;
mod store;
mod timestamps;
mod timing;
mod trim;
mod trimming;
mod verify;
mod work;
mod workers;

use std::path::Path;
use std::sync::Arc;

use sunting_timeline::scene::Scene;
use sunting_timeline::{MediaId, Project, Speed, Time};

pub use coding::{VideoCoding, default_crf};
pub(crate) use destination::check_room;
pub use destination::{check_destination, is_same_file, write_result};
pub use embed::EmbedReport;
pub use error::ExportError;
pub use forecast::{Forecast, forecast};
pub use job::ExportReport;
pub use key::ENGINE_FORMAT;
pub use plan::{ExportPlan, Segment, Sound, SoundPlan, Timing};
pub use platforms::{Platform, platform, platforms};
pub use progress::{Progress, Stage, Unwatched, Watcher};
pub use rate_control::{Foreseen, foresee};
pub use safe_area::{Reach, SafeArea};
pub use settings::{Effort, ExportSettings, RunOptions, most_lines_px, output_rate, output_size};
pub use sound_plan::sound_share;
pub use steps::{SegmentReport, join, plan, run_segment};
pub use store::{SegmentStore, StoreSize};
pub use trim::{TrimMode, TrimReport, trim, trim_probed};
pub use verify::Check;

use ceiling::make_within_sources;
use destination::Destination;
use film::Film;
use job::{Job, Made};
use plan::{Tuning, plan_composed};
use sources::Sources;
use spending::source_bytes;

use crate::media::container::Container;
use crate::media::remux::TextTrack;
use crate::media_paths::MediaPaths;
use crate::stop::Stop;

/// Exports a project to a file. If the destination ends in `.m4a`, only the sound is exported.
///
/// # Errors
/// An [`ExportError`] that says why there is no result; nothing is left at the destination then, and an existing file
/// there is untouched. Finished segments stay in the store.
pub fn export(
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    settings: &ExportSettings,
    destination: &Path,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<ExportReport, ExportError> {
    let destination = Destination::claim(destination, inputs(paths), options.force)?;
    let job = Job::start(options, watcher)?;
    let film = Film::unless(&|| watcher.is_cancelled(), project, paths);
    let sources = job.look(&film)?;
    let request = Request { film: &film, sources: &sources, settings, stop: &|| watcher.is_cancelled() };
    let mut plan = request.plan(Tuning::default(), destination.container())?;
    if let Some(limit_bytes) = request.limit_bytes()? {
        return limit::export_within(&job, &request, plan, limit_bytes, destination);
    }
    request.make(&job, &mut plan, &destination)?;
    let source_bytes = source_bytes(&plan, &sources);
    Ok(ExportReport { source_bytes, ..job.finish(&plan, destination)? })
}

/// Burns captions into one film. Its size and frame rate stay, quality is hardly lost, and its sound is copied if the
/// project does not change it.
///
/// `project` shows all of that film, with the captions over it.
///
/// # Errors
/// As [`export`].
pub fn caption_burn(
    path: &Path,
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    destination: &Path,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<ExportReport, ExportError> {
    let all_inputs = inputs(paths).chain(std::iter::once(path));
    let destination = Destination::claim(destination, all_inputs, options.force)?;
    let job = Job::start(options, watcher)?;
    let film = Film::unless(&|| watcher.is_cancelled(), project, paths);
    let sources = job.look(&film)?;
    let settings = ExportSettings { crf: Some(18), ..ExportSettings::default() };
    let request = Request { film: &film, sources: &sources, settings: &settings, stop: &|| watcher.is_cancelled() };
    let mut plan = request.plan(Tuning::default(), destination.container())?;
    if let Some(media) = untouched_sound(&film.seen.scene).filter(|media| sources.is_sound_steady(*media)) {
        let (file, track) = (paths.of(media), project.audio_track(media));
        let copied = sound::CopiedSound::open(file, track, destination.container(), plan.duration)?;
        plan.sound = copied.map(|_| Sound::Copied(media)).or(plan.sound);
    }
    make_within_sources(&job, &mut plan, &sources, &destination)?;
    let source_bytes = source_bytes(&plan, &sources);
    Ok(ExportReport { source_bytes, ..job.finish(&plan, destination)? })
}

/// Copies a film into another file with subtitles as a track that can be switched off. `watch` hears how many of the
/// source's bytes are copied, and of how many, and says whether to go on. `cues_file` is an input too.
///
/// # Errors
/// As [`export`]; [`MediaProblem::NotInContainer`](crate::error::MediaProblem::NotInContainer).
pub fn caption_embed(
    path: &Path,
    cues_file: &Path,
    text: &TextTrack,
    destination: &Path,
    force: bool,
    watch: &dyn Fn(u64, u64) -> bool,
) -> Result<EmbedReport, ExportError> {
    let destination = Destination::claim(destination, [path, cues_file].into_iter(), force)?;
    embed::embed(path, text, destination, watch)
}

/// The media whose sound is all that is heard, from its start and unchanged.
fn untouched_sound(scene: &Scene) -> Option<MediaId> {
    let mut voices = scene.all_voices();
    let (voice, None) = (voices.next()?, voices.next()) else { return None };
    let from_start = voice.range.start() == Time::ZERO && voice.source_start == Time::ZERO;
    let plain = voice.gain_db == 0.0 && voice.level.is_full() && voice.speed == Speed::default();
    (from_start && plain).then(|| scene.files[voice.file].media)
}

fn inputs(paths: &MediaPaths) -> impl Iterator<Item = &Path> + Clone {
    paths.0.values().map(AsRef::as_ref)
}

/// What is exported, and how the user wants it.
struct Request<'a> {
    film: &'a Film,
    sources: &'a Sources,
    settings: &'a ExportSettings,
    stop: Stop<'a>,
}

impl Request<'_> {
    fn plan(&self, tuning: Tuning, container: Container) -> Result<ExportPlan, ExportError> {
        let mut plan = plan_composed(self.film, self.sources, self.settings, tuning, self.stop)?;
        if container == Container::M4a {
            plan.segments.clear();
            plan.sound.as_ref().ok_or(ExportError::NoSound)?;
        } else if !self.film.seen.scene.has_pictures() {
            return Err(ExportError::NoPicture);
        }
        if self.settings.keep_metadata {
            plan.tags = self.sources.first_tags(&self.film.seen.scene);
        }
        Ok(plan)
    }

    /// Makes a plan's pieces; within what their sources took, where nobody asks for a CRF.
    fn make(&self, job: &Job<'_>, plan: &mut ExportPlan, destination: &Destination) -> Result<Made, ExportError> {
        match self.settings.crf {
            Some(_) => job.make(plan, self.sources, destination),
            None => make_within_sources(job, plan, self.sources, destination),
        }
    }

    /// What a limit changes before anything is tried: the sound takes its share and no more.
    fn base_tuning(&self, natural: &ExportPlan, limit_bytes: u64) -> Tuning {
        let seconds = natural.duration.as_seconds_f64().max(0.001);
        let sound_bit_rate = match &natural.sound {
            Some(Sound::Mixed { plan, .. }) => {
                Some(sound_share(plan.coding(self.is_mono()).bit_rate, limit_bytes as f64 * 8.0 / seconds))
            }
            _ => None,
        };
        Tuning { sound_bit_rate, ..Tuning::default() }
    }

    /// Whether all that is heard has one channel.
    fn is_mono(&self) -> bool {
        sound_plan::all_sources_are_mono(&self.film.seen.scene)
    }

    /// The smaller one of what the user and the platform ask.
    fn limit_bytes(&self) -> Result<Option<u64>, ExportError> {
        let platform = self.settings.platform.as_deref().map(platform).transpose()?;
        Ok([self.settings.max_bytes, platform.and_then(|platform| platform.max_bytes)].into_iter().flatten().min())
    }
}
