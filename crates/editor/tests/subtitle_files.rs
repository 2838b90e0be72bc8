//! A subtitle file that meets what was typed, and one whose times are not those of the film.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::Context;
use sunting_editor::state::{Action, Command, Overlay};
use sunting_editor::window::Window;
use sunting_session::subtitle_file::{Onto, Shift};
use sunting_timeline::captions::Cue;
use sunting_timeline::{Time, TimeRange};

fn cues(from_ms: i64, count: i64) -> Vec<Cue> {
    let cue = |index: i64| {
        Cue::new(
            TimeRange::between(
                Time::from_millis(from_ms + index * 4000),
                Time::from_millis(from_ms + index * 4000 + 2500),
            ),
            format!("Dari file {index}"),
        )
    };
    (0..count).map(cue).collect()
}

fn window() -> Window {
    support::window(&Context::default(), "id", sunting_editor::state::Step::Text)
}

fn without_subtitles() -> Window {
    support::window_without_subtitles(&Context::default(), "id")
}

fn told(window: &Window) -> &str {
    window.model.notice.shown().map_or("", |notice| notice.text.as_str())
}

#[test]
fn a_file_onto_typed_subtitles_asks_once_and_cuts_none_of_them() {
    let mut window = window();
    let typed = window.model.session.cues();
    window.take_subtitle_file(cues(0, 15), Vec::new());
    assert_eq!(window.model.overlays.shown(), Some(&Overlay::SubtitleFile));
    assert_eq!(window.model.session.cues(), typed, "nothing is done before the answer");
    window.apply(Action::PutInSubtitles(Onto::Fill));
    assert_eq!(window.model.overlays.shown(), None);
    let after = window.model.session.cues();
    assert!(typed.iter().all(|cue| after.contains(cue)), "each stays whole");
    assert!(after.len() > typed.len());
    assert!(after.windows(2).all(|pair| pair[0].timeline_range.end() <= pair[1].timeline_range.start()));
    window.run(Command::Undo);
    assert_eq!(window.model.session.cues(), typed);
}

#[test]
fn a_file_instead_of_typed_subtitles_leaves_none_of_them() {
    let mut window = window();
    let file = cues(0, 15);
    window.take_subtitle_file(file.clone(), Vec::new());
    window.apply(Action::PutInSubtitles(Onto::Replace));
    assert_eq!(window.model.session.cues(), file);
    assert_eq!(window.model.session.subtitles().len(), 15);
}

/// Each of thousands was an edit of its own once, and the window stood still for seconds.
#[test]
fn thousands_of_subtitles_are_replaced_and_deleted_by_few_edits() {
    let mut window = without_subtitles();
    window.take_subtitle_file(cues(0, 5000), Vec::new());
    let file = cues(1000, 5000);
    let edits = window.model.session.importing(&file, Onto::Replace).edits;
    assert_eq!(edits.len(), 2);
    window.take_subtitle_file(file.clone(), Vec::new());
    window.apply(Action::PutInSubtitles(Onto::Replace));
    assert_eq!(window.model.session.cues(), file);
    let all: Vec<_> = window.model.session.subtitles().iter().map(|clip| clip.id).collect();
    window.apply(Action::SelectClips(all));
    assert_eq!(window.model.session.deleting(false).len(), 1);
    window.run(Command::DeleteClip);
    assert_eq!(window.model.session.subtitles().len(), 0);
    window.run(Command::Undo);
    window.run(Command::Undo);
    assert_eq!(window.model.session.cues(), cues(0, 5000));
}

#[test]
fn a_closed_question_changes_nothing_and_no_second_answer_does() {
    let mut window = window();
    let before = window.model.session.project().clone();
    window.take_subtitle_file(cues(0, 15), Vec::new());
    window.apply(Action::Show(None));
    window.apply(Action::PutInSubtitles(Onto::Replace));
    assert_eq!(*window.model.session.project(), before);
}

#[test]
fn into_a_video_without_subtitles_a_file_goes_at_once() {
    let mut window = without_subtitles();
    // One that says nothing is no subtitle.
    window.run(Command::NewSubtitle);
    window.take_subtitle_file(cues(0, 15), vec!["Subtitel 3: nomornya tidak ada.".to_owned()]);
    assert_eq!(window.model.session.subtitles().len(), 15);
    assert_eq!(told(&window), "15 subtitel dimasukkan");
    assert!(matches!(window.model.overlays.shown(), Some(&Overlay::Repairs(_))));
}

#[test]
fn a_file_that_counts_from_ten_o_clock_is_shifted_by_whole_hours() {
    let mut window = without_subtitles();
    window.take_subtitle_file(cues(10 * 3_600_000 + 1_500, 12), Vec::new());
    assert_eq!(window.model.overlays.shown(), Some(&Overlay::SubtitleFile));
    assert_eq!(window.model.overlays.subtitle_file().unwrap().shift, Some(Shift::Hours(10)));
    window.apply(Action::PutInSubtitles(Onto::Replace));
    assert_eq!(window.model.session.cues(), cues(1_500, 12));
}

#[test]
fn a_file_that_begins_behind_the_end_is_shifted_to_the_first_sound_or_told() {
    let mut window = without_subtitles();
    let late = cues(140_000, 12);
    let sound = Some(Time::from_seconds(2));
    assert_eq!(window.model.session.shift_of(&late, sound), Some(Shift::ToSound(Time::from_seconds(138))));
    window.take_subtitle_file(late, Vec::new());
    // Nobody knows yet when something is heard, and nobody says so.
    assert_eq!(window.model.overlays.subtitle_file().unwrap().shift, Some(Shift::ToStart(Time::from_millis(140_000))));
    window.apply(Action::ShiftSubtitleFile(false));
    window.apply(Action::PutInSubtitles(Onto::Replace));
    assert_eq!(told(&window), "12 subtitel dimasukkan. 12 subtitel mulai setelah video berakhir, jadi tidak terlihat");
    // Another film's: no time makes it fit.
    let mut window = without_subtitles();
    window.take_subtitle_file(cues(0, 60), Vec::new());
    assert_eq!(window.model.overlays.shown(), None);
    assert!(told(&window).starts_with("60 subtitel dimasukkan. "), "{}", told(&window));
}
