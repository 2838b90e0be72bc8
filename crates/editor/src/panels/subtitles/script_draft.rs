//! A script that is pasted or typed, until it becomes subtitles.

use sunting_session::script::ReadScript;

/// Where a script came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Typed,
    Clipboard,
    /// A file of that name.
    File(String),
}

/// A script, what is read in it, and whether its page is open.
#[derive(Default)]
pub struct ScriptDraft {
    is_open: bool,
    /// Its field takes the keyboard.
    pub(super) takes_focus: bool,
    pub(super) text: String,
    pub(super) read: ReadScript,
    pub(super) origin: Origin,
    /// It has become subtitles: another one may take its place.
    is_finished: bool,
}

impl ScriptDraft {
    /// Opens the page; what was written there before is still there.
    pub fn open(&mut self) {
        (self.is_open, self.takes_focus) = (true, true);
    }

    /// Leaves the page; what is written there stays.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a script on the clipboard would be welcome.
    pub fn awaits_clipboard(&self) -> bool {
        self.is_finished || self.text.trim().is_empty()
    }

    /// A script takes the place of what is there.
    pub fn fill(&mut self, text: String, origin: Origin) {
        (self.text, self.origin) = (text, origin);
        self.note_typed();
    }

    /// Words come behind what is there.
    pub fn append(&mut self, words: &str) {
        let gap = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { "\n" };
        self.text = format!("{}{gap}{words}", self.text);
        self.note_typed();
    }

    /// What is spoken of it.
    pub fn read(&self) -> &ReadScript {
        &self.read
    }

    /// It has become subtitles.
    pub fn finish(&mut self) {
        (self.is_open, self.is_finished) = (false, true);
    }

    /// Reads what stands there now.
    pub(super) fn note_typed(&mut self) {
        self.read = ReadScript::of(&self.text);
        self.is_finished = false;
    }
}
