//! Which project is in the window: another one, none, or an earlier version of this one.

use std::path::PathBuf;
use std::sync::Arc;

use sunting_core::project_file::LoadedProject;
use sunting_core::workspace::recents::Recent;
use sunting_session::Session;

use super::App;
use super::autosaving::is_of_project;
use crate::services::files::{PutAside, Task};
use crate::state::Step;

impl App {
    /// Puts a project into the window.
    pub(super) fn show_session(&mut self, session: Session) {
        self.services.preview.pause();
        self.services.preview.leave();
        self.forget_making();
        self.stop_matching();
        self.stop_finding_repeats();
        self.begin_shelf_anew();
        self.note_missing(Vec::new());
        self.show_no_picture();
        self.window.model.session = session;
        self.window.begin_anew(is_of_project);
    }

    /// Asks for an earlier version; what is there now is put aside.
    pub(super) fn ask_version(&mut self, file: PathBuf) {
        self.window.keep_words();
        self.window.show(None);
        self.ask_for_version(file);
    }

    fn ask_for_version(&self, version: PathBuf) {
        let model = &self.window.model;
        if let Some(place) = model.safety.place().cloned() {
            let aside = PutAside { version, project: model.session.project().clone() };
            self.services.files.ask(Task::UseVersion(aside, place, model.session.paths().clone()));
        }
    }

    /// An earlier version becomes the newest. What was done since it was asked for is put aside first.
    pub(super) fn use_version(&mut self, version: LoadedProject, aside: PutAside) {
        self.window.keep_words();
        if !Arc::ptr_eq(&aside.project, self.window.session().project()) {
            return self.ask_for_version(aside.version);
        }
        let history = sunting_timeline::History::new(Arc::new(version.project));
        let model = &mut self.window.model;
        let (step, purpose) = (model.chrome.step(), model.making.purpose());
        let session = model.session.as_earlier(history, Arc::new(version.media_paths));
        self.show_session(session);
        self.note_missing(version.missing);
        self.window.stand_in(step);
        self.window.make_for(purpose);
        self.save_now();
    }

    pub(super) fn new_project(&mut self) {
        if self.stays_for_work() {
            return;
        }
        self.leave_project();
        self.show_session(self.window.new_session());
        self.window.stand_in(Step::Import);
    }

    /// Puts the project first among the last ones.
    pub(super) fn remember_project(&self) {
        if let Some(place) = self.place() {
            self.services.files.ask(Task::Remember(self.recent(place.file.clone())));
        }
    }

    /// How the project stands among the last ones.
    pub(super) fn recent(&self, file: PathBuf) -> Recent {
        let model = &self.window.model;
        let (session, purpose) = (&model.session, model.making.purpose().code());
        let picture = session.first_picture();
        Recent { file, opened_s: 0, duration: session.duration(), picture, purpose, is_gone: false }
    }
}
