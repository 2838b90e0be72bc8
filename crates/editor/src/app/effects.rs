//! Doing what only services and the system can do.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::App;
use crate::look::icons;
use crate::model::readable;
use crate::services::dialogs::Question;
use crate::services::files::Task;
use crate::services::packer::PackOrder;
use crate::services::report::Report;
use crate::state::action::{JobWish, PathWish, Setting};
use crate::state::{Action, Command, Overlay};
use crate::window::Effect;

impl App {
    /// Does everything that the window asked for.
    pub(super) fn perform_all(&mut self, context: &Context) {
        if !self.window.effects.is_empty() {
            let scene = self.scene();
            let model = &self.window.model;
            if !model.session.is_empty() || model.stage.viewing.is_some() {
                self.stage.follow(scene, &model.session, &model.glances);
            }
        }
        for effect in std::mem::take(&mut self.window.effects) {
            self.perform(context, effect);
        }
    }

    /// The same for what concerns the picture, when it cannot wait.
    pub(super) fn perform_stage_effects(&mut self) {
        let context = self.context.clone();
        self.perform_all(&context);
    }

    fn perform(&mut self, context: &Context, effect: Effect) {
        match effect {
            Effect::Seek(at, precision) => {
                self.window.model.stage.waiting_since = Some(std::time::Instant::now());
                self.stage.seek(at, precision);
            }
            Effect::Play(rate)
                if !self.window.model.session.is_empty() || self.window.model.stage.viewing.is_some() =>
            {
                self.stage.play(rate);
            }
            Effect::Play(_) => {}
            Effect::PlayPart(range, skip) => self.stage.play_part(range, skip),
            Effect::Pause => self.stage.pause(),
            Effect::Volume(volume) => self.stage.set_volume(volume),
            Effect::CopyText(text) => {
                // The made video is no longer what would be pasted.
                self.window.model.copied_job = None;
                context.copy_text(text);
            }
            Effect::FullScreen(full) => context.send_viewport_cmd(ViewportCommand::Fullscreen(full)),
            Effect::KeepSettings => self.files.ask(Task::KeepSettings(self.window.model.settings.clone())),
            Effect::Outside(action) => self.outside(context, action),
        }
    }

    fn outside(&mut self, context: &Context, action: Action) {
        match action {
            Action::Import(paths) => self.import(paths),
            Action::RetryMedia(path) => self.retry(path),
            Action::AskPath(wish) => self.ask_path(wish),
            Action::GotPath(wish, paths) => self.got_path(wish, paths),
            Action::TryPath(wish, path) => self.files.ask(Task::Try(wish, path)),
            Action::FindMedia => self.ask_path(PathWish::FindMedia),
            Action::TakeSubtitles(media, track) => {
                let film = self.window.model.session.paths.of(media).to_owned();
                self.files.ask(Task::ReadSubtitles(film, Some(track)));
            }
            Action::Open(file) => self.open(file),
            Action::ForgetRecent(file) => self.files.ask(Task::ForgetRecent(file)),
            Action::Sample => self.open_sample(),
            Action::Rename(name) => self.rename(name),
            Action::UseVersion(file) => self.ask_version(file),
            Action::PreviewVersion(file) => {
                if let Some(place) = &self.window.model.place {
                    self.files.ask(Task::LookAtVersion(file, place.folder.clone()));
                }
            }
            Action::Pack(destination, whole) => self.pack(destination, whole),
            Action::StopPacking => self.packer.stop(),
            Action::ChooseResult => self.ask_path(PathWish::Result),
            Action::MakeSample => self.make_sample(),
            Action::Job(wish, id) => self.act_on_job(wish, id),
            Action::OpenFolder(folder) => self.files.ask(Task::OpenOutside(folder)),
            Action::Show(overlay) => self.prepare_overlay(overlay),
            Action::Set(Setting::SoundDevice(name)) => self.choose_device(name),
            Action::Set(Setting::DoubleClick(on)) => self.double_click.set(on, self.window.model.t("project-kind")),
            Action::Set(Setting::CleanCache) => {
                self.glances.clear();
                self.files.ask(Task::CleanStore(self.places.cache.clone()));
            }
            Action::QuitAnyway => {
                self.quits = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Action::Run(command) => self.run_outside(command),
            _ => {}
        }
    }

    fn run_outside(&mut self, command: Command) {
        match command {
            Command::NewProject | Command::CloseProject => self.new_project(),
            Command::StepMake => self.look_for_missing(),
            Command::SampleProject => self.open_sample(),
            Command::MakeVideo => self.run_making(command),
            Command::Paste => self.clipboard.take(),
            Command::WhereSaved => self.tell_where_saved(),
            Command::DuplicateProject => {
                let name = self.window.model.words.text("copy-of", &[("name", self.window.model.name().into())]);
                let folder = self.window.model.place.as_ref().map(|place| place.folder.clone());
                match folder.as_deref().and_then(Path::parent) {
                    // Beside such a project nothing can be written either.
                    Some(_) if self.window.model.look_only => self.ask_path(PathWish::Elsewhere),
                    Some(parent) => self.copy_project(parent.to_owned(), name, "notice-duplicated"),
                    None => {}
                }
            }
            _ => {}
        }
    }

    fn tell_where_saved(&mut self) {
        let Some(place) = self.window.model.place.clone() else { return };
        self.save_now();
        let at = readable(&place.folder, 3);
        let text = self.window.model.words.text("notice-saved-where", &[("place", at.into())]);
        let open = ("open-folder", Action::OpenFolder(place.folder));
        self.window.say(icons::CHECK_CIRCLE, text, Some(open));
    }

    fn prepare_overlay(&mut self, overlay: Option<Overlay>) {
        if overlay == Some(Overlay::Settings) {
            self.sound.devices.ask();
        }
        let model = &mut self.window.model;
        let Some(place) = &model.place else { return };
        match overlay {
            Some(Overlay::Versions) => self.files.ask(Task::Versions(place.clone())),
            Some(Overlay::Moving) if model.packing.progress.is_none() => {
                model.packing.sizes = None;
                let (project, paths) = (model.session.project().clone(), model.session.paths.clone());
                let (home, folder, name) = (place.folder.clone(), self.places.documents.clone(), place.name());
                self.files.ask(Task::Weigh { project, paths, home, folder, name });
            }
            _ => {}
        }
    }

    fn pack(&mut self, destination: PathBuf, whole: bool) {
        let model = &mut self.window.model;
        model.packing.progress = Some(0.0);
        self.packer.start(PackOrder {
            project: model.session.project().clone(),
            paths: model.session.paths.clone(),
            name: model.name(),
            whole,
            destination,
        });
    }

    fn act_on_job(&mut self, wish: JobWish, id: u64) {
        let Some(job) = self.window.model.jobs.iter().find(|job| job.id == id).cloned() else { return };
        let destination = job.destination.clone();
        match wish {
            JobWish::Play => self.files.ask(Task::OpenOutside(destination)),
            JobWish::ShowInFolder => self.files.ask(Task::ShowOutside(destination)),
            JobWish::CopyFile => self.clipboard.put(id, destination),
            JobWish::FindFile => self.ask_path(PathWish::FindForJob(id)),
            JobWish::ChooseFolder => self.ask_path(PathWish::JobFolder(id)),
            JobWish::SaveReport => {
                let report = Report::new(job, self.places.log(), self.window.model.words.language());
                self.files.ask(Task::SaveReport(Box::new(report)));
            }
            other => self.jobs.act(other, id),
        }
    }

    fn ask_path(&self, wish: PathWish) {
        let model = &self.window.model;
        let of_project = || model.place.as_ref().map(|place| place.folder.clone());
        let usual = || model.settings.common.import_folder.clone().unwrap_or_else(|| self.places.downloads.clone());
        let folder = match wish {
            PathWish::Import | PathWish::Replace(_) | PathWish::ReadSubtitles => usual(),
            PathWish::FindMedia | PathWish::FindBelow | PathWish::FindForJob(_) => usual(),
            PathWish::Project | PathWish::ProjectsFolder => model.projects_folder.clone(),
            PathWish::WriteSubtitles => of_project().unwrap_or_else(usual),
            PathWish::Result => model.making.destination.parent().map_or_else(|| self.places.results(), Path::to_owned),
            PathWish::JobFolder(_) => self.places.videos.clone(),
            PathWish::Moving | PathWish::Elsewhere => self.places.documents.clone(),
        };
        let name = match wish {
            PathWish::WriteSubtitles => format!("{}.srt", model.name()),
            PathWish::Result => {
                model.making.destination.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            PathWish::Moving => format!("{}.zip", model.name()),
            _ => String::new(),
        };
        let (title, kinds) = match wish {
            PathWish::Import => ("dialog-import", "dialog-media"),
            PathWish::Replace(_) => ("dialog-replace", "dialog-media"),
            PathWish::Project => ("dialog-project", "dialog-projects"),
            PathWish::ReadSubtitles => ("dialog-read-subtitles", "dialog-subtitles"),
            PathWish::WriteSubtitles => ("dialog-write-subtitles", "dialog-subtitles"),
            PathWish::FindMedia | PathWish::FindForJob(_) => ("path-find", "dialog-media"),
            PathWish::FindBelow => ("dialog-find", "dialog-media"),
            PathWish::JobFolder(_) => ("path-job-folder", "dialog-media"),
            PathWish::Result => ("dialog-result", "dialog-media"),
            PathWish::Moving => ("dialog-moving", "dialog-media"),
            PathWish::ProjectsFolder => ("settings-projects", "dialog-projects"),
            PathWish::Elsewhere => ("path-elsewhere", "dialog-projects"),
        };
        self.dialogs.ask(Question { wish, title: model.t(title), folder, name, kinds: model.t(kinds) });
    }

    fn got_path(&mut self, wish: PathWish, paths: Vec<PathBuf>) {
        if let Some(Overlay::PathField(_)) = self.window.model.overlay {
            self.window.model.overlay = None;
            self.window.model.path_problem = None;
        }
        let Some(first) = paths.first().cloned() else { return };
        match wish {
            PathWish::Import => self.import(paths),
            PathWish::Project => self.open(first),
            PathWish::ReadSubtitles => self.files.ask(Task::ReadSubtitles(first, None)),
            PathWish::WriteSubtitles => {
                self.files.ask(Task::WriteSubtitles(first, self.window.model.session.cues()));
            }
            PathWish::FindMedia | PathWish::FindBelow => self.find(first),
            PathWish::FindForJob(id) => self.find_for_job(id, first),
            PathWish::JobFolder(id) => self.jobs.make_into(id, first),
            PathWish::Replace(clip) => self.replace(clip, first),
            PathWish::Result => self.choose_result(first),
            PathWish::Moving => {
                self.window.model.packing.destination = first;
                self.window.model.overlay = Some(Overlay::Moving);
            }
            PathWish::Elsewhere => self.save_elsewhere(first),
            PathWish::ProjectsFolder => {
                self.window.model.projects_folder.clone_from(&first);
                self.window.model.settings.common.projects_folder = Some(first);
                self.window.effects.push(Effect::KeepSettings);
            }
        }
    }

    fn replace(&mut self, clip: sunting_timeline::ClipId, path: PathBuf) {
        self.importing.replacing = Some((clip, path.clone()));
        self.import(vec![path]);
    }
}
