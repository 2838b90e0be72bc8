//! What the services have to say.

use std::path::{Path, PathBuf};

use eframe::egui::Context;
use sunting_timeline::captions::{ReadCues, Repair};
use sunting_timeline::described::Described;

use super::App;
use super::importing::ImportNews;
use super::opening::sentence_of;
use crate::look::icons;
use crate::services::clipboard::ClipboardNews;
use crate::services::dialogs::Answer;
use crate::services::files::{News, Task};
use crate::state::sentences::of_error;
use crate::state::{About, Action, Notice, Overlay, Request};

impl App {
    pub(super) fn hear_services(&mut self, context: &Context) {
        self.hear_all_files();
        let probed = self.services.media_cache.take(context, &mut self.window.model.cached_media);
        self.follow_importing(probed);
        for news in self.services.clipboard.news() {
            self.hear_clipboard(news);
        }
        for answer in self.services.dialogs.answers() {
            match answer {
                Answer::Paths(_, paths) if paths.is_empty() => {}
                Answer::Paths(wish, paths) => self.got_path(wish, paths),
                Answer::NoDialog(wish) => self.window.apply(Action::Show(Some(Overlay::PathField(wish)))),
            }
        }
        for news in self.services.packer.news() {
            self.hear_packer(news);
        }
        self.hear_script_matcher();
        self.hear_repeat_finder();
        self.hear_speech_listener();
        for news in self.videos.sample.news() {
            self.sampled(news);
        }
        for news in self.videos.forecast.news() {
            self.foreseen(news);
        }
        self.hear_sound();
        for news in self.services.double_click.news() {
            self.hear_double_click(news);
        }
        self.note_cache();
    }

    pub(super) fn hear_all_files(&mut self) {
        for (project, news) in self.services.files.news() {
            if project == self.services.files.project() || !news.is_of_project() {
                self.hear_files(news);
            } else {
                self.hear_late(project, news);
            }
        }
        self.note_copies_left();
    }

    fn hear_files(&mut self, news: News) {
        match news {
            News::Fault => self.hear_fault(),
            News::Looked(files) => self.hear_import(ImportNews::Looked(files)),
            News::Sorted(files) => self.hear_import(ImportNews::Sorted(files)),
            News::Grown(path) => self.hear_import(ImportNews::Grown(path)),
            News::Dated(path, recorded_s) => self.hear_import(ImportNews::Dated(path, recorded_s)),
            News::Copying(media, part) => self.hear_import(ImportNews::Copying(media, part)),
            News::Copied(order, copied) => self.copied(&order, copied),
            News::NotKept(error) => self.window.complain_of(&error),
            News::Opened(opened) => self.opened(opened),
            News::IsOpen => self.is_opening = false,
            News::NoProject(problem) => {
                self.is_opening = false;
                self.tell_no_project(&problem);
            }
            News::Created(created) => self.created(created),
            News::CopyingProject(part) => self.note_project_copied(Some(part)),
            News::ProjectCopied(order, copied) => self.project_copied(&order, copied),
            // The field may have been closed in the meantime.
            News::Tried(wish, ..) if !self.window.is_under(&Overlay::PathField(wish)) => {}
            News::Tried(wish, path, None) => self.got_path(wish, vec![path]),
            News::Tried(_, _, Some(problem)) => self.window.refuse_path(sentence_of(self.window.words(), &problem)),
            News::Versions(versions) => self.list_versions(versions),
            News::VersionSeen(Ok((project, paths)), file) => self.show_version(project, paths, file),
            News::VersionSeen(Err(error), _) => self.window.complain_of(&error),
            News::Weighed(sizes, outside, destination) => self.weighed(sizes, outside, destination),
            News::Version(Ok(version), aside) => self.use_version(version, aside),
            News::Version(Err(error), _) => self.window.complain_of(&error),
            News::ReadSubtitles(Ok(read), path) => self.take_subtitles(&read, &path),
            News::ReadSubtitles(Err(error), path) => {
                let text = of_error(self.window.words(), &error);
                let is_named = error.file().is_some();
                self.window.complain(if is_named { text } else { format!("{}: {text}", named(&path)) });
            }
            News::ReadTables(Ok(tables), path) => self.window.take_tables(named(&path), tables),
            News::ReadTables(Err(error), path) => {
                let text = of_error(self.window.words(), &error);
                let is_named = error.file().is_some();
                self.window.complain(if is_named { text } else { format!("{}: {text}", named(&path)) });
            }
            News::ReadScript(Ok(text), path) => self.window.take_script(text, named(&path)),
            News::ReadScript(Err(error), _) => self.window.complain_of(&error),
            News::WroteSubtitles(Ok(path)) => self.tell_written("notice-subtitles-saved", &path),
            News::SavedReport(Ok(path)) => self.tell_written("notice-report-saved", &path),
            News::WroteSubtitles(Err(error)) | News::SavedReport(Err(error)) => self.window.complain_of(&error),
            News::OwnTemplates(files) => self.list_own_templates(files),
            News::Recents(recents) => self.list_recents(recents),
            News::FreeName(path) => self.named(path),
            News::Room(bytes) => self.make_room(bytes),
            News::Found(job, moved) => self.found(job, &moved),
            News::NotOpened(path) => {
                let place = crate::model::readable(&path, 4).into();
                let text = self.window.words().text("notice-not-opened", &[("place", place)]);
                self.window.say(icons::INFO, text, None);
            }
            News::Missing(gone) => self.miss(&gone),
            News::OfficeFound(found) => self.found_office(found),
            News::OfficeNotKept(error) => self.window.complain_of(&error),
            News::LogoRead(read, file) => self.logo_read(read, &file),
            News::LogoSeen(look) => self.window.show_logo(*look),
            News::OfficeRead(read, file) => self.office_read(read, &file),
            News::OfficeGiven(Ok(path)) => self.tell_written("office-given", &path),
            News::OfficeGiven(Err(error)) => self.window.complain_of(&error),
        }
    }

    /// Something was not done that is waited for: nobody knows what, so it may all be asked for again.
    fn hear_fault(&mut self) {
        self.is_opening = false;
        self.autosaving.give_up_creating();
        self.give_up_checking();
        self.window.complain(self.window.t("notice-files-fault"));
    }

    /// Names a file that was written, with a way to it.
    fn tell_written(&mut self, key: &str, path: &Path) {
        let name = named(path);
        let text = self.window.words().text(key, &[("name", name.into())]);
        let folder = path.parent().unwrap_or(path).to_owned();
        self.window.say(icons::CHECK_CIRCLE, text, Some(("open-folder", Request::OpenFolder(folder).into())));
    }

    /// Shows an earlier version on the stage; nothing is changed by looking.
    fn show_version(
        &mut self,
        project: std::sync::Arc<sunting_timeline::Project>,
        paths: std::sync::Arc<sunting_core::media_paths::MediaPaths>,
        file: PathBuf,
    ) {
        self.window.look_back_at(file.clone());
        self.services.preview.set_sample(project, paths);
        let text = self.window.t("notice-looking-back");
        let notice = Notice { icon: icons::CLOCK_COUNTER_CLOCKWISE, ..Notice::complaint(text) };
        self.window.tell(notice.about(About::EarlierVersion).with("versions-use", Request::UseVersion(file)));
    }

    fn take_subtitles(&mut self, read: &ReadCues, path: &Path) {
        let cues = self.window.session().as_cut(&read.cues, path);
        if cues.is_empty() {
            return self.window.complain(self.window.t("notice-subtitles-elsewhere"));
        }
        let repairs = read.repairs.iter().map(|repair| self.repair(repair)).collect();
        self.window.take_subtitle_file(cues, repairs);
    }

    fn repair(&self, repair: &Repair) -> String {
        let words = self.window.words();
        let detail = repair.defect.detail().to_owned();
        let line = ("line", (repair.line as i64).into());
        let key = format!("repair-{}", repair.defect.code());
        let what = words.text(&key, &[("detail", detail.into()), line.clone()]);
        match repair.cue {
            Some(cue) => words.text("repair-cue", &[("cue", (cue as i64).into()), ("what", what.into())]),
            None if repair.defect.is_of_file() => what,
            None => words.text("repair-line", &[line, ("what", what.into())]),
        }
    }

    fn hear_clipboard(&mut self, news: ClipboardNews) {
        match news {
            ClipboardNews::Put(job, true) => {
                self.window.note_copied(Some(job));
            }
            ClipboardNews::Held(true) => {}
            ClipboardNews::Held(false) => self.window.note_copied(None),
            ClipboardNews::Put(..) => {
                let text = self.window.t("notice-not-copied");
                self.window.complain(text);
            }
            ClipboardNews::Files(files) => self.take_files(files),
            ClipboardNews::Table(table) => self.window.note_clipboard_table(table),
            ClipboardNews::Script(text) => self.window.note_clipboard_script(text),
            ClipboardNews::Picture(file) => {
                let model = &self.window.model;
                let folder = match model.safety.place() {
                    Some(place) => sunting_core::workspace::project_place::material(&place.folder),
                    None => model.surroundings.projects().join("Tempelan"),
                };
                self.services.files.ask(Task::KeepPicture(file, folder));
            }
            ClipboardNews::Nothing => {
                let text = self.window.t("notice-nothing-to-paste");
                self.window.say(icons::INFO, text, None);
            }
        }
    }
}

/// The name of a file.
pub(super) fn named(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
