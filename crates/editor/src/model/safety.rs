//! Where the project lies, and how safe it is.

use std::time::SystemTime;

use sunting_core::workspace::autosave::SaveState;
use sunting_core::workspace::open::ProjectPlace;

use super::EarlierVersion;

/// Where the project lies, and how safe it is. Written by `app/autosaving/`.
#[derive(Default)]
pub struct Safety {
    place: Option<ProjectPlace>,
    save: SaveState,
    look_only: bool,
    copied_part: Option<f32>,
    ended_suddenly: Option<SystemTime>,
    versions: Vec<EarlierVersion>,
}

impl Safety {
    /// Where it lies, once it is on the disk.
    pub fn place(&self) -> Option<&ProjectPlace> {
        self.place.as_ref()
    }

    pub fn save(&self) -> &SaveState {
        &self.save
    }

    /// Whether it can only be looked at: nothing can be written where it lies.
    pub fn look_only(&self) -> bool {
        self.look_only
    }

    /// How much of the project is copied to another place, 0 to 1, while it is.
    pub fn copied_part(&self) -> Option<f32> {
        self.copied_part
    }

    /// When this project's window last ended without closing.
    pub fn ended_suddenly(&self) -> Option<SystemTime> {
        self.ended_suddenly
    }

    /// Earlier versions, while they are shown.
    pub fn versions(&self) -> &[EarlierVersion] {
        &self.versions
    }

    pub fn lie_at(&mut self, place: ProjectPlace) {
        self.place = Some(place);
    }

    /// Whether it can only be looked at.
    pub fn note_look_only(&mut self, look_only: bool) {
        self.look_only = look_only;
    }

    /// Notes how safe it is.
    pub fn note_save(&mut self, save: SaveState) {
        self.save = save;
    }

    /// Notes how much of it is copied, 0 to 1; `None` when that is over.
    pub fn note_copied(&mut self, part: Option<f32>) {
        self.copied_part = part;
    }

    /// Notes when its window last ended without closing.
    pub fn note_sudden_end(&mut self, ended: Option<SystemTime>) {
        self.ended_suddenly = ended;
    }

    pub fn list_versions(&mut self, versions: Vec<EarlierVersion>) {
        self.versions = versions;
    }

    /// It is left: the next one lies nowhere yet, and nothing of it can be lost.
    pub fn let_go(&mut self) {
        (self.place, self.look_only, self.save) = (None, false, SaveState::Saved);
    }
}
