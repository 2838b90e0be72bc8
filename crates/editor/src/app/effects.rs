//! Doing what only services and the system can do.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::App;
use super::importing::ImportNews;
use crate::look::icons;
use crate::model::readable;
use crate::services::dialogs::Question;
use crate::services::files::Task;
use crate::services::report::Report;
use crate::state::Overlay;
use crate::state::request::{JobWish, PathWish, Request};
use crate::window::Effect;

impl App {
    /// Does everything that the window asked for.
    pub(super) fn perform_all(&mut self, context: &Context) {
        if !self.window.effects.is_empty() {
            let scene = self.scene();
            let model = &self.window.model;
            if !model.session.is_empty() || model.viewing.file().is_some() {
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
                self.seek(at, precision);
            }
            Effect::Play(rate)
                if !self.window.model.session.is_empty() || self.window.model.viewing.file().is_some() =>
            {
                self.stage.play(rate);
            }
            Effect::Play(_) => {}
            Effect::PlayPart(range, skip) => self.stage.play_part(range, skip),
            Effect::Pause => self.stage.pause(),
            Effect::Volume(volume) => self.stage.set_volume(volume),
            Effect::CopyText(text) => {
                // The made video is no longer what would be pasted.
                self.window.note_copied(None);
                context.copy_text(text);
            }
            Effect::FullScreen(full) => context.send_viewport_cmd(ViewportCommand::Fullscreen(full)),
            Effect::KeepSettings => self.files.ask(Task::KeepSettings(self.window.model.settings.clone())),
            Effect::Request(request) => self.request(context, request),
        }
    }

    fn request(&mut self, context: &Context, request: Request) {
        match request {
            Request::Import(paths) => self.import(paths),
            Request::RetryMedia(path) => self.retry(path),
            Request::ForgetIncoming(path) => self.hear_import(ImportNews::Forgotten(path)),
            Request::TakeSubtitles(media, track) => {
                let film = self.window.model.session.paths.of(media).to_owned();
                self.files.ask(Task::ReadSubtitles(film, Some(track)));
            }
            Request::PasteFiles => self.clipboard.take(),
            Request::AskPath(wish) => self.ask_path(wish),
            Request::TryPath(wish, path) => self.files.ask(Task::Try(wish, path)),
            Request::NewProject => self.new_project(),
            Request::OpenSample => self.open_sample(),
            Request::Open(file) => self.open(file),
            Request::ForgetRecent(file) => self.files.ask(Task::ForgetRecent(file)),
            Request::Rename(name) => self.rename(name),
            Request::SaveAndTell => self.tell_where_saved(),
            Request::DuplicateProject => self.duplicate_project(),
            Request::LookForMissing => self.look_for_missing(),
            Request::ListVersions => self.ask_versions(),
            Request::PreviewVersion(file) => self.look_at_version(file),
            Request::UseVersion(file) => self.ask_version(file),
            Request::WeighProject => self.weigh_project(),
            Request::Pack(destination, whole) => self.pack(destination, whole),
            Request::StopPacking => self.packer.stop(),
            Request::MakeSample => self.make_sample(),
            Request::MakeVideo => self.make_or_say_why_not(),
            Request::Job(wish, id) => self.act_on_job(wish, id),
            Request::OpenFolder(folder) => self.files.ask(Task::OpenOutside(folder)),
            Request::ListSoundDevices => self.sound.devices.ask(),
            Request::UseSoundDevice(name) => self.choose_device(name),
            Request::OpenByDoubleClick(on) => self.double_click.set(on, self.window.model.t("project-kind")),
            Request::CleanCache => {
                self.glances.clear();
                self.files.ask(Task::CleanStore(self.places.cache.clone()));
            }
            Request::QuitAnyway => {
                self.quits = true;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn duplicate_project(&mut self) {
        let model = &self.window.model;
        let name = model.words.text("copy-of", &[("name", model.name().into())]);
        let folder = model.safety.place().map(|place| place.folder.clone());
        match folder.as_deref().and_then(Path::parent) {
            // Beside such a project nothing can be written either.
            Some(_) if model.safety.look_only() => self.ask_path(PathWish::Elsewhere),
            Some(parent) => self.copy_project(parent.to_owned(), name, "notice-duplicated"),
            None => {}
        }
    }

    fn tell_where_saved(&mut self) {
        let Some(place) = self.window.model.safety.place().cloned() else { return };
        self.save_now();
        let at = readable(&place.folder, 3);
        let text = self.window.model.words.text("notice-saved-where", &[("place", at.into())]);
        let open = ("open-folder", Request::OpenFolder(place.folder).into());
        self.window.say(icons::CHECK_CIRCLE, text, Some(open));
    }

    fn act_on_job(&mut self, wish: JobWish, id: u64) {
        let Some(job) = self.window.model.queue.job(id).cloned() else { return };
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
            JobWish::Pause | JobWish::Resume | JobWish::Cancel | JobWish::Remove => self.jobs.act(wish, id),
        }
    }

    fn ask_path(&self, wish: PathWish) {
        let model = &self.window.model;
        let of_project = || model.safety.place().map(|place| place.folder.clone());
        let usual = || model.settings.common.import_folder.clone().unwrap_or_else(|| self.places.downloads.clone());
        let folder = match wish {
            PathWish::Import | PathWish::Replace(_) | PathWish::ReadSubtitles => usual(),
            PathWish::FindMedia | PathWish::FindBelow | PathWish::FindForJob(_) => usual(),
            PathWish::Project | PathWish::ProjectsFolder => model.surroundings.projects().to_owned(),
            PathWish::WriteSubtitles => of_project().unwrap_or_else(usual),
            PathWish::Result => {
                model.making.destination().parent().map_or_else(|| self.places.results(), Path::to_owned)
            }
            PathWish::JobFolder(_) => self.places.videos.clone(),
            PathWish::Moving | PathWish::Elsewhere => self.places.documents.clone(),
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
            PathWish::Import
            | PathWish::Project
            | PathWish::ReadSubtitles
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

    /// A path was given for a wish.
    pub fn got_path(&mut self, wish: PathWish, paths: Vec<PathBuf>) {
        if let Some(Overlay::PathField(_)) = self.window.model.overlays.shown() {
            self.window.show(None);
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
            PathWish::Moving => self.pack_into(first),
            PathWish::Elsewhere => self.save_elsewhere(first),
            PathWish::ProjectsFolder => self.put_projects_in(first),
        }
    }
}
