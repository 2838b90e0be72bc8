//! What goes wrong is in the command line's log, and what it says stays as it was.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;

use support::Workplace;

#[test]
fn a_failure_is_in_the_log_with_what_ffmpeg_said_of_the_file_and_without_folders() {
    let here = Workplace::new();
    let file = here.path("Rapat Rahasia/rusak.mp4");
    fs::create_dir(file.parent().unwrap()).unwrap();
    fs::write(&file, b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\0\x10mdat12345678").unwrap();
    let run = here.run(["probe", "Rapat Rahasia/rusak.mp4"]);
    assert_eq!((run.exit, run.error_code().as_str()), (1, "incomplete"));
    assert_eq!(run.stderr.lines().count(), 1, "nothing else is said: {}", run.stderr);
    let log = fs::read_to_string(here.log()).unwrap();
    let told = |parts: &[&str]| log.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(told(&["ERROR", "probe rusak.mp4", "file{name=rusak.mp4}: ffmpeg: [mov", "moov atom not found"]), "{log}");
    assert!(told(&["WARN", "incomplete: rusak.mp4: the file is incomplete: its index is missing"]), "{log}");
    assert!(!log.contains("Rahasia") && !log.contains(&*here.path("").to_string_lossy()), "{log}");
}

#[test]
fn what_goes_well_or_was_mistyped_leaves_no_log() {
    let here = Workplace::new();
    here.run(["presets"]).ok();
    assert_eq!(here.run(["prboe"]).exit, 2);
    assert!(!here.log().exists());
}

#[test]
fn a_cache_that_is_no_folder_changes_nothing() {
    let here = Workplace::new();
    fs::write(here.path("cache"), "").unwrap();
    let run = here.run(["probe", "tidak-ada.mp4"]);
    assert_eq!((run.exit, run.error_code().as_str()), (1, "not-found"));
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
}
