//! A pasted script, and the subtitles that it becomes.

use sunting_session::script::TimedLine;

use super::Window;
use crate::layout::Class;
use crate::look::icons;
use crate::panels::subtitles::Origin;
use crate::state::text_tab::TextTab;
use crate::state::{Action, Command, Request, Step};

impl Window {
    /// Opens the page on which a script is pasted. Words on the clipboard come by themselves.
    pub(super) fn open_script(&mut self) {
        self.go_to(Step::Text);
        if self.model.chrome.class() == Class::Compact {
            self.model.chrome.open_details(false);
        }
        self.drafts.text_tab = TextTab::Subtitles;
        self.leave_tapping();
        self.drafts.script.open();
        if self.drafts.script.awaits_clipboard() {
            self.ask(Request::LookForScript);
        }
    }

    /// Whether that page is in view: what is dropped or pasted is a script there.
    pub fn takes_scripts(&self) -> bool {
        let is_here = self.model.chrome.step() == Step::Text && self.drafts.text_tab == TextTab::Subtitles;
        is_here
            && self.drafts.script.is_open()
            && !self.drafts.tap.is_open()
            && self.model.script_matching.progress().is_none()
    }

    /// The script that the clipboard holds goes into the empty page.
    pub fn note_clipboard_script(&mut self, text: Option<String>) {
        if let Some(text) = text.filter(|_| self.takes_scripts() && self.drafts.script.awaits_clipboard()) {
            self.drafts.script.fill(text, Origin::Clipboard);
        }
    }

    /// The script of a file takes the place of what is there.
    pub fn take_script(&mut self, text: String, file: String) {
        if self.takes_scripts() {
            self.drafts.script.fill(text, Origin::File(file));
        }
    }

    /// Words that are pasted while no field has the keyboard go to the script; whether they did.
    pub(super) fn paste_script(&mut self, words: &str) -> bool {
        let is_taken = self.takes_scripts();
        if is_taken {
            self.drafts.script.append(words);
        }
        is_taken
    }

    /// The lines of a script become the subtitles, as one step.
    pub fn put_in_script(&mut self, lines: &[TimedLine]) {
        self.keep_words();
        let edits = self.model.session.putting_in_script(lines);
        if !self.edit("undo-script", &edits) {
            return;
        }
        self.drafts.script.finish();
        let unsure = lines.iter().filter(|line| !line.is_sure()).count();
        let key = match unsure {
            0 => "notice-script-matched",
            unsure if unsure * 3 > lines.len() => "notice-script-differs",
            _ => "notice-script-unsure",
        };
        let counts = [("count", lines.len().into()), ("unsure", unsure.into())];
        let text = self.model.words.text(key, &counts);
        // Where the script is another one, its times are better tapped than matched.
        let button = match key {
            "notice-script-differs" => ("cmd-tap-times", Command::TapTimes),
            _ => ("cmd-undo", Command::Undo),
        };
        self.say(icons::CHECK_CIRCLE, text, Some((button.0, Action::Run(button.1))));
    }

    /// The video sounds otherwise than when the script was looked for in it: it is looked for again, if somebody wants.
    pub fn tell_other_sound(&mut self, text: String) {
        let told = self.model.t("notice-script-other-sound");
        self.say(icons::INFO, told, Some(("script-again", Request::MatchScript(text).into())));
    }
}
