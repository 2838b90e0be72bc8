//! The threads that make segments and sound.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};
use std::time::Instant;

use crate::priority::inherit_priority;

use super::error::ExportError;
use super::plan::{Segment, SoundPlan};
use super::rounds::{Crew, Round, rounds};
use super::segment::{SegmentMaker, Took};
use super::sound;
use super::work::Work;

/// A piece that was made.
pub(super) struct TimedPiece<'a> {
    pub segment: &'a Segment,
    pub took: Took,
    /// Its worker did not make the piece before it.
    pub is_apart: bool,
    /// So many worked beside each other.
    pub workers: usize,
}

#[derive(Default)]
pub(super) struct Log<'a> {
    pub pieces: Vec<TimedPiece<'a>>,
    /// That the sound took one worker.
    pub sound_seconds: Option<f64>,
}

enum WorkItem<'a> {
    Run(Vec<&'a Segment>),
    Sound(&'a SoundPlan, &'a str),
}

/// Makes everything and puts it into the store, round by round. The first error or a cancel stops all workers.
///
/// # Errors
/// The first worker's error; [`ExportError::Worker`] for one that died.
pub(super) fn make_all<'a>(work: &Work<'a>, memory_bytes: Option<u64>) -> Result<Log<'a>, ExportError> {
    let log = Mutex::default();
    // One long piece that nothing else waits for: first.
    let mut sound = work.sound.map(|(plan, key)| WorkItem::Sound(plan, key));
    for Round { crew, runs } in rounds(work.plan, &work.segments, memory_bytes) {
        // Sound has one thread, and leaves others idle where a worker has more.
        let has_room = crew.threads > 1 && !runs.is_empty();
        let (beside, first) = if has_room { (sound.take(), None) } else { (None, sound.take()) };
        let jobs = first.into_iter().chain(runs.into_iter().map(WorkItem::Run));
        make_round(work, crew, jobs.collect(), beside, &log)?;
    }
    Ok(log.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn make_round<'a>(
    work: &Work<'a>,
    crew: Crew,
    jobs: VecDeque<WorkItem<'a>>,
    beside: Option<WorkItem<'a>>,
    log: &Mutex<Log<'a>>,
) -> Result<(), ExportError> {
    let helpers = usize::from(beside.is_some());
    let (queue, beside) = (Mutex::new(jobs), Mutex::new(beside.into_iter().collect()));
    thread::scope(|scope| {
        let start = |n| {
            let queue = if n < crew.workers { &queue } else { &beside };
            let run = move || {
                let work_off = || work_off(queue, work, crew, log);
                let done = catch_unwind(AssertUnwindSafe(work_off));
                let done = done.unwrap_or_else(|panic| Err(ExportError::Worker(panic_text(panic.as_ref()))));
                done.inspect_err(|_| work.tracker.stop())
            };
            thread::Builder::new().name(format!("export-{n}")).spawn_scoped(scope, inherit_priority(run))
        };
        let mut workers = Vec::new();
        for n in 0..crew.workers + helpers {
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
    // Still there where no thread could be started for it.
    work_off(&beside, work, crew, log)
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
    crew: Crew,
    log: &Mutex<Log<'a>>,
) -> Result<(), ExportError> {
    let mut maker = SegmentMaker::new(work, crew.threads);
    let log = || log.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        work.tracker.check()?;
        let Some(job) = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front() else { return Ok(()) };
        match job {
            WorkItem::Run(segments) => segments.into_iter().enumerate().try_for_each(|(n, segment)| {
                let took = maker.make(segment)?;
                log().pieces.push(TimedPiece { segment, took, is_apart: n == 0, workers: crew.workers });
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

#[cfg(test)]
mod tests {
    use super::*;

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
