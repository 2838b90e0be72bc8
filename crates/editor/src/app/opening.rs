//! A project is opened: one at a time, and the one that is open not again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local};
use sunting_core::workspace::open::{OpenError, Opened};
use sunting_session::Session;
use sunting_session::purpose::Purpose;
use sunting_timeline::described::Described;
use sunting_words::Messages;

use super::App;
use super::autosaving::Back;
use crate::look::icons;
use crate::model::readable;
use crate::services::files::Task;
use crate::services::path_check::PathProblem;
use crate::state::request::PathWish;
use crate::state::sentences::of_error;
use crate::state::{Action, Notice, Overlay, Request, moments};

impl App {
    pub(super) fn open(&mut self, file: PathBuf) {
        let here = self.place().map(|place| place.file.clone());
        if here.as_ref() != Some(&file) && !self.stays_for_work() && !std::mem::replace(&mut self.is_opening, true) {
            self.services.files.ask(Task::Open(file, here));
        }
    }

    /// Makes the sample project and opens it.
    pub(super) fn open_sample(&mut self) {
        if !self.stays_for_work() && !std::mem::replace(&mut self.is_opening, true) {
            let name = self.window.t("sample-project-name");
            self.services.files.ask(Task::Sample(self.projects_folder(), name));
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
        self.note_missing(opened.missing.clone());
        if let Some(standpoint) = &opened.standpoint {
            self.window.stand_at(standpoint);
        }
        self.choose_purpose_of(&opened.place.file);
        let back = self.keep_opened(*opened);
        self.probe_all();
        if let Some(back) = back {
            self.tell_back(&back);
        }
        self.tell_missing();
    }

    /// A project is for what it was for last; a new one is not for what another one was for.
    fn choose_purpose_of(&mut self, file: &Path) {
        let mut recents = self.window.model.surroundings.recents().iter();
        if let Some(purpose) =
            recents.find(|recent| recent.file == file).map(|recent| Purpose::of_code(&recent.purpose))
        {
            self.window.make_for(purpose);
        }
    }

    /// What cannot be opened is told with a way on. One that is gone is on the start page as such from now on.
    fn tell_not_opened(&mut self, error: &OpenError) {
        let words = self.window.words();
        let Some(file) = error.file().filter(|_| error.is_not_found()) else {
            let text = of_error(words, error);
            return self.tell_with_others(text);
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let place = readable(file.parent().unwrap_or(file), 3);
        let text = words.text("notice-project-gone", &[("name", name.into()), ("place", place.into())]);
        self.services.files.ask(Task::Recents);
        self.tell_with_others(text);
    }

    /// Says why a path leads to no project.
    pub(super) fn tell_no_project(&mut self, problem: &PathProblem) {
        self.window.tell(no_project(self.window.words(), problem));
    }

    /// Something went wrong with a project; another one can be chosen.
    fn tell_with_others(&mut self, text: String) {
        self.window.tell(with_others(text));
    }

    /// Wants the facts of all media.
    pub(super) fn probe_all(&mut self) {
        self.window.session().paths().0.values().for_each(|path| self.services.media_cache.probe(path));
    }

    fn tell_back(&mut self, back: &Back) {
        let ended = DateTime::<Local>::from(back.ended);
        let words = self.window.words();
        let text = match (back.stepped_back, ended.date_naive() == Local::now().date_naive()) {
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

/// Why a path will not do, in words.
pub(super) fn sentence_of(words: &Messages, problem: &PathProblem) -> String {
    words.text(problem.key, &[("names", problem.names.as_str().into())])
}

/// Why a path leads to no project.
pub(super) fn no_project(words: &Messages, problem: &PathProblem) -> Notice {
    with_others(sentence_of(words, problem))
}

/// Something went wrong with a project; another one can be chosen.
fn with_others(text: String) -> Notice {
    Notice::complaint(text).with("open-other", Request::AskPath(PathWish::Project))
}
