//! Editing a project without a window. Nobody else can write to it meanwhile, and steps that a window left in the
//! journal are not lost.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use sunting_timeline::History;

use super::hidden;
use super::journal::{digest, read, replay_all};
use super::open::{OpenError, places_of, take_lock};
use super::project_place::ProjectPlace;
use crate::project_file::{LoadedProject, ProjectFileError, followed, parse, read_bytes};

/// How often it is looked whether the project is free.
const LOOK: Duration = Duration::from_millis(20);
/// Looks at a project that is being saved.
const LOOKS: usize = 3;

/// A project that nobody else opens or edits until this is dropped.
pub struct Held {
    /// The project, including steps that a window left in the journal when it ended suddenly.
    pub loaded: LoadedProject,
    /// Where it is saved: what a link leads to.
    pub file: PathBuf,
    _lock: File,
}

/// A project as a window would open it now, with the steps that are in the journal. Nothing is locked or changed.
///
/// # Errors
/// [`ProjectFileError`]. Missing media are no error.
pub fn look(file: &Path) -> Result<LoadedProject, ProjectFileError> {
    let real = followed(&std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let place = ProjectPlace::of(&real);
    for _ in 0..LOOKS {
        let bytes = read_bytes(file)?;
        let seen = with_steps(file, &place, &bytes)?;
        // Else a window has saved meanwhile, and the journal belongs to what it saved.
        if read_bytes(file)? == bytes {
            return Ok(seen);
        }
    }
    with_steps(file, &place, &read_bytes(file)?)
}

fn with_steps(file: &Path, place: &ProjectPlace, bytes: &[u8]) -> Result<LoadedProject, ProjectFileError> {
    let saved = parse(file, &place.folder, bytes)?;
    let base = Arc::new(saved.project);
    let mut history = History::new(base.clone());
    read(&hidden(place).join("journal"), &digest(bytes)).for_each(|steps| replay_all(&steps, &mut history));
    history.end_gesture();
    let project = history.project().clone();
    let (media_paths, missing) = places_of(&place.folder, &project, &base, saved.media_paths);
    Ok(LoadedProject { project: (*project).clone(), media_paths, missing })
}

/// Locks a project for editing. If another program has it open, waits for at most `patience`.
///
/// # Errors
/// [`OpenError::InUse`]; [`OpenError::File`] where it cannot be read or nothing can be written beside it.
pub fn hold(file: &Path, patience: Duration) -> Result<Held, OpenError> {
    let file = &followed(&std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let place = ProjectPlace::of(file);
    // What is no project gets no hidden folder.
    parse(file, &place.folder, &read_bytes(file)?)?;
    let lock = take_lock(&place).map_err(ProjectFileError::from)?;
    let since = Instant::now();
    while matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        if since.elapsed() >= patience {
            return Err(OpenError::InUse(file.clone()));
        }
        sleep(LOOK);
    }
    // Only now: whoever had it may have saved since.
    let loaded = with_steps(file, &place, &read_bytes(file)?)?;
    Ok(Held { loaded, file: file.clone(), _lock: lock })
}
