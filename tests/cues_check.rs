//! Subtitles are checked against a profile and put right.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use serde_json::Value;
use support::Workplace;

const TROUBLED: &str = "1
00:00:01,000 --> 00:00:01,400
Silakan datang ke
loket satu.

2
00:00:04,000 --> 00:00:05,000
Pemerintah menyiapkan anggaran Rp 1,2 triliun untuk perbaikan jalan desa.

3
00:00:12,000 --> 00:00:20,500
Terima kasih.

4
00:00:20,520 --> 00:00:23,000
Sampai jumpa
besok
pagi.
";

fn codes(report: &Value, of: &str) -> Vec<(u64, String)> {
    let told = report[of].as_array().unwrap().iter();
    told.map(|told| (told["cue"].as_u64().unwrap(), told["code"].as_str().unwrap().to_owned())).collect()
}

fn named(pairs: &[(u64, &str)]) -> Vec<(u64, String)> {
    pairs.iter().map(|(cue, code)| (*cue, (*code).to_owned())).collect()
}

#[test]
fn what_is_hard_to_read_is_told_and_put_right() {
    let place = Workplace::new();
    std::fs::write(place.path("in.srt"), TROUBLED).unwrap();
    let checked = place.run(["cues", "check", "in.srt"]);
    assert_eq!(checked.exit, 3, "{}", checked.stderr);
    let report = checked.json();
    let wrong = [
        (1, "too-fast"),
        (1, "line-end"),
        (2, "long-line"),
        (2, "too-fast"),
        (3, "lingers"),
        (3, "small-gap"),
        (4, "many-lines"),
    ];
    assert_eq!(codes(&report, "findings"), named(&wrong));
    assert_eq!((report["profile"].as_str(), report["repairs"].as_array().map(Vec::len)), (Some("indonesian"), Some(0)));
    assert_eq!(report["cues"][1]["start"], 4.0);
    assert!(report["findings"][1]["message"].as_str().unwrap().contains("\"ke\""));

    let fixed = place.run(["cues", "fix", "in.srt", "-o", "out.srt"]).ok().json();
    assert_eq!(codes(&fixed, "findings"), []);
    let texts: Vec<&str> = fixed["cues"].as_array().unwrap().iter().map(|cue| cue["text"].as_str().unwrap()).collect();
    let expected = [
        "Silakan datang ke loket satu.",
        "Pemerintah menyiapkan anggaran\nRp 1,2 triliun untuk perbaikan jalan desa.",
        "Terima kasih.",
        "Sampai jumpa besok pagi.",
    ];
    assert_eq!(texts, expected);
    assert_eq!(std::fs::read_to_string(place.path("in.srt")).unwrap(), TROUBLED, "the original stays");
    assert_eq!(place.run(["cues", "check", "out.srt"]).exit, 0);

    place.run(["cues", "fix", "out.srt", "-o", "again.srt"]).ok();
    assert_eq!(std::fs::read(place.path("out.srt")).unwrap(), std::fs::read(place.path("again.srt")).unwrap());
}

#[test]
fn a_profile_can_be_chosen_and_several_files_be_checked() {
    let place = Workplace::new();
    let cue = "1\n00:00:01,000 --> 00:00:03,000\nSelamat datang di kantor kami.\n";
    std::fs::write(place.path("a.srt"), cue).unwrap();
    std::fs::write(place.path("b.srt"), "catatan rapat").unwrap();
    let exit = |profile: &str| place.run(["cues", "check", "a.srt", "--profile", profile]);
    assert_eq!(["indonesian", "children", "vertical", "netflix", "bbc"].map(|name| exit(name).exit), [0, 3, 3, 0, 0]);
    let unknown = exit("vhs");
    assert_eq!((unknown.exit, unknown.error_code().as_str()), (2, "unknown-profile"));
    let both = place.run(["cues", "check", "b.srt", "a.srt"]);
    assert_eq!((both.exit, both.stdout.lines().count()), (1, 2));
    let same = place.run(["cues", "fix", "a.srt", "-o", "a.srt", "--force"]);
    assert_eq!((same.exit, same.error_code().as_str()), (1, "destination-is-input"));
    let ending = place.run(["cues", "fix", "a.srt", "-o", "a.mp4"]);
    assert_eq!((ending.exit, ending.error_code().as_str()), (2, "cues-ending"));
    assert_eq!(place.files(), ["a.srt", "b.srt"]);
}

#[test]
fn what_had_to_be_repaired_to_be_read_does_not_fit() {
    let place = Workplace::new();
    let out_of_order = "1\n00:00:05,000 --> 00:00:07,000\nDua.\n\n2\n00:00:01,000 --> 00:00:03,000\nSatu.\n";
    std::fs::write(place.path("in.srt"), out_of_order).unwrap();
    let checked = place.run(["cues", "check", "in.srt"]);
    assert_eq!((checked.exit, codes(&checked.json(), "repairs")), (3, named(&[(2, "out-of-order")])));
    let fixed = place.run(["cues", "fix", "in.srt", "-o", "out.vtt"]).ok().json();
    assert_eq!(codes(&fixed, "repairs"), named(&[(2, "out-of-order")]));
    assert_eq!(place.run(["cues", "check", "out.vtt"]).exit, 0);
}

#[test]
fn the_subtitles_of_a_project_are_checked_as_its_pictures_show_them() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "color=size=180x320:rate=25", "-t", "10", "-c:v", "libx264", "film.mp4"]);
    place.run(["project", "new", "film.mp4", "-o", "film.sunting"]).ok();
    let line = "Selamat datang di kantor kelurahan.";
    let edits = format!(
        r#"[{{"edit": "add_captions", "captions": [{{"start": "1", "end": "4", "text": "{line}"}},
            {{"start": "4", "end": "4.5", "text": "Silakan duduk."}}]}}]"#
    );
    std::fs::write(place.path("edits.json"), edits).unwrap();
    place.run(["project", "apply", "film.sunting", "edits.json"]).ok();
    let checked = place.run(["cues", "check", "film.sunting"]);
    let report = checked.json();
    assert_eq!((checked.exit, report["profile"].as_str()), (3, Some("vertical")));
    assert_eq!(
        codes(&report, "findings"),
        named(&[(1, "small-gap"), (2, "too-fast")]),
        "its lines are broken when drawn"
    );
    let fixed = place.run(["cues", "fix", "film.sunting", "-o", "out.srt"]).ok().json();
    assert_eq!(codes(&fixed, "findings"), []);
    assert_eq!(fixed["cues"][0]["text"], "Selamat datang\ndi kantor kelurahan.");
}

#[test]
fn the_second_language_is_checked_on_its_own() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "color=size=320x180:rate=25", "-t", "10", "-c:v", "libx264", "film.mp4"]);
    place.run(["project", "new", "film.mp4", "-o", "film.sunting"]).ok();
    let second = "Please bring your original identity card and one copy of it now";
    let edits = format!(
        r#"[{{"edit": "add_captions", "captions": [
            {{"start": "1", "end": "3", "text": "Bawa KTP asli.", "details": {{"second": "{second}"}}}},
            {{"start": "5", "end": "7", "text": "Silakan duduk.", "details": {{"second": "Have a seat."}}}}]}}]"#
    );
    std::fs::write(place.path("edits.json"), edits).unwrap();
    place.run(["project", "apply", "film.sunting", "edits.json"]).ok();
    let report = place.run(["cues", "check", "film.sunting"]).json();
    assert_eq!(codes(&report, "findings"), named(&[(1, "too-fast")]));
    let told = &report["findings"][0];
    assert_eq!(told["second"], true);
    assert!(told["message"].as_str().unwrap().contains("second language"), "{told}");
}
