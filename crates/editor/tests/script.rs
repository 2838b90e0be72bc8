//! *Tempel naskah* by its labels, without a display: from pasted words to subtitles, and those that are not sure.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use sunting_editor::state::{Action, Command, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_session::script::{Doubt, Matching, TimedLine};
use sunting_timeline::captions::Cue;
use sunting_timeline::{Edit, Time, TimeRange};
use support::hands::{harness, press, steps_back, subtitle};
use support::script::{SCRIPT, WITH_SPEAKERS};

type Shown = Harness<'static, Window>;

/// What services were asked since the last call.
fn requests(harness: &mut Shown) -> Vec<Request> {
    let effects = std::mem::take(&mut harness.state_mut().effects);
    let asked = effects.into_iter().filter_map(|effect| match effect {
        Effect::Request(request) => Some(request),
        _ => None,
    });
    asked.collect()
}

/// The page, opened by the hand.
fn opened() -> Shown {
    let mut harness = harness(Step::Text);
    harness.get_by_label("Isi subtitel").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Tempel naskah").click();
    harness.run_steps(3);
    harness
}

/// A script came from the clipboard.
fn pasted(text: &str) -> Shown {
    let mut harness = opened();
    harness.state_mut().note_clipboard_script(Some(text.to_owned()));
    harness.run_steps(3);
    harness
}

fn says(harness: &Shown, words: &str) -> bool {
    harness.query_all(By::new().role(Role::Label).label_contains(words)).next().is_some()
}

/// What came of matching: two lines are sure, `unsure` are not.
fn lines(unsure: usize) -> Vec<TimedLine> {
    let line = |index: usize| {
        let start = Time::from_seconds(3 * index as i64);
        let timeline_range = TimeRange::between(start, start + Time::from_millis(2_500));
        let text = format!("Kalimat nomor {index} yang tenang.");
        let doubts = if index < 2 { Vec::new() } else { vec![Doubt::Disagreed] };
        TimedLine { cue: Cue::new(timeline_range, text), spoken: timeline_range, confidence: 0.9, doubts }
    };
    (0..2 + unsure).map(line).collect()
}

#[test]
fn a_script_on_the_clipboard_is_two_presses_away_from_being_matched() {
    let mut harness = opened();
    assert!(requests(&mut harness).contains(&Request::LookForScript));
    assert!(harness.get_by_label("Naskah").is_focused());
    let button = harness.get_by_label("Cocokkan dengan suara");
    assert!(button.accesskit_node().is_disabled());
    harness.state_mut().note_clipboard_script(Some(SCRIPT.to_owned()));
    harness.run_steps(3);
    assert!(says(&harness, "Dari papan klip"));
    assert!(says(&harness, "12 kalimat, sekitar"));
    assert!(says(&harness, "Kata-katanya tidak diubah."));
    assert!(says(&harness, "Menggantikan 12 subtitel yang ada."));
    harness.get_by_label("Cocokkan dengan suara").click();
    harness.run_steps(2);
    assert_eq!(requests(&mut harness), [Request::MatchScript(SCRIPT.to_owned())]);
}

#[test]
fn the_page_is_used_by_keys_alone() {
    let mut harness = opened();
    requests(&mut harness);
    harness.event(Event::Paste(SCRIPT.to_owned()));
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(requests(&mut harness), [Request::MatchScript(SCRIPT.to_owned())]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Naskah").is_none(), "Esc goes back");
    assert!(harness.query_by_label("Isi subtitel").is_some());
    // What was written is still there, and nothing else is asked for.
    harness.state_mut().apply(Action::Run(Command::PasteScript));
    harness.run_steps(3);
    assert_eq!(requests(&mut harness), []);
    assert!(says(&harness, "12 kalimat"));
    harness.get_by_label("Kosongkan").click();
    harness.run_steps(3);
    assert!(!says(&harness, "kalimat, sekitar"));
    assert!(harness.get_by_label("Naskah").is_focused());
    harness.get_by_label("Kembali").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Naskah").is_none());
}

#[test]
fn speakers_and_directions_are_listed() {
    let harness = pasted(WITH_SPEAKERS);
    assert!(says(&harness, "Pembicara, bukan subtitel: NARATOR, Bu Rina, Pak Budi, PETUGAS LOKET, dan 2 lagi"));
    assert!(says(&harness, "Petunjuk, bukan subtitel: musik pelan, gambar: loket, tersenyum"));
}

#[test]
fn while_it_is_matched_the_window_says_how_far_it_is_and_stops_it() {
    let mut harness = pasted(SCRIPT);
    let half = Matching::Listening(Time::from_seconds(1), Time::from_seconds(2));
    harness.state_mut().model.script_matching.note_progress(Some(half));
    harness.run_steps(2);
    requests(&mut harness);
    let bar = harness.get_by_role(Role::ProgressIndicator);
    assert_eq!(bar.accesskit_node().numeric_value(), Some(25.0));
    assert_eq!(bar.accesskit_node().label().as_deref(), Some("Mendengarkan suara video…"));
    assert!(harness.query_by_label("Cocokkan dengan suara").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    harness.get_by_label("Hentikan").click();
    harness.run_steps(2);
    assert_eq!(requests(&mut harness), [Request::StopMatching]);
}

#[test]
fn lines_become_subtitles_in_one_step_and_unsure_ones_are_confirmed_in_their_row() {
    let mut harness = pasted(SCRIPT);
    harness.state_mut().put_in_script(&lines(1));
    harness.run_steps(3);
    let told = "3 subtitel dicocokkan dengan suara. 1 waktunya belum pasti.";
    assert_eq!(harness.state().model.notice.shown().unwrap().text, told);
    assert!(harness.query_by_label("Naskah").is_none(), "the subtitles are shown");
    assert_eq!((harness.state().model.session.subtitles().len(), steps_back(&harness, "undo-script")), (3, 1));
    harness.get(By::new().role(Role::ListBoxOption).label_contains("nomor 2 yang tenang., belum pasti")).click();
    harness.run_steps(3);
    harness.get_by_label("Sudah benar").click();
    harness.run_steps(3);
    assert!(!subtitle(&harness, 2).unsure);
    assert!(harness.query_by_label("Sudah benar").is_none());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(subtitle(&harness, 2).unsure);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model.session.subtitles().len(), 12, "those from before are back");
}

#[test]
fn who_changes_the_time_of_an_unsure_subtitle_has_confirmed_it() {
    let mut harness = pasted(SCRIPT);
    harness.state_mut().put_in_script(&lines(1));
    harness.run_steps(3);
    let clip = subtitle(&harness, 2).clone();
    let (start, end) = (clip.timeline_range.start(), clip.timeline_range.end() + Time::from_millis(200));
    let longer = Edit::SetClipRange { clip: clip.id, start: start.into(), end: end.into() };
    harness.state_mut().apply(Action::Edit("undo-subtitle-time", vec![longer]));
    harness.run_steps(3);
    assert!(!subtitle(&harness, 2).unsure);
}

#[test]
fn many_unsure_lines_are_said_to_come_from_another_script() {
    let mut harness = pasted(SCRIPT);
    harness.state_mut().put_in_script(&lines(2));
    harness.run_steps(3);
    let told = &harness.state().model.notice.shown().unwrap().text;
    assert!(told.ends_with("2 waktunya belum pasti. Mungkin naskahnya berbeda dari yang diucapkan."), "{told}");
}

#[test]
fn what_comes_too_late_from_the_clipboard_overwrites_nothing() {
    let mut harness = opened();
    harness.event(Event::Text("Halo.".to_owned()));
    harness.run_steps(2);
    harness.state_mut().note_clipboard_script(Some(SCRIPT.to_owned()));
    harness.run_steps(2);
    assert!(says(&harness, "1 kalimat"));
    // What is dropped is meant, whatever stands there.
    harness.state_mut().take_script(SCRIPT.to_owned(), "naskah.txt".to_owned());
    harness.run_steps(2);
    assert!(says(&harness, "Dari naskah.txt") && says(&harness, "12 kalimat"));
    // Another step closes the page.
    press(&mut harness, Modifiers::ALT, Key::Num2);
    press(&mut harness, Modifiers::ALT, Key::Num3);
    assert!(harness.query_by_label("Naskah").is_none());
}
