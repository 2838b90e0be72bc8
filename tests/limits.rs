//! A result keeps its limit and fills it, whatever is shown, and never spends more than its source did.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::process::Command;

use support::{Workplace, ffprobe};

/// Sound that no encoder can make small, as speech at six kilobits a second holds it.
fn talk(place: &Workplace, name: &str, seconds: &str) {
    let noise = format!("anoisesrc=color=pink:amplitude=0.3:duration={seconds}:seed=7");
    place.ffmpeg(&["-f", "lavfi", "-i", &noise, "-c:a", "libopus", "-b:a", "6k", "-ac", "1", name]);
}

/// A film of random grey, which falls off a cliff between two CRFs.
fn grain(place: &Workplace, name: &str, seconds: &str) {
    let source = format!("color=gray:size=320x240:rate=15:duration={seconds},noise=alls=100:allf=t:all_seed=3");
    place.ffmpeg(&["-f", "lavfi", "-i", &source, "-c:v", "libx264", "-crf", "24", "-pix_fmt", "yuv420p", name]);
}

/// A film that was made small already, with sound of 44 kb/s.
fn small(place: &Workplace, name: &str) {
    let moving = "testsrc2=size=640x360:rate=30:duration=4,noise=alls=12:allf=t:all_seed=5";
    let sound = "anoisesrc=color=brown:amplitude=0.3:duration=4:seed=7";
    let encoding = ["-c:v", "libx264", "-crf", "34", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "44k", "-ac", "2"];
    place.ffmpeg(&[&["-f", "lavfi", "-i", moving, "-f", "lavfi", "-i", sound][..], &encoding, &[name]].concat());
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len()
}

/// Structural similarity of two films of one size, 0 to 1.
fn similarity(a: &Path, b: &Path) -> f64 {
    let output = Command::new("ffmpeg")
        .args(["-nostdin", "-i"])
        .arg(a)
        .arg("-i")
        .arg(b)
        .args(["-lavfi", "[0:v]fps=15[a];[1:v]fps=15[b];[a][b]ssim", "-f", "null", "-"])
        .output()
        .expect("ffmpeg runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let all = text.rsplit("All:").next().and_then(|rest| rest.split_whitespace().next());
    all.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn a_long_talk_gets_the_rate_that_its_limit_holds() {
    let place = Workplace::new();
    talk(&place, "talk.opus", "120");
    for (limit, sample_rate) in [(520_000, "32000"), (400_000, "24000")] {
        let name = format!("{limit}.m4a");
        let report = place.run(["export", "talk.opus", "--max-size", &limit.to_string(), "-o", &name]).ok().json();
        let bytes = size(&place.path(&name));
        assert!(bytes <= limit && report["limit_bytes"] == limit, "{bytes} of {limit}");
        let entries = ["-show_entries", "stream=profile,sample_rate,channels"];
        assert_eq!(ffprobe(&place.path(&name), &entries), [format!("LC,{sample_rate},1")]);
        assert!((report["duration"].as_f64().unwrap() - 120.0).abs() < 0.1, "{report}");
    }
}

#[test]
fn a_hopeless_limit_of_sound_is_refused_and_called_sound() {
    let place = Workplace::new();
    talk(&place, "talk.opus", "120");
    let refused = place.run(["export", "talk.opus", "--max-size", "300kB", "-o", "a.m4a"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (1, "limit-too-small"));
    assert!(refused.stderr.contains("Sound of 2:00") && !refused.stderr.contains("video"), "{}", refused.stderr);
    // What the message says is enough, is.
    let least = refused.stderr.split("smaller than ").nth(1).unwrap().split(';').next().unwrap().to_owned();
    place.run(["export", "talk.opus", "--max-size", &least, "-o", "a.m4a"]).ok();
}

#[test]
fn sound_gives_way_to_a_picture_that_stands_still() {
    let place = Workplace::new();
    talk(&place, "talk.opus", "60");
    let picture = ["-f", "lavfi", "-i", "color=navy:size=640x360:rate=30", "-i", "talk.opus", "-shortest"];
    place.ffmpeg(&[&picture[..], &["-c:v", "libx264", "-tune", "stillimage", "-c:a", "copy", "talk.mkv"]].concat());
    let report = place.run(["export", "talk.mkv", "--max-size", "320kB", "-o", "a.mp4"]).ok().json();
    assert!(size(&place.path("a.mp4")) <= 320_000, "{report}");
    assert!(report["frames"].as_u64().unwrap() >= 1800, "{report}");
}

#[test]
fn grain_fills_every_limit_and_more_room_is_never_worse() {
    let place = Workplace::new();
    grain(&place, "grain.mp4", "3");
    let whole = size(&place.path("grain.mp4"));
    let mut before = 0.0;
    for part in [12, 6, 3, 2] {
        let (limit, name) = (whole / part, format!("{part}.mp4"));
        place.run(["export", "grain.mp4", "--max-size", &limit.to_string(), "-o", &name]).ok();
        let bytes = size(&place.path(&name));
        assert!(bytes <= limit && bytes * 100 >= limit * 85, "{bytes} of {limit}");
        let now = similarity(&place.path(&name), &place.path("grain.mp4"));
        assert!(now >= before - 0.01, "{now} after {before} at {limit}");
        before = now;
    }
}

#[test]
fn what_cannot_be_smaller_than_a_size_is_never_smaller_than_the_limit() {
    let place = Workplace::new();
    grain(&place, "grain.mp4", "2");
    for limit in [20_000_u64, 8_000, 4_000, 2_500, 1_500] {
        let run = place.run(["--force", "export", "grain.mp4", "--max-size", &limit.to_string(), "-o", "a.mp4"]);
        if run.exit == 0 {
            assert!(size(&place.path("a.mp4")) <= limit);
        } else {
            let least = run.stderr.split("smaller than ").nth(1).unwrap().split(" kB").next().unwrap();
            assert!(least.parse::<f64>().unwrap() * 1000.0 > limit as f64, "{limit}: {}", run.stderr);
        }
    }
}

#[test]
fn what_is_small_already_stays_small_in_every_verb() {
    let place = Workplace::new();
    small(&place, "small.mp4");
    let source = size(&place.path("small.mp4"));
    let verbs: [&[&str]; 3] = [
        &["export", "small.mp4", "--for", "whatsapp", "-o", "a.mp4"],
        &["export", "small.mp4", "-o", "b.mp4"],
        &["trim", "small.mp4", "--keep", "0..", "-o", "c.mp4"],
    ];
    for (verb, name) in verbs.iter().zip(["a.mp4", "b.mp4", "c.mp4"]) {
        let report = place.run(*verb).ok().json();
        let bytes = size(&place.path(name));
        assert!(bytes * 4 <= source * 5, "{verb:?}: {bytes} of {source}");
        assert_eq!(report["warnings"].as_array().map(Vec::len), Some(0), "{report}");
        let alike = similarity(&place.path(name), &place.path("small.mp4"));
        assert!(alike > 0.9, "{verb:?}: {alike}");
    }
}

#[test]
fn letters_stay_legible_although_the_source_is_small() {
    let place = Workplace::new();
    small(&place, "small.mp4");
    std::fs::write(place.path("s.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHalo\n").unwrap();
    let report = place.run(["caption", "small.mp4", "--cues", "s.srt", "-o", "a.mp4"]).ok().json();
    let encoder = report["encoder"].as_str().unwrap();
    let crf = encoder.split(' ').find_map(|option| option.strip_prefix("crf=")).unwrap();
    assert!(crf.parse::<f64>().unwrap() <= 28.0, "{encoder}");
    let (bytes, source) = (size(&place.path("a.mp4")), size(&place.path("small.mp4")));
    assert!(bytes <= source * 2, "{bytes} of {source}");
    let told = report["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "larger-than-source");
    assert_eq!(told, bytes * 4 > source * 5);
}

#[test]
fn a_second_run_within_the_sources_rate_makes_nothing() {
    let place = Workplace::new();
    small(&place, "small.mp4");
    place.run(["trim", "small.mp4", "--keep", "0,5..3,5", "-o", "a.mp4"]).ok();
    let again = place.run(["trim", "small.mp4", "--keep", "0,5..3,5", "-o", "b.mp4"]).ok().json();
    assert_eq!(again["segments"], again["segments_reused"]);
    assert_eq!(std::fs::read(place.path("a.mp4")).unwrap(), std::fs::read(place.path("b.mp4")).unwrap());
}
