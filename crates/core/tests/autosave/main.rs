//! Keeping a project on disks that are full, read-only or gone, under new names, and opening it after sudden ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod disks;
mod names;
mod sudden_ends;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::load;
use sunting_core::workspace::autosave::{Autosave, SaveState};
use sunting_core::workspace::journal::{Entry, Journal, digest, replay_all};
use sunting_core::workspace::open::{Opened, create, open};
use sunting_timeline::edit::Edit;
use sunting_timeline::{Canvas, History, Media, MediaId, Project, Time};

fn marker(number: i64, letters: usize) -> Entry {
    let edit = Edit::AddMarker { at: Time::from_seconds(number).into(), name: "m".repeat(letters) };
    Entry::Edit { edit, label: "tanda".to_owned() }
}

fn empty_project(folder: &Path) -> Opened {
    create(folder, "Rapat", &Project::new(Canvas::default()), &MediaPaths::default()).unwrap()
}

/// An open project whose steps are kept.
struct Window {
    history: History,
    autosave: Autosave,
    file: PathBuf,
}

impl Window {
    fn new(opened: Opened) -> Self {
        Self::with_wake(opened, Arc::new(|| {}))
    }

    fn with_wake(opened: Opened, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let history = opened.history();
        let file = opened.place.file.clone();
        let (project, paths) = (history.project().clone(), Arc::new(opened.paths));
        let autosave = Autosave::start(opened.place, opened.lock.unwrap(), project, paths, wake).unwrap();
        Self { history, autosave, file }
    }

    fn does(&mut self, entry: Entry) {
        entry.replay(&mut self.history);
        self.autosave.steps(vec![entry], self.history.project().clone(), Arc::default());
    }

    /// Many at once, as one step of the window.
    fn does_all(&mut self, entries: &[Entry]) {
        replay_all(entries, &mut self.history);
        self.autosave.steps(entries.to_vec(), self.history.project().clone(), Arc::default());
    }

    fn waits_for(&self, is_it: impl Fn(&SaveState) -> bool) {
        until(|| is_it(&self.autosave.state()));
    }

    /// Until all that was done is in the project's file.
    fn waits_for_file(&self) {
        until(|| load(&self.file).is_ok_and(|loaded| loaded.project == **self.history.project()));
    }

    /// Until all that was done would be there after a power cut.
    fn waits_for_disk(&self) {
        until(|| after_a_power_cut(self) == **self.history.project());
    }
}

/// Waits for something that is to come about soon.
#[track_caller]
fn until(holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(10), "it did not come about");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A file that is in a project.
fn media(id: u64) -> Media {
    Media {
        id: MediaId(id),
        path: String::new(),
        fingerprint: String::new(),
        duration: Time::from_seconds(1),
        video: None,
        audio: None,
        extra: Default::default(),
    }
}

/// Leaves steps as a window does that is killed before it saves.
fn leave_steps(opened: Opened, entries: &[Entry]) -> PathBuf {
    let bytes = fs::read(&opened.place.file).unwrap();
    let path = opened.place.folder.join(".sunting").join(opened.place.name()).join("journal");
    Journal::begin(&path, &digest(&bytes)).unwrap().add(entries).unwrap();
    opened.place.file
}

/// A folder with all that is in it. The lock is nobody's after a power cut, and Windows lets nobody else read it
/// before.
fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy_all(&path, &copy),
            false if entry.file_name() == "lock" => {}
            // What got its name a moment ago had another one when the folder was read.
            false => drop(fs::copy(&path, &copy).inspect_err(|error| assert_eq!(error.kind(), ErrorKind::NotFound))),
        }
    }
}

/// The project as it opens when the power goes now.
fn after_a_power_cut(window: &Window) -> Project {
    let (home, copy) = (window.file.parent().unwrap(), tempfile::tempdir().unwrap());
    copy_all(home, &copy.path().join("lain"));
    let opened = open(&copy.path().join("lain").join(window.file.file_name().unwrap())).unwrap();
    (*opened.project).clone()
}
