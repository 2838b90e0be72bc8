//! Keys that come faster than frames, and words that are typed where no field is.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::{Action, Command, Step};
use sunting_editor::window::Window;
use sunting_session::Marks;
use sunting_timeline::Time;
use support::hands::harness;

/// Keys that go down within one frame, and the frame behind it.
fn at_once(harness: &mut Harness<'_, Window>, keys: &[Key]) {
    for (key, pressed) in keys.iter().flat_map(|key| [(*key, true), (*key, false)]) {
        let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        harness.input_mut().events.push(event);
    }
    harness.run_steps(1);
}

fn trimming() -> Harness<'static, Window> {
    let mut harness = harness(Step::Trim);
    harness.state_mut().apply(Action::Seek(Time::from_millis(4_000), Seeking::Exact));
    harness.run_steps(3);
    harness
}

#[test]
fn quick_keys_are_each_done_in_their_order() {
    let mut harness = trimming();
    let frame = harness.state().model.session.project().canvas.frame_rate.time_of(1);
    at_once(&mut harness, &[Key::I, Key::ArrowRight, Key::ArrowRight, Key::O]);
    let from = Time::from_millis(4_000);
    let marks = Marks { start: Some(from), end: Some(from + frame + frame) };
    assert_eq!(harness.state().model.session.marks, marks);
    let clips =
        |harness: &Harness<'_, Window>| harness.state().model.session.project().storyline().unwrap().clips.len();
    let before = clips(&harness);
    at_once(&mut harness, &[Key::ArrowRight, Key::S]);
    assert_eq!(clips(&harness), before + 1);
    assert_eq!(harness.state().model.session.playhead, from + frame + frame + frame);
}

#[test]
fn a_word_without_a_field_edits_nothing_and_says_where_words_go() {
    for frames in [1, 2] {
        let mut harness = trimming();
        harness.state_mut().apply(Action::Mark(None));
        let (project, marks) = {
            let session = &harness.state().model.session;
            (session.project().clone(), session.marks)
        };
        for letters in [Key::S, Key::E, Key::L, Key::A, Key::M, Key::A, Key::T].chunks(7 / frames + 1) {
            at_once(&mut harness, letters);
        }
        for letter in [Key::I, Key::S, Key::I, Key::W, Key::Backspace, Key::Comma, Key::Q] {
            at_once(&mut harness, &[letter]);
        }
        let window = harness.state();
        assert!(*window.model.session.project() == project, "{frames} frames: {:?}", window.model.notice.shown());
        assert_eq!(window.model.session.marks, marks);
        assert_eq!(window.model.session.playhead, Time::from_millis(4_000));
        let told = window.model.notice.shown().unwrap();
        assert_eq!(told.text, window.model.t("notice-stray-typing"));
    }
}

#[test]
fn what_a_letter_did_before_a_word_was_one_is_taken_back_alone() {
    let mut harness = trimming();
    harness.state_mut().run(Command::MuteClip);
    let before = harness.state().model.session.project().clone();
    at_once(&mut harness, &[Key::S]);
    assert_ne!(*harness.state().model.session.project(), before);
    at_once(&mut harness, &[Key::A]);
    assert_eq!(*harness.state().model.session.project(), before, "the split is undone, the step before it is not");
}
