//! *Ketuk waktu* by keys and labels, without a display: subtitles find their times by the hand.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use sunting_core::preview::Rate;
use sunting_editor::state::{Action, Command, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_session::tapping::Spoken;
use sunting_timeline::{Edit, Time, TimeRange};
use support::hands::{harness, press, steps_back, subtitle};
use support::script::SCRIPT;

type Shown = Harness<'static, Window>;

fn ms(millis: i64) -> Time {
    Time::from_millis(millis)
}

/// The page with the subtitles of the sample, from the first one on.
fn opened() -> Shown {
    let mut harness = harness(Step::Text);
    harness.state_mut().model.session.playhead = Time::ZERO;
    harness.state_mut().apply(Action::Run(Command::TapTimes));
    harness.run_steps(3);
    harness
}

/// The film plays, and somebody presses a key where it is.
fn tap_at(harness: &mut Shown, at: Time, key: Key) {
    harness.state_mut().model.preview.note_playing(true);
    harness.state_mut().model.session.playhead = at;
    press(harness, Modifiers::NONE, key);
}

fn says(harness: &Shown, words: &str) -> bool {
    harness.query_all(By::new().role(Role::Label).label_contains(words)).next().is_some()
}

fn range(harness: &Shown, index: usize) -> TimeRange {
    subtitle(harness, index).timeline_range
}

#[test]
fn a_key_plays_and_then_marks_each_start_and_all_of_it_is_one_step() {
    let mut harness = opened();
    assert!(says(&harness, "1 dari 12"));
    harness.state_mut().effects.clear();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().effects, [Effect::Play(Rate::times(1))]);
    let spoken: Spoken = [TimeRange::between(ms(1_500), ms(4_000))].into_iter().collect();
    harness.state_mut().note_spoken(spoken);
    tap_at(&mut harness, ms(1_700), Key::ArrowDown);
    tap_at(&mut harness, ms(6_120), Key::Enter);
    assert!(says(&harness, "3 dari 12"));
    assert_eq!((range(&harness, 0).start(), range(&harness, 0).end()), (ms(1_500), ms(4_200)));
    assert_eq!(range(&harness, 1).start(), ms(6_000));
    assert_eq!(steps_back(&harness, "undo-tap"), 1);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().model.notice.shown().unwrap().text, "2 kalimat diberi waktu.");
    assert!(harness.query_by_label("Isi subtitel").is_some(), "Esc goes back");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(steps_back(&harness, "undo-tap"), 0);
}

#[test]
fn a_tap_is_taken_back_and_the_film_goes_back_with_it() {
    let mut harness = opened();
    let before: Vec<TimeRange> = (0..3).map(|index| range(&harness, index)).collect();
    tap_at(&mut harness, ms(4_120), Key::ArrowDown);
    assert_ne!(range(&harness, 0), before[0]);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!((0..3).map(|index| range(&harness, index)).collect::<Vec<_>>(), before);
    assert!(harness.state().model.session.playhead < ms(2_200));
    assert_eq!(steps_back(&harness, "undo-tap"), 0, "it came to nothing");
    assert!(harness.get_by_label("Mundur satu kalimat").accesskit_node().is_disabled());
}

#[test]
fn the_big_button_does_the_same_and_slow_is_slower() {
    let mut harness = opened();
    harness.get_by_role_and_label(Role::RadioButton, "Pelan").click();
    harness.run_steps(3);
    harness.state_mut().effects.clear();
    harness.get_by_label("Putar videonya").click();
    harness.run_steps(2);
    assert_eq!(harness.state().effects, [Effect::Play(Rate::SLOW)]);
    harness.state_mut().model.preview.note_playing(true);
    harness.state_mut().model.session.playhead = ms(3_090);
    harness.run_steps(2);
    harness.get_by_label("Mulai diucapkan").click();
    harness.run_steps(3);
    assert_eq!(range(&harness, 0).start(), ms(3_000));
}

#[test]
fn a_script_becomes_subtitles_with_the_first_tap() {
    let mut harness = harness(Step::Text);
    harness.state_mut().apply(Action::Run(Command::PasteScript));
    harness.state_mut().note_clipboard_script(Some(SCRIPT.replace("Sekarang", "Kini")));
    harness.run_steps(3);
    harness.get_by_label("Ketuk waktu").click();
    harness.run_steps(3);
    assert!(says(&harness, "Kini KTP ada di ponsel Anda."));
    assert!(harness.state().effects.contains(&Effect::Request(Request::HearSpeech)));
    assert_eq!(steps_back(&harness, "undo-tap"), 0, "nothing has changed yet");
    tap_at(&mut harness, ms(2_120), Key::ArrowDown);
    let all = harness.state().model.session.subtitles().len();
    assert!(all >= 12 && !subtitle(&harness, 0).unsure && subtitle(&harness, all - 1).unsure);
    assert_eq!((range(&harness, 0).start(), steps_back(&harness, "undo-tap")), (ms(2_000), 1));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Naskah").is_none(), "it has become subtitles");
}

#[test]
fn an_edit_meanwhile_is_kept_and_tapping_goes_on() {
    let mut harness = opened();
    tap_at(&mut harness, ms(2_120), Key::ArrowDown);
    let last = subtitle(&harness, 11).id;
    harness.state_mut().apply(Action::Edit("undo-delete-subtitle", vec![Edit::Delete { clip: last }]));
    harness.run_steps(3);
    assert!(says(&harness, "2 dari 11"));
    tap_at(&mut harness, ms(7_120), Key::ArrowDown);
    assert_eq!((range(&harness, 0).start(), range(&harness, 1).start()), (ms(2_000), ms(7_000)));
}
