//! Reporting the progress of a job, and cancelling it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sunting_timeline::Time;
use sunting_timeline::time::TICKS_PER_SECOND;

use super::error::ExportError;

/// What a job is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking at the sources and planning, by a few pieces that are made.
    Planning,
    /// Segments and sound are being made.
    Encoding,
    /// Segments and sound are being joined into one file.
    Joining,
    /// The finished file is being checked.
    Verifying,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What the job is doing now.
    pub stage: Stage,
    /// Output frames that are made, reused ones included.
    pub frames_done: u64,
    /// All output frames; while planning, those of the few pieces.
    pub frames_total: u64,
    /// Seconds of video that are made in one second, without reused frames; 0 until it is known.
    pub speed: f64,
    /// Until all frames are made; `None` at first.
    pub seconds_left: Option<f64>,
}

/// Watches a job and can cancel it. It is called from several threads, a few times a second.
pub trait Watcher: Sync {
    /// Hears how far it is.
    fn progress(&self, progress: &Progress);
    /// Whether to stop; asked at every frame.
    fn is_cancelled(&self) -> bool;
}

/// A watcher that looks away and never stops anything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watcher for Unwatched {
    fn progress(&self, _: &Progress) {}
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Between two reports.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// The counting side of a [`Watcher`], shared by the workers of one job.
pub(super) struct Tracker<'a> {
    watcher: &'a dyn Watcher,
    /// In which frames are made.
    making: Stage,
    frames_total: u64,
    frames_reused: u64,
    frame: Time,
    frames_made: AtomicU64,
    stopped: AtomicBool,
    started: Instant,
    reported: Mutex<Option<Instant>>,
}

impl<'a> Tracker<'a> {
    pub fn new(watcher: &'a dyn Watcher, frames_total: u64, frames_reused: u64, frame: Time) -> Self {
        Self {
            watcher,
            making: Stage::Encoding,
            frames_total,
            frames_reused,
            frame,
            frames_made: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            started: Instant::now(),
            reported: Mutex::new(None),
        }
    }

    /// The same for frames that are made in that stage.
    pub fn of(self, making: Stage) -> Self {
        Self { making, ..self }
    }

    /// Counts one more frame.
    ///
    /// # Errors
    /// As [`Tracker::check`].
    pub fn frame_made(&self) -> Result<(), ExportError> {
        self.frames_made.fetch_add(1, Ordering::Relaxed);
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.is_none_or(|last| last.elapsed() >= REPORT_EVERY) {
            *reported = Some(Instant::now());
            self.report(self.making);
        }
        drop(reported);
        self.check()
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] when the watcher or another worker stops the job.
    pub fn check(&self) -> Result<(), ExportError> {
        let stop = self.stopped.load(Ordering::Relaxed) || self.watcher.is_cancelled();
        if stop { Err(ExportError::Cancelled) } else { Ok(()) }
    }

    /// Stops every worker at its next frame.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub fn report(&self, stage: Stage) {
        let made = self.frames_made.load(Ordering::Relaxed);
        let done = (self.frames_reused + made).min(self.frames_total);
        let elapsed = self.started.elapsed().as_secs_f64();
        let frames_a_second = if elapsed > 0.0 { made as f64 / elapsed } else { 0.0 };
        let left = (self.frames_total - done) as f64;
        self.watcher.progress(&Progress {
            stage,
            frames_done: done,
            frames_total: self.frames_total,
            speed: frames_a_second * self.frame.ticks() as f64 / TICKS_PER_SECOND as f64,
            seconds_left: (frames_a_second > 0.0).then(|| left / frames_a_second),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Recorder(Mutex<Vec<Progress>>);

    impl Watcher for Recorder {
        fn progress(&self, progress: &Progress) {
            self.0.lock().unwrap().push(*progress);
        }
        fn is_cancelled(&self) -> bool {
            self.0.lock().unwrap().iter().any(|progress| progress.stage == Stage::Joining)
        }
    }

    #[test]
    fn reused_frames_count_as_done_but_not_as_speed() {
        let recorder = Recorder(Mutex::new(Vec::new()));
        let tracker = Tracker::new(&recorder, 100, 60, Time::from_millis(40));
        tracker.report(Stage::Encoding);
        tracker.frame_made().unwrap();
        let seen = recorder.0.lock().unwrap().clone();
        assert_eq!((seen[0].frames_done, seen[0].frames_total, seen[0].speed), (60, 100, 0.0));
        assert_eq!(seen[0].seconds_left, None);
        assert_eq!(seen[1].frames_done, 61);
        tracker.report(Stage::Joining);
        assert!(matches!(tracker.check(), Err(ExportError::Cancelled)));
    }

    #[test]
    fn one_worker_stops_the_others() {
        let tracker = Tracker::new(&Unwatched, 1, 0, Time::ZERO);
        assert!(tracker.check().is_ok());
        tracker.stop();
        assert!(tracker.check().is_err());
    }
}
