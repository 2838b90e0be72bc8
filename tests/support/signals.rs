//! Footage that flashes and beeps at each half second (0.5, 1.5, …, for a tenth), and finding out when it does.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::Path;
use std::process::Command;

use super::{Workplace, frame_times};

/// An input of FFmpeg: a picture of 25 frames a second that flashes, for so many seconds.
pub fn flashing(seconds: f64) -> [String; 4] {
    let source = format!(
        "color=black:s=160x120:r=25:d={seconds},drawbox=w=iw:h=ih:c=white:t=fill:enable='lt(mod(t+0.5\\,1)\\,0.1)'"
    );
    ["-f".to_owned(), "lavfi".to_owned(), "-i".to_owned(), source]
}

/// An input of FFmpeg: sound that beeps, for so many seconds.
pub fn beeping(seconds: f64) -> [String; 4] {
    let source = format!("aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t+0.5\\,1)\\,0.1)':s=48000:d={seconds}");
    ["-f".to_owned(), "lavfi".to_owned(), "-i".to_owned(), source]
}

/// H.264 with B-frames.
pub const X264: [&str; 10] = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "25", "-pix_fmt", "yuv420p"];

/// Picture and sound of that length, in a file.
pub fn flashing_and_beeping(place: &Workplace, name: &str, seconds: (f64, f64), coding: &[&str]) {
    let (picture, sound) = (flashing(seconds.0), beeping(seconds.1));
    let inputs: Vec<&str> = picture.iter().chain(&sound).map(String::as_str).collect();
    place.ffmpeg(&[&inputs[..], &["-map", "0:v", "-map", "1:a", "-ac", "1"], coding, &[name]].concat());
}

/// When a file flashes, in seconds.
pub fn flashes(path: &Path) -> Vec<f64> {
    let means = raw(path, &["-map", "0:v:0", "-vsync", "passthrough", "-vf", "scale=1:1:flags=area,format=gray"]);
    let mut found = Vec::new();
    let mut was_bright = false;
    for (time, mean) in frame_times(path).into_iter().zip(means) {
        if mean > 120 && !was_bright {
            found.push(time);
        }
        was_bright = mean > 120;
    }
    found
}

/// When a file beeps, in seconds, and how long its sound is.
pub fn beeps(path: &Path) -> (Vec<f64>, f64) {
    let filter = "aresample=8000:async=1:first_pts=0";
    let bytes = raw(path, &["-map", "0:a:0", "-af", filter, "-ac", "1", "-c:a", "pcm_s16le"]);
    let samples: Vec<i16> = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    let mut found = Vec::new();
    let mut last_loud = usize::MAX;
    for (n, sample) in samples.iter().enumerate() {
        if sample.unsigned_abs() > 3000 {
            if last_loud == usize::MAX || n - last_loud > 800 {
                found.push(n as f64 / 8000.0);
            }
            last_loud = n;
        }
    }
    (found, samples.len() as f64 / 8000.0)
}

fn raw(path: &Path, arguments: &[&str]) -> Vec<u8> {
    let format = if arguments.contains(&"0:v:0") { "rawvideo" } else { "s16le" };
    let output = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(path)
        .args(arguments)
        .args(["-f", format, "-"])
        .output()
        .expect("ffmpeg runs");
    output.stdout
}

/// Each found within so many seconds of the one expected, and none more.
pub fn assert_near(found: &[f64], expected: &[f64], tolerance_s: f64, what: &str) {
    let near = found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() <= tolerance_s);
    assert!(near && found.len() == expected.len(), "{what}: {found:?} instead of {expected:?}");
}

/// `first`, one second later, and so on: so many.
pub fn each_second(first: f64, count: usize) -> Vec<f64> {
    (0..count).map(|n| first + n as f64).collect()
}
