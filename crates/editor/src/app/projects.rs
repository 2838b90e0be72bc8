//! The project on the disk: made, kept, shown.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Local;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::naming::is_camera_name;
use sunting_core::project_file::LoadedProject;
use sunting_core::servers::{allow, allowed, server_of};
use sunting_core::workspace::keeper::SaveState;
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace};
use sunting_core::workspace::recents::Recent;
use sunting_session::Session;

use super::importing::Importing;
use super::kept::Kept;
use super::leaving::is_of_project;
use super::{App, Keeping};
use crate::services::files::Task;
use crate::state::sentences::of_error;
use crate::window::Effect;

/// A folder that was refused is asked for again this late.
const AGAIN: Duration = Duration::from_secs(5);

impl App {
    /// Whatever was put in has a folder from its first second; whatever is done is told to the keeper.
    pub(super) fn follow_project(&mut self) {
        self.hear_renamed();
        self.tell_keeper();
        self.tell_standpoint();
        match &self.keeping {
            Keeping::Open(kept) => {
                let state = kept.keeper.state();
                self.hear_saving(state);
            }
            Keeping::Nobody => self.create_when_needed(),
            Keeping::Refused(since) if since.elapsed() > AGAIN => self.create_when_needed(),
            Keeping::Refused(_) => self.context.request_repaint_after(AGAIN),
            Keeping::Creating | Keeping::Elsewhere => {}
        }
    }

    /// Tells the keeper where somebody is. While the video plays, the line's every step is not worth a word.
    fn tell_standpoint(&mut self) {
        let Keeping::Open(kept) = &self.keeping else { return };
        let now = self.window.standpoint();
        if self.told_standpoint.as_ref() != Some(&now) && !self.window.model.stage.is_playing {
            kept.keeper.at(now.clone());
            self.told_standpoint = Some(now);
        }
    }

    /// Passes the steps of this frame on to who keeps the project.
    pub(super) fn tell_keeper(&mut self) {
        if let Keeping::Open(kept) = &self.keeping
            && kept.tell(&mut self.window.model.session)
        {
            self.remember_servers();
        }
    }

    /// Where a path leads to a server, the user chose a file there: from now on it is asked for what projects name.
    pub(super) fn remember_servers(&mut self) {
        let model = &mut self.window.model;
        let servers = model.session.paths.0.values().filter_map(|path| server_of(&path.to_string_lossy()));
        servers.for_each(|server| allow(&server));
        let known = model.settings.common.servers.len();
        model.settings.common.servers.extend(allowed());
        if model.settings.common.servers.len() > known {
            self.window.effects.push(Effect::KeepSettings);
        }
    }

    fn create_when_needed(&mut self) {
        let session = &self.window.model.session;
        if !session.project().media.is_empty() || !session.is_empty() {
            self.create();
        }
    }

    /// Asks for a folder at the usual place.
    pub(super) fn create(&mut self) {
        self.create_in(self.window.model.projects_folder.clone());
    }

    /// Asks for a folder in that one.
    pub(super) fn create_in(&mut self, parent: PathBuf) {
        let session = &self.window.model.session;
        let (project, paths) = (session.project().clone(), session.paths.clone());
        let name = self.first_name();
        self.files.ask(Task::Create(parent, name, project, paths));
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
                // Another place may have been asked for while this one was made.
                self.end_keeping();
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
            Err(error) => {
                self.keeping = Keeping::Elsewhere;
                self.window.model.place = Some(place);
                if matches!(error.problem, MediaProblem::InTheWay) {
                    let why = of_error(&self.window.model.words, &error);
                    self.window.tell_only_looked_at(why);
                } else {
                    self.window.tell_look_only();
                }
            }
        }
    }

    fn keep(&mut self, place: ProjectPlace, lock: File) {
        let context = self.context.clone();
        let wake = Arc::new(move || context.request_repaint());
        match Kept::start(place.clone(), lock, &mut self.window.model.session, wake) {
            Ok(kept) => {
                self.keeping = Keeping::Open(kept);
                (self.told_shown, self.told_standpoint) = (false, None);
                self.window.model.place = Some(place);
            }
            Err(error) => {
                self.keeping = Keeping::Refused(Instant::now());
                let text = of_error(&self.window.model.words, &MediaError::from_io(&place.file, &error));
                self.window.complain(text);
            }
        }
    }

    /// Puts a project into the window.
    pub(super) fn show_session(&mut self, session: Session) {
        self.stage.pause();
        self.stage.leave();
        self.forget_making();
        self.importing = Importing::default();
        let model = &mut self.window.model;
        model.session = session;
        (model.stage.viewing, model.stage.version, model.stage.picture) = (None, None, None);
        model.recorded.clear();
        model.incoming.clear();
        model.copying.clear();
        model.missing.clear();
        model.making.begin_anew();
        self.window.begin_anew(is_of_project);
    }

    /// Asks for an earlier version; what is there now is put aside.
    pub(super) fn ask_version(&mut self, file: PathBuf) {
        self.window.keep_words();
        self.window.show(None);
        let model = &self.window.model;
        if let Some(place) = model.place.clone() {
            let (project, paths) = (model.session.project().clone(), model.session.paths.clone());
            self.files.ask(Task::UseVersion(file, place, project, paths));
        }
    }

    /// An earlier version becomes the newest.
    pub(super) fn use_version(&mut self, version: LoadedProject) {
        let history = sunting_timeline::History::new(Arc::new(version.project));
        let (step, purpose) = (self.window.model.chrome.step(), self.window.model.making.purpose);
        let session = self.window.model.session.as_earlier(history, Arc::new(version.media_paths));
        self.show_session(session);
        self.window.model.missing = version.missing;
        self.window.stand_in(step);
        self.window.model.making.choose(purpose);
        self.save_now();
    }

    /// Keeps the project as a whole at once, with what the journal cannot say: where files lie.
    pub(super) fn save_now(&mut self) {
        if let Keeping::Open(kept) = &self.keeping {
            kept.save_now(&mut self.window.model.session);
        }
    }

    /// Puts the project first among the last ones.
    pub(super) fn remember_project(&self) {
        if let Some(place) = &self.window.model.place {
            self.files.ask(Task::Remember(self.recent(place.file.clone())));
        }
    }

    /// How the project stands among the last ones.
    pub(super) fn recent(&self, file: PathBuf) -> Recent {
        let session = &self.window.model.session;
        let picture = session.first_picture();
        let purpose = self.window.model.making.purpose.code();
        Recent { file, opened_s: 0, duration: session.duration(), picture, purpose, is_gone: false }
    }
}
