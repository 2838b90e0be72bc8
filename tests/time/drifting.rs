//! Sound whose clock drifts.

use std::path::Path;

use super::support::Workplace;
use super::support::signals::{assert_near, beeping, beeps, each_second};

/// How much a 300 Hz tone at 8 kHz jumps, as a part of its amplitude: a pure tone obeys x[n] = 2 cos w x[n-1] - x[n-2].
fn worst_jump(path: &Path) -> f64 {
    let output = std::process::Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(path)
        .args(["-ac", "1", "-ar", "8000", "-f", "f32le", "-"])
        .output()
        .unwrap();
    let tone: Vec<f64> =
        output.stdout.chunks_exact(4).map(|b| f64::from(f32::from_le_bytes([b[0], b[1], b[2], b[3]]))).collect();
    let middle = &tone[2400..tone.len() - 4000];
    let loudest = middle.iter().fold(0.0_f64, |loudest, sample| loudest.max(sample.abs()));
    let turn = 2.0 * (2.0 * std::f64::consts::PI * 300.0 / 8000.0).cos();
    middle.windows(3).map(|x| (x[2] - turn * x[1] + x[0]).abs() / loudest).fold(0.0, f64::max)
}

#[test]
fn a_sound_clock_that_drifts_makes_neither_holes_nor_jumps() {
    let place = Workplace::new();
    for (rate, factor) in
        [("48000", "1.01"), ("48000", "0.99"), ("44100", "1.002"), ("44100", "0.98"), ("48000", "1.02")]
    {
        let tone = format!("sine=f=300:r={rate}:d=20");
        let slow = format!("setts=ts=PTS*{factor}");
        place.ffmpeg(&["-f", "lavfi", "-i", &tone, "-c:a", "aac", "-bsf:a", &slow, "drift.mkv"]);
        for verb in ["export", "trim"] {
            let arguments = [verb, "drift.mkv", "-o", "out.m4a", "--force", "--keep", "0.."];
            place.run(&arguments[..if verb == "trim" { 7 } else { 5 }]).ok();
            let jump = worst_jump(&place.path("out.m4a"));
            assert!(jump < 0.03, "{verb} {rate} {factor}: {jump}");
        }
    }
}

#[test]
fn what_drifts_stays_in_time() {
    let place = Workplace::new();
    let sound = beeping(30.0);
    let input: Vec<&str> = sound.iter().map(String::as_str).collect();
    for factor in [0.98, 0.995, 1.01, 1.02] {
        let stretched = format!("setts=ts=PTS*{factor}");
        place.ffmpeg(&[&input[..], &["-c:a", "flac", "-bsf:a", &stretched, "drift.mkv"]].concat());
        place.run(["export", "drift.mkv", "-o", "out.m4a", "--force"]).ok();
        let expected: Vec<f64> = each_second(0.5, 30).iter().map(|time| time * factor).collect();
        assert_near(&beeps(&place.path("out.m4a")).0, &expected, 0.05, &format!("factor {factor}"));
    }
}
