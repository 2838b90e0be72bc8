//! Projects and captions from the command line.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;

use support::{Workplace, numbers_through};

const CAPTIONS: &str = "1\r\n00:00:00,500 --> 00:00:01,500\r\nHalo dunia\r\n\r\n";

#[test]
fn one_project_does_the_whole_job_in_one_encode() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 150, &[]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    let edits = r#"[{"edit": "remove_range", "start": "30f", "end": "2.5"},
        {"edit": "add_captions", "captions": [{"start": "3", "end": "3.4", "text": "Halo"}]}]"#;
    fs::write(place.path("edits.json"), edits).unwrap();
    let shown = place.run(["project", "apply", "p.sunting", "edits.json"]).ok().json();
    assert_eq!(shown["duration"], 3.5);
    place.run(["export", "p.sunting", "-o", "b.mp4"]).ok();
    let expected: Vec<u32> = (0..30).chain(75..150).collect();
    let found = numbers_through(&place.path("b.mp4"), "");
    assert_eq!(found.len(), expected.len());
    // While the caption is seen, it hides some of the blocks.
    assert!(found[..90].iter().zip(&expected).all(|(found, expected)| *found == Some(*expected)), "{found:?}");
    let text = fs::read_to_string(place.path("p.sunting")).unwrap();
    assert!(text.contains("\"path\": \"a.mp4\""), "the path is relative: {text}");
}

#[test]
fn a_refused_edit_changes_nothing() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 50, &["-an"]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    let before = fs::read(place.path("p.sunting")).unwrap();
    for (edits, code) in [
        (r#"[{"edit": "rotate", "clip": 4, "degrees": 90}, {"edit": "delete", "clip": 99}]"#, "edit-no-clip"),
        (r#"[{"edit": "explode"}]"#, "edits-unreadable"),
        ("{}", "edits-unreadable"),
    ] {
        fs::write(place.path("e.json"), edits).unwrap();
        let run = place.run(["project", "apply", "p.sunting", "e.json"]);
        assert_eq!((run.exit, run.error_code().as_str()), (1, code));
        assert_eq!(fs::read(place.path("p.sunting")).unwrap(), before);
    }
    fs::remove_file(place.path("a.mp4")).unwrap();
    assert_eq!(place.run(["export", "p.sunting", "-o", "b.mp4"]).error_code(), "media-missing");
}

#[test]
fn captions_are_burnt_in_where_they_are_said_and_sound_is_copied() {
    let place = Workplace::new();
    place.ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "color=gray:size=640x360:rate=25:duration=2",
        "-f",
        "lavfi",
        "-i",
        "sine=duration=2",
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-shortest",
        "a.mp4",
    ]);
    fs::write(place.path("c.srt"), CAPTIONS).unwrap();
    let report = place.run(["caption", "a.mp4", "--cues", "c.srt", "-o", "b.mp4"]).ok().json();
    assert_eq!((&report["width"], &report["frames"]), (&640.into(), &50.into()));
    let brightest = |name: &str, at: &str| {
        place.run(["frame", name, "--at", at, "-o", "f.png", "--force"]).ok();
        let output = std::process::Command::new("ffmpeg")
            .args(["-v", "error", "-i"])
            .arg(place.path("f.png"))
            .args(["-vf", "format=gray", "-f", "rawvideo", "-"])
            .output()
            .unwrap();
        let rows = output.stdout.chunks_exact(640).enumerate();
        let bright: Vec<usize> = rows.filter(|(_, row)| row.iter().any(|&v| v > 225)).map(|(y, _)| y).collect();
        (bright.first().copied(), bright.last().copied())
    };
    assert_eq!(brightest("b.mp4", "0.2"), (None, None));
    assert_eq!(brightest("b.mp4", "1.6"), (None, None));
    let (top, bottom) = brightest("b.mp4", "1");
    assert!(top > Some(230) && bottom < Some(350), "letters from {top:?} to {bottom:?}");
    let sound = |name: &str| {
        let packets = support::ffprobe(&place.path(name), &["-select_streams", "a", "-show_entries", "packet=size"]);
        packets.iter().filter_map(|size| size.parse::<u32>().ok()).sum::<u32>()
    };
    assert!(sound("b.mp4").abs_diff(sound("a.mp4")) < 700, "the sound is the same packets");
}

#[test]
fn steps_make_what_the_export_makes() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 600, &["-g", "60"]);
    let plan = place.run(["plan", "a.mp4", "--height", "120", "-o", "plan.json"]).ok().json();
    let count = plan["segments"].as_u64().unwrap();
    assert!(count >= 2);
    assert_eq!(place.run(["join", "plan.json", "-o", "b.mp4"]).error_code(), "segments-missing");
    for index in (0..count).rev() {
        assert_eq!(place.run(["segment", "plan.json", &index.to_string()]).ok().json()["reused"], false);
    }
    assert_eq!(place.run(["segment", "plan.json", "99"]).error_code(), "no-such-segment");
    place.run(["join", "plan.json", "-o", "b.mp4"]).ok();
    let report = place.run(["export", "a.mp4", "--height", "120", "-o", "c.mp4"]).ok().json();
    assert_eq!(report["segments_reused"], count);
    assert_eq!(fs::read(place.path("b.mp4")).unwrap(), fs::read(place.path("c.mp4")).unwrap());
    fs::write(place.path("a.mp4"), fs::read(place.path("c.mp4")).unwrap()).unwrap();
    assert_eq!(place.run(["segment", "plan.json", "0"]).error_code(), "source-changed");
}

#[test]
fn sheet_presets_doctor_cache_and_completions_answer() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 50, &["-an"]);
    place.run(["sheet", "a.mp4", "-o", "s.png"]).ok();
    assert!(fs::read(place.path("s.png")).unwrap().starts_with(b"\x89PNG"));
    let presets = place.run(["presets"]).ok().json();
    assert!(
        presets["platforms"].as_array().unwrap().iter().any(|p| p["name"] == "whatsapp" && p["checked"].is_string())
    );
    let encoders = place.run(["doctor"]).ok().json()["encoders"].clone();
    assert!(encoders.as_array().unwrap().iter().any(|found| found["name"] == "libx264" && found["present"] == true));
    place.run(["export", "a.mp4", "-o", "b.mp4"]).ok();
    assert!(place.run(["cache", "show"]).ok().json()["segments"].as_u64() > Some(0));
    place.run(["cache", "clear"]).ok();
    assert_eq!(place.run(["cache", "show"]).ok().json()["segments"], 0);
    assert!(place.run(["completions", "bash"]).ok().stdout.contains("sunting"));
}
