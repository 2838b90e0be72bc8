//! Ctrl-C ends whatever is going on within a moment, however large the project is; and large projects are no reason to wait.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::Workplace;

const SECOND: i64 = 705_600_000;
/// Half a second is wanted; tests run beside each other.
const A_MOMENT: Duration = Duration::from_millis(2500);

/// A project of one minute of film, cut into so many clips of a second, with captions in two rows that overlap each other.
fn huge(place: &Workplace, clips: i64, captions: i64) {
    place.numbered("a.mp4", "25", 25 * 60, &["-preset", "ultrafast"]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    let mut project: Value = serde_json::from_slice(&fs::read(place.path("p.sunting")).unwrap()).unwrap();
    let clip = |n: i64| {
        json!({"id": 1000 + n, "timeline_range": {"start": n * SECOND, "end": (n + 1) * SECOND}, "content": {
            "type": "media", "media": 3, "source_start": n * 7 % 50 * SECOND, "speed": {"numerator": 1, "denominator": 1}}})
    };
    let caption = |n: i64, id: i64, late: i64| {
        let start = n * SECOND + late;
        json!({"id": id + n, "timeline_range": {"start": start, "end": start + SECOND}, "content": {
            "type": "text", "kind": "caption", "text": format!("Kalimat ke-{n}, yang cukup panjang untuk dua baris teks")}})
    };
    project["tracks"][0]["clips"] = (0..clips).map(clip).collect();
    project["tracks"][1]["clips"] = (0..captions).map(|n| caption(n, 200_000, 0)).collect();
    let mut second = project["tracks"][1].clone();
    second["id"] = 500.into();
    second["clips"] = (0..captions).map(|n| caption(n, 400_000, SECOND / 2)).collect();
    project["tracks"].as_array_mut().unwrap().push(second);
    project["next_id"] = 1_000_000.into();
    fs::write(place.path("p.sunting"), serde_json::to_vec(&project).unwrap()).unwrap();
}

/// Starts the program, stops it after a while, and says how it ended and how long after: at once, if it was done before.
fn stopped_after(place: &Workplace, millis: u64, arguments: &[&str]) -> (Option<i32>, Duration) {
    let mut child = place.command().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(Duration::from_millis(millis));
    if let Some(status) = child.try_wait().unwrap() {
        return (status.code(), Duration::ZERO);
    }
    let asked = Instant::now();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let status = child.wait().unwrap();
    (status.code(), asked.elapsed())
}

#[test]
fn ctrl_c_ends_the_planning_of_a_hundred_thousand_clips() {
    let place = Workplace::new();
    huge(&place, 60_000, 19_000);
    let edits: Vec<Value> = (0..4000).map(|_| json!({"edit": "duplicate", "clip": 1000})).collect();
    fs::write(place.path("e.json"), serde_json::to_vec(&edits).unwrap()).unwrap();
    let before = fs::read(place.path("p.sunting")).unwrap();
    let all: [&[&str]; 6] = [
        &["export", "p.sunting", "-o", "out.mp4"],
        &["export", "p.sunting", "--for", "whatsapp", "-o", "out.mp4"],
        &["export", "p.sunting", "--dry-run"],
        &["plan", "p.sunting", "-o", "plan.json"],
        &["project", "pack", "p.sunting", "--used", "-o", "p.zip"],
        &["project", "apply", "p.sunting", "e.json"],
    ];
    for arguments in all {
        for millis in [150, 900] {
            let (exit, took) = stopped_after(&place, millis, arguments);
            let result = arguments.iter().position(|argument| *argument == "-o").map(|at| arguments[at + 1]);
            if let Some(result) = result.filter(|_| exit == Some(0) && took < A_MOMENT) {
                // On a quick machine what is known already is packed before it could be stopped.
                fs::remove_file(place.path(result)).unwrap();
                continue;
            }
            // Before its first line the system ends it.
            assert!(exit.is_none_or(|exit| exit == 130), "{arguments:?} after {millis} ms: {exit:?}");
            assert!(took < A_MOMENT, "{arguments:?} after {millis} ms went on for {took:?}");
        }
    }
    assert_eq!(place.files(), [".sunting", "a.mp4", "e.json", "p.sunting"]);
    assert!(fs::read(place.path("p.sunting")).unwrap() == before);
}

#[test]
fn ctrl_c_ends_the_reading_of_a_long_recording() {
    let place = Workplace::new();
    place.numbered(
        "a.ts",
        "25",
        25 * 60,
        &[
            "-preset",
            "ultrafast",
            "-b:v",
            "4M",
            "-minrate",
            "4M",
            "-maxrate",
            "4M",
            "-bufsize",
            "1M",
            "-x264opts",
            "nal-hrd=cbr",
        ],
    );
    let part = fs::read(place.path("a.ts")).unwrap();
    fs::write(place.path("long.ts"), part.repeat(24)).unwrap();
    let all: [&[&str]; 3] = [
        &["probe", "long.ts"],
        &["export", "a.ts", "long.ts", "--out-dir", "hasil", "--height", "32"],
        &["trim", "long.ts", "--keep", "0..1", "-o", "out.mp4"],
    ];
    for arguments in all {
        let (exit, took) = stopped_after(&place, 250, arguments);
        assert!(exit.is_none_or(|exit| exit == 130), "{arguments:?}: {exit:?}");
        assert!(took < A_MOMENT, "{arguments:?} went on for {took:?}");
    }
}

#[test]
fn thousands_of_edits_are_applied_in_seconds() {
    let place = Workplace::new();
    huge(&place, 1, 0);
    let edits: Vec<Value> = (0..8000).map(|_| json!({"edit": "duplicate", "clip": 1000})).collect();
    fs::write(place.path("e.json"), serde_json::to_vec(&edits).unwrap()).unwrap();
    let started = Instant::now();
    place.run(["project", "apply", "p.sunting", "e.json"]).ok();
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}
