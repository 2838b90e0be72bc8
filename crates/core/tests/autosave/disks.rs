//! Disks that are full, read-only or gone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sunting_core::error::MediaProblem;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::{ProjectFileError, load};
use sunting_core::workspace::autosave::{NotKept, SaveState};
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::open::{create, open};
use sunting_timeline::described::Described;
use sunting_timeline::{Canvas, MediaId, Project};

use super::{Window, empty_project, marker, media, until};

/// A small disk of its own; `None` where mounting is not allowed.
struct Disk {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Disk {
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk");
        fs::create_dir(&path).unwrap();
        let disk = Self { path, _folder: folder };
        let mounted = disk.mount(&format!("size={size}"), "tmpfs");
        if !mounted {
            println!("no permission to mount a small disk: skipped");
        }
        mounted.then_some(disk)
    }

    fn mount(&self, options: &str, system: &str) -> bool {
        let status = Command::new("mount").args(["-t", system, "-o", options, "tmpfs"]).arg(&self.path).status();
        status.is_ok_and(|status| status.success())
    }

    /// Takes all room that is left.
    fn fill(&self) {
        let mut bytes = 1 << 16;
        let mut file = fs::File::create(self.path.join("penuh")).unwrap();
        while bytes > 0 {
            if std::io::Write::write_all(&mut file, &vec![7; bytes]).is_err() {
                bytes /= 2;
            }
        }
    }

    fn empty(&self) {
        fs::remove_file(self.path.join("penuh")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(&self.path).status();
    }
}

fn is_full(state: &SaveState) -> bool {
    matches!(state, SaveState::Failed(ProjectFileError::File(error)) if error.problem == MediaProblem::DiskFull)
}

#[test]
fn a_full_disk_is_told_until_there_is_room_and_nothing_is_lost() {
    let Some(disk) = Disk::new("300k") else { return };
    let mut window = Window::new(empty_project(&disk.path));
    window.does(marker(0, 10));
    window.autosave.save_now();
    window.waits_for_file();
    disk.fill();
    (1..20).for_each(|number| window.does(marker(number, 2000)));
    window.waits_for(is_full);
    let told = Instant::now();
    while told.elapsed() < Duration::from_millis(2500) {
        let state = window.autosave.state();
        assert!(is_full(&state) || state == SaveState::Saving, "{state:?}");
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(!load(&window.file).unwrap().project.markers.is_empty(), "the old file is whole");
    disk.empty();
    window.waits_for(|state| *state == SaveState::Saved);
    let project = window.history.project().clone();
    window.autosave.close();
    let opened = open(&window.file).unwrap();
    assert_eq!(*opened.project, *project);
    assert_eq!(opened.ended_suddenly, None);
}

/// A share that was gone: the window stood there until somebody ended it by force.
#[test]
fn closing_does_not_wait_for_a_disk_that_never_answers() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    let is_gone = Arc::new(AtomicBool::new(false));
    let (answer, answers) = channel::<()>();
    let (gone, answers) = (is_gone.clone(), Mutex::new(answers));
    // The autosave thread stands still where it says that something was written.
    let stands_still = move || {
        if gone.load(Ordering::SeqCst) {
            let _ = answers.lock().unwrap().recv();
        }
    };
    let mut window = Window::with_wake(opened, Arc::new(stands_still));
    window.does(marker(1, 3));
    window.waits_for_disk();
    is_gone.store(true, Ordering::SeqCst);
    window.autosave.save_now();
    window.does_all(&[marker(2, 3), marker(3, 3)]);
    let closed = window.autosave.close_within(Duration::from_millis(50));
    assert_eq!(closed, Err(NotKept::NoAnswer { steps: 2 }));
    assert_eq!(load(&window.file).unwrap().project.markers.len(), 1, "what was safe stays");
    drop(answer);
    until(|| load(&window.file).unwrap().project.markers.len() == 3);
}

/// Windows lets nobody take away what is open.
#[cfg(unix)]
#[test]
fn closing_says_what_a_disk_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    window.does(marker(1, 3));
    window.waits_for_disk();
    let home = window.file.parent().unwrap();
    fs::remove_dir_all(home).unwrap();
    fs::write(home, "").unwrap();
    window.autosave.save_now();
    window.waits_for(SaveState::is_refused);
    window.does_all(&[marker(2, 3), marker(3, 3)]);
    let closed = window.autosave.close_within(Duration::from_secs(60));
    assert!(matches!(closed, Err(NotKept::Refused { steps: 2, .. })), "{closed:?}");
}

#[test]
fn a_copy_onto_a_full_disk_leaves_nothing() {
    let Some(disk) = Disk::new("300k") else { return };
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("a.mp4");
    fs::write(&source, vec![7; 1 << 20]).unwrap();
    let copied = copy_into(&source, &disk.path.join("Bahan"), &mut |_, _| true);
    assert_eq!(copied.unwrap_err().problem, MediaProblem::DiskFull);
    assert_eq!(fs::read_dir(disk.path.join("Bahan")).unwrap().count(), 0);
}

#[test]
fn a_read_only_disk_is_told_and_not_touched() {
    let Some(disk) = Disk::new("300k") else { return };
    let file = empty_project(&disk.path).place.file;
    let before = fs::read(&file).unwrap();
    assert!(disk.mount("remount,ro", "tmpfs"));
    let opened = open(&file).unwrap();
    assert_eq!(opened.lock.unwrap_err().code(), "permission-denied", "it is there to be looked at");
    let made = create(&disk.path, "Lain", &Project::new(Canvas::default()), &MediaPaths::default());
    assert_eq!(made.unwrap_err().code(), "permission-denied");
    let source = disk.path.join("Rapat/Rapat.sunting");
    assert_eq!(copy_into(&source, &disk.path.join("Bahan"), &mut |_, _| true).unwrap_err().code(), "permission-denied");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_folder_for_which_the_project_cannot_be_written_is_not_left_behind() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project { next_id: 50, ..Project::new(Canvas::default()) };
    project.media.push(Arc::new(media(11)));
    let no_text = Path::new(std::ffi::OsStr::from_bytes(b"/a\xff.mp4")).to_owned();
    let paths = MediaPaths([(MediaId(11), no_text)].into());
    assert_eq!(create(folder.path(), "Rapat", &project, &paths).unwrap_err().code(), "name-not-text");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Windows lets nobody take away what is open.
#[cfg(unix)]
#[test]
fn a_project_that_is_deleted_while_it_is_open_is_saved_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    window.does(marker(1, 3));
    window.waits_for_disk();
    let home = window.file.parent().unwrap();
    for entry in fs::read_dir(home).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { fs::remove_dir_all(entry).unwrap() } else { fs::remove_file(entry).unwrap() }
    }
    window.does(marker(2, 3));
    until(|| window.file.exists());
    assert_eq!(window.autosave.close_within(Duration::from_secs(60)), Ok(()));
    assert_eq!(load(&window.file).unwrap().project.markers.len(), 2);
}
