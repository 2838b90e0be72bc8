//! What the window's services say of files that come in, and what is asked of them.

use std::path::PathBuf;

use sunting_core::workspace::arrival::Arrival;
use sunting_session::import::Arrived;
use sunting_timeline::{ClipId, MediaId};

use super::{Importing, Parts};
use crate::app::App;
use crate::model::Incoming;
use crate::services::files::Task;
use crate::services::media_cache::Probed;
use crate::state::{Action, Command};

/// What is heard of files that come in.
pub(in crate::app) enum ImportNews {
    /// Somebody puts them in: their rows are there at once.
    Begun(Vec<PathBuf>),
    Looked(Vec<(PathBuf, Arrival)>),
    /// They are ready, in order, with when they were recorded.
    Sorted(Vec<(Arrived, i64)>),
    /// One has grown since it was looked at.
    Grown(PathBuf),
    /// When one of the project was recorded, in seconds since 1970.
    Dated(PathBuf, i64),
    /// How much of one is copied into the project, 0 to 1.
    Copying(MediaId, f32),
    /// One is of no interest any more.
    Forgotten(PathBuf),
}

impl Importing {
    /// Hears news; what the window is to do then.
    pub fn hear(&mut self, news: ImportNews, mut parts: Parts<'_>) -> Vec<Action> {
        match news {
            ImportNews::Begun(paths) => {
                let rows = paths.iter().cloned();
                rows.for_each(|path| parts.shelf.note_incoming(path, Incoming::Checking));
                parts.files.ask(Task::Look(paths));
            }
            ImportNews::Looked(files) => return self.looked(files, &mut parts),
            ImportNews::Sorted(files) => return self.sorted(files, &mut parts),
            ImportNews::Grown(path) => self.wait_for_the_rest(path, &mut parts),
            ImportNews::Dated(path, recorded_s) => {
                let own = parts.session.project().media.iter().map(|media| media.id);
                own.filter(|id| parts.session.paths().of(*id) == path)
                    .for_each(|id| parts.shelf.note_recorded(id, recorded_s));
            }
            ImportNews::Copying(media, part) => parts.shelf.note_copying(media, part),
            ImportNews::Forgotten(path) => parts.shelf.forget_incoming(&path),
        }
        Vec::new()
    }
}

impl App {
    /// Importing with what it works on.
    pub(super) fn importing(&mut self) -> (&mut Importing, Parts<'_>) {
        let model = &mut self.window.model;
        let parts = Parts {
            shelf: &mut model.shelf,
            session: &mut model.session,
            place: model.safety.place(),
            words: &model.words,
            files: &self.services.files,
            media_cache: &mut self.services.media_cache,
        };
        (&mut self.importing, parts)
    }

    pub(in crate::app) fn import(&mut self, paths: Vec<PathBuf>) {
        if let Some(folder) = paths.first().and_then(|path| path.parent()) {
            self.window.change_settings(|settings| settings.common.import_folder = Some(folder.to_owned()));
        }
        self.hear_import(ImportNews::Begun(paths));
    }

    /// Tries a file again that could not be opened.
    pub(in crate::app) fn retry(&mut self, path: PathBuf) {
        let (_, parts) = self.importing();
        parts.shelf.keep_incoming(|other, state| other != path || matches!(state, Incoming::Checking));
        self.import(vec![path]);
    }

    /// Puts a file in that a clip gets.
    pub(in crate::app) fn replace(&mut self, clip: ClipId, path: PathBuf) {
        self.importing.replacing = Some((clip, path.clone()));
        self.import(vec![path]);
    }

    /// Hears of files that come in.
    pub(in crate::app) fn hear_import(&mut self, news: ImportNews) {
        let (importing, parts) = self.importing();
        let asked = importing.hear(news, parts);
        let is_shown = asked.contains(&Action::Run(Command::ToStart));
        asked.into_iter().for_each(|action| self.window.apply(action));
        if is_shown {
            self.perform_preview_effects();
        }
    }

    /// What was asked about files may never be answered: they can be put in again.
    pub(in crate::app) fn give_up_checking(&mut self) {
        let (importing, parts) = self.importing();
        importing.give_up_checking(parts.shelf);
    }

    /// Another project is there: what was on its way belongs to the one before.
    pub(in crate::app) fn begin_shelf_anew(&mut self) {
        self.importing = Importing::default();
        self.importing().1.shelf.begin_anew();
    }

    /// Follows what is known of the sound of files.
    pub(in crate::app) fn follow_sound_of_files(&mut self) {
        let model = &mut self.window.model;
        self.importing.follow_sound(&mut model.shelf, &model.session, &model.cached_media);
    }

    /// Follows what was probed, and what still arrives.
    pub(in crate::app) fn follow_importing(&mut self, probed: Vec<Probed>) {
        let (importing, mut parts) = self.importing();
        importing.probed(probed, &mut parts);
        importing.follow_arriving(parts.shelf, parts.files);
    }
}
