//! GIF, APNG and WebP that move: each frame at its own time, with what is clear in it.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sunting_core::error::MediaProblem;
use sunting_core::media::keyframe::KeyframeReader;
use sunting_core::media::probe::probe;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;
use sunting_timeline::scene::Scene;
use support::webp::{WebpFrame, moving_webp};

const SIDE: u32 = 32;
const RED: [u8; 4] = [255, 0, 0, 255];
const BLUE: [u8; 4] = [0, 0, 255, 255];
const CLEAR: [u8; 4] = [0; 4];

fn whole(color: [u8; 4], duration_ms: u32) -> WebpFrame {
    WebpFrame { x_px: 0, y_px: 0, side_px: SIDE, duration_ms, blends: false, is_cleared: false, color }
}

fn webp(folder: &Path, name: &str, frames: &[WebpFrame]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, moving_webp(SIDE, frames)).unwrap();
    path
}

/// The colour at a place at each of these times, asked for in their order.
fn seen(path: &Path, (x, y): (usize, usize), at_ms: &[i64]) -> Vec<[u8; 3]> {
    let (project, paths) = project_of_file(&probe(path).unwrap());
    let side = SIDE as usize;
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), side, side, 1);
    let mut at = |ms: i64| renderer.frame(Time::from_millis(ms)).unwrap().to_rgb()[3 * (y * side + x)..][..3].to_vec();
    at_ms.iter().map(|&ms| at(ms).try_into().unwrap()).collect()
}

fn is_red([red, _, blue]: [u8; 3]) -> bool {
    red > 240 && blue < 15
}

fn is_blue([red, _, blue]: [u8; 3]) -> bool {
    red < 15 && blue > 240
}

fn millis(times: &[Time]) -> Vec<i64> {
    times.iter().map(|time| time.as_millis()).collect()
}

#[test]
fn a_webp_plays_with_the_times_of_its_frames_forwards_and_backwards() {
    let folder = tempfile::tempdir().unwrap();
    let path = webp(folder.path(), "a.webp", &[whole(RED, 40), whole(BLUE, 310), whole(RED, 0), whole(BLUE, 250)]);
    let facts = probe(&path).unwrap();
    assert_eq!((facts.container.as_str(), facts.still, facts.audio.is_none()), ("webp", false, true));
    let video = facts.video.unwrap();
    assert_eq!((video.width_px, video.height_px, video.codec.as_str()), (SIDE, SIDE, "webp"));
    assert_eq!(millis(&video.frames.times), [0, 40, 350, 450], "no frame is shorter than browsers show it");
    assert_eq!((facts.duration.as_millis(), video.variable_frame_rate), (700, true));
    let seen = seen(&path, (5, 5), &[0, 100, 300, 400, 600, 400, 0, 100, 690]);
    let colors: String = seen
        .into_iter()
        .map(|color| {
            if is_red(color) {
                'r'
            } else if is_blue(color) {
                'b'
            } else {
                '?'
            }
        })
        .collect();
    assert_eq!(colors, "rbbrbrrbb");
}

#[test]
fn frames_of_a_webp_are_laid_on_what_was_there_before() {
    let folder = tempfile::tempdir().unwrap();
    let small = |x_px, color, blends, is_cleared| WebpFrame {
        x_px,
        y_px: 8,
        side_px: 8,
        duration_ms: 200,
        blends,
        is_cleared,
        color,
    };
    let frames = [
        whole(RED, 200),
        small(8, BLUE, true, true),
        small(16, [0, 0, 255, 128], true, false),
        small(16, CLEAR, false, false),
        small(16, CLEAR, true, false),
    ];
    let path = webp(folder.path(), "a.webp", &frames);
    assert!(seen(&path, (2, 2), &[100, 300, 500]).into_iter().all(is_red), "beside the frames nothing changes");
    let first = seen(&path, (12, 12), &[100, 300, 500]);
    assert!(is_red(first[0]) && is_blue(first[1]) && first[2] == [0; 3], "its place is cleared: {first:?}");
    let second = seen(&path, (20, 12), &[300, 500, 700, 900, 500]);
    assert!(is_red(second[0]), "{second:?}");
    assert!(second[1].iter().zip([127, 0, 128]).all(|(found, mixed)| found.abs_diff(mixed) <= 3), "{second:?}");
    assert_eq!((second[2], second[3]), ([0; 3], [0; 3]), "clear takes the place, or leaves what is there");
    assert_eq!(second[4], second[1], "backwards too");
}

#[test]
fn a_webp_of_one_frame_is_a_photo() {
    let folder = tempfile::tempdir().unwrap();
    let path = webp(folder.path(), "one.webp", &[whole(BLUE, 100)]);
    let facts = probe(&path).unwrap();
    assert!(facts.still && facts.duration == Time::ZERO);
    assert!(seen(&path, (9, 9), &[0, 4000]).into_iter().all(is_blue));
}

#[test]
fn damage_in_a_webp_ends_no_more_than_its_frame() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let good = moving_webp(SIDE, &[whole(RED, 200), whole(BLUE, 200), whole(RED, 200)]);
    let frames: Vec<usize> =
        good.windows(4).enumerate().filter(|(_, four)| four == b"VP8L").map(|(at, _)| at).collect();
    let mut broken = good.clone();
    broken[frames[1] + 8..][..12].fill(0);
    let path = folder.join("broken.webp");
    std::fs::write(&path, broken).unwrap();
    assert!(seen(&path, (9, 9), &[100, 300, 500]).into_iter().all(is_red), "the frame before stays");
    std::fs::write(&path, &good[..frames[2] + 9]).unwrap();
    assert_eq!(millis(&probe(&path).unwrap().video.unwrap().frames.times), [0, 200], "one is cut off");
    std::fs::write(&path, &good[..40]).unwrap();
    assert_eq!(probe(&path).unwrap_err().problem, MediaProblem::Undecodable);
    let mut huge = good;
    huge[24..30].fill(0xFF);
    std::fs::write(&path, huge).unwrap();
    assert!(matches!(probe(&path).unwrap_err().problem, MediaProblem::TooLarge { .. }));
}

#[test]
fn what_an_encoder_of_webp_makes_looks_like_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("encoded.webp");
    let source = "color=black:s=64x64:r=10:d=1,format=rgb24,geq=r=X*4:g=Y*4:b=60+N*15";
    let run = |arguments: &[&str]| {
        let done = Command::new("ffmpeg").args(["-v", "error", "-f", "lavfi", "-i", source]).args(arguments).output();
        let done = done.unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    run(&["-c:v", "libwebp_anim", "-quality", "95", "-pix_fmt", "yuv420p", path.to_str().unwrap()]);
    let theirs = run(&["-pix_fmt", "rgb24", "-f", "rawvideo", "-"]);
    let facts = probe(&path).unwrap();
    let (project, paths) = project_of_file(&facts);
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), 64, 64, 1);
    for (number, theirs) in theirs.chunks(3 * 64 * 64).enumerate() {
        let ours = renderer.frame(Time::from_millis(100 * number as i64 + 20)).unwrap().to_rgb();
        let off: u64 = ours.iter().zip(theirs).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        let mean = off as f64 / ours.len() as f64;
        assert!(mean < 3.0, "frame {number}: {mean} of 255 on average");
    }
}

#[test]
fn a_gif_plays_with_its_own_times_and_holds_its_last_frame() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gif");
    let source = "color=red:s=32x32:r=10:d=0.4,geq=r=255*not(mod(N\\,2)):g=0:b=255*mod(N\\,2)";
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-f", "lavfi", "-i", source]).arg(&path);
    assert!(ffmpeg.status().unwrap().success());
    // Hundredths of a second: browsers show what is shorter than 2 for 10.
    let mut bytes = std::fs::read(&path).unwrap();
    let controls: Vec<usize> =
        bytes.windows(3).enumerate().filter(|(_, three)| *three == b"\x21\xF9\x04").map(|(at, _)| at).collect();
    assert_eq!(controls.len(), 4);
    for (at, hundredths) in controls.into_iter().zip([0_u16, 1, 7, 50]) {
        bytes[at + 4..at + 6].copy_from_slice(&hundredths.to_le_bytes());
    }
    std::fs::write(&path, bytes).unwrap();
    let facts = probe(&path).unwrap();
    assert_eq!(millis(&facts.video.unwrap().frames.times), [0, 100, 200, 270]);
    assert_eq!(facts.duration.as_millis(), 770);
    let seen = seen(&path, (9, 9), &[50, 150, 220, 400, 5000]);
    assert!(is_red(seen[0]) && is_blue(seen[1]) && is_red(seen[2]) && is_blue(seen[3]), "{seen:?}");
    let small = KeyframeReader::open(&path).unwrap().picture_near(Time::from_millis(300), 32).unwrap();
    assert_eq!(small.height(), 32);
}

#[test]
fn whatever_is_asked_for_first_what_earlier_frames_left_is_there() {
    let folder = tempfile::tempdir().unwrap();
    // Red, of which every frame changes no more than a small square.
    let source = "color=red:s=32x32:r=4:d=8,geq=r=255*not(between(X\\,16\\,23)*between(Y\\,16\\,23)*mod(N\\,2)):g=0:\
        b=255*between(X\\,16\\,23)*between(Y\\,16\\,23)*mod(N\\,2)";
    let formats: [(&str, &[&str]); 3] = [
        ("a.gif", &["-f", "gif"]),
        ("a.png", &["-f", "apng"]),
        ("a.webp", &["-c:v", "libwebp_anim", "-lossless", "1", "-pix_fmt", "bgra"]),
    ];
    for (name, options) in formats {
        let path = folder.path().join(name);
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-f", "lavfi", "-i", source]).args(options).arg(&path);
        assert!(ffmpeg.status().unwrap().success());
        let beside = seen(&path, (4, 4), &[7800, 4100, 6100, 2300, 7300]);
        assert!(beside.iter().copied().all(is_red), "{name}: {beside:?}");
        let square = seen(&path, (19, 19), &[7400, 4100, 6350, 2300, 7000]);
        let colors: Vec<bool> = square.iter().copied().map(is_blue).collect();
        assert_eq!(colors, [true, false, true, true, false], "{name}: {square:?}");
        let mut tiles = KeyframeReader::open(&path).unwrap();
        for ms in [6100, 3000, 0, 7900] {
            let tile = tiles.picture_near(Time::from_millis(ms), 32).unwrap();
            assert!(tile.planes[2].row(2)[2].abs_diff(240) <= 4, "{name} near {ms}");
        }
    }
}
