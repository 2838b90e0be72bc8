//! Autosave: a thread that keeps the open project on the disk, each step within a second, the whole project soon after.

use std::cell::Cell;
use std::convert::Infallible;
use std::fs::File;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

use sunting_timeline::Project;

pub use super::autosave_messages::SaveState;
use super::autosave_messages::{Message, Tells};
use super::autosave_worker::AutosaveWorker;
use super::journal::Entry;
use super::project_place::ProjectPlace;
use super::standpoint::Standpoint;
use crate::error::MediaError;
use crate::media_paths::MediaPaths;
use crate::project_file::ProjectFileError;

/// Steps may be lost: when the project was closed, they were not known to be on the disk.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum NotKept {
    /// The disk does not answer: the share or the stick is gone.
    #[error("the disk does not answer; of the last steps, {steps} are not in the journal")]
    NoAnswer { steps: usize },
    /// It could not be written.
    #[error("{error}; of the last steps, {steps} are not in the journal")]
    Refused {
        steps: usize,
        #[source]
        error: ProjectFileError,
    },
}

/// The handle to the thread that saves the open project.
pub struct Autosave {
    messages: Sender<Message>,
    state: Arc<Mutex<SaveState>>,
    renamed: Receiver<Result<ProjectPlace, MediaError>>,
    /// How many new names were heard of.
    known_moves: Cell<usize>,
    /// How many steps it was told of, and how many of them are in the journal or saved.
    told_steps: Cell<usize>,
    kept_steps: Arc<AtomicUsize>,
    /// Nothing comes here: the thread lets go of the other end when it ends.
    ended: Receiver<Infallible>,
}

impl Autosave {
    /// Starts saving an open project. `lock` is held until the project is closed, and `wake` is called whenever the
    /// state changes.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        place: ProjectPlace,
        lock: File,
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> std::io::Result<Self> {
        Self::start_with(place, Some(lock), SaveState::Saved, project, paths, wake)
    }

    /// Replaces an autosave whose thread has crashed: takes the lock again and saves the whole project.
    ///
    /// # Errors
    /// As [`Autosave::start`].
    pub fn take_over(
        place: ProjectPlace,
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> std::io::Result<Self> {
        // Nothing is known to be safe before the lock is taken and the whole is saved.
        Self::start_with(place, None, SaveState::Saving, project, paths, wake)
    }

    fn start_with(
        place: ProjectPlace,
        lock: Option<File>,
        state: SaveState,
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> std::io::Result<Self> {
        let (messages, inbox) = channel();
        let (tell_renamed, renamed) = channel();
        let (ends, ended) = channel();
        let (state, kept_steps) = (Arc::new(Mutex::new(state)), Arc::default());
        let tells = Tells { state: state.clone(), kept_steps: Arc::clone(&kept_steps), renamed: tell_renamed, wake };
        let worker = AutosaveWorker::new(place, lock, (project, paths), tells);
        Builder::new().name("autosave".to_owned()).spawn(move || {
            worker.run_until_the_end(&inbox);
            drop(ends);
        })?;
        let (known_moves, told_steps) = (Cell::new(0), Cell::new(0));
        Ok(Self { messages, state, renamed, known_moves, told_steps, kept_steps, ended })
    }

    /// Hands over new steps, and the project after them.
    pub fn steps(&self, entries: Vec<Entry>, project: Arc<Project>, paths: Arc<MediaPaths>) {
        let (done, known_moves) = (Instant::now(), self.known_moves.get());
        self.told_steps.update(|steps| steps + entries.len());
        self.tell(Message::Steps { entries, project, paths, done, known_moves });
    }

    /// Renames the project; [`Autosave::renamed`] tells the result. Nothing is saved meanwhile, so nothing can be saved
    /// under the old name.
    pub fn rename(&self, name: String) {
        self.tell(Message::Rename(name));
    }

    /// The result of renaming, once: where the project lies now, or why it could not be renamed.
    pub fn renamed(&self) -> Option<Result<ProjectPlace, MediaError>> {
        let renamed = self.renamed.try_recv().ok()?;
        self.known_moves.update(|moves| moves + usize::from(renamed.is_ok()));
        Some(renamed)
    }

    /// Says that the project's first picture was shown, or that it has none. If the program ends suddenly after this,
    /// opening the project is not blamed for it.
    pub fn shown(&self) {
        self.tell(Message::Shown);
    }

    /// Notes where the user is in the project. After a sudden end, it is opened there.
    pub fn at(&self, standpoint: Standpoint) {
        self.tell(Message::At(standpoint));
    }

    /// Saves the whole at once.
    pub fn save_now(&self) {
        self.tell(Message::SaveNow);
    }

    fn tell(&self, message: Message) {
        // Of an autosave that has ended its state tells.
        let _ = self.messages.send(message);
    }

    /// How safe the work is.
    pub fn state(&self) -> SaveState {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Saves the whole project, closes it, and waits for that however long it takes.
    pub fn close(self) {
        self.tell(Message::Close);
        // An autosave that panicked has left its journal.
        let _ = self.ended.recv();
    }

    /// The same, but waits for at most `patience`, because a disk that is gone may never answer. What was written by
    /// then is safe.
    ///
    /// # Errors
    /// [`NotKept`].
    pub fn close_within(self, patience: Duration) -> Result<(), NotKept> {
        self.tell(Message::Close);
        let has_ended = self.ended.recv_timeout(patience) == Err(RecvTimeoutError::Disconnected);
        let steps = self.told_steps.get().saturating_sub(self.kept_steps.load(Ordering::Acquire));
        match self.state() {
            SaveState::Failed(error) => Err(NotKept::Refused { steps, error }),
            SaveState::Saved if has_ended => Ok(()),
            _ => Err(NotKept::NoAnswer { steps }),
        }
    }
}
