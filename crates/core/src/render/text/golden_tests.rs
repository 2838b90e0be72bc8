//! Texts are drawn the same on every machine: compared with the pictures in `tests/golden/`, which
//! `SUNTING_RENEW_GOLDEN=1` draws anew. A person should see white letters with a dark edge on grey, on two centred
//! lines near the bottom, and for the lower third a name over an office on a dark box at the left. In `said_…` the name
//! and the word "jalan" are a little darker than the other words, the sound leans over, and a smaller line stands below;
//! these are the rows that the subtitle covers, at three heights of pictures that lie and stand.

use crate::render::overlay::Shown;
use std::path::Path;

use sunting_timeline::scene::{Speaker, Words};
use sunting_timeline::{Text, TextStyle};

use super::TextRenderer;
use super::layout::layout;
use crate::picture::Picture;

const SENTENCE: &str = "Kebijakan publik harus dijelaskan dengan bahasa yang sederhana dan menarik.";

fn caption() -> Text {
    Text::Caption { text: SENTENCE.to_owned(), style: String::new() }
}

fn lower_third() -> Text {
    Text::LowerThird {
        name: "Siti Nurhaliza".to_owned(),
        role: "Kepala Bidang Pelatihan".to_owned(),
        style: String::new(),
    }
}

fn drawn(text: &Text, canvas: (u32, u32), output: (usize, usize)) -> Vec<u8> {
    let style = TextStyle::shipped(text.style_name()).unwrap();
    let mut picture = Picture::filled(output.0, output.1, [110, 128, 128]);
    let words = Words::of(text.clone(), style);
    let overlay = TextRenderer::new().draw(&words, (canvas, output, 0.0)).unwrap().unwrap();
    overlay.blend(&mut picture, 1.0, Shown::WHOLE);
    let luma = &picture.planes[0];
    (0..luma.height()).flat_map(|y| luma.row(y).to_vec()).collect()
}

/// Luma as a PGM file: plain, and every viewer shows it.
fn assert_golden(name: &str, luma: &[u8], (width, height): (usize, usize)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.pgm"));
    let header = format!("P5\n{width} {height}\n255\n");
    if std::env::var_os("SUNTING_RENEW_GOLDEN").is_some() {
        std::fs::write(&path, [header.as_bytes(), luma].concat()).unwrap();
    }
    let golden = std::fs::read(&path).expect("the golden picture is there");
    let golden = &golden[header.len()..];
    let worst = golden.iter().zip(luma).map(|(a, b)| a.abs_diff(*b)).max();
    if golden.len() != luma.len() || worst > Some(3) {
        let actual = std::env::temp_dir().join(format!("actual_{name}.pgm"));
        std::fs::write(&actual, [header.as_bytes(), luma].concat()).unwrap();
        panic!("{name} differs by {worst:?}: look at {} beside {}", actual.display(), path.display());
    }
}

#[test]
fn texts_look_as_they_did() {
    let small = (426, 240);
    assert_golden("caption", &drawn(&caption(), (1920, 1080), small), small);
    assert_golden("lower_third", &drawn(&lower_third(), (1920, 1080), small), small);
}

#[test]
fn lines_break_alike_at_every_output_size() {
    let style = TextStyle::default();
    let words = |canvas| {
        let layout = layout(&Words::of(caption(), style.clone()), canvas).unwrap();
        layout.lines.into_iter().map(|line| line.text).collect::<Vec<_>>()
    };
    for canvases in [[(426, 240), (854, 480), (1920, 1080)], [(240, 426), (480, 854), (1080, 1920)]] {
        let all = canvases.map(words);
        assert!(all[0] == all[1] && all[1] == all[2], "{all:?}");
    }
    // Half the size is the same picture at half the size: rows that hold letters lie at the same height.
    let rows = |size: (usize, usize)| {
        let luma = drawn(&caption(), (1920, 1080), size);
        let bright = luma.chunks_exact(size.0).position(|row| row.iter().any(|&v| v > 200)).unwrap();
        bright as f32 / size.1 as f32
    };
    assert!((rows((426, 240)) - rows((1706, 960))).abs() < 0.01);
}

/// Everything that a subtitle can show at once.
fn said(style: &str) -> Words {
    let text = "[tepuk tangan] Perbaikan jalan desa selesai bulan ini.".to_owned();
    let style = TextStyle { highlight: true, speakers: true, ..TextStyle::shipped(style).unwrap() };
    let speaker = Some(Speaker { name: "Budi".to_owned(), number: 1 });
    let second = "The village road is repaired this month.".to_owned();
    Words { second, speaker, ..Words::of(Text::Caption { text, style: String::new() }, style) }
}

/// The luma of the rows that a text covers while its word of that number is said.
fn rows_of(words: &Words, number: usize, canvas: (u32, u32), output: (usize, usize)) -> (Vec<u8>, usize) {
    let (mut renderer, place) = (TextRenderer::new(), (canvas, output, 0.0));
    let mut picture = Picture::filled(output.0, output.1, [110, 128, 128]);
    renderer.draw(words, place).unwrap().unwrap().blend(&mut picture, 1.0, Shown::WHOLE);
    renderer.draw_word(words, number, place).unwrap().unwrap().blend(&mut picture, 1.0, Shown::WHOLE);
    let luma = &picture.planes[0];
    let is_covered = |y: &usize| luma.row(*y).iter().any(|value| *value != 110);
    let covered: Vec<u8> = (0..luma.height()).filter(is_covered).flat_map(|y| luma.row(y).to_vec()).collect();
    let rows = covered.len() / output.0;
    (covered, rows)
}

/// As [`assert_golden`], for larger pictures: a grey PNG.
fn assert_golden_png(name: &str, luma: &[u8], (width, height): (usize, usize)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.png"));
    let write = |path: &Path| {
        let mut encoder = png::Encoder::new(std::fs::File::create(path).unwrap(), width as u32, height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(luma).unwrap();
    };
    if std::env::var_os("SUNTING_RENEW_GOLDEN").is_some() {
        write(&path);
    }
    let golden = std::io::BufReader::new(std::fs::File::open(&path).expect("the golden picture is there"));
    let mut reader = png::Decoder::new(golden).read_info().unwrap();
    let mut golden = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut golden).unwrap();
    let worst = golden.iter().zip(luma).map(|(a, b)| a.abs_diff(*b)).max();
    if golden.len() != luma.len() || worst > Some(3) {
        let actual = std::env::temp_dir().join(format!("actual_{name}.png"));
        write(&actual);
        panic!("{name} differs by {worst:?}: look at {} beside {}", actual.display(), path.display());
    }
}

#[test]
fn all_that_a_subtitle_shows_looks_as_it_did_at_every_size() {
    let wide = [(426, 240), (854, 480), (1920, 1080)];
    let shapes = [((1920, 1080), wide, "wide"), ((1080, 1920), wide.map(|(width, height)| (height, width)), "tall")];
    for (canvas, outputs, shape) in shapes {
        for (output, style) in outputs.into_iter().zip(["outline", "dark_box", "light_box"]) {
            let (rows, height) = rows_of(&said(style), 3, canvas, output);
            assert_golden_png(&format!("said_{shape}_{}", output.0.min(output.1)), &rows, (output.0, height));
        }
    }
}

#[test]
fn a_word_is_drawn_over_itself() {
    for style in ["outline", "dark_box"] {
        let words = said(style);
        let colored =
            |color| Words { style: TextStyle { highlight_color: color, ..words.style.clone() }, ..words.clone() };
        let (own, other) = (colored(words.style.color), colored(words.style.outline_color));
        let place = ((1920, 1080), (1920, 1080));
        let (before, _) = rows_of(&own, 3, place.0, place.1);
        let mut plain = Picture::filled(1920, 1080, [110, 128, 128]);
        TextRenderer::new().draw(&own, (place.0, place.1, 0.0)).unwrap().unwrap().blend(&mut plain, 1.0, Shown::WHOLE);
        let drawn: Vec<u8> =
            (0..1080).flat_map(|y| plain.planes[0].row(y).to_vec()).filter(|value| *value > 200).collect();
        let bright = before.iter().filter(|value| **value > 200).count();
        assert!(bright.abs_diff(drawn.len()) * 50 < drawn.len(), "{bright} {}", drawn.len());
        let dark = rows_of(&other, 3, place.0, place.1).0.iter().filter(|value| **value > 200).count();
        assert!(dark < bright, "the word of another colour is seen");
    }
}

#[test]
fn two_languages_share_three_lines() {
    let long = Words { second: SENTENCE.to_owned(), ..Words::of(caption(), TextStyle::default()) };
    let short = said("outline");
    for (words, canvas) in [(&long, (1920, 1080)), (&short, (1080, 1920)), (&short, (1080, 1080))] {
        let layout = layout(words, canvas).unwrap();
        assert!(layout.lines.len() <= 3, "{layout:?}");
        let sizes: Vec<f32> = layout.lines.iter().map(|line| line.size_px / layout.size_px).collect();
        assert!(sizes.first() == Some(&1.0) && sizes.last().is_some_and(|size| (size - 0.8).abs() < 1e-3), "{sizes:?}");
    }
}
