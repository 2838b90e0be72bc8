//! The details of what is chosen by their labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sunting_editor::state::Step;
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_timeline::{Clip, Time};
use support::hands::{SIXTH, harness, harness_of, press, steps_back, subtitle, typing, write};

/// The third piece of the storyline, chosen.
fn with_clip() -> Harness<'static, Window> {
    let mut harness = harness(Step::Trim);
    let clip = harness.state().model.session.project().storyline().unwrap().clips[2].id;
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.run_steps(2);
    harness
}

fn clip<'a>(harness: &'a Harness<'_, Window>) -> &'a Clip {
    &harness.state().model.session.project().storyline().unwrap().clips[2]
}

#[test]
fn arrow_keys_make_a_clip_quieter_and_reset_brings_it_back() {
    let mut harness = with_clip();
    harness.get_by_role_and_label(Role::Slider, "Volume").focus();
    harness.run_steps(1);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!((clip(&harness).gain_db - 20.0 * 0.9_f32.log10()).abs() < 0.01);
    harness.get_by_role_and_label(Role::Button, "Kembalikan").click();
    harness.run_steps(2);
    assert_eq!(clip(&harness).gain_db, 0.0);
}

#[test]
fn a_number_is_typed_stepped_given_up_and_dragged_as_one_step() {
    let mut harness = with_clip();
    harness.get_by_label("Muncul perlahan").click();
    harness.run_steps(3);
    write(&mut harness, "0,5");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(clip(&harness).fades.fade_in, Time::from_millis(500));
    harness.get_by_label("Muncul perlahan").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(clip(&harness).fades.fade_in, Time::from_millis(600));
    write(&mut harness, "9");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(clip(&harness).fades.fade_in, Time::from_millis(600));
    assert_eq!(clip(&harness).id, harness.state().model.session.selection.only_clip().unwrap());
    for (typed, taken_ms) in [("-3", 600), ("999", 16_300)] {
        harness.state_mut().model.notice.clear();
        harness.get_by_label("Muncul perlahan").click();
        harness.run_steps(3);
        write(&mut harness, typed);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(clip(&harness).fades.fade_in, Time::from_millis(taken_ms), "{typed}");
        let notice = harness.state().model.notice.shown().map(|notice| notice.text.clone());
        let notice = notice.unwrap();
        assert!(notice.starts_with("Muncul perlahan: dari 0") && notice.ends_with("16,3 dtk"), "{notice}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let steps = steps_back(&harness, "undo-fades");
    let from = harness.get_by_label("Hilang perlahan").rect().center();
    harness.drag_at(from);
    harness.run_steps(1);
    for x in [10.0, 20.0, 40.0] {
        harness.hover_at(from + eframe::egui::vec2(x, 0.0));
        harness.run_steps(1);
    }
    harness.drop_at(from + eframe::egui::vec2(40.0, 0.0));
    harness.run_steps(3);
    assert_eq!(clip(&harness).fades.fade_out, Time::from_seconds(1));
    assert_eq!(steps_back(&harness, "undo-fades"), steps + 1);
}

#[test]
fn a_subtitles_times_are_typed() {
    let mut harness = typing(SIXTH);
    harness.get_by_role_and_label(Role::SpinButton, "Selesai").click();
    harness.run_steps(3);
    write(&mut harness, "0:25,1");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(subtitle(&harness, SIXTH).timeline_range.end(), Time::from_millis(25_100));
    harness.get_by_role_and_label(Role::SpinButton, "Durasi").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(subtitle(&harness, SIXTH).timeline_range.end(), Time::from_millis(25_000));
}

#[test]
fn details_follow_the_selection_in_every_size_and_language() {
    for (size, language) in [([1366.0, 688.0], "en"), ([1093.0, 550.0], "id"), ([683.0, 344.0], "en")] {
        let mut window = support::narrow_window(&eframe::egui::Context::default(), language, false);
        window.model.chrome.open_details(true);
        let mut harness = harness_of(size, window);
        for key in ["fit-fill", "fit-fit", "fit-blurred", "details-mute", "details-fade-in"] {
            harness.get_by_label(&harness.state().model.t(key));
        }
        // In a low panel it has to be scrolled into view: the keyboard does that by itself.
        harness.state_mut().model.look.keyboard = true;
        let fill = harness.state().model.t("fit-fill");
        harness.get_by_label(&fill).focus();
        harness.run_steps(2);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        let clip = harness.state().model.session.project().storyline().unwrap().clips[1].clone();
        assert_eq!(clip.placement.mode, sunting_timeline::FitMode::Fill, "{size:?}");
        harness.state_mut().model.session.selection = Selection::Nothing;
        harness.run_steps(2);
        harness.get_by_label(&harness.state().model.t("open-folder"));
    }
}
