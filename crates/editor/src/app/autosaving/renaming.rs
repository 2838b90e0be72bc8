//! The project gets another name, and its folder with it.

use sunting_core::error::MediaError;
use sunting_core::workspace::open::ProjectPlace;

use super::Who;
use crate::app::App;
use crate::look::icons;

impl App {
    /// Gives the project another name, unless something works with files in its folder.
    pub(in crate::app) fn rename(&mut self, name: String) {
        let model = &self.window.model;
        let is_packing = model.packing.progress().is_some() || model.safety.copied_part().is_some();
        if is_packing || self.services.files.copies_left() > 0 || model.queue.is_open() {
            let text = model.t("notice-rename-later");
            self.window.say(icons::INFO, text, None);
            return;
        }
        if let Who::Autosave(kept) = &self.autosaving.who {
            self.services.preview.rest();
            kept.autosave.rename(name);
        }
    }

    /// Hears of the new name, or why there is none.
    pub(super) fn hear_renamed(&mut self) {
        let Who::Autosave(kept) = &self.autosaving.who else { return };
        match kept.autosave.renamed() {
            Some(Ok(place)) => self.renamed(place),
            Some(Err(error)) => self.not_renamed(&error),
            None => {}
        }
    }

    fn renamed(&mut self, place: ProjectPlace) {
        let model = &mut self.window.model;
        if let Some(before) = model.safety.place() {
            model.session.folder_moved(&before.folder, &place.folder);
        }
        model.safety.lie_at(place);
        if let Who::Autosave(kept) = &self.autosaving.who {
            // Steps of the last moment came with the old paths.
            kept.tell_paths(&mut model.session);
        }
        self.services.preview.clear();
        self.probe_all();
        self.remember_project();
    }

    fn not_renamed(&mut self, error: &MediaError) {
        self.services.preview.clear();
        self.window.complain_of(error);
    }
}
