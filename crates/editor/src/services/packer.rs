//! Packing a project into one file for another computer, on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;

use sunting_core::export::{ExportError, RunOptions};
use sunting_core::media_paths::MediaPaths;
use sunting_core::packing::{Extent, Order, Packed, pack};
use sunting_core::priority::lower_priority;
use sunting_timeline::Project;

use super::Wake;
use super::awake::Awake;

/// A project to be packed.
pub struct PackOrder {
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    pub name: String,
    /// With all footage, or with the used parts only.
    pub whole: bool,
    pub destination: PathBuf,
}

pub enum PackNews {
    /// So much is done, 0 to 1.
    Progress(f32),
    /// The zip is there, or why it is not.
    Done(Result<Packed, ExportError>),
}

/// The window's end of packing.
pub struct Packer {
    outbox: Sender<PackNews>,
    news: Receiver<PackNews>,
    stop: Arc<AtomicBool>,
    cache: PathBuf,
    wake: Wake,
}

impl Packer {
    /// Nothing is packed yet; shortened files are made through the segment store in `cache`.
    pub fn new(cache: PathBuf, wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { outbox, news, stop: Arc::default(), cache, wake }
    }

    pub fn start(&mut self, order: PackOrder) {
        self.stop = Arc::default();
        let (outbox, wake, stop, cache) =
            (self.outbox.clone(), self.wake.clone(), self.stop.clone(), self.cache.clone());
        let thread = Builder::new().name("packer".to_owned()).spawn(move || {
            lower_priority();
            let _awake = Awake::hold();
            let result = work(&order, &cache, &stop, &outbox, &wake);
            // The window may be gone.
            let _ = outbox.send(PackNews::Done(result));
            wake();
        });
        if let Err(error) = thread {
            let failed = ExportError::from_io(Path::new(""), &error);
            // This is the window: it is there.
            let _ = self.outbox.send(PackNews::Done(Err(failed)));
        }
    }

    /// Stops packing; nothing is left then.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Release);
    }

    /// What happened since the last call.
    pub fn news(&self) -> Vec<PackNews> {
        self.news.try_iter().collect()
    }
}

fn work(
    order: &PackOrder,
    cache: &Path,
    stop: &AtomicBool,
    outbox: &Sender<PackNews>,
    wake: &Wake,
) -> Result<Packed, ExportError> {
    let extent = if order.whole { Extent::Whole } else { Extent::Used };
    let what = Order { project: &order.project, paths: &order.paths, name: &order.name, extent };
    let options = RunOptions { store: cache.to_owned(), memory_bytes: None, force: false };
    let (told, outbox) = (Mutex::new(0), Mutex::new(outbox.clone()));
    let tell = |done: u64, all: u64| {
        let percent = done * 100 / all.max(1);
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if percent > *told {
            *told = percent;
            let outbox = outbox.lock().unwrap_or_else(PoisonError::into_inner);
            // The window may be gone.
            let _ = outbox.send(PackNews::Progress(percent as f32 / 100.0));
            wake();
        }
        !stop.load(Ordering::Acquire)
    };
    pack(&what, &order.destination, &options, &tell)
}
