//! Orders for videos on the disk: what a power cut interrupted can go on at the next start.
//!
//! Each order is a folder with the project as it was, and a note of what it is made for and how far it is.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sunting_core::export::ExportSettings;
use sunting_core::project_file;

use super::jobs::JobOrder;
use crate::state::purpose::Purpose;

const PROJECT: &str = "order.sunting";
const NOTE: &str = "order.json";

/// Where orders are kept.
pub struct JobStore {
    folder: PathBuf,
}

/// An order that was not finished.
pub struct KeptJob {
    /// The order.
    pub order: JobOrder,
    /// Where its file goes.
    pub destination: PathBuf,
    /// How far it was, 0 to 1.
    pub done: f32,
}

#[derive(Serialize, Deserialize)]
struct Note {
    purpose: String,
    part: Option<(u32, u32)>,
    settings: ExportSettings,
    folder: PathBuf,
    stem: String,
    destination: PathBuf,
    done: f32,
}

impl JobStore {
    /// A store in a folder, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn home(&self, destination: &Path) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        destination.hash(&mut hasher);
        self.folder.join(format!("{:016x}", hasher.finish()))
    }

    /// Keeps an order until it is forgotten.
    ///
    /// # Errors
    /// As the system says.
    pub fn keep(&self, order: &JobOrder, destination: &Path) -> std::io::Result<()> {
        let home = self.home(destination);
        fs::create_dir_all(&home)?;
        project_file::save(&order.project, &order.paths, &home.join(PROJECT)).map_err(std::io::Error::other)?;
        let note = Note {
            purpose: order.purpose.code().to_owned(),
            part: order.part,
            settings: order.settings.clone(),
            folder: order.folder.clone(),
            stem: order.stem.clone(),
            destination: destination.to_owned(),
            done: 0.0,
        };
        fs::write(home.join(NOTE), serde_json::to_vec(&note)?)
    }

    /// Notes how far an order is.
    pub fn note(&self, destination: &Path, done: f32) {
        let path = self.home(destination).join(NOTE);
        let read = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        if let Some(bytes) = read.and_then(|note| serde_json::to_vec(&Note { done, ..note }).ok()) {
            // Only the percentage at the next start depends on it.
            let _ = fs::write(path, bytes);
        }
    }

    /// Forgets an order: it is made, or not wanted any more.
    pub fn forget(&self, destination: &Path) {
        let _ = fs::remove_dir_all(self.home(destination));
    }

    /// The orders that were not finished. Those that cannot be read are forgotten.
    pub fn recall(&self) -> Vec<KeptJob> {
        let homes = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        homes
            .filter_map(|home| {
                let kept = read(&home);
                if kept.is_none() {
                    let _ = fs::remove_dir_all(&home);
                }
                kept
            })
            .collect()
    }
}

fn read(home: &Path) -> Option<KeptJob> {
    let note: Note = serde_json::from_slice(&fs::read(home.join(NOTE)).ok()?).ok()?;
    let loaded = project_file::load(&home.join(PROJECT)).ok()?;
    let order = JobOrder {
        purpose: Purpose::of_code(&note.purpose),
        part: note.part,
        project: Arc::new(loaded.project),
        paths: Arc::new(loaded.media_paths),
        settings: note.settings,
        folder: note.folder,
        stem: note.stem,
        picture: None,
    };
    Some(KeptJob { order, destination: note.destination, done: note.done })
}
