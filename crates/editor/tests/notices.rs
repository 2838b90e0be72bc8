//! Sentences on the stage: how long they are said, and where.
#![allow(clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use eframe::egui::Rect;
use egui_kittest::kittest::Queryable;
use sunting_editor::look::icons;
use sunting_editor::state::{About, Action, Command, Step};
use sunting_editor::window::Window;
use sunting_session::subtitles::SubtitleEdit;
use sunting_timeline::style::VerticalAnchor;

use support::shown::{Shown, shown};

const LAPTOP: [f32; 2] = [1366.0, 688.0];

fn said(harness: &Shown) -> Option<&str> {
    harness.state().model.notice.shown().map(|notice| notice.text.as_str())
}

/// As if it had been there for so long.
fn since(harness: &mut Shown, seconds: u64) {
    let before = Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap();
    let model = &mut harness.state_mut().model;
    let (notice, project) = (model.notice.shown().cloned().unwrap(), model.notice.project().cloned().unwrap());
    model.notice.say(notice, &project, before);
}

#[test]
fn what_is_no_longer_so_is_not_said_any_more() {
    type Change = fn(&mut Window);
    let states: [(About, Change, Change); 3] = [
        (
            About::MissingFiles,
            |window| window.model.missing.note(vec![window.model.session.project().media[0].id]),
            |window| window.model.missing.note(Vec::new()),
        ),
        (
            About::LookOnly,
            |window| window.model.safety.note_look_only(true),
            |window| window.model.safety.note_look_only(false),
        ),
        (
            About::EarlierVersion,
            |window| window.model.viewing.look_back_at("20.sunting".into()),
            |window| window.leave_file(),
        ),
    ];
    for (about, begin, end) in states {
        let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
        begin(harness.state_mut());
        harness.state_mut().say_of(about, icons::INFO, "begitu".to_owned(), None);
        harness.run_steps(3);
        assert_eq!(said(&harness), Some("begitu"), "{about:?}");
        end(harness.state_mut());
        harness.run_steps(3);
        assert_eq!(said(&harness), None, "{about:?}");
    }
}

#[test]
fn leaving_an_earlier_version_takes_no_other_sentence_away() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    harness.state_mut().model.viewing.look_back_at("20.sunting".into());
    harness.state_mut().complain("Disk penuh".to_owned());
    harness.state_mut().apply(Action::LeaveFile);
    harness.run_steps(3);
    assert_eq!(said(&harness), Some("Disk penuh"));
}

#[test]
fn an_error_that_was_read_goes_when_something_else_is_done() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    harness.state_mut().complain("File itu rusak".to_owned());
    harness.state_mut().run(Command::RotateClip);
    harness.run_steps(3);
    assert_eq!(said(&harness), Some("File itu rusak"), "nobody can have read it yet");
    since(&mut harness, 7);
    harness.run_steps(3);
    assert_eq!(said(&harness), None);
    harness.state_mut().complain("File itu rusak".to_owned());
    since(&mut harness, 600);
    harness.run_steps(3);
    assert_eq!(said(&harness), Some("File itu rusak"), "while nothing else is done it stays");
}

#[test]
fn that_a_video_was_copied_is_not_said_after_something_else_was() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    harness.state_mut().model.queue.note_copied(Some(1));
    harness.run_steps(2);
    assert!(harness.state().model.queue.is_copied(1));
    harness.ctx.copy_text("dari sebuah kolom".to_owned());
    harness.run_steps(2);
    assert!(!harness.state().model.queue.is_copied(1));
}

/// Where a sentence lies, and the picture.
fn places(harness: &mut Shown) -> (Rect, Rect) {
    harness.state_mut().say(icons::TRASH, "5,2 detik dibuang".to_owned(), None);
    harness.run_steps(3);
    let picture = harness.state().model.t("viewer-picture");
    (harness.get_by_label("5,2 detik dibuang").rect(), harness.get_by_label(&picture).rect())
}

#[test]
fn sentences_do_not_lie_on_the_subtitles() {
    for size in [LAPTOP, [1093.0, 550.0], [683.0, 344.0]] {
        let mut harness = shown(size, |context| support::window(context, "id", Step::Trim));
        let (card, picture) = places(&mut harness);
        assert!(card.bottom() < picture.top() + 0.6 * picture.height(), "{size:?} {card:?} {picture:?}");
        let style = harness.state().model.session.style_at(VerticalAnchor::Top);
        harness.state_mut().apply(Action::Subtitle(SubtitleEdit::SetStyle(style)));
        let (card, picture) = places(&mut harness);
        assert!(card.top() > picture.top() + 0.4 * picture.height(), "{size:?} {card:?} {picture:?}");
        let mut harness = shown(size, |context| support::window_without_subtitles(context, "id"));
        let (card, picture) = places(&mut harness);
        assert!(card.top() > picture.top() + 0.4 * picture.height(), "as ever: {size:?} {card:?} {picture:?}");
    }
}
