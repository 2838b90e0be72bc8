//! The project on the disk: its folder is made, and whatever is done is told to its autosave.

mod elsewhere;
mod kept;
mod leaving;
mod opened;
mod renaming;
mod saving;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Local;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::naming::is_camera_name;
use sunting_core::servers::{allow, allowed, server_of};
use sunting_core::workspace::autosave::SaveState;
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace};
use sunting_core::workspace::standpoint::Standpoint;

use super::App;
use crate::model::Safety;
use crate::services::files::Task;
use crate::state::sentences::of_error;
use kept::Kept;
pub(super) use leaving::is_of_project;
use leaving::{Closing, Left};
pub(super) use opened::Back;

/// A folder that was refused is asked for again this late.
const AGAIN: Duration = Duration::from_secs(5);

/// Who keeps the open project, and what was told of that.
#[derive(Default)]
pub(super) struct Autosaving {
    who: Who,
    /// Projects that were left before their folder was made,
    left: Vec<Left>,
    /// and those that are being saved for the last time.
    closing: Vec<Closing>,
    /// Whether autosave knows that the project was shown.
    told_shown: bool,
    /// Where autosave knows somebody to be.
    told_standpoint: Option<Standpoint>,
    /// Whether it was told that the work is not saved.
    told_not_saved: bool,
    /// When an autosave last took over from one that had ended.
    took_over: Option<Instant>,
}

/// Who keeps the project on the disk.
#[derive(Default)]
enum Who {
    /// Nobody: nothing has been put in yet.
    #[default]
    Nobody,
    /// Its folder is being made.
    Creating,
    /// It could not be made; it is tried again then.
    Refused(Instant),
    Autosave(Kept),
    /// Nobody: it can only be looked at, until a copy of it is kept elsewhere.
    Elsewhere,
}

impl Autosaving {
    /// An autosave keeps it from now on.
    fn begin(&mut self, kept: Kept) {
        self.who = Who::Autosave(kept);
        (self.told_shown, self.told_standpoint) = (false, None);
    }

    /// Something that was asked of the disk was not done: the folder may be asked for again.
    pub fn give_up_creating(&mut self) {
        if self.is_creating() {
            self.who = Who::Refused(Instant::now());
        }
    }

    /// Whether the folder of this project, or of one that was left, is on its way.
    pub fn awaits_folders(&self) -> bool {
        self.is_creating() || !self.left.is_empty()
    }

    /// Whether the project's folder is on its way.
    pub fn is_creating(&self) -> bool {
        matches!(self.who, Who::Creating)
    }
}

impl App {
    fn safety(&mut self) -> &mut Safety {
        &mut self.window.model.safety
    }

    /// Where the project lies, once it is on the disk.
    pub(super) fn place(&self) -> Option<&ProjectPlace> {
        self.window.model.safety.place()
    }

    /// Whatever was put in has a folder from its first second; whatever is done is told to autosave.
    pub(super) fn follow_project(&mut self) {
        self.hear_renamed();
        self.hear_closing();
        self.tell_autosave();
        self.tell_standpoint();
        match &self.autosaving.who {
            Who::Autosave(kept) => {
                let state = kept.autosave.state();
                self.hear_saving(state);
            }
            Who::Nobody => self.create_when_needed(),
            Who::Refused(since) if since.elapsed() > AGAIN => self.create_when_needed(),
            Who::Refused(_) => self.services.context.request_repaint_after(AGAIN),
            Who::Creating | Who::Elsewhere => {}
        }
    }

    /// Tells autosave where somebody is. While the video plays, the line's every step is not worth a word.
    fn tell_standpoint(&mut self) {
        let Who::Autosave(kept) = &self.autosaving.who else { return };
        let now = self.window.standpoint();
        if self.autosaving.told_standpoint.as_ref() != Some(&now) && !self.window.model.preview.is_playing() {
            kept.autosave.at(now.clone());
            self.autosaving.told_standpoint = Some(now);
        }
    }

    /// From the first picture on, a sudden end has nothing to do with opening this project.
    pub(super) fn tell_shown(&mut self, is_shown: bool) {
        if let Who::Autosave(kept) = &self.autosaving.who
            && is_shown
            && !std::mem::replace(&mut self.autosaving.told_shown, true)
        {
            kept.autosave.shown();
        }
    }

    /// Passes the steps of this frame on to who keeps the project.
    pub(super) fn tell_autosave(&mut self) {
        if let Who::Autosave(kept) = &self.autosaving.who
            && kept.tell(&mut self.window.model.session)
        {
            self.remember_servers();
        }
    }

    /// Keeps the project as a whole at once, with what the journal cannot say: where files lie.
    pub(super) fn save_now(&mut self) {
        if let Who::Autosave(kept) = &self.autosaving.who {
            kept.save_now(&mut self.window.model.session);
        }
    }

    /// Where a path leads to a server, the user chose a file there: from now on it is asked for what projects name.
    pub(super) fn remember_servers(&mut self) {
        let model = &self.window.model;
        let servers = model.session.paths().0.values().filter_map(|path| server_of(&path.to_string_lossy()));
        servers.for_each(|server| allow(&server));
        let (known, servers) = (&model.settings.common.servers, allowed());
        if servers.iter().any(|server| !known.contains(server)) {
            self.window.change_settings(|settings| settings.common.servers.extend(servers));
        }
    }

    fn create_when_needed(&mut self) {
        let session = self.window.session();
        if !session.project().media.is_empty() || !session.is_empty() {
            self.create();
        }
    }

    /// Asks for a folder at the usual place.
    fn create(&mut self) {
        self.create_in(self.projects_folder());
    }

    /// Asks for a folder in that one.
    fn create_in(&mut self, parent: PathBuf) {
        let name = self.first_name();
        let session = self.window.session();
        let (project, paths) = (session.project().clone(), session.paths().clone());
        self.services.files.ask(Task::Create(parent, name, project, paths));
        self.autosaving.who = Who::Creating;
    }

    /// After the first clip; after the day where a camera or WhatsApp named that.
    fn first_name(&self) -> String {
        let model = &self.window.model;
        let first = model.session.project().media.first().map(|media| model.session.paths().of(media.id));
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
                self.copy_all();
                self.remember_project();
            }
            // Another place was asked for while this one was made, and has it.
            Err(error) if matches!(self.autosaving.who, Who::Autosave(_)) => self.window.complain_of(&error),
            Err(error) => {
                self.autosaving.who = Who::Refused(Instant::now());
                if let OpenError::File(error) = &error {
                    self.safety().note_save(SaveState::Failed(error.clone()));
                }
                let text = of_error(self.window.words(), &error);
                self.tell_not_saved(text, "choose-folder");
            }
        }
    }

    /// Keeps a project; where nothing can be written it is shown, and its copy can be kept elsewhere.
    fn keep_or_look(&mut self, place: ProjectPlace, lock: Result<File, MediaError>) {
        self.safety().note_look_only(lock.is_err());
        match lock {
            Ok(lock) => self.keep(place, lock),
            Err(error) => {
                self.autosaving.who = Who::Elsewhere;
                self.safety().lie_at(place);
                if matches!(error.problem, MediaProblem::InTheWay) {
                    let why = of_error(self.window.words(), &error);
                    self.window.tell_only_looked_at(why);
                } else {
                    self.window.tell_look_only();
                }
            }
        }
    }

    fn keep(&mut self, place: ProjectPlace, lock: File) {
        let context = self.services.context.clone();
        let wake = Arc::new(move || context.request_repaint());
        match Kept::start(place.clone(), lock, &mut self.window.model.session, wake) {
            Ok(kept) => {
                self.autosaving.begin(kept);
                self.safety().lie_at(place);
            }
            Err(error) => {
                self.autosaving.who = Who::Refused(Instant::now());
                self.window.complain_of(&MediaError::from_io(&place.file, &error));
            }
        }
    }
}
