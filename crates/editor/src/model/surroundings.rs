//! What there is around the project: on this computer, whatever is open.

use std::path::{Path, PathBuf};

use sunting_core::workspace::recents::Recent;

use super::own_files::OwnFile;

/// What there is on this computer. Written by `app/surroundings.rs`.
#[derive(Default)]
pub struct Surroundings {
    recents: Vec<Recent>,
    sound_devices: Vec<String>,
    own_templates: Vec<OwnFile>,
    opens_by_double_click: Option<bool>,
    cache_bytes: u64,
    projects: PathBuf,
    downloads: PathBuf,
    videos: PathBuf,
}

impl Surroundings {
    /// These folders, and nothing known yet.
    pub fn new(projects: PathBuf, downloads: PathBuf, videos: PathBuf) -> Self {
        Self { projects, downloads, videos, ..Self::default() }
    }

    pub fn recents(&self) -> &[Recent] {
        &self.recents
    }

    /// What sound devices there are.
    pub fn sound_devices(&self) -> &[String] {
        &self.sound_devices
    }

    /// The files in the user's folder for templates, as they were read last.
    pub fn own_templates(&self) -> &[OwnFile] {
        &self.own_templates
    }

    /// Whether a double click on a project opens it; `None` where that is not for the user to say.
    pub fn opens_by_double_click(&self) -> Option<bool> {
        self.opens_by_double_click
    }

    pub fn cache_bytes(&self) -> u64 {
        self.cache_bytes
    }

    pub fn projects(&self) -> &Path {
        &self.projects
    }

    /// Where files were downloaded to.
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    pub fn videos(&self) -> &Path {
        &self.videos
    }

    pub fn list_recents(&mut self, recents: Vec<Recent>) {
        self.recents = recents;
    }

    pub fn list_sound_devices(&mut self, names: Vec<String>) {
        self.sound_devices = names;
    }

    pub fn list_own_templates(&mut self, files: Vec<OwnFile>) {
        self.own_templates = files;
    }

    /// A double click on a project opens it, or does not; the user may say.
    pub fn note_double_click(&mut self, opens: bool) {
        self.opens_by_double_click = Some(opens);
    }

    /// Notes how much temporary material there is.
    pub fn note_cache(&mut self, bytes: u64) {
        self.cache_bytes = bytes;
    }

    /// Projects go into that folder from now on.
    pub fn put_projects_in(&mut self, folder: PathBuf) {
        self.projects = folder;
    }
}
