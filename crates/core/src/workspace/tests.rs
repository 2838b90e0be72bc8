//! What a project's folder that somebody sent may hold.

#![allow(clippy::unwrap_used)]

use super::open::open;
use super::*;
use crate::error::{MediaError, MediaProblem};
use crate::media_paths::MediaPaths;
use crate::project_file::save;
use std::fs;
use std::os::unix::fs::symlink;
use std::time::SystemTime;
use sunting_timeline::{Canvas, Project};

/// A project as somebody sent it, and a file of the user's beside it.
fn received() -> (tempfile::TempDir, ProjectPlace, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("Kiriman");
    fs::create_dir(&folder).unwrap();
    let place = ProjectPlace::of(&folder.join("Rapat.sunting"));
    save(&Project::new(Canvas::default()), &MediaPaths::default(), &place.file).unwrap();
    let precious = root.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    (root, place, precious)
}

fn keep_and_close(opened: open::Opened) {
    let (project, paths) = (opened.project.clone(), std::sync::Arc::new(opened.paths.clone()));
    let lock = opened.lock.unwrap();
    let autosave = autosave::Autosave::start(opened.place, lock, project, paths, std::sync::Arc::new(|| {})).unwrap();
    autosave.close();
}

#[test]
fn links_in_a_received_hidden_folder_are_not_followed() {
    let (_root, place, precious) = received();
    fs::create_dir_all(hidden(&place)).unwrap();
    for name in ["running", "journal", "journal.new", "lock"] {
        symlink(&precious, hidden(&place).join(name)).unwrap();
    }
    keep_and_close(open(&place.file).unwrap());
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
}

#[test]
fn pipes_in_a_received_hidden_folder_do_not_keep_a_project_shut() {
    let (_root, place, _) = received();
    fs::create_dir_all(hidden(&place)).unwrap();
    for name in ["running", "journal", "journal.new", "lock"] {
        let made = std::process::Command::new("mkfifo").arg(hidden(&place).join(name)).status();
        assert!(made.unwrap().success());
    }
    keep_and_close(open(&place.file).unwrap());
    assert!(hidden(&place).join("journal").symlink_metadata().unwrap().is_file());
}

#[test]
fn a_hidden_folder_that_leads_elsewhere_is_not_written_to() {
    for depth in [1, 2] {
        let (root, place, _) = received();
        let away = root.path().join("away");
        fs::create_dir(&away).unwrap();
        let link = hidden(&place);
        let link = if depth == 1 { link.parent().unwrap() } else { &link };
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(&away, link).unwrap();
        let link = link.to_owned();
        let opened = open(&place.file).unwrap();
        let refused = opened.lock.as_ref().unwrap_err();
        assert_eq!(refused, &MediaError::new(&link, MediaProblem::IsLink));
        assert!(versions::put_aside(&place, b"{}", SystemTime::now()).is_err());
        assert_eq!(fs::read_dir(&away).unwrap().count(), 0);
    }
}

#[test]
fn what_stands_in_the_place_of_a_hidden_folder_or_file_is_named() {
    let (_root, place, _) = received();
    let secret = hidden(&place);
    let folders = [secret.parent().unwrap().to_owned(), secret.clone(), secret.join("versions")];
    for file in folders {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "mine").unwrap();
        let opened = open(&place.file).unwrap();
        assert_eq!(opened.lock.unwrap_err(), MediaError::new(&file, MediaProblem::InTheWay));
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
        fs::remove_file(&file).unwrap();
    }
    for name in ["lock", "journal", "running"] {
        let folder = secret.join(name);
        fs::create_dir_all(&folder).unwrap();
        let refused = open(&place.file).unwrap().lock.unwrap_err();
        assert_eq!(refused, MediaError::new(&folder, MediaProblem::InTheWay));
        fs::remove_dir(&folder).unwrap();
    }
    assert!(open(&place.file).unwrap().lock.is_ok());
}

#[test]
fn a_hard_link_in_a_received_hidden_folder_is_not_written_through() {
    let (root, place, _) = received();
    fs::create_dir_all(hidden(&place)).unwrap();
    let precious = root.path().join("surat.txt");
    fs::write(&precious, "precious").unwrap();
    for name in ["lock", "journal", "journal.new", "running"] {
        fs::hard_link(&precious, hidden(&place).join(name)).unwrap();
    }
    keep_and_close(open(&place.file).unwrap());
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
}

#[test]
fn versions_that_lead_elsewhere_are_neither_listed_nor_thinned_out() {
    let (root, place, _) = received();
    let away = root.path().join("away");
    fs::create_dir_all(hidden(&place)).unwrap();
    fs::create_dir(&away).unwrap();
    (1..9).for_each(|second| fs::write(away.join(format!("{second}.sunting")), "{}").unwrap());
    symlink(&away, hidden(&place).join("versions")).unwrap();
    assert_eq!(versions::list(&place).len(), 0);
    keep_and_close(open(&place.file).unwrap());
    assert_eq!(fs::read_dir(&away).unwrap().count(), 8);
}

#[test]
fn a_name_of_points_hides_nothing_in_the_folder_itself() {
    for name in ["...sunting", "..sunting", ".sunting"] {
        let place = ProjectPlace::of(&Path::new("/a").join(name));
        assert_eq!(hidden(&place), Path::new("/a/.sunting").join(name));
    }
}
