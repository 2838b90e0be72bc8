//! What there is on this computer, as the services tell it.

use std::path::PathBuf;

use sunting_core::workspace::recents::Recent;

use super::App;
use crate::model::{OwnFile, Surroundings};
use crate::services::double_click::{DoubleClickError, IsOn};

impl App {
    /// The folders of this computer.
    pub(super) fn look_around(&mut self) {
        let (model, places) = (&mut self.window.model, &self.services.places);
        let projects = model.settings.common.projects_folder.clone().unwrap_or_else(|| places.projects());
        model.surroundings = Surroundings::new(projects, places.downloads.clone(), places.videos.clone());
    }

    pub(super) fn projects_folder(&self) -> PathBuf {
        self.window.model.surroundings.projects().to_owned()
    }

    fn surroundings(&mut self) -> &mut Surroundings {
        &mut self.window.model.surroundings
    }

    pub(super) fn list_recents(&mut self, recents: Vec<Recent>) {
        self.surroundings().list_recents(recents);
    }

    pub(super) fn list_sound_devices(&mut self, names: Vec<String>) {
        self.surroundings().list_sound_devices(names);
    }

    pub(super) fn list_own_templates(&mut self, files: Vec<OwnFile>) {
        self.surroundings().list_own_templates(files);
    }

    /// Notes how much temporary material there is.
    pub(super) fn note_cache(&mut self) {
        let bytes = self.services.media_cache.size_bytes();
        self.surroundings().note_cache(bytes);
    }

    /// Projects go into that folder from now on.
    pub(super) fn put_projects_in(&mut self, folder: PathBuf) {
        self.surroundings().put_projects_in(folder.clone());
        self.window.change_settings(|settings| settings.common.projects_folder = Some(folder));
    }

    /// Whether a double click on a project opens it, or why that cannot be.
    pub(super) fn hear_double_click(&mut self, news: IsOn) {
        let words = self.window.words();
        let text = match news {
            Ok(on) => return self.surroundings().note_double_click(on),
            Err(DoubleClickError::Taken(name)) => words.text("notice-double-click-taken", &[("name", name.into())]),
            Err(DoubleClickError::Refused(detail)) => {
                words.text("notice-double-click-refused", &[("detail", detail.into())])
            }
        };
        self.window.complain(text);
    }
}
