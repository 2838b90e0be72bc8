//! A window on a screen of some size, without a display.

use eframe::egui::Context;
use egui_kittest::Harness;
use sunting_editor::window::Window;

/// A window that is drawn.
pub type Shown = Harness<'static, Window>;

/// Draws a window until it stands still, at that size in points.
pub fn shown(size: [f32; 2], window: impl FnOnce(&Context) -> Window) -> Shown {
    let window = window(&Context::default());
    let mut harness = Harness::builder().with_size(size).build_ui_state(super::frame, window);
    harness.run_steps(3);
    harness
}
