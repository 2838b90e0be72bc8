//! Files on their way in: looked at, probed, put in order, copied where they may soon be gone.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sunting_core::media::probe::MediaFacts;
use sunting_core::workspace::arrival::{Arrival, MOST_AT_ONCE};
use sunting_timeline::edit::Edit;
use sunting_timeline::{ClipId, MediaId};

use super::App;
use crate::look::icons;
use crate::model::Incoming;
use crate::services::copies::MediaCopy;
use crate::services::files::Task;
use crate::services::glances::Probed;
use crate::state::import::{Arrived, content_of};
use crate::state::sentences::of_error;
use crate::state::{Action, Command};

/// A file that is still being written is looked at again this soon.
const AGAIN: Duration = Duration::from_secs(2);
/// How long a file that came twice lights up.
const LIT: Duration = Duration::from_millis(1500);

/// The state of everything that is on its way.
#[derive(Default)]
pub struct Importing {
    /// Files that are being probed, of the batch that goes in together.
    probing: Vec<PathBuf>,
    /// Files of the batch that are ready.
    ready: Vec<MediaFacts>,
    /// Files that are looked at again, and when.
    arriving: Vec<(PathBuf, Instant)>,
    /// Files that were written to a moment ago: without their end they are not broken yet.
    fresh: Vec<PathBuf>,
    /// A clip that gets a file which is on its way.
    pub(super) replacing: Option<(ClipId, PathBuf)>,
}

impl Importing {
    /// How long until something is looked at again.
    pub fn wait(&self) -> Option<Duration> {
        self.arriving.iter().map(|(_, at)| at.saturating_duration_since(Instant::now())).min()
    }
}

impl App {
    /// Puts files in: their rows are there at once.
    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        if let Some(folder) = paths.first().and_then(|path| path.parent()) {
            self.window.model.settings.import_folder = Some(folder.to_owned());
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

    fn drop_incoming(&mut self, path: &Path) {
        self.window.model.incoming.retain(|(other, _)| other != path);
    }

    /// What the files turned out to be.
    pub(super) fn looked(&mut self, files: Vec<(PathBuf, Arrival)>) {
        let is_known = |path: &PathBuf| files.iter().any(|(other, _)| other == path);
        self.window.model.incoming.retain(|(path, state)| {
            *state != Incoming::Checking || is_known(path) || self.importing.probing.contains(path)
        });
        for (path, arrival) in files {
            match arrival {
                Arrival::Media { is_fresh } => {
                    self.importing.fresh.retain(|other| *other != path);
                    self.importing.fresh.extend(is_fresh.then(|| path.clone()));
                    // What is known to be arriving stays so until its end is there.
                    if !self.is_arriving(&path) {
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
                    self.window.asked.push(Action::Open(path));
                    self.context.request_repaint();
                }
                Arrival::StillArriving { is_fresh: true } => self.look_again(path),
                Arrival::StillArriving { .. } => {
                    self.stop_looking(&path);
                    self.fail_incoming(path, "window-error-incomplete");
                }
                Arrival::Foreign(kind) => self.set_incoming(path, Incoming::Foreign(kind)),
                // A browser gives a finished download another name.
                Arrival::Missing if self.is_arriving(&path) => {
                    self.stop_looking(&path);
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

    fn look_again(&mut self, path: PathBuf) {
        self.set_incoming(path.clone(), Incoming::StillArriving);
        let at = Instant::now() + AGAIN;
        match self.importing.arriving.iter_mut().find(|(other, _)| *other == path) {
            Some((_, when)) => *when = at,
            None => self.importing.arriving.push((path, at)),
        }
    }

    fn is_arriving(&self, path: &Path) -> bool {
        self.importing.arriving.iter().any(|(other, _)| other == path)
    }

    fn stop_looking(&mut self, path: &Path) {
        self.importing.arriving.retain(|(other, _)| other != path);
    }

    /// Looks again at what was still arriving.
    pub(super) fn follow_arriving(&mut self) {
        let now = Instant::now();
        let due: Vec<PathBuf> = self
            .importing
            .arriving
            .iter_mut()
            .filter(|(_, at)| *at <= now)
            .map(|(path, at)| {
                *at = now + AGAIN;
                path.clone()
            })
            .collect();
        if !due.is_empty() {
            self.files.ask(Task::Look(due));
        }
    }

    /// Facts came, or why there are none.
    pub(super) fn probed(&mut self, probed: Vec<Probed>) {
        for (path, facts) in probed {
            if !self.importing.probing.contains(&path) {
                continue;
            }
            self.importing.probing.retain(|other| *other != path);
            match facts {
                Ok(facts) => {
                    self.stop_looking(&path);
                    self.importing.ready.push(facts);
                }
                Err(error) => {
                    let may_grow = matches!(sunting_core::error::Described::code(&error), "incomplete" | "empty-file");
                    if may_grow && self.importing.fresh.contains(&path) {
                        self.look_again(path);
                    } else {
                        self.stop_looking(&path);
                        let text = of_error(&self.window.model.words, &error);
                        self.set_incoming(path, Incoming::Failed(text));
                    }
                }
            }
        }
        self.sort_when_ready();
    }

    fn sort_when_ready(&mut self) {
        if self.importing.probing.is_empty() && !self.importing.ready.is_empty() {
            self.files.ask(Task::Sort(std::mem::take(&mut self.importing.ready)));
        }
    }

    /// Files in order of recording go into the project.
    pub(super) fn sorted(&mut self, files: Vec<Arrived>) {
        for file in &files {
            self.drop_incoming(&file.facts.path);
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
            if let Some(file) = files.iter().find(|file| file.facts.path == path) {
                self.window.model.recorded.insert(*id, file.recorded_s);
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
            let edit = Edit::ReplaceContent { clip, content: content_of(media) };
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
