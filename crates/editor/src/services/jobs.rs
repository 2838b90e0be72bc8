//! Making videos, one after the other, on a thread of their own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

use sunting_core::error::Described;
use sunting_core::export::{ExportError, ExportReport, ExportSettings, Progress, RunOptions, Stage, Watcher, export};
use sunting_core::media_paths::MediaPaths;
use sunting_core::workspace::naming::{free_file, safe_name};
use sunting_timeline::{Project, Time};
use sunting_words::Messages;

use super::Wake;
use super::job_store::JobStore;
use crate::state::action::JobWish;
use crate::state::purpose::Purpose;
use crate::state::sentences::sentence;

/// A video that is being made, waits, or is made.
#[derive(Clone, Debug, PartialEq)]
pub struct JobView {
    /// Tells jobs apart.
    pub id: u64,
    /// For what.
    pub purpose: Purpose,
    /// Which of how many, when a video is made in parts: (1, 3).
    pub part: Option<(u32, u32)>,
    /// Where the file goes or is.
    pub destination: PathBuf,
    /// How long the video is.
    pub duration: Time,
    /// The file and source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
    /// How far it is.
    pub state: JobState,
}

/// How far a job is.
#[derive(Clone, Debug, PartialEq)]
pub enum JobState {
    /// Others come first.
    Waiting,
    /// It is being made.
    Running {
        /// 0 to 1; never falls.
        done: f32,
        /// Until it is ready, once that can be said.
        left: Option<Duration>,
        /// Pieces that are made, and all of them.
        pieces: (u32, u32),
        /// The result is being looked at.
        is_checking: bool,
    },
    /// Stopped; what is made is kept.
    Paused {
        /// 0 to 1.
        done: f32,
    },
    /// Made and checked.
    Done {
        /// Of the file.
        bytes: u64,
        /// It was promised to stay below.
        limit_bytes: Option<u64>,
        /// In pixels.
        size_px: (u32, u32),
        /// How long it took.
        took: Duration,
        /// Source frames that were concealed.
        damaged_frames: u64,
    },
    /// It could not be made: the sentence. What is made is kept.
    Failed(String),
}

/// Why a video could not be made: the name of the sentence and what it mentions.
#[derive(Clone, Debug, Default, PartialEq)]
struct Problem {
    code: String,
    arguments: Vec<(&'static str, String)>,
    file: Option<PathBuf>,
}

impl JobView {
    /// The file's name.
    pub fn file_name(&self) -> String {
        self.destination.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether it is being made now.
    pub fn is_running(&self) -> bool {
        matches!(self.state, JobState::Running { .. })
    }

    /// Whether it still has something to do.
    pub fn is_open(&self) -> bool {
        matches!(self.state, JobState::Running { .. } | JobState::Waiting | JobState::Paused { .. })
    }

    /// How much of it is made, 0 to 1.
    pub fn part_done(&self) -> f32 {
        match self.state {
            JobState::Waiting | JobState::Failed(_) => 0.0,
            JobState::Running { done, .. } | JobState::Paused { done } => done,
            JobState::Done { .. } => 1.0,
        }
    }

    /// The same in whole percents.
    pub fn percent(&self) -> u32 {
        (self.part_done() * 100.0).floor() as u32
    }
}

/// A video to be made.
#[derive(Clone, Debug)]
pub struct JobOrder {
    /// For what.
    pub purpose: Purpose,
    /// Which of how many.
    pub part: Option<(u32, u32)>,
    /// As it is to be made: in the purpose's shape.
    pub project: Arc<Project>,
    /// Where its media lie.
    pub paths: Arc<MediaPaths>,
    /// How it is made.
    pub settings: ExportSettings,
    /// Where the file goes.
    pub folder: PathBuf,
    /// What it is called, when nobody is called so yet.
    pub stem: String,
    /// The file and source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
}

struct Job {
    view: JobView,
    order: JobOrder,
    stop: Arc<AtomicBool>,
    /// Stopped to be taken off the list.
    cancelled: bool,
    /// Why it failed, if it did.
    problem: Option<Problem>,
}

#[derive(Default)]
struct State {
    jobs: Vec<Job>,
    next: u64,
    /// Seconds of video made in a second, as last measured.
    speed: Option<(Purpose, f64)>,
    quit: bool,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    wake: Wake,
    store: JobStore,
    options: RunOptions,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let done = change(&mut self.lock());
        self.changed.notify_all();
        (self.wake)();
        done
    }

    fn set_state(&self, id: u64, job_state: JobState) {
        self.change(|state| {
            if let Some(job) = state.jobs.iter_mut().find(|job| job.view.id == id) {
                job.view.state = job_state;
            }
        });
    }
}

/// The queue.
pub struct Jobs {
    shared: Arc<Shared>,
}

impl Jobs {
    /// Starts the thread. Pieces of videos go to the segment store in `cache`; orders are kept in `folder`, so that
    /// what was not finished can go on at the next start.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(cache: PathBuf, folder: PathBuf, wake: Wake) -> std::io::Result<Self> {
        let options = RunOptions { store: cache, memory_bytes: None, force: false };
        let state = Mutex::default();
        let shared = Arc::new(Shared { state, changed: Condvar::new(), wake, store: JobStore::new(folder), options });
        let for_thread = shared.clone();
        Builder::new().name("maker".to_owned()).spawn(move || {
            recall(&for_thread);
            while let Some(id) = next(&for_thread) {
                make(&for_thread, id);
            }
        })?;
        Ok(Self { shared })
    }

    /// Puts a video at the end of the queue.
    pub fn add(&self, order: JobOrder) {
        self.shared.change(|state| {
            let destination = order.folder.join(format!("{}.mp4", safe_name(&order.stem)));
            push(state, order, destination, JobState::Waiting);
        });
    }

    /// Does something with a job.
    pub fn act(&self, wish: JobWish, id: u64) {
        self.shared.change(|state| {
            let Some(index) = state.jobs.iter().position(|job| job.view.id == id) else { return };
            let job = &mut state.jobs[index];
            let is_running = job.view.is_running();
            match wish {
                JobWish::Pause if is_running => job.stop.store(true, Ordering::Release),
                JobWish::Pause => job.view.state = JobState::Paused { done: job.view.part_done() },
                JobWish::Resume => {
                    job.stop = Arc::default();
                    job.view.state = JobState::Waiting;
                }
                JobWish::Cancel if is_running => {
                    job.cancelled = true;
                    job.stop.store(true, Ordering::Release);
                }
                JobWish::Cancel | JobWish::Remove => {
                    self.shared.store.forget(&job.view.destination);
                    state.jobs.remove(index);
                }
                JobWish::Play | JobWish::CopyFile | JobWish::ShowInFolder => {}
            }
        });
    }

    /// All jobs, the newest first.
    pub fn views(&self, words: &Messages) -> Vec<JobView> {
        let view = |job: &Job| {
            let mut view = job.view.clone();
            if let (JobState::Failed(text), Some(problem)) = (&mut view.state, &job.problem) {
                *text = sentence(words, &problem.code, &problem.arguments, problem.file.as_deref());
            }
            view
        };
        self.shared.lock().jobs.iter().rev().map(view).collect()
    }

    /// Seconds of video made in a second, and for what, once that was measured.
    pub fn speed(&self) -> Option<(Purpose, f64)> {
        self.shared.lock().speed
    }

    /// Whether a video is being made or waits.
    pub fn is_busy(&self) -> bool {
        let state = self.shared.lock();
        state.jobs.iter().any(|job| job.view.is_running() || job.view.state == JobState::Waiting)
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.shared.change(|state| {
            state.quit = true;
            state.jobs.iter().for_each(|job| job.stop.store(true, Ordering::Release));
        });
    }
}

fn push(state: &mut State, order: JobOrder, destination: PathBuf, job_state: JobState) {
    state.next += 1;
    let view = JobView {
        id: state.next,
        purpose: order.purpose,
        part: order.part,
        destination,
        duration: order.project.duration(),
        picture: order.picture.clone(),
        state: job_state,
    };
    state.jobs.push(Job { view, order, stop: Arc::default(), cancelled: false, problem: None });
}

/// What an earlier window did not finish waits to be continued.
fn recall(shared: &Shared) {
    for kept in shared.store.recall() {
        shared.change(|state| push(state, kept.order, kept.destination, JobState::Paused { done: kept.done }));
    }
}

/// Waits for something to do; nothing when the window is closed.
fn next(shared: &Shared) -> Option<u64> {
    let mut state = shared.lock();
    loop {
        if state.quit {
            return None;
        }
        if let Some(job) = state.jobs.iter().find(|job| job.view.state == JobState::Waiting) {
            return Some(job.view.id);
        }
        state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

fn make(shared: &Shared, id: u64) {
    let job = shared.change(|state| {
        let job = state.jobs.iter_mut().find(|job| job.view.id == id)?;
        let pieces = (0, pieces_of(job.view.duration));
        job.view.state = JobState::Running { done: 0.0, left: None, pieces, is_checking: false };
        Some((job.order.clone(), job.stop.clone()))
    });
    let Some((order, stop)) = job else { return };
    let destination = free_file(&order.folder, &safe_name(&order.stem), "mp4");
    shared.change(|state| {
        if let Some(job) = state.jobs.iter_mut().find(|job| job.view.id == id) {
            job.view.destination.clone_from(&destination);
        }
    });
    // An order that cannot be kept is still made; it would only not be offered again after a power cut.
    let _ = shared.store.keep(&order, &destination);
    let watcher = JobWatcher::new(shared, id, stop, &order, &destination);
    let started = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| {
        std::fs::create_dir_all(&order.folder).map_err(|error| ExportError::from_io(&order.folder, &error))?;
        export(&order.project, &order.paths, &order.settings, &destination, &shared.options, &watcher)
    }));
    let done = watcher.progress_so_far();
    settle(shared, id, result, done, started.elapsed());
}

fn settle(
    shared: &Shared,
    id: u64,
    result: std::thread::Result<Result<ExportReport, ExportError>>,
    done: f32,
    took: Duration,
) {
    let destination = shared.lock().jobs.iter().find(|job| job.view.id == id).map(|job| job.view.destination.clone());
    let job_state = match result {
        Ok(Ok(report)) => {
            destination.iter().for_each(|path| shared.store.forget(path));
            JobState::Done {
                bytes: report.size_bytes,
                limit_bytes: report.limit_bytes,
                size_px: (report.width_px, report.height_px),
                took,
                damaged_frames: report.damaged_frames,
            }
        }
        Ok(Err(ExportError::Cancelled)) => {
            let cancelled = shared.lock().jobs.iter().any(|job| job.view.id == id && job.cancelled);
            if cancelled {
                destination.iter().for_each(|path| shared.store.forget(path));
                shared.change(|state| state.jobs.retain(|job| job.view.id != id));
                return;
            }
            JobState::Paused { done }
        }
        Ok(Err(error)) => {
            let file = error.file().map(Path::to_owned);
            failed(shared, id, Problem { code: error.code().to_owned(), arguments: error.arguments(), file })
        }
        Err(_) => failed(shared, id, Problem { code: "panic".to_owned(), ..Problem::default() }),
    };
    shared.set_state(id, job_state);
}

fn failed(shared: &Shared, id: u64, problem: Problem) -> JobState {
    if let Some(job) = shared.lock().jobs.iter_mut().find(|job| job.view.id == id) {
        job.problem = Some(problem);
    }
    JobState::Failed(String::new())
}

/// Segments are about six seconds long.
fn pieces_of(duration: Time) -> u32 {
    (duration.as_millis().max(1) as u64).div_ceil(6000) as u32
}

/// Part of the bar for the first look, that places the quality.
const LOOK: f32 = 0.08;
/// The bar waits here until the result is put together.
const ENCODED: f32 = 0.97;
/// Time left is said after so long.
const SAY_LEFT: Duration = Duration::from_secs(3);
/// The least between two kept notes of how far a job is.
const NOTE_EVERY: Duration = Duration::from_secs(5);

/// How far a job is, over all its rounds: never backwards.
struct Bar {
    done: f32,
    speed: f64,
    noted: Instant,
    left: Option<Duration>,
}

struct JobWatcher<'a> {
    shared: &'a Shared,
    id: u64,
    purpose: Purpose,
    stop: Arc<AtomicBool>,
    duration: Time,
    destination: PathBuf,
    started: Instant,
    bar: Mutex<Bar>,
}

impl<'a> JobWatcher<'a> {
    fn new(shared: &'a Shared, id: u64, stop: Arc<AtomicBool>, order: &JobOrder, destination: &Path) -> Self {
        let (purpose, duration) = (order.purpose, order.project.duration());
        let bar = Bar { done: 0.0, speed: 0.0, noted: Instant::now(), left: None };
        let (destination, bar) = (destination.to_owned(), Mutex::new(bar));
        Self { shared, id, purpose, stop, duration, destination, started: Instant::now(), bar }
    }

    fn progress_so_far(&self) -> f32 {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner).done
    }
}

impl Watcher for JobWatcher<'_> {
    fn progress(&self, progress: &Progress) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        bar.done = bar.done.max(part_done(progress, self.duration));
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
            self.shared.store.note(&self.destination, bar.done);
        }
        let pieces = pieces_of(self.duration);
        let made = ((f64::from(bar.done) / f64::from(ENCODED)).min(1.0) * f64::from(pieces)).floor() as u32;
        let running = JobState::Running {
            done: bar.done,
            left: bar.left,
            pieces: (made.min(pieces), pieces),
            is_checking: matches!(progress.stage, Stage::Joining | Stage::Verifying),
        };
        let speed = bar.speed;
        drop(bar);
        if speed > 0.0 {
            self.shared.lock().speed = Some((self.purpose, speed));
        }
        self.shared.set_state(self.id, running);
    }

    fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}

/// Where the bar stands: a byte limit takes a look at a part first, then all, then some again.
fn part_done(progress: &Progress, duration: Time) -> f32 {
    let share = progress.frames_done as f32 / progress.frames_total.max(1) as f32;
    // Fewer frames than one in three of a film at ten a second: only the first look takes so few.
    let is_look = (progress.frames_total as f64) < duration.as_seconds_f64() * 10.0 / 3.0;
    match progress.stage {
        Stage::Planning => 0.0,
        Stage::Encoding if is_look => share * LOOK,
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
    fn the_bar_grows_through_all_rounds() {
        let at = |stage, done, total| {
            let progress = Progress { stage, frames_done: done, frames_total: total, speed: 1.0, seconds_left: None };
            part_done(&progress, Time::from_seconds(60))
        };
        let course = [
            at(Stage::Planning, 0, 0),
            at(Stage::Encoding, 90, 180),
            at(Stage::Encoding, 180, 180),
            at(Stage::Encoding, 900, 1800),
            at(Stage::Encoding, 1800, 1800),
            at(Stage::Joining, 1800, 1800),
            at(Stage::Verifying, 1800, 1800),
        ];
        assert!(course.windows(2).all(|pair| pair[0] <= pair[1]), "{course:?}");
        assert!(course[6] < 1.0);
    }
}
