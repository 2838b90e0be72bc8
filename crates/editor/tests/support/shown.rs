//! A window on a screen of some size, without a display.

use eframe::egui::{Context, Shape};
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

/// All words that are painted.
pub fn painted_words(harness: &Shown) -> Vec<String> {
    harness.output().shapes.iter().flat_map(|clipped| words_of(&clipped.shape)).collect()
}

fn words_of(shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Vec(shapes) => shapes.iter().flat_map(words_of).collect(),
        Shape::Text(text) => vec![text.galley.text().to_owned()],
        _ => Vec::new(),
    }
}
