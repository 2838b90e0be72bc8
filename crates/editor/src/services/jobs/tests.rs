//! How jobs stand, stop and come back, without making anything.

use std::path::Path;

use sunting_core::export::{Progress, Stage, Watcher};
use sunting_timeline::{Canvas, Project};
use sunting_words::{Language, Scope};

use super::*;
use crate::model::Remedy;
use sunting_session::purpose::Purpose;

/// An order for nothing: it fails, and is kept to be tried again.
fn order(folder: &Path, number: u32) -> JobOrder {
    let project = Arc::new(Project::new(Canvas::default()));
    JobOrder {
        purpose: Purpose::Status,
        part: Some((number, 3)),
        content: project.clone(),
        project,
        paths: Arc::default(),
        settings: Purpose::Status.settings(),
        folder: folder.to_owned(),
        stem: "Rapat".to_owned(),
        picture: None,
    }
}

fn parts(jobs: &Jobs) -> Vec<Option<(u32, u32)>> {
    jobs.views(&Messages::new(Language::Id, Scope::Window)).iter().rev().map(|job| job.part).collect()
}

#[test]
fn what_waits_when_the_window_is_closed_is_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let (told, news) = channel();
    let open = || {
        let told = told.clone();
        let wake = Arc::new(move || told.send(()).unwrap_or_default());
        Jobs::start(cache.clone(), wake).unwrap()
    };
    let jobs = open();
    (1..=3).for_each(|number| jobs.add(order(folder.path(), number)));
    drop(jobs);
    let again = open();
    while parts(&again).len() < 3 {
        news.recv_timeout(Duration::from_secs(20)).unwrap();
    }
    assert_eq!(parts(&again), [Some((1, 3)), Some((2, 3)), Some((3, 3))]);
    assert!(!again.is_busy(), "it waits for somebody");
}

#[test]
fn a_failed_video_keeps_its_reason_and_its_share_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let problem = Problem {
        code: "media-missing".to_owned(),
        arguments: vec![("name".to_owned(), "Rapat.mp4".into())],
        file: None,
        remedy: Some(Remedy::FindFile),
    };
    let destination = folder.path().join("a.mp4");
    let mut kept = JobStore::of_cache(&cache).keep(&order(folder.path(), 1), &destination).unwrap();
    kept.note(Noted { destination, done: 0.14, standing: Standing::Failed(problem) });
    drop(kept);
    let (told, news) = channel();
    let jobs = Jobs::start(cache, Arc::new(move || told.send(()).unwrap_or_default())).unwrap();
    let words = Messages::new(Language::Id, Scope::Window);
    while jobs.views(&words).is_empty() {
        news.recv_timeout(Duration::from_secs(20)).unwrap();
    }
    let view = jobs.views(&words).remove(0);
    let JobState::Failed(failure) = &view.state else { panic!("{:?}", view.state) };
    assert!(failure.sentence.contains("Rapat.mp4"), "{}", failure.sentence);
    assert_eq!((failure.remedy, view.percent()), (Some(Remedy::FindFile), 14));
}

#[test]
fn the_video_that_is_being_made_is_first() {
    let (chores, _inbox) = channel();
    let options = RunOptions { store: PathBuf::new(), memory_bytes: None, force: false };
    let shared = Shared { state: Mutex::default(), changed: Condvar::new(), wake: Arc::new(|| ()), chores, options };
    let running = JobState::Running { done: 0.1, left: None, pieces: (1, 10), is_checking: false };
    for (number, state) in [(1, running), (2, JobState::Waiting), (3, JobState::Waiting)] {
        push(&mut shared.lock(), order(Path::new(""), number), PathBuf::from("a.mp4"), state);
    }
    let jobs = Jobs { shared: Arc::new(shared), orders: None };
    let shown = jobs.views(&Messages::new(Language::Id, Scope::Window));
    assert_eq!(shown.iter().map(|job| job.part.unwrap().0).collect::<Vec<_>>(), [1, 3, 2]);
}

#[test]
fn a_video_that_goes_on_does_not_fall_back_to_nothing() {
    let (chores, _inbox) = channel();
    let options = RunOptions { store: PathBuf::new(), memory_bytes: None, force: false };
    let (state, changed, wake): (Mutex<State>, Condvar, Wake) = (Mutex::default(), Condvar::new(), Arc::new(|| ()));
    let shared = Shared { state, changed, wake, chores, options };
    let (order, file) = (order(Path::new(""), 1), Path::new("a.mp4"));
    let id = push(&mut shared.lock(), order.clone(), file.to_owned(), JobState::Paused { done: 0.62, is_asked: true });
    let watcher = bar::JobWatcher::new(&shared, id, Arc::default(), &order, file, 0.62);
    let progress = Progress { stage: Stage::Planning, frames_done: 0, frames_total: 0, speed: 0.0, seconds_left: None };
    watcher.progress(&progress);
    assert!(matches!(shared.lock().jobs[0].view.state, JobState::Running { done: 0.62, .. }));
    assert!((shared.lock().jobs[0].done - 0.62).abs() < f32::EPSILON, "paused before it begins, it stands there too");
}
