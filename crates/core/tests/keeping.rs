//! Keeping a project on disks that are full, read-only or gone, and opening it after sudden ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sunting_core::error::{Described, MediaProblem};
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::{ProjectFileError, load};
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::journal::{Entry, Journal, digest};
use sunting_core::workspace::keeper::{Keeper, SaveState};
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace, create, open};
use sunting_core::workspace::standpoint::Standpoint;
use sunting_core::workspace::versions;
use sunting_timeline::edit::Edit;
use sunting_timeline::{Canvas, History, Media, MediaId, Project, Time};

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
    keeper: Keeper,
    file: PathBuf,
}

impl Window {
    fn new(opened: Opened) -> Self {
        let history = opened.history();
        let file = opened.place.file.clone();
        let (project, paths) = (history.project().clone(), Arc::new(opened.paths));
        let keeper = Keeper::start(opened.place, opened.lock.unwrap(), project, paths, Arc::new(|| {})).unwrap();
        Self { history, keeper, file }
    }

    fn does(&mut self, entry: Entry) {
        entry.replay(&mut self.history);
        self.keeper.steps(vec![entry], self.history.project().clone(), Arc::default());
    }

    fn waits_for(&self, is_it: impl Fn(&SaveState) -> bool) {
        until(|| is_it(&self.keeper.state()));
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

fn is_full(state: &SaveState) -> bool {
    matches!(state, SaveState::Failed(ProjectFileError::File(error)) if error.problem == MediaProblem::DiskFull)
}

/// Where the project is once it has got its new name.
fn renamed(window: &Window) -> ProjectPlace {
    let start = Instant::now();
    loop {
        if let Some(renamed) = window.keeper.renamed() {
            return renamed.unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_full_disk_is_told_until_there_is_room_and_nothing_is_lost() {
    let Some(disk) = Disk::new("300k") else { return };
    let mut window = Window::new(empty_project(&disk.path));
    window.does(marker(0, 10));
    window.keeper.save_now();
    window.waits_for_file();
    disk.fill();
    (1..20).for_each(|number| window.does(marker(number, 2000)));
    window.waits_for(is_full);
    let told = Instant::now();
    while told.elapsed() < Duration::from_millis(2500) {
        let state = window.keeper.state();
        assert!(is_full(&state) || state == SaveState::Saving, "{state:?}");
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(!load(&window.file).unwrap().project.markers.is_empty(), "the old file is whole");
    disk.empty();
    window.waits_for(|state| *state == SaveState::Saved);
    let project = window.history.project().clone();
    window.keeper.close();
    let opened = open(&window.file).unwrap();
    assert_eq!(*opened.project, *project);
    assert_eq!(opened.ended_suddenly, None);
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

#[test]
fn one_window_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    assert!(matches!(open(&opened.place.file), Err(OpenError::InUse(_))));
    let file = opened.place.file.clone();
    drop(opened);
    assert!(open(&file).is_ok());
}

/// Leaves steps as a window does that is killed before it saves.
fn leave_steps(opened: Opened, entries: &[Entry]) -> PathBuf {
    let bytes = fs::read(&opened.place.file).unwrap();
    let path = opened.place.folder.join(".sunting").join(opened.place.name()).join("journal");
    Journal::begin(&path, &digest(&bytes)).unwrap().add(entries).unwrap();
    opened.place.file
}

/// A folder with all that is in it. The lock is nobody's after a power cut, and Windows lets nobody else read it before.
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

#[test]
fn a_step_that_was_undone_after_it_was_saved_stays_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    (0..3).for_each(|number| window.does(marker(number, 3)));
    window.keeper.save_now();
    window.waits_for_file();
    for entry in [Entry::Undo, marker(7, 3), Entry::Undo, Entry::Undo] {
        window.does(entry);
    }
    // In a gesture that goes back behind a save, too.
    window.does(Entry::Begin { label: "geser".to_owned() });
    window.does(marker(8, 3));
    window.keeper.save_now();
    window.waits_for_file();
    window.does(Entry::Rewind);
    window.does(marker(9, 3));
    window.waits_for_disk();
    let times: Vec<i64> = window.history.project().markers.iter().map(|marker| marker.time.as_millis()).collect();
    assert_eq!(times, [0, 9000]);
}

#[test]
fn media_that_were_found_again_stay_found_after_a_sudden_end() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let mut project = Project { next_id: 50, ..Project::new(Canvas::default()) };
    project.media.extend([Arc::new(media(11)), Arc::new(media(12))]);
    let paths = MediaPaths([(MediaId(11), place("dulu.mp4")), (MediaId(12), place("tetap.mp4"))].into());
    for name in ["tetap.mp4", "sekarang.mp4", "baru.mp4"] {
        fs::write(place(name), "x").unwrap();
    }
    let opened = create(folder.path(), "Rapat", &project, &paths).unwrap();
    assert_eq!(opened.missing, [MediaId(11)]);
    let path = |name: &str| place(name).display().to_string();
    let edits = [
        Edit::SetMediaPath { media: MediaId(11), path: path("sekarang.mp4") },
        Edit::AddMedia { media: Media { path: path("baru.mp4"), ..media(0) } },
    ];
    let file = leave_steps(opened, &edits.map(|edit| Entry::Edit { edit, label: String::new() }));
    let opened = open(&file).unwrap();
    assert_eq!(opened.missing, []);
    let found: Vec<PathBuf> = opened.paths.0.values().cloned().collect();
    assert_eq!(found, [place("sekarang.mp4"), place("tetap.mp4"), place("baru.mp4")]);
}

#[test]
fn a_project_that_ends_the_program_twice_opens_as_it_was_before_and_keeps_the_newest_beside() {
    let folder = tempfile::tempdir().unwrap();
    let file = leave_steps(empty_project(folder.path()), &[marker(1, 3)]);
    let second = open(&file).unwrap();
    assert_eq!((second.project.markers.len(), &second.stepped_back), (1, &None));
    drop(second);
    let third = open(&file).unwrap();
    assert_eq!(third.project.markers.len(), 0);
    let aside = third.stepped_back.clone().unwrap();
    assert_eq!(load(&aside).unwrap().project.markers.len(), 1);
    Window::new(third).keeper.close();
    assert_eq!(open(&file).unwrap().stepped_back, None);
}

/// What the mains do: each time the project was open and seen before.
#[test]
fn sudden_ends_after_the_first_picture_always_open_the_newest() {
    let home = tempfile::tempdir().unwrap();
    let mut file = leave_steps(empty_project(home.path()), &[marker(1, 3)]);
    for round in 2..6 {
        let opened = open(&file).unwrap();
        assert_eq!((opened.project.markers.len() as i64, &opened.stepped_back), (round - 1, &None), "end {round}");
        let mut window = Window::new(opened);
        window.keeper.shown();
        window.does(marker(round, 3));
        window.waits_for_disk();
        let next = home.path().join(format!("setelah {round}"));
        copy_all(file.parent().unwrap(), &next);
        window.keeper.close();
        file = next.join("Rapat.sunting");
    }
}

#[test]
fn the_newest_beside_a_project_is_listed_and_goes_along_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = leave_steps(empty_project(folder.path()), &[marker(1, 3)]);
    drop(open(&file).unwrap());
    let third = open(&file).unwrap();
    let aside = third.stepped_back.clone().unwrap();
    let newest = |place: &ProjectPlace| versions::list(place).first().map(|version| version.file.clone());
    assert_eq!(newest(&third.place), Some(aside));
    let window = Window::new(third);
    window.keeper.rename("Rapat Desa".to_owned());
    let place = renamed(&window);
    let aside = place.folder.join("Rapat Desa (terbaru).sunting");
    assert!(versions::list(&place).iter().any(|version| version.file == aside));
    assert_eq!(load(&aside).unwrap().project.markers.len(), 1);
    window.keeper.close();
}

#[test]
fn a_project_that_is_renamed_while_it_is_changed_is_kept_under_the_new_name_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    window.does(marker(0, 3));
    window.keeper.rename("Rapat Desa".to_owned());
    (1..40).for_each(|number| window.does(marker(number, 3)));
    let place = renamed(&window);
    assert_eq!(place.file, folder.path().join("Rapat Desa/Rapat Desa.sunting"));
    assert!(matches!(open(&place.file), Err(OpenError::InUse(_))), "it is locked under its new name");
    let project = window.history.project().clone();
    window.keeper.close();
    assert_eq!(*open(&place.file).unwrap().project, *project);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left under the old name");
}

#[test]
fn a_step_done_while_a_project_is_renamed_does_not_lose_its_media() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project { next_id: 50, ..Project::new(Canvas::default()) };
    project.media.push(Arc::new(media(11)));
    let opened = create(folder.path(), "Rapat", &project, &MediaPaths::default()).unwrap();
    let clip = opened.place.folder.join("a.mp4");
    fs::write(&clip, "").unwrap();
    let paths = Arc::new(MediaPaths([(MediaId(11), clip)].into()));
    let project = opened.project.clone();
    let keeper =
        Keeper::start(opened.place, opened.lock.unwrap(), project.clone(), paths.clone(), Arc::new(|| {})).unwrap();
    keeper.rename("Desa".to_owned());
    // Whoever does this has not heard of the new name.
    keeper.steps(Vec::new(), project, paths);
    keeper.close();
    let opened = open(&folder.path().join("Desa/Desa.sunting")).unwrap();
    assert_eq!(opened.missing, []);
    assert_eq!(opened.paths.of(MediaId(11)), folder.path().join("Desa/a.mp4"));
}

#[test]
fn a_keeper_that_ended_by_a_fault_is_told_and_another_takes_over_all_that_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    let (mut history, place, file) = (opened.history(), opened.place.clone(), opened.place.file.clone());
    let paths = Arc::new(opened.paths);
    let times = Arc::new(AtomicUsize::new(0));
    let counted = times.clone();
    let fails_once: Arc<dyn Fn() + Send + Sync> = Arc::new(move || {
        assert!(counted.fetch_add(1, Ordering::SeqCst) != 0, "a planted fault");
    });
    let project = history.project().clone();
    let keeper = Keeper::start(opened.place, opened.lock.unwrap(), project, paths.clone(), fails_once.clone()).unwrap();
    until(|| keeper.state() == SaveState::Ended);
    assert_eq!(times.load(Ordering::SeqCst), 2, "the window is woken");
    // What is done meanwhile reaches nobody.
    marker(1, 3).replay(&mut history);
    keeper.steps(vec![marker(1, 3)], history.project().clone(), paths.clone());
    assert_eq!(keeper.state(), SaveState::Ended);
    keeper.close();
    assert_eq!(load(&file).unwrap().project.markers.len(), 0);

    let second =
        Keeper::take_over(place.clone(), history.project().clone(), paths.clone(), fails_once.clone()).unwrap();
    until(|| load(&file).unwrap().project.markers.len() == 1);
    assert!(matches!(open(&file), Err(OpenError::InUse(_))), "it holds the lock");
    // Where somebody else has it, nothing is written.
    let third = Keeper::take_over(place, Arc::new(Project::new(Canvas::default())), paths, fails_once).unwrap();
    until(|| third.state() == SaveState::Ended);
    assert_eq!(load(&file).unwrap().project.markers.len(), 1);
    second.close();
}

#[test]
fn after_a_sudden_end_somebody_stands_where_they_stood() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(home.path()));
    window.does(marker(1, 3));
    let playhead = Time::from_seconds(7);
    let here = Standpoint { step: 2, playhead, scroll: Time::from_seconds(3), px_per_second: Some(42.5) };
    window.keeper.at(Standpoint { step: 1, ..Standpoint::default() });
    window.keeper.at(here.clone());
    let kept = window.file.with_file_name(".sunting/Rapat/standpoint");
    until(|| kept.is_file());
    let copy = home.path().join("lain");
    copy_all(window.file.parent().unwrap(), &copy);
    assert_eq!(open(&copy.join("Rapat.sunting")).unwrap().standpoint, Some(here));
    let file = window.file.clone();
    window.keeper.close();
    assert_eq!(open(&file).unwrap().standpoint, None, "who closes it begins anew");
}

#[test]
fn what_one_project_did_not_save_is_not_overwritten_by_another_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = leave_steps(empty_project(folder.path()), &[marker(1, 3)]);
    let beside = file.with_file_name("Lain.sunting");
    fs::copy(&file, &beside).unwrap();
    Window::new(open(&beside).unwrap()).keeper.close();
    assert_eq!(open(&file).unwrap().project.markers.len(), 1);
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

#[test]
fn a_project_that_nobody_wants_any_more_has_not_ended_suddenly() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    let file = opened.place.file.clone();
    opened.let_go();
    assert_eq!(open(&file).unwrap().ended_suddenly, None);
}
