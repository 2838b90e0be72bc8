//! Projects and captions from the command line.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;

use sunting_core::workspace::journal::{Entry, Journal, digest};
use sunting_timeline::{Edit, Time};
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
fn a_small_first_file_does_not_make_the_film_small() {
    let place = Workplace::new();
    for (name, size, seconds) in [("kecil.mp4", "320x180", 1), ("a.mp4", "1280x720", 2), ("b.mp4", "1080x1920", 4)] {
        let source = format!("color=gray:s={size}:r=25:d={seconds}");
        place.ffmpeg(&["-f", "lavfi", "-i", &source, name]);
    }
    let canvas = |shown: &serde_json::Value| (shown["canvas"]["width"].clone(), shown["canvas"]["height"].clone());
    let made = place.run(["project", "new", "kecil.mp4", "a.mp4", "-o", "p.sunting"]).ok().json();
    assert_eq!(canvas(&made), (1280.into(), 720.into()));
    fs::write(place.path("e.json"), r#"[{"edit": "add_media", "path": "b.mp4"}]"#).unwrap();
    let more = place.run(["project", "apply", "p.sunting", "e.json"]).ok().json();
    assert_eq!(canvas(&more), (1080.into(), 1920.into()), "decided again with each file");
    let alone = place.run(["project", "new", "kecil.mp4", "-o", "q.sunting"]).ok().json();
    assert_eq!(canvas(&alone), (1280.into(), 720.into()));
    for (input, output) in [("kecil.mp4", "c.mp4"), ("q.sunting", "d.mp4")] {
        let report = place.run(["export", input, "--for", "youtube", "-o", output]).ok().json();
        assert_eq!((&report["width"], &report["height"]), (&320.into(), &180.into()), "nothing is enlarged");
        let promised = place.run(["export", input, "--for", "youtube", "--dry-run"]).ok().json();
        let (told, made) = (promised["size_bytes"].as_f64().unwrap(), report["size_bytes"].as_f64().unwrap());
        assert!((told / made - 1.0).abs() < 0.2, "{told} promised, {made} made");
        assert_eq!(promised["height"], 180);
        let sentence = promised["sentence"].as_str().unwrap();
        assert!(sentence.contains("→ 180p, about ") && sentence.contains("The footage is small"), "{sentence}");
    }
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

/// Three pieces of film (4, 5, 6), two captions (7, 8), a file that is not used (9), a track for sound (10), a marker, a
/// graphic (12) on its track (11).
const BASE: &str = r#"[
    {"edit": "split", "at": "1", "track": 1},
    {"edit": "split", "at": "3", "track": 1},
    {"edit": "add_captions", "captions": [{"start": "0.5", "end": "1.5", "text": "Halo dunia"},
        {"start": "2", "end": "3", "text": "Selamat datang"}]},
    {"edit": "add_media", "path": "b.mp4"},
    {"edit": "add_track", "kind": "audio", "name": "Musik"},
    {"edit": "add_marker", "at": "1", "name": "Mulai"},
    {"edit": "add_graphic", "at": "0.2", "duration": "1", "graphic": {"template": "kutipan"}}
]"#;

/// Every verb, each allowed on the base.
const VERBS: &str = r##"[
    {"edit": "add_media", "path": "b.mp4"},
    {"edit": "insert", "track": 1, "at": "0", "duration": "10f", "content": {"type": "slot", "prompt": "Pembuka"}},
    {"edit": "overwrite", "track": 1, "at": "5f", "duration": "5f", "content": {"type": "color", "color": "#FFFFFF"}},
    {"edit": "append", "track": 10, "duration": "1", "content": {"type": "media", "media": 9, "source_start": 0}},
    {"edit": "split", "at": "2"},
    {"edit": "join", "clip": 4},
    {"edit": "trim", "clip": 4, "edge": "out", "to": "0.8"},
    {"edit": "ripple_trim", "clip": 5, "edge": "in", "to": "1.2"},
    {"edit": "remove_range", "start": "1.6", "end": "1.8"},
    {"edit": "remove_ranges", "ranges": [{"start": "0.2", "end": "0.4"}, {"start": "1.6", "end": "1.8"}]},
    {"edit": "insert_part", "at": "1", "part": {"duration": 705600000, "tracks": [{"track": 1, "clips": [{"id": 40,
        "timeline_range": {"start": 0, "end": 705600000}, "content": {"type": "color", "color": "#000000"}}]}]}},
    {"edit": "move", "clip": 6, "to": "5"},
    {"edit": "reorder", "clip": 6, "index": 0},
    {"edit": "move_earlier", "clip": 5},
    {"edit": "move_later", "clip": 5},
    {"edit": "duplicate", "clip": 5},
    {"edit": "paste", "at": "0", "clips": [{"id": 1, "timeline_range": {"start": 0, "end": 705600000},
        "content": {"type": "color", "color": "#000000"}}]},
    {"edit": "nudge", "clip": 6, "by": "2f"},
    {"edit": "slip", "clip": 5, "by": "1f"},
    {"edit": "roll", "clip": 4, "to": "1.2"},
    {"edit": "set_clip_range", "clip": 7, "start": "0.4", "end": "1.6"},
    {"edit": "delete", "clip": 5},
    {"edit": "ripple_delete", "clip": 5},
    {"edit": "delete_clips", "clips": [5]},
    {"edit": "ripple_delete_clips", "clips": [5]},
    {"edit": "set_gain", "clip": 5, "gain_db": -3},
    {"edit": "set_muted", "clip": 5, "muted": true},
    {"edit": "replace_content", "clip": 5, "content": {"type": "color", "color": "#00FF00"}},
    {"edit": "set_fades", "clip": 5, "fades": {"fade_in": 7056000, "fade_out": 0}},
    {"edit": "set_opacity", "clip": 5, "opacity": 0.5},
    {"edit": "set_text", "clip": 7, "text": {"kind": "caption", "text": "Halo semua"}},
    {"edit": "set_style", "style": {"name": "caption"}},
    {"edit": "set_canvas", "canvas": {"width_px": 640, "height_px": 360, "frame_rate": "30", "sample_rate": 48000}},
    {"edit": "follow_footage", "chosen": {"shape": true, "size": true}},
    {"edit": "set_placement", "clip": 5, "placement": {"mode": "fill"}},
    {"edit": "rotate", "clip": 5, "degrees": 90},
    {"edit": "add_track", "kind": "text"},
    {"edit": "remove_track", "track": 10},
    {"edit": "set_track", "track": 10, "muted": true},
    {"edit": "add_captions", "captions": [{"start": "3.2", "end": "3.8", "text": "Sampai jumpa", "unsure": true}]},
    {"edit": "split_caption", "clip": 7, "first": "Halo", "second": "dunia", "at": "1"},
    {"edit": "merge_captions", "clip": 7},
    {"edit": "retime_captions", "anchors": [{"clip": 7, "start": "0.7"}, {"clip": 8, "start": "2.5"}]},
    {"edit": "replace_in_captions", "find": "dunia", "replace": "Dunia", "whole_words": true},
    {"edit": "set_details", "clip": 7, "details": {"speaker": "Siti", "second": "Hello world"}},
    {"edit": "set_unsure", "clip": 7, "unsure": true},
    {"edit": "remove_media", "media": 9},
    {"edit": "set_media_path", "media": 9, "path": "c.mp4"},
    {"edit": "set_audio_track", "media": 9, "track": "1"},
    {"edit": "add_marker", "at": "2", "name": "Isi"},
    {"edit": "remove_marker", "at": "1"},
    {"edit": "add_graphic", "at": "1", "duration": "2", "graphic": {"template": "syarat", "fields":
        {"judul": "Syarat", "butir": [{"teks": "Kartu keluarga", "perlu": "ya"}], "foto": false}}},
    {"edit": "set_field", "clip": 12, "field": "nama", "value": "Siti"},
    {"edit": "set_table", "clip": 12, "table": {"columns": ["Bulan", "Jumlah"], "rows": [["Jan", "3"]]}},
    {"edit": "set_template", "clip": 12, "template": "grafik-batang"},
    {"edit": "set_dark", "clip": 12, "dark": true},
    {"edit": "set_place", "clip": 12, "place": {"anchor": "foot_right", "y": -0.1}},
    {"edit": "set_appear", "clip": 12, "appear": "fading"},
    {"edit": "set_own_template", "id": "milik-rapat", "svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>"},
    {"edit": "set_graphics_look", "look": {"reduced_motion": true, "corner_logo": {"corner": "top_left", "opacity_percent": 80}}}
]"##;

fn two_files() -> Workplace {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 100, &[]);
    fs::copy(place.path("a.mp4"), place.path("b.mp4")).unwrap();
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    fs::write(place.path("e.json"), BASE).unwrap();
    place.run(["project", "apply", "p.sunting", "e.json"]).ok();
    place
}

#[test]
fn every_edit_can_be_made_without_the_window() {
    let place = two_files();
    let base = fs::read(place.path("p.sunting")).unwrap();
    let verbs: Vec<serde_json::Value> = serde_json::from_str(VERBS).unwrap();
    for verb in &verbs {
        fs::write(place.path("p.sunting"), &base).unwrap();
        fs::write(place.path("e.json"), format!("[{verb}]")).unwrap();
        let run = place.run(["project", "apply", "p.sunting", "e.json"]);
        assert_eq!(run.exit, 0, "{verb}: {}", run.stdout);
        assert_ne!(fs::read(place.path("p.sunting")).unwrap(), base, "{verb} changes nothing");
    }
    let source = include_str!("../crates/timeline/src/edit/edits.rs");
    let body = source.split("pub enum Edit {").nth(1).unwrap().split("\n}").next().unwrap();
    for name in body.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(" {")) {
        let mut snake = String::new();
        for letter in name.chars() {
            snake.push_str(if letter.is_uppercase() && !snake.is_empty() { "_" } else { "" });
            snake.push(letter.to_ascii_lowercase());
        }
        assert!(verbs.iter().any(|verb| verb["edit"] == snake), "{snake} is not tried");
    }
}

#[test]
fn a_project_moves_to_another_computer_and_finds_its_files_again() {
    let place = two_files();
    let packed = place.run(["project", "pack", "p.sunting", "-o", "pindah.zip"]).ok().json();
    assert_eq!((&packed["files"], packed["missing"].as_array().unwrap().len()), (&2.into(), 0));
    let run = place.run(["project", "pack", "p.sunting", "-o", "pindah.zip"]);
    assert_eq!(run.error_code(), "destination-exists");
    let used = place.run(["project", "pack", "p.sunting", "--used", "-o", "pindah.zip", "--force"]).ok().json();
    assert_eq!((&used["files"], &used["kept_whole"]), (&1.into(), &serde_json::json!([])));
    assert_eq!(place.run(["project", "pack", "p.sunting", "-o", "tidak/ada.zip"]).error_code(), "folder-not-found");
    assert!(!place.files().iter().any(|name| name.ends_with(".part")));

    fs::create_dir_all(place.path("lain/dalam")).unwrap();
    fs::rename(place.path("a.mp4"), place.path("lain/dalam/Rapat é.mp4")).unwrap();
    let missing = |shown: &serde_json::Value| {
        shown["media"].as_array().unwrap().iter().filter(|media| media["missing"] == true).count()
    };
    assert_eq!(missing(&place.run(["project", "show", "p.sunting"]).ok().json()), 1);
    let found = place.run(["project", "find", "p.sunting", "lain"]).ok().json();
    assert_eq!((missing(&found), &found["media"][0]["path"]), (0, &"lain/dalam/Rapat é.mp4".into()));
    assert_eq!(place.run(["project", "find", "p.sunting", "tidak ada"]).error_code(), "not-found");

    fs::write(place.path("e.json"), r#"[{"edit": "set_media_path", "media": 3, "path": "b.mp4"}]"#).unwrap();
    let moved = place.run(["project", "apply", "p.sunting", "e.json"]).ok().json();
    assert_eq!((missing(&moved), &moved["media"][0]["path"]), (0, &"b.mp4".into()));
}

#[test]
fn earlier_versions_are_listed() {
    let place = two_files();
    assert_eq!(place.run(["project", "versions", "p.sunting"]).ok().json()["versions"], serde_json::json!([]));
    fs::create_dir_all(place.path(".sunting/p/versions")).unwrap();
    for second in [1_700_000_000, 1_700_000_300] {
        fs::copy(place.path("p.sunting"), place.path(format!(".sunting/p/versions/{second}.sunting"))).unwrap();
    }
    let versions = place.run(["project", "versions", "p.sunting"]).ok().json()["versions"].clone();
    assert_eq!(versions[0]["saved_at"], 1_700_000_300);
    place.run(["project", "show", versions[1]["file"].as_str().unwrap()]).ok();
}

#[test]
fn text_subtitles_inside_a_film_are_told_and_can_be_taken() {
    let place = Workplace::new();
    fs::write(
        place.path("s.srt"),
        "1\n00:00:00,100 --> 00:00:01,500\nHalo, <i>dunia</i>\n\n2\n00:00:02,000 --> 00:00:02,500\nSatu\nDua\n",
    )
    .unwrap();
    place.numbered("a.mp4", "25", 75, &[]);
    let frames = |name: &str| {
        let run = place.run(["frame", name, "--at", "1", "-o", "f.png", "--force"]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
        fs::read(place.path("f.png")).unwrap()
    };
    place.run(["caption", "a.mp4", "--cues", "s.srt", "-o", "expected.mp4"]).ok();
    let expected = frames("expected.mp4");
    for (name, codec) in [("srt.mkv", "srt"), ("ass.mkv", "ass"), ("text.mp4", "mov_text"), ("vtt.mkv", "webvtt")] {
        let language = ["-metadata:s:s:0", "language=ind"];
        let maps = ["-i", "a.mp4", "-i", "s.srt", "-map", "0", "-map", "1", "-c", "copy", "-c:s", codec];
        place.ffmpeg(&[maps.as_slice(), &language, &[name]].concat());
        let facts = place.run(["probe", name]).ok().json();
        let found = &facts["subtitles"][0];
        assert_eq!((&found["index"], &found["language"], &found["text"]), (&1.into(), &"ind".into(), &true.into()));
        let report = place.run(["export", name, "-o", "x.mp4", "--force"]).ok().json();
        assert_eq!(report["warnings"][0]["code"], "subtitles-left-out", "{name}");
        let taken = place.run(["caption", "a.mp4", "--cues", name, "-o", "b.mp4", "--force"]).ok().json();
        assert_eq!(taken["cues"], 2, "{name}");
        assert!(frames("b.mp4") == expected, "{name}");
    }
    let none = place.run(["caption", "a.mp4", "--cues", "srt.mkv", "--track", "2", "-o", "x.mp4", "--force"]);
    assert_eq!(none.error_code(), "no-subtitles");
}

/// What a window that ended suddenly had not saved was missing from the film.
#[test]
fn steps_in_the_journal_are_in_the_film() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 50, &[]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    let saved = fs::read(place.path("p.sunting")).unwrap();
    let hidden = place.path(".sunting/p");
    fs::create_dir_all(&hidden).unwrap();
    let mut journal = Journal::begin(&hidden.join("journal"), &digest(&saved)).unwrap();
    let (start, end) = (Time::from_seconds(1).into(), Time::from_seconds(2).into());
    journal.add(&[Entry::Edit { edit: Edit::RemoveRange { start, end }, label: "potong".to_owned() }]).unwrap();
    journal.sync().unwrap();
    assert_eq!(place.run(["project", "show", "p.sunting"]).ok().json()["duration"], 1.0);
    assert_eq!(place.run(["export", "p.sunting", "-o", "film.mp4"]).ok().json()["duration"], 1.0);
    assert_eq!(fs::read(place.path("p.sunting")).unwrap(), saved);
}

#[test]
fn a_missing_file_that_nothing_shows_is_not_asked_for() {
    let place = two_files();
    fs::write(place.path("e.json"), r#"[{"edit": "add_media", "path": "b.mp4"}]"#).unwrap();
    place.run(["project", "apply", "p.sunting", "e.json"]).ok();
    fs::remove_file(place.path("b.mp4")).unwrap();
    place.run(["export", "p.sunting", "-o", "film.mp4"]).ok();
    fs::remove_file(place.path("a.mp4")).unwrap();
    assert_eq!(place.run(["export", "p.sunting", "-o", "film.mp4", "--force"]).error_code(), "media-missing");
}

#[test]
fn a_film_that_is_longer_than_its_platform_takes_says_so() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "testsrc2=s=320x180:r=10:d=61", "a.mp4"]);
    let codes = |asked: &[&str]| -> Vec<String> {
        let told = place.run(asked).ok().json();
        told["warnings"].as_array().unwrap().iter().map(|own| own["code"].as_str().unwrap().to_owned()).collect()
    };
    let status = ["export", "a.mp4", "--for", "whatsapp-status"];
    assert_eq!(codes(&[&status[..], &["--dry-run"]].concat()), ["longer-than-platform"]);
    assert_eq!(codes(&[&status[..], &["-o", "b.mp4"]].concat()), ["longer-than-platform"]);
    assert!(codes(&["export", "a.mp4", "--for", "facebook", "--dry-run"]).is_empty());
}
