//! The system's own dialogs for files and folders, each on a thread: the window goes on meanwhile.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use sunting_core::media::subtitles::FILM_ENDINGS;
use sunting_core::workspace::arrival::MEDIA_ENDINGS;
use sunting_graphics::kit_file;
use sunting_timeline::captions::{self, WriteFormat};

use super::Wake;
use crate::state::request::PathWish;
use crate::state::table_files::TABLE_ENDINGS;

/// Nobody closes a dialog this soon: there is none on this system.
const NO_DIALOG: Duration = Duration::from_millis(400);
/// What is shown beside media, because putting it in explains what to do instead.
const EXPLAINED: [&str; 3] = ["pptx", "pdf", "docx"];

/// What a dialog is asked.
pub struct Question {
    pub wish: PathWish,
    pub title: String,
    pub folder: PathBuf,
    /// The name that is offered, when something is to be written.
    pub name: String,
    /// What people call the kinds of files that are shown.
    pub kinds: String,
}

pub enum Answer {
    /// These paths; none when the dialog was closed.
    Paths(PathWish, Vec<PathBuf>),
    /// There is no dialog here.
    NoDialog(PathWish),
}

pub struct Dialogs {
    outbox: Sender<Answer>,
    answers: Receiver<Answer>,
    wake: Wake,
}

impl Dialogs {
    /// None is open yet.
    pub fn new(wake: Wake) -> Self {
        let (outbox, answers) = channel();
        Self { outbox, answers, wake }
    }

    pub fn ask(&self, question: Question) {
        let (outbox, wake, wish) = (self.outbox.clone(), self.wake.clone(), question.wish);
        let thread = Builder::new().name("dialog".to_owned()).spawn(move || {
            let since = Instant::now();
            let paths = shown(question);
            let answer = match paths {
                None if since.elapsed() < NO_DIALOG => Answer::NoDialog(wish),
                paths => Answer::Paths(wish, paths.unwrap_or_default()),
            };
            // The window may be gone.
            let _ = outbox.send(answer);
            wake();
        });
        if thread.is_err() {
            // This is the window: it is there.
            let _ = self.outbox.send(Answer::NoDialog(wish));
        }
    }

    /// What was answered since the last call.
    pub fn answers(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }
}

fn shown(question: Question) -> Option<Vec<PathBuf>> {
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    let dialog = rfd::FileDialog::new().set_title(question.title).set_directory(&question.folder);
    let kinds = question.kinds;
    match question.wish {
        PathWish::Import => dialog.add_filter(kinds, &media()).pick_files(),
        PathWish::Replace(_) | PathWish::FindMedia | PathWish::FindForJob(_) => {
            one(dialog.add_filter(kinds, &media()).pick_file())
        }
        PathWish::Project => one(dialog.add_filter(kinds, &["sunting"]).pick_file()),
        PathWish::ReadSubtitles => one(dialog.add_filter(kinds, &subtitle_files()).pick_file()),
        PathWish::ReadTable => one(dialog.add_filter(kinds, &both_cases(&TABLE_ENDINGS)).pick_file()),
        PathWish::WriteSubtitles => {
            let endings: Vec<&str> = WriteFormat::endings().collect();
            one(dialog.add_filter(kinds, &endings).set_file_name(question.name).save_file())
        }
        PathWish::Result => one(dialog.add_filter(kinds, &["mp4"]).set_file_name(question.name).save_file()),
        PathWish::Moving => one(dialog.add_filter(kinds, &["zip"]).set_file_name(question.name).save_file()),
        PathWish::Logo => one(dialog.add_filter(kinds, &both_cases(&["png", "svg", "jpg", "jpeg"])).pick_file()),
        PathWish::TakeOffice => one(dialog.add_filter(kinds, &[kit_file::EXTENSION]).pick_file()),
        PathWish::GiveOffice => {
            one(dialog.add_filter(kinds, &[kit_file::EXTENSION]).set_file_name(question.name).save_file())
        }
        PathWish::FindBelow | PathWish::ProjectsFolder | PathWish::Elsewhere | PathWish::JobFolder(_) => {
            one(dialog.pick_folder())
        }
    }
}

fn media() -> Vec<String> {
    both_cases(&[&MEDIA_ENDINGS[..], &EXPLAINED].concat())
}

fn subtitle_files() -> Vec<String> {
    both_cases(&[&captions::ENDINGS[..], &FILM_ENDINGS].concat())
}

/// Cameras write MP4, phones mp4.
fn both_cases(endings: &[&str]) -> Vec<String> {
    endings.iter().flat_map(|ending| [(*ending).to_owned(), ending.to_uppercase()]).collect()
}
