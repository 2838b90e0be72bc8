//! The window with its services on real files: in, cut, subtitle, out, and back after the end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use std::path::Path;
use std::time::Duration;

use desk::{Desk, film};
use sunting_core::project_file::load;
use sunting_core::workspace::autosave::SaveState;
use sunting_core::workspace::project_place::ProjectPlace;
use sunting_editor::app::App;
use sunting_editor::model::Incoming;
use sunting_editor::model::JobState;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Action, Command, Overlay, Request, Step};
use sunting_session::purpose::Purpose;
use sunting_timeline::Time;

fn length(app: &App) -> Time {
    app.window.model.session.duration()
}

#[test]
fn a_film_comes_in_is_cut_made_and_is_there_again() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "VID_20261124_094210.mp4", 4);
    let mut desk = Desk::at(root, Vec::new());
    desk.ask(Request::Import(vec![film.clone()]));
    assert_eq!(desk.harness.state().window.model.shelf.incoming().len(), 1, "its row is there at once");
    desk.until("placing", |app| length(app) == Time::from_seconds(4));
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    let place = desk.harness.state().window.model.safety.place().cloned().unwrap();
    assert!(place.name().starts_with("Video "), "a camera's name says nothing: {}", place.name());
    assert!(place.file.starts_with(desk.root.path().join("Dokumen/Sunting")));

    desk.run(Command::StepTrim);
    desk.ask(Action::Seek(Time::from_seconds(1), Seeking::Exact));
    desk.until("a picture", |app| app.window.model.preview.picture().is_some());
    desk.run(Command::RemoveBefore);
    assert_eq!(length(desk.harness.state()), Time::from_seconds(3));
    assert!(desk.harness.state().window.model.notice.shown().is_some(), "what went is told");

    desk.run(Command::StepMake);
    assert_eq!(desk.harness.state().window.model.chrome.step(), Step::Make);
    desk.run(Command::MakeVideo);
    desk.until("making", |app| {
        app.window.model.queue.jobs().first().is_some_and(|job| matches!(job.state, JobState::Done { .. }))
    });
    let made = desk.harness.state().window.model.queue.jobs()[0].destination.clone();
    assert!(made.is_file() && made.starts_with(desk.root.path().join("Video/Sunting")), "{}", made.display());

    // A sudden end: nobody says goodbye. The journal has it after a moment.
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    std::thread::sleep(Duration::from_millis(1200));
    desk.harness.step();
    let Desk { harness, root } = desk;
    let mut app = harness.into_state();
    app.end();
    let mut desk = Desk::at(root, vec![place.file]);
    desk.until("opening", |app| length(app) == Time::from_seconds(3));
    assert_eq!(desk.harness.state().window.model.surroundings.recents().len(), 1);
}

/// A desk with a film of four seconds, saved; and where it lies.
fn saved_film() -> (Desk, ProjectPlace) {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 4);
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| app.window.model.safety.place().is_some() && length(app) == Time::from_seconds(4));
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    desk.run(Command::StepTrim);
    desk.ask(Action::Seek(Time::from_seconds(1), Seeking::Exact));
    let place = desk.app().window.model.safety.place().cloned().unwrap();
    desk.until("the whole", |_| length_in(&place.file) == Time::from_seconds(4));
    (desk, place)
}

fn length_in(file: &Path) -> Time {
    load(file).unwrap().project.duration()
}

/// An earlier version took the place of what was done since it was asked for.
#[test]
fn what_is_done_while_a_version_is_read_is_put_aside_too() {
    let (mut desk, place) = saved_film();
    let versions = place.folder.join(".sunting").join(place.name()).join("versions");
    std::fs::create_dir_all(&versions).unwrap();
    let version = versions.join("1700000000.sunting");
    // Reading it takes longer than a frame.
    let padding = " ".repeat(20_000_000);
    std::fs::write(&version, std::fs::read_to_string(&place.file).unwrap() + &padding).unwrap();
    desk.app().window.asked.push(Request::UseVersion(version).into());
    desk.harness.step();
    desk.run(Command::RemoveBefore);
    let is_three = |file: &Path| length_in(file) == Time::from_seconds(3);
    desk.until("keeping both", |app| {
        let mut kept = std::fs::read_dir(&versions).unwrap().map(|entry| entry.unwrap().path());
        // The version may have come first; then it is what was cut.
        length(app) == Time::from_seconds(3) && is_three(&place.file) || kept.any(|file| is_three(&file))
    });
}

/// Its last save went on in a thread that nobody waited for.
#[test]
fn a_project_that_was_left_just_before_the_end_is_saved() {
    let (mut desk, place) = saved_film();
    desk.app().window.asked.push(Action::Run(Command::RemoveBefore));
    desk.app().window.asked.push(Request::NewProject.into());
    desk.harness.step();
    let Desk { harness, root: _root } = desk;
    harness.into_state().end();
    assert_eq!(length_in(&place.file), Time::from_seconds(3));
}

#[test]
fn a_chosen_place_stays_until_the_video_is_ordered() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 2);
    let chosen = root.path().join("Rapat 12.30");
    let made = root.path().join("Rapat 12.30.mp4");
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    let destination = |app: &App| app.window.model.making.destination().to_owned();
    desk.until("a name", |app| destination(app).ends_with("rapat - WhatsApp.mp4"));
    desk.answer(PathWish::Result, chosen);
    desk.ask(Action::ChoosePurpose(Purpose::YouTube));
    let since = std::time::Instant::now();
    while since.elapsed() < Duration::from_secs(1) {
        desk.harness.step();
        assert_eq!(destination(desk.harness.state()), made);
        std::thread::sleep(Duration::from_millis(10));
    }
    desk.run(Command::MakeVideo);
    let is_done = |app: &App| matches!(app.window.model.queue.jobs().first(), Some(job) if job.part_done() >= 1.0);
    desk.until("making", is_done);
    assert!(made.is_file());
    desk.until("the usual name", |app| destination(app).ends_with("rapat - YouTube.mp4"));
}

#[test]
fn foreign_doubled_and_broken_files_each_get_their_row() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 2);
    let slides = root.path().join("paparan.pptx");
    std::fs::write(&slides, b"PK\x03\x04rest").unwrap();
    let broken = root.path().join("rusak.mp4");
    std::fs::write(&broken, b"no film at all").unwrap();
    let mut desk = Desk::at(root, Vec::new());
    desk.ask(Request::Import(vec![film.clone(), slides, broken]));
    desk.until("placing", |app| length(app) == Time::from_seconds(2));
    let incoming = desk.harness.state().window.model.shelf.incoming();
    assert_eq!(incoming.len(), 2, "{incoming:?}");
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    assert_eq!(desk.harness.state().window.model.safety.place().cloned().unwrap().name(), "rapat");
    desk.ask(Request::Import(vec![film]));
    desk.until("lighting up", |app| app.window.model.shelf.lit().is_some());
    assert_eq!(desk.harness.state().window.model.session.project().media.len(), 1);
}

#[test]
fn a_typed_path_is_tried_first_and_a_project_goes_on_in_another_place() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "VID_20261124_094210.mp4", 2);
    let elsewhere = root.path().join("Stik");
    std::fs::create_dir(&elsewhere).unwrap();
    let mut desk = Desk::at(root, Vec::new());
    desk.app().window.model.overlays.show(Some(Overlay::PathField(PathWish::Import)));
    desk.ask(Request::TryPath(PathWish::Import, film.with_extension("mov")));
    desk.until("a reason", |app| app.window.model.overlays.path_problem().is_some());
    assert_eq!(desk.app().window.model.overlays.shown(), Some(&Overlay::PathField(PathWish::Import)));
    desk.ask(Request::TryPath(PathWish::Import, film));
    desk.until("placing", |app| length(app) == Time::from_seconds(2));
    let model = &desk.app().window.model;
    assert!(model.overlays.shown().is_none() && model.overlays.path_problem().is_none());
    desk.until("a folder", |app| app.window.model.safety.place().is_some());

    let before = desk.app().window.model.safety.place().cloned().unwrap();
    desk.answer(PathWish::Elsewhere, elsewhere.clone());
    desk.until("another place", |app| {
        app.window.model.safety.place().is_some_and(|place| place.file.starts_with(&elsewhere))
    });
    assert!(before.file.exists(), "the first one stays");
    desk.run(Command::Undo);
    assert_eq!(length(desk.harness.state()), Time::ZERO, "its steps came along");
    let place = desk.app().window.model.safety.place().cloned().unwrap();
    desk.until("saving", |_| std::fs::read_to_string(&place.file).is_ok_and(|text| !text.contains("source_start")));
}

#[test]
fn work_that_is_not_saved_is_told_once_and_again_when_it_is_safe() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 2);
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    let folder = desk.app().window.model.safety.place().cloned().unwrap().folder;
    let away = folder.with_extension("jauh");
    std::fs::rename(&folder, &away).unwrap();
    std::fs::write(&folder, "no folder any more").unwrap();

    desk.ask(Action::Seek(Time::from_seconds(1), Seeking::Exact));
    desk.run(Command::Split);
    let told = |app: &App| {
        let notice = app.window.model.notice.shown();
        notice.filter(|notice| notice.is_error).and_then(|notice| Some(notice.button.as_ref()?.label))
    };
    desk.until("telling", |app| told(app) == Some("save-elsewhere"));
    assert!(matches!(desk.app().window.model.safety.save(), SaveState::Failed(_)));
    desk.ask(Action::CloseNotice);
    // It is tried again each second or two.
    let since = std::time::Instant::now();
    while since.elapsed() < Duration::from_secs(5) {
        desk.harness.step();
        assert_eq!(told(desk.harness.state()), None, "not for each try");
        std::thread::sleep(Duration::from_millis(10));
    }

    std::fs::remove_file(&folder).unwrap();
    std::fs::rename(&away, &folder).unwrap();
    desk.until("saving again", |app| *app.window.model.safety.save() == SaveState::Saved);
    let notice = desk.app().window.model.notice.shown().cloned().expect("good news");
    assert_eq!(notice.text, desk.app().window.model.t("saved-here"));
}

fn state_of(app: &App) -> Option<&Incoming> {
    app.window.model.shelf.incoming().first().map(|(_, state)| state)
}

#[test]
fn a_file_that_grows_comes_in_whole_and_one_that_stopped_is_told_as_broken() {
    let root = tempfile::tempdir().unwrap();
    let whole = std::fs::read(film(root.path(), "utuh.mp4", 4)).unwrap();
    // The index stands at the end: without it nothing in the file is found.
    let growing = root.path().join("datang.mp4");
    std::fs::write(&growing, &whole[..whole.len() / 2]).unwrap();
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(7200);
    let write = |bytes: &[u8]| {
        std::fs::write(&growing, bytes).unwrap();
        std::fs::File::options().append(true).open(&growing).unwrap().set_modified(long_ago).unwrap();
    };
    write(&whole[..whole.len() / 2]);
    let mut desk = Desk::at(root, Vec::new());
    desk.ask(Request::Import(vec![growing.clone()]));
    // Looked at once, it rests; then it grows.
    let since = std::time::Instant::now();
    while since.elapsed() < Duration::from_millis(700) {
        desk.harness.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(state_of(desk.harness.state()), Some(&Incoming::Checking));
    write(&whole[..whole.len() * 3 / 4]);
    desk.until("that it grows", |app| state_of(app) == Some(&Incoming::StillArriving));
    write(&whole);
    desk.until("placing", |app| length(app) == Time::from_seconds(4));
    let empty = desk.root.path().join("kosong.mp4");
    std::fs::write(&empty, b"").unwrap();
    std::fs::File::options().append(true).open(&empty).unwrap().set_modified(long_ago).unwrap();
    desk.ask(Request::Import(vec![empty]));
    desk.until("that it is broken", |app| matches!(state_of(app), Some(Incoming::Failed(_))));
}
