//! Undo and redo by snapshots: an edit copies what it changes and shares the rest.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::edit::{Edit, EditError, apply, apply_all};
use crate::project::Project;

/// Steps that can be undone.
const DEPTH: usize = 200;

#[derive(Clone, Debug)]
struct Step {
    label: String,
    before: Arc<Project>,
}

/// A project with its past and, after an undo, its future.
#[derive(Clone, Debug)]
pub struct History {
    now: Arc<Project>,
    past: VecDeque<Step>,
    future: Vec<Step>,
    in_gesture: bool,
}

impl History {
    /// A project without a past.
    pub fn new(project: Arc<Project>) -> Self {
        Self { now: project, past: VecDeque::new(), future: Vec::new(), in_gesture: false }
    }

    /// The project as it is now: a snapshot that never changes.
    pub fn project(&self) -> &Arc<Project> {
        &self.now
    }

    /// Applies an edit as one step of that name; inside a gesture, as part of the gesture's step.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn apply(&mut self, edit: &Edit, label: &str) -> Result<(), EditError> {
        self.apply_all(std::slice::from_ref(edit), label)
    }

    /// Applies edits as one step of that name; inside a gesture, as part of the gesture's step.
    ///
    /// # Errors
    /// The first [`EditError`]; nothing has changed then.
    pub fn apply_all<'a>(&mut self, edits: impl IntoIterator<Item = &'a Edit>, label: &str) -> Result<(), EditError> {
        let after = Arc::new(apply_all(&self.now, edits)?);
        if !self.in_gesture {
            self.remember(label);
        }
        self.now = after;
        self.future.clear();
        Ok(())
    }

    /// Applies an edit as part of the last step if that has the same name, else as a new step. So everything that is
    /// typed without a pause is one step. If the step as a whole changes nothing, it is removed.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn extend(&mut self, edit: &Edit, label: &str) -> Result<(), EditError> {
        if self.past.back().is_none_or(|step| step.label != label) {
            return self.apply(edit, label);
        }
        self.now = Arc::new(apply(&self.now, edit)?);
        self.future.clear();
        if self.past.back().is_some_and(|step| step.before == self.now) {
            self.past.pop_back();
        }
        Ok(())
    }

    /// Begins a gesture, such as a drag: all edits until [`History::end_gesture`] are one step.
    pub fn begin_gesture(&mut self, label: &str) {
        if !self.in_gesture {
            self.remember(label);
            self.in_gesture = true;
        }
    }

    /// Goes back to the project at the start of the gesture, without ending the gesture.
    pub fn rewind_gesture(&mut self) {
        if let Some(step) = self.past.back().filter(|_| self.in_gesture) {
            self.now = step.before.clone();
        }
    }

    /// Ends a gesture. If it changed nothing, it leaves no step.
    pub fn end_gesture(&mut self) {
        if std::mem::take(&mut self.in_gesture)
            && self.past.back().is_some_and(|step| Arc::ptr_eq(&step.before, &self.now))
        {
            self.past.pop_back();
        }
    }

    /// Whether a gesture goes on.
    pub fn is_in_gesture(&self) -> bool {
        self.in_gesture
    }

    /// Undoes the last step; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.end_gesture();
        let Some(step) = self.past.pop_back() else { return false };
        let after = std::mem::replace(&mut self.now, step.before);
        self.future.push(Step { label: step.label, before: after });
        true
    }

    /// Redoes the last undone step; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        self.end_gesture();
        let Some(step) = self.future.pop() else { return false };
        let before = std::mem::replace(&mut self.now, step.before);
        self.past.push_back(Step { label: step.label, before });
        true
    }

    /// The names of the steps that can be undone, the latest first.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.past.iter().rev().map(|step| step.label.as_str())
    }

    /// The name of the step that [`History::redo`] would do.
    pub fn future_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    fn remember(&mut self, label: &str) {
        if self.past.len() == DEPTH {
            self.past.pop_front();
        }
        self.past.push_back(Step { label: label.to_owned(), before: self.now.clone() });
    }
}
