//! Commands by single letters: when they turn out to be a word, what they did is taken back.

use std::sync::Arc;

use sunting_session::{Marks, Selection};
use sunting_timeline::{Project, Time};

use super::Window;
use crate::look::icons;
use crate::state::{About, Action, Command, Notice};

pub(super) struct Done {
    /// The project behind the last of them.
    project: Arc<Project>,
    /// How many of them were steps.
    steps: usize,
    /// How all lay before.
    marks: Marks,
    selection: Selection,
    playhead: Time,
}

impl Window {
    /// Runs a command that a key asked for.
    pub(super) fn run_by_key(&mut self, command: Command) {
        let session = &self.model.session;
        let before = session.project().clone();
        let (marks, selection, playhead) = (session.marks, session.selection.clone(), session.playhead);
        self.apply(Action::Run(command));
        let project = self.model.session.project().clone();
        if is_by_letter(command) {
            let fresh = Done { project: before.clone(), steps: 0, marks, selection, playhead };
            let done = self.by_letters.get_or_insert(fresh);
            done.steps += usize::from(!Arc::ptr_eq(&before, &project));
            done.project = project;
        }
    }

    /// The letters were a word: what the first of them did before that was known is taken back, and it is said where
    /// words go.
    pub(super) fn take_back_letters(&mut self) {
        let session = &mut self.model.session;
        if let Some(done) = self.by_letters.take().filter(|done| Arc::ptr_eq(&done.project, session.project())) {
            (0..done.steps).for_each(|_| drop(session.undo()));
            (session.marks, session.selection) = (done.marks, done.selection);
            self.move_playhead(done.playhead, crate::state::action::Seeking::Exact);
        }
        let text = self.model.t("notice-stray-typing");
        self.tell(Notice { text, icon: icons::KEYBOARD, is_error: false, about: About::Act, button: None });
    }
}

/// Whether a single letter asks for that command, and it changes something.
fn is_by_letter(command: Command) -> bool {
    let is_letter =
        |(modifiers, key): &(eframe::egui::Modifiers, eframe::egui::Key)| modifiers.is_none() && key.name().len() == 1;
    command.edits_clips() && command.row().keys.iter().any(is_letter)
}
