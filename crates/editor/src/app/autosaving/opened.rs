//! A project that was opened is kept from then on.

use std::path::PathBuf;
use std::time::SystemTime;

use sunting_core::workspace::open::Opened;

use crate::app::App;
use crate::model::EarlierVersion;
use crate::services::files::Task;

/// What is to be told of a project that was opened.
pub(in crate::app) struct Back {
    /// When its window ended without closing.
    pub ended: SystemTime,
    /// It ended the program before its first picture was shown, and is as it was before.
    pub stepped_back: bool,
}

impl App {
    /// Keeps a project that was opened and is shown; whether work is back after a sudden end.
    pub(in crate::app) fn keep_opened(&mut self, opened: Opened) -> Option<Back> {
        self.keep_or_look(opened.place, opened.lock);
        self.copy_what_is_there();
        self.remember_project();
        let safety = self.safety();
        safety.note_sudden_end(opened.ended_suddenly);
        let ended = opened.ended_suddenly.filter(|_| !safety.look_only())?;
        Some(Back { ended, stepped_back: opened.stepped_back.is_some() })
    }

    /// Lists the earlier versions of the project.
    pub(in crate::app) fn list_versions(&mut self, versions: Vec<EarlierVersion>) {
        self.safety().list_versions(versions);
    }

    /// Looks what earlier versions there are.
    pub(in crate::app) fn ask_versions(&self) {
        if let Some(place) = self.place() {
            self.services.files.ask(Task::Versions(place.clone()));
        }
    }

    /// Reads an earlier version to be looked at.
    pub(in crate::app) fn look_at_version(&self, file: PathBuf) {
        if let Some(place) = self.place() {
            self.services.files.ask(Task::LookAtVersion(file, place.folder.clone()));
        }
    }
}
