//! Five seconds, really made: what the video will look like, and how many bits its pictures need.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use sunting_core::error::Described;
use sunting_core::export::{ExportError, ExportSettings, RunOptions, Unwatched, export};
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::single::project_from_media;
use sunting_timeline::{Project, Time, TimeRange};

use super::Wake;
use crate::state::making::part_of;
use crate::state::prediction::measured_bits_per_pixel;
use crate::state::purpose::Purpose;

/// How long a sample is.
pub const LENGTH: Time = Time::from_seconds(5);

/// A sample to be made.
pub struct SampleOrder {
    /// For what.
    pub purpose: Purpose,
    /// In the purpose's shape.
    pub project: Arc<Project>,
    /// Where its media lie.
    pub paths: Arc<MediaPaths>,
    /// How it is made.
    pub settings: ExportSettings,
    /// Where it begins.
    pub start: Time,
    /// What the whole video takes beside this part, 0 to 1.
    pub typical: f64,
}

/// What came of it.
pub enum SampleNews {
    /// The file, and what its pictures need.
    Ready {
        /// For what it was made.
        purpose: Purpose,
        /// Five seconds.
        file: PathBuf,
        /// It as a project of its own, and where it lies.
        scene: (Arc<Project>, Arc<MediaPaths>),
        /// What the content takes.
        bits_per_pixel: f64,
    },
    /// The name of the error.
    Failed(String),
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
            while let Ok(order) = inbox.recv() {
                // Only the newest order counts.
                let order = inbox.try_iter().last().unwrap_or(order);
                let news = make(&order, &cache).unwrap_or_else(|error| SampleNews::Failed(error.code().to_owned()));
                if outbox.send(news).is_err() {
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

    /// What came of it.
    pub fn news(&self) -> Vec<SampleNews> {
        self.news.try_iter().collect()
    }
}

fn make(order: &SampleOrder, cache: &std::path::Path) -> Result<SampleNews, ExportError> {
    let duration = order.project.duration();
    let start = order.start.min(duration - LENGTH).max(Time::ZERO);
    let project = part_of(&order.project, TimeRange::between(start, (start + LENGTH).min(duration)));
    let folder = cache.join("samples");
    std::fs::create_dir_all(&folder).map_err(|error| ExportError::from_io(&folder, &error))?;
    let file = folder.join(format!("{}.mp4", order.purpose.code()));
    let options = RunOptions { store: cache.to_owned(), memory_bytes: None, force: true };
    let report = export(&project, &order.paths, &order.settings, &file, &options, &Unwatched)?;
    let purpose = order.purpose;
    let bits_per_pixel = order.typical * measured_bits_per_pixel(purpose, &project, report.duration, report.size_bytes);
    let (alone, paths) = project_from_media(&[probe(&file)?]);
    Ok(SampleNews::Ready { purpose, file, scene: (Arc::new(alone), Arc::new(paths)), bits_per_pixel })
}
