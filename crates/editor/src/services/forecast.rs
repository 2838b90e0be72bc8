//! What a video becomes, measured in the background while somebody looks at *Jadikan video*.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use sunting_core::export::{ExportSettings, Forecast, Progress, RunOptions, Watcher, forecast};
use sunting_core::media::container::Container;
use sunting_core::media_paths::MediaPaths;
use sunting_core::priority::lower_priority;
use sunting_session::purpose::Purpose;
use sunting_timeline::Project;

use super::Wake;

/// What is to be foreseen.
#[derive(Clone)]
pub struct ForecastOrder {
    pub purpose: Purpose,
    /// As it was edited: what the answer is about.
    pub content: Arc<Project>,
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    /// How it will be made.
    pub settings: ExportSettings,
}

pub struct ForecastNews {
    pub purpose: Purpose,
    /// Of what, as it was edited.
    pub content: Arc<Project>,
    /// What was found; `None` where nothing could be made of it. Making it will say why.
    pub forecast: Option<Forecast>,
}

/// The window's end of the thread.
pub struct ForecastService {
    orders: Sender<(ForecastOrder, Arc<AtomicBool>)>,
    news: Receiver<ForecastNews>,
    /// Stops the order that was given last.
    stop: Arc<AtomicBool>,
}

impl ForecastService {
    /// Starts the thread; pieces go to the segment store in `cache`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(cache: PathBuf, wake: Wake) -> std::io::Result<Self> {
        let (orders, inbox) = channel::<(ForecastOrder, Arc<AtomicBool>)>();
        let (outbox, news) = channel();
        Builder::new().name("forecast".to_owned()).spawn(move || {
            lower_priority();
            let options = RunOptions { store: cache, memory_bytes: None, force: false };
            while let Ok((order, stop)) = inbox.recv() {
                let watcher = StopWatcher(stop);
                // What a forecast cannot bear is the export's to tell.
                let found = catch_unwind(AssertUnwindSafe(|| {
                    forecast(&order.project, &order.paths, &order.settings, Container::Mp4, &options, &watcher).ok()
                }));
                if watcher.is_cancelled() {
                    continue;
                }
                let ForecastOrder { purpose, content, .. } = order;
                if outbox.send(ForecastNews { purpose, content, forecast: found.ok().flatten() }).is_err() {
                    return;
                }
                wake();
            }
        })?;
        Ok(Self { orders, news, stop: Arc::default() })
    }

    /// Asks for a forecast instead of the one asked for before.
    pub fn ask(&mut self, order: ForecastOrder) {
        self.leave();
        self.stop = Arc::default();
        // The thread ends with the window only.
        let _ = self.orders.send((order, self.stop.clone()));
    }

    /// Nobody wants the last one any more.
    pub fn leave(&self) {
        self.stop.store(true, Ordering::Release);
    }

    pub fn news(&self) -> Vec<ForecastNews> {
        self.news.try_iter().collect()
    }
}

impl Drop for ForecastService {
    fn drop(&mut self) {
        self.leave();
    }
}

struct StopWatcher(Arc<AtomicBool>);

impl Watcher for StopWatcher {
    fn progress(&self, _: &Progress) {}

    fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
