//! What goes wrong behind the window is in its log.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use std::fs::read_to_string;
use std::path::Path;

#[cfg(unix)]
use desk::{Desk, film};
#[cfg(unix)]
use sunting_core::workspace::keeper::SaveState;
#[cfg(unix)]
use sunting_editor::state::Action;
use sunting_timeline::Time;

const LOG: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/traces/editor.log");

/// The log of this program is one for all tests that run in it, and of several programs.
fn begin() {
    sunting_trace::start(LOG);
}

/// What this program noted.
fn noted() -> String {
    sunting_trace::flush();
    let own = format!("[{}]", std::process::id());
    let files = [sunting_trace::older(Path::new(LOG)), LOG.into()].map(|file| read_to_string(file).unwrap_or_default());
    files.concat().lines().filter(|line| line.contains(&own)).map(|line| format!("{line}\n")).collect()
}

/// Windows lets nobody take away what is open.
#[cfg(unix)]
#[test]
fn what_a_disk_refuses_at_the_end_is_written_into_the_log() {
    begin();
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 2);
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| app.window.model.place.is_some() && app.window.model.session.duration() > Time::ZERO);
    desk.until("saving", |app| app.window.model.save == SaveState::Saved);
    let place = desk.harness.state().window.model.place.clone().unwrap();
    std::fs::remove_dir_all(&place.folder).unwrap();
    std::fs::write(&place.folder, "").unwrap();
    desk.ask(Action::Edit("undo-mute", desk.harness.state().window.model.session.muting()));
    desk.until("a refusal", |app| app.window.model.save.is_refused());
    let Desk { harness, root } = desk;
    harness.into_state().end();
    let text = noted();
    let told = |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(told(&["closing a project: rapat.sunting: ", "not in the journal"]), "{text}");
    assert!(told(&["saving: rapat.sunting: "]) && !text.contains(&*root.path().to_string_lossy()), "{text}");
}
