//! CacheItem goes wrong behind the window is in its log.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use std::fs::read_to_string;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[cfg(unix)]
use desk::{Desk, film};
use eframe::egui::Context;
use sunting_core::media_cache::{CacheItem, CacheRequest};
use sunting_core::preview::Silence;
#[cfg(unix)]
use sunting_core::workspace::autosave::SaveState;
use sunting_core::workspace::places::Places;
use sunting_editor::app::App;
use sunting_editor::model::CachedMedia;
use sunting_editor::services::media_cache::MediaCacheService;
#[cfg(unix)]
use sunting_editor::state::Action;
use sunting_timeline::Time;

const LOG: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/traces/editor.log");
/// A movie whose index is missing: FFmpeg says "moov atom not found".
const WITHOUT_INDEX: &[u8] = b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\0\x10mdat12345678";

/// The log of this program is one for all tests that run in it, and of several programs.
fn begin() {
    sunting_trace::start(LOG);
}

/// CacheItem this program noted.
fn noted() -> String {
    sunting_trace::flush();
    let own = format!("[{}]", std::process::id());
    let files = [sunting_trace::older(Path::new(LOG)), LOG.into()].map(|file| read_to_string(file).unwrap_or_default());
    files.concat().lines().filter(|line| line.contains(&own)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_file_that_gives_no_picture_leaves_its_name_what_was_done_and_why_in_the_log() {
    begin();
    let root = tempfile::tempdir().unwrap();
    let film = root.path().join("Rapat Rahasia/rapat.mp4");
    std::fs::create_dir(film.parent().unwrap()).unwrap();
    std::fs::write(&film, WITHOUT_INDEX).unwrap();
    let mut service = MediaCacheService::start(&root.path().join("cache"), 1 << 20, Arc::new(|| ())).unwrap();
    let (context, mut cached) = (Context::default(), CachedMedia::default());
    service.probe(&film);
    let tile = CacheItem::Thumbnail { source_time: Time::ZERO, height_px: 44 };
    let started = Instant::now();
    let mut text = String::new();
    while !text.contains("making a small picture") {
        assert!(started.elapsed() < Duration::from_secs(20), "{text}");
        service.want(&[CacheRequest { path: film.clone(), what: tile }], &[], &mut cached);
        let probed = service.take(&context, &mut cached);
        assert!(probed.iter().all(|(_, facts)| facts.is_err()));
        std::thread::sleep(Duration::from_millis(10));
        text = noted();
    }
    let told = |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    let why = "rapat.mp4: the file is incomplete: its index is missing";
    assert!(told(&["WARN", "finding out what a file is: ", why]), "{text}");
    assert!(told(&["WARN", "making a small picture: ", why]), "{text}");
    assert!(told(&["ERROR file{name=rapat.mp4}: ffmpeg: [mov", "moov atom not found"]), "{text}");
    assert!(!text.contains("Rahasia") && !text.contains(&*root.path().to_string_lossy()), "{text}");
    let panicked = std::thread::Builder::new().spawn(|| panic!("a planted fault")).unwrap().join();
    let text = noted();
    assert!(panicked.is_err() && text.contains("ERROR") && text.contains("a planted fault"), "{text}");
}

#[test]
fn a_window_that_does_not_open_says_what_it_was_about_to_do_and_where() {
    let root = tempfile::tempdir().unwrap();
    let places = Places::under(root.path());
    std::fs::write(&places.cache, "").unwrap();
    let error = App::at(&Context::default(), places.clone(), Box::new(Silence), Vec::new()).err().unwrap();
    let said = format!("{error:#}");
    assert!(said.starts_with(&format!("opening the cache of pictures in {}: ", places.cache.display())), "{said}");
}

/// Windows lets nobody take away what is open.
#[cfg(unix)]
#[test]
fn what_a_disk_refuses_at_the_end_is_written_into_the_log() {
    begin();
    let root = tempfile::tempdir().unwrap();
    let film = film(root.path(), "rapat.mp4", 2);
    let mut desk = Desk::at(root, vec![film]);
    desk.until("a folder", |app| {
        app.window.model.safety.place().is_some() && app.window.model.session.duration() > Time::ZERO
    });
    desk.until("saving", |app| *app.window.model.safety.save() == SaveState::Saved);
    let place = desk.harness.state().window.model.safety.place().cloned().unwrap();
    std::fs::remove_dir_all(&place.folder).unwrap();
    std::fs::write(&place.folder, "").unwrap();
    desk.ask(Action::Edit("undo-mute", desk.harness.state().window.model.session.muting()));
    desk.until("a refusal", |app| app.window.model.safety.save().is_refused());
    let Desk { harness, root } = desk;
    harness.into_state().end();
    let text = noted();
    let told = |parts: &[&str]| text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(told(&["closing a project: rapat.sunting: ", "not in the journal"]), "{text}");
    assert!(told(&["saving: rapat.sunting: "]) && !text.contains(&*root.path().to_string_lossy()), "{text}");
}
