//! A script is timed to speech: made by espeak-ng, which tells where each sentence is; without it these tests say so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod support;

use std::process::Command;

use serde_json::Value;
use support::Workplace;

const SENTENCES: [&str; 6] = [
    "Selamat datang di kantor kelurahan.",
    "Siapkan KTP, kartu keluarga, dan fotokopi akta kelahiran anak.",
    "Pelayanan dibuka pukul 08.00 sampai 15.30 dan tidak dipungut biaya.",
    "Ambil nomor antrean di loket 2.",
    "Setelah data diperiksa, petugas memanggil nama Bapak dan Ibu satu per satu melalui pengeras suara.",
    "Terima kasih.",
];

/// Speech of sentences with half a second of silence behind each, as `speech.wav`; when each begins, in seconds.
/// `None` where nobody can speak.
fn speak(place: &Workplace, sentences: &[&str]) -> Option<Vec<f64>> {
    let mut starts = Vec::new();
    let mut samples: Vec<u8> = vec![0; 22_050];
    for (number, sentence) in sentences.iter().enumerate() {
        let file = place.path(format!("{number}.wav"));
        let mut said = Command::new("espeak-ng");
        let said = said.args(["-v", "id", "-s", "150", "-w"]).arg(&file).arg(sentence).status();
        if !said.is_ok_and(|status| status.success()) {
            eprintln!("espeak-ng is missing: a script is timed to no speech here");
            return None;
        }
        let own = std::fs::read(&file).unwrap();
        let loud = |pair: &[u8]| i16::from_le_bytes([pair[0], pair[1]]).unsigned_abs() > 200;
        let own = &own[44..];
        let silent = own.chunks_exact(2).position(loud).unwrap();
        starts.push((samples.len() / 2 + silent) as f64 / 22_050.0);
        samples.extend_from_slice(own);
        samples.extend(std::iter::repeat_n(0, 22_050));
    }
    std::fs::write(place.path("speech.raw"), samples).unwrap();
    place.ffmpeg(&["-f", "s16le", "-ar", "22050", "-ac", "1", "-i", "speech.raw", "speech.wav"]);
    Some(starts)
}

fn timed(place: &Workplace, film: &str, script: &[&str]) -> Value {
    std::fs::write(place.path("script.txt"), script.join("\r\n")).unwrap();
    place.run(["cues", "time", film, "--script", "script.txt", "--force", "-o", "out.srt"]).ok().json()
}

/// The cues that sentences begin with, in their order.
fn firsts<'a>(report: &'a Value, sentences: &[&str]) -> Vec<&'a Value> {
    let cues = report["cues"].as_array().unwrap();
    let begins = |cue: &&Value, sentence: &str| sentence.starts_with(&cue["text"].as_str().unwrap().replace('\n', " "));
    sentences.iter().map(|sentence| cues.iter().find(|cue| begins(cue, sentence)).unwrap()).collect()
}

#[test]
fn who_speaks_and_what_is_done_meanwhile_are_no_subtitles() {
    let place = Workplace::new();
    if speak(&place, &SENTENCES[..2]).is_none() {
        return;
    }
    let report = timed(&place, "speech.wav", &["NARATOR:", SENTENCES[0], "(musik pelan)", SENTENCES[1]]);
    let all: Vec<_> = report["cues"].as_array().unwrap().iter().map(|cue| cue["text"].as_str().unwrap()).collect();
    assert_eq!(all.join(" ").replace('\n', " "), SENTENCES[..2].join(" "));
    assert_eq!(report["left_out"], serde_json::json!({ "speakers": ["NARATOR"], "directions": ["musik pelan"] }));
}

#[test]
fn each_sentence_begins_where_it_is_spoken_and_no_word_is_lost() {
    let place = Workplace::new();
    let Some(starts) = speak(&place, &SENTENCES) else { return };
    let report = timed(&place, "speech.wav", &SENTENCES);
    for (cue, start) in firsts(&report, &SENTENCES).iter().zip(&starts) {
        let spoken = cue["spoken_start"].as_f64().unwrap();
        assert!((spoken - start).abs() < 0.15, "{cue} begins at {start}");
        assert_eq!(cue["sure"], true, "{cue}");
        assert!((spoken - cue["start"].as_f64().unwrap() - 0.1).abs() < 0.011, "{cue}");
    }
    assert_eq!(report["unsure"], 0);
    let written = std::fs::read_to_string(place.path("out.srt")).unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let texts: Vec<&str> = report["cues"].as_array().unwrap().iter().map(|cue| cue["text"].as_str().unwrap()).collect();
    assert_eq!(words(&texts.join(" ")), words(&SENTENCES.join(" ")));
    assert!(texts.iter().all(|text| written.contains(&text.replace('\n', "\r\n"))));
    assert!(texts.iter().flat_map(|text| text.lines()).all(|line| line.chars().count() <= 42), "{texts:?}");
}

#[test]
fn what_is_left_out_and_what_is_said_besides_is_told_and_moves_nothing_else() {
    let place = Workplace::new();
    let aside = "Maaf, tadi ada telepon dari rumah, jadi sebentar saya ulangi dari sini.";
    let said = [SENTENCES[0], SENTENCES[1], aside, SENTENCES[2], SENTENCES[4], SENTENCES[5]];
    let Some(starts) = speak(&place, &said) else { return };
    let report = timed(&place, "speech.wav", &SENTENCES);
    let cues = firsts(&report, &SENTENCES);
    assert_eq!(cues[3]["sure"], false, "{} was left out", cues[3]);
    for (sentence, place) in [(0, 0), (1, 1), (2, 3), (4, 4), (5, 5)] {
        let (cue, start) = (cues[sentence], starts[place]);
        let is_right = (cue["spoken_start"].as_f64().unwrap() - start).abs() < 0.5;
        assert!(is_right || cue["sure"] == false, "{cue} begins at {start}, and is sure of something else");
    }
}

#[test]
fn a_project_is_heard_as_it_is_cut() {
    let place = Workplace::new();
    let Some(starts) = speak(&place, &SENTENCES) else { return };
    let picture = "color=0x204060:size=320x180:rate=25";
    let film = ["-f", "lavfi", "-i", picture, "-i", "speech.wav", "-shortest", "-c:v", "libx264", "film.mp4"];
    place.ffmpeg(&film);
    place.run(["project", "new", "film.mp4", "-o", "film.sunting"]).ok();
    // The first sentence is cut away.
    let cut = ((starts[1] - 0.2) * 25.0).floor() / 25.0;
    let edits = format!(r#"[{{"edit": "remove_range", "start": "0", "end": "{cut:.2}"}}]"#);
    std::fs::write(place.path("edits.json"), edits).unwrap();
    place.run(["project", "apply", "film.sunting", "edits.json"]).ok();
    let report = timed(&place, "film.sunting", &SENTENCES[1..]);
    for (cue, start) in firsts(&report, &SENTENCES[1..]).iter().zip(&starts[1..]) {
        let spoken = cue["spoken_start"].as_f64().unwrap();
        assert!((spoken - (start - cut)).abs() < 0.2, "{cue} begins at {}", start - cut);
    }
}

#[test]
fn what_cannot_be_timed_says_why_and_leaves_nothing() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "3", "silence.wav"]);
    std::fs::write(place.path("script.txt"), "Selamat pagi.").unwrap();
    std::fs::write(place.path("empty.txt"), "\u{feff}\r\n \r\n").unwrap();
    let time =
        |file: &str, script: &str, output: &str| place.run(["cues", "time", file, "--script", script, "-o", output]);
    let silent = time("silence.wav", "script.txt", "a.srt");
    assert_eq!((silent.exit, silent.error_code().as_str()), (1, "no-speech"));
    let empty = time("silence.wav", "empty.txt", "a.srt");
    assert_eq!((empty.exit, empty.error_code().as_str()), (1, "script-no-words"));
    let ending = time("silence.wav", "script.txt", "a.mp4");
    assert_eq!((ending.exit, ending.error_code().as_str()), (2, "cues-ending"));
    let over = time("silence.wav", "script.txt", "script.txt");
    assert_eq!((over.exit, over.error_code().as_str()), (1, "destination-is-input"));
    let missing = time("silence.wav", "none.txt", "a.srt");
    assert_eq!(missing.exit, 1);
    assert_eq!(place.files(), ["empty.txt", "script.txt", "silence.wav"]);
}

#[test]
fn a_script_beside_the_speech_of_something_else_is_never_sure() {
    let place = Workplace::new();
    let other = "Hutan bakau melindungi pantai dari ombak besar dan menjadi rumah bagi ikan serta udang.";
    if speak(&place, &[other, other, other]).is_none() {
        return;
    }
    let report = timed(&place, "speech.wav", &SENTENCES);
    let cues = report["cues"].as_array().unwrap();
    assert_eq!(report["unsure"], cues.len(), "{report}");
}
