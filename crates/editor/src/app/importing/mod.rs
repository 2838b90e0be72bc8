//! Files on their way in: looked at, probed, put in order, copied where they may soon be gone.

mod arriving;
mod copying;
mod hearing;
mod quiet;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::media::probe::MediaFacts;
use sunting_core::workspace::arrival::{Arrival, MOST_AT_ONCE, Written};
use sunting_core::workspace::open::ProjectPlace;
use sunting_session::Session;
use sunting_session::import::Arrived;
use sunting_timeline::ClipId;
use sunting_timeline::edit::Edit;
use sunting_timeline::footage::whole_content;
use sunting_words::Messages;

use crate::look::icons;
use crate::model::{Incoming, Shelf, shape_words};
use crate::services::files::{Files, Task};
use crate::services::media_cache::{MediaCacheService, Probed};
use crate::services::path_check::several;
use crate::state::sentences::of_error;
use crate::state::{Action, Command, Notice, Request};
use arriving::{Arrivals, Growth};
use copying::ask_for_copies;
pub(super) use hearing::ImportNews;

use super::opening::no_project;

/// So long a file may rest that has not all it needs, before it is called broken,
const PATIENCE: Duration = Duration::from_secs(10);
/// and one that somebody still holds, or whose name says that it is not whole.
const LONG_PATIENCE: Duration = Duration::from_secs(60);
/// How long a file that came twice lights up.
const LIT: Duration = Duration::from_millis(1500);

/// The state of everything that is on its way.
#[derive(Default)]
pub(super) struct Importing {
    /// Files that are being probed, of the batch that goes in together.
    probing: Vec<PathBuf>,
    /// Files of the batch that are ready.
    ready: Vec<MediaFacts>,
    /// Files that may still be written.
    arrivals: Arrivals,
    /// How far files were written when they were looked at.
    written: HashMap<PathBuf, Written>,
    /// A clip that gets a file which is on its way.
    replacing: Option<(ClipId, PathBuf)>,
    /// How many files' sound was looked at for being quiet.
    heard_peaks: (usize, usize, usize),
}

/// What importing works on and with.
pub(super) struct Parts<'a> {
    pub shelf: &'a mut Shelf,
    pub session: &'a mut Session,
    pub place: Option<&'a ProjectPlace>,
    pub words: &'a Messages,
    pub files: &'a Files,
    pub media_cache: &'a mut MediaCacheService,
}

impl Importing {
    /// What was asked about files may never be answered: they can be put in again.
    pub fn give_up_checking(&self, shelf: &mut Shelf) {
        shelf.keep_incoming(|path, state| *state != Incoming::Checking || self.is_probing(path));
    }

    fn is_probing(&self, path: &Path) -> bool {
        self.probing.iter().any(|other| other == path)
    }

    /// What the files turned out to be.
    fn looked(&mut self, files: Vec<(PathBuf, Arrival)>, parts: &mut Parts<'_>) -> Vec<Action> {
        let is_known = |path: &Path| files.iter().any(|(other, _)| other == path);
        parts.shelf.keep_incoming(|path, state| {
            *state != Incoming::Checking || is_known(path) || self.is_probing(path) || self.arrivals.has(path)
        });
        let asked = files.into_iter().filter_map(|(path, arrival)| self.is_something(path, arrival, parts)).collect();
        self.sort_when_ready(parts);
        asked
    }

    fn is_something(&mut self, path: PathBuf, arrival: Arrival, parts: &mut Parts<'_>) -> Option<Action> {
        let fail = |parts: &mut Parts<'_>, path, key| {
            parts.shelf.note_incoming(path, Incoming::Failed(parts.words.text(key, &[])));
        };
        match arrival {
            Arrival::Media(written) => self.probe(path, written, parts),
            Arrival::Captions => {
                parts.shelf.forget_incoming(&path);
                parts.files.ask(Task::ReadSubtitles(path, None));
            }
            Arrival::Project => {
                parts.shelf.forget_incoming(&path);
                return Some(Request::Open(path).into());
            }
            Arrival::Projects(projects) => {
                parts.shelf.forget_incoming(&path);
                return Some(Action::Notify(no_project(parts.words, &several(&projects))));
            }
            Arrival::StillArriving(written) => {
                let broken = parts.words.text("window-error-incomplete", &[]);
                self.wait_for_more(path, written, LONG_PATIENCE, broken, parts.shelf);
            }
            Arrival::Foreign(kind) => parts.shelf.note_incoming(path, Incoming::Foreign(kind)),
            // A browser gives a finished download another name.
            Arrival::Missing if self.arrivals.has(&path) => {
                self.arrivals.forget(&path);
                parts.shelf.forget_incoming(&path);
            }
            Arrival::Missing => fail(parts, path, "error-not-found"),
            // Folders with something in them have become the files in them.
            Arrival::Folder { is_whole: true, .. } => fail(parts, path, "path-nothing-in-it"),
            Arrival::Folder { .. } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let count = (MOST_AT_ONCE as i64).into();
                let text = parts.words.text("notice-folder-cut", &[("name", name.into()), ("count", count)]);
                return Some(Action::Notify(Notice::complaint(text)));
            }
        }
        None
    }

    fn probe(&mut self, path: PathBuf, written: Written, parts: &mut Parts<'_>) {
        self.written.insert(path.clone(), written);
        // What is known to be arriving stays so until its end is there.
        if !self.arrivals.has(&path) {
            parts.shelf.note_incoming(path.clone(), Incoming::Checking);
        }
        parts.media_cache.probe(&path);
        if !self.is_probing(&path) {
            self.probing.push(path);
        }
    }

    /// A file has not all it needs: it is looked at again as long as it may grow; then it is broken.
    fn wait_for_more(
        &mut self,
        path: PathBuf,
        written: Written,
        patience: Duration,
        broken: String,
        shelf: &mut Shelf,
    ) {
        let state = match self.arrivals.note(&path, written, patience, Instant::now()) {
            Growth::Grows => Incoming::StillArriving,
            Growth::Unknown => Incoming::Checking,
            Growth::Stopped => Incoming::Failed(broken),
        };
        shelf.note_incoming(path, state);
    }

    /// Looks again at what was still arriving.
    pub fn follow_arriving(&mut self, shelf: &Shelf, files: &Files) {
        let mut due = self.arrivals.due(Instant::now());
        due.retain(|path| {
            let is_wanted = shelf.incoming().iter().any(|(other, _)| other == path);
            if !is_wanted {
                self.arrivals.forget(path);
            }
            is_wanted
        });
        if !due.is_empty() {
            files.ask(Task::Look(due));
        }
    }

    /// How long until something has to be looked at again, or drawn otherwise.
    pub fn wait(&self, shelf: &Shelf) -> Option<Duration> {
        let lit = shelf.lit().map(|(_, until)| until.saturating_duration_since(Instant::now()));
        self.arrivals.wait().into_iter().chain(lit.filter(|rest| !rest.is_zero())).min()
    }

    /// Facts came, or why there are none.
    pub fn probed(&mut self, probed: Vec<Probed>, parts: &mut Parts<'_>) {
        for (path, facts) in probed {
            if !self.is_probing(&path) {
                ask_for_date(path, facts, parts.files);
                continue;
            }
            self.probing.retain(|other| *other != path);
            match facts {
                Ok(facts) => self.readable(facts, parts),
                Err(error) => self.not_probed(path, &error, parts),
            }
        }
        self.sort_when_ready(parts);
    }

    /// What cannot be opened may only not be whole yet.
    fn not_probed(&mut self, path: PathBuf, error: &MediaError, parts: &mut Parts<'_>) {
        let text = of_error(parts.words, error);
        let written = self.written.remove(&path).unwrap_or_default();
        if matches!(error.problem, MediaProblem::Incomplete | MediaProblem::Empty) {
            self.wait_for_more(path, written, PATIENCE, text, parts.shelf);
        } else if matches!(error.problem, MediaProblem::InUse) {
            self.wait_for_more(path, written, LONG_PATIENCE, text, parts.shelf);
        } else {
            self.arrivals.forget(&path);
            parts.shelf.note_incoming(path, Incoming::Failed(text));
        }
    }

    /// A file can be read. One that has grown since it was looked at last is not put in yet.
    fn readable(&mut self, facts: MediaFacts, parts: &mut Parts<'_>) {
        let looked = self.written.get(&facts.path).copied().unwrap_or_default();
        if self.arrivals.has_grown(&facts.path, looked) {
            self.wait_for_the_rest(facts.path, parts);
        } else {
            self.ready.push(facts);
        }
    }

    /// What is missing of a file that still grows would be missing from the video.
    fn wait_for_the_rest(&mut self, path: PathBuf, parts: &mut Parts<'_>) {
        let looked = self.written.get(&path).copied().unwrap_or_default();
        let text = parts.words.text("window-error-incomplete", &[]);
        self.wait_for_more(path, looked, PATIENCE, text, parts.shelf);
    }

    fn sort_when_ready(&mut self, parts: &Parts<'_>) {
        if self.probing.is_empty() && !self.ready.is_empty() {
            parts.files.ask(Task::Sort(std::mem::take(&mut self.ready)));
        }
    }

    /// Files in order of recording go into the project.
    fn sorted(&mut self, files: Vec<(Arrived, i64)>, parts: &mut Parts<'_>) -> Vec<Action> {
        let (files, recorded_s): (Vec<Arrived>, Vec<i64>) = files.into_iter().unzip();
        for file in &files {
            parts.shelf.forget_incoming(&file.facts.path);
            self.arrivals.forget(&file.facts.path);
            self.written.remove(&file.facts.path);
        }
        let imported = match parts.session.import(&files) {
            Ok(imported) => imported,
            Err(error) => return vec![Action::Notify(Notice::plain(icons::INFO, of_error(parts.words, &error)))],
        };
        for id in &imported.added {
            let path = parts.session.paths().of(*id);
            if let Some(at) = files.iter().position(|file| file.facts.path == path) {
                parts.shelf.note_recorded(*id, recorded_s[at]);
            }
        }
        if let Some(known) = imported.known {
            parts.shelf.light_up(known, Instant::now() + LIT);
        }
        ask_for_copies(&imported.added, parts.place, parts.session, parts.files);
        let mut asked: Vec<Action> = self.replaced(parts.session).into_iter().collect();
        if imported.placed {
            asked.extend(placed(imported.added.len(), parts));
        }
        asked
    }

    /// A clip shows another file, from its start.
    fn replaced(&mut self, session: &Session) -> Option<Action> {
        let (clip, path) = self.replacing.take()?;
        let media = session.project().media.iter().find(|media| session.paths().of(media.id) == path)?;
        let edit = Edit::ReplaceContent { clip, content: whole_content(media) };
        Some(Action::Edit("undo-replace", vec![edit]))
    }
}

/// Nobody writes down when files were recorded: those of a project that was opened are asked again.
fn ask_for_date(path: PathBuf, facts: Result<MediaFacts, MediaError>, files: &Files) {
    if let Ok(facts) = facts {
        files.ask(Task::Date(path, facts.tags));
    }
}

/// Says what was placed, and shows it from its start.
fn placed(count: usize, parts: &Parts<'_>) -> [Action; 2] {
    let shape = shape_words(parts.words, parts.session.project().canvas).to_lowercase();
    let text = parts.words.text("notice-placed", &[("count", (count as i64).into()), ("shape", shape.into())]);
    let undo = Notice::plain(icons::CHECK_CIRCLE, text).with("cmd-undo", Action::Run(Command::Undo));
    [Action::Notify(undo), Action::Run(Command::ToStart)]
}

#[cfg(test)]
mod tests;
