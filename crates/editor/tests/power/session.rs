//! A short life of the window, without its window: everything in it that writes files that somebody counts on.
//!
//! It says in a file of marks what has happened: from then on, a power cut may not take it back.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{scope, sleep};
use std::time::Duration;

use sunting_core::export::RunOptions;
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::packing::{Extent, Order, pack};
use sunting_core::project_from_media::project_of_file;
use sunting_core::workspace::autosave::Autosave;
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::open::{Opened, ProjectPlace};
use sunting_core::workspace::places::Places;
use sunting_core::workspace::project_place::material;
use sunting_core::workspace::recents::Recent;
use sunting_editor::services::files::{Files, News, PutAside, Task};
use sunting_editor::services::job_store::JobStore;
use sunting_editor::services::jobs::{JobOrder, Jobs};
use sunting_editor::services::project_folders::CopyOrder;
use sunting_editor::settings::Settings;
use sunting_session::purpose::Purpose;
use sunting_timeline::{Edge, Edit, History, Project, Time};

use crate::script::{Dice, Script};

/// Where marks are written, below the root.
pub const MARKS: &str = "marks";
/// What a copy that comes from a stick is called.
pub const FROM_STICK: &str = "dari stik.mp4";
pub const FIRST_NAME: &str = "Rapat";
pub const SECOND_NAME: &str = "Desa";
/// How often the session says that it is alive: a machine that is too busy to do that keeps no promise.
pub const TICK: Duration = Duration::from_millis(50);
/// A session says so after as many calls as it takes to save a project.
const CALLS_OF_A_SAVE: usize = 40;
const STEPS: usize = 90;
const PATIENCE: Duration = Duration::from_secs(60);

/// What has happened so far.
struct Marks(Mutex<File>);

impl Marks {
    fn say(&self, what: &str) {
        self.0.lock().unwrap().write_all(format!("{what}\n").as_bytes()).unwrap();
    }

    fn made(&self, path: &Path) {
        self.say(&format!("made {}", path.display()));
    }
}

/// Where everything of a session lies.
pub fn places(root: &Path) -> Places {
    Places::under(root)
}

/// What the session reads and does not write.
pub fn prepare(root: &Path, sample: &Path) {
    fs::create_dir(root.join("stik")).unwrap();
    fs::copy(sample, root.join("stik").join(FROM_STICK)).unwrap();
    File::create(root.join(MARKS)).unwrap();
}

/// Lives it.
pub fn live(root: &Path, seed: u64) {
    let marks = &Marks(Mutex::new(File::options().append(true).open(root.join(MARKS)).unwrap()));
    let (done, is_done) = std::sync::mpsc::channel::<()>();
    scope(|scope| {
        scope.spawn(move || {
            let nothing = File::open("/dev/null").unwrap();
            while is_done.recv_timeout(TICK).is_err() {
                // The recorder hears each, and nothing comes of it.
                (0..CALLS_OF_A_SAVE).for_each(|_| drop(nothing.sync_all()));
                marks.say("tick");
            }
        });
        work(root, seed, marks);
        done.send(()).unwrap();
    });
}

fn work(root: &Path, seed: u64, marks: &Marks) {
    let places = places(root);
    let files = Files::start(places.config.clone(), &places.cache, Arc::new(|| {})).unwrap();
    files.ask(Task::Sample(places.projects(), FIRST_NAME.to_owned()));
    let opened = wait_for(|| files.news().into_iter().find_map(|(_, news)| opened(news)));
    marks.say("opened");
    // Of a project that is gone: what is hidden under no project's name is not always this one's.
    fs::create_dir(opened.place.folder.join(".sunting").join("Lama")).unwrap();
    let mut history = opened.history();
    let (mut place, mut paths) = (opened.place.clone(), Arc::new(opened.paths.clone()));
    let autosave =
        Autosave::start(place.clone(), opened.lock.unwrap(), history.project().clone(), paths.clone(), Arc::new(|| {}))
            .unwrap();
    let jobs = Jobs::start(places.cache.clone(), Arc::new(|| {})).unwrap();
    let orders = JobStore::of_cache(&places.cache);
    let short = short_film(&root.join("stik").join(FROM_STICK));
    let (mut kept, mut are_made) = (None, false);
    let mut script = Script::new(seed);
    let mut habits = Dice(seed ^ 1);
    scope(|scope| {
        for step in 1..=STEPS {
            let entries = script.step(&mut history);
            autosave.steps(entries, history.project().clone(), paths.clone());
            marks.say(&format!("step {step}"));
            if let Some(renamed) = autosave.renamed() {
                let renamed = renamed.unwrap();
                paths = Arc::new(paths.moved(&place.folder, &renamed.folder));
                place = renamed;
                marks.say("renamed");
                files.ask(Task::Remember(recent(&place)));
                files.flush();
                marks.say("remembered");
            }
            if step > 8 && !are_made && !jobs.is_busy() {
                are_made = true;
                made_film(&places, marks);
            }
            match step {
                4 | 50 => {
                    let text_size = if step == 4 { 1.5 } else { 2.0 };
                    files.ask(Task::KeepSettings(Settings { text_size, ..Settings::default() }));
                    files.flush();
                    marks.say(&format!("settings {text_size}"));
                }
                8 => jobs.add(order(&short, &places.results())),
                12 => drop(scope.spawn({
                    let place = place.clone();
                    move || {
                        let stick = root.join("stik").join(FROM_STICK);
                        marks.made(&copy_into(&stick, &material(&place.folder), &mut |_, _| true).unwrap());
                    }
                })),
                20 => {
                    kept =
                        Some(orders.keep(&order(&short, &places.results()), &places.results().join("b.mp4")).unwrap());
                    marks.say("ordered");
                }
                // Copies into the folder are done by then.
                35 => autosave.rename(SECOND_NAME.to_owned()),
                45 => {
                    marks.say("forgets");
                    kept.take().unwrap().forget();
                }
                55 => {
                    let aside = PutAside { version: place.file.clone(), project: history.project().clone() };
                    files.ask(Task::UseVersion(aside, place.clone(), paths.clone()));
                }
                60 => drop(scope.spawn({
                    let short = &short;
                    move || {
                        let order = Order { project: &short.0, paths: &short.1, name: "Pindah", extent: Extent::Used };
                        let options = RunOptions { store: root.join("cache"), memory_bytes: None, force: false };
                        pack(&order, &root.join("pindah.zip"), &options, &|_, _| true).unwrap();
                        marks.made(&root.join("pindah.zip"));
                    }
                })),
                70 => files.ask(Task::CopyProject(CopyOrder {
                    place: place.clone(),
                    project: history.project().clone(),
                    paths: paths.clone(),
                    parent: places.documents.clone(),
                    name: "Salinan".to_owned(),
                    told: "",
                })),
                _ => {}
            }
            if files.news().iter().any(|(_, news)| matches!(news, News::ProjectCopied(_, Ok(_)))) {
                marks.say("copied");
            }
            let rest = if habits.below(30) == 0 { 2300 } else { habits.below(90) };
            sleep(Duration::from_millis(rest));
        }
    });
    if !are_made {
        wait_for(|| (!jobs.is_busy()).then_some(()));
        made_film(&places, marks);
    }
    autosave.close();
    marks.say("closed");
}

/// Its pieces are not made again, and the film is there.
fn made_film(places: &Places, marks: &Marks) {
    let segments = fs::read_dir(places.cache.join("segments")).unwrap().count();
    marks.say(&format!("segments {segments}"));
    marks.made(&places.results().join("Pendek.mp4"));
}

fn opened(news: News) -> Option<Opened> {
    match news {
        News::Opened(opened) => Some(*opened.unwrap()),
        _ => None,
    }
}

/// A film of a second: no long work, but all its files.
fn short_film(file: &Path) -> (Arc<Project>, Arc<MediaPaths>) {
    let (project, paths) = project_of_file(&probe(file).unwrap());
    let clip = project.storyline().unwrap().clips[0].id;
    let mut history = History::new(Arc::new(project));
    history.apply(&Edit::RippleTrim { clip, edge: Edge::Out, to: Time::from_seconds(1).into() }, "").unwrap();
    (history.project().clone(), Arc::new(paths))
}

fn order((project, paths): &(Arc<Project>, Arc<MediaPaths>), folder: &Path) -> JobOrder {
    JobOrder {
        purpose: Purpose::Status,
        part: None,
        content: project.clone(),
        project: project.clone(),
        paths: paths.clone(),
        settings: Purpose::Status.settings(),
        folder: folder.to_owned(),
        stem: "Pendek".to_owned(),
        picture: None,
    }
}

fn recent(place: &ProjectPlace) -> Recent {
    Recent {
        file: place.file.clone(),
        opened_s: 0,
        duration: Time::ZERO,
        picture: None,
        purpose: String::new(),
        is_gone: false,
    }
}

fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..PATIENCE.as_millis() / 10 {
        if let Some(found) = look() {
            return found;
        }
        sleep(Duration::from_millis(10));
    }
    panic!("nothing came in {PATIENCE:?}");
}

/// Where the project may lie, before and after it is renamed and in between.
pub fn candidates(root: &Path) -> impl Iterator<Item = PathBuf> {
    let projects = places(root).projects();
    let names = [FIRST_NAME, SECOND_NAME];
    let pairs = names.into_iter().flat_map(move |folder| names.map(|file| (folder, file)));
    pairs.map(move |(folder, file)| projects.join(folder).join(format!("{file}.sunting")))
}
