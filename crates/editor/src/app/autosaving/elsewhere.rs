//! The project once more at another place: where it lies no more can be written, or a second one is wanted.

use std::path::PathBuf;

use sunting_core::workspace::open::{OpenError, Opened};

use crate::app::App;
use crate::look::icons;
use crate::model::readable;
use crate::services::files::Task;
use crate::services::project_folders::CopyOrder;
use crate::state::Request;

impl App {
    /// Saves the project in a folder of its own in that one, and goes on there.
    pub(in crate::app) fn save_elsewhere(&mut self, parent: PathBuf) {
        let model = &self.window.model;
        if model.safety.place().is_some() {
            self.copy_project(parent, model.name(), "notice-saved-elsewhere");
            return;
        }
        // It has no folder yet: this is its first one.
        self.create_in(parent);
    }

    /// Copies the project; the window goes on with the copy once it is whole.
    pub(in crate::app) fn copy_project(&mut self, parent: PathBuf, name: String, told: &'static str) {
        let model = &mut self.window.model;
        let is_copied = model.safety.copied_part().is_some();
        let Some(place) = model.safety.place().filter(|_| !is_copied).cloned() else { return };
        model.safety.note_copied(Some(0.0));
        let (project, paths) = (model.session.project().clone(), model.session.paths().clone());
        self.services.files.ask(Task::CopyProject(CopyOrder { place, project, paths, parent, name, told }));
    }

    /// How much of the project is copied, 0 to 1; `None` when that is over.
    pub(in crate::app) fn note_project_copied(&mut self, part: Option<f32>) {
        self.safety().note_copied(part);
    }

    /// The copy is there. What was done meanwhile goes into it; the first one stays as it is.
    pub(in crate::app) fn project_copied(&mut self, order: &CopyOrder, copied: Result<Box<Opened>, OpenError>) {
        self.note_project_copied(None);
        let opened = match copied {
            Ok(opened) => opened,
            Err(error) => return self.window.complain_of(&error),
        };
        let (folder, name) = (opened.place.folder.clone(), opened.place.name());
        if self.place() == Some(&order.place) {
            self.go_on_in(*opened, order);
        } else {
            opened.let_go();
        }
        let words = self.window.words();
        let text = words.text(order.told, &[("name", name.into()), ("place", readable(&folder, 3).into())]);
        self.window.say(icons::CHECK_CIRCLE, text, Some(("open-folder", Request::OpenFolder(folder).into())));
    }

    fn go_on_in(&mut self, opened: Opened, order: &CopyOrder) {
        self.end_keeping();
        self.window.model.session.files_copied(opened.paths, &order.paths);
        self.keep_or_look(opened.place, opened.lock);
        self.copy_all();
        self.services.preview.clear();
        self.services.media_cache.try_again();
        self.remember_project();
    }
}
