//! Pictures with clear pixels over footage: what is below is seen through them, whatever the file's format is.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::picture::Picture;
use sunting_core::project_from_media::{media_of, project_of_file};
use sunting_core::render::renderer::Renderer;
use sunting_timeline::footage::whole_content;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Clip, ClipId, MediaId, Project, Time, Track, TrackId, TrackKind};

const SIZE_PX: (usize, usize) = (160, 120);

/// Red, green, blue and alpha: half clear red, clear green, red, and blue of which a quarter is there.
const QUARTERS: [[u8; 4]; 4] = [[255, 0, 0, 128], [0, 255, 0, 0], [255, 0, 0, 255], [0, 0, 255, 64]];

fn ffmpeg(arguments: &[&str]) -> Vec<u8> {
    let made = Command::new("ffmpeg").args(["-v", "error", "-y"]).args(arguments).output().unwrap();
    assert!(made.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&made.stderr));
    made.stdout
}

fn png_of(path: &Path, (width, height): (u32, u32), pixel: impl Fn(u32, u32) -> [u8; 4]) {
    let mut encoder = png::Encoder::new(std::fs::File::create(path).unwrap(), width, height);
    encoder.set_color(png::ColorType::Rgba);
    let pixels: Vec<u8> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}

/// The quarters of [`QUARTERS`], from the left to the right.
fn quarters(folder: &Path) -> PathBuf {
    let path = folder.join("quarters.png");
    png_of(&path, (320, 240), |x, _| QUARTERS[x as usize / 80]);
    path
}

/// The same in another format.
fn as_format(folder: &Path, name: &str, options: &[&str]) -> PathBuf {
    let path = folder.join(name);
    let from = quarters(folder);
    ffmpeg(&[&["-i", from.to_str().unwrap()], options, &[path.to_str().unwrap()]].concat());
    path
}

fn below(folder: &Path) -> PathBuf {
    let path = folder.join("below.mp4");
    ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "color=0x0000FF:s=160x120:r=25:d=1",
        "-pix_fmt",
        "yuv420p",
        "-vf",
        "scale=out_color_matrix=bt709",
        "-colorspace",
        "bt709",
        "-qp",
        "0",
        path.to_str().unwrap(),
    ]);
    path
}

/// A file over another one.
fn over(below: &Path, above: &Path) -> (Project, MediaPaths) {
    let (mut project, mut paths) = project_of_file(&probe(below).unwrap());
    let media = media_of(MediaId(900), &probe(above).unwrap());
    paths.0.insert(media.id, above.to_owned());
    let range = project.tracks[0].clips[0].timeline_range;
    let mut track = Track::new(TrackId(901), TrackKind::Video);
    track.clips.push(Clip::new(ClipId(902), range, whole_content(&media)));
    project.media.push(Arc::new(media));
    project.tracks.insert(1, Arc::new(track));
    project.next_id = 903;
    (project, paths)
}

/// The colour of what is below, as it is without anything over it.
fn below_color(below: &Path) -> [u8; 3] {
    pixel(&frame(project_of_file(&probe(below).unwrap()), Time::ZERO), 80, 60)
}

fn frame((project, paths): (Project, MediaPaths), at: Time) -> Arc<Picture> {
    Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), SIZE_PX.0, SIZE_PX.1, 1).frame(at).unwrap()
}

fn pixel(picture: &Picture, x: usize, y: usize) -> [u8; 3] {
    let rgb = picture.to_rgb();
    rgb[3 * (y * picture.width() + x)..][..3].try_into().unwrap()
}

fn mixed(above: [u8; 4], below: [u8; 3]) -> [u8; 3] {
    let alpha = f64::from(above[3]) / 255.0;
    [0, 1, 2].map(|n| (f64::from(above[n]) * alpha + f64::from(below[n]) * (1.0 - alpha)).round() as u8)
}

fn assert_near(found: [u8; 3], expected: [u8; 3], within: u8, of_what: &str) {
    let near = found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= within);
    assert!(near, "{of_what}: {found:?} instead of {expected:?}");
}

#[test]
fn a_half_clear_photo_over_footage_is_the_exact_mix() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let footage = below(folder);
    let blue = below_color(&footage);
    let formats: [(&str, &[&str]); 6] = [
        ("plain.png", &["-pix_fmt", "rgba"]),
        ("deep.png", &["-pix_fmt", "rgba64be"]),
        ("a.tiff", &["-pix_fmt", "rgba"]),
        ("lossless.webp", &["-c:v", "libwebp", "-lossless", "1", "-pix_fmt", "bgra"]),
        ("a.mov", &["-c:v", "qtrle", "-pix_fmt", "argb"]),
        ("ffv1.mkv", &["-c:v", "ffv1", "-pix_fmt", "bgra"]),
    ];
    for (name, options) in formats {
        let frame = frame(over(&footage, &as_format(folder, name, options)), Time::ZERO);
        for (place, above) in QUARTERS.into_iter().enumerate() {
            let found = pixel(&frame, 40 * place + 20, 60);
            assert_near(found, mixed(above, blue), 2, &format!("{name}, quarter {place}"));
        }
    }
}

#[test]
fn other_ways_of_being_clear_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let footage = below(folder);
    let blue = below_color(&footage);
    // A palette has 256 colours, lossy coding its losses, and grey no colours.
    let formats: [(&str, &[&str], u8); 4] = [
        ("lossy.webp", &["-c:v", "libwebp", "-quality", "95", "-pix_fmt", "yuva420p"], 6),
        ("prores.mov", &["-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le"], 6),
        ("palette.png", &["-vf", "split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse=dither=none"], 6),
        ("one.png", &["-f", "apng", "-pix_fmt", "rgba"], 2),
    ];
    for (name, options, within) in formats {
        let frame = frame(over(&footage, &as_format(folder, name, options)), Time::ZERO);
        let places = if name == "palette.png" { 1..3 } else { 0..4 };
        for place in places {
            let found = pixel(&frame, 40 * place + 20, 60);
            assert_near(found, mixed(QUARTERS[place], blue), within, &format!("{name}, quarter {place}"));
        }
    }
    let gray = frame(over(&footage, &as_format(folder, "gray.png", &["-pix_fmt", "ya8"])), Time::ZERO);
    assert_near(pixel(&gray, 60, 60), blue, 2, "gray, clear");
    let there = pixel(&gray, 100, 60);
    assert!(there[0].abs_diff(there[2]) <= 2, "gray, whole: {there:?}");
}

#[test]
fn moving_pictures_with_clear_pixels_move_over_what_is_below() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let footage = below(folder);
    let blue = below_color(&footage);
    // A red square on nothing that jumps to the right at half a second.
    let drawn = "color=0xFF0000@0.0:s=160x120:r=2:d=1,format=rgba,\
        geq=r=255:g=0:b=0:a='255*between(X,20+80*N,60+80*N)*between(Y,40,80)'";
    let gif = ["-vf", "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none", "-f", "gif"];
    for (name, options) in [("moves.gif", &gif[..]), ("moves.png", &["-f", "apng", "-pix_fmt", "rgba"])] {
        let path = folder.join(name);
        ffmpeg(&[&["-f", "lavfi", "-i", drawn], options, &[path.to_str().unwrap()]].concat());
        for (millis, red_at, clear_at) in [(200, 40, 120), (700, 120, 40)] {
            let frame = frame(over(&footage, &path), Time::from_millis(millis));
            assert_near(pixel(&frame, red_at, 60), [255, 0, 0], 4, &format!("{name} at {millis} ms"));
            assert_near(pixel(&frame, clear_at, 60), blue, 0, &format!("{name} at {millis} ms, clear"));
        }
    }
}

#[test]
fn alone_on_the_storyline_what_is_clear_is_black() {
    let folder = tempfile::tempdir().unwrap();
    let (project, paths) = project_of_file(&probe(&quarters(folder.path())).unwrap());
    let frame = frame((project, paths), Time::ZERO);
    assert!(frame.alpha.is_none());
    for (place, expected) in [[128, 0, 0], [0, 0, 0], [255, 0, 0], [0, 0, 64]].into_iter().enumerate() {
        assert_near(pixel(&frame, 40 * place + 20, 60), expected, 2, &format!("quarter {place}"));
    }
}

#[test]
fn the_hidden_colour_of_clear_pixels_leaves_no_fringe() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, small) = (folder.path(), folder.path().join("disc.png"));
    let footage = below(folder);
    let disc = |side: u32| {
        move |x: u32, y: u32| {
            let off = |at: u32| f64::from(at) - f64::from(side) / 2.0;
            let inside = off(x).hypot(off(y)) < f64::from(side) * 0.4;
            if inside { [255; 4] } else { [0, 255, 0, 0] }
        }
    };
    // The second one is so large that it is reduced while it is read.
    for side in [257, 1500] {
        png_of(&small, (side, side), disc(side));
        let frame = frame(over(&footage, &small), Time::ZERO);
        for (at, rgb) in frame.to_rgb().chunks(3).enumerate() {
            assert!(rgb[0].abs_diff(rgb[1]) <= 14, "{side}: {rgb:?} at {}, {}", at % SIZE_PX.0, at / SIZE_PX.0);
        }
    }
}

#[test]
fn what_ffmpeg_lays_over_footage_looks_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, photo) = (folder.path(), folder.path().join("soft.png"));
    png_of(&photo, (160, 120), |x, y| [(x * 255 / 159) as u8, (y * 255 / 119) as u8, 90, (x * 255 / 159) as u8]);
    let footage = folder.join("testsrc.mp4");
    let (photo_name, footage_name) = (photo.to_str().unwrap(), footage.to_str().unwrap());
    ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "smptehdbars=s=160x120:r=25:d=1",
        "-vf",
        "scale=out_color_matrix=bt709",
        "-pix_fmt",
        "yuv420p",
        "-colorspace",
        "bt709",
        "-qp",
        "0",
        footage_name,
    ]);
    let graph = "[0]scale=in_color_matrix=bt709,format=gbrp[b];[1]format=gbrap[a];[b][a]overlay=format=gbrp";
    let theirs = ffmpeg(&[
        "-i",
        footage_name,
        "-i",
        photo_name,
        "-filter_complex",
        graph,
        "-frames:v",
        "1",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-",
    ]);
    let ours = frame(over(&footage, &photo), Time::ZERO).to_rgb();
    assert_eq!(ours.len(), theirs.len());
    let off: u64 = ours.iter().zip(&theirs).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let mean = off as f64 / ours.len() as f64;
    assert!(mean < 2.0, "{mean} of 255 on average");
}
