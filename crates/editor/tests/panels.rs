//! The window by its labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sunting_editor::state::Step;
use sunting_editor::window::Window;

fn harness(size: [f32; 2], language: &'static str, step: Step) -> Harness<'static, Window> {
    let context = eframe::egui::Context::default();
    let window = support::window(&context, language, step);
    let mut has_fonts = false;
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        move |ui, window: &mut Window| {
            if !std::mem::replace(&mut has_fonts, true) {
                // Known from the next frame on.
                sunting_editor::look::fonts::install(ui.ctx());
                return;
            }
            window.logic(&ui.ctx().clone());
            window.ui(ui);
        },
        window,
    );
    harness.run();
    harness
}

#[test]
fn the_four_steps_are_always_there() {
    let harness = harness([1366.0, 688.0], "id", Step::Trim);
    for label in ["step-import", "step-trim", "step-text", "step-make"] {
        let words = harness.state().model.t(label);
        harness.get_by_label(&words);
    }
}
