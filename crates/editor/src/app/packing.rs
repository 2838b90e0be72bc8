//! The project is packed for another computer.

use std::path::PathBuf;

use sunting_core::export::ExportError;
use sunting_core::packing::{Packed, Sizes};

use super::App;
use super::news::named;
use crate::look::icons;
use crate::model::Packing;
use crate::services::files::Task;
use crate::services::packer::{PackNews, PackOrder};
use crate::state::{Notice, Overlay, Request};

impl App {
    fn packing(&mut self) -> &mut Packing {
        &mut self.window.model.packing
    }

    /// Has it counted how large the packed project would be, unless it is being packed.
    pub(super) fn weigh_project(&mut self) {
        let model = &mut self.window.model;
        let Some(place) = model.safety.place().filter(|_| model.packing.progress().is_none()) else { return };
        model.packing.begin_counting();
        let (project, paths) = (model.session.project().clone(), model.session.paths().clone());
        let (home, folder, name) = (place.folder.clone(), self.services.places.documents.clone(), place.name());
        self.services.files.ask(Task::Weigh { project, paths, home, folder, name });
    }

    pub(super) fn weighed(&mut self, sizes: Sizes, outside: Vec<PathBuf>, destination: PathBuf) {
        self.packing().note_counted((sizes.whole_bytes, sizes.used_bytes), outside, destination);
    }

    pub(super) fn pack_into(&mut self, destination: PathBuf) {
        self.packing().put_into(destination);
        self.window.lay_over(Overlay::Moving);
    }

    pub(super) fn pack(&mut self, destination: PathBuf, whole: bool) {
        let model = &mut self.window.model;
        model.packing.note_progress(Some(0.0));
        self.services.packer.start(PackOrder {
            project: model.session.project().clone(),
            paths: model.session.paths().clone(),
            name: model.name(),
            whole,
            destination,
        });
    }

    /// How far it is, or what came of it.
    pub(super) fn hear_packer(&mut self, news: PackNews) {
        let done = match news {
            PackNews::Progress(part) => return self.packing().note_progress(Some(part)),
            PackNews::Done(done) => done,
        };
        self.packing().note_progress(None);
        if self.window.is_under(&Overlay::Moving) {
            self.window.show(None);
        }
        match done {
            Ok(packed) => self.tell_packed(packed),
            Err(ExportError::Cancelled) => {}
            Err(error) => self.window.complain_of(&error),
        }
    }

    fn tell_packed(&mut self, packed: Packed) {
        let Packed { output: file, left_out, .. } = packed;
        let name = ("name", named(&file).into());
        let left: Vec<String> = left_out.iter().map(|file| named(file)).collect();
        let words = self.window.words();
        let text = match left.is_empty() {
            true => words.text("notice-packed", &[name]),
            false => words.text("notice-packed-without", &[name, ("files", left.join(", ").into())]),
        };
        let folder = file.parent().unwrap_or(&file).to_owned();
        self.window.tell(Notice::plain(icons::PACKAGE, text).with("open-folder", Request::OpenFolder(folder)));
    }
}
