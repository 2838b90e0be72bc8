//! Files of several sound tracks: the right one is heard, what is not is told, and another one can be chosen.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::process::Command;

use support::{Workplace, ffprobe};

const SILENCE: &str = "anullsrc=r=48000:cl=stereo:d=3";
const LOW: &str = "sine=f=400:r=48000:d=3";
const HIGH: &str = "sine=f=3000:r=48000:d=3";

/// Three seconds of picture with these sounds.
fn film(place: &Workplace, name: &str, sounds: &[&str], options: &[&str]) {
    let mut arguments = vec!["-f", "lavfi", "-i", "testsrc=s=160x120:r=25:d=3"];
    sounds.iter().for_each(|sound| arguments.extend(["-f", "lavfi", "-i", sound]));
    let maps: Vec<String> = (0..=sounds.len()).map(|n| n.to_string()).collect();
    maps.iter().for_each(|map| arguments.extend(["-map", map]));
    arguments.extend(["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"]);
    arguments.extend(options);
    arguments.push(name);
    place.ffmpeg(&arguments);
}

/// How loud a file's sound is around a frequency, in dB of full scale.
fn level_db(path: &Path, hz: u32) -> f64 {
    let filter = format!("bandpass=f={hz}:width_type=h:w=100,volumedetect");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg
        .args(["-nostdin", "-hide_banner", "-i"])
        .arg(path)
        .args(["-map", "0:a:0", "-af", &filter, "-f", "null", "-"]);
    let said = String::from_utf8(ffmpeg.output().unwrap().stderr).unwrap();
    let mean = said.split("mean_volume: ").nth(1).and_then(|rest| rest.split(' ').next());
    mean.and_then(|mean| mean.parse().ok()).unwrap_or_else(|| panic!("{said}"))
}

/// Whether the low and the high tone are heard.
fn tones(path: &Path) -> (bool, bool) {
    (level_db(path, 400) > -40.0, level_db(path, 3000) > -40.0)
}

#[test]
fn a_silent_first_track_does_not_hide_the_voice_on_the_second() {
    let place = Workplace::new();
    for (name, sounds, options) in [
        ("a.mkv", [SILENCE, LOW], ["-disposition:a:0", "default"]),
        ("b.mp4", [LOW, SILENCE], ["-disposition:a:1", "default"]),
        ("c.mov", [SILENCE, LOW], ["-metadata:s:a:0", "language=ind"]),
        ("d.ts", [SILENCE, LOW], ["-metadata:s:a:1", "language=eng"]),
    ] {
        film(&place, name, &sounds, &options);
        let facts = place.run(["probe", name]).ok().json();
        let chosen: Vec<bool> =
            facts["audio_tracks"].as_array().unwrap().iter().map(|track| track["chosen"] == true).collect();
        assert_eq!(chosen, [sounds[0] == LOW, sounds[1] == LOW], "{name}");
        for line in [
            vec!["export", name, "-o", "out.mp4"],
            vec!["trim", name, "--keep", "0..", "-o", "out.mp4"],
            vec!["trim", name, "--keep", "1..2", "-o", "out.mp4"],
            vec!["caption", name, "--cues", "s.srt", "-o", "out.mp4"],
        ] {
            std::fs::write(place.path("s.srt"), "1\n00:00:00,500 --> 00:00:01,500\nHalo\n").unwrap();
            let report = place.run(line.iter().chain([&"--force"])).ok().json();
            assert_eq!(tones(&place.path("out.mp4")), (true, false), "{line:?}");
            assert_eq!(report["warnings"][0]["code"], "audio-tracks-left-out", "{line:?}: {report}");
        }
    }
}

#[test]
fn another_track_or_all_of_them_can_be_heard() {
    let place = Workplace::new();
    film(&place, "a.mkv", &[LOW, HIGH, SILENCE], &[]);
    std::fs::write(place.path("s.srt"), "1\n00:00:00,500 --> 00:00:01,500\nHalo\n").unwrap();
    for (wish, expected) in [("1", (true, false)), ("2", (false, true)), ("mix", (true, true))] {
        for line in [
            vec!["export", "a.mkv", "-o", "out.mp4"],
            vec!["trim", "a.mkv", "--keep", "0..", "-o", "out.mp4"],
            vec!["caption", "a.mkv", "--cues", "s.srt", "-o", "out.mp4"],
        ] {
            place.run(line.iter().chain(&["--force", "--audio-track", wish])).ok();
            assert_eq!(tones(&place.path("out.mp4")), expected, "{wish} {line:?}");
        }
    }
    let refused = place.run(["export", "a.mkv", "--audio-track", "4", "-o", "x.mp4"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (2, "no-audio-track"));
    let refused = place.run(["export", "a.mkv", "--audio-track", "0", "-o", "x.mp4"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (2, "usage"));
    assert!(!place.path("x.mp4").exists());
}

#[test]
fn a_project_keeps_the_chosen_track_and_changes_it_by_an_edit() {
    let place = Workplace::new();
    film(&place, "a.mkv", &[SILENCE, LOW, HIGH], &["-c:a:2", "libmp3lame"]);
    film(&place, "b.mp4", &[HIGH], &[]);
    let shown = place.run(["project", "new", "a.mkv", "b.mp4", "--audio-track", "1", "-o", "p.sunting"]).ok().json();
    assert_eq!((&shown["media"][0]["audio_track"], &shown["media"][0]["audio_tracks"]), (&"1".into(), &3.into()));
    assert!(shown["media"][1]["audio_track"].is_null());
    let id = shown["media"][0]["id"].as_u64().unwrap();
    for (track, expected) in [("2", (true, true)), ("3", (false, true))] {
        let edit = format!(r#"[{{"edit": "set_audio_track", "media": {id}, "track": "{track}"}}]"#);
        std::fs::write(place.path("e.json"), edit).unwrap();
        place.run(["project", "apply", "p.sunting", "e.json"]).ok();
        let report = place.run(["export", "p.sunting", "--force", "-o", "out.mp4"]).ok().json();
        assert_eq!(tones(&place.path("out.mp4")), expected, "track {track}");
        assert_eq!(report["warnings"][0]["code"], "audio-tracks-left-out");
    }
    place.run(["export", "p.sunting", "--force", "--audio-track", "mix", "-o", "out.mp4"]).ok();
    assert_eq!(tones(&place.path("out.mp4")), (true, true));
    place.run(["project", "pack", "p.sunting", "--used", "-o", "p.zip"]).ok();
    std::fs::write(place.path("e.json"), format!(r#"[{{"edit": "set_audio_track", "media": {id}, "track": "4"}}]"#))
        .unwrap();
    assert_eq!(place.run(["project", "apply", "p.sunting", "e.json"]).error_code(), "edit-no-audio-track");
}

#[test]
fn a_mix_lasts_as_long_as_the_longest_track() {
    let place = Workplace::new();
    film(&place, "a.mp4", &["sine=f=400:r=48000:d=1", HIGH], &[]);
    place.run(["export", "a.mp4", "--audio-track", "mix", "-o", "a.m4a"]).ok();
    let duration = ffprobe(&place.path("a.m4a"), &["-show_entries", "format=duration"]);
    assert!((duration[0].parse::<f64>().unwrap() - 3.0).abs() < 0.1, "{duration:?}");
}
