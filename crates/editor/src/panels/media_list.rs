use eframe::egui::{Rect, Ui};

use super::Cx;

/// Draws it.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>, _rect: Rect) {}
