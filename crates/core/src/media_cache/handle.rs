//! The window's handle to the media cache and its thread.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;

use super::cache::Cache;
use super::shared::{CacheShared, MAX_HELD_BYTES};
use super::worker::Worker;
use super::{CacheAnswer, CacheRequest};
use crate::ending::ended_within;
use crate::library::Library;

/// How long the end of the thread is awaited; in a file on a dead network drive it ends later, by itself.
const PATIENCE: Duration = Duration::from_millis(100);

/// The media cache with its background thread, which fulfils requests, the most urgent first, and rests when told to.
/// Dropping it ends the thread: half-made results are lost, finished ones stay in the cache.
pub struct MediaCache {
    shared: Arc<CacheShared>,
    thread: Option<JoinHandle<()>>,
}

impl MediaCache {
    /// Starts the thread. What it makes is kept in the folder `glance` below `cache`, up to `quota_bytes`, the longest
    /// unused going first; what files are, in the [`Library`] there. `wake` is called on the thread whenever there is
    /// something to [`MediaCache::take`].
    ///
    /// # Errors
    /// What the system says when the folder cannot be made or the thread not be started.
    pub fn start(cache: &Path, quota_bytes: u64, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let shared = Arc::new(CacheShared::new(wake));
        let cache = Cache::open(&cache.join("glance"), Library::open(cache), quota_bytes)?;
        let with_thread = shared.clone();
        let thread = std::thread::Builder::new()
            .name("media cache".to_owned())
            .spawn(move || Worker::new(with_thread, cache).run())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Replaces all open requests with those of the current view, the most urgent first. This is cheap and meant to be
    /// called whenever the view changes. Work in progress that is still wanted continues.
    pub fn want(&self, requests: Vec<CacheRequest>) {
        self.shared.change(|state| state.queue.replace(requests));
    }

    /// The results since the last call. The thread waits when untaken results exceed 16 MiB.
    pub fn take(&self) -> Vec<CacheAnswer> {
        let mut state = self.shared.lock();
        let results = std::mem::take(&mut state.results);
        let held_bytes = std::mem::take(&mut state.held_bytes);
        drop(state);
        if held_bytes > MAX_HELD_BYTES {
            self.shared.changed.notify_all();
        }
        results
    }

    /// While something plays or is exported, the thread rests: no decoding is started, and half-made results wait.
    /// Probing goes on, and what is in the cache is still delivered.
    pub fn rest(&self, resting: bool) {
        // Told with every frame: what changes nothing wakes nobody.
        if self.shared.lock().resting != resting {
            self.shared.change(|state| state.resting = resting);
        }
    }

    /// Empties the cache on the disk, soon; [`CacheAnswer::Cleared`] says when.
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

    /// How many thumbnails, waveforms and proxies were made from the files instead of being found in the cache.
    pub fn made_count(&self) -> u64 {
        self.shared.made.load(Ordering::Relaxed)
    }
}

impl Drop for MediaCache {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::Relaxed);
        self.shared.change(|_| ());
        ended_within(PATIENCE, self.thread.take());
    }
}
