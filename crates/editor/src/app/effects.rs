//! Doing what only services and the system can do.

use std::path::Path;

use eframe::egui::{Context, ViewportCommand};

use super::App;
use super::importing::ImportNews;
use crate::look::icons;
use crate::model::readable;
use crate::services::files::Task;
use crate::services::report::Report;
use crate::state::request::{JobWish, PathWish, Request};
use crate::window::Effect;

impl App {
    /// Does everything that the window asked for.
    pub(super) fn perform_all(&mut self, context: &Context) {
        if !self.window.effects.is_empty() && self.window.has_picture() {
            let begins = |effect: &Effect| matches!(effect, Effect::Play(_) | Effect::PlayPart(..));
            let plays = self.services.preview.is_playing() || self.window.effects.iter().any(begins);
            self.put_on_stage(plays);
        }
        for effect in std::mem::take(&mut self.window.effects) {
            self.perform(context, effect);
        }
    }

    /// The same for what concerns the picture, when it cannot wait.
    pub(super) fn perform_preview_effects(&mut self) {
        let context = self.services.context.clone();
        self.perform_all(&context);
    }

    fn perform(&mut self, context: &Context, effect: Effect) {
        match effect {
            Effect::Seek(at, precision) => {
                self.seek(at, precision);
            }
            Effect::Play(rate) if self.window.has_picture() => {
                self.services.preview.play(rate);
            }
            Effect::Play(_) => {}
            Effect::PlayPart(range, skip) => self.services.preview.play_part(range, skip),
            Effect::Pause => self.services.preview.pause(),
            Effect::Volume(volume) => self.services.preview.set_volume(volume),
            Effect::CopyText(text) => {
                // The made video is no longer what would be pasted.
                self.window.note_copied(None);
                context.copy_text(text);
            }
            Effect::FullScreen(full) => context.send_viewport_cmd(ViewportCommand::Fullscreen(full)),
            Effect::KeepSettings => self.services.files.ask(Task::KeepSettings(self.window.model.settings.clone())),
            Effect::Request(request) => self.request(context, request),
        }
    }

    fn request(&mut self, context: &Context, request: Request) {
        match request {
            Request::Import(paths) => self.import(paths),
            Request::RetryMedia(path) => self.retry(path),
            Request::ForgetIncoming(path) => self.hear_import(ImportNews::Forgotten(path)),
            Request::TakeSubtitles(media, track) => {
                let film = self.window.session().paths().of(media).to_owned();
                self.services.files.ask(Task::ReadSubtitles(film, Some(track)));
            }
            Request::PasteFiles => self.services.clipboard.take(),
            Request::LookForTable => self.services.clipboard.look_for_table(),
            Request::ReadTables(path) => self.services.files.ask(Task::ReadTables(path)),
            Request::LookForScript => self.services.clipboard.look_for_script(),
            Request::ReadScript(path) => self.services.files.ask(Task::ReadScript(path)),
            Request::MatchScript(text) => self.match_script(text),
            Request::StopMatching => self.stop_matching(),
            Request::FindRepeats => self.find_repeats(),
            Request::StopFindingRepeats => self.stop_finding_repeats(),
            Request::HearSpeech => self.hear_speech(),
            Request::StopHearing => self.stop_hearing(),
            Request::AskPath(wish) => self.ask_path(wish),
            Request::TryPath(wish, path) => self.services.files.ask(Task::Try(wish, path)),
            Request::NewProject => self.new_project(),
            Request::OpenSample => self.open_sample(),
            Request::Open(file) => self.open(file),
            Request::ForgetRecent(file) => self.services.files.ask(Task::ForgetRecent(file)),
            Request::Rename(name) => self.rename(name),
            Request::SaveAndTell => self.tell_where_saved(),
            Request::DuplicateProject => self.duplicate_project(),
            Request::LookForMissing => self.look_for_missing(),
            Request::ListVersions => self.ask_versions(),
            Request::PreviewVersion(file) => self.look_at_version(file),
            Request::UseVersion(file) => self.ask_version(file),
            Request::WeighProject => self.weigh_project(),
            Request::Pack(destination, whole) => self.pack(destination, whole),
            Request::StopPacking => self.services.packer.stop(),
            Request::MakeSample => self.make_sample(),
            Request::MakeVideo => self.make_or_say_why_not(),
            Request::Job(wish, id) => self.act_on_job(wish, id),
            Request::OpenFolder(folder) => self.services.files.ask(Task::OpenOutside(folder)),
            Request::ListOwnTemplates => {
                self.services.files.ask(Task::OwnTemplates(self.services.places.templates()));
            }
            Request::ListSoundDevices => self.sound.devices.ask(),
            Request::UseSoundDevice(name) => self.choose_device(name),
            Request::OpenByDoubleClick(on) => self.services.double_click.set(on, self.window.t("project-kind")),
            Request::CleanCache => self.clean_cache(),
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
        let Some(place) = self.place().cloned() else { return };
        self.save_now();
        let at = readable(&place.folder, 3);
        let text = self.window.words().text("notice-saved-where", &[("place", at.into())]);
        let open = ("open-folder", Request::OpenFolder(place.folder).into());
        self.window.say(icons::CHECK_CIRCLE, text, Some(open));
    }

    fn act_on_job(&mut self, wish: JobWish, id: u64) {
        let Some(job) = self.window.model.queue.job(id).cloned() else { return };
        let destination = job.destination.clone();
        match wish {
            JobWish::Play => self.services.files.ask(Task::OpenOutside(destination)),
            JobWish::ShowInFolder => self.services.files.ask(Task::ShowOutside(destination)),
            JobWish::CopyFile => self.services.clipboard.put(id, destination),
            JobWish::FindFile => self.ask_path(PathWish::FindForJob(id)),
            JobWish::ChooseFolder => self.ask_path(PathWish::JobFolder(id)),
            JobWish::SaveReport => {
                let report = Report::new(job, self.services.places.log(), self.window.words().language());
                self.services.files.ask(Task::SaveReport(Box::new(report)));
            }
            JobWish::Pause | JobWish::Resume | JobWish::Cancel | JobWish::Remove => self.videos.jobs.act(wish, id),
        }
    }
}
