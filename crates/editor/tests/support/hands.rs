//! The window with somebody at its keys, without a display.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use sunting_editor::state::Step;
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_timeline::Clip;

/// The sixth subtitle: the one that is too fast.
pub const SIXTH: usize = 5;

/// A window of that size, in points.
pub fn harness_of(size: [f32; 2], window: Window) -> Harness<'static, Window> {
    let mut harness = Harness::builder().with_size(size).with_step_dt(0.2).build_ui_state(super::frame, window);
    harness.run_steps(3);
    harness
}

/// The sample in one step, on the smallest usual screen.
pub fn harness(step: Step) -> Harness<'static, Window> {
    let window = super::window(&eframe::egui::Context::default(), "id", step);
    harness_of([1366.0, 688.0], window)
}

/// The hand in the text of a subtitle.
pub fn typing(index: usize) -> Harness<'static, Window> {
    let mut harness = harness(Step::Text);
    let clip = harness.state().model.session.subtitles()[index].id;
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.state_mut().drafts.focus_subtitle = Some(clip);
    harness.run_steps(3);
    harness
}

/// A key goes down and up.
pub fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// Letters come in at the focus.
pub fn write(harness: &mut Harness<'_, Window>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run_steps(1);
}

/// The subtitle of that number.
pub fn subtitle<'a>(harness: &'a Harness<'_, Window>, index: usize) -> &'a Clip {
    harness.state().model.session.subtitles()[index]
}

/// How many steps of that name can be undone.
pub fn steps_back(harness: &Harness<'_, Window>, label: &str) -> usize {
    harness.state().model.session.history().labels().filter(|own| *own == label).count()
}
