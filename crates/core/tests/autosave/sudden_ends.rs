//! What is there again after a sudden end, whose project it is then, and who goes on keeping it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::load;
use sunting_core::workspace::autosave::{Autosave, SaveState};
use sunting_core::workspace::journal::Entry;
use sunting_core::workspace::open::{OpenError, create, open};
use sunting_core::workspace::standpoint::Standpoint;
use sunting_timeline::edit::Edit;
use sunting_timeline::{Canvas, Media, MediaId, Project, Time};

use super::{Window, copy_all, empty_project, leave_steps, marker, media, until};

#[test]
fn one_window_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    assert!(matches!(open(&opened.place.file), Err(OpenError::InUse(_))));
    let file = opened.place.file.clone();
    drop(opened);
    assert!(open(&file).is_ok());
}

#[test]
fn a_step_that_was_undone_after_it_was_saved_stays_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    (0..3).for_each(|number| window.does(marker(number, 3)));
    window.autosave.save_now();
    window.waits_for_file();
    for entry in [Entry::Undo, marker(7, 3), Entry::Undo, Entry::Undo] {
        window.does(entry);
    }
    // In a gesture that goes back behind a save, too.
    window.does(Entry::Begin { label: "geser".to_owned() });
    window.does(marker(8, 3));
    window.autosave.save_now();
    window.waits_for_file();
    window.does(Entry::Rewind);
    window.does(marker(9, 3));
    window.waits_for_disk();
    let times: Vec<i64> = window.history.project().markers.iter().map(|marker| marker.time.as_millis()).collect();
    assert_eq!(times, [0, 9000]);
}

/// Each of thousands was done again on its own, before any of them was in the journal.
#[test]
fn a_step_of_thousands_of_edits_reads_back_from_the_journal() {
    let entries: Vec<Entry> = [Entry::Begin { label: "impor".to_owned() }]
        .into_iter()
        .chain((0..3000).map(|number| marker(number, 3)))
        .chain([Entry::End, marker(4000, 3), Entry::Undo])
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&leave_steps(empty_project(folder.path()), &entries)).unwrap();
    assert_eq!(opened.project.markers.len(), 3000);
    assert_eq!(opened.history().labels().collect::<Vec<_>>(), ["impor"]);
    let mut window = Window::new(opened);
    window.does_all(&entries[..3002]);
    window.does(Entry::Undo);
    window.does(Entry::Undo);
    window.waits_for_disk();
    assert_eq!(window.history.project().markers.len(), 0);
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
    Window::new(third).autosave.close();
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
        window.autosave.shown();
        window.does(marker(round, 3));
        window.waits_for_disk();
        let next = home.path().join(format!("setelah {round}"));
        copy_all(file.parent().unwrap(), &next);
        window.autosave.close();
        file = next.join("Rapat.sunting");
    }
}

#[test]
fn an_autosave_that_ended_by_a_fault_is_told_and_another_takes_over_all_that_was_done() {
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
    let autosave =
        Autosave::start(opened.place, opened.lock.unwrap(), project, paths.clone(), fails_once.clone()).unwrap();
    until(|| autosave.state() == SaveState::Ended);
    assert_eq!(times.load(Ordering::SeqCst), 2, "the window is woken");
    // What is done meanwhile reaches nobody.
    marker(1, 3).replay(&mut history);
    autosave.steps(vec![marker(1, 3)], history.project().clone(), paths.clone());
    assert_eq!(autosave.state(), SaveState::Ended);
    autosave.close();
    assert_eq!(load(&file).unwrap().project.markers.len(), 0);

    let second =
        Autosave::take_over(place.clone(), history.project().clone(), paths.clone(), fails_once.clone()).unwrap();
    until(|| load(&file).unwrap().project.markers.len() == 1);
    assert!(matches!(open(&file), Err(OpenError::InUse(_))), "it holds the lock");
    // Where somebody else has it, nothing is written.
    let third = Autosave::take_over(place, Arc::new(Project::new(Canvas::default())), paths, fails_once).unwrap();
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
    window.autosave.at(Standpoint { step: 1, ..Standpoint::default() });
    window.autosave.at(here.clone());
    let kept = window.file.with_file_name(".sunting/Rapat/standpoint");
    until(|| kept.is_file());
    let copy = home.path().join("lain");
    copy_all(window.file.parent().unwrap(), &copy);
    assert_eq!(open(&copy.join("Rapat.sunting")).unwrap().standpoint, Some(here));
    let file = window.file.clone();
    window.autosave.close();
    assert_eq!(open(&file).unwrap().standpoint, None, "who closes it begins anew");
}

#[test]
fn what_one_project_did_not_save_is_not_overwritten_by_another_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = leave_steps(empty_project(folder.path()), &[marker(1, 3)]);
    let beside = file.with_file_name("Lain.sunting");
    fs::copy(&file, &beside).unwrap();
    Window::new(open(&beside).unwrap()).autosave.close();
    assert_eq!(open(&file).unwrap().project.markers.len(), 1);
}

#[test]
fn a_project_that_nobody_wants_any_more_has_not_ended_suddenly() {
    let folder = tempfile::tempdir().unwrap();
    let opened = empty_project(folder.path());
    let file = opened.place.file.clone();
    opened.let_go();
    assert_eq!(open(&file).unwrap().ended_suddenly, None);
}
