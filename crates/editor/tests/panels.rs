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
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        |ui, window: &mut Window| {
            window.logic(&ui.ctx().clone());
            window.ui(ui);
        },
        window,
    );
    sunting_editor::look::fonts::install(&harness.ctx);
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
