//! Subtitles in other formats: FFmpeg reads what was written, and reads what is read here nearly alike.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use support::{Workplace, corpus};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PLAIN: &str = "1\n00:00:01,000 --> 00:00:03,500\nSelamat pagi,\nBapak dan Ibu.\n\n2\n00:00:04,010 --> 00:00:06,000\nTulis {nama} & <Simpan>.\n\n3\n01:02:03,450 --> 01:02:05,000\nSelesai\n";

/// Cues as FFmpeg reads them: start, end in milliseconds, words. It tells SubStation's size of letters by a tag.
fn cues_by_ffmpeg(file: &Path) -> Vec<(i64, i64, String)> {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "error", "-i"]).arg(file).args(["-map", "0:s:0", "-f", "srt", "-"]);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    let text = text.replace("<font size=\"64\">", "").replace("</font>", "");
    let mut cues: Vec<(i64, i64, String)> = Vec::new();
    for line in text.lines() {
        let times = line.split_once(" --> ").and_then(|(start, end)| Some((millis(start)?, millis(end)?)));
        match (times, cues.last_mut()) {
            (Some((start, end)), _) => cues.push((start, end, String::new())),
            (None, Some(cue)) if !line.is_empty() && line.parse::<usize>().is_err() => {
                cue.2.push_str(if cue.2.is_empty() { "" } else { "\n" });
                cue.2.push_str(line);
            }
            _ => {}
        }
    }
    cues
}

fn millis(clock: &str) -> Option<i64> {
    let fields: Option<Vec<i64>> = clock.split([':', ',']).map(|field| field.trim().parse().ok()).collect();
    match fields?.as_slice() {
        [hours, minutes, seconds, millis] => Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis),
        _ => None,
    }
}

fn told(report: &Value) -> Vec<(i64, i64, String)> {
    let millis = |value: &Value| (value.as_f64().unwrap() * 1000.0).round() as i64;
    let cues = report["cues"].as_array().unwrap();
    let cue = |cue: &Value| (millis(&cue["start"]), millis(&cue["end"]), cue["text"].as_str().unwrap().to_owned());
    cues.iter().map(cue).collect()
}

fn convert(place: &Workplace, from: &str, to: &str) -> Value {
    place.run(["cues", "convert", from, "-o", to, "--force"]).ok().json()
}

#[test]
fn every_format_comes_back_as_it_was_and_ffmpeg_reads_the_same() {
    let place = Workplace::new();
    fs::write(place.path("a.srt"), PLAIN).unwrap();
    let expected = told(&convert(&place, "a.srt", "b.srt"));
    assert_eq!(expected[1], (4010, 6000, "Tulis {nama} & <Simpan>.".to_owned()));
    for ending in ["srt", "vtt", "ass", "ssa", "ttml", "xml", "sbv"] {
        let name = format!("b.{ending}");
        convert(&place, "a.srt", &name);
        let back = convert(&place, &name, "back.srt");
        assert_eq!(told(&back), expected, "{ending}");
        assert_eq!(back["repairs"], json!([]), "{ending}");
        assert_eq!(fs::read(place.path("back.srt")).unwrap(), fs::read(place.path("b.srt")).unwrap(), "{ending}");
    }
    let simple = "1\n00:00:01,000 --> 00:00:03,500\nSelamat pagi,\nIbu\n\n2\n00:00:04,010 --> 00:00:06,000\nSelesai\n";
    fs::write(place.path("from.srt"), simple).unwrap();
    for ending in ["srt", "vtt", "ass", "ssa"] {
        let name = format!("simple.{ending}");
        let written = told(&convert(&place, "from.srt", &name));
        assert_eq!(cues_by_ffmpeg(&place.path(&name)), written, "{ending}");
    }
    convert(&place, "a.srt", "a.txt");
    let words = fs::read_to_string(place.path("a.txt")).unwrap();
    assert_eq!(words, "Selamat pagi, Bapak dan Ibu.\nTulis {nama} & <Simpan>.\nSelesai\n");
}

#[test]
fn what_was_mended_is_told_with_its_number_and_what_reads_badly_too() {
    let place = Workplace::new();
    let source = "[Script Info]\n[Events]\nDialogue: 0,0:00:04.00,0:00:01.00,Default,,0,0,0,,{\\i1}Satu dua tiga empat lima{\\i0}\nDialogue: 0,0:00:05.00,0:00:05.50,Default,,0,0,0,,Selamat pagi Bapak dan Ibu semua\n";
    fs::write(place.path("a.ass"), source).unwrap();
    let report = convert(&place, "a.ass", "a.vtt");
    let codes: Vec<_> = report["repairs"].as_array().unwrap().iter().map(|repair| &repair["code"]).collect();
    assert_eq!(codes, ["looks", "ends-before-start"]);
    assert_eq!(report["repairs"][1]["message"], "Subtitle 1 (line 3): it ends before it starts; exchanged.");
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!((&findings[0]["cue"], &findings[0]["code"]), (&json!(2), &json!("too-fast")));
}

#[test]
fn what_is_inside_a_film_is_taken() {
    let place = Workplace::new();
    fs::write(place.path("a.srt"), PLAIN).unwrap();
    place.numbered("a.mp4", "25", 50, &[]);
    place.ffmpeg(&["-i", "a.mp4", "-i", "a.srt", "-map", "0", "-map", "1", "-c", "copy", "-c:s", "srt", "b.mkv"]);
    let report = place.run(["cues", "convert", "b.mkv", "--track", "1", "-o", "b.ttml"]).ok().json();
    assert_eq!(told(&report).len(), 3);
    assert!(
        fs::read_to_string(place.path("b.ttml")).unwrap().contains("<p begin=\"00:00:01.000\" end=\"00:00:03.500\">")
    );
    for (film, track) in [("b.mkv", "2"), ("a.mp4", "1")] {
        let none = place.run(["cues", "convert", film, "--track", track, "-o", "c.srt"]);
        assert_eq!((none.exit, none.error_code().as_str()), (1, "no-subtitles"), "{film}");
    }
}

#[test]
fn nothing_is_lost_when_something_is_wrong() {
    let place = Workplace::new();
    fs::write(place.path("a.srt"), PLAIN).unwrap();
    fs::write(place.path("there.vtt"), "lama").unwrap();
    fs::write(place.path("b.xml"), "<rss/>").unwrap();
    let code = |from: &str, to: &str| {
        let run = place.run(["cues", "convert", from, "-o", to]);
        (run.exit, run.error_code())
    };
    assert_eq!(code("a.srt", "there.vtt"), (1, "destination-exists".to_owned()));
    assert_eq!(code("a.srt", "a.srt"), (1, "destination-is-input".to_owned()));
    assert_eq!(code("a.srt", "b.docx"), (2, "cues-ending".to_owned()));
    assert_eq!(code("b.xml", "c.srt"), (1, "captions-none".to_owned()));
    assert_eq!(code("no.srt", "c.srt"), (1, "not-found".to_owned()));
    assert_eq!(place.files(), ["a.srt", "b.xml", "there.vtt"]);
    assert_eq!(fs::read(place.path("there.vtt")).unwrap(), b"lama");
    assert_eq!(fs::read(place.path("a.srt")).unwrap(), PLAIN.as_bytes());
}

#[test]
fn a_letter_of_word_is_a_script() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "2", "silence.wav"]);
    let letter = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Selamat pagi.</w:t></w:r></w:p></w:body></w:document>";
    let mut writer = ZipWriter::new(fs::File::create(place.path("naskah.docx")).unwrap());
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(letter.as_bytes()).unwrap();
    writer.finish().unwrap();
    fs::write(place.path("lama.doc"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).unwrap();
    let code =
        |script: &str| place.run(["cues", "time", "silence.wav", "--script", script, "-o", "out.srt"]).error_code();
    // Its words are there, and so nothing but speech is missing.
    assert_eq!(code("naskah.docx"), "no-speech");
    assert_eq!(code("lama.doc"), "script-old-word");
}

/// Files of the corpus that FFmpeg reads otherwise, and why ours is right.
const OTHERWISE: [(&str, &str); 13] = [
    ("derived__es_latin1_crlf.vtt", "it leaves out cues that are not UTF-8"),
    ("derived__zh_gb18030.vtt", "the same"),
    ("testsuite__subtitle_fr.srt", "the same"),
    ("media3_ssa_invalid_timecodes.ass", "it drops cues without an end, which have one here"),
    ("media3_ssa_overlapping_timecodes.ass", "it takes the fields to be the usual ones, whatever the file says"),
    ("media3_subrip_typical_bad_timestamps.srt", "it takes `,90` for 90 ms, and not for nine tenths of a second"),
    ("lossless-cut__sample.srt", "the same: `,95`"),
    ("media3_subrip_typical_no_hours_and_millis.srt", "it knows no times without hours"),
    ("media3_webvtt_typical_with_bad_timestamps.vtt", "it stops at the first time that is none"),
    ("media3_webvtt_with_wide_unicode_chars_and_cr_endings.vtt", "it knows no line ends of CR alone"),
    ("pysubs2__subtitle_with_attached_images_aegisub.ass", "the only cue has no words: it is none here"),
    ("pysubs2__ttml_example.ass", "two pairs of cues with the same times are joined here"),
    ("vtt.js__bad-double-webvtt.vtt", "it knows no arrow of three dashes"),
];

#[test]
fn files_of_the_corpus_are_read_as_ffmpeg_reads_them() {
    let Some(corpus) = corpus() else {
        println!("no corpus beside the project: skipped");
        return;
    };
    let place = Workplace::new();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(corpus.join("subtitles")).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let run = place.run(["cues", "convert", path.to_str().unwrap(), "-o", "out.vtt", "--force"]);
        let own = if run.exit == 0 { told(&run.json()) } else { Vec::new() };
        let other = cues_by_ffmpeg(&path);
        let facts = |cues: &[(i64, i64, String)]| {
            (cues.len(), cues.first().map(|cue| cue.0), cues.iter().map(|cue| cue.1).max())
        };
        let is_known = OTHERWISE.iter().any(|(known, _)| *known == name);
        if (facts(&own) != facts(&other)) != is_known {
            wrong.push(format!("{name}: {:?} here, {:?} by FFmpeg", facts(&own), facts(&other)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
