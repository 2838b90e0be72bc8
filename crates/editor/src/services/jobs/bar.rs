//! How far a video is: one bar over all rounds of making it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sunting_core::export::{Progress, Stage, Watcher};
use sunting_timeline::Time;

use super::orders::Chore;
use super::{JobOrder, Noted, Shared, Standing};
use crate::model::JobState;

/// Pieces that are made, and all of them. They are about six seconds long.
pub(super) fn pieces_made(done: f32, duration: Time) -> (u32, u32) {
    let pieces = (duration.as_millis().max(1) as u64).div_ceil(6000) as u32;
    let made = ((f64::from(done) / f64::from(ENCODED)).min(1.0) * f64::from(pieces)).floor() as u32;
    (made.min(pieces), pieces)
}

/// Part of the bar for the first look, that places the quality.
const LOOK: f32 = 0.08;
/// The bar waits here until the result is put together.
const ENCODED: f32 = 0.97;
/// Time left is said after so long.
const SAY_LEFT: Duration = Duration::from_secs(5);
/// The least between two kept notes of how far a job is.
const NOTE_EVERY: Duration = Duration::from_secs(2);

/// How far a job is, over all its rounds: never backwards.
struct Bar {
    done: f32,
    speed: f64,
    noted: Instant,
    left: Option<Duration>,
}

/// Hears from the engine how far a job is, and tells it to stop.
pub(super) struct JobWatcher<'a> {
    shared: &'a Shared,
    id: u64,
    stop: Arc<AtomicBool>,
    duration: Time,
    destination: PathBuf,
    started: Instant,
    bar: Mutex<Bar>,
}

impl<'a> JobWatcher<'a> {
    /// So much was done before, 0 to 1: the bar stands there until that is reached again.
    pub fn new(
        shared: &'a Shared,
        id: u64,
        stop: Arc<AtomicBool>,
        order: &JobOrder,
        destination: &Path,
        done: f32,
    ) -> Self {
        let duration = order.project.duration();
        let bar = Bar { done, speed: 0.0, noted: Instant::now(), left: None };
        let (destination, bar) = (destination.to_owned(), Mutex::new(bar));
        Self { shared, id, stop, duration, destination, started: Instant::now(), bar }
    }

    /// How much is made, 0 to 1.
    pub fn progress_so_far(&self) -> f32 {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner).done
    }
}

impl Watcher for JobWatcher<'_> {
    fn progress(&self, progress: &Progress) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        bar.done = bar.done.max(part_done(progress));
        if progress.speed > 0.0 {
            bar.speed = progress.speed;
        }
        let elapsed = self.started.elapsed();
        if elapsed > SAY_LEFT && bar.done > 0.02 && bar.speed > 0.0 {
            let rest = self.duration.as_seconds_f64() * f64::from(1.0 - bar.done) / bar.speed;
            bar.left = Some(steady(bar.left, Duration::from_secs_f64(rest)));
        }
        if bar.noted.elapsed() > NOTE_EVERY {
            bar.noted = Instant::now();
            let note = Noted { destination: self.destination.clone(), done: bar.done, standing: Standing::Stopped };
            self.shared.ask(Chore::Note(self.id, note));
        }
        let running = JobState::Running {
            done: bar.done,
            left: bar.left,
            pieces: pieces_made(bar.done, self.duration),
            is_checking: matches!(progress.stage, Stage::Joining | Stage::Verifying),
        };
        drop(bar);
        self.shared.set_state(self.id, running);
    }

    fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}

/// Where the bar stands: a byte limit takes a look at a part first, then all, then some again.
fn part_done(progress: &Progress) -> f32 {
    let share = progress.frames_done as f32 / progress.frames_total.max(1) as f32;
    match progress.stage {
        Stage::Planning => share * LOOK,
        Stage::Encoding => LOOK + share * (ENCODED - LOOK),
        Stage::Joining => ENCODED,
        Stage::Verifying => (1.0 + ENCODED) / 2.0,
    }
}

/// Time left in steps of five seconds, and never up by a little.
fn steady(before: Option<Duration>, now: Duration) -> Duration {
    let rounded = Duration::from_secs(now.as_secs().div_ceil(5).max(1) * 5);
    match before {
        Some(before) if rounded > before && rounded.as_secs_f64() < before.as_secs_f64() * 1.2 => before,
        _ => rounded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_does_not_flicker() {
        let left =
            |before: u64, now: u64| steady(Some(Duration::from_secs(before)), Duration::from_secs(now)).as_secs();
        assert_eq!(steady(None, Duration::from_secs(43)).as_secs(), 45);
        assert_eq!((left(45, 47), left(45, 38), left(45, 80)), (45, 40, 80));
    }

    #[test]
    fn pieces_are_counted_by_the_bar() {
        assert_eq!(pieces_made(0.62, Time::from_seconds(60)), (6, 10));
        assert_eq!(pieces_made(1.0, Time::from_seconds(60)), (10, 10));
    }

    #[test]
    fn the_bar_grows_through_all_rounds() {
        let at = |stage, done, total| {
            let progress = Progress { stage, frames_done: done, frames_total: total, speed: 1.0, seconds_left: None };
            part_done(&progress)
        };
        let course = [
            at(Stage::Planning, 0, 0),
            at(Stage::Planning, 90, 180),
            at(Stage::Planning, 180, 180),
            at(Stage::Encoding, 900, 1800),
            at(Stage::Encoding, 1800, 1800),
            at(Stage::Joining, 1800, 1800),
            at(Stage::Verifying, 1800, 1800),
        ];
        assert!(course.windows(2).all(|pair| pair[0] <= pair[1]), "{course:?}");
        assert!(course[6] < 1.0);
    }
}
