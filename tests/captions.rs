//! Subtitles as they come: burnt in, they give the same pixels as a plain SRT of the right words.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;

use support::{Workplace, gray_frame};

/// A dark clip of eight seconds.
fn dark(place: &Workplace) {
    let input = "color=0x204060:size=320x180:rate=10:duration=8";
    place.ffmpeg(&["-f", "lavfi", "-i", input, "-c:v", "libx264", "-pix_fmt", "yuv420p", "dark.mp4"]);
}

/// Burns a subtitle file into the clip; the result's path.
fn burnt(place: &Workplace, name: &str, cues: &[u8]) -> std::path::PathBuf {
    std::fs::write(place.path(name), cues).unwrap();
    let output = place.path(format!("{name}.mp4"));
    place.run(["caption", "dark.mp4", "--cues", name, "--force", "-o", output.to_str().unwrap()]).ok();
    output
}

/// The greys at `at` seconds.
fn frame(path: &Path, at: &str) -> Vec<u8> {
    let pixels = gray_frame(path, at);
    assert_eq!(pixels.len(), 320 * 180);
    pixels
}

/// How many blocks of rows hold light letters.
fn blocks(path: &Path, at: &str) -> usize {
    let pixels = frame(path, at);
    let lit: Vec<bool> = pixels.chunks_exact(320).map(|row| row.iter().any(|&value| value > 180)).collect();
    lit.windows(2).filter(|pair| !pair[0] && pair[1]).count()
}

#[test]
fn subtitles_in_any_form_look_like_plain_ones() {
    let place = Workplace::new();
    dark(&place);
    let plain = "1\n00:00:01,000 --> 00:00:03,000\nKafé ♪ ✓\n\n2\n00:00:04,000 --> 00:00:06,000\nKlik <Simpan>\n";
    let right = burnt(&place, "plain.srt", plain.as_bytes());
    assert_ne!(frame(&right, "2"), frame(&right, "0.5"));
    let sources = [
        (
            "word.srt",
            "1.\n00.00.01,000 → 00.00.03,000\nKafe\u{301} ♪ ✓\n\n2\n\n00:00:04,000 --&gt; 00:00:06,000\nKlik &lt;Simpan&gt;\n",
        ),
        ("excel.tsv", "1\t00:00:01,000\t00:00:03,000\tKafé ♪ ✓\n2\t00:00:04,000\t00:00:06,000\tKlik <Simpan>\n"),
        ("studio.sbv", "0:00:01.000,0:00:03.000\nKafé ♪ ✓\n\n0:00:04.000,0:00:06.000\nKlik\\h<Simpan>\n"),
        (
            "whisper.txt",
            "[00:01.000 --> 00:03.000]  Ka\u{AD}fé\u{200E} ♪ ✓\n[00:04.000 --> 00:06.000]  Klik <b><Simpan></b>\n",
        ),
        (
            "fansub.ass",
            "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\pos(9,9)}Kafé ♪ ✓\nDialogue: 0,0:00:04.00,0:00:06.00,Default,,0,0,0,,Klik\\h<Simpan>\n",
        ),
        (
            "siaran.xml",
            "<tt><body><div><p begin='1s' dur='2s'>Kafé ♪ <span>✓</span></p><p begin='00:00:04:00' end='6s'>Klik &lt;Simpan&gt;</p></div></body></tt>",
        ),
        (
            "meeting.vtt",
            "WEBVTT\n\n00:01.000 --> 00:03.000\n \n<v Ani>Kaf&eacute; ♪ ✓\n\n00:04.000 --> 00:06.000\nKlik &lt;Simpan&gt;\n",
        ),
    ];
    for (name, source) in sources {
        let made = burnt(&place, name, source.as_bytes());
        for at in ["0.5", "2", "3.5", "5", "7"] {
            assert_eq!(frame(&made, at), frame(&right, at), "{name} at {at} s");
        }
    }
}

#[test]
fn overlapping_subtitles_are_both_seen() {
    let place = Workplace::new();
    dark(&place);
    let nested = b"1\n00:00:00,500 --> 00:00:07,500\nJUDUL\n\n2\n00:00:02,000 --> 00:00:04,000\nPAGI\n\n3\n00:00:03,000 --> 00:00:06,000\nSIANG\n";
    let made = burnt(&place, "nested.srt", nested);
    let seen = ["0.2", "1", "2.5", "3.5", "5", "7", "7.8"].map(|at| blocks(&made, at));
    assert_eq!(seen, [0, 1, 2, 3, 2, 1, 0]);
    // What is seen does not move when another one goes.
    let bottom = |at: &str| frame(&made, at)[320 * 150..].to_vec();
    assert_eq!(bottom("1"), bottom("3.5"));
}

#[test]
fn a_time_that_is_not_understood_is_told_by_its_line() {
    let place = Workplace::new();
    dark(&place);
    let source = "1\n00:00:01,000 --> 00:00:03,000\nSatu\n\n2\n00:00:0x,000 --> 00:00:06,000\nDua\n";
    std::fs::write(place.path("a.srt"), source).unwrap();
    let report = place.run(["caption", "dark.mp4", "--cues", "a.srt", "-o", "a.mp4"]).ok().json();
    assert_eq!(
        (&report["cues"], &report["repairs"][0]["code"], &report["repairs"][0]["line"]),
        (&1.into(), &"bad-time".into(), &6.into())
    );
    assert_eq!(blocks(&place.path("a.mp4"), "5"), 0);
}

#[test]
fn a_form_that_is_not_read_is_refused_with_those_that_are() {
    let place = Workplace::new();
    dark(&place);
    for (name, source, code, words) in [
        ("a.json", "{\"segments\": [{\"start\": 1.0, \"end\": 3.0}]}", "captions-none", "SRT, WebVTT"),
        ("a.srt", "1\n00:00:0x,000 --> 00:00:06,000\nDua\n", "captions-bad-times", "line 2"),
        ("a.ass", "[Script Info]\nTitle: a\n", "captions-none", "ASS"),
    ] {
        std::fs::write(place.path(name), source).unwrap();
        let run = place.run(["caption", "dark.mp4", "--cues", name, "-o", "a.mp4"]);
        assert_eq!((run.exit, run.error_code().as_str()), (1, code));
        assert!(run.stderr.contains(words), "{}", run.stderr);
        assert!(!place.path("a.mp4").exists());
    }
}

#[test]
fn white_letters_over_a_white_picture_get_a_box() {
    let place = Workplace::new();
    let input = "color=white:size=320x180:rate=10:duration=4";
    place.ffmpeg(&["-f", "lavfi", "-i", input, "-c:v", "libx264", "-pix_fmt", "yuv420p", "white.mp4"]);
    let cues = "1\n00:00:00,500 --> 00:00:01,500\nSatu\n\n2\n00:00:02,000 --> 00:00:03,500\nDua\n";
    std::fs::write(place.path("two.srt"), cues).unwrap();
    let burn = |more: &[&str], output: &str| {
        let own = ["caption", "white.mp4", "--cues", "two.srt", "-o", output];
        let report = place.run(own.iter().chain(more).copied()).ok().json();
        let dark = frame(&place.path(output), "1").iter().filter(|value| **value < 80).count();
        (report["boxed"].as_u64(), dark)
    };
    let (boxed, dark) = burn(&[], "boxed.mp4");
    let (none, outline) = burn(&["--no-auto-box"], "bare.mp4");
    assert_eq!((boxed, none), (Some(2), Some(0)));
    assert!(dark > 2 * outline, "{dark} dark pixels with a box, {outline} without");
    assert_eq!(burn(&["--style", "light_box"], "light.mp4").0, Some(0));
}
