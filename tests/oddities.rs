//! Phones' and cameras' oddities come out right: turned, mirrored, stretched, deep, interlaced, variable, damaged.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;

use support::{Workplace, gray_frame, numbers_through, video};

/// The first frame after `at` seconds, as grey rows of the file's own size.
fn gray(path: &Path, at: &str) -> (usize, Vec<u8>) {
    let width = video(path, "width").parse().unwrap();
    (width, gray_frame(path, at))
}

/// Mean grey of the four quarters: top left, top right, bottom left, bottom right.
fn quarters(path: &Path) -> [u8; 4] {
    let (width, pixels) = gray(path, "0");
    let height = pixels.len() / width;
    let mean = |left: usize, top: usize| {
        let (quarter_width, quarter_height) = (width / 4, height / 4);
        let (x, y) = (left * width / 2 + width / 8, top * height / 2 + height / 8);
        let rows = (y..y + quarter_height).flat_map(|y| &pixels[y * width + x..y * width + x + quarter_width]);
        (rows.map(|&value| u32::from(value)).sum::<u32>() / (quarter_width * quarter_height) as u32) as u8
    };
    [mean(0, 0), mean(1, 0), mean(0, 1), mean(1, 1)]
}

/// A clip whose quarters have four greys, and its file with a display matrix that means `turn`.
fn four_greys(place: &Workplace, name: &str, options: &[&str]) {
    let boxes = "color=0x202020:size=320x160:rate=25:duration=1,drawbox=x=160:y=0:w=160:h=80:c=0x606060:t=fill,\
        drawbox=x=0:y=80:w=160:h=80:c=0xa0a0a0:t=fill,drawbox=x=160:y=80:w=160:h=80:c=0xe0e0e0:t=fill";
    let base = ["-f", "lavfi", "-i", boxes, "-c:v", "libx264", "-crf", "12", "-pix_fmt", "yuv420p"];
    place.ffmpeg(&[&base[..], options, &[name]].concat());
}

fn assert_greys(found: [u8; 4], expected: [u8; 4], what: &str) {
    let near = found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 6);
    assert!(near, "{what}: {found:?} instead of {expected:?}");
}

const GREYS: [u8; 4] = [0x20, 0x60, 0xA0, 0xE0];

#[test]
fn turned_pictures_stand_upright() {
    let place = Workplace::new();
    four_greys(&place, "flat.mp4", &[]);
    let [a, b, c, d] = GREYS;
    // FFmpeg 5.1 writes the matrix of the opposite turn for this tag.
    for (tag, rotation, expected, size) in [
        ("rotate=270", 90, [c, a, d, b], ("160", "320")),
        ("rotate=180", 180, [d, c, b, a], ("320", "160")),
        ("rotate=90", 270, [b, d, a, c], ("160", "320")),
    ] {
        place.ffmpeg(&["-i", "flat.mp4", "-c", "copy", "-metadata:s:v", tag, "turned.mp4"]);
        assert_eq!(place.run(["probe", "turned.mp4"]).ok().json()["video"]["rotation"], rotation);
        place.run(["export", "turned.mp4", "-o", "out.mp4", "--force"]).ok();
        let out = place.path("out.mp4");
        assert_eq!((video(&out, "width").as_str(), video(&out, "height").as_str()), size, "{tag}");
        assert_greys(quarters(&out), expected, tag);
    }
}

#[test]
fn a_mirroring_matrix_is_followed() {
    let place = Workplace::new();
    four_greys(&place, "flat.mp4", &[]);
    let mut bytes = std::fs::read(place.path("flat.mp4")).unwrap();
    // The matrix stands 40 bytes behind the version of the track header; its first number becomes -1.
    let header = bytes.windows(4).position(|window| window == b"tkhd").unwrap();
    let matrix = header + 4 + 40;
    assert_eq!(bytes[matrix..matrix + 4], [0, 1, 0, 0]);
    bytes[matrix..matrix + 4].copy_from_slice(&(-65536_i32).to_be_bytes());
    std::fs::write(place.path("mirrored.mp4"), bytes).unwrap();
    assert_eq!(place.run(["probe", "mirrored.mp4"]).ok().json()["video"]["mirrored"], true);
    place.run(["export", "mirrored.mp4", "-o", "out.mp4"]).ok();
    let [a, b, c, d] = GREYS;
    assert_greys(quarters(&place.path("out.mp4")), [b, a, d, c], "mirrored");
}

#[test]
fn wide_pixels_are_stretched_and_full_range_is_reduced() {
    let place = Workplace::new();
    four_greys(&place, "wide.mp4", &["-vf", "setsar=2/1"]);
    let report = place.run(["export", "wide.mp4", "-o", "out.mp4"]).ok().json();
    assert_eq!((&report["width"], &report["height"]), (&640.into(), &160.into()));
    assert_greys(quarters(&place.path("out.mp4")), GREYS, "wide pixels");
    four_greys(&place, "full.mp4", &["-pix_fmt", "yuvj420p", "-color_range", "pc"]);
    assert_greys(quarters(&place.path("full.mp4")), GREYS, "the fixture itself");
    place.run(["export", "full.mp4", "-o", "full-out.mp4"]).ok();
    assert_eq!(video(&place.path("full-out.mp4"), "color_range"), "tv");
    assert_greys(quarters(&place.path("full-out.mp4")), GREYS, "full range");
}

#[test]
fn deep_pictures_become_eight_bits_and_hdr_becomes_sdr() {
    let place = Workplace::new();
    four_greys(&place, "deep.mkv", &["-pix_fmt", "yuv420p10le"]);
    place.run(["export", "deep.mkv", "-o", "deep.mp4"]).ok();
    assert_eq!(video(&place.path("deep.mp4"), "pix_fmt"), "yuv420p");
    assert_greys(quarters(&place.path("deep.mp4")), GREYS, "10 bits");
    let tags = ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"];
    four_greys(&place, "hlg.mkv", &[&["-pix_fmt", "yuv420p10le"][..], &tags].concat());
    assert_eq!(place.run(["probe", "hlg.mkv"]).ok().json()["video"]["hdr"], "hlg");
    place.run(["export", "hlg.mkv", "-o", "hlg.mp4"]).ok();
    for property in ["color_space", "color_transfer", "color_primaries"] {
        assert_eq!(video(&place.path("hlg.mp4"), property), "bt709");
    }
    let found = quarters(&place.path("hlg.mp4"));
    assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "the greys keep their order: {found:?}");
    assert!(found[3] > 215 && found[0] < 60, "{found:?}");
}

#[test]
fn fields_are_woven_into_whole_frames() {
    let place = Workplace::new();
    // What moves between two fields leaves combs unless they are taken out.
    place.ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "smptebars=size=320x240:rate=50:duration=2,scroll=horizontal=0.03",
        "-vf",
        "tinterlace=interleave_top,fieldorder=tff",
        "-c:v",
        "mpeg2video",
        "-q:v",
        "2",
        "-flags",
        "+ilme+ildct",
        "fields.mpg",
    ]);
    assert_eq!(place.run(["probe", "fields.mpg"]).ok().json()["video"]["interlaced"], true);
    place.run(["export", "fields.mpg", "-o", "out.mp4"]).ok();
    let combs = |path: &Path| {
        let (width, pixels) = gray(path, "0.5");
        let rows: Vec<&[u8]> = pixels.chunks_exact(width).collect();
        let jumps = |a: &[u8], b: &[u8]| a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 40).count();
        rows.windows(3).map(|rows| jumps(rows[0], rows[1]).min(jumps(rows[1], rows[2]))).sum::<usize>()
    };
    let (before, after) = (combs(&place.path("fields.mpg")), combs(&place.path("out.mp4")));
    assert!(before > 1000 && after * 10 < before, "{before} combs became {after}");
}

#[test]
fn a_variable_rate_is_shown_at_its_times() {
    let place = Workplace::new();
    place.numbered("even.mp4", "30", 150, &["-bf", "0"]);
    place.ffmpeg(&["-i", "even.mp4", "-vf", "select='not(between(n,40,69))'", "-vsync", "vfr", "-an", "gap.mp4"]);
    place.run(["export", "gap.mp4", "-o", "out.mp4"]).ok();
    let found: Vec<u32> = numbers_through(&place.path("out.mp4"), "").into_iter().flatten().collect();
    let expected: Vec<u32> = (0..150).map(|n| if (40..70).contains(&n) { 39 } else { n }).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_cut_off_file_plays_as_far_as_it_goes() {
    let place = Workplace::new();
    place.numbered("whole.mp4", "25", 200, &["-movflags", "+faststart"]);
    let bytes = std::fs::read(place.path("whole.mp4")).unwrap();
    std::fs::write(place.path("cut.mp4"), &bytes[..bytes.len() * 6 / 10]).unwrap();
    let facts = place.run(["probe", "cut.mp4"]).ok().json();
    let frames = facts["video"]["frames"].as_u64().unwrap();
    assert!((60..180).contains(&frames), "{frames} frames are there");
    place.run(["export", "cut.mp4", "-o", "out.mp4"]).ok();
    let found: Vec<u32> = numbers_through(&place.path("out.mp4"), "").into_iter().flatten().collect();
    assert_eq!(found[..50], (0..50).collect::<Vec<_>>());
    assert!(found.len() as u64 >= frames - 1 && found.len() as u64 <= frames + 60, "{} frames came out", found.len());
}

#[test]
fn photos_are_clips_of_five_seconds_and_turn_by_their_exif() {
    let place = Workplace::new();
    four_greys(&place, "flat.mp4", &[]);
    place.ffmpeg(&["-i", "flat.mp4", "-frames:v", "1", "-q:v", "2", "foto%03d.jpg"]);
    std::fs::rename(place.path("foto001.jpg"), place.path("foto%03d.jpg")).unwrap();
    let report = place.run(["export", "foto%03d.jpg", "-o", "out.mp4"]).ok().json();
    assert_eq!(report["duration"], 5.0);
    assert_greys(quarters(&place.path("out.mp4")), GREYS, "photo");
}
