//! Window and command line make the same film of the same files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use sunting_core::fingerprint::fingerprint;
use sunting_core::media::probe::{MediaFacts, probe};
use sunting_core::project_file;
use sunting_session::Session;
use sunting_session::import::Arrived;
use sunting_session::making::today;
use sunting_session::purpose::Purpose;
use sunting_timeline::{FitMode, Project, TrackKind};
use support::{Workplace, ffprobe};

const LANDSCAPE: &str = "datar.mp4";
const PORTRAIT: &str = "tegak.mp4";
const PHOTO: &str = "foto.jpg";
const SOUND: &str = "musik.mp3";

/// Six seconds of landscape at 25 pictures a second, three of portrait, a photo, and sound that is longer than all.
fn footage() -> Workplace {
    let place = Workplace::new();
    for (name, size, seconds) in [(LANDSCAPE, "1280x720", 6), (PORTRAIT, "720x1280", 3)] {
        let picture = format!("color=gray:s={size}:r=25:d={seconds}");
        let tone = format!("sine=f=500:r=48000:d={seconds}");
        place.ffmpeg(&["-f", "lavfi", "-i", &picture, "-f", "lavfi", "-i", &tone, "-c:a", "aac", name]);
    }
    place.ffmpeg(&["-f", "lavfi", "-i", "color=red:s=800x600", "-frames:v", "1", PHOTO]);
    place.ffmpeg(&["-f", "lavfi", "-i", "sine=f=800:r=48000:d=20", SOUND]);
    place
}

fn arrived(place: &Workplace, name: &str) -> Arrived {
    let path = place.path(name);
    Arrived { facts: probe(&path).unwrap(), fingerprint: fingerprint(&path).unwrap() }
}

/// The text of a project whose files were dropped into an empty window.
fn dropped(place: &Workplace, names: &[&str]) -> String {
    let files: Vec<Arrived> = names.iter().map(|name| arrived(place, name)).collect();
    let mut session = Session::default();
    assert!(session.import(&files).unwrap().placed);
    let file = place.path("jendela.sunting");
    project_file::save(session.project(), session.paths(), &file).unwrap();
    fs::read_to_string(file).unwrap()
}

#[test]
fn the_command_line_places_files_as_the_window_does() {
    let place = footage();
    for names in [&[LANDSCAPE, PORTRAIT, SOUND][..], &[SOUND, PHOTO, PORTRAIT], &[PHOTO], &[SOUND]] {
        let asked = [&["project", "new"], names, &["-o", "perintah.sunting", "--force"]].concat();
        place.run(asked).ok();
        let made = fs::read_to_string(place.path("perintah.sunting")).unwrap();
        assert_eq!(made, dropped(&place, names), "{names:?}");
    }
}

/// What `sunting plan` will make of an input for a purpose, and the purpose's platform.
fn planned(place: &Workplace, input: &str, purpose: Purpose) -> (Project, String) {
    let platform = purpose.settings().platform.unwrap();
    place.run(["plan", input, "--for", &platform, "-o", "plan.json", "--force"]).ok();
    let plan: serde_json::Value = serde_json::from_slice(&fs::read(place.path("plan.json")).unwrap()).unwrap();
    (serde_json::from_value(plan["project"].clone()).unwrap(), platform)
}

#[test]
fn the_command_line_makes_for_a_platform_what_the_window_makes_for_it() {
    let place = footage();
    place.run(["project", "new", LANDSCAPE, PORTRAIT, SOUND, "-o", "p.sunting"]).ok();
    let saved = Arc::new(project_file::load(&place.path("p.sunting")).unwrap().project);
    let facts = MediaFacts { path: LANDSCAPE.into(), ..arrived(&place, LANDSCAPE).facts };
    let alone = Session::of_files(&[Arrived { facts, fingerprint: String::new() }]).unwrap().project().clone();
    for purpose in Purpose::ALL {
        for (input, shown) in [("p.sunting", &saved), (LANDSCAPE, &alone)] {
            let (made, platform) = planned(&place, input, purpose);
            assert!(made == *purpose.project(shown, today()), "{input} for {platform}");
        }
    }
}

/// The mean brightness of a square of a film's first frame around a place, in parts of its sides.
fn brightness(film: &Path, x: f64, y: f64) -> u8 {
    let filter = format!("crop=32:32:iw*{x}-16:ih*{y}-16,scale=1:1:flags=area,format=gray");
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(film)
        .args(["-frames:v", "1", "-vf", &filter, "-f", "rawvideo", "-"])
        .output()
        .unwrap();
    output.stdout[0]
}

#[test]
fn a_landscape_film_for_reels_was_not_turned_upright() {
    let place = footage();
    let report = place.run(["export", LANDSCAPE, "--for", "instagram-reels", "-o", "reels.mp4"]).ok().json();
    assert_eq!((&report["width"], &report["height"]), (&1080.into(), &1920.into()));
    let seen = |y: f64| brightness(&place.path("reels.mp4"), 0.5, y);
    let (above, middle, below) = (seen(0.1), seen(0.5), seen(0.9));
    assert!(middle.abs_diff(126) < 8 && above.abs_diff(84) < 16 && below.abs_diff(84) < 16, "{above} {middle} {below}");
    let promised = place.run(["export", LANDSCAPE, "--for", "instagram-reels", "--dry-run"]).ok().json();
    assert_eq!((&promised["width"], &promised["height"]), (&1080.into(), &1920.into()));
}

#[test]
fn a_file_added_later_left_black_bars_beside_those_before_it() {
    let place = footage();
    place.run(["project", "new", PORTRAIT, "-o", "p.sunting"]).ok();
    fs::write(place.path("e.json"), format!(r#"[{{"edit": "add_media", "path": "{LANDSCAPE}"}}]"#)).unwrap();
    let shown = place.run(["project", "apply", "p.sunting", "e.json"]).ok().json();
    assert_eq!((&shown["canvas"]["width"], &shown["canvas"]["height"]), (&1280.into(), &720.into()));
    let mut session = Session::of_files(&[arrived(&place, PORTRAIT)]).unwrap();
    assert!(!session.import(&[arrived(&place, LANDSCAPE)]).unwrap().placed);
    assert_eq!(session.project().tracks[0].clips[0].placement.mode, FitMode::BlurredSides);
    let window = place.path("jendela.sunting");
    project_file::save(session.project(), session.paths(), &window).unwrap();
    assert_eq!(fs::read_to_string(place.path("p.sunting")).unwrap(), fs::read_to_string(window).unwrap());
}

#[test]
fn another_shape_gets_blurred_sides_and_sound_lies_under_the_talk() {
    let place = footage();
    let shown = place.run(["project", "new", LANDSCAPE, PORTRAIT, SOUND, "-o", "p.sunting"]).ok().json();
    assert_eq!((&shown["canvas"]["width"], &shown["canvas"]["height"]), (&1280.into(), &720.into()));
    assert_eq!(shown["duration"], 9.0, "music ends with the storyline");
    let project = project_file::load(&place.path("p.sunting")).unwrap().project;
    let modes: Vec<FitMode> = project.tracks[0].clips.iter().map(|clip| clip.placement.mode).collect();
    assert_eq!(modes, [FitMode::Fit, FitMode::BlurredSides]);
    let music = project.tracks.iter().find(|track| track.kind == TrackKind::Audio).unwrap();
    assert!(music.ends_with_storyline && (music.clips[0].gain_db + 13.98).abs() < 0.01);
    place.run(["export", "p.sunting", "--height", "120", "-o", "out.mp4"]).ok();
    let seconds: f64 = ffprobe(&place.path("out.mp4"), &["-show_entries", "format=duration"])[0].parse().unwrap();
    assert!((seconds - 9.0).abs() < 0.1, "{seconds}");
}

#[test]
fn a_file_that_is_named_twice_is_shown_twice_and_kept_once() {
    let place = footage();
    let shown = place.run(["project", "new", PORTRAIT, PHOTO, PORTRAIT, "-o", "p.sunting"]).ok().json();
    assert_eq!(shown["media"].as_array().unwrap().len(), 2);
    assert_eq!(shown["tracks"][0]["clips"].as_array().unwrap().len(), 3);
    assert_eq!(shown["duration"], 11.0);
    fs::copy(place.path(PORTRAIT), place.path("salinan.mp4")).unwrap();
    let run = place.run(["project", "new", PORTRAIT, "salinan.mp4", "-o", "q.sunting"]).ok();
    assert!(run.stderr.contains("not used twice: salinan.mp4"), "{}", run.stderr);
    assert_eq!(run.json()["tracks"][0]["clips"].as_array().unwrap().len(), 1);
}

#[test]
fn sound_that_is_exported_alone_stays_as_loud_as_it_is() {
    let place = footage();
    place.run(["export", SOUND, "-o", "alone.m4a"]).ok();
    let loudness_db = |name: &str| {
        let output = Command::new("ffmpeg")
            .args(["-hide_banner", "-i"])
            .arg(place.path(name))
            .args(["-af", "volumedetect", "-f", "null", "-"])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        told.split("mean_volume: ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap().parse::<f64>().unwrap()
    };
    assert!((loudness_db("alone.m4a") - loudness_db(SOUND)).abs() < 0.5);
}
