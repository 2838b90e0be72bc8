//! Seeking yields the very frame that decoding from the start yields, wherever it goes and whatever the file.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

use sunting_core::media::conform::Conformer;
use sunting_core::media::decode::VideoReader;
use sunting_core::picture::Picture;
use sunting_timeline::Time;

fn made(folder: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let path = folder.join(name);
    let source = ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=25:duration=5"];
    let done = Command::new("ffmpeg").args(source).args(arguments).arg(&path).status().expect("ffmpeg runs");
    assert!(done.success(), "{name} was not made");
    path
}

/// Times and small pictures of all frames, at most `limit` of them.
fn all_frames(path: &Path, limit: usize) -> Vec<(Time, Picture)> {
    let (mut reader, mut conformer) = (VideoReader::open(path, 2).unwrap(), Conformer::new());
    let mut frames = Vec::new();
    while let Some(frame) = reader.next_frame().unwrap() {
        frames.push((frame.time, conformer.conform(&frame, 64, 48, 0).unwrap()));
        if frames.len() == limit {
            break;
        }
    }
    frames
}

fn assert_seeks_exactly(path: &Path) {
    let frames = all_frames(path, 400);
    let (mut reader, mut conformer) = (VideoReader::open(path, 2).unwrap(), Conformer::new());
    let mut random = 12_345_u64;
    for _ in 0..16 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let number = (random >> 33) as usize % frames.len();
        let (time, picture) = &frames[number];
        reader.seek(*time + Time::from_ticks(1000)).unwrap();
        let found = reader.next_frame().unwrap().unwrap();
        assert_eq!(found.time, *time, "frame {number} of {}", path.display());
        let found = conformer.conform(&found, 64, 48, 0).unwrap();
        assert!(found == *picture, "frame {number} of {} looks different after a seek", path.display());
    }
}

#[test]
fn every_frame_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let x264 = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"];
    let with = |more: &[&'static str]| [&x264[..], more].concat();
    for (name, arguments) in [
        ("b_frames.mp4", with(&["-bf", "3", "-g", "50"])),
        ("open_gop.mp4", with(&["-bf", "3", "-g", "12", "-x264-params", "open-gop=1"])),
        ("long_gop.mkv", with(&["-g", "250"])),
        ("stream.ts", with(&["-bf", "2", "-g", "30"])),
        ("raw.h264", with(&["-bf", "0", "-g", "30"])),
        ("fields.mpg", vec!["-c:v", "mpeg2video", "-g", "15", "-flags", "+ilme+ildct"]),
        ("vp9.webm", vec!["-c:v", "libvpx-vp9", "-deadline", "realtime", "-g", "40"]),
    ] {
        assert_seeks_exactly(&made(folder.path(), name, &arguments));
    }
}

#[test]
fn times_outside_the_file_give_its_first_and_last_frame() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "edges.mp4", &["-c:v", "libx264", "-pix_fmt", "yuv420p"]);
    let mut reader = VideoReader::open(&path, 1).unwrap();
    reader.seek(Time::from_seconds(99)).unwrap();
    assert_eq!(reader.next_frame().unwrap().unwrap().time, Time::from_millis(4960));
    assert!(reader.next_frame().unwrap().is_none());
    reader.seek(Time::from_seconds(-3)).unwrap();
    assert_eq!(reader.next_frame().unwrap().unwrap().time, Time::ZERO);
}

/// Natural and phone footage, where it is there.
#[test]
fn every_frame_of_real_footage_is_found_again() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.is_dir() {
        println!("no corpus beside the project: skipped");
        return;
    }
    for name in [
        "natural/imageio-binaries__cockatoo.mp4",
        "natural/torchcodec__nasa_13013.mp4",
        "phone/media__sample_edit_list.mp4",
        "phone/mediabunny__cursed-vfr.mp4",
        "phone/assets-for-api-docs__bee1.ts",
        "formats/media__roadtrip-vp92-10bit.webm",
        "formats/fate-suite__mov-3elist.mp4",
    ] {
        assert_seeks_exactly(&corpus.join(name));
    }
}
