//! A killed export goes on where it was.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use support::{Workplace, numbers};

#[test]
fn after_a_kill_finished_segments_are_not_made_again() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 1500, &["-g", "60", "-vf", "scale=1280:720"]);
    let arguments = ["export", "a.mp4", "-o", "b.mp4"];
    let mut child = place.command().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let finished = || {
        let files =
            std::fs::read_dir(place.path("store/segments")).map(|entries| entries.flatten().collect::<Vec<_>>());
        let is_key = |name: &str| name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        files.unwrap_or_default().iter().filter(|entry| is_key(&entry.file_name().to_string_lossy())).count()
    };
    let started = Instant::now();
    while finished() < 2 && started.elapsed() < Duration::from_secs(50) {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(finished() >= 2, "nothing was finished within 50 s");
    assert!(!place.path("b.mp4").exists());
    let report = place.run(arguments).ok().json();
    assert!(report["segments_reused"].as_u64().unwrap() >= 1, "{report}");
    assert_eq!(numbers(&place.path("b.mp4")), (0..1500).collect::<Vec<_>>());
    assert_eq!(place.files(), ["a.mp4", "b.mp4"]);
    let again = place.run(["export", "a.mp4", "-o", "c.mp4"]).ok().json();
    assert_eq!(again["segments_reused"], again["segments"]);
}

#[test]
fn a_changed_caption_makes_only_its_segment_again() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 720, &["-g", "60"]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    let apply = |edit: &str| {
        std::fs::write(place.path("e.json"), format!("[{edit}]")).unwrap();
        place.run(["project", "apply", "p.sunting", "e.json"]).ok();
    };
    apply(r#"{"edit": "add_captions", "captions": [{"start": "1", "end": "2", "text": "Salah"}]}"#);
    let first = place.run(["export", "p.sunting", "-o", "b.mp4"]).ok().json();
    apply(r#"{"edit": "add_captions", "captions": [{"start": "1", "end": "2", "text": "Benar"}]}"#);
    let second = place.run(["export", "p.sunting", "-o", "c.mp4"]).ok().json();
    let count = first["segments"].as_u64().unwrap();
    assert!(count >= 3);
    assert_eq!(second["segments_reused"].as_u64().unwrap(), count - 1);
}
