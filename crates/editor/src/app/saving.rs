//! Work that the disk does not take: said once on the stage, with a way out, and again when it is safe.

use sunting_core::workspace::keeper::SaveState;

use super::App;
use crate::look::icons;
use crate::state::action::PathWish;
use crate::state::sentences::of_error;
use crate::state::{About, Action, Notice, NoticeButton};

impl App {
    /// Hears how safe the work is.
    pub(super) fn hear_saving(&mut self, state: SaveState) {
        // Between two tries nothing is known: what was not saved is not.
        if state == SaveState::Saving && self.told_not_saved {
            return;
        }
        self.window.model.save = state;
        match &self.window.model.save {
            SaveState::Saved if std::mem::take(&mut self.told_not_saved) => {
                let text = self.window.model.t("saved-here");
                self.window.say(icons::CHECK_CIRCLE, text, None);
            }
            SaveState::Failed(error) => {
                let text = of_error(&self.window.model.words, error);
                self.tell_not_saved(text, "save-elsewhere");
            }
            SaveState::Saved | SaveState::Saving => {}
        }
    }

    /// Says why the work is not saved; `label` leads to where it could be. Each trouble is told once, however often the
    /// disk is tried.
    pub(super) fn tell_not_saved(&mut self, text: String, label: &'static str) {
        if std::mem::replace(&mut self.told_not_saved, true) {
            return;
        }
        let elsewhere = Action::AskPath(PathWish::Elsewhere);
        let button = NoticeButton { label, action: Box::new(elsewhere) };
        self.window.tell(Notice {
            text,
            icon: icons::WARNING,
            is_error: true,
            about: About::NotSaved,
            button: Some(button),
        });
    }
}
