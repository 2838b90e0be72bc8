//! The threads that make segments and sound.

use std::collections::VecDeque;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};
use std::time::Instant;

use sunting_timeline::{Time, TrackKind};

use crate::machine::memory_bytes;
use crate::priority::inherit_priority;
use crate::reader_pool::MOST_OPEN;

use super::error::ExportError;
use super::plan::{ExportPlan, Segment, SoundPlan};
use super::segment::{SegmentMaker, Took};
use super::sound;
use super::work::Work;

const MEGABYTE: u64 = 1_000_000;
/// The budget is a quarter of the machine's memory within these bounds.
const BUDGET_BYTES: std::ops::RangeInclusive<u64> = 300 * MEGABYTE..=1000 * MEGABYTE;
/// On two cores, two encoders of one thread only pay off beyond this length.
const WORTH_TWO_WORKERS: Time = Time::from_seconds(16);
/// Measured: 112 MB from 1080p to 480p, 280 to 1080p, 398 with *medium*; 49 of each are libraries.
const LIBRARIES_BYTES: u64 = 49 * MEGABYTE;
const DECODER_BYTES_A_PIXEL: u64 = 13;

/// How many workers of how many codec threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crew {
    pub workers: usize,
    pub threads: usize,
}

/// A piece that was made.
pub(super) struct TimedPiece<'a> {
    pub segment: &'a Segment,
    pub took: Took,
    /// Its worker did not make the piece before it.
    pub is_apart: bool,
}

pub(super) struct Log<'a> {
    pub workers: usize,
    pub pieces: Vec<TimedPiece<'a>>,
    /// That the sound took one worker.
    pub sound_seconds: Option<f64>,
}

enum WorkItem<'a> {
    Run(Vec<&'a Segment>),
    Sound(&'a SoundPlan, &'a str),
}

/// Makes everything and puts it into the store. The first error or a cancel stops all workers.
///
/// # Errors
/// The first worker's error; [`ExportError::Worker`] for one that died.
pub(super) fn make_all<'a>(work: &Work<'a>, memory_bytes: Option<u64>) -> Result<Log<'a>, ExportError> {
    let crew = Crew::of(work.plan, &work.segments, memory_bytes);
    let mut jobs: VecDeque<WorkItem<'_>> = runs(&work.segments, crew.workers).into_iter().map(WorkItem::Run).collect();
    // One long piece that nothing else waits for: first.
    jobs.extend(work.sound.map(|(plan, key)| WorkItem::Sound(plan, key)));
    jobs.rotate_right(usize::from(work.sound.is_some()));
    let queue = Mutex::new(jobs);
    let log = Mutex::new(Log { workers: crew.workers, pieces: Vec::new(), sound_seconds: None });
    thread::scope(|scope| {
        let start = |n| {
            let run = || {
                let work_off = || work_off(&queue, work, crew.threads, &log);
                let done = catch_unwind(AssertUnwindSafe(work_off));
                let done = done.unwrap_or_else(|panic| Err(ExportError::Worker(panic_text(panic.as_ref()))));
                done.inspect_err(|_| work.tracker.stop())
            };
            thread::Builder::new().name(format!("export-{n}")).spawn_scoped(scope, inherit_priority(run))
        };
        let mut workers = Vec::new();
        for n in 0..crew.workers {
            match start(n) {
                Ok(worker) => workers.push(worker),
                // A machine that gives no more threads still finishes with fewer.
                Err(error) if n > 0 => {
                    tracing::warn!("starting a worker: {error}");
                    break;
                }
                Err(error) => return Err(ExportError::Worker(error.to_string())),
            }
        }
        first_error(workers)
    })?;
    Ok(log.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Those that another one stopped only say so; the one that failed comes first.
fn first_error(workers: Vec<ScopedJoinHandle<'_, Result<(), ExportError>>>) -> Result<(), ExportError> {
    let died = |panic: Box<dyn std::any::Any + Send>| Err(ExportError::Worker(panic_text(panic.as_ref())));
    let results: Vec<_> = workers.into_iter().map(|worker| worker.join().unwrap_or_else(died)).collect();
    let (stopped, others): (Vec<_>, Vec<_>) =
        results.into_iter().partition(|result| matches!(result, Err(ExportError::Cancelled)));
    others.into_iter().chain(stopped).collect()
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

fn work_off<'a>(
    queue: &Mutex<VecDeque<WorkItem<'a>>>,
    work: &Work<'a>,
    threads: usize,
    log: &Mutex<Log<'a>>,
) -> Result<(), ExportError> {
    let mut maker = SegmentMaker::new(work, threads);
    let log = || log.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        work.tracker.check()?;
        let Some(job) = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front() else { return Ok(()) };
        match job {
            WorkItem::Run(segments) => segments.into_iter().enumerate().try_for_each(|(n, segment)| {
                let took = maker.make(segment)?;
                log().pieces.push(TimedPiece { segment, took, is_apart: n == 0 });
                Ok::<(), ExportError>(())
            })?,
            WorkItem::Sound(plan, key) => {
                let started = Instant::now();
                sound::make(work, plan, key)?;
                log().sound_seconds = Some(started.elapsed().as_secs_f64());
            }
        }
    }
}

/// Cuts the segments into runs of neighbours, long ones first and short ones at the end, so that no worker waits long
/// for the last one. A run takes another segment only where that brings it nearer to its share.
pub(super) fn runs<'a>(segments: &[&'a Segment], workers: usize) -> Vec<Vec<&'a Segment>> {
    let mut left: u64 = segments.iter().map(|segment| segment.frames).sum();
    let mut runs: Vec<Vec<&Segment>> = Vec::new();
    let (mut taken, mut share) = (0, 0);
    for segment in segments {
        let follows = runs.last().and_then(|run| run.last()).is_some_and(|last| last.index + 1 == segment.index);
        match runs.last_mut().filter(|_| follows && taken + segment.frames / 2 < share) {
            Some(run) => run.push(segment),
            None => {
                left -= taken;
                share = if workers > 1 { left.div_ceil(2 * workers as u64) } else { left };
                taken = 0;
                runs.push(vec![segment]);
            }
        }
        taken += segment.frames;
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.iter().map(|segment| segment.frames).sum::<u64>()));
    runs
}

/// How long workers need for jobs that take so many seconds each: the next one goes to whoever is free first.
pub(super) fn makespan_s(jobs_s: impl IntoIterator<Item = f64>, workers: usize) -> f64 {
    let mut busy_s = vec![0.0_f64; workers];
    for job_s in jobs_s {
        if let Some(first) = busy_s.iter_mut().min_by(|a, b| a.total_cmp(b)) {
            *first += job_s;
        }
    }
    busy_s.into_iter().fold(0.0, f64::max)
}

impl Crew {
    /// For some pieces of a plan, in so much memory, or a part of this machine's.
    pub fn of(plan: &ExportPlan, segments: &[&Segment], memory_bytes: Option<u64>) -> Self {
        let (budget_bytes, cores) = (memory_bytes.unwrap_or_else(default_budget), cores());
        let by_memory = usize::try_from(budget_bytes / worker_bytes(plan)).unwrap_or(usize::MAX);
        let media = segments.iter().fold(Time::ZERO, |sum, segment| sum + segment.timeline_range.duration());
        let worthwhile = if cores == 2 && media < WORTH_TWO_WORKERS { 1 } else { segments.len() };
        let workers = cores.min(worthwhile).min(by_memory).max(1);
        Self { workers, threads: (cores / workers).max(1) }
    }
}

/// What one worker takes at its peak.
fn worker_bytes(plan: &ExportPlan) -> u64 {
    let coding = &plan.coding;
    let sources = plan.scene().files.iter().filter_map(|file| file.shown_px);
    let source_pixels = sources.map(|(width, height)| u64::from(width) * u64::from(height)).max().unwrap_or(0);
    let output_pixels = u64::from(coding.width_px) * u64::from(coding.height_px);
    let preset = coding.options.iter().find(|(name, _)| name == "preset").map(|(_, value)| value.as_str());
    let encoder_bytes_a_pixel = match preset {
        Some("superfast") => 60,
        Some("faster") => 98,
        _ => 180,
    };
    // Each video track may show a film of its own at the same time.
    let decoders = plan.scene().bands.iter().filter(|band| band.kind == TrackKind::Video).count().clamp(1, MOST_OPEN);
    LIBRARIES_BYTES + decoders as u64 * source_pixels * DECODER_BYTES_A_PIXEL + output_pixels * encoder_bytes_a_pixel
}

fn default_budget() -> u64 {
    let total = memory_bytes().unwrap_or(0);
    (total / 4).clamp(*BUDGET_BYTES.start(), *BUDGET_BYTES.end())
}

/// The cores that this process may use.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_timeline::TimeRange;

    fn segments(indices: &[usize]) -> Vec<Segment> {
        let range =
            |index: usize| TimeRange::from_duration(Time::from_seconds(6 * index as i64), Time::from_seconds(6));
        let segment = |&index: &usize| Segment {
            index,
            timeline_range: range(index),
            frames: 180,
            crf: None,
            content: String::new(),
            key: String::new(),
        };
        indices.iter().map(segment).collect()
    }

    fn lengths(indices: &[usize], workers: usize) -> Vec<usize> {
        let segments = segments(indices);
        let all: Vec<&Segment> = segments.iter().collect();
        let runs = runs(&all, workers);
        for run in &runs {
            assert!(run.windows(2).all(|pair| pair[0].index + 1 == pair[1].index));
        }
        runs.iter().map(Vec::len).collect()
    }

    #[test]
    fn runs_are_long_at_first_and_short_at_the_end() {
        assert_eq!(lengths(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2), [2, 2, 1, 1, 1, 1, 1, 1]);
        assert_eq!(lengths(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1), [10]);
        assert_eq!(lengths(&[], 2), [0; 0]);
    }

    #[test]
    fn one_of_two_workers_waited_a_fifth_of_the_time_for_the_other() {
        // Three clips of ten seconds, cut where their keyframes are.
        let mut segments = segments(&[0, 1, 2, 3, 4, 5, 6]);
        for (segment, frames) in segments.iter_mut().zip([180, 120, 109, 191, 70, 180, 50]) {
            segment.frames = frames;
        }
        let all: Vec<&Segment> = segments.iter().collect();
        let frames = |run: &Vec<&Segment>| run.iter().map(|segment| segment.frames as f64).sum::<f64>();
        let longest = makespan_s(runs(&all, 2).iter().map(frames), 2);
        assert!(longest <= 1.05 * 450.0, "{longest} of 900");
    }

    #[test]
    fn the_last_job_keeps_the_others_waiting() {
        assert_eq!(makespan_s([3.0, 2.0, 2.0], 2), 4.0);
        assert_eq!(makespan_s([3.0, 2.0, 2.0], 1), 7.0);
        assert_eq!(makespan_s([], 2), 0.0);
    }

    #[test]
    fn a_run_holds_neighbours_only() {
        assert_eq!(lengths(&[0, 2, 3, 4, 9], 1), [3, 1, 1]);
    }

    #[test]
    fn a_failure_comes_before_those_that_it_stopped() {
        let outcome = thread::scope(|scope| {
            let start = |result: fn() -> Result<(), ExportError>| {
                thread::Builder::new().name("test".to_owned()).spawn_scoped(scope, result).unwrap()
            };
            first_error(vec![
                start(|| Ok(())),
                start(|| Err(ExportError::Cancelled)),
                start(|| Err(ExportError::Nothing)),
            ])
        });
        assert!(matches!(outcome, Err(ExportError::Nothing)));
    }
}
