//! The work of the autosave thread. Each step goes into the journal at once and is synced to the disk within a second;
//! soon after, the whole project is saved.

use std::fs::{File, TryLockError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use sunting_timeline::{History, Project};

use super::autosave_messages::{Message, SaveState, Tells};
use super::journal::{Entry, Journal, digest, replay_all};
use super::open::{end_well, take_lock, was_shown};
use super::project_place::ProjectPlace;
use super::renaming::rename;
use super::standpoint::Standpoint;
use super::{hidden, versions};
use crate::error::MediaError;
use crate::folders;
use crate::media_paths::MediaPaths;
use crate::ordinary_file::{Refusal, refusal};
use crate::project_file::{ProjectFileError, read_bytes, save};
use crate::swallowed::{OrWarn, warn_of};

/// Steps are on the disk this soon.
const SYNC: Duration = Duration::from_millis(400);
/// The whole is saved when nothing changed for so long,
const QUIET: Duration = Duration::from_secs(2);
/// and at most so long after the first change.
const LONGEST: Duration = Duration::from_secs(30);
/// After a failure it tries again this soon.
const RETRY: Duration = Duration::from_secs(1);
/// Where somebody is, is kept this often at most.
const STAND: Duration = Duration::from_secs(1);
/// Whoever lives this long has been opened, whether a picture came or not.
const OPENED: Duration = Duration::from_secs(60);

pub(super) struct AutosaveWorker {
    place: ProjectPlace,
    newest: (Arc<Project>, Arc<MediaPaths>),
    journal: Option<Journal>,
    /// What the journal gives when it is replayed.
    replayed: History,
    /// Since when that is not what is there: a step was undone that came before the last save, say.
    astray: Option<Instant>,
    /// How many steps are neither in the journal nor saved,
    unkept_steps: usize,
    /// and how many are in the journal alone.
    journal_steps: usize,
    /// When the first step after the last save came.
    since: Option<Instant>,
    changed: Instant,
    /// When the first step came that is not on the disk: who never rests is as safe as who does.
    unsynced: Option<Instant>,
    failed: Option<Instant>,
    is_shown: bool,
    /// Where somebody is, and since when that is not what was kept.
    standpoint: Option<(Standpoint, Instant)>,
    opened: Instant,
    tells: Tells,
    /// From where to where the project's folder went, each time it got a name.
    moves: Vec<(PathBuf, PathBuf)>,
    /// Held, so that no other window opens the project.
    lock: Option<File>,
}

impl AutosaveWorker {
    pub(super) fn new(
        place: ProjectPlace,
        lock: Option<File>,
        newest: (Arc<Project>, Arc<MediaPaths>),
        tells: Tells,
    ) -> Self {
        Self {
            place,
            replayed: History::new(newest.0.clone()),
            astray: None,
            newest,
            journal: None,
            unkept_steps: 0,
            journal_steps: 0,
            since: None,
            changed: Instant::now(),
            unsynced: None,
            failed: None,
            is_shown: false,
            standpoint: None,
            opened: Instant::now(),
            tells,
            moves: Vec::new(),
            lock,
        }
    }

    /// However it ends, the window hears of it: work that nobody saves must not look saved.
    pub(super) fn run_until_the_end(mut self, inbox: &Receiver<Message>) {
        let (state, wake) = (self.tells.state.clone(), self.tells.wake.clone());
        let is_locked = self.lock.is_some() || self.take_lock_again();
        let run = AssertUnwindSafe(|| self.run(inbox));
        if !is_locked || catch_unwind(run).is_err() {
            *state.lock().unwrap_or_else(PoisonError::into_inner) = SaveState::Ended;
            wake();
        }
    }

    fn run(mut self, inbox: &Receiver<Message>) {
        // The first journal belongs to what is there now: steps replayed from an old one are saved with it.
        self.save();
        loop {
            match inbox.recv_timeout(self.patience()) {
                Ok(Message::Steps { entries, project, paths, done, known_moves }) => {
                    let paths = self.as_moved(paths, known_moves);
                    self.take(entries, project, paths, done);
                }
                Ok(Message::Rename(name)) => self.rename(&name),
                Ok(Message::Shown) => self.note_shown(),
                Ok(Message::At(standpoint)) => {
                    let since = self.standpoint.take().map_or_else(Instant::now, |(_, since)| since);
                    self.standpoint = Some((standpoint, since));
                }
                Ok(Message::SaveNow) => self.save(),
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.save();
                    if self.failed.is_none() {
                        end_well(&self.place);
                    }
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.tend();
        }
    }

    fn note_shown(&mut self) {
        self.is_shown = true;
        was_shown(&self.place);
    }

    /// Until something is to be done; a day when nothing is.
    fn patience(&self) -> Duration {
        let due = |since: Instant, after: Duration| after.saturating_sub(since.elapsed());
        let mut soonest = Duration::from_secs(24 * 3600);
        if let Some(unsynced) = self.unsynced.filter(|_| self.journal.as_ref().is_some_and(Journal::is_dirty)) {
            soonest = soonest.min(due(unsynced, SYNC));
        }
        if let Some(since) = self.since.filter(|_| !self.replayed.is_in_gesture()) {
            soonest = soonest.min(due(self.changed, QUIET).min(due(since, LONGEST)));
        }
        if let Some(astray) = self.astray {
            soonest = soonest.min(due(astray, SYNC));
        }
        if let Some(failed) = self.failed {
            soonest = due(failed, RETRY);
        }
        if !self.is_shown {
            soonest = soonest.min(due(self.opened, OPENED));
        }
        if let Some((_, since)) = &self.standpoint {
            soonest = soonest.min(due(*since, STAND));
        }
        soonest.max(Duration::from_millis(1))
    }

    fn take(&mut self, entries: Vec<Entry>, project: Arc<Project>, paths: Arc<MediaPaths>, done: Instant) {
        replay_all(&entries, &mut self.replayed);
        if *self.replayed.project() != project {
            // The journal cannot say it: the whole is saved instead, as soon as a step would have been.
            self.astray = self.astray.or(Some(done));
        }
        self.newest = (project, paths);
        self.unkept_steps += entries.len();
        (self.changed, self.since) = (done, self.since.or(Some(done)));
        self.unsynced = self.unsynced.or(Some(done));
        self.write_steps(&entries);
    }

    fn tend(&mut self) {
        if let Some((standpoint, _)) = self.standpoint.take_if(|(_, since)| since.elapsed() >= STAND) {
            standpoint.keep(&self.place);
        }
        if !self.is_shown && self.opened.elapsed() >= OPENED {
            self.note_shown();
        }
        if self.failed.is_some_and(|failed| failed.elapsed() >= RETRY) {
            self.save();
        }
        let waits = self.unsynced.is_some_and(|unsynced| unsynced.elapsed() >= SYNC);
        if waits && self.journal.as_ref().is_some_and(Journal::is_dirty) {
            self.unsynced = None;
            self.sync();
        }
        let rests = self.since.is_some_and(|since| self.changed.elapsed() >= QUIET || since.elapsed() >= LONGEST);
        let astray = self.astray.is_some_and(|astray| astray.elapsed() >= SYNC);
        let is_large = self.journal.as_ref().is_some_and(Journal::is_large);
        // A save in the midst of a gesture would cut the gesture off from its start.
        if ((rests && !self.replayed.is_in_gesture()) || astray || is_large) && self.failed.is_none() {
            self.save();
        }
    }

    fn sync(&mut self) {
        let Some(journal) = &mut self.journal else { return };
        let synced = journal.sync();
        // Somebody has deleted or replaced what steps go into or what they follow: the whole is saved, and only if that
        // is refused, the work is not safe.
        if synced.is_ok() && !(journal.is_there() && self.place.file.exists()) {
            self.tells.kept_steps.fetch_sub(self.journal_steps, Ordering::AcqRel);
            self.unkept_steps += std::mem::take(&mut self.journal_steps);
            return self.save();
        }
        self.note(synced.map_err(|error| self.refused(&error)));
    }

    /// Windows gives nothing another name that somebody has open, so journal and lock are let go of and taken again.
    fn rename(&mut self, name: &str) {
        // Whoever opens it after a power cut in between may not find the journal; all is in the file then.
        self.save();
        (self.journal, self.lock) = (None, None);
        let renamed = rename(&self.place, name);
        if let Ok(place) = &renamed {
            let before = std::mem::replace(&mut self.place, place.clone());
            self.newest.1 = Arc::new(self.newest.1.moved(&before.folder, &place.folder));
            self.moves.push((before.folder, place.folder.clone()));
        }
        // Who opens it in this very moment does so as if it were not open: nobody has ever done that.
        self.take_lock_again();
        self.save();
        // The window may be gone.
        let _ = self.tells.renamed.send(renamed);
        (self.tells.wake)();
    }

    fn take_lock_again(&mut self) -> bool {
        // Some shares know no locks: nobody can have the project open then, as far as anyone can tell.
        let is_free = |lock: &File| !matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
        self.lock = take_lock(&self.place).or_warn("locking a project", &self.place.file).filter(is_free);
        self.lock.is_some()
    }

    /// Steps of the last moment come with paths from before a move.
    fn as_moved(&self, paths: Arc<MediaPaths>, known_moves: usize) -> Arc<MediaPaths> {
        let unknown = self.moves.iter().skip(known_moves);
        unknown.fold(paths, |paths, (from, to)| Arc::new(paths.moved(from, to)))
    }

    /// Where the journal cannot take them, the whole is saved soon.
    fn write_steps(&mut self, entries: &[Entry]) {
        if self.failed.is_some() || self.astray.is_some() {
            return;
        }
        let written = match &mut self.journal {
            Some(journal) => journal.add(entries),
            None => Ok(()),
        };
        if written.as_ref().is_err_and(|error| refusal(error) == Some(Refusal::TooLarge)) {
            // A step that no journal holds: the whole is saved instead.
            self.astray = self.astray.or(Some(self.changed));
            return;
        }
        let result = written.map_err(|error| self.refused(&error));
        if result.is_ok() && self.journal.is_some() {
            self.journal_steps += self.count_kept();
        }
        self.note(result);
    }

    fn refused(&self, error: &std::io::Error) -> ProjectFileError {
        MediaError::from_io(&self.place.file, error).into()
    }

    /// Saves the whole and begins a new journal behind it.
    fn save(&mut self) {
        self.say(SaveState::Saving);
        let result = self.try_save();
        if result.is_ok() {
            (self.since, self.failed, self.astray) = (None, None, None);
            self.replayed = History::new(self.newest.0.clone());
            self.count_kept();
            self.journal_steps = 0;
        }
        self.note(result);
    }

    fn count_kept(&mut self) -> usize {
        let steps = std::mem::take(&mut self.unkept_steps);
        self.tells.kept_steps.fetch_add(steps, Ordering::AcqRel);
        steps
    }

    fn try_save(&mut self) -> Result<(), ProjectFileError> {
        let (project, paths) = &self.newest;
        let file = &self.place.file;
        save(project, paths, file)?;
        let io = |error: &std::io::Error| ProjectFileError::from(MediaError::from_io(file, error));
        let bytes = read_bytes(file)?;
        let hidden = hidden(&self.place);
        folders::create_all(&hidden).map_err(|error| io(&error))?;
        self.journal = None;
        let journal = Journal::begin(&hidden.join("journal"), &digest(&bytes)).map_err(|error| io(&error))?;
        self.journal = Some(journal);
        // An earlier version that cannot be kept is no reason to call the work unsafe.
        versions::keep(&self.place, &bytes, SystemTime::now()).or_warn("keeping an earlier version", file);
        Ok(())
    }

    fn note(&mut self, result: Result<(), ProjectFileError>) {
        match result {
            // Something that was refused before is not safe yet, whatever else went well.
            Ok(()) if self.failed.is_some() => {}
            Ok(()) => self.say(SaveState::Saved),
            Err(error) => {
                warn_of("saving", &self.place.file, &error);
                self.failed = Some(Instant::now());
                self.say(SaveState::Failed(error));
            }
        }
    }

    fn say(&self, state: SaveState) {
        let mut now = self.tells.state.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *now != state && state != SaveState::Saving;
        *now = state;
        drop(now);
        if changed {
            (self.tells.wake)();
        }
    }
}
