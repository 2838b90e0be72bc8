//! An export shows the frames that the timeline says, in step with the sound, in the form that was promised.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use support::{Workplace, boxes, clicks, has_box, numbers, numbers_through, video};

#[test]
fn every_frame_comes_out_once_at_every_common_rate() {
    for (rate, hz) in [("24000/1001", 23.976), ("25", 25.0), ("30000/1001", 29.97), ("30", 30.0), ("60000/1001", 59.94)]
    {
        let place = Workplace::new();
        place.numbered("a.mp4", rate, 150, &[]);
        let report = place.run(["export", "a.mp4", "-o", "b.mp4"]).ok().json();
        assert_eq!(numbers(&place.path("b.mp4")), (0..150).collect::<Vec<_>>(), "{rate}");
        assert!((report["frame_rate"].as_f64().unwrap() - hz).abs() < 0.01);
        assert_eq!(video(&place.path("b.mp4"), "r_frame_rate").trim_end_matches("/1"), rate);
    }
}

#[test]
fn many_segments_join_without_a_seam_and_stay_in_step() {
    let place = Workplace::new();
    place.numbered("a.mp4", "30", 1200, &["-g", "60"]);
    let report = place.run(["export", "a.mp4", "--speed", "fast", "-o", "b.mp4"]).ok().json();
    assert!(report["segments"].as_u64().unwrap() >= 4, "{report}");
    let path = place.path("b.mp4");
    assert_eq!(numbers(&path), (0..1200).collect::<Vec<_>>());
    for honour in [true, false] {
        let found = clicks(&path, honour);
        for second in [1, 20, 39] {
            let nearest = found.iter().map(|click| (click - f64::from(second)).abs()).fold(9.0, f64::min);
            assert!(nearest < 0.020, "second {second} is {nearest} s off");
        }
    }
}

#[test]
fn whatsapp_gets_what_old_phones_play() {
    let place = Workplace::new();
    place.numbered("flat.mp4", "60", 240, &["-vf", "scale=1280:720"]);
    place.ffmpeg(&["-i", "flat.mp4", "-c", "copy", "-metadata:s:v", "rotate=270", "a.mp4"]);
    let report = place.run(["export", "a.mp4", "--for", "whatsapp", "-o", "b.mp4"]).ok().json();
    let path = place.path("b.mp4");
    let expected = [
        ("codec_name", "h264"),
        ("profile", "Main"),
        ("has_b_frames", "0"),
        ("pix_fmt", "yuv420p"),
        ("color_space", "bt709"),
        ("color_transfer", "bt709"),
        ("color_primaries", "bt709"),
        ("color_range", "tv"),
        ("r_frame_rate", "30/1"),
        ("width", "720"),
        ("height", "1280"),
    ];
    for (property, value) in expected {
        assert_eq!(video(&path, property), value, "{property}");
    }
    let order = boxes(&path);
    let place_of = |name: &str| order.iter().position(|found| found == name).unwrap();
    assert!(place_of("moov") < place_of("mdat"), "{order:?}");
    assert!(!has_box(&path, "elst"), "an edit list");
    let audio = support::ffprobe(&path, &["-select_streams", "a:0", "-show_entries", "stream=codec_name,profile"]);
    assert_eq!(audio, ["aac,LC"]);
    assert!(report["size_bytes"].as_u64().unwrap() <= 16_000_000 && report["limit_bytes"] == 16_000_000);
    let turned: Vec<u32> = numbers_through(&path, "transpose=2,").into_iter().flatten().collect();
    assert_eq!(turned, (0..240).step_by(2).collect::<Vec<_>>());
}

#[test]
fn nothing_is_enlarged_and_odd_sizes_become_even() {
    let place = Workplace::new();
    place.numbered("a.mkv", "25", 25, &["-vf", "scale=321:181", "-pix_fmt", "yuv444p", "-an"]);
    let report = place.run(["export", "a.mkv", "--height", "720", "-o", "b.mp4"]).ok().json();
    let size = (report["width"].as_u64().unwrap(), report["height"].as_u64().unwrap());
    assert!(
        size.0.is_multiple_of(2) && size.1.is_multiple_of(2) && size.0.abs_diff(321) == 1 && size.1.abs_diff(181) == 1,
        "{size:?}"
    );
    assert_eq!(numbers(&place.path("b.mp4")).len(), 25);
}

#[test]
fn late_sound_stays_late() {
    let place = Workplace::new();
    place.numbered("even.mp4", "30", 150, &[]);
    place.ffmpeg(&[
        "-i",
        "even.mp4",
        "-itsoffset",
        "0.4",
        "-i",
        "even.mp4",
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-c",
        "copy",
        "a.mp4",
    ]);
    place.run(["export", "a.mp4", "-o", "b.mp4"]).ok();
    let found = clicks(&place.path("b.mp4"), false);
    let nearest = found.iter().map(|click| (click - 2.4).abs()).fold(9.0, f64::min);
    assert!(nearest < 0.020, "{found:?}");
}

#[test]
fn a_byte_limit_is_never_exceeded() {
    let place = Workplace::new();
    place.ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=640x360:rate=30",
        "-vf",
        "noise=alls=40:allf=t",
        "-t",
        "8",
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-crf",
        "20",
        "a.mp4",
    ]);
    for limit in [900_000_u64, 400_000] {
        let (size, name) = (format!("{}kB", limit / 1000), format!("{limit}.mp4"));
        let report = place.run(["export", "a.mp4", "--speed", "fast", "--max-size", &size, "-o", &name]).ok().json();
        let bytes = std::fs::metadata(place.path(&name)).unwrap().len();
        assert!(bytes <= limit && report["size_bytes"] == bytes, "{bytes} of {limit}");
    }
    let refused = place.run(["export", "a.mp4", "--max-size", "5kB", "-o", "tiny.mp4"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (1, "limit-too-small"));
    assert!(!place.path("tiny.mp4").exists());
}

#[test]
fn sound_alone_and_many_inputs() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 75, &[]);
    std::fs::copy(place.path("a.mp4"), place.path("b.mp4")).unwrap();
    place.run(["export", "a.mp4", "-o", "suara.m4a"]).ok();
    assert_eq!(support::ffprobe(&place.path("suara.m4a"), &["-show_entries", "stream=codec_name"]), ["aac"]);
    let run = place.run(["export", "a.mp4", "missing.mp4", "b.mp4", "--height", "120", "--out-dir", "out"]);
    let lines: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(run.exit, 1);
    assert_eq!(lines[1]["error"]["code"], "not-found");
    assert_eq!((&lines[0]["frames"], &lines[2]["frames"]), (&75.into(), &75.into()));
    assert!(place.path("out/a.mp4").exists() && place.path("out/b.mp4").exists());
}
