//! A project is left for another one or for none: nothing of it is lost, and nothing of it comes along.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use sunting_core::error::MediaError;
use sunting_core::media_paths::MediaPaths;
use sunting_core::swallowed::warn_of;
use sunting_core::workspace::autosave::{Autosave, NotKept};
use sunting_core::workspace::open::{OpenError, Opened};
use sunting_core::workspace::recents::Recent;
use sunting_timeline::Project;

use super::Who;
use super::kept::Kept;
use crate::app::{App, PATIENCE};
use crate::model::Stakes;
use crate::services::files::{News, Task};
use crate::state::{Action, Notice, Overlay, Request};

/// A project that was left before its folder was made.
pub(super) struct Left {
    /// Its number among the projects of this window.
    number: u64,
    project: Arc<Project>,
    paths: Arc<MediaPaths>,
    /// Itself among the last projects, once it has a file.
    recent: Recent,
}

/// A project that is being saved for the last time: what was not kept, or nothing once that is done.
pub(super) type Closing = Receiver<NotKept>;
/// Who closes a project notes by then that the disk did not answer.
const NOTED: Duration = Duration::from_secs(1);

impl App {
    /// Lets go of the project that is open.
    pub(in crate::app) fn leave_project(&mut self) {
        self.window.keep_words();
        self.remember_project();
        if matches!(self.autosaving.who, Who::Refused(_)) {
            self.create();
        }
        if self.autosaving.is_creating() {
            let session = self.window.session();
            self.autosaving.left.push(Left {
                number: self.services.files.project(),
                project: session.project().clone(),
                paths: session.paths().clone(),
                recent: self.recent(Default::default()),
            });
        }
        self.end_keeping();
        self.services.files.next_project();
        self.is_opening = false;
        self.safety().let_go();
        (self.autosaving.told_not_saved, self.autosaving.took_over) = (false, None);
    }

    /// Stays where work is that the disk does not take, and says how it can be saved.
    pub(in crate::app) fn stays_for_work(&mut self) -> bool {
        let model = &self.window.model;
        let is_refused = matches!(self.autosaving.who, Who::Refused(_)) || model.safety.save().is_refused();
        let stays = is_refused && model.stakes() == Some(Stakes::Work);
        if stays {
            let text = model.t("notice-save-first");
            self.autosaving.told_not_saved = false;
            self.tell_not_saved(text, "save-elsewhere");
        }
        stays
    }

    /// What was asked for while another project was open.
    pub(in crate::app) fn hear_late(&mut self, number: u64, news: News) {
        if let News::Opened(Ok(opened)) = news {
            opened.let_go();
        } else if let News::Created(created) = news {
            self.created_late(number, created);
        }
    }

    /// The folder of a project that was left meanwhile: what was done in it last goes into it.
    fn created_late(&mut self, number: u64, created: Result<Box<Opened>, OpenError>) {
        let Some(index) = self.autosaving.left.iter().position(|left| left.number == number) else {
            return created.map_or_else(drop, |opened| opened.let_go());
        };
        let left = self.autosaving.left.swap_remove(index);
        let kept = created.and_then(|opened| {
            let place = opened.place.clone();
            let refused = |error: &std::io::Error| OpenError::File(MediaError::from_io(&place.file, error).into());
            let lock = opened.lock.map_err(|error| OpenError::File(error.into()))?;
            let autosave = Autosave::start(opened.place, lock, left.project, left.paths, Arc::new(|| {}));
            self.close(autosave.map_err(|error| refused(&error))?, place.file.clone());
            Ok(place.file)
        });
        match kept {
            Ok(file) => self.services.files.ask(Task::Remember(Recent { file, ..left.recent })),
            Err(error) => self.window.complain_of(&error),
        }
    }

    /// Ends autosaving; what is there is saved behind the window's back.
    pub(super) fn end_keeping(&mut self) {
        if let Some(kept) = self.take_autosave() {
            let file = self.place().map(|place| place.file.clone());
            self.close(kept.autosave, file.unwrap_or_default());
        }
    }

    /// Ends autosaving because the program ends. Waits for this project and for those that were left, but not for a
    /// disk that does not answer; what was not kept by then is in the log.
    pub(in crate::app) fn end_all_keeping(&mut self) {
        self.end_keeping();
        let since = Instant::now();
        for closing in std::mem::take(&mut self.autosaving.closing) {
            // It has ended, or the log tells what was not kept.
            let _ = closing.recv_timeout((PATIENCE + NOTED).saturating_sub(since.elapsed()));
        }
    }

    /// What a disk refused of a project that was left: nobody else has those steps any more.
    pub(super) fn hear_closing(&mut self) {
        let mut refused = Vec::new();
        self.autosaving.closing.retain(|closing| match closing.try_recv() {
            Ok(NotKept::Refused { steps: 1.., error }) => {
                refused.push(error);
                false
            }
            Ok(NotKept::Refused { .. } | NotKept::NoAnswer { .. }) | Err(TryRecvError::Disconnected) => false,
            Err(TryRecvError::Empty) => true,
        });
        refused.iter().for_each(|error| self.window.complain_of(error));
    }

    /// Closing waits for the disk, and nobody waits for closing before the program ends.
    fn close(&mut self, autosave: Autosave, file: PathBuf) {
        let (ends, ended) = channel();
        let (of, context) = (file.clone(), self.services.context.clone());
        let closing = move || {
            if let Err(error) = autosave.close_within(PATIENCE) {
                warn_of("closing a project", &of, &error);
                // The window may have ended.
                let _ = ends.send(error);
                context.request_repaint();
            }
        };
        match Builder::new().name("closing".to_owned()).spawn(closing) {
            Ok(_) => self.autosaving.closing.push(ended),
            // The journal has all that was done.
            Err(error) => warn_of("closing a project", &file, &error),
        }
    }

    /// Autosave, told of the last steps, to be closed: nobody keeps the project from now on.
    fn take_autosave(&mut self) -> Option<Kept> {
        self.tell_autosave();
        let who = std::mem::take(&mut self.autosaving.who);
        if let Who::Autosave(kept) = who { Some(kept) } else { None }
    }
}

/// Whether a sentence is about the project that is open: what its button does would be done to the next one, and what
/// it says is not so of the next one.
pub(in crate::app) fn is_of_project(notice: &Notice) -> bool {
    notice.button.as_ref().is_none_or(|button| {
        let is_free = matches!(
            *button.action,
            Action::Ask(Request::Job(..) | Request::OpenFolder(_)) | Action::Show(Some(Overlay::Settings))
        );
        !is_free
    })
}
