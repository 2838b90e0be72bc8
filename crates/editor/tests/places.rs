//! Where projects lie: at another place, where nothing can be written, without their files.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::{Desk, film};
use egui_kittest::kittest::Queryable;
use sunting_core::workspace::autosave::SaveState;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Action, Command, Overlay, Request};
use sunting_session::purpose::Purpose;
use sunting_timeline::{Edit, Time};

/// A project with a film of four seconds beside it, kept and closed; its file.
fn kept_project(root: tempfile::TempDir) -> (tempfile::TempDir, PathBuf) {
    let there = root.path().join("Sambutan.mp4");
    let film = if there.exists() { there } else { film(root.path(), "Sambutan.mp4", 4) };
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    desk.until("a copy of the film", |app| {
        let session = &app.window.model.session;
        session.project().media.first().is_some_and(|media| session.paths().of(media.id).starts_with(folder(app)))
    });
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    let file = desk.harness.state().window.model.safety.place().cloned().unwrap().file;
    let Desk { harness, root } = desk;
    harness.into_state().end();
    (root, file)
}

fn folder(app: &sunting_editor::app::App) -> PathBuf {
    app.window.model.safety.place().cloned().unwrap().folder
}

fn length_s(desk: &Desk) -> i64 {
    desk.harness.state().window.model.session.duration().as_millis() / 1000
}

#[test]
fn a_project_goes_on_at_another_place_with_its_past_and_the_first_stays() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let before = fs::read(&file).unwrap();
    let other = root.path().join("Flashdisk");
    fs::create_dir_all(other.join("Sambutan")).unwrap();
    let mut desk = Desk::at(root, vec![file.clone()]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.ask(Action::Seek(Time::from_seconds(1), Seeking::Exact));
    desk.run(Command::RemoveBefore);
    assert_eq!(length_s(&desk), 3);
    desk.answer(PathWish::Elsewhere, other.clone());
    desk.until("the other place", |app| folder(app).starts_with(&other));
    let app = desk.harness.state();
    assert_eq!(folder(app), other.join("Sambutan 2"), "what is there stays");
    let session = &app.window.model.session;
    let media = session.project().media[0].id;
    assert_eq!(session.paths().of(media), folder(app).join("Bahan/Sambutan.mp4"));
    desk.run(Command::Undo);
    assert_eq!(length_s(&desk), 4, "what was done can still be undone");
    desk.run(Command::Redo);
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    let Desk { harness, root } = desk;
    let copy = harness.state().window.model.safety.place().cloned().unwrap().file;
    harness.into_state().end();
    assert_ne!(fs::read(&copy).unwrap(), before);
    let mut desk = Desk::at(root, vec![copy]);
    desk.until("the copy", |app| app.window.model.session.duration() == Time::from_seconds(3));
    assert!(file.is_file() && file.with_file_name("Bahan").join("Sambutan.mp4").is_file());
}

#[test]
fn a_project_that_is_left_while_it_is_copied_takes_no_other_along() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let other = root.path().join("Flashdisk");
    fs::create_dir_all(&other).unwrap();
    let mut desk = Desk::at(root, vec![file]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.app().got_path(PathWish::Elsewhere, vec![other.clone()]);
    desk.app().window.asked.push(Action::Run(Command::NewProject));
    desk.harness.step();
    desk.until("copying", |app| app.window.model.safety.copied_part().is_none());
    let model = &desk.harness.state().window.model;
    assert!(model.safety.place().is_none() && model.session.is_empty());
    assert!(other.join("Sambutan/Sambutan.sunting").is_file());
}

/// Makes it impossible to keep anything beside a project, for whoever asks.
fn refuse_writing(file: &Path) {
    let hidden = file.with_file_name(".sunting");
    fs::remove_dir_all(&hidden).unwrap();
    fs::write(hidden, "").unwrap();
}

#[test]
fn where_nothing_can_be_written_a_project_is_looked_at_and_its_copy_is_changed() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    refuse_writing(&file);
    let before = fs::read(&file).unwrap();
    let other = root.path().join("Video");
    fs::create_dir_all(&other).unwrap();
    let mut desk = Desk::at(root, vec![file.clone()]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    let words = |desk: &Desk, key: &str| desk.harness.state().window.model.t(key);
    let (line, told) = (words(&desk, "look-only"), words(&desk, "notice-look-only"));
    desk.harness.step();
    desk.harness.get_by_label(&line);
    desk.harness.get_by_label_contains("menempati tempat Sunting");
    desk.harness.get_by_label(&words(&desk, "save-copy"));
    desk.ask(Action::CloseNotice);
    desk.ask(Action::Seek(Time::from_seconds(1), Seeking::Exact));
    for command in [Command::RemoveBefore, Command::Split, Command::Undo, Command::NewSubtitle] {
        desk.run(command);
    }
    let clip = desk.harness.state().window.model.session.project().storyline().unwrap().clips[0].id;
    desk.ask(Action::Edit("undo-delete", vec![Edit::Delete { clip }]));
    assert_eq!(length_s(&desk), 4, "nothing is changed that could not be kept");
    desk.harness.get_by_label(&told);
    desk.answer(PathWish::Elsewhere, other.clone());
    desk.until("the copy", |app| folder(app).starts_with(&other));
    desk.run(Command::RemoveBefore);
    assert_eq!(length_s(&desk), 3);
    assert!(!desk.harness.state().window.model.safety.look_only());
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn when_most_files_are_gone_one_folder_is_asked_for() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let away = root.path().join("Arsip");
    fs::create_dir_all(&away).unwrap();
    fs::rename(file.with_file_name("Bahan").join("Sambutan.mp4"), away.join("lain.mp4")).unwrap();
    fs::remove_file(root.path().join("Sambutan.mp4")).unwrap();
    let mut desk = Desk::at(root, vec![file]);
    desk.until("the question", |app| app.window.model.overlays.shown() == Some(&Overlay::Missing));
    desk.harness.step();
    let find = desk.harness.state().window.model.t("missing-find");
    desk.harness.get_by_label(&find);
    let media = desk.harness.state().window.model.missing.all()[0];
    desk.ask(Action::Show(None));
    desk.answer(PathWish::FindMedia, away.clone());
    desk.until("finding", |app| app.window.model.missing.all().is_empty());
    let session = &desk.harness.state().window.model.session;
    assert_eq!(session.paths().of(media), away.join("lain.mp4"));
}

#[test]
fn a_new_project_before_the_folder_is_made_leaves_the_first_one_whole() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = (film(root.path(), "Sambutan.mp4", 2), film(root.path(), "Penutup.mp4", 3));
    let mut desk = Desk::at(root, vec![first]);
    desk.until("placing", |app| !app.window.model.session.is_empty());
    desk.run(Command::NewProject);
    assert!(desk.harness.state().window.model.safety.place().is_none());
    desk.ask(Request::Import(vec![second]));
    desk.until("a folder", |app| app.window.model.safety.place().is_some());
    desk.until("copies", |app| app.window.model.shelf.copies_left() == 0);
    let app = desk.harness.state();
    assert!(folder(app).ends_with("Penutup"));
    let session = &app.window.model.session;
    assert!(session.paths().0.values().all(|path| path.starts_with(folder(app))), "{:?}", session.paths());
    assert_eq!(length_s(&desk), 3);
    let first = folder(desk.harness.state()).with_file_name("Sambutan").join("Sambutan.sunting");
    desk.until("the first project", |_| first.is_file());
    let loaded = sunting_core::project_file::load(&first).unwrap();
    assert_eq!(loaded.project.duration(), Time::from_seconds(2));
}

#[test]
fn a_double_click_opens_once() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, Vec::new());
    for _ in 0..2 {
        desk.app().window.asked.push(Request::Open(file.clone()).into());
        desk.harness.step();
    }
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.ask(Request::Open(file.clone()));
    desk.ask(Request::Open(file.with_file_name(".").join("Sambutan.sunting")));
    for _ in 0..20 {
        desk.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(desk.harness.state().window.model.notice.shown(), None);
}

#[test]
fn a_file_that_is_still_on_its_stick_is_copied_when_the_project_opens_again() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let inside = file.with_file_name("Bahan").join("Sambutan.mp4");
    let outside = root.path().join("Sambutan.mp4");
    let mut loaded = sunting_core::project_file::load(&file).unwrap();
    loaded.media_paths.0.values_mut().for_each(|path| path.clone_from(&outside));
    sunting_core::project_file::save(&loaded.project, &loaded.media_paths, &file).unwrap();
    fs::remove_file(&inside).unwrap();
    let mut desk = Desk::at(root, vec![file]);
    desk.until("copying", |app| app.window.model.session.paths().0.values().all(|path| *path == inside));
}

#[test]
fn a_project_is_renamed_with_all_it_holds_but_not_while_something_works_in_it() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, vec![file.clone()]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.until("copies", |app| app.window.model.shelf.copies_left() == 0);
    desk.app().window.model.packing.note_progress(Some(0.5));
    desk.ask(Request::Rename("Rapat".to_owned()));
    let later = desk.app().window.model.t("notice-rename-later");
    assert_eq!(desk.app().window.model.notice.shown().map(|notice| notice.text.clone()), Some(later));
    desk.app().window.model.packing.note_progress(None);
    desk.ask(Request::Rename("Rapat".to_owned()));
    desk.until("the new name", |app| app.window.model.name() == "Rapat");
    desk.run(Command::RemoveBefore);
    let app = desk.harness.state();
    assert!(app.window.model.session.paths().0.values().all(|path| path.is_file() && path.starts_with(folder(app))));
    assert!(!file.parent().unwrap().exists());
}

#[test]
fn nothing_of_one_project_stays_for_the_next() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, vec![file.clone()]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    let making = &mut desk.app().window.model.making;
    making.predict(making.prediction(), true);
    let whole = file.with_file_name("versi.sunting");
    fs::copy(&file, &whole).unwrap();
    desk.ask(Request::PreviewVersion(whole));
    desk.until("the earlier version", |app| app.window.model.viewing.version().is_some());
    assert!(desk.app().window.model.notice.shown().is_some());
    desk.run(Command::NewProject);
    let model = &desk.harness.state().window.model;
    assert_eq!(
        (model.notice.shown().is_none(), model.viewing.version().is_none(), model.making.is_measured()),
        (true, true, false)
    );
}

#[test]
fn the_folder_of_a_project_opens_it_and_a_folder_of_several_says_which_there_are() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, Vec::new());
    desk.answer(PathWish::Project, file.parent().unwrap().to_owned());
    desk.until("opening", |app| app.window.model.safety.place().is_some_and(|place| place.file == file));
    desk.run(Command::NewProject);
    let several = desk.root.path().join("Kumpulan");
    for name in ["Loket", "Rapat"] {
        fs::create_dir_all(several.join(name)).unwrap();
        fs::copy(&file, several.join(name).join(format!("{name}.sunting"))).unwrap();
    }
    desk.ask(Request::Open(several.clone()));
    desk.until("a sentence", |app| app.window.model.notice.shown().is_some());
    let notice = desk.app().window.model.notice.shown().cloned().unwrap();
    desk.app().window.model.notice.clear();
    assert!(notice.text.contains("Loket, Rapat"), "{}", notice.text);
    assert_eq!(notice.button.unwrap().label, "open-other");
    fs::rename(several.join("Loket/Loket.sunting"), several.join("Loket.sunting")).unwrap();
    fs::rename(several.join("Rapat/Rapat.sunting"), several.join("Rapat.sunting")).unwrap();
    desk.ask(Request::Import(vec![several]));
    desk.until("the same of what is dropped", |app| app.window.model.notice.shown().is_some());
    let model = &desk.app().window.model;
    assert!(
        model.shelf.incoming().is_empty() && model.session.project().media.is_empty(),
        "nothing of either was put in"
    );
}

#[test]
fn a_project_that_vanished_is_told_with_its_place_and_another_can_be_chosen() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, Vec::new());
    desk.until("the list", |app| !app.window.model.surroundings.recents().is_empty());
    fs::rename(file.parent().unwrap(), desk.root.path().join("Arsip")).unwrap();
    desk.ask(Request::Open(file.clone()));
    desk.until("a sentence", |app| app.window.model.notice.shown().is_some());
    let notice = desk.app().window.model.notice.shown().cloned().unwrap();
    assert!(notice.text.contains("\"Sambutan\" tidak ditemukan di"), "{}", notice.text);
    assert_eq!(notice.button.unwrap().label, "open-other");
    desk.until("the list", |app| app.window.model.surroundings.recents()[0].is_gone);
    desk.answer(PathWish::Project, desk.root.path().join("Arsip"));
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.until("the list", |app| {
        app.window.model.surroundings.recents().iter().map(|recent| recent.is_gone).eq([false])
    });
}

#[test]
fn what_one_project_is_for_does_not_follow_into_the_next() {
    let (root, file) = kept_project(tempfile::tempdir().unwrap());
    let mut desk = Desk::at(root, vec![file.clone()]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    let purpose = |app: &sunting_editor::app::App| app.window.model.making.purpose();
    desk.ask(Action::ChoosePurpose(Purpose::Archive));
    desk.run(Command::NewProject);
    assert_eq!(purpose(desk.harness.state()), Purpose::WhatsApp);
    desk.until("the list", |app| {
        app.window.model.surroundings.recents().iter().any(|recent| recent.purpose == "archive")
    });
    let Desk { harness, root } = desk;
    harness.into_state().end();
    let mut desk = Desk::at(root, Vec::new());
    desk.until("the list", |app| !app.window.model.surroundings.recents().is_empty());
    assert_eq!(purpose(desk.harness.state()), Purpose::WhatsApp, "nor into the next start");
    desk.ask(Request::Open(file));
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    assert_eq!(purpose(desk.harness.state()), Purpose::Archive, "it is still for what it was for");
}

#[test]
fn when_films_were_recorded_is_known_again_after_opening() {
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "Sambutan.mp4", 4);
    let recorded = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_439_170_000);
    fs::File::options().append(true).open(&film).unwrap().set_modified(recorded).unwrap();
    let (root, file) = kept_project(root);
    // The stick is gone: only the copy can say it.
    fs::remove_file(film).unwrap();
    let mut desk = Desk::at(root, vec![file]);
    desk.until("opening", |app| app.window.model.safety.place().is_some());
    desk.until("the date", |app| {
        let model = &app.window.model;
        let mut dates = model.session.project().media.iter().filter_map(|media| model.shelf.recorded_s(media.id));
        dates.any(|seconds| seconds.abs_diff(1_439_170_000) <= 14 * 3600)
    });
}
