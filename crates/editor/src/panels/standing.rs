//! What the project is called and how safe the work is: in the top bar, and in a menu where the bar has no room.

use eframe::egui::{Color32, Ui};
use sunting_core::workspace::autosave::SaveState;

use super::{Cx, id};
use crate::look::icons;
use crate::state::sentences::{in_short, of_error};

/// The draft of the project's name while it is typed.
pub const NAME_DRAFT: &str = "project-name";

/// The project's name becomes a field with the focus in it.
pub fn rename(ui: &Ui, cx: &mut Cx<'_>) {
    cx.drafts.texts.insert(NAME_DRAFT, cx.model.name());
    ui.memory_mut(|memory| memory.request_focus(id(NAME_DRAFT)));
}

/// How safe the work is, in a line.
pub struct SaveLine {
    pub icon: char,
    pub ink: Color32,
    pub words_ink: Color32,
    pub words: String,
    /// Instead of words that have no room.
    pub in_short: Option<String>,
    /// Where the work is not safe: all that is to be said about it, and the key of what saves it elsewhere.
    pub danger: Option<(String, &'static str)>,
}

impl SaveLine {
    /// The line of the project that is open.
    pub fn of(cx: &Cx<'_>) -> Self {
        let theme = cx.theme();
        let quiet = |icon: char, ink: Color32, words: String| Self {
            icon,
            ink,
            words_ink: theme.muted,
            words,
            in_short: None,
            danger: None,
        };
        if let Some(part) = cx.model.safety.copied_part() {
            let percent = ((part * 100.0) as u32).to_string();
            return quiet(icons::COPY, theme.muted, cx.t1("saving-copy", "percent", percent));
        }
        if cx.model.safety.look_only() {
            let danger = Some((cx.t("notice-look-only"), "save-copy"));
            let line = quiet(icons::LOCK_SIMPLE, theme.warn, cx.t("look-only"));
            return Self { words_ink: theme.warn, danger, ..line };
        }
        match cx.model.safety.save() {
            SaveState::Saved => quiet(icons::CHECK_CIRCLE, theme.ok, cx.t("saved-here")),
            SaveState::Saving => quiet(icons::FLOPPY_DISK, theme.muted, cx.t("saving")),
            SaveState::Failed(error) => unsafe_work(cx, &in_short(cx.words(), error), of_error(cx.words(), error)),
            SaveState::Ended => unsafe_work(cx, &cx.t("saving-ended-in-short"), cx.t("notice-saving-ended")),
        }
    }

    /// What pointing at it tells, where the work is not safe.
    pub fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        self.danger.as_ref().map(|(sentence, way)| format!("{sentence}\n{}", cx.t(way)))
    }
}

/// Work that is not on the disk: why, in a word or two and in a sentence.
fn unsafe_work(cx: &Cx<'_>, reason: &str, sentence: String) -> SaveLine {
    let theme = cx.theme();
    SaveLine {
        icon: icons::WARNING,
        ink: theme.bad,
        words_ink: theme.bad,
        words: cx.t1("not-saved", "reason", reason.to_owned()),
        in_short: Some(cx.t("not-saved-in-short")),
        danger: Some((sentence, "save-elsewhere")),
    }
}
