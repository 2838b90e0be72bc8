//! Making videos, one after the other, on a thread of their own.

mod bar;
mod making;
mod order;
mod orders;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use sunting_core::ending::ended_within;
use sunting_core::export::RunOptions;
use sunting_core::naming::safe_name;
use sunting_core::priority::lower_priority;
use sunting_words::Messages;

pub use order::{JobOrder, Noted, Problem, Standing};

use super::Wake;
use super::file_tasks::Moved;
use super::job_store::JobStore;
use crate::model::{JobState, JobView};
use crate::state::request::JobWish;
use crate::state::sentences::sentence;
use orders::Chore;

/// How long the last orders may take to reach the disk.
const PATIENCE: Duration = Duration::from_secs(5);

struct Job {
    pub(super) view: JobView,
    pub(super) order: JobOrder,
    pub(super) stop: Arc<AtomicBool>,
    /// Stopped to be taken off the list.
    pub(super) cancelled: bool,
    /// Why it failed, if it did.
    pub(super) problem: Option<Problem>,
    /// How much was made before it was stopped, 0 to 1.
    pub(super) done: f32,
}

#[derive(Default)]
struct State {
    jobs: Vec<Job>,
    next: u64,
    quit: bool,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    wake: Wake,
    chores: Sender<Chore>,
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

    /// Asks for something to be done with the order of a job.
    fn ask(&self, chore: Chore) {
        // The thread ends with the window only.
        let _ = self.chores.send(chore);
    }

    /// Notes how a job stands, for the next window.
    fn note(&self, job: &Job, standing: Standing) {
        let note =
            Noted { destination: job.view.destination.clone(), done: job.view.part_done().max(job.done), standing };
        self.ask(Chore::Note(job.view.id, note));
    }

    /// A job stands like that from now on.
    fn stand(&self, job: &mut Job, standing: Standing) {
        job.view.state = standing.state(job.done);
        job.problem = match &standing {
            Standing::Failed(problem) => Some(problem.clone()),
            _ => None,
        };
        self.note(job, standing);
    }

    fn set_state(&self, id: u64, job_state: JobState) {
        self.change(|state| {
            if let Some(job) = state.jobs.iter_mut().find(|job| job.view.id == id) {
                job.view.state = job_state;
            }
        });
    }
}

pub struct Jobs {
    shared: Arc<Shared>,
    orders: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Starts the threads. Pieces of videos go to the segment store in `cache`; orders are kept there too, so that what
    /// was not finished can go on at the next start.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(cache: PathBuf, wake: Wake) -> std::io::Result<Self> {
        let store = JobStore::of_cache(&cache);
        let (chores, inbox) = channel();
        let options = RunOptions { store: cache, memory_bytes: None, force: false };
        let state = Mutex::default();
        let shared = Arc::new(Shared { state, changed: Condvar::new(), wake, chores, options });
        let for_thread = shared.clone();
        let orders =
            Builder::new().name("orders".to_owned()).spawn(move || orders::run(&for_thread, &store, &inbox))?;
        let for_thread = shared.clone();
        Builder::new().name("maker".to_owned()).spawn(move || {
            lower_priority();
            making::run(&for_thread);
        })?;
        Ok(Self { shared, orders: Some(orders) })
    }

    /// Puts a video at the end of the queue.
    pub fn add(&self, order: JobOrder) {
        self.shared.change(|state| {
            let destination = order.folder.join(format!("{}.mp4", safe_name(&order.stem)));
            let kept = Box::new(order.clone());
            let id = push(state, order, destination.clone(), JobState::Waiting);
            self.shared.ask(Chore::Keep(id, kept, destination));
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
                JobWish::Pause => self.shared.stand(job, Standing::Paused),
                JobWish::Resume if !matches!(job.view.state, JobState::Paused { .. } | JobState::Failed(_)) => {}
                JobWish::Resume => {
                    job.stop = Arc::default();
                    job.view.state = JobState::Waiting;
                }
                JobWish::Cancel if is_running => {
                    job.cancelled = true;
                    job.stop.store(true, Ordering::Release);
                }
                JobWish::Cancel | JobWish::Remove => {
                    self.shared.ask(Chore::Forget(id));
                    state.jobs.remove(index);
                }
                JobWish::Play | JobWish::CopyFile | JobWish::ShowInFolder => {}
                JobWish::FindFile | JobWish::ChooseFolder | JobWish::SaveReport => {}
            }
        });
    }

    /// What a job was asked to make.
    pub fn order(&self, id: u64) -> Option<JobOrder> {
        self.shared.lock().jobs.iter().find(|job| job.view.id == id).map(|job| job.order.clone())
    }

    /// Files were found at other places, perhaps for one of the jobs: what is not made yet is made from there.
    pub fn relink(&self, moved: &[Moved], found_for: Option<u64>) {
        self.shared.change(|state| {
            for job in state.jobs.iter_mut().filter(|job| !job.view.is_running()) {
                let place = |path: &mut PathBuf| {
                    if let Some(one) = moved.iter().find(|one| one.was_at(path)) {
                        one.to.clone_into(path);
                    }
                };
                let is_its_own = found_for == Some(job.view.id);
                let is_moved = |path: &PathBuf| moved.iter().any(|one| one.was_at(path));
                if is_its_own || job.order.paths.0.values().any(is_moved) {
                    let paths = Arc::make_mut(&mut job.order.paths);
                    paths.0.values_mut().for_each(place);
                    if is_its_own {
                        paths.0.extend(moved.iter().map(|one| (one.media, one.to.clone())));
                    }
                    job.order.picture.iter_mut().for_each(|(path, _)| place(path));
                    job.view.picture.clone_from(&job.order.picture);
                    self.shared.ask(Chore::Change(job.view.id, Box::new(job.order.clone())));
                }
            }
        });
    }

    /// Makes a video into another folder, and tries again.
    pub fn make_into(&self, id: u64, folder: PathBuf) {
        self.shared.change(|state| {
            if let Some(job) = state.jobs.iter_mut().find(|job| job.view.id == id && !job.view.is_running()) {
                job.order.folder = folder;
                self.shared.ask(Chore::Change(id, Box::new(job.order.clone())));
            }
        });
        self.act(JobWish::Resume, id);
    }

    /// All jobs: the one that is being made, then the newest first.
    pub fn views(&self, words: &Messages) -> Vec<JobView> {
        let view = |job: &Job| {
            let mut view = job.view.clone();
            if let (JobState::Failed(failure), Some(problem)) = (&mut view.state, &job.problem) {
                failure.sentence = sentence(words, &problem.code, &problem.arguments, problem.file.as_deref());
            }
            view
        };
        let mut views: Vec<JobView> = self.shared.lock().jobs.iter().rev().map(view).collect();
        views.sort_by_key(|job| !job.is_running());
        views
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
            for job in &state.jobs {
                job.stop.store(true, Ordering::Release);
                if job.view.is_running() {
                    self.shared.note(job, Standing::Stopped);
                }
            }
        });
        self.shared.ask(Chore::End);
        // What was ordered is on the disk before the window is gone.
        ended_within(PATIENCE, self.orders.take());
    }
}

/// Puts a job at the end of the queue; its id.
fn push(state: &mut State, order: JobOrder, destination: PathBuf, job_state: JobState) -> u64 {
    state.next += 1;
    let view = JobView {
        id: state.next,
        purpose: order.purpose,
        part: order.part,
        content: order.content.clone(),
        destination,
        duration: order.project.duration(),
        picture: order.picture.clone(),
        state: job_state,
    };
    let done = view.part_done();
    state.jobs.push(Job { view, order, stop: Arc::default(), cancelled: false, problem: None, done });
    state.next
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
