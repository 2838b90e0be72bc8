//! Titles, charts and office colours by the command line, and in films.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{Workplace, ffprobe};

const NAME: [&str; 5] = ["graphic", "nama-dan-jabatan", "--field", "nama=Siti Rahmawati", "--field"];
const POSITION: &str = "jabatan=Kepala Dinas Kependudukan Kota Contoh";

/// Pixels of a picture as RGBA.
fn pixels(path: &Path) -> (usize, usize, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap()));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (frame.width as usize, frame.height as usize, pixels)
}

fn at(picture: &(usize, usize, Vec<u8>), x: f32, y: f32) -> [u8; 4] {
    let (width, height, pixels) = picture;
    let (column, row) = ((x * *width as f32) as usize, (y * *height as f32) as usize);
    pixels[4 * (row * width + column)..][..4].try_into().unwrap()
}

fn is_near(pixel: [u8; 4], color: [u8; 3]) -> bool {
    pixel[..3].iter().zip(color).all(|(own, wanted)| own.abs_diff(wanted) < 24)
}

const PRIMARY: [u8; 3] = [0x0B, 0x4A, 0x6F];

#[test]
fn a_strap_stands_at_the_foot_on_a_clear_ground() {
    let place = Workplace::new();
    let run = place.run(NAME.into_iter().chain([POSITION, "--height", "480", "-o", "nama.png"])).ok().json();
    assert_eq!((run["width"].as_u64(), run["height"].as_u64()), (Some(854), Some(480)));
    let picture = pixels(&place.path("nama.png"));
    assert_eq!((picture.0, picture.1), (854, 480));
    assert_eq!(at(&picture, 0.5, 0.3)[3], 0, "there is footage");
    let strap = at(&picture, 0.06, 0.79);
    assert!(strap[3] == 255 && is_near(strap, PRIMARY), "{strap:?}");
    assert_eq!(place.run(NAME.into_iter().chain([POSITION, "-o", "nama.svg"])).ok().exit, 0);
    let svg = fs::read_to_string(place.path("nama.svg")).unwrap();
    assert!(svg.contains(">Siti Rahmawati</text>"), "{svg}");
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let place = Workplace::new();
    let code = |arguments: &[&str]| {
        let run = place.run(arguments);
        (run.exit, run.error_code())
    };
    assert_eq!(code(&["graphic", "kutipan", "-o", "a.png"]), (2, "fields-missing".to_owned()));
    assert_eq!(code(&["graphic", "bunga", "-o", "a.png"]), (2, "template-unknown".to_owned()));
    assert_eq!(code(&["graphic", "kutipan", "--field", "x=y", "-o", "a.png"]), (2, "field-unknown".to_owned()));
    assert_eq!(
        code(&["graphic", "kutipan", "--field", "teks=a", "--field", "nama=b", "-o", "a.gif"]).1,
        "graphic-ending"
    );
    assert_eq!(place.files(), Vec::<String>::new());
}

const OWN: &str = include_str!("../assets/templates/pengumuman.svg");

#[test]
fn a_template_of_ones_own_is_checked_and_drawn() {
    let place = Workplace::new();
    fs::write(place.path("Info Rapat.svg"), OWN).unwrap();
    let checked = place.run(["template", "check", "Info Rapat.svg"]).ok().json();
    assert_eq!((&checked["id"], &checked["findings"]), (&json!("milik-info-rapat"), &json!([])));
    assert_eq!(checked["fields"][1]["name"], "judul");
    let shown = place.run(["template", "show", "Info Rapat.svg"]).ok().json();
    assert_eq!((&shown["fields"], &shown["shapes"]), (&checked["fields"], &json!(["16:9"])));
    let draw = ["graphic", "Info Rapat.svg", "--height", "480", "-o"];
    let said = ["--field", "judul=Kantor tutup hari Jumat"];
    let drawn = |file: &'static str| place.run(draw.into_iter().chain([file]).chain(said));
    drawn("a.png").ok();
    let picture = pixels(&place.path("a.png"));
    assert!(is_near(at(&picture, 0.6, 0.2), PRIMARY) && at(&picture, 0.9, 0.9)[3] == 0);
    assert_eq!(drawn("Info Rapat.svg").error_code(), "destination-is-input");
    let missing = place.run(draw.into_iter().chain(["b.png"]));
    assert_eq!((missing.exit, missing.error_code()), (2, "fields-missing".to_owned()));
}

#[test]
fn a_template_that_is_refused_or_may_be_read_badly_is_told() {
    let place = Workplace::new();
    let svg = |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1920 1080'>{inside}</svg>");
    fs::write(place.path("a.svg"), svg("<script/>")).unwrap();
    let refused = place.run(["template", "check", "a.svg"]);
    assert_eq!((refused.exit, refused.error_code()), (1, "own-template-active".to_owned()));
    fs::write(place.path("b.svg"), svg("<rect data-field='a' x='200' y='200' width='900' height='200'/>")).unwrap();
    let checked = place.run(["template", "check", "b.svg"]).ok().json();
    assert_eq!(checked["findings"][0]["code"], "own-template-no-example");
}

#[test]
fn templates_tell_what_can_be_filled_in() {
    let place = Workplace::new();
    let list = place.run(["template", "list"]).ok().json();
    assert_eq!(list["templates"].as_array().unwrap().len(), 14);
    let shown = place.run(["template", "show", "langkah"]).ok().json();
    let rows = shown["fields"].as_array().unwrap().iter().find(|field| field["name"] == "butir").unwrap();
    assert_eq!((&rows["kind"], &rows["least"], &rows["most"]), (&json!("list"), &json!(3), &json!(6)));
}

#[test]
fn a_table_becomes_the_chart_that_suits_it_and_none_that_misleads() {
    let place = Workplace::new();
    fs::write(place.path("dinas.csv"), "Dinas;Realisasi (%)\nKesehatan;81,3\nPekerjaan Umum;59,8\nPerumahan;47,5\n")
        .unwrap();
    let words = ["--title", "Kesehatan paling tinggi", "--source", "BPKAD", "--height", "480", "-o"];
    let run = place.run(["chart", "dinas.csv"].into_iter().chain(words).chain(["dinas.png"])).ok().json();
    assert_eq!((&run["kind"], &run["suggested"]), (&json!("batang-datar"), &json!("batang-datar")));
    assert_eq!(run["values"][0], json!({ "label": "Kesehatan", "numbers": [81.3] }));
    let picture = pixels(&place.path("dinas.png"));
    assert!(is_near(at(&picture, 0.01, 0.01), [0xFA, 0xF7, 0xF1]), "a page has its paper in the corner");
    let refused = place.run(["chart", "dinas.csv", "--kind", "donat", "-o", "donat.png"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (1, "chart-not-one-whole"));
    assert!(!place.path("donat.png").exists());
    let refused = place.run(["chart", "dinas.csv", "--kind", "garis", "-o", "garis.png"]);
    assert_eq!((refused.exit, refused.error_code().as_str()), (1, "chart-not-time"));
}

#[test]
fn an_office_gives_its_colours_to_every_graphic() {
    let place = Workplace::new();
    let logo = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>\
        <rect width='100' height='100' fill='#1B6B3A'/><circle cx='50' cy='50' r='20' fill='#F2C230'/></svg>";
    fs::write(place.path("logo.svg"), logo).unwrap();
    let run = place.run(["brand", "logo.svg", "--name", "Dinas Pertanian", "-o", "dinas.kantor"]).ok().json();
    let role = |name: &str| run["roles"].as_array().unwrap().iter().find(|role| role["role"] == name).unwrap().clone();
    assert!(role("on")["contrast"].as_f64().unwrap() >= 4.5);
    let strap = NAME.into_iter().chain([POSITION, "--brand", "dinas.kantor", "--height", "480", "-o", "nama.png"]);
    place.run(strap).ok();
    assert!(is_near(at(&pixels(&place.path("nama.png")), 0.06, 0.79), [0x1B, 0x6B, 0x3A]));
    let hostile = logo.replace("<rect", "<script>alert(1)</script><rect");
    fs::write(place.path("jahat.svg"), hostile).unwrap();
    assert_eq!(place.run(["brand", "jahat.svg", "-o", "jahat.kantor"]).error_code(), "logo-active");
    assert_eq!(place.run(["brand", "dinas.kantor", "-o", "x.kantor"]).error_code(), "logo-unknown-format");
}

/// Ten seconds of grey, with a strap from 2 to 8 s.
fn film_with_strap(place: &Workplace, more: &[Value]) -> Value {
    place.ffmpeg(&["-f", "lavfi", "-i", "color=gray:s=854x480:r=30:d=10", "abu.mp4"]);
    place.run(["project", "new", "abu.mp4", "-o", "film.sunting"]).ok();
    let fields = json!({ "nama": "Siti Rahmawati", "jabatan": "Kepala Dinas" });
    let graphic = json!({ "template": "nama-dan-jabatan", "fields": fields });
    let mut edits = vec![json!({ "edit": "add_graphic", "at": "2", "duration": "6", "graphic": graphic })];
    edits.extend_from_slice(more);
    fs::write(place.path("edits.json"), serde_json::to_string(&edits).unwrap()).unwrap();
    place.run(["project", "apply", "film.sunting", "edits.json"]).ok();
    place.run(["project", "show", "film.sunting"]).ok().json()
}

fn frame(place: &Workplace, time: &str) -> (usize, usize, Vec<u8>) {
    place.run(["--force", "frame", "film.sunting", "--at", time, "-o", "gambar.png"]).ok();
    pixels(&place.path("gambar.png"))
}

#[test]
fn a_strap_comes_stands_and_goes_in_the_film_as_in_its_frames() {
    let place = Workplace::new();
    film_with_strap(&place, &[]);
    let is_there = |picture: &(usize, usize, Vec<u8>)| is_near(at(picture, 0.06, 0.79), PRIMARY);
    assert!(!is_there(&frame(&place, "1.9")) && !is_there(&frame(&place, "2.05")), "it is wiped in");
    assert!(is_there(&frame(&place, "3")) && is_there(&frame(&place, "7.5")) && !is_there(&frame(&place, "8")));
    assert_eq!(frame(&place, "3").2, frame(&place, "7").2, "it stands still");
    place.run(["export", "film.sunting", "-o", "film.mp4"]).ok();
    assert_eq!(ffprobe(&place.path("film.mp4"), &["-show_entries", "stream=nb_frames"])[0], "300");
    place.ffmpeg(&["-ss", "3", "-i", "film.mp4", "-frames:v", "1", "-pix_fmt", "rgba", "dari-film.png"]);
    let exported = at(&pixels(&place.path("dari-film.png")), 0.06, 0.79);
    assert!(is_near(exported, PRIMARY), "{exported:?}");
}

#[test]
fn a_strap_stands_above_the_subtitles_for_its_whole_time() {
    let place = Workplace::new();
    let captions = json!([{ "start": "6", "end": "7", "text": "Warga berumur 17 tahun ke atas." }]);
    film_with_strap(&place, &[json!({ "edit": "add_captions", "captions": captions })]);
    let early = frame(&place, "3");
    assert!(
        !is_near(at(&early, 0.06, 0.90), [0xFA, 0xF7, 0xF1]),
        "no subtitle is seen yet, and it stands higher already"
    );
    assert!(is_near(at(&early, 0.06, 0.62), PRIMARY) || is_near(at(&early, 0.06, 0.66), PRIMARY));
}

#[test]
fn a_film_over_footage_ends_with_it_and_a_picture_is_of_the_frame_that_was_asked_for() {
    let place = Workplace::new();
    // Two seconds: red, and blue in the last half of one.
    let colors = "color=red:s=320x180:r=30:d=1.5[a];color=blue:s=320x180:r=30:d=0.5[b];[a][b]concat";
    place.ffmpeg(&["-filter_complex", colors, "-pix_fmt", "yuv420p", "dua.mp4"]);
    let strap = |more: &[&str]| {
        let words = [POSITION, "--height", "180", "--over", "dua.mp4"];
        place.run(["--force"].into_iter().chain(NAME).chain(words).chain(more.iter().copied()))
    };
    strap(&["-o", "nama.mp4"]).ok();
    assert_eq!(ffprobe(&place.path("nama.mp4"), &["-show_entries", "stream=nb_frames"])[0], "60");
    strap(&["--at", "1", "-o", "nama.mp4"]).ok();
    assert_eq!(ffprobe(&place.path("nama.mp4"), &["-show_entries", "stream=nb_frames"])[0], "30");
    for (time, color) in [("0.5", [254, 0, 0]), ("1.4", [254, 0, 0]), ("1.6", [0, 0, 254]), ("1.95", [0, 0, 254])] {
        strap(&["--at", time, "-o", "nama.png"]).ok();
        let picture = pixels(&place.path("nama.png"));
        assert!(is_near(at(&picture, 0.5, 0.2), color), "{time}: {:?}", at(&picture, 0.5, 0.2));
        assert!(is_near(at(&picture, 0.06, 0.79), PRIMARY), "{time}");
    }
    for late in ["2.5", "99999999f"] {
        let beyond = strap(&["--at", late, "-o", "nama.png"]);
        assert_eq!((beyond.exit, beyond.error_code().as_str()), (1, "beyond-end"), "{late}");
        assert!(beyond.stderr.contains("dua.mp4"), "{}", beyond.stderr);
    }
    let beyond = strap(&["--at-time", "60", "-o", "nama.png"]);
    assert!(beyond.error_code() == "beyond-end" && beyond.stderr.contains("nama.png"), "{}", beyond.stderr);
}

#[test]
fn a_film_of_a_graphic_lasts_as_long_as_its_words_are_read() {
    let place = Workplace::new();
    let text = format!("teks={}", "kata ".repeat(34));
    let quote = ["graphic", "kutipan", "--field", &text, "--field", "nama=Siti", "--height", "90", "-o", "a.mp4"];
    place.run(quote).ok();
    let frames: u32 = ffprobe(&place.path("a.mp4"), &["-show_entries", "stream=nb_frames"])[0].parse().unwrap();
    assert!(frames > 13 * 30, "{frames}");
}

#[test]
fn options_that_a_file_has_no_use_for_are_refused() {
    let place = Workplace::new();
    place.ffmpeg(&["-f", "lavfi", "-i", "color=gray:s=64x36:r=30:d=1", "abu.mp4"]);
    let code = |more: &[&str]| {
        let run = place.run(NAME.into_iter().chain([POSITION]).chain(more.iter().copied()));
        (run.exit, run.error_code())
    };
    assert_eq!(code(&["--over", "abu.mp4", "-o", "a.svg"]), (2, "graphic-svg-over".to_owned()));
    assert_eq!(code(&["--at-time", "1", "-o", "a.svg"]), (2, "graphic-at-time".to_owned()));
    assert_eq!(code(&["--at-time", "1", "-o", "a.mp4"]), (2, "graphic-at-time".to_owned()));
    assert_eq!(place.files(), ["abu.mp4"]);
}

#[test]
fn an_export_tells_which_graphics_are_not_drawn_and_when() {
    let place = Workplace::new();
    let add =
        |at: &str, graphic: Value| json!({ "edit": "add_graphic", "at": at, "duration": "2", "graphic": graphic });
    let table = json!({ "columns": ["Dinas", "Pegawai"], "rows": [["A", "5"], ["B", "7"]] });
    let more = [
        add("0", json!({ "template": "bunga" })),
        add("2", json!({ "template": "kutipan", "fields": { "teks": "Kata" } })),
        add("4", json!({ "template": "grafik-batang", "fields": { "judul": "Pegawai" } })),
        add("6", json!({ "template": "grafik-batang", "table": table })),
        add("8", json!({ "template": "kutipan", "fields": { "teks": "Kata ".repeat(400), "nama": "Siti" } })),
    ];
    film_with_strap(&place, &more);
    let of_graphics = |asked: &[&str]| -> Vec<Value> {
        let report = place.run(asked).ok().json();
        let is_of_graphic = |warning: &&Value| warning["code"].as_str().unwrap().starts_with("graphic-");
        report["warnings"].as_array().unwrap().iter().filter(is_of_graphic).cloned().collect()
    };
    let warnings = of_graphics(&["export", "film.sunting", "-o", "film.mp4"]);
    assert_eq!(of_graphics(&["export", "film.sunting", "--dry-run"]), warnings, "who only asks is told the same");
    let told = |code: &str| {
        let warning = warnings.iter().find(|warning| warning["code"] == code);
        warning.unwrap_or_else(|| panic!("{code} in {warnings:?}"))["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(warnings.len(), 5, "{warnings:?}");
    assert!(told("graphic-template-unknown").contains("bunga"));
    assert!(told("graphic-fields-missing").contains("0:02") && told("graphic-fields-missing").contains("Nam"));
    assert!(told("graphic-table-missing").contains("0:04") && told("graphic-table-missing").contains("Pegawai"));
    assert!(told("graphic-source-missing").contains("0:06"));
    assert!(told("graphic-crowded").contains("0:08"));
}

#[test]
fn a_graphic_with_too_many_words_is_drawn_and_says_so() {
    let place = Workplace::new();
    let warnings = |words: &str| {
        let report =
            place.run(["graphic", "kutipan", "--field", "nama=Siti", "--field", words, "-o", "a.png", "--force"]);
        report.ok().json()["warnings"].as_array().unwrap().clone()
    };
    assert_eq!(warnings("teks=Kata"), Vec::<Value>::new());
    let [warning] = &warnings(&format!("teks={}", "Kata ".repeat(400)))[..] else { panic!("not one") };
    assert_eq!(warning["code"], "graphic-crowded");
}
