//! Each command answers, whatever the window shows: no key or click is swallowed.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::Context;
use sunting_editor::state::command::COMMANDS;
use sunting_editor::state::view::TimelineView;
use sunting_editor::state::{Command, Step};
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_session::purpose::Purpose;

/// The windows in which everything is tried.
fn windows() -> [(&'static str, Window); 5] {
    let context = Context::default();
    let at = |step| support::window(&context, "id", step);
    let mut chosen = at(Step::Trim);
    let track = chosen.model.session.project().storyline().unwrap();
    chosen.model.session.selection = Selection::clip(track.clips[1].id);
    let mut making = at(Step::Make);
    making.model.queue.list(vec![support::making::running(1, Purpose::WhatsApp)]);
    [
        ("empty", support::empty_window(&context, "id")),
        ("one film", support::media::portrait(&context, "id")),
        ("a chosen clip", chosen),
        ("the step of texts", at(Step::Text)),
        ("a video is being made", making),
    ]
}

/// What there is to see of a window, besides what its services are asked.
fn seen(window: &Window) -> String {
    let model = &window.model;
    let (session, notice) = (&model.session, model.notice.shown().map(|notice| &notice.text));
    let settings = (model.words.language(), &model.settings.appearance, model.settings.text_size);
    format!(
        "{:?} {notice:?} {settings:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        std::ptr::from_ref(&**session.project()),
        session.marks,
        session.selection,
        model.chrome.step(),
        model.overlays.shown(),
        model.chrome.details_open(),
        model.chrome.view(),
        window.drafts.region,
        window.drafts.text_tab,
        window.drafts.subtitles.ticks.is_on(),
    )
}

#[test]
fn every_command_gives_an_edit_an_effect_a_request_or_a_reason() {
    let mut swallowed = Vec::new();
    for row in COMMANDS {
        for (name, mut window) in windows() {
            window.model.chrome.look_at(TimelineView { px_per_second: Some(80.0), ..Default::default() });
            window.drafts.regions_shown = [true; 6];
            let before = seen(&window);
            let reason = window.model.reason(row.command);
            let is_there_already = window.model.chrome.step().command() == row.command
                || name == "the step of texts" && row.command == Command::TabSubtitles;
            window.run(row.command);
            let answers = reason.is_some() || is_there_already || !window.effects.is_empty() || seen(&window) != before;
            if !answers {
                swallowed.push((row.command, name));
            }
        }
    }
    assert_eq!(swallowed, []);
}
