//! Files that are gone: noticed, told, looked for, found.

use std::path::{Path, PathBuf};

use sunting_timeline::MediaId;

use super::App;
use crate::look::icons;
use crate::services::file_tasks::{Moved, Search};
use crate::services::files::Task;
use crate::state::request::{JobWish, PathWish};
use crate::state::{About, Notice, Overlay, Request};

impl App {
    /// Looks again which files are gone: a stick may have been pulled out, or put in again.
    pub(super) fn look_for_missing(&self) {
        let session = self.window.session();
        if !session.project().media.is_empty() {
            self.services.files.ask(Task::LookForMissing(session.paths().clone()));
        }
    }

    /// These are gone: a project that was opened knows it.
    pub(super) fn note_missing(&mut self, media: Vec<MediaId>) {
        self.window.model.missing.note(media);
    }

    /// These are gone. It is told when there are others than before.
    pub(super) fn miss(&mut self, gone: &[PathBuf]) {
        let model = &mut self.window.model;
        let paths = model.session.paths();
        let all = model.session.project().media.iter().map(|media| media.id);
        // What lies on a server that was not asked has no path.
        let is_gone = |path: &Path| path.as_os_str().is_empty() || gone.iter().any(|gone| gone == path);
        let missing: Vec<_> = all.filter(|id| is_gone(paths.of(*id))).collect();
        let has_more = missing.iter().any(|id| !model.missing.has(*id));
        let has_fewer = model.missing.all().iter().any(|id| !missing.contains(id));
        model.missing.note(missing);
        if has_fewer {
            self.services.media_cache.try_again();
            self.services.preview.clear();
        }
        let is_told = model.notice.shown().is_some_and(|notice| notice.about == About::MissingFiles);
        if has_more || has_fewer && is_told {
            self.tell_missing();
        }
    }

    /// Says which files are gone, with a way to find them.
    pub(super) fn tell_missing(&mut self) {
        let model = &self.window.model;
        let Some(first) = model.missing.all().first() else { return };
        if model.misses_most() {
            return self.window.lay_over(Overlay::Missing);
        }
        let count = ("count", (model.missing.all().len() as i64).into());
        let key = if model.missing.all().len() == 1 { "notice-missing" } else { "notice-missing-several" };
        let text = model.words.text(key, &[("name", model.session.file_name(*first).into()), count]);
        let find = Request::AskPath(PathWish::FindMedia);
        self.window.tell(Notice::complaint(text).about(About::MissingFiles).with("media-find", find));
    }

    /// Looks for the project's missing files there.
    pub(super) fn find(&self, place: PathBuf) {
        let session = self.window.session();
        let (project, paths) = (session.project().clone(), session.paths().clone());
        self.services.files.ask(Task::Find(Search { project, paths, place, job: None }));
    }

    /// Looks there for what a video in the queue waits for.
    pub(super) fn find_for_job(&self, id: u64, place: PathBuf) {
        if let Some(order) = self.videos.jobs.order(id) {
            let (project, paths) = (order.project, order.paths);
            self.services.files.ask(Task::Find(Search { project, paths, place, job: Some(id) }));
        }
    }

    /// Missing files were found, or were not there: whoever needs them has them again.
    pub(super) fn found(&mut self, job: Option<u64>, moved: &[Moved]) {
        let model = &mut self.window.model;
        if moved.is_empty() {
            let text = model.t("notice-not-found-there");
            let again = job.map_or(Request::AskPath(PathWish::FindMedia), |id| Request::Job(JobWish::FindFile, id));
            self.window.say(icons::INFO, text, Some(("media-find", again.into())));
            return;
        }
        let text = model.words.text("notice-found", &[("count", (moved.len() as i64).into())]);
        let session = &mut model.session;
        for one in moved {
            let is_it = |id: &_| one.was_at(session.paths().of(*id)) || job.is_none() && *id == one.media;
            for media in model.missing.take(is_it) {
                session.media_lies_at(media, one.to.clone());
                self.services.media_cache.probe(&one.to);
            }
        }
        self.window.say(icons::CHECK_CIRCLE, text, None);
        self.videos.jobs.relink(moved, job);
        if let Some(id) = job {
            self.videos.jobs.act(JobWish::Resume, id);
        }
        self.services.media_cache.try_again();
        self.remember_servers();
        self.save_now();
        self.services.preview.clear();
    }
}
