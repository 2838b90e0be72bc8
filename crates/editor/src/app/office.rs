//! The office's file of this laptop: found, kept, given and taken. All of it is read and written by services.

use std::path::{Path, PathBuf};

use sunting_core::workspace::office::{self, OfficeError};
use sunting_graphics::kit_file::KitFile;

use super::App;
use crate::services::files::Task;
use crate::services::logo::{LogoProblem, ReadLogo};
use crate::state::sentences::of_file;

impl App {
    fn office_folder(&self) -> PathBuf {
        office::folder(&self.services.places.projects())
    }

    pub(super) fn look_for_office(&self) {
        self.services.files.ask(Task::FindOffice(self.office_folder()));
    }

    /// What is there; a file that cannot be read is left alone and told.
    pub(super) fn found_office(&mut self, found: Result<Option<KitFile>, OfficeError>) {
        match found {
            Ok(own) => self.window.found_office(own),
            Err(error) => self.window.complain_of(&error),
        }
    }

    /// The project's logo is looked at once, and what is new about the office is written once nobody types.
    pub(super) fn follow_office(&mut self, is_typing: bool) {
        let model = &self.window.model;
        let logo = model.session.project().graphics_look.kit.as_ref().and_then(|kit| kit.logo.clone());
        let unknown =
            logo.filter(|logo| model.office.logo_look(logo).is_none() && self.logo_asked.as_ref() != Some(logo));
        if let Some(logo) = unknown.filter(|_| self.window.shows_office()) {
            self.services.files.ask(Task::LookAtLogo(logo.clone()));
            self.logo_asked = Some(logo);
        }
        if !is_typing {
            self.keep_office();
        }
    }

    pub(super) fn keep_office(&mut self) {
        if let Some((file, is_new)) = self.window.office_to_keep() {
            let folder = self.office_folder();
            self.services.files.ask(Task::KeepOffice { folder, file: Box::new(file), is_new });
        }
    }

    pub(super) fn read_logo(&mut self, file: PathBuf) {
        self.window.begin_reading_logo();
        self.services.files.ask(Task::ReadLogo(file));
    }

    pub(super) fn logo_read(&mut self, read: Result<Box<ReadLogo>, LogoProblem>, file: &Path) {
        match read {
            Ok(read) => self.window.take_logo(*read),
            Err(problem) => {
                let why = of_file(self.window.words(), &problem, file);
                self.window.refuse_logo(why);
            }
        }
    }

    pub(super) fn office_read(&mut self, read: Result<Box<KitFile>, OfficeError>, file: &Path) {
        match read {
            Ok(taken) => self.window.take_office(*taken),
            Err(error) => {
                let why = of_file(self.window.words(), &error, file);
                self.window.complain(why);
            }
        }
    }

    /// Writes the project's look, with whom and what the laptop remembers, for colleagues.
    pub(super) fn give_office(&mut self, path: PathBuf) {
        if let Some(file) = self.window.office_to_give() {
            self.services.files.ask(Task::GiveOffice(path, Box::new(file)));
        }
    }
}
