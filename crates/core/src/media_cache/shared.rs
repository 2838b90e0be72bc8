//! What the handle and the thread of the media cache share.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::queue::{Queue, Task};
use super::{CacheAnswer, CacheRequest};

/// Results beyond this wait for somebody to take them, and so does the work.
pub(super) const MAX_HELD_BYTES: usize = 16 << 20;

/// What the thread is to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WorkerOrder {
    Do(Task),
    Clear,
    /// Hold the cache to so many bytes.
    Quota(u64),
    /// Nothing is to be done for now: let go of open files.
    Release,
}

/// What is wanted, and what nobody has taken yet.
pub(super) struct State {
    pub queue: Queue,
    pub results: Vec<CacheAnswer>,
    pub held_bytes: usize,
    pub resting: bool,
    pub clearing: bool,
    pub quota_bytes: Option<u64>,
    released: bool,
}

/// What the handle and the thread share. Nobody holds its lock while working.
pub(super) struct CacheShared {
    state: Mutex<State>,
    pub changed: Condvar,
    pub ending: AtomicBool,
    pub size_bytes: AtomicU64,
    pub made: AtomicU64,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl CacheShared {
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let state = State {
            queue: Queue::default(),
            results: Vec::new(),
            held_bytes: 0,
            resting: false,
            clearing: false,
            quota_bytes: None,
            released: true,
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
            ending: AtomicBool::new(false),
            size_bytes: AtomicU64::new(0),
            made: AtomicU64::new(0),
            wake,
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something and has the thread look at it.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.lock();
        let result = change(&mut state);
        state.released = false;
        drop(state);
        self.changed.notify_all();
        result
    }

    /// Waits for the next thing to do; `None` at the end.
    pub fn next(&self) -> Option<WorkerOrder> {
        let mut state = self.lock();
        while !self.is_ending() {
            if std::mem::take(&mut state.clearing) {
                state.queue.forget_looks();
                return Some(WorkerOrder::Clear);
            }
            if let Some(quota_bytes) = state.quota_bytes.take() {
                return Some(WorkerOrder::Quota(quota_bytes));
            }
            let full = state.held_bytes > MAX_HELD_BYTES;
            if let Some(task) = state.queue.next(state.resting).filter(|_| !full) {
                state.released = false;
                return Some(WorkerOrder::Do(task));
            }
            if !std::mem::replace(&mut state.released, true) {
                return Some(WorkerOrder::Release);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Whether the handle was dropped.
    pub fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    /// Whether that is still wanted.
    pub fn wants(&self, request: &CacheRequest) -> bool {
        self.lock().queue.holds(request)
    }

    /// Notes that the cache has no answer to that.
    pub fn mark_looked(&self, request: &CacheRequest) {
        self.lock().queue.mark_looked(request);
    }

    /// Hands over a result that does not end its request.
    pub fn show(&self, answer: CacheAnswer) {
        let mut state = self.lock();
        state.hold(answer);
        drop(state);
        (self.wake)();
    }

    /// Hands over the result that ends a request.
    pub fn answer(&self, request: &CacheRequest, answer: CacheAnswer) {
        let mut state = self.lock();
        state.queue.finish(request);
        state.hold(answer);
        drop(state);
        (self.wake)();
    }

    /// Says what the cache takes now.
    pub fn set_size_bytes(&self, size_bytes: u64) {
        self.size_bytes.store(size_bytes, Ordering::Relaxed);
    }

    /// Counts something that was made.
    pub fn count_made(&self) {
        self.made.fetch_add(1, Ordering::Relaxed);
    }
}

impl State {
    /// Keeps a result until it is taken; what grew takes the place of what there was of it.
    fn hold(&mut self, answer: CacheAnswer) {
        if let CacheAnswer::PeaksGrow { path, .. } | CacheAnswer::Peaks { path, .. } = &answer {
            let path = path.clone();
            self.results.retain(|held| !matches!(held, CacheAnswer::PeaksGrow { path: held, .. } if *held == path));
        }
        self.results.push(answer);
        self.held_bytes = self.results.iter().map(CacheAnswer::size_bytes).sum();
    }
}
