//! The handle that the window holds, and what it shares with the thread.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::cache::Cache;
use super::queue::{Queue, Task};
use super::worker::Worker;
use super::{Glance, Wish};
use crate::library::Library;

/// Results beyond this wait for somebody to take them, and so does the work.
const MAX_HELD_BYTES: usize = 16 << 20;
/// How long the end of the thread is awaited; in a file on a dead network drive it ends later, by itself.
const PATIENCE: Duration = Duration::from_millis(100);

/// One background thread that works through wishes, nearest need first, and yields while told to. Dropping it ends the
/// thread: what is half made is lost, what is made stays in the cache.
pub struct Glancer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Glancer {
    /// Starts the thread. What it makes is kept in the folder `glance` below `cache`, up to `quota_bytes`, the longest
    /// unused going first; what files are, in the [`Library`] there. `wake` is called on the thread whenever there is something to [`Glancer::take`].
    ///
    /// # Errors
    /// What the system says when the folder cannot be made or the thread not be started.
    pub fn start(cache: &Path, quota_bytes: u64, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let shared = Arc::new(Shared::new(wake));
        let cache = Cache::open(&cache.join("glance"), Library::open(cache), quota_bytes)?;
        let with_thread = shared.clone();
        let thread = std::thread::Builder::new()
            .name("glancer".to_owned())
            .spawn(move || Worker::new(with_thread, cache).run())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Replaces all open wishes: what is on screen now, most urgent first. Cheap; called when the view changes. What is
    /// being made and still wanted goes on where it is.
    pub fn want(&self, wishes: Vec<Wish>) {
        self.shared.change(|state| state.queue.replace(wishes));
    }

    /// The results since the last call. Those that nobody takes hold up the work once they take 16 MiB.
    pub fn take(&self) -> Vec<Glance> {
        let mut state = self.shared.lock();
        let results = std::mem::take(&mut state.results);
        let held_bytes = std::mem::take(&mut state.held_bytes);
        drop(state);
        if held_bytes > MAX_HELD_BYTES {
            self.shared.changed.notify_all();
        }
        results
    }

    /// While playing or exporting: no new decoding is begun, and what is half made waits. Facts are still found out,
    /// and what lies in the cache is still shown.
    pub fn rest(&self, resting: bool) {
        // Told with every frame: what changes nothing wakes nobody.
        if self.shared.lock().resting != resting {
            self.shared.change(|state| state.resting = resting);
        }
    }

    /// Empties the cache on the disk, soon; [`Glance::Cleared`] says when.
    pub fn clear(&self) {
        self.shared.change(|state| state.clearing = true);
    }

    /// How much the cache may take from now on.
    pub fn set_quota(&self, quota_bytes: u64) {
        self.shared.change(|state| state.quota_bytes = Some(quota_bytes));
    }

    /// What the cache takes on the disk, as last counted.
    pub fn size_bytes(&self) -> u64 {
        self.shared.size_bytes.load(Ordering::Relaxed)
    }

    /// How many pictures, shapes of sound and proxies were made from the files, not found in the cache.
    pub fn made_count(&self) -> u64 {
        self.shared.made.load(Ordering::Relaxed)
    }
}

impl Drop for Glancer {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::Relaxed);
        self.shared.change(|_| ());
        let Some(thread) = self.thread.take() else { return };
        let deadline = Instant::now() + PATIENCE;
        while !thread.is_finished() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// What the thread is to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Something for a wish.
    Do(Task),
    /// Empty the cache.
    Clear,
    /// Hold the cache to so many bytes.
    Quota(u64),
    /// Nothing is to be done for now: let go of open files.
    Release,
}

struct State {
    queue: Queue,
    results: Vec<Glance>,
    held_bytes: usize,
    resting: bool,
    clearing: bool,
    quota_bytes: Option<u64>,
    released: bool,
}

/// What the handle and the thread share. Nobody holds its lock while working.
pub(super) struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    ending: AtomicBool,
    size_bytes: AtomicU64,
    made: AtomicU64,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Shared {
    fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
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

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something and has the thread look at it.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.lock();
        let result = change(&mut state);
        state.released = false;
        drop(state);
        self.changed.notify_all();
        result
    }

    /// Waits for the next thing to do; `None` at the end.
    pub fn next(&self) -> Option<Order> {
        let mut state = self.lock();
        while !self.is_ending() {
            if std::mem::take(&mut state.clearing) {
                state.queue.forget_looks();
                return Some(Order::Clear);
            }
            if let Some(quota_bytes) = state.quota_bytes.take() {
                return Some(Order::Quota(quota_bytes));
            }
            let full = state.held_bytes > MAX_HELD_BYTES;
            if let Some(task) = state.queue.next(state.resting).filter(|_| !full) {
                state.released = false;
                return Some(Order::Do(task));
            }
            if !std::mem::replace(&mut state.released, true) {
                return Some(Order::Release);
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
    pub fn wants(&self, wish: &Wish) -> bool {
        self.lock().queue.holds(wish)
    }

    /// Notes that the cache has no answer to that.
    pub fn mark_looked(&self, wish: &Wish) {
        self.lock().queue.mark_looked(wish);
    }

    /// Hands over a result that does not end its wish.
    pub fn show(&self, glance: Glance) {
        let mut state = self.lock();
        state.hold(glance);
        drop(state);
        (self.wake)();
    }

    /// Hands over the result that ends a wish.
    pub fn answer(&self, wish: &Wish, glance: Glance) {
        let mut state = self.lock();
        state.queue.finish(wish);
        state.hold(glance);
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
    fn hold(&mut self, glance: Glance) {
        if let Glance::PeaksGrow { path, .. } | Glance::Peaks { path, .. } = &glance {
            let path = path.clone();
            self.results.retain(|held| !matches!(held, Glance::PeaksGrow { path: held, .. } if *held == path));
        }
        self.results.push(glance);
        self.held_bytes = self.results.iter().map(Glance::size_bytes).sum();
    }
}
