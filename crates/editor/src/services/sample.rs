//! Five seconds, really made: what the video will look like.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sunting_core::export::{ExportError, ExportSettings, RunOptions, Unwatched, export};
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_from_media::project_of_file;
use sunting_core::swallowed::OrWarn;
use sunting_session::making::part_of;
use sunting_session::purpose::Purpose;
use sunting_timeline::{Project, Time, TimeRange};

use super::Wake;

/// How long a sample is.
pub const LENGTH: Time = Time::from_seconds(5);
/// The folder of samples in the cache.
const SAMPLES: &str = "samples";
/// A sample that is so old was left behind by a sudden end.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// A sample to be made.
pub struct SampleOrder {
    /// Which of the projects that were in the window it is of.
    pub session: u64,
    pub purpose: Purpose,
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    pub settings: ExportSettings,
    pub start: Time,
}

/// What came of an order.
pub struct SampleNews {
    /// Which of the projects that were in the window it is of.
    pub session: u64,
    /// The sample, or why there is none.
    pub result: SampleResult,
}

/// A sample, or why there is none.
pub enum SampleResult {
    Ready {
        /// For what it was made.
        purpose: Purpose,
        /// Five seconds.
        file: PathBuf,
        /// It as a project of its own, and where it lies.
        scene: (Arc<Project>, Arc<MediaPaths>),
    },
    /// Why not.
    Failed(ExportError),
}

/// The window's end of the thread.
pub struct SampleService {
    orders: Sender<SampleOrder>,
    news: Receiver<SampleNews>,
}

impl SampleService {
    /// Starts the thread; samples lie in the folder `samples` of the cache.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(cache: PathBuf, wake: Wake) -> std::io::Result<Self> {
        let (orders, inbox) = channel::<SampleOrder>();
        let (outbox, news) = channel();
        Builder::new().name("sample".to_owned()).spawn(move || {
            let mut names = Names::new(cache.join(SAMPLES));
            while let Ok(order) = inbox.recv() {
                // Only the newest order counts.
                let order = inbox.try_iter().last().unwrap_or(order);
                let file = names.next();
                let made = make(&order, &cache, &file);
                let result = made.unwrap_or_else(SampleResult::Failed);
                if outbox.send(SampleNews { session: order.session, result }).is_err() {
                    return;
                }
                wake();
            }
        })?;
        Ok(Self { orders, news })
    }

    /// Asks for a sample.
    pub fn make(&self, order: SampleOrder) {
        // The thread ends with the window only.
        let _ = self.orders.send(order);
    }

    pub fn news(&self) -> Vec<SampleNews> {
        self.news.try_iter().collect()
    }
}

/// Where samples go: each under a name that none had before it, because readers of the one before may still be open.
struct Names {
    folder: PathBuf,
    started_ns: u128,
    made: Vec<PathBuf>,
    count: u32,
}

impl Names {
    fn new(folder: PathBuf) -> Self {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let age = entry.metadata().and_then(|facts| facts.modified()).ok().and_then(|since| since.elapsed().ok());
            if age.is_some_and(|age| age > LEFT_BEHIND) {
                fs::remove_file(entry.path()).or_warn("removing an old sample", &entry.path());
            }
        }
        let started_ns = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        Self { folder, started_ns, made: Vec::new(), count: 0 }
    }

    /// The next name. The samples before are removed as soon as nobody has them open.
    fn next(&mut self) -> PathBuf {
        self.remove_made();
        self.count += 1;
        let file = self.folder.join(format!("{}-{}-{}.mp4", self.started_ns, std::process::id(), self.count));
        self.made.push(file.clone());
        file
    }

    fn remove_made(&mut self) {
        self.made.retain(|file| fs::remove_file(file).is_err() && file.exists());
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        self.remove_made();
    }
}

fn make(order: &SampleOrder, cache: &Path, file: &Path) -> Result<SampleResult, ExportError> {
    let duration = order.project.duration();
    let start = order.start.min(duration - LENGTH).max(Time::ZERO);
    let project = part_of(&order.project, TimeRange::between(start, (start + LENGTH).min(duration)));
    let folder = cache.join(SAMPLES);
    fs::create_dir_all(&folder).map_err(|error| ExportError::from_io(&folder, &error))?;
    let options = RunOptions { store: cache.to_owned(), memory_bytes: None, force: false };
    export(&project, &order.paths, &order.settings, file, &options, &Unwatched)?;
    let purpose = order.purpose;
    let (alone, paths) = project_of_file(&probe(file)?);
    let (file, scene) = (file.to_owned(), (Arc::new(alone), Arc::new(paths)));
    Ok(SampleResult::Ready { purpose, file, scene })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_second_sample_has_a_name_of_its_own_and_the_first_goes() {
        let folder = tempfile::tempdir().unwrap();
        let mut names = Names::new(folder.path().to_owned());
        let first = names.next();
        fs::write(&first, "old sound").unwrap();
        let second = names.next();
        assert!(first != second && !first.exists());
        fs::write(&second, "new sound").unwrap();
        drop(names);
        assert!(!second.exists());
    }
}
