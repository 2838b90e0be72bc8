use eframe::egui::{Rect, Ui};

use super::Cx;

/// What the video is for: the left panel.
pub fn purposes(_ui: &mut Ui, _cx: &mut Cx<'_>, _rect: Rect) {}

/// What will happen: the right panel.
pub fn plan(_ui: &mut Ui, _cx: &mut Cx<'_>, _rect: Rect) {}
