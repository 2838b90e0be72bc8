//! Sentences on the stage.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_timeline::described::Described;
use sunting_timeline::edit::EditError;
use sunting_timeline::{Project, Time};
use sunting_words::Messages;

use super::{NOTICE, Window};
use crate::look::icons;
use crate::state::request::PathWish;
use crate::state::sentences::of_error;
use crate::state::{About, Action, Command, Notice, Request, numbers};

impl Window {
    /// The sentences.
    pub fn words(&self) -> &Messages {
        &self.model.words
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        self.model.t(key)
    }

    /// Shows a sentence.
    pub fn tell(&mut self, notice: Notice) {
        self.model.notice.say(notice, self.model.session.project(), Instant::now());
    }

    /// Shows a sentence that goes by itself.
    pub fn say(&mut self, icon: char, text: String, button: Option<(&'static str, Action)>) {
        self.say_of(About::Act, icon, text, button);
    }

    /// Says how something is; it goes when that is so no more.
    pub fn say_of(&mut self, about: About, icon: char, text: String, button: Option<(&'static str, Action)>) {
        let notice = Notice::plain(icon, text).about(about);
        self.tell(match button {
            Some((label, action)) => notice.with(label, action),
            None => notice,
        });
    }

    /// What is no longer so, or what a later act has made old, is not said any more.
    pub(super) fn outdate_notice(&mut self) {
        let (board, project) = (&self.model.notice, self.model.session.project());
        let (Some(notice), Some(since)) = (board.shown(), board.since()) else { return };
        let is_later = board.project().is_some_and(|before| !Arc::ptr_eq(before, project));
        let was_read = since.elapsed() >= NOTICE;
        let is_old = notice.about == About::Act && notice.is_error && is_later && was_read;
        if is_old || !self.model.still_holds(notice.about) {
            self.close_notice();
        }
    }

    /// Takes the sentence away.
    pub(super) fn close_notice(&mut self) {
        self.model.notice.clear();
    }

    /// Takes the sentence away if it is one of those.
    pub(super) fn close_notice_if(&mut self, is_one: impl FnOnce(&Notice) -> bool) {
        if self.model.notice.shown().is_some_and(is_one) {
            self.close_notice();
        }
    }

    /// How long until a sentence goes by itself.
    pub fn notice_rest(&self) -> Option<Duration> {
        self.model.notice.shown().filter(|notice| !notice.is_error)?;
        Some(NOTICE.saturating_sub(self.model.notice.since()?.elapsed()))
    }

    /// Shows why something did not work; it stays until it is closed.
    pub fn complain(&mut self, text: String) {
        self.tell(Notice::complaint(text));
    }

    /// The same of an error, in its own words.
    pub fn complain_of(&mut self, error: &dyn Described) {
        // The sentence may name folders in words; the error's own text has paths, which the log cuts.
        tracing::warn!("told: {}: {error}", error.code());
        self.complain(of_error(&self.model.words, error));
    }

    /// Says why the project does not take an edit.
    pub fn refuse(&mut self, error: &EditError) {
        let text = of_error(&self.model.words, error);
        self.say(icons::INFO, text, None);
    }

    /// A button that takes back a step goes before the next step: it would take back that one.
    pub(super) fn forget_undo_button(&mut self) {
        let undoes =
            |notice: &Notice| notice.button.as_ref().is_some_and(|button| *button.action == Action::Run(Command::Undo));
        self.close_notice_if(undoes);
    }

    /// Says what an edit took away, with a way back.
    pub(super) fn tell_removed(&mut self, before: &Arc<Project>) {
        let removed = self.model.session.removed_since(before);
        let (time, subtitles) = (removed.time, removed.subtitles);
        let tenths = |time| numbers::tenths(self.model.words.language(), time);
        let (seconds, words) = (tenths(time), &self.model.words);
        let text = match (time > Time::ZERO, subtitles) {
            (false, 0) if removed.sound == Time::ZERO => return,
            (false, 0) => words.text("notice-removed-sound", &[("time", tenths(removed.sound).into())]),
            (true, 0) => words.text("notice-removed", &[("time", seconds.into())]),
            (true, count) => {
                words.text("notice-removed-both", &[("time", seconds.into()), ("count", (count as i64).into())])
            }
            (false, count) => words.text("notice-removed-subtitles", &[("count", (count as i64).into())]),
        };
        self.say(icons::TRASH, text, Some(("cmd-undo", Action::Run(Command::Undo))));
    }

    /// Says that the project can only be looked at, and how it can be changed all the same.
    pub fn tell_look_only(&mut self) {
        self.tell_only_looked_at(self.model.t("notice-look-only"));
    }

    /// The same with the sentence that says why.
    pub fn tell_only_looked_at(&mut self, text: String) {
        let save = Request::AskPath(PathWish::Elsewhere);
        let notice = Notice { icon: icons::LOCK_SIMPLE, ..Notice::complaint(text) };
        self.tell(notice.about(About::LookOnly).with("save-copy", save));
    }
}
