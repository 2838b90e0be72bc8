//! The project on the disk: made, opened, kept, renamed, left.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::Builder;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Local};
use sunting_core::error::MediaError;
use sunting_core::media_paths::MediaPaths;
use sunting_core::workspace::keeper::{Keeper, SaveState};
use sunting_core::workspace::naming::is_camera_name;
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace};
use sunting_core::workspace::recents::Recent;
use sunting_timeline::{Project, Time};

use super::{App, Keeping};
use crate::look::icons;
use crate::services::files::Task;
use crate::state::moments;
use crate::state::sentences::of_error;
use crate::state::view::TimelineView;
use crate::state::{Action, Command, Overlay, Session, Step};

/// A folder that was refused is asked for again this late.
const AGAIN: Duration = Duration::from_secs(5);

impl App {
    /// Whatever was put in has a folder from its first second; whatever is done is told to the keeper.
    pub(super) fn follow_project(&mut self) {
        match &self.keeping {
            Keeping::Open(keeper) => {
                let session = &mut self.window.model.session;
                let entries = session.take_entries();
                if !entries.is_empty() {
                    keeper.steps(entries, session.project().clone(), session.paths.clone());
                }
                let state = keeper.state();
                self.hear_saving(state);
            }
            Keeping::Nobody => self.create_when_needed(),
            Keeping::Refused(since) if since.elapsed() > AGAIN => self.create_when_needed(),
            Keeping::Refused(_) => self.context.request_repaint_after(AGAIN),
            Keeping::Creating => {}
            // Nothing is changed here.
            Keeping::Elsewhere => drop(self.window.model.session.take_entries()),
        }
    }

    fn create_when_needed(&mut self) {
        let session = &mut self.window.model.session;
        if session.project().media.is_empty() && session.is_empty() {
            return;
        }
        // What was done so far is in the project that the folder is made with.
        session.take_entries();
        let (project, paths) = (session.project().clone(), session.paths.clone());
        let name = self.first_name();
        self.files.ask(Task::Create(self.window.model.projects_folder.clone(), name, project, paths));
        self.keeping = Keeping::Creating;
    }

    /// After the first clip; after the day where a camera or WhatsApp named that.
    pub(super) fn first_name(&self) -> String {
        let model = &self.window.model;
        let first = model.session.project().media.first().map(|media| model.session.paths.of(media.id));
        let stem = first.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        match stem.filter(|stem| !is_camera_name(stem)) {
            Some(stem) => stem,
            None => {
                let today = Local::now();
                let month = model.t(&today.format("month-long-%-m").to_string());
                model
                    .words
                    .text("project-of-day", &[("day", today.format("%-d").to_string().into()), ("month", month.into())])
            }
        }
    }

    /// The folder is there, or could not be made.
    pub(super) fn created(&mut self, created: Result<Box<Opened>, OpenError>) {
        match created {
            Ok(opened) => {
                self.keep_or_look(opened.place, opened.lock);
                let all: Vec<_> = self.window.model.session.project().media.iter().map(|media| media.id).collect();
                self.copy_passing(&all);
                self.remember_project();
            }
            Err(error) => {
                self.keeping = Keeping::Refused(Instant::now());
                if let OpenError::File(error) = &error {
                    self.window.model.save = SaveState::Failed(error.clone());
                }
                let text = of_error(&self.window.model.words, &error);
                self.tell_not_saved(text, "choose-folder");
            }
        }
    }

    /// Keeps a project; where nothing can be written it is shown, and its copy can be kept elsewhere.
    pub(super) fn keep_or_look(&mut self, place: ProjectPlace, lock: Result<File, MediaError>) {
        self.window.model.look_only = lock.is_err();
        match lock {
            Ok(lock) => self.keep(place, lock),
            Err(_) => {
                self.keeping = Keeping::Elsewhere;
                self.window.model.place = Some(place);
                self.window.tell_look_only();
            }
        }
    }

    fn keep(&mut self, place: ProjectPlace, lock: File) {
        let session = &mut self.window.model.session;
        session.take_entries();
        let context = self.context.clone();
        let wake = Arc::new(move || context.request_repaint());
        let kept = Keeper::start(place.clone(), lock, session.project().clone(), session.paths.clone(), wake);
        match kept {
            Ok(keeper) => {
                self.keeping = Keeping::Open(keeper);
                self.window.model.place = Some(place);
            }
            Err(error) => {
                self.keeping = Keeping::Refused(Instant::now());
                self.window.complain(error.to_string());
            }
        }
    }

    /// A project was opened, or could not be.
    pub(super) fn opened(&mut self, opened: Result<Box<Opened>, OpenError>) {
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
                return;
            }
        };
        let session = Session::new(opened.history(), Arc::new(opened.paths.clone()));
        self.leave_project();
        self.show_session(session);
        self.window.model.missing = opened.missing;
        if self.window.model.misses_most() {
            self.window.model.overlay = Some(Overlay::Missing);
        }
        self.keep_or_look(opened.place, opened.lock);
        self.remember_project();
        let files: Vec<PathBuf> = self.window.model.session.paths.0.values().cloned().collect();
        files.iter().for_each(|path| self.glances.probe(path));
        self.window.model.ended_suddenly = opened.ended_suddenly;
        if let Some(ended) = opened.ended_suddenly.filter(|_| !self.window.model.look_only) {
            self.tell_back(ended, opened.stepped_back.is_some());
        }
    }

    fn tell_back(&mut self, ended: SystemTime, stepped_back: bool) {
        let time = moments::when(&self.window.model.words, DateTime::<Local>::from(ended));
        let key = if stepped_back { "notice-stepped-back" } else { "notice-work-is-back" };
        let text = self.window.model.words.text(key, &[("time", time.into())]);
        let versions = ("cmd-versions", Action::Show(Some(Overlay::Versions)));
        self.window.say(icons::CLOCK_COUNTER_CLOCKWISE, text, Some(versions));
    }

    /// Puts a project into the window.
    pub(super) fn show_session(&mut self, session: Session) {
        self.stage.pause();
        self.stage.clear();
        self.forget_making();
        let model = &mut self.window.model;
        model.session = session;
        model.stage.viewing = None;
        model.stage.picture = None;
        model.view = TimelineView::default();
        model.recorded.clear();
        model.incoming.clear();
        model.missing.clear();
        model.making.parts = 1;
        self.window.drafts = Default::default();
        if model.step == Step::Import && !model.session.is_empty() {
            model.step = Step::Trim;
        }
        self.window.run(Command::ToStart);
    }

    /// Lets go of the project that is open.
    pub(super) fn leave_project(&mut self) {
        self.remember_project();
        self.end_keeping();
        self.window.model.place = None;
        self.window.model.look_only = false;
        self.window.model.save = SaveState::Saved;
        self.told_not_saved = false;
    }

    /// Ends keeping; what is there is saved behind the window's back.
    pub(super) fn end_keeping(&mut self) {
        if let Keeping::Open(keeper) = std::mem::replace(&mut self.keeping, Keeping::Nobody) {
            let session = &mut self.window.model.session;
            let entries = session.take_entries();
            if !entries.is_empty() {
                keeper.steps(entries, session.project().clone(), session.paths.clone());
            }
            // Closing waits for the disk.
            let _ = Builder::new().name("closing".to_owned()).spawn(move || keeper.close());
        }
    }

    /// An empty window.
    pub(super) fn new_project(&mut self) {
        self.leave_project();
        self.show_session(Session::default());
        self.window.model.step = Step::Import;
    }

    /// The project's folder has another name.
    pub(super) fn renamed(&mut self, place: ProjectPlace) {
        let model = &mut self.window.model;
        if let Some(before) = model.place.replace(place.clone()) {
            let moved = |path: &PathBuf| {
                let inside = path.strip_prefix(&before.folder).ok();
                inside.map_or_else(|| path.clone(), |inside| place.folder.join(inside))
            };
            let paths = model.session.paths.0.iter().map(|(id, path)| (*id, moved(path))).collect();
            model.session.paths = Arc::new(MediaPaths(paths));
        }
        if let Keeping::Open(keeper) = &self.keeping {
            keeper.steps(Vec::new(), model.session.project().clone(), model.session.paths.clone());
            keeper.renamed(place);
        }
        self.stage.clear();
        self.remember_project();
    }

    /// An earlier version becomes the newest.
    pub(super) fn use_version(&mut self, project: Arc<Project>, paths: Arc<MediaPaths>) {
        let history = sunting_timeline::History::new(project);
        let step = self.window.model.step;
        self.show_session(Session::new(history, paths));
        self.window.model.step = step;
        self.save_now();
    }

    /// Keeps the project as a whole at once, with what the journal cannot say: where files lie.
    pub(super) fn save_now(&mut self) {
        let session = &mut self.window.model.session;
        if let Keeping::Open(keeper) = &self.keeping {
            keeper.steps(session.take_entries(), session.project().clone(), session.paths.clone());
            keeper.save_now();
        }
    }

    /// Puts the project first among the last ones.
    pub(super) fn remember_project(&self) {
        let model = &self.window.model;
        if let Some(place) = &model.place {
            let first = model.session.project().storyline().and_then(|track| track.clips.first());
            let picture = first.and_then(|clip| {
                let at = clip.source_range().map_or(Time::ZERO, |range| range.start());
                Some((model.session.paths.of(clip.content.media()?).to_owned(), at))
            });
            let duration = model.session.duration();
            self.files.ask(Task::Remember(Recent { file: place.file.clone(), opened_s: 0, duration, picture }));
        }
    }
}
