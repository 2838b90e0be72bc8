//! Texts are drawn the same on every machine: compared with the pictures in `tests/golden/`, which
//! `SUNTING_RENEW_GOLDEN=1` draws anew. A person should see white letters with a dark edge on grey, on two centred
//! lines near the bottom, and for the lower third a name over an office on a dark box at the left.

use crate::render::overlay::Shown;
use std::path::Path;

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
    let overlay = TextRenderer::new().draw(text, &style, canvas, output, 0.0).unwrap().unwrap();
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
        let layout = layout(&caption(), &style, canvas).unwrap();
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
