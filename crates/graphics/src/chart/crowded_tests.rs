//! Longer names than a chart has room for: smaller, but never over each other and never outside.

use super::tests::surroundings;
use super::*;
use crate::check::flaws;
use crate::language::Language;
use crate::number::Measure;
use crate::shape::{Shape, ShapeKind};

fn drawing(data: ChartData, values: &[f64], kind: ShapeKind) -> Drawing {
    let numbers = NumberStyle::of_values(values, Measure::Percent, Language::Indonesian);
    let (heading, unit, source) = ("Anggaran dinas".into(), "Persen, 2026".into(), "Sumber: BPKAD".into());
    lay_out(&Chart { heading, unit, source, data, highlight: Highlight::None, numbers }, &surroundings(kind))
}

/// From the last baseline of a name to the next name's first, and the most between two lines of one.
fn apart_px(drawing: &Drawing, names: &[String]) -> (f32, f32) {
    let (mut between, mut within) = (f32::INFINITY, 0.0_f32);
    let in_name = |text: &str| text.len() > 3 && names.iter().any(|name| name.contains(text.trim_end_matches('-')));
    let lines: Vec<_> = drawing.lines().filter(|line| in_name(&line.text)).collect();
    for pair in lines.windows(2) {
        let px = pair[1].baseline_px - pair[0].baseline_px;
        let is_next = names.iter().any(|name| name.starts_with(pair[1].text.trim_end_matches('-')));
        if is_next { between = between.min(px) } else { within = within.max(px) }
    }
    (between, within)
}

#[test]
fn two_long_names_of_a_ring_were_printed_over_each_other() {
    let place = "Kabupaten Kepulauan Siau Tagulandang Biaro";
    let names = [
        format!("Dinas Kependudukan dan Pencatatan Sipil {place}"),
        format!("Badan Penanggulangan Bencana Daerah {place}"),
    ];
    for kind in ShapeKind::ALL {
        let parts = names.iter().cloned().zip([60.0, 40.0]).collect();
        let drawing = drawing(ChartData::Ring { parts, total: String::new() }, &[60.0, 40.0], kind);
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{kind:?}");
        let (between, within) = apart_px(&drawing, &names);
        assert!(between > 1.1 * within, "{kind:?}: {between} between, {within} within");
        assert!(!drawing.is_crowded(), "{kind:?}: {}", drawing.shrink);
    }
}

#[test]
fn long_names_of_lying_bars_lay_on_each_other_and_on_the_heading() {
    let long = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat, Kawasan Permukiman dan Pertanahan ".repeat(2);
    let names: Vec<String> =
        ["Kota", "Desa", "Lurah", "Camat", "Bupati", "Dusun"].map(|first| format!("{first} {}", &long[..160])).into();
    for kind in ShapeKind::ALL {
        let bars = |names: &[String]| {
            ChartData::Bars(names.iter().cloned().zip([90.0, 80.0, 70.0, 60.0, 50.0, 40.0].map(Some)).collect())
        };
        let of_words = drawing(bars(&names), &[90.0, 40.0], kind);
        assert_eq!(flaws(&of_words, &Shape::of_kind(kind)), [], "{kind:?}");
        let (between, within) = apart_px(&of_words, &names);
        assert!(between > 1.1 * within, "{kind:?}: {between} between, {within} within");
        let of_letters = drawing(bars(&vec!["W".repeat(300); 6]), &[90.0, 40.0], kind);
        assert_eq!(flaws(&of_letters, &Shape::of_kind(kind)), [], "{kind:?}");
        assert!(of_letters.is_crowded());
    }
}
