//! What an action does.

use eframe::egui::Context;

use super::Window;
use crate::state::Action;

/// What only the services can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Something that is done outside of the window.
    Outside(Action),
}

impl Window {
    /// Carries out what was asked for.
    pub fn logic(&mut self, _context: &Context) {
        for action in std::mem::take(&mut self.asked) {
            self.apply(action);
        }
    }

    /// Carries out one action.
    pub fn apply(&mut self, action: Action) {
        self.effects.push(Effect::Outside(action));
    }
}
