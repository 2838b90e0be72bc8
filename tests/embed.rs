//! Subtitles as a track inside a film that is otherwise copied: what FFmpeg's programs and our own reader find in it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Workplace, corpus};

const CUES: &str = "1\n00:00:00,500 --> 00:00:02,000\nSelamat pagi,\nBapak dan Ibu.\n\n2\n00:00:01,500 --> 00:00:03,000\nMusik <pelan>\n\n3\n00:00:03,000 --> 00:00:09,000\nSelesai\n";

fn streams(path: &Path) -> Vec<Value> {
    let found = Command::new("ffprobe")
        .args(["-v", "error", "-of", "json", "-show_streams"])
        .arg(path)
        .output()
        .expect("ffprobe runs");
    let report: Value = serde_json::from_slice(&found.stdout).unwrap();
    report["streams"].as_array().unwrap().clone()
}

/// What FFmpeg decodes of pictures (stream 0) and sounds (stream 1): streams, times in milliseconds, sums. Times count from
/// the first picture, before which only Matroska keeps what the sound's encoder put there.
fn decoded(path: &Path) -> Vec<(u8, i64, String)> {
    let made = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(path)
        .args(["-enc_time_base:v", "1/1000", "-enc_time_base:a", "1/1000"])
        .args(["-map", "0:v?", "-map", "0:a?", "-f", "framehash", "-hash", "md5", "-"])
        .output()
        .expect("ffmpeg runs");
    let text = String::from_utf8(made.stdout).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        (cells[0].parse().unwrap(), cells[2].parse().unwrap(), cells[5].to_owned())
    });
    let mut rows: Vec<(u8, i64, String)> = rows.collect();
    let first = rows.iter().find(|row| row.0 == 0).map_or(0, |row| row.1);
    rows.iter_mut().for_each(|row| row.1 -= first);
    rows.retain(|row| row.1 >= 0);
    rows.sort();
    rows
}

/// Whether the same is seen and heard at the same times; Matroska rounds them to milliseconds.
fn are_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (decoded(one), decoded(other));
    let is_near = |(a, b): (&(u8, i64, String), &(u8, i64, String))| a.0 == b.0 && a.2 == b.2 && (a.1 - b.1).abs() <= 1;
    !one.is_empty() && one.len() == other.len() && one.iter().zip(&other).all(is_near)
}

fn clip(place: &Workplace, name: &str, options: &[&str]) {
    place.numbered(name, "25", 100, options);
    std::fs::write(place.path("a.srt"), CUES).unwrap();
}

fn embed(place: &Workplace, input: &str, output: &str, more: &[&str]) -> Value {
    let arguments = ["caption", input, "--cues", "a.srt", "--embed", "-o", output];
    place.run(arguments.iter().chain(more)).ok().json()
}

#[test]
fn pictures_and_sounds_stay_as_they_are_and_the_track_says_its_language() {
    let place = Workplace::new();
    clip(&place, "a.mp4", &[]);
    for (output, codec) in [("b.mp4", "mov_text"), ("b.mov", "mov_text"), ("b.mkv", "subrip")] {
        let report = embed(&place, "a.mp4", output, &[]);
        assert_eq!((&report["cues"], &report["streams_left_out"]), (&3.into(), &0.into()), "{report}");
        assert!(are_same(&place.path(output), &place.path("a.mp4")), "{output}");
        let streams = streams(&place.path(output));
        assert_eq!(streams.len(), 3);
        assert_eq!(streams[2]["codec_name"], codec);
        assert_eq!(streams[2]["tags"]["language"], "ind");
        assert_eq!(
            (&streams[2]["disposition"]["default"], &streams[2]["disposition"]["forced"]),
            (&1.into(), &0.into())
        );
        place.run(["caption", output, "--cues", output, "-o", "burnt.mp4", "--force"]).ok();
    }
}

#[test]
fn what_was_put_in_is_read_back() {
    let place = Workplace::new();
    clip(&place, "a.mp4", &[]);
    let cues = |name: &str| place.run(["cues", "convert", name, "--force", "-o", "c.srt"]).ok().json()["cues"].clone();
    let put_in = cues("a.srt");
    embed(&place, "a.mp4", "b.mkv", &[]);
    let seen = cues("b.mkv");
    assert_eq!(seen[0], put_in[0]);
    assert_eq!(seen[1], put_in[1]);
    // Nothing is said after the film has ended.
    assert_eq!((&seen[2]["start"], &seen[2]["text"]), (&put_in[2]["start"], &put_in[2]["text"]));
    assert_eq!(seen[2]["end"], 4.0);
    embed(&place, "a.mp4", "b.mp4", &[]);
    let words: Vec<Value> = cues("b.mp4").as_array().unwrap().iter().map(|cue| cue["text"].clone()).collect();
    let both = "Selamat pagi,\nBapak dan Ibu.\nMusik <pelan>";
    assert_eq!(words, ["Selamat pagi,\nBapak dan Ibu.", both, "Musik <pelan>", "Selesai"]);
}

#[test]
fn a_second_track_keeps_the_first_with_its_marks() {
    let place = Workplace::new();
    clip(&place, "a.mp4", &[]);
    embed(&place, "a.mp4", "b.mp4", &["--language", "id"]);
    embed(&place, "b.mp4", "c.mp4", &["--language", "en-GB", "--not-default", "--forced"]);
    let streams = streams(&place.path("c.mp4"));
    let marks: Vec<(&Value, &Value)> =
        streams[2..].iter().map(|stream| (&stream["tags"]["language"], &stream["disposition"]["default"])).collect();
    assert_eq!(marks, [(&"ind".into(), &1.into()), (&"eng".into(), &0.into())]);
    assert!(are_same(&place.path("c.mp4"), &place.path("a.mp4")));
}

#[test]
fn a_film_that_starts_late_or_turned_or_in_other_containers_is_copied_too() {
    let place = Workplace::new();
    clip(&place, "a.ts", &["-f", "mpegts"]);
    place.ffmpeg(&["-i", "a.ts", "-c", "copy", "-metadata", "title=Judul", "late.mkv"]);
    for input in ["a.ts", "late.mkv"] {
        embed(&place, input, "b.mp4", &["--force"]);
        let pictures = |name: &str| -> Vec<String> {
            decoded(&place.path(name)).into_iter().filter(|row| row.0 == 0).map(|row| row.2).collect()
        };
        assert!(pictures("b.mp4") == pictures(input), "{input}");
        assert_eq!(pictures("b.mp4").len(), 100);
    }
    assert_eq!(place.run(["probe", "b.mp4"]).ok().json()["video"]["frames"], 100);
}

#[test]
fn what_cannot_be_done_is_refused_and_leaves_nothing() {
    let place = Workplace::new();
    clip(&place, "a.mp4", &[]);
    let refused = |arguments: &[&str]| {
        let base = ["caption", "a.mp4", "--cues", "a.srt", "--embed"];
        place.run(base.iter().chain(arguments)).error_code()
    };
    assert_eq!(refused(&["-o", "b.mp4", "--language", "indonesia"]), "unknown-language");
    assert_eq!(refused(&["-o", "b.avi"]), "unknown-container");
    assert_eq!(refused(&["-o", "a.mp4", "--force"]), "destination-is-input");
    assert_eq!(refused(&["-o", "a.srt", "--force"]), "unknown-container");
    place.ffmpeg(&["-f", "lavfi", "-i", "testsrc=d=2:s=64x64", "-c:v", "ffv1", "f.mkv"]);
    let run = place.run(["caption", "f.mkv", "--cues", "a.srt", "--embed", "-o", "b.mp4"]);
    assert_eq!(run.error_code(), "not-in-container");
    assert!(run.stderr.contains(".mkv"), "{}", run.stderr);
    assert_eq!(place.files(), ["a.mp4", "a.srt", "f.mkv"]);
}

/// Every film of the corpus: exactly as long as it was with every picture in its place, or refused with a reason.
#[test]
fn films_of_the_corpus_are_copied_or_refused() {
    let Some(corpus) = corpus() else { return };
    let place = Workplace::new();
    std::fs::write(place.path("a.srt"), "1\n00:00:00,100 --> 00:00:00,900\nSatu\n").unwrap();
    let (mut copied, mut refused) = (0, Vec::new());
    for folder in ["phone", "formats", "natural"] {
        let Ok(entries) = std::fs::read_dir(corpus.join(folder)) else { continue };
        for entry in entries.flatten() {
            let film = entry.path();
            let film = film.to_str().unwrap();
            if !["mp4", "mov", "mkv", "3gp", "avi", "ts"].iter().any(|ending| film.to_lowercase().ends_with(ending)) {
                continue;
            }
            let run = place.run(["caption", film, "--cues", "a.srt", "--embed", "--force", "-o", "b.mp4"]);
            match run.exit {
                0 => copied += 1,
                _ => refused.push((film.to_owned(), run.error_code())),
            }
        }
    }
    assert!(copied > 10, "{copied} copied, {refused:?}");
    let known = ["not-in-container", "captions-beyond-end", "not-copied"];
    let odd = refused.iter().filter(|(_, code)| code == "not-copied").count();
    assert!(odd < 8, "{refused:?}");
    let strange: Vec<_> = refused.iter().filter(|(_, code)| !known.contains(&code.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
}
