//! A trim keeps exactly the frames that were asked for, with their distances and their form.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use support::{Workplace, clicks, frame_times, numbers, numbers_through, video};

#[test]
fn kept_frames_are_the_asked_ones_at_every_common_rate() {
    for rate in ["24000/1001", "25", "30000/1001", "30", "60000/1001"] {
        let place = Workplace::new();
        place.numbered("a.mp4", rate, 200, &[]);
        let report =
            place.run(["trim", "a.mp4", "--keep", "17f..63f", "--keep", "120f..151f", "-o", "b.mp4"]).ok().json();
        let expected: Vec<u32> = (17..63).chain(120..151).collect();
        assert_eq!(numbers(&place.path("b.mp4")), expected, "{rate}");
        assert_eq!((&report["frames"], &report["frames_copied"]), (&77.into(), &0.into()));
    }
}

#[test]
fn times_go_to_the_nearest_frame_and_cut_is_the_complement_of_keep() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 100, &["-x264-params", "open-gop=1:keyint=12"]);
    // 0.99 s is nearest to frame 25; 2.019 to frame 50 (2.00), 2.021 to 51 (2.04).
    place.run(["trim", "a.mp4", "--keep", "0.99..2.019", "-o", "b.mp4"]).ok();
    assert_eq!(numbers(&place.path("b.mp4")), (25..50).collect::<Vec<_>>());
    place.run(["trim", "a.mp4", "--cut", "0.99..2.021", "-o", "c.mp4"]).ok();
    assert_eq!(numbers(&place.path("c.mp4")), (0..25).chain(51..100).collect::<Vec<_>>());
    place.run(["trim", "a.mp4", "--keep", "3..", "--keep", "0..0:00.2", "--mode", "encode", "-o", "d.mp4"]).ok();
    assert_eq!(numbers(&place.path("d.mp4")), (75..100).chain(0..5).collect::<Vec<_>>());
}

#[test]
fn a_variable_rate_stays_as_it_was() {
    let place = Workplace::new();
    place.numbered("even.mp4", "30", 180, &["-bf", "0"]);
    place.ffmpeg(&[
        "-i",
        "even.mp4",
        "-vf",
        "select='not(eq(mod(n,7),3))*not(between(n,90,110))'",
        "-vsync",
        "vfr",
        "-an",
        "a.mp4",
    ]);
    let (before, numbers_before) = (frame_times(&place.path("a.mp4")), numbers(&place.path("a.mp4")));
    place.run(["trim", "a.mp4", "--keep", "20f..120f", "-o", "b.mp4"]).ok();
    assert_eq!(numbers(&place.path("b.mp4")), numbers_before[20..120]);
    let after = frame_times(&place.path("b.mp4"));
    for n in 0..100 {
        let off = (after[n] - (before[20 + n] - before[20])).abs();
        assert!(off < 1.0 / 15_000.0, "frame {n} is {off} s off");
    }
}

#[test]
fn rotation_pixel_shape_and_size_are_kept() {
    let place = Workplace::new();
    place.numbered("flat.mp4", "30", 40, &["-vf", "setsar=4/3", "-an"]);
    place.ffmpeg(&["-i", "flat.mp4", "-c", "copy", "-metadata:s:v", "rotate=270", "a.mp4"]);
    place.run(["trim", "a.mp4", "--keep", "10f..30f", "-o", "b.mp4"]).ok();
    let (a, b) = (place.path("a.mp4"), place.path("b.mp4"));
    for property in ["width", "height", "sample_aspect_ratio", "pix_fmt"] {
        assert_eq!(video(&b, property), video(&a, property), "{property}");
    }
    let probe = |name: &str| place.run(["probe", name]).ok().json()["video"].clone();
    assert_eq!((&probe("b.mp4")["rotation"], &probe("b.mp4")["width"]), (&90.into(), &180.into()));
    assert_eq!(probe("b.mp4")["height"], probe("a.mp4")["height"]);
    let upright = numbers_through(&b, "transpose=2,");
    assert_eq!(upright.into_iter().flatten().collect::<Vec<_>>(), (10..30).collect::<Vec<_>>());
}

#[test]
fn sound_stays_in_step_at_every_cut() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 300, &[]);
    place.run(["trim", "a.mp4", "--keep", "15f..105f", "--keep", "200f..290f", "-o", "b.mp4"]).ok();
    // Clicks at 1, 2, 3 s and 7, 8, 9 s of the source.
    let expected = [0.5, 1.5, 2.5, 3.0 + 10.0 / 30.0, 4.0 + 10.0 / 30.0, 5.0 + 10.0 / 30.0];
    for honour in [true, false] {
        let found = clicks(&place.path("b.mp4"), honour);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 0.020, "a click at {found} instead of {expected}");
        }
    }
}

#[test]
fn ten_bits_and_silence_survive() {
    let place = Workplace::new();
    place.numbered("a.mkv", "25", 50, &["-pix_fmt", "yuv420p10le", "-an"]);
    place.run(["trim", "a.mkv", "--keep", "5f..45f", "-o", "b.mp4"]).ok();
    assert_eq!(video(&place.path("b.mp4"), "pix_fmt"), "yuv420p10le");
    assert_eq!(numbers(&place.path("b.mp4")), (5..45).collect::<Vec<_>>());
}
