//! Making and opening projects. Opening always recovers: steps in the journal are replayed without asking.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sunting_timeline::described::{Argument, Described, ErrorKind};
use sunting_timeline::{History, MediaId, Project};

use super::journal::{digest, read, replay_all};
pub use super::project_place::ProjectPlace;
use super::project_place::{NEWEST, material};
use super::renaming::follow_by_hand;
use super::standpoint::Standpoint;
use super::{check_room, hidden, versions};
use crate::atomic_file;
use crate::error::MediaError;
use crate::folders;
use crate::media_paths::MediaPaths;
use crate::naming::{free_file, free_folder, safe_name};
use crate::ordinary_file::{SMALL_BYTES, make_ours, read_ours};
use crate::part_file;
use crate::project_file::{LoadedProject, ProjectFileError, followed, load_in, parse, place_of, read_bytes, save};
use crate::swallowed::{OrWarn, if_there};

/// So many sudden ends in a row before the first picture was shown, and the version before the newest opens: then the
/// project itself ends the program. Later ends are the mains, and the newest opens.
const ENDS_WHILE_OPENING: u32 = 2;

/// What is done when that file is read, as the log calls it.
const LAST_END: &str = "reading how a project was left";

/// Why a project does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read or written.
    #[error(transparent)]
    File(#[from] ProjectFileError),
    /// Another window has it open.
    #[error("{}: another window has it open", .0.display())]
    InUse(PathBuf),
}

impl Described for OpenError {
    fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::InUse(_) => "project-in-use",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::File(error) => error.arguments(),
            Self::InUse(_) => Vec::new(),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::File(error) => error.file(),
            Self::InUse(path) => Some(path),
        }
    }

    fn kind(&self) -> ErrorKind {
        if let Self::File(error) = self { error.kind() } else { ErrorKind::Failure }
    }
}

/// A project that is open.
#[derive(Debug)]
pub struct Opened {
    /// Where it lies on the disk.
    pub place: ProjectPlace,
    /// What it is, with the steps since its last save.
    pub project: Arc<Project>,
    /// Where its media lie, or would.
    pub paths: MediaPaths,
    /// Media whose files are not there.
    pub missing: Vec<MediaId>,
    /// When the last program that had the project open ended suddenly, if it did.
    pub ended_suddenly: Option<SystemTime>,
    /// Where somebody was in it then.
    pub standpoint: Option<Standpoint>,
    /// If opening the newest version ended the program twice, an older one is opened instead; the newest lies at this
    /// path.
    pub stepped_back: Option<PathBuf>,
    /// The lock that is held while the project is open. If nothing can be written, the reason; then the project can
    /// only be viewed.
    pub lock: Result<File, MediaError>,
    history: History,
}

impl Opened {
    /// Its history, in which the steps since the last save can still be undone.
    pub fn history(&self) -> History {
        self.history.clone()
    }

    /// Closes the project properly without having edited it.
    pub fn let_go(self) {
        if self.lock.is_ok() {
            end_well(&self.place);
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Running {
    /// How often in a row opening it ended suddenly, before this time.
    ends_while_opening: u32,
    /// Whether its first picture was shown this time.
    shown: bool,
}

fn running_file(place: &ProjectPlace) -> PathBuf {
    hidden(place).join("running")
}

fn say_running(place: &ProjectPlace, running: &Running) {
    let file = running_file(place);
    let written =
        serde_json::to_vec(running).map_err(io::Error::from).and_then(|text| atomic_file::write(&file, &text));
    // Without it, a sudden end is only not noticed; the journal does not need it.
    written.or_warn("noting that a project is open", &place.file);
}

/// The project's first picture was shown: opening it does not end the program.
pub(super) fn was_shown(place: &ProjectPlace) {
    say_running(place, &Running { ends_while_opening: 0, shown: true });
}

/// This window ends as it should.
pub(super) fn end_well(place: &ProjectPlace) {
    if_there(fs::remove_file(running_file(place)), "noting that a project is closed", &place.file);
}

/// Creates a project's folder and file, under that name or the next free one.
///
/// # Errors
/// [`OpenError`].
pub fn create(parent: &Path, name: &str, project: &Project, paths: &MediaPaths) -> Result<Opened, OpenError> {
    let refused = |path: &Path, error: &io::Error| ProjectFileError::from(MediaError::from_io(path, error));
    folders::create_all(parent).map_err(|error| refused(parent, &error))?;
    let folder = free_folder(parent, &safe_name(name));
    folders::create(&folder).map_err(|error| refused(&folder, &error))?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = folder.join(format!("{name}.sunting"));
    let opened = save(project, paths, &file).map_err(OpenError::from).and_then(|()| open(&file));
    if opened.is_err() {
        // Whoever tries again makes a folder of that name again, and finds it taken by an empty one otherwise.
        fs::remove_dir_all(&folder).or_warn("removing a new folder", &folder);
    }
    opened
}

/// Opens a project with all steps, also those of a program that ended suddenly. If nothing can be written there, it is
/// still opened, to be viewed.
///
/// # Errors
/// [`OpenError`]; nothing is changed then.
pub fn open(file: &Path) -> Result<Opened, OpenError> {
    let file = &followed(&std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let place = ProjectPlace::of(file);
    // What is no project gets no hidden folder.
    let mut bytes = read_bytes(file)?;
    let mut loaded = parse(file, &place.folder, &bytes)?;
    let lock = take_lock(&place);
    if lock.as_ref().is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
        return Err(OpenError::InUse(file.clone()));
    }
    let is_kept = lock.is_ok();
    if is_kept {
        sweep(&place);
    }
    // Again: the window that had it open a moment ago may have saved since.
    let now = read_bytes(file)?;
    if now != bytes {
        loaded = parse(file, &place.folder, &now)?;
        bytes = now;
    }
    let journal = hidden(&place).join("journal");
    let ended_suddenly = last_end(&place, &journal);
    let last = if_there(read_ours(&running_file(&place), SMALL_BYTES), LAST_END, file);
    let last: Option<Running> = last.and_then(|text| serde_json::from_slice(&text).or_warn(LAST_END, file));
    let ends = last.map_or(0, |last| if last.shown { 0 } else { last.ends_while_opening.saturating_add(1) });
    let mut history = History::new(Arc::new(loaded.project.clone()));
    let mut steps = 0;
    for some in read(&journal, &digest(&bytes)) {
        replay_all(&some, &mut history);
        steps += some.len();
    }
    history.end_gesture();
    let mut stepped_back = None;
    if is_kept && ends >= ENDS_WHILE_OPENING {
        stepped_back = step_back(&place, &mut loaded, &history, steps > 0);
        if stepped_back.is_some() {
            history = History::new(Arc::new(loaded.project.clone()));
        }
    }
    if is_kept {
        let ends_while_opening = if stepped_back.is_some() { 0 } else { ends };
        say_running(&place, &Running { ends_while_opening, shown: false });
    }
    let project = history.project().clone();
    let (paths, missing) = places_of(&place.folder, &project, &loaded.project, loaded.media_paths);
    let standpoint = ended_suddenly.and_then(|_| Standpoint::load(&place));
    Ok(Opened { place, project, paths, missing, ended_suddenly, standpoint, stepped_back, lock, history })
}

/// The file that is locked while a project is open, with the hidden folder that it lies in.
///
/// # Errors
/// With what is in the way, or the folder where nothing can be written.
pub(super) fn take_lock(place: &ProjectPlace) -> Result<File, MediaError> {
    check_room(place)?;
    follow_by_hand(place);
    let secret = hidden(place);
    let made = folders::create_all(&secret).and_then(|()| make_ours(&secret.join("lock")));
    made.map_err(|error| MediaError::from_io(&place.folder, &error))
}

/// Removes what a sudden end left half written. Nobody else writes here while the project is locked, but for a moment.
fn sweep(place: &ProjectPlace) {
    for folder in [place.folder.clone(), material(&place.folder), versions::folder_of(place)] {
        part_file::sweep(&folder);
    }
}

/// Media that the journal added or found again say themselves where they lie.
pub(super) fn places_of(
    folder: &Path,
    project: &Project,
    base: &Project,
    mut paths: MediaPaths,
) -> (MediaPaths, Vec<MediaId>) {
    for media in &project.media {
        if base.find_media(media.id).is_none_or(|saved| saved.path != media.path) {
            match place_of(folder, &media.path) {
                Some(place) => paths.0.insert(media.id, place),
                None => paths.0.remove(&media.id),
            };
        }
    }
    let missing = project.media.iter().map(|media| media.id).filter(|id| !paths.of(*id).is_file()).collect();
    (paths, missing)
}

fn last_end(place: &ProjectPlace, journal: &Path) -> Option<SystemTime> {
    let running = modified(&running_file(place))?;
    Some(modified(journal).map_or(running, |journal| journal.max(running)))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::symlink_metadata(path).and_then(|facts| facts.modified()).ok()
}

/// When something of a project was last written: as a whole, or a step behind it.
pub(super) fn last_saved(place: &ProjectPlace) -> Option<SystemTime> {
    modified(&place.file).max(modified(&hidden(place).join("journal")))
}

/// Leaves the newest state beside the project and goes back to the last saved one before it.
fn step_back(place: &ProjectPlace, loaded: &mut LoadedProject, newest: &History, has_steps: bool) -> Option<PathBuf> {
    let aside = free_file(&place.folder, &format!("{}{NEWEST}", place.name()), "sunting");
    save(newest.project(), &loaded.media_paths, &aside).or_warn("keeping the newest state aside", &aside)?;
    if !has_steps {
        let earlier = versions::earlier(place).into_iter().map(|version| version.file).nth(1)?;
        *loaded = load_in(&earlier, &place.folder).or_warn("going back to an earlier version", &earlier)?;
    }
    Some(aside)
}
