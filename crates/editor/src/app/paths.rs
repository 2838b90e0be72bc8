//! A path is asked for, and goes to whoever wanted it.

use std::path::{Path, PathBuf};

use super::App;
use crate::services::dialogs::Question;
use crate::services::files::Task;
use crate::state::Overlay;
use crate::state::request::PathWish;

impl App {
    pub(super) fn ask_path(&self, wish: PathWish) {
        let model = &self.window.model;
        let of_project = || model.safety.place().map(|place| place.folder.clone());
        let usual =
            || model.settings.common.import_folder.clone().unwrap_or_else(|| self.services.places.downloads.clone());
        let folder = match wish {
            PathWish::Import | PathWish::Replace(_) | PathWish::ReadSubtitles | PathWish::ReadTable => usual(),
            PathWish::FindMedia | PathWish::FindBelow | PathWish::FindForJob(_) => usual(),
            PathWish::Project | PathWish::ProjectsFolder => model.surroundings.projects().to_owned(),
            PathWish::WriteSubtitles => of_project().unwrap_or_else(usual),
            PathWish::Result => {
                model.making.destination().parent().map_or_else(|| self.services.places.results(), Path::to_owned)
            }
            PathWish::JobFolder(_) => self.services.places.videos.clone(),
            PathWish::Logo | PathWish::TakeOffice => self.services.places.downloads.clone(),
            PathWish::Moving | PathWish::Elsewhere | PathWish::GiveOffice => self.services.places.documents.clone(),
        };
        let name = match wish {
            PathWish::WriteSubtitles => format!("{}.srt", model.name()),
            PathWish::Result => model
                .making
                .destination()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            PathWish::Moving => format!("{}.zip", model.name()),
            PathWish::GiveOffice => model.office_file_name(),
            PathWish::Import
            | PathWish::Logo
            | PathWish::TakeOffice
            | PathWish::Project
            | PathWish::ReadSubtitles
            | PathWish::ReadTable
            | PathWish::FindMedia
            | PathWish::FindBelow
            | PathWish::FindForJob(_)
            | PathWish::JobFolder(_)
            | PathWish::Replace(_)
            | PathWish::Elsewhere
            | PathWish::ProjectsFolder => String::new(),
        };
        let (title, kinds) = match wish {
            PathWish::Import => ("dialog-import", "dialog-media"),
            PathWish::Replace(_) => ("dialog-replace", "dialog-media"),
            PathWish::Project => ("dialog-project", "dialog-projects"),
            PathWish::ReadSubtitles => ("dialog-read-subtitles", "dialog-subtitles"),
            PathWish::WriteSubtitles => ("dialog-write-subtitles", "dialog-subtitles"),
            PathWish::ReadTable => ("dialog-read-table", "dialog-tables"),
            PathWish::FindMedia | PathWish::FindForJob(_) => ("path-find", "dialog-media"),
            PathWish::FindBelow => ("dialog-find", "dialog-media"),
            PathWish::JobFolder(_) => ("path-job-folder", "dialog-media"),
            PathWish::Result => ("dialog-result", "dialog-media"),
            PathWish::Moving => ("dialog-moving", "dialog-media"),
            PathWish::Logo => ("office-choose-logo", "dialog-logos"),
            PathWish::TakeOffice => ("path-take-office", "dialog-offices"),
            PathWish::GiveOffice => ("path-give-office", "dialog-offices"),
            PathWish::ProjectsFolder => ("settings-projects", "dialog-projects"),
            PathWish::Elsewhere => ("path-elsewhere", "dialog-projects"),
        };
        self.services.dialogs.ask(Question { wish, title: model.t(title), folder, name, kinds: model.t(kinds) });
    }

    /// A path was given for a wish.
    pub fn got_path(&mut self, wish: PathWish, paths: Vec<PathBuf>) {
        if let Some(Overlay::PathField(_)) = self.window.model.overlays.shown() {
            self.window.show(None);
        }
        let Some(first) = paths.first().cloned() else { return };
        match wish {
            PathWish::Import => self.import(paths),
            PathWish::Project => self.open(first),
            PathWish::ReadSubtitles => self.services.files.ask(Task::ReadSubtitles(first, None)),
            PathWish::WriteSubtitles => {
                self.services.files.ask(Task::WriteSubtitles(first, self.window.session().cues()));
            }
            PathWish::ReadTable => self.services.files.ask(Task::ReadTables(first)),
            PathWish::FindMedia | PathWish::FindBelow => self.find(first),
            PathWish::FindForJob(id) => self.find_for_job(id, first),
            PathWish::JobFolder(id) => self.videos.jobs.make_into(id, first),
            PathWish::Replace(clip) => self.replace(clip, first),
            PathWish::Result => self.choose_result(first),
            PathWish::Moving => self.pack_into(first),
            PathWish::Logo => self.read_logo(first),
            PathWish::TakeOffice => self.services.files.ask(Task::ReadOffice(first)),
            PathWish::GiveOffice => self.give_office(first),
            PathWish::Elsewhere => self.save_elsewhere(first),
            PathWish::ProjectsFolder => self.put_projects_in(first),
        }
    }
}
