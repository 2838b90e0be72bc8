//! Trimming one file frame-exactly. Its frames keep their times, size, turn, pixel shape, colours and bit depth.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sunting_timeline::{Canvas, Clip, ClipId, Content, Media, MediaId, Project, Speed, Time, TimeRange, VideoInfo};

use super::boundaries::segment_ranges;
use super::coding::{Rule, VideoCoding};
use super::destination::Destination;
use super::error::ExportError;
use super::job::Job;
use super::plan::{Draft, ExportPlan, Sound, SoundPlan, Timing};
use super::progress::Watcher;
use super::settings::RunOptions;
use super::sound::CopiedSound;
use super::sources::Sources;
use super::verify::Check;
use crate::error::MediaProblem;
use crate::media::audio::SAMPLE_RATE;
use crate::media::encode::encoder_pixel_format;
use crate::media::mux::Container;
use crate::media::probe::{MediaFacts, VideoFacts, probe};
use crate::media::scan::FrameTimes;
use crate::media_paths::MediaPaths;
use crate::single::audio_of;

const MEDIA: MediaId = MediaId(1);
/// Hardly any loss.
const CRF: f32 = 18.0;
const LEAST_AUDIO_BIT_RATE: i64 = 128_000;
/// Beyond it AAC gains nothing, and uncompressed sound has far more.
const MOST_AUDIO_BIT_RATE: i64 = 320_000;

/// Which frames are encoded again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrimMode {
    /// As few as possible. For now: all of them.
    #[default]
    Smart,
    /// None: cuts move to keyframes. Not there yet.
    Copy,
    /// All of them.
    Encode,
}

/// What a trim made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrimReport {
    /// The file.
    pub output: PathBuf,
    /// In the file.
    pub frames: u64,
    /// Taken over as they were.
    pub frames_copied: u64,
    /// Encoded again.
    pub frames_encoded: u64,
    /// Of the file.
    pub duration: Time,
    /// Of the file.
    pub size_bytes: u64,
    /// All of them.
    pub segments: usize,
    /// Those that did not have to be made: an earlier run had made them, or they are repeated.
    pub segments_reused: usize,
    /// Source frames that were concealed or lost.
    pub damaged_frames: u64,
    /// From start to end.
    pub seconds: f64,
    /// What was looked at.
    pub checks: Vec<Check>,
}

/// Keeps ranges of a file, given as source times, in the order given. Each is moved to the nearest frame starts.
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
    trim_probed(&probe(path)?, keep, mode, destination, options, watcher)
}

/// The same of a file that was looked at already, with the sound track that was chosen then.
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
    let (plan, sources) = plan_trim(facts, keep, destination.container(), &job)?;
    let made = job.make(&plan, &sources, &destination)?;
    let report = job.finish(&plan, &made, destination)?;
    Ok(TrimReport {
        output: report.output,
        frames: report.frames,
        frames_copied: 0,
        frames_encoded: report.frames,
        duration: report.duration,
        size_bytes: report.size_bytes,
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
    let video = facts.video.as_ref().filter(|_| !facts.still);
    let video = video.ok_or_else(|| ExportError::problem(&facts.path, MediaProblem::NoVideo))?;
    let kept = keep.iter().map(|&range| kept_frames(&video.frames, range)).collect::<Result<Vec<_>, _>>()?;
    let project = Arc::new(project_of(facts, video, &kept));
    let paths = Arc::new(MediaPaths([(MEDIA, facts.path.clone())].into()));
    let sources = Sources::fingerprinted(&[(MEDIA, &facts.path)], &job.store.sources_folder())?;
    let duration = project.duration();
    let draft = Draft {
        project: &project,
        paths: &paths,
        sources: &sources,
        timing: Timing::Source,
        coding: kept_coding(video),
        duration,
        sound: sound_plan(facts, duration),
    };
    let frames = &video.frames;
    let nearest = |time| nearest_frame_start(&project, frames, time);
    let ranges = segment_ranges(&project, duration, |_| &frames.keyframes, |time| time, nearest);
    let mut plan =
        draft.finish(ranges.into_iter().map(|range| (range, count_frames(&project, frames, range))).collect());
    plan.display_matrix = video.display_matrix;
    plan.tags = facts.tags.clone();
    if let ([from_start], Some(_)) = (kept.as_slice(), &plan.sound)
        && from_start.start() == Time::ZERO
        && CopiedSound::open(&facts.path, facts.audio_track, container, duration)?.is_some()
    {
        plan.sound = Some(Sound::Copied(MEDIA));
    }
    Ok((plan, sources))
}

/// A range by source time, moved to the nearest frame starts.
fn kept_frames(frames: &FrameTimes, range: TimeRange) -> Result<TimeRange, ExportError> {
    if range.start() >= frames.end {
        return Err(ExportError::RangeBeyondEnd { range, duration: frames.end });
    }
    let start_of_nearest = |time| frames.start_of(frames.nearest(time));
    let moved = TimeRange::new(start_of_nearest(range.start()), start_of_nearest(range.end()));
    moved.filter(|moved| !moved.is_empty()).ok_or(ExportError::EmptyRange(range))
}

/// The kept ranges, one clip after the other. Its canvas counts for nothing: a trim has none.
fn project_of(facts: &MediaFacts, video: &VideoFacts, kept: &[TimeRange]) -> Project {
    let even = |side: u32| side.next_multiple_of(2).max(16);
    let canvas = Canvas {
        width_px: even(video.width_px),
        height_px: even(video.height_px),
        frame_rate: video.frame_rate,
        sample_rate: SAMPLE_RATE,
    };
    let mut project = Project::new(canvas);
    project.media.push(Arc::new(Media {
        id: MEDIA,
        path: String::new(),
        fingerprint: String::new(),
        duration: facts.duration,
        video: Some(VideoInfo {
            width_px: video.width_px,
            height_px: video.height_px,
            frame_rate: video.frame_rate,
            still: false,
        }),
        audio: audio_of(facts),
        extra: Default::default(),
    }));
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
        Arc::make_mut(storyline).clips = clips;
    }
    project
}

fn kept_coding(video: &VideoFacts) -> VideoCoding {
    let even = |side: u32| (side & !1).max(2);
    let (width_px, height_px) = (even(video.coded_width_px), even(video.coded_height_px));
    let pixel_format = encoder_pixel_format(video.pixel_format);
    VideoCoding {
        width_px,
        height_px,
        time_base: video.time_base,
        frame_rate: Some(video.frame_rate),
        pixel_format,
        sample_aspect: (video.sample_aspect.0 as i32, video.sample_aspect.1 as i32),
        color: video.color,
        options: Rule::kept(CRF, pixel_format).options(width_px, height_px, video.measured_rate_hz),
    }
}

fn sound_plan(facts: &MediaFacts, duration: Time) -> SoundPlan {
    let source = facts.audio.as_ref().map_or(0, |audio| audio.bit_rate);
    let bit_rate = source.clamp(LEAST_AUDIO_BIT_RATE, MOST_AUDIO_BIT_RATE) as u32;
    let samples = duration.samples_floor(SAMPLE_RATE);
    SoundPlan { samples, bit_rate_mono: bit_rate, bit_rate_stereo: bit_rate }
}

/// The source time of a timeline time, and what lies between the two.
fn source_of(project: &Project, time: Time) -> Option<(Time, Time)> {
    let source = project.storyline()?.clip_at(time)?.source_from_timeline(time)?;
    Some((source, source - time))
}

fn nearest_frame_start(project: &Project, frames: &FrameTimes, time: Time) -> Time {
    source_of(project, time).map_or(time, |(source, offset)| frames.start_of(frames.nearest(source)) - offset)
}

fn count_frames(project: &Project, frames: &FrameTimes, range: TimeRange) -> u64 {
    let Some((start, _)) = source_of(project, range.start()) else { return 0 };
    let before = |time: Time| frames.times.partition_point(|&frame| frame < time);
    (before(start + range.duration()) - before(start)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(times: &[i64], end: i64) -> FrameTimes {
        let times: Vec<Time> = times.iter().map(|&ms| Time::from_millis(ms)).collect();
        FrameTimes { keyframes: vec![Time::ZERO], times, end: Time::from_millis(end) }
    }

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start), Time::from_millis(end))
    }

    #[test]
    fn a_range_moves_to_the_nearest_frame_starts_of_a_variable_rate() {
        let frames = frames(&[0, 40, 120, 130], 170);
        assert_eq!(kept_frames(&frames, range(19, 79)).unwrap(), range(0, 40));
        assert_eq!(kept_frames(&frames, range(20, 9_000)).unwrap(), range(40, 170));
        assert!(matches!(kept_frames(&frames, range(121, 124)), Err(ExportError::EmptyRange(_))));
        assert!(matches!(kept_frames(&frames, range(170, 200)), Err(ExportError::RangeBeyondEnd { .. })));
    }
}
