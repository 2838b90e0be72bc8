//! Projects that get another name while they are kept.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::load;
use sunting_core::workspace::autosave::Autosave;
use sunting_core::workspace::open::{OpenError, ProjectPlace, create, open};
use sunting_core::workspace::versions;
use sunting_timeline::{Canvas, MediaId, Project};

use super::{Window, empty_project, leave_steps, marker, media};

/// Where the project is once it has got its new name.
fn renamed(window: &Window) -> ProjectPlace {
    let start = Instant::now();
    loop {
        if let Some(renamed) = window.autosave.renamed() {
            return renamed.unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(5));
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
    window.autosave.rename("Rapat Desa".to_owned());
    let place = renamed(&window);
    let aside = place.folder.join("Rapat Desa (terbaru).sunting");
    assert!(versions::list(&place).iter().any(|version| version.file == aside));
    assert_eq!(load(&aside).unwrap().project.markers.len(), 1);
    window.autosave.close();
}

#[test]
fn a_project_that_is_renamed_while_it_is_changed_is_kept_under_the_new_name_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(empty_project(folder.path()));
    window.does(marker(0, 3));
    window.autosave.rename("Rapat Desa".to_owned());
    (1..40).for_each(|number| window.does(marker(number, 3)));
    let place = renamed(&window);
    assert_eq!(place.file, folder.path().join("Rapat Desa/Rapat Desa.sunting"));
    assert!(matches!(open(&place.file), Err(OpenError::InUse(_))), "it is locked under its new name");
    let project = window.history.project().clone();
    window.autosave.close();
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
    let autosave =
        Autosave::start(opened.place, opened.lock.unwrap(), project.clone(), paths.clone(), Arc::new(|| {})).unwrap();
    autosave.rename("Desa".to_owned());
    // Whoever does this has not heard of the new name.
    autosave.steps(Vec::new(), project, paths);
    autosave.close();
    let opened = open(&folder.path().join("Desa/Desa.sunting")).unwrap();
    assert_eq!(opened.missing, []);
    assert_eq!(opened.paths.of(MediaId(11)), folder.path().join("Desa/a.mp4"));
}
