//! Copies of files that may soon be gone, into the project's folder. The files are usable meanwhile.

use std::path::PathBuf;

use sunting_core::error::MediaError;
use sunting_core::workspace::open::ProjectPlace;
use sunting_session::Session;
use sunting_timeline::MediaId;

use crate::app::App;
use crate::services::file_tasks::MediaCopy;
use crate::services::files::{Files, Task};
use crate::services::media_cache::MediaCacheService;

pub(super) fn ask_for_copies(media: &[MediaId], place: Option<&ProjectPlace>, session: &Session, files: &Files) {
    let Some(place) = place else { return };
    for id in media {
        let from = session.paths().of(*id).to_owned();
        files.ask(Task::Copy(MediaCopy { media: *id, from, folder: place.folder.clone() }));
    }
}

impl App {
    /// Asks for copies of all of the project's files but the missing ones. What is there already stays.
    pub(in crate::app) fn copy_what_is_there(&mut self) {
        let model = &self.window.model;
        if model.safety.look_only() {
            return;
        }
        let all = model.session.project().media.iter().map(|media| media.id);
        let there: Vec<_> = all.filter(|id| !model.missing.has(*id)).collect();
        ask_for_copies(&there, model.safety.place(), &model.session, &self.services.files);
    }

    /// The same with the missing ones: a project that has just come to its folder.
    pub(in crate::app) fn copy_all(&mut self) {
        let model = &self.window.model;
        let all: Vec<_> = model.session.project().media.iter().map(|media| media.id).collect();
        ask_for_copies(&all, model.safety.place(), &model.session, &self.services.files);
    }

    /// Notes how many copies may still be to come.
    pub(in crate::app) fn note_copies_left(&mut self) {
        let left = self.services.files.copies_left();
        self.importing().1.shelf.note_copies_left(left);
    }

    /// A file was copied. Its media may be gone since, or be another one: an undone step frees its number.
    pub(in crate::app) fn copied(&mut self, order: &MediaCopy, copied: Result<PathBuf, MediaError>) {
        let model = &mut self.window.model;
        model.shelf.end_copying(order.media);
        let is_here = model.safety.place().is_some_and(|place| place.folder == order.folder);
        if !is_here || model.session.paths().of(order.media) != order.from {
            return;
        }
        match copied {
            Ok(path) => {
                model.session.media_lies_at(order.media, path.clone());
                MediaCacheService::note_moved(&order.from, path, &mut model.cached_media);
                self.save_now();
                self.services.preview.clear();
            }
            Err(error) => self.window.complain_of(&error),
        }
    }
}
