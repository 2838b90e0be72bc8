//! A picture whose size changes inside its stream keeps its shape in every part.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sunting_core::export::{TrimMode, Unwatched, trim};
use sunting_core::media::conform::Conformer;
use sunting_core::media::decode::VideoReader;
use sunting_core::media::keyframe::KeyframeReader;
use sunting_core::media::probe::probe;
use sunting_core::picture::Picture;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Time, TimeRange};
use support::run_options;

fn ffmpeg(folder: &Path, arguments: &[&str]) {
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.current_dir(folder).args(["-nostdin", "-v", "error", "-y"]).args(arguments);
    assert!(ffmpeg.status().unwrap().success(), "{arguments:?}");
}

/// A white square of 60 pixels in 1.5 s of one picture, then of another; each given by filters behind a black picture.
fn two_parts(folder: &Path, codec: &str, ending: &str, parts: [&str; 2]) -> PathBuf {
    let names = [format!("1.{ending}"), format!("2.{ending}")];
    for ((name, part), offset) in names.iter().zip(parts).zip(["0", "1.5"]) {
        let (size, filters) = part.split_once(' ').unwrap_or((part, "null"));
        let square = "drawbox=x=40:y=40:w=60:h=60:color=white:t=fill";
        let source = format!("color=black:s={size}:r=25:d=1.5,{square},{filters}");
        let encoding = ["-c:v", codec, "-pix_fmt", "yuv420p", "-output_ts_offset", offset, name];
        ffmpeg(folder, &[&["-f", "lavfi", "-i", &source], encoding.as_slice()].concat());
    }
    let whole = format!("whole.{ending}");
    if ending == "ts" {
        let bytes = names.map(|name| std::fs::read(folder.join(name)).unwrap()).concat();
        std::fs::write(folder.join(&whole), bytes).unwrap();
    } else {
        std::fs::write(folder.join("list.txt"), names.map(|name| format!("file {name}\n")).concat()).unwrap();
        ffmpeg(folder, &["-f", "concat", "-i", "list.txt", "-c", "copy", &whole]);
    }
    folder.join(whole)
}

/// How wide and high what is bright is.
fn bright(picture: &Picture) -> (usize, usize) {
    let luma = &picture.planes[0];
    let is_bright = |x: usize, y: usize| luma.row(y)[x] > 150;
    let columns = (0..luma.width()).filter(|&x| (0..luma.height()).any(|y| is_bright(x, y))).count();
    let rows = (0..luma.height()).filter(|&y| (0..luma.width()).any(|x| is_bright(x, y))).count();
    (columns, rows)
}

fn assert_square(picture: &Picture, side: usize, what: &str) {
    let (width, height) = bright(picture);
    assert!(width.abs_diff(side) <= 1 && height.abs_diff(side) <= 1, "{what}: {width} x {height}, not {side}");
}

/// Checks both parts as they are composed, kept by a trim, and shown small.
fn assert_keeps_its_shape(folder: &Path, path: &Path, sides: [usize; 2]) {
    let (project, paths) = project_of_file(&probe(path).unwrap());
    let canvas = project.canvas;
    let size = (canvas.width_px as usize, canvas.height_px as usize);
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), size.0, size.1, 1);
    let name = path.file_name().unwrap().to_string_lossy();
    for (millis, side) in [(1000, sides[0]), (2400, sides[1]), (200, sides[0])] {
        let time = Time::from_millis(millis);
        assert_square(&renderer.frame(time).unwrap(), side, &format!("{name} at {millis} ms"));
        assert_square(&renderer.frame_near(time).unwrap(), side, &format!("{name} near {millis} ms"));
        let (width, height) = bright(&KeyframeReader::open(path).unwrap().picture_near(time, 180).unwrap());
        assert!(width.abs_diff(height) <= 1, "{name}, small at {millis} ms: {width} x {height}");
    }
    let short = folder.join("short.mp4");
    let kept = TimeRange::between(Time::from_seconds(1), Time::from_millis(2400));
    let options = run_options(folder);
    trim(path, &[kept], TrimMode::Encode, &short, &options, &Unwatched).unwrap();
    let (mut reader, mut conformer) = (VideoReader::open(&short, 1).unwrap(), Conformer::new());
    let mut frames = 0;
    while let Some(frame) = reader.next_frame().unwrap() {
        let side = sides[usize::from(frame.time >= Time::from_millis(540))];
        let picture = conformer.conform_inside(&frame, size.0, size.1).unwrap();
        let near_the_change = frame.time > Time::from_millis(440) && frame.time < Time::from_millis(560);
        if !near_the_change {
            assert_square(&picture, side, &format!("{name}, trimmed, at {}", frame.time));
        }
        frames += 1;
    }
    assert!(frames >= 30, "{frames}");
    std::fs::remove_file(short).unwrap();
}

#[test]
fn a_call_in_which_the_phone_was_turned_is_not_stretched() {
    let folder = tempfile::tempdir().unwrap();
    let turned = ["320x180", "180x320"];
    for (codec, ending) in
        [("libvpx", "webm"), ("libvpx-vp9", "webm"), ("libx264", "ts"), ("libx264", "mp4"), ("mpeg2video", "ts")]
    {
        // The second part's parameter sets stand in its packets, in an MP4 too.
        let path = match ending {
            "mp4" => {
                two_parts(folder.path(), codec, "ts", turned);
                ffmpeg(folder.path(), &["-i", "whole.ts", "-c", "copy", "whole.mp4"]);
                folder.path().join("whole.mp4")
            }
            _ => two_parts(folder.path(), codec, ending, turned),
        };
        assert_keeps_its_shape(folder.path(), &path, [60, 34]);
    }
}

#[test]
fn a_window_that_grew_and_pixels_that_became_wide_keep_their_shape() {
    let folder = tempfile::tempdir().unwrap();
    let larger = two_parts(folder.path(), "libvpx", "webm", ["320x180", "640x360"]);
    assert_keeps_its_shape(folder.path(), &larger, [60, 30]);
    let wide = two_parts(folder.path(), "libx264", "ts", ["320x180 setsar=1", "320x180 scale=160:180,setsar=2"]);
    assert_keeps_its_shape(folder.path(), &wide, [60, 60]);
}
