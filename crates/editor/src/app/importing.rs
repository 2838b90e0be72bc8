//! Files on their way in: looked at, probed, put in order, copied where they may soon be gone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::media::probe::MediaFacts;
use sunting_core::workspace::arrival::{Arrival, MOST_AT_ONCE, Written};
use sunting_session::import::Arrived;
use sunting_timeline::edit::Edit;
use sunting_timeline::footage::whole_content;
use sunting_timeline::{ClipId, MediaId};

use super::App;
use super::arriving::{Arrivals, Growth};
use crate::look::icons;
use crate::model::Incoming;
use crate::services::file_tasks::MediaCopy;
use crate::services::files::Task;
use crate::services::glances::Probed;
use crate::services::path_check::several;
use crate::state::sentences::of_error;
use crate::state::{Action, Command, Request};

/// So long a file may rest that has not all it needs, before it is called broken,
const PATIENCE: Duration = Duration::from_secs(10);
/// and one that somebody still holds, or whose name says that it is not whole.
const LONG_PATIENCE: Duration = Duration::from_secs(60);
/// How long a file that came twice lights up.
const LIT: Duration = Duration::from_millis(1500);

/// The state of everything that is on its way.
#[derive(Default)]
pub struct Importing {
    /// Files that are being probed, of the batch that goes in together.
    probing: Vec<PathBuf>,
    /// Files of the batch that are ready.
    ready: Vec<MediaFacts>,
    /// Files that may still be written.
    pub(super) arrivals: Arrivals,
    /// How far files were written when they were looked at.
    written: HashMap<PathBuf, Written>,
    /// A clip that gets a file which is on its way.
    pub(super) replacing: Option<(ClipId, PathBuf)>,
}

impl App {
    /// Puts files in: their rows are there at once.
    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        if let Some(folder) = paths.first().and_then(|path| path.parent()) {
            self.window.model.settings.common.import_folder = Some(folder.to_owned());
            self.files.ask(Task::KeepSettings(self.window.model.settings.clone()));
        }
        for path in &paths {
            self.set_incoming(path.clone(), Incoming::Checking);
        }
        self.files.ask(Task::Look(paths));
    }

    fn set_incoming(&mut self, path: PathBuf, state: Incoming) {
        let incoming = &mut self.window.model.incoming;
        match incoming.iter_mut().find(|(other, _)| *other == path) {
            Some((_, now)) => *now = state,
            None => incoming.push((path, state)),
        }
    }

    fn fail_incoming(&mut self, path: PathBuf, key: &str) {
        let text = self.window.model.t(key);
        self.set_incoming(path, Incoming::Failed(text));
    }

    /// What was asked about files may never be answered: they can be put in again.
    pub(super) fn give_up_checking(&mut self) {
        let probing = &self.importing.probing;
        self.window.model.incoming.retain(|(path, state)| *state != Incoming::Checking || probing.contains(path));
    }

    fn drop_incoming(&mut self, path: &Path) {
        self.window.model.incoming.retain(|(other, _)| other != path);
    }

    /// What the files turned out to be.
    pub(super) fn looked(&mut self, files: Vec<(PathBuf, Arrival)>) {
        let is_known = |path: &PathBuf| files.iter().any(|(other, _)| other == path);
        self.window.model.incoming.retain(|(path, state)| {
            let is_awaited = self.importing.probing.contains(path) || self.importing.arrivals.has(path);
            *state != Incoming::Checking || is_known(path) || is_awaited
        });
        for (path, arrival) in files {
            match arrival {
                Arrival::Media(written) => {
                    self.importing.written.insert(path.clone(), written);
                    // What is known to be arriving stays so until its end is there.
                    if !self.importing.arrivals.has(&path) {
                        self.set_incoming(path.clone(), Incoming::Checking);
                    }
                    self.glances.probe(&path);
                    if !self.importing.probing.contains(&path) {
                        self.importing.probing.push(path);
                    }
                }
                Arrival::Captions => {
                    self.drop_incoming(&path);
                    self.files.ask(Task::ReadSubtitles(path, None));
                }
                Arrival::Project => {
                    self.drop_incoming(&path);
                    self.window.asked.push(Request::Open(path).into());
                    self.context.request_repaint();
                }
                Arrival::Projects(projects) => {
                    self.drop_incoming(&path);
                    self.tell_no_project(&several(&projects));
                }
                Arrival::StillArriving(written) => {
                    let broken = self.window.model.t("window-error-incomplete");
                    self.wait_for_more(path, written, LONG_PATIENCE, broken);
                }
                Arrival::Foreign(kind) => self.set_incoming(path, Incoming::Foreign(kind)),
                // A browser gives a finished download another name.
                Arrival::Missing if self.importing.arrivals.has(&path) => {
                    self.importing.arrivals.forget(&path);
                    self.drop_incoming(&path);
                }
                Arrival::Missing => self.fail_incoming(path, "error-not-found"),
                // Folders with something in them have become the files in them.
                Arrival::Folder { is_whole: true, .. } => self.fail_incoming(path, "path-nothing-in-it"),
                Arrival::Folder { .. } => self.complain_of_more_than_fits(&path),
            }
        }
        self.sort_when_ready();
    }

    fn complain_of_more_than_fits(&mut self, folder: &Path) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let count = (MOST_AT_ONCE as i64).into();
        let text = self.window.model.words.text("notice-folder-cut", &[("name", name.into()), ("count", count)]);
        self.window.complain(text);
    }

    /// A file has not all it needs: it is looked at again as long as it may grow; then it is broken.
    fn wait_for_more(&mut self, path: PathBuf, written: Written, patience: Duration, broken: String) {
        let state = match self.importing.arrivals.note(&path, written, patience, Instant::now()) {
            Growth::Grows => Incoming::StillArriving,
            Growth::Unknown => Incoming::Checking,
            Growth::Stopped => Incoming::Failed(broken),
        };
        self.set_incoming(path, state);
    }

    /// Looks again at what was still arriving.
    pub(super) fn follow_arriving(&mut self) {
        let incoming = &self.window.model.incoming;
        let mut due = self.importing.arrivals.due(Instant::now());
        due.retain(|path| {
            let is_wanted = incoming.iter().any(|(other, _)| other == path);
            if !is_wanted {
                self.importing.arrivals.forget(path);
            }
            is_wanted
        });
        if !due.is_empty() {
            self.files.ask(Task::Look(due));
        }
    }

    /// Facts came, or why there are none.
    pub(super) fn probed(&mut self, probed: Vec<Probed>) {
        for (path, facts) in probed {
            if !self.importing.probing.contains(&path) {
                self.ask_for_date(path, facts);
                continue;
            }
            self.importing.probing.retain(|other| *other != path);
            match facts {
                Ok(facts) => self.readable(facts),
                Err(error) => self.not_probed(path, &error),
            }
        }
        self.sort_when_ready();
    }

    /// What cannot be opened may only not be whole yet.
    fn not_probed(&mut self, path: PathBuf, error: &MediaError) {
        let text = of_error(&self.window.model.words, error);
        let written = self.importing.written.remove(&path).unwrap_or_default();
        if matches!(error.problem, MediaProblem::Incomplete | MediaProblem::Empty) {
            self.wait_for_more(path, written, PATIENCE, text);
        } else if matches!(error.problem, MediaProblem::InUse) {
            self.wait_for_more(path, written, LONG_PATIENCE, text);
        } else {
            self.importing.arrivals.forget(&path);
            self.set_incoming(path, Incoming::Failed(text));
        }
    }

    /// A file can be read. One that has grown since it was looked at last is not put in yet.
    fn readable(&mut self, facts: MediaFacts) {
        let looked = self.importing.written.get(&facts.path).copied().unwrap_or_default();
        if self.importing.arrivals.has_grown(&facts.path, looked) {
            self.wait_for_the_rest(facts.path);
        } else {
            self.importing.ready.push(facts);
        }
    }

    /// What is missing of a file that still grows would be missing from the video.
    pub(super) fn wait_for_the_rest(&mut self, path: PathBuf) {
        let looked = self.importing.written.get(&path).copied().unwrap_or_default();
        let text = self.window.model.t("window-error-incomplete");
        self.wait_for_more(path, looked, PATIENCE, text);
    }

    /// Nobody writes down when files were recorded: those of a project that was opened are asked again.
    fn ask_for_date(&self, path: PathBuf, facts: Result<MediaFacts, MediaError>) {
        if let Ok(facts) = facts {
            self.files.ask(Task::Date(path, facts.tags));
        }
    }

    /// When a file of the project was recorded.
    pub(super) fn dated(&mut self, path: &Path, recorded_s: i64) {
        let model = &mut self.window.model;
        let own = model.session.project().media.iter().map(|media| media.id);
        let own: Vec<MediaId> = own.filter(|id| model.session.paths.of(*id) == path).collect();
        own.into_iter().for_each(|id| model.note_recorded(id, recorded_s));
    }

    fn sort_when_ready(&mut self) {
        if self.importing.probing.is_empty() && !self.importing.ready.is_empty() {
            self.files.ask(Task::Sort(std::mem::take(&mut self.importing.ready)));
        }
    }

    /// Files in order of recording go into the project.
    pub(super) fn sorted(&mut self, files: Vec<(Arrived, i64)>) {
        let (files, recorded_s): (Vec<Arrived>, Vec<i64>) = files.into_iter().unzip();
        for file in &files {
            self.drop_incoming(&file.facts.path);
            self.importing.arrivals.forget(&file.facts.path);
            self.importing.written.remove(&file.facts.path);
        }
        let imported = match self.window.model.session.import(&files) {
            Ok(imported) => imported,
            Err(error) => {
                self.window.refuse(&error);
                return;
            }
        };
        for id in &imported.added {
            let path = self.window.model.session.paths.of(*id).to_owned();
            if let Some(at) = files.iter().position(|file| file.facts.path == path) {
                self.window.model.note_recorded(*id, recorded_s[at]);
            }
        }
        if let Some(known) = imported.known {
            self.window.model.lit = Some((known, Instant::now() + LIT));
            self.context.request_repaint_after(LIT);
        }
        self.copy_passing(&imported.added);
        self.replace_now();
        if imported.placed {
            self.tell_placed(imported.added.len());
        }
    }

    /// A clip shows another file, from its start.
    fn replace_now(&mut self) {
        let Some((clip, path)) = self.importing.replacing.take() else { return };
        let session = &self.window.model.session;
        let media = session.project().media.iter().find(|media| session.paths.of(media.id) == path);
        if let Some(media) = media {
            let edit = Edit::ReplaceContent { clip, content: whole_content(media) };
            self.window.apply(Action::Edit("undo-replace", vec![edit]));
        }
    }

    fn tell_placed(&mut self, count: usize) {
        let model = &self.window.model;
        let shape = model.shape_words().to_lowercase();
        let text = model.words.text("notice-placed", &[("count", (count as i64).into()), ("shape", shape.into())]);
        let undo = ("cmd-undo", Action::Run(Command::Undo));
        self.window.say(icons::CHECK_CIRCLE, text, Some(undo));
        self.window.run(Command::ToStart);
        self.perform_stage_effects();
    }

    /// Asks for copies of files that may soon be gone; they are usable meanwhile.
    pub(super) fn copy_passing(&mut self, media: &[MediaId]) {
        let Some(place) = self.window.model.place.clone() else { return };
        for id in media {
            let from = self.window.model.session.paths.of(*id).to_owned();
            self.files.ask(Task::Copy(MediaCopy { media: *id, from, folder: place.folder.clone() }));
        }
    }
}
