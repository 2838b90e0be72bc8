//! What the services have to say.

use std::path::{Path, PathBuf};
use std::time::Instant;

use eframe::egui::Context;
use sunting_core::error::MediaError;
use sunting_core::export::ExportError;
use sunting_core::packing::Packed;
use sunting_timeline::captions::{ReadCues, Repair};

use super::{App, Keeping};
use crate::look::icons;
use crate::model::Incoming;
use crate::services::clipboard::ClipboardNews;
use crate::services::dialogs::Answer;
use crate::services::double_click::{DoubleClickError, IsOn};
use crate::services::file_tasks::MediaCopy;
use crate::services::files::{News, Task};
use crate::services::packer::PackNews;
use crate::state::sentences::of_error;
use crate::state::{About, Action, Notice, NoticeButton, Overlay, Request};

/// With less room than this, temporary material gives way.
const LOW_ROOM: u64 = 1_000_000_000;

impl App {
    pub(super) fn hear_services(&mut self, context: &Context) {
        self.hear_all_files();
        let probed = self.glances.take(context, &mut self.window.model.glances);
        self.probed(probed);
        self.follow_arriving();
        for news in self.clipboard.news() {
            self.hear_clipboard(news);
        }
        for answer in self.dialogs.answers() {
            match answer {
                Answer::Paths(_, paths) if paths.is_empty() => {}
                Answer::Paths(wish, paths) => self.got_path(wish, paths),
                Answer::NoDialog(wish) => self.window.apply(Action::Show(Some(Overlay::PathField(wish)))),
            }
        }
        for news in self.packer.news() {
            self.hear_packer(news);
        }
        for news in self.sample.news() {
            self.sampled(news);
        }
        for news in self.forecast.news() {
            self.foreseen(news);
        }
        self.hear_sound();
        for news in self.double_click.news() {
            self.hear_double_click(news);
        }
        self.window.model.cache_bytes = self.glances.size_bytes();
    }

    pub(super) fn hear_all_files(&mut self) {
        for (project, news) in self.files.news() {
            if project == self.files.project() || !news.is_of_project() {
                self.hear_files(news);
            } else {
                self.hear_late(project, news);
            }
        }
        self.window.model.copies_left = self.files.copies_left();
    }

    fn hear_files(&mut self, news: News) {
        match news {
            News::Fault => self.hear_fault(),
            News::Looked(files) => self.looked(files),
            News::Sorted(files) => self.sorted(files),
            News::Grown(path) => self.wait_for_the_rest(path),
            News::Dated(path, recorded_s) => self.dated(&path, recorded_s),
            News::Copying(media, part) => drop(self.window.model.copying.insert(media, part)),
            News::Copied(order, copied) => self.copied(&order, copied),
            News::NotKept(error) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
            }
            News::Opened(opened) => self.opened(opened),
            News::IsOpen => self.is_opening = false,
            News::NoProject(problem) => {
                self.is_opening = false;
                self.tell_no_project(&problem);
            }
            News::Created(created) => self.created(created),
            News::CopyingProject(part) => self.window.model.saving_copy = Some(part),
            News::ProjectCopied(order, copied) => self.project_copied(&order, copied),
            // The field may have been closed in the meantime.
            News::Tried(wish, ..) if self.window.model.overlays.shown() != Some(&Overlay::PathField(wish)) => {}
            News::Tried(wish, path, None) => self.got_path(wish, vec![path]),
            News::Tried(_, _, Some(problem)) => self.window.refuse_path(self.sentence_of(&problem)),
            News::Versions(versions) => self.window.model.versions = versions,
            News::VersionSeen(Ok((project, paths)), file) => self.show_version(project, paths, file),
            News::VersionSeen(Err(error), _) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
            }
            News::Weighed(sizes, outside, destination) => {
                let packing = &mut self.window.model.packing;
                packing.sizes = Some((sizes.whole_bytes, sizes.used_bytes));
                packing.outside = outside;
                packing.destination = destination;
            }
            News::Version(Ok(version)) => self.use_version(version),
            News::Version(Err(error)) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
            }
            News::ReadSubtitles(Ok(read), path) => self.take_subtitles(&read, &path),
            News::ReadSubtitles(Err(error), path) => {
                let text = of_error(&self.window.model.words, &error);
                let name = named(&path);
                self.window.complain(format!("{name}: {text}"));
            }
            News::WroteSubtitles(Ok(path)) => self.tell_written("notice-subtitles-saved", &path),
            News::SavedReport(Ok(path)) => self.tell_written("notice-report-saved", &path),
            News::WroteSubtitles(Err(error)) | News::SavedReport(Err(error)) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
            }
            News::Recents(recents) => self.window.model.recents = recents,
            News::FreeName(path) => self.named(path),
            News::Room(bytes) => self.make_room(bytes),
            News::Found(job, moved) => self.found(job, &moved),
            News::NotOpened(path) => {
                let place = crate::model::readable(&path, 4).into();
                let text = self.window.model.words.text("notice-not-opened", &[("place", place)]);
                self.window.say(icons::INFO, text, None);
            }
            News::Missing(gone) => self.miss(&gone),
        }
    }

    /// Something was not done that is waited for: nobody knows what, so it may all be asked for again.
    fn hear_fault(&mut self) {
        self.is_opening = false;
        if matches!(self.keeping, Keeping::Creating) {
            self.keeping = Keeping::Refused(Instant::now());
        }
        self.give_up_checking();
        self.window.complain(self.window.model.t("notice-files-fault"));
    }

    /// Names a file that was written, with a way to it.
    fn tell_written(&mut self, key: &str, path: &Path) {
        let name = named(path);
        let text = self.window.model.words.text(key, &[("name", name.into())]);
        let folder = path.parent().unwrap_or(path).to_owned();
        self.window.say(icons::CHECK_CIRCLE, text, Some(("open-folder", Request::OpenFolder(folder).into())));
    }

    fn hear_packer(&mut self, news: PackNews) {
        let packing = &mut self.window.model.packing;
        match news {
            PackNews::Progress(part) => packing.progress = Some(part),
            PackNews::Done(done) => {
                packing.progress = None;
                if self.window.model.overlays.shown() == Some(&Overlay::Moving) {
                    self.window.show(None);
                }
                match done {
                    Ok(Packed { output: file, left_out, .. }) => {
                        let name = ("name", named(&file).into());
                        let left: Vec<String> = left_out.iter().map(|file| named(file)).collect();
                        let words = &self.window.model.words;
                        let text = match left.is_empty() {
                            true => words.text("notice-packed", &[name]),
                            false => words.text("notice-packed-without", &[name, ("files", left.join(", ").into())]),
                        };
                        let folder = file.parent().unwrap_or(&file).to_owned();
                        self.window.say(
                            icons::PACKAGE,
                            text,
                            Some(("open-folder", Request::OpenFolder(folder).into())),
                        );
                    }
                    Err(ExportError::Cancelled) => {}
                    Err(error) => {
                        let text = of_error(&self.window.model.words, &error);
                        self.window.complain(text);
                    }
                }
            }
        }
    }

    /// Shows an earlier version on the stage; nothing is changed by looking.
    fn show_version(
        &mut self,
        project: std::sync::Arc<sunting_timeline::Project>,
        paths: std::sync::Arc<sunting_core::media_paths::MediaPaths>,
        file: PathBuf,
    ) {
        self.window.leave_file();
        self.window.show(None);
        self.window.model.stage.version = Some(file.clone());
        self.stage.set_sample(project, paths);
        let text = self.window.model.t("notice-looking-back");
        let button = NoticeButton { label: "versions-use", action: Box::new(Request::UseVersion(file).into()) };
        let icon = icons::CLOCK_COUNTER_CLOCKWISE;
        self.window.tell(Notice { text, icon, is_error: true, about: About::EarlierVersion, button: Some(button) });
    }

    /// A file was copied. Its media may be gone since, or be another one: an undone step frees its number.
    fn copied(&mut self, order: &MediaCopy, copied: Result<PathBuf, MediaError>) {
        let model = &mut self.window.model;
        model.copying.remove(&order.media);
        let is_here = model.place.as_ref().is_some_and(|place| place.folder == order.folder);
        if !is_here || model.session.paths.of(order.media) != order.from {
            return;
        }
        match copied {
            Ok(path) => {
                std::sync::Arc::make_mut(&mut model.session.paths).0.insert(order.media, path.clone());
                if let Some(facts) = model.glances.facts.get(&order.from).cloned() {
                    model.glances.facts.insert(path, facts);
                }
                self.save_now();
                self.stage.clear();
            }
            Err(error) => {
                let text = of_error(&self.window.model.words, &error);
                self.window.complain(text);
            }
        }
    }

    fn hear_double_click(&mut self, news: IsOn) {
        let words = &self.window.model.words;
        let text = match news {
            Ok(on) => {
                self.window.model.opens_by_double_click = Some(on);
                return;
            }
            Err(DoubleClickError::Taken(name)) => words.text("notice-double-click-taken", &[("name", name.into())]),
            Err(DoubleClickError::Refused(detail)) => {
                words.text("notice-double-click-refused", &[("detail", detail.into())])
            }
        };
        self.window.complain(text);
    }

    fn take_subtitles(&mut self, read: &ReadCues, path: &Path) {
        let cues = self.window.model.session.as_cut(&read.cues, path);
        if cues.is_empty() {
            return self.window.complain(self.window.model.t("notice-subtitles-elsewhere"));
        }
        let repairs = read.repairs.iter().map(|repair| self.repair(repair)).collect();
        self.window.take_subtitle_file(cues, repairs);
    }

    fn repair(&self, repair: &Repair) -> String {
        let words = &self.window.model.words;
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

    fn make_room(&mut self, bytes: u64) {
        if bytes >= LOW_ROOM {
            self.told_short = false;
            return;
        }
        // Once for each shortage; while something is made it waits.
        if self.told_short || self.is_making() || self.window.model.notice.shown().is_some() {
            return;
        }
        self.told_short = true;
        self.glances.clear();
        self.files.ask(Task::CleanStore(self.places.cache.clone()));
        let size = self.window.model.words.size(bytes);
        let text = self.window.model.words.text("notice-low-disk", &[("size", size.into())]);
        self.window.say(icons::WARNING, text, Some(("cmd-settings", Action::Show(Some(Overlay::Settings)))));
    }

    fn hear_clipboard(&mut self, news: ClipboardNews) {
        match news {
            ClipboardNews::Put(job, true) => {
                self.window.model.copied_job = Some(job);
            }
            ClipboardNews::Held(true) => {}
            ClipboardNews::Held(false) => self.window.model.copied_job = None,
            ClipboardNews::Put(..) => {
                let text = self.window.model.t("notice-not-copied");
                self.window.complain(text);
            }
            ClipboardNews::Files(files) => self.import(files),
            ClipboardNews::Picture(file) => {
                let folder = match &self.window.model.place {
                    Some(place) => sunting_core::workspace::project_place::material(&place.folder),
                    None => self.window.model.projects_folder.join("Tempelan"),
                };
                self.files.ask(Task::KeepPicture(file, folder));
            }
            ClipboardNews::Nothing => {
                let text = self.window.model.t("notice-nothing-to-paste");
                self.window.say(icons::INFO, text, None);
            }
        }
    }

    /// Tries a file again that could not be opened.
    pub(super) fn retry(&mut self, path: PathBuf) {
        self.window.model.incoming.retain(|(other, state)| *other != path || matches!(state, Incoming::Checking));
        self.import(vec![path]);
    }
}

fn named(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
