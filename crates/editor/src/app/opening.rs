//! A project is opened: one at a time, and the one that is open not again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use chrono::{DateTime, Local};
use sunting_core::workspace::open::{OpenError, Opened};
use sunting_session::Session;
use sunting_session::purpose::Purpose;
use sunting_timeline::described::Described;

use super::App;
use crate::look::icons;
use crate::model::readable;
use crate::services::files::Task;
use crate::services::path_check::PathProblem;
use crate::state::request::PathWish;
use crate::state::sentences::of_error;
use crate::state::{About, Action, Notice, NoticeButton, Overlay, Request, moments};

impl App {
    /// Opens a project file.
    pub(super) fn open(&mut self, file: PathBuf) {
        let here = self.window.model.place.as_ref().map(|place| place.file.clone());
        if here.as_ref() != Some(&file) && !self.stays_for_work() && !std::mem::replace(&mut self.is_opening, true) {
            self.files.ask(Task::Open(file, here));
        }
    }

    /// Makes the sample project and opens it.
    pub(super) fn open_sample(&mut self) {
        if !self.stays_for_work() && !std::mem::replace(&mut self.is_opening, true) {
            let name = self.window.model.t("sample-project-name");
            self.files.ask(Task::Sample(self.window.model.projects_folder.clone(), name));
        }
    }

    /// A project was opened, or could not be.
    pub(super) fn opened(&mut self, opened: Result<Box<Opened>, OpenError>) {
        self.is_opening = false;
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => return self.tell_not_opened(&error),
        };
        let session = Session::new(opened.history(), Arc::new(opened.paths.clone()));
        self.leave_project();
        self.show_session(session);
        self.window.model.missing = opened.missing;
        if let Some(standpoint) = opened.standpoint {
            self.window.stand_at(&standpoint);
        }
        self.choose_purpose_of(&opened.place.file);
        self.keep_or_look(opened.place, opened.lock);
        self.copy_what_is_there();
        self.remember_project();
        self.probe_all();
        self.window.model.ended_suddenly = opened.ended_suddenly;
        if let Some(ended) = opened.ended_suddenly.filter(|_| !self.window.model.look_only) {
            self.tell_back(ended, opened.stepped_back.is_some());
        }
        self.tell_missing();
    }

    /// A project is for what it was for last; a new one is not for what another one was for.
    fn choose_purpose_of(&mut self, file: &Path) {
        let model = &mut self.window.model;
        if let Some(recent) = model.recents.iter().find(|recent| recent.file == file) {
            model.making.choose(Purpose::of_code(&recent.purpose));
        }
    }

    /// What cannot be opened is told with a way on. One that is gone is on the start page as such from now on.
    fn tell_not_opened(&mut self, error: &OpenError) {
        let words = &self.window.model.words;
        let Some(file) = error.file().filter(|_| error.is_not_found()) else {
            let text = of_error(words, error);
            return self.tell_with_others(text);
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let place = readable(file.parent().unwrap_or(file), 3);
        let text = words.text("notice-project-gone", &[("name", name.into()), ("place", place.into())]);
        self.files.ask(Task::Recents);
        self.tell_with_others(text);
    }

    /// Says why a path leads to no project.
    pub(super) fn tell_no_project(&mut self, problem: &PathProblem) {
        let text = self.sentence_of(problem);
        self.tell_with_others(text);
    }

    /// Why a path will not do, in words.
    pub(super) fn sentence_of(&self, problem: &PathProblem) -> String {
        self.window.model.words.text(problem.key, &[("names", problem.names.as_str().into())])
    }

    /// Something went wrong with a project; another one can be chosen.
    fn tell_with_others(&mut self, text: String) {
        let button = NoticeButton { label: "open-other", action: Box::new(Request::AskPath(PathWish::Project).into()) };
        self.window.tell(Notice {
            text,
            icon: icons::WARNING,
            is_error: true,
            about: About::Act,
            button: Some(button),
        });
    }

    /// The copies that a window before this one did not finish. What is missing cannot be copied.
    fn copy_what_is_there(&mut self) {
        let model = &self.window.model;
        if model.look_only {
            return;
        }
        let all = model.session.project().media.iter().map(|media| media.id);
        let there: Vec<_> = all.filter(|id| !model.missing.contains(id)).collect();
        self.copy_passing(&there);
    }

    /// Wants the facts of all media.
    pub(super) fn probe_all(&mut self) {
        self.window.model.session.paths.0.values().for_each(|path| self.glances.probe(path));
    }

    fn tell_back(&mut self, ended: SystemTime, stepped_back: bool) {
        let ended = DateTime::<Local>::from(ended);
        let words = &self.window.model.words;
        let text = match (stepped_back, ended.date_naive() == Local::now().date_naive()) {
            (true, _) => words.text("notice-stepped-back", &[]),
            (false, true) => words.text("notice-work-is-back", &[("time", moments::time(words, &ended).into())]),
            (false, false) => {
                words.text("notice-work-is-back-later", &[("moment", moments::when(words, ended).into())])
            }
        };
        let versions = ("cmd-versions", Action::Show(Some(Overlay::Versions)));
        self.window.say(icons::CLOCK_COUNTER_CLOCKWISE, text, Some(versions));
    }
}
