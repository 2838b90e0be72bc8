//! A photo is its first picture, whatever lies behind it, and as large as it may be it is reduced while it is read.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sunting_core::error::MediaProblem;
use sunting_core::media::keyframe::KeyframeReader;
use sunting_core::media::probe::probe;
use sunting_core::picture::Picture;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;
use sunting_timeline::scene::Scene;

/// What FFmpeg's program makes of a source.
fn made(folder: &Path, name: &str, source: &str, arguments: &[&str]) -> PathBuf {
    let path = folder.join(name);
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", source]).args(arguments).arg(&path);
    assert!(ffmpeg.status().unwrap().success(), "{name} was not made");
    path
}

/// One picture, red on the left and blue on the right.
fn picture(folder: &Path, name: &str, (width, height): (u32, u32), arguments: &[&str]) -> PathBuf {
    let half = width / 2;
    let source = format!("color=red:s={half}x{height}[a];color=blue:s={half}x{height}[b];[a][b]hstack");
    made(folder, name, &source, &[arguments, &["-frames:v", "1"]].concat())
}

/// Files one behind the other.
fn joined(folder: &Path, name: &str, parts: &[&Path]) -> PathBuf {
    let path = folder.join(name);
    let bytes: Vec<u8> = parts.iter().flat_map(|part| std::fs::read(part).unwrap()).collect();
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The frame at a time of a project of one file.
fn frame_of(path: &Path, at: Time, (width, height): (usize, usize)) -> (Arc<Picture>, Time) {
    let (project, paths) = project_of_file(&probe(path).unwrap());
    let duration = project.duration();
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), width, height, 1);
    (renderer.frame(at).unwrap(), duration)
}

/// Luma and colour differences at a place given as parts of the sides.
fn at(picture: &Picture, x: f64, y: f64) -> [u8; 3] {
    [0, 1, 2].map(|plane| {
        let plane = &picture.planes[plane];
        plane.row((plane.height() as f64 * y) as usize)[(plane.width() as f64 * x) as usize]
    })
}

fn is_near(found: [u8; 3], expected: [u8; 3]) -> bool {
    found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 8)
}

const RED: [u8; 3] = [63, 102, 240];
const BLUE: [u8; 3] = [32, 240, 118];

fn assert_is_the_photo(path: &Path) {
    let facts = probe(path).unwrap();
    assert!(facts.still && facts.duration == Time::ZERO, "{} is no photo", path.display());
    for seconds in [0, 4] {
        let (frame, duration) = frame_of(path, Time::from_seconds(seconds), (160, 120));
        assert_eq!(duration, Time::from_seconds(5), "{}", path.display());
        let (left, right) = (at(&frame, 0.2, 0.5), at(&frame, 0.8, 0.5));
        assert!(is_near(left, RED) && is_near(right, BLUE), "{}: {left:?} {right:?}", path.display());
    }
}

#[test]
fn a_photo_with_a_second_picture_behind_it_is_not_a_film() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let film = made(folder, "film.mp4", "testsrc=s=320x240:d=1", &["-c:v", "libx264"]);
    let gain_map = made(folder, "map.jpg", "color=gray:s=80x60", &["-frames:v", "1"]);
    let leftovers = folder.join("rest.bin");
    std::fs::write(
        &leftovers,
        (0..300_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>(),
    )
    .unwrap();
    for ending in ["jpg", "png", "webp", "bmp", "tiff"] {
        let photo = picture(folder, &format!("photo.{ending}"), (320, 240), &[]);
        let name = |what: &str| format!("{what}.{ending}");
        assert_is_the_photo(&photo);
        assert_is_the_photo(&joined(folder, &name("leftovers"), &[&photo, &leftovers]));
        assert_is_the_photo(&joined(folder, &name("motion"), &[&photo, &film]));
        assert_is_the_photo(&joined(folder, &name("twice"), &[&photo, &photo]));
        assert_is_the_photo(&joined(folder, &name("gain-map"), &[&photo, &gain_map]));
    }
}

#[test]
fn an_animation_of_one_frame_is_a_photo_and_one_of_several_is_a_film() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_is_the_photo(&picture(folder, "one.gif", (320, 240), &[]));
    assert_is_the_photo(&picture(folder, "one.png", (320, 240), &["-f", "apng"]));
    for (name, format) in [("many.gif", "gif"), ("many.png", "apng"), ("many.mjpeg", "mjpeg")] {
        let film = made(folder, name, "testsrc=s=160x120:r=10:d=2", &["-f", format]);
        let facts = probe(&film).unwrap();
        assert!(!facts.still, "{name}");
        assert_eq!(facts.video.unwrap().frames.times.len(), 20, "{name}");
    }
}

#[test]
fn large_photos_are_reduced_while_they_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, size) in [
        ("wide.jpg", (12_000, 2000)),
        ("wide.png", (12_000, 2000)),
        ("tall.jpg", (1200, 9600)),
        ("tall.png", (1200, 9600)),
    ] {
        let photo = picture(folder, name, size, &[]);
        let video = probe(&photo).unwrap().video.unwrap();
        assert_eq!((video.width_px, video.height_px), size);
        let canvas = project_of_file(&probe(&photo).unwrap()).0.canvas;
        assert!(canvas.width_px * canvas.height_px <= 1920 * 1088, "{canvas:?}");
        let shape = f64::from(canvas.width_px) / f64::from(canvas.height_px);
        assert!((shape / (f64::from(size.0) / f64::from(size.1)) - 1.0).abs() < 0.01, "{canvas:?}");
        let (frame, _) = frame_of(&photo, Time::ZERO, (canvas.width_px as usize, canvas.height_px as usize));
        for (x, color) in [(0.01, RED), (0.48, RED), (0.52, BLUE), (0.99, BLUE)] {
            let found = at(&frame, x, 0.98);
            assert!(is_near(found, color), "{name} at {x}: {found:?}");
        }
        let small = KeyframeReader::open(&photo).unwrap().picture_near(Time::ZERO, 180).unwrap();
        assert_eq!(small.height(), 180);
        let (left, right) = (at(&small, 0.1, 0.5), at(&small, 0.9, 0.5));
        assert!(is_near(left, RED) && is_near(right, BLUE), "{name}: {left:?} {right:?} {}", small.width());
    }
}

/// The most memory that this process has had, in bytes.
#[cfg(target_os = "linux")]
fn peak_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_png_is_never_held_as_a_whole() {
    const SIDE: u32 = 12_000;
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("large.png");
    let mut encoder = png::Encoder::new(std::fs::File::create(&photo).unwrap(), SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    let mut rows = writer.stream_writer().unwrap();
    let row = [0xC0; 3 * SIDE as usize];
    (0..SIDE).for_each(|_| std::io::Write::write_all(&mut rows, &row).unwrap());
    rows.finish().unwrap();
    writer.finish().unwrap();
    let before = peak_bytes();
    let video = probe(&photo).unwrap().video.unwrap();
    assert_eq!((video.width_px, video.height_px), (SIDE, SIDE));
    frame_of(&photo, Time::ZERO, (360, 360));
    let taken = peak_bytes() - before;
    assert!(taken < 150_000_000, "{taken} of {} bytes of colours", 3 * u64::from(SIDE * SIDE));
}

#[test]
fn a_photo_beyond_all_sensors_is_refused_with_its_size() {
    let folder = tempfile::tempdir().unwrap();
    for (name, side) in [("gigapixel.png", 40_000_u32), ("above.png", 15_000)] {
        let path = folder.path().join(name);
        let mut header = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
        header.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
        header.extend(b"\x08\x02\0\0\0\0\0\0\0\0\0\0\x01IDAT\0\0\0\0\0");
        std::fs::write(&path, header).unwrap();
        let expected = MediaProblem::PhotoTooLarge { width_px: side, height_px: side };
        assert_eq!(probe(&path).unwrap_err().problem, expected, "{name}");
    }
}

#[test]
fn a_photo_that_is_turned_stays_turned_when_it_is_reduced() {
    let folder = tempfile::tempdir().unwrap();
    let photo = std::fs::read(picture(folder.path(), "plain.jpg", (4000, 3000), &[])).unwrap();
    // Orientation 6: to be turned clockwise by a quarter.
    let exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = folder.path().join("turned.jpg");
    std::fs::write(&turned, [&photo[..2], exif, &photo[2..]].concat()).unwrap();
    let video = probe(&turned).unwrap().video.unwrap();
    assert_eq!((video.width_px, video.height_px), (3000, 4000));
    let (frame, _) = frame_of(&turned, Time::ZERO, (300, 400));
    assert!(is_near(at(&frame, 0.5, 0.2), RED) && is_near(at(&frame, 0.5, 0.8), BLUE));
}
