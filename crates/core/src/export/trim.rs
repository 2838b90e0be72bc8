//! Trimming one file frame-exactly. Its frames keep their times, size, turn, pixel shape, colours and bit depth.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Canvas, Clip, ClipId, Content, Media, MediaId, Project, Speed, Time, TimeRange, TrackKind};

use super::boundaries::segment_ranges;
use super::ceiling::make_within_sources;
use super::coding::{Rule, VideoCoding};
use super::destination::Destination;
use super::error::ExportError;
use super::film::Film;
use super::job::Job;
use super::plan::{Draft, ExportPlan, Sound, SoundPlan, Timing, plan_sound};
use super::progress::Watcher;
use super::settings::RunOptions;
use super::sound::CopiedSound;
use super::sources::Sources;
use super::spending::source_bytes;
use super::verify::Check;
use crate::error::MediaProblem;
use crate::library::Library;
use crate::media::audio::SAMPLE_RATE;
use crate::media::container::Container;
use crate::media::encode::encoder_pixel_format;
use crate::media::packet::TimeBase;
use crate::media::probe::{MediaFacts, VideoFacts};
use crate::media::scan::FrameTimes;
use crate::media_paths::MediaPaths;
use crate::project_from_media::media_of;

const MEDIA: MediaId = MediaId(1);
/// Hardly any loss.
const CRF: f32 = 18.0;
const LEAST_AUDIO_BIT_RATE: i64 = 128_000;
/// Beyond it AAC gains nothing, and uncompressed sound has far more.
const MOST_AUDIO_BIT_RATE: i64 = 320_000;
/// Fine enough for a cut inside a held picture.
const LEAST_UNITS_A_SECOND: i32 = 48_000;

/// Which frames are encoded again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrimMode {
    /// As few as possible. For now: all of them.
    #[default]
    Smart,
    /// None: cuts move to keyframes. Not there yet.
    Copy,
    /// All frames are encoded again.
    Encode,
}

/// The result of a trim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrimReport {
    /// The file that was made.
    pub output: PathBuf,
    /// How many frames the file has.
    pub frames: u64,
    /// Taken over as they were.
    pub frames_copied: u64,
    /// Frames that were encoded again.
    pub frames_encoded: u64,
    /// How long the whole file is.
    pub duration: Time,
    /// How large the file is.
    pub size_bytes: u64,
    /// How many bytes the kept parts take in their source file, as far as it is known.
    pub source_bytes: Option<u64>,
    /// How many segments the file consists of.
    pub segments: usize,
    /// Segments that did not have to be made, because an earlier run made them or because they occur several times.
    pub segments_reused: usize,
    /// Source frames that were concealed or lost.
    pub damaged_frames: u64,
    /// How long the trim took.
    pub seconds: f64,
    /// What the finished file was checked for.
    pub checks: Vec<Check>,
}

/// Keeps ranges of a file, given as source times, in the order given. Each end is moved to a frame start that is near;
/// inside a held picture it stays. The sound alone, when the destination ends in `.m4a`.
///
/// # Errors
/// [`ExportError::RangeBeyondEnd`], [`ExportError::EmptyRange`], [`ExportError::NotYet`] for [`TrimMode::Copy`];
/// otherwise as [`super::export`].
pub fn trim(
    path: &Path,
    keep: &[TimeRange],
    mode: TrimMode,
    destination: &Path,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<TrimReport, ExportError> {
    let facts = Library::open(&options.store).facts(path, None, &|| watcher.is_cancelled())?;
    trim_probed(&facts, keep, mode, destination, options, watcher)
}

/// The same for a file that was probed already, with the sound track that was chosen then.
///
/// # Errors
/// As [`trim`].
pub fn trim_probed(
    facts: &MediaFacts,
    keep: &[TimeRange],
    mode: TrimMode,
    destination: &Path,
    options: &RunOptions,
    watcher: &dyn Watcher,
) -> Result<TrimReport, ExportError> {
    let path = facts.path.as_path();
    if mode == TrimMode::Copy {
        return Err(ExportError::NotYet("trim --mode copy"));
    }
    let destination = Destination::claim(destination, std::iter::once(path), options.force)?;
    let job = Job::start(options, watcher)?;
    let (mut plan, sources) = plan_trim(facts, keep, destination.container(), &job)?;
    make_within_sources(&job, &mut plan, &sources, &destination)?;
    let report = job.finish(&plan, destination)?;
    Ok(TrimReport {
        output: report.output,
        frames: report.frames,
        frames_copied: 0,
        frames_encoded: report.frames,
        duration: report.duration,
        size_bytes: report.size_bytes,
        source_bytes: source_bytes(&plan, &sources),
        segments: report.segments,
        segments_reused: report.segments_reused,
        damaged_frames: report.damaged_frames,
        seconds: report.seconds,
        checks: report.checks,
    })
}

fn plan_trim(
    facts: &MediaFacts,
    keep: &[TimeRange],
    container: Container,
    job: &Job<'_>,
) -> Result<(ExportPlan, Sources), ExportError> {
    if container == Container::M4a || (facts.video.is_none() && facts.audio.is_some()) {
        return plan_sound_trim(facts, keep, container, job);
    }
    let video = facts.video.as_ref().filter(|_| !facts.still);
    let video = video.ok_or_else(|| ExportError::problem(&facts.path, MediaProblem::NoVideo))?;
    let kept = kept_ranges(&video.frames, keep)?;
    let film = film_of(facts, &kept);
    let sources = Sources::of_file(MEDIA, facts, &job.library)?;
    let (scene, duration) = (&film.seen.scene, film.seen.scene.duration);
    let draft = Draft {
        film: &film,
        sources: &sources,
        timing: Timing::Source,
        coding: kept_coding(video, &kept),
        duration,
        sound: sound_plan(facts, duration),
        stop: &|| job.watcher.is_cancelled(),
    };
    let frames = &video.frames;
    let nearest = |time| nearest_frame_start(scene, frames, time);
    let ranges = segment_ranges(scene, duration, |_| &frames.keyframes, |time| time, nearest);
    let mut plan =
        draft.finish(ranges.into_iter().map(|range| (range, count_frames(scene, frames, range))).collect())?;
    plan.display_matrix = video.display_matrix;
    plan.tags = facts.tags.clone();
    copy_sound_if_whole(&mut plan, facts, &kept, container)?;
    Ok((plan, sources))
}

/// The sound alone: it is cut anywhere.
fn plan_sound_trim(
    facts: &MediaFacts,
    keep: &[TimeRange],
    container: Container,
    job: &Job<'_>,
) -> Result<(ExportPlan, Sources), ExportError> {
    if container != Container::M4a {
        return Err(ExportError::NoPicture);
    }
    if facts.audio.is_none() {
        return Err(ExportError::NoSound);
    }
    let anywhere = FrameTimes { times: vec![Time::ZERO], end: facts.duration, ..FrameTimes::default() };
    let kept = kept_ranges(&anywhere, keep)?;
    let film = film_of(facts, &kept);
    let sources = Sources::of_file(MEDIA, facts, &job.library)?;
    let sound = sound_plan(facts, film.seen.scene.duration);
    let mut plan = plan_sound(&film, &sources, sound, &|| job.watcher.is_cancelled())?;
    plan.tags = facts.tags.clone();
    copy_sound_if_whole(&mut plan, facts, &kept, container)?;
    Ok((plan, sources))
}

/// Takes the source's own sound over when one range from the start is kept and there is nothing to mend in it.
fn copy_sound_if_whole(
    plan: &mut ExportPlan,
    facts: &MediaFacts,
    kept: &[TimeRange],
    container: Container,
) -> Result<(), ExportError> {
    let is_steady = facts.audio.as_ref().is_some_and(|audio| audio.is_steady);
    if let ([from_start], Some(_)) = (kept, &plan.sound)
        && from_start.start() == Time::ZERO
        && is_steady
        && CopiedSound::open(&facts.path, facts.audio_track, container, plan.duration)?.is_some()
    {
        plan.sound = Some(Sound::Copied(MEDIA));
    }
    Ok(())
}

/// Ranges by source time, with both ends where cuts are made.
fn kept_ranges(frames: &FrameTimes, keep: &[TimeRange]) -> Result<Vec<TimeRange>, ExportError> {
    keep.iter().map(|&range| kept_range(frames, range)).collect()
}

fn kept_range(frames: &FrameTimes, range: TimeRange) -> Result<TimeRange, ExportError> {
    if range.start() >= frames.end {
        return Err(ExportError::RangeBeyondEnd { range, duration: frames.end });
    }
    let moved = TimeRange::new(frames.cut_at(range.start()), frames.cut_at(range.end()));
    moved.filter(|moved| !moved.is_empty()).ok_or(ExportError::EmptyRange(range))
}

fn film_of(facts: &MediaFacts, kept: &[TimeRange]) -> Film {
    let paths = MediaPaths([(MEDIA, facts.path.clone())].into());
    Film::of(&Arc::new(project_of(facts, kept)), &Arc::new(paths))
}

/// The kept ranges, one clip after the other. Its canvas counts for nothing: a trim has none.
fn project_of(facts: &MediaFacts, kept: &[TimeRange]) -> Project {
    let even = |side: u32| side.next_multiple_of(2).max(16);
    let canvas = facts.video.as_ref().map_or_else(Canvas::default, |video| Canvas {
        width_px: even(video.width_px),
        height_px: even(video.height_px),
        frame_rate: video.frame_rate,
        sample_rate: SAMPLE_RATE,
    });
    let mut project = Project::new(canvas);
    project.media.push(Arc::new(Media { path: String::new(), ..media_of(MEDIA, facts) }));
    let mut start = Time::ZERO;
    let clips = kept.iter().zip(project.next_id..).map(|(range, id)| {
        let timeline_range = TimeRange::from_duration(start, range.duration());
        start = timeline_range.end();
        let content = Content::Media { media: MEDIA, source_start: range.start(), speed: Speed::default() };
        Clip::new(ClipId(id), timeline_range, content)
    });
    let clips: Vec<Clip> = clips.collect();
    project.next_id += clips.len() as u64;
    if let Some(storyline) = project.tracks.first_mut() {
        let track = Arc::make_mut(storyline);
        track.clips = clips;
        if facts.video.is_none() {
            track.kind = TrackKind::Audio;
        }
    }
    project
}

fn kept_coding(video: &VideoFacts, kept: &[TimeRange]) -> VideoCoding {
    let even = |side: u32| (side & !1).max(2);
    let (width_px, height_px) = (even(video.coded_width_px), even(video.coded_height_px));
    let pixel_format = encoder_pixel_format(video.pixel_format);
    VideoCoding {
        width_px,
        height_px,
        time_base: time_base_of(video, kept),
        frame_rate: Some(video.frame_rate),
        pixel_format,
        sample_aspect: (video.sample_aspect.0 as i32, video.sample_aspect.1 as i32),
        color: video.color,
        options: Rule::kept(CRF, pixel_format).options(width_px, height_px, video.measured_rate_hz),
    }
}

/// The source's own clock, which says each frame's time exactly; a multiple of it where a picture that is held is cut
/// somewhere in between.
fn time_base_of(video: &VideoFacts, kept: &[TimeRange]) -> TimeBase {
    let frames = &video.frames;
    let is_start = |time: Time| time == frames.end || frames.times.binary_search(&time).is_ok();
    let base = video.time_base;
    if kept.iter().all(|range| is_start(range.start()) && is_start(range.end())) {
        return base;
    }
    let units_a_second = base.denominator / base.numerator.max(1);
    let factor = (LEAST_UNITS_A_SECOND / units_a_second.max(1)).max(1);
    TimeBase { denominator: base.denominator.saturating_mul(factor), ..base }
}

fn sound_plan(facts: &MediaFacts, duration: Time) -> SoundPlan {
    let source = facts.audio.as_ref().map_or(0, |audio| audio.bit_rate);
    let bit_rate = source.clamp(LEAST_AUDIO_BIT_RATE, MOST_AUDIO_BIT_RATE) as u32;
    let samples = duration.samples_floor(SAMPLE_RATE);
    SoundPlan { samples, bit_rate_mono: bit_rate, bit_rate_stereo: bit_rate }
}

/// The source time of a timeline time, and what lies between the two.
fn source_of(scene: &Scene, time: Time) -> Option<(Time, Time)> {
    let source = scene.layers_at(time).next()?.source_time_at(time)?;
    Some((source, source - time))
}

fn nearest_frame_start(scene: &Scene, frames: &FrameTimes, time: Time) -> Time {
    source_of(scene, time).map_or(time, |(source, offset)| frames.start_of(frames.nearest(source)) - offset)
}

fn count_frames(scene: &Scene, frames: &FrameTimes, range: TimeRange) -> u64 {
    let Some((start, _)) = source_of(scene, range.start()) else { return 0 };
    frames.count_in(start, start + range.duration()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(times: &[i64], end: i64) -> FrameTimes {
        let times: Vec<Time> = times.iter().map(|&ms| Time::from_millis(ms)).collect();
        FrameTimes { times, end: Time::from_millis(end), ..FrameTimes::default() }
    }

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start), Time::from_millis(end))
    }

    #[test]
    fn a_range_moves_to_frame_starts_that_are_near_and_is_cut_inside_a_longer_frame() {
        let frames = frames(&[0, 40, 120, 130], 170);
        assert_eq!(kept_range(&frames, range(19, 79)).unwrap(), range(0, 79));
        assert_eq!(kept_range(&frames, range(20, 9_000)).unwrap(), range(40, 170));
        assert!(matches!(kept_range(&frames, range(121, 124)), Err(ExportError::EmptyRange(_))));
        assert!(matches!(kept_range(&frames, range(170, 200)), Err(ExportError::RangeBeyondEnd { .. })));
    }
}
