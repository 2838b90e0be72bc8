//! The window by its labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sunting_editor::state::Step;
use sunting_editor::window::{Effect, Window};

fn harness(size: [f32; 2], language: &'static str, step: Step) -> Harness<'static, Window> {
    let context = eframe::egui::Context::default();
    let window = support::window(&context, language, step);
    let mut has_fonts = false;
    let mut harness = Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).build_ui_state(
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

#[test]
fn a_border_is_dragged_kept_for_its_step_and_put_back_by_a_double_click() {
    let mut harness = harness([1366.0, 688.0], "id", Step::Trim);
    let place = |harness: &Harness<'static, Window>, key: &str| {
        harness.get_by_label(&harness.state().model.t(key)).rect().center()
    };
    let stage = |harness: &Harness<'static, Window>| place(harness, "viewer-picture").x;
    let before = stage(&harness);
    let border = place(&harness, "divider-left");
    harness.hover_at(border);
    harness.drag_at(border);
    harness.hover_at(border + vec2(50.0, 0.0));
    harness.step();
    harness.hover_at(border + vec2(100.0, 0.0));
    harness.step();
    harness.drop_at(border + vec2(100.0, 0.0));
    harness.run();
    assert!((stage(&harness) - before - 50.0).abs() < 4.0, "the middle moves by half: {} {before}", stage(&harness));
    assert!(harness.state().effects.contains(&Effect::KeepSettings), "{:?}", harness.state().effects);

    harness.state_mut().model.step = Step::Import;
    harness.run();
    assert_eq!(stage(&harness), before, "another step has its own");
    harness.state_mut().model.step = Step::Trim;
    harness.run();
    let border = place(&harness, "divider-left");
    harness.hover_at(border);
    for _ in 0..2 {
        harness.drag_at(border);
        harness.step();
        harness.drop_at(border);
        harness.step();
    }
    harness.run();
    assert_eq!(stage(&harness), before);
}

#[test]
fn a_border_is_moved_by_arrow_keys() {
    let mut harness = harness([1366.0, 688.0], "id", Step::Trim);
    let label = harness.state().model.t("divider-timeline");
    harness.get_by_label(&label).focus();
    harness.run();
    let before = harness.get_by_label(&label).rect().center().y;
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.get_by_label(&label).rect().center().y, before - 32.0);
}
