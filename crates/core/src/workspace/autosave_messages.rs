//! The messages to the autosave thread, and the state that it reports.

use std::sync::atomic::AtomicUsize;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use sunting_timeline::Project;

use super::journal::Entry;
use super::project_place::ProjectPlace;
use super::standpoint::Standpoint;
use crate::error::MediaError;
use crate::media_paths::MediaPaths;
use crate::project_file::ProjectFileError;

/// How safe the work is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    /// All of it is on the disk.
    #[default]
    Saved,
    /// Steps are being written to the disk.
    Saving,
    /// It could not be written; it is tried again.
    Failed(ProjectFileError),
    /// Who wrote it has ended by a fault of its own: nothing is written any more until
    /// [`Autosave::take_over`](super::autosave::Autosave::take_over).
    Ended,
}

impl SaveState {
    /// Whether something is not on the disk, and will not soon be.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Ended)
    }
}

pub(super) enum Message {
    /// With when they were done, for they may have waited for a slow save, and how often the window knew by then that
    /// the project's folder had moved.
    Steps {
        entries: Vec<Entry>,
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        done: Instant,
        known_moves: usize,
    },
    Rename(String),
    Shown,
    At(Standpoint),
    SaveNow,
    Close,
}

/// What the thread tells, and to whom.
pub(super) struct Tells {
    pub state: Arc<Mutex<SaveState>>,
    pub kept_steps: Arc<AtomicUsize>,
    pub renamed: Sender<Result<ProjectPlace, MediaError>>,
    pub wake: Arc<dyn Fn() + Send + Sync>,
}
