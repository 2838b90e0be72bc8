use proptest::prelude::*;
use sunting_timeline::Color;

use super::*;
use crate::check::flaws;
use crate::drawing::{Anchor, Extent, Form, Line};
use crate::kit::Kit;
use crate::language::Language;
use crate::motion::Move;
use crate::number::Measure;
use crate::palette::{Ground, Palette};
use crate::shape::{Shape, ShapeKind};
use crate::sheet::Office;

/// What charts are tried in.
pub(super) fn surroundings(kind: ShapeKind) -> Surroundings {
    Surroundings {
        shape: Shape::of_kind(kind),
        palette: Palette::of(&Kit::default(), Ground::Light),
        office: Office::default(),
        language: Language::Indonesian,
        over_subtitles: false,
    }
}

fn chart(data: ChartData, values: &[f64], measure: Measure) -> Chart {
    Chart {
        heading: "Kunjungan posyandu pulih".to_owned(),
        unit: "Jumlah balita, 2026".to_owned(),
        source: "Sumber: data contoh".to_owned(),
        data,
        highlight: Highlight::None,
        numbers: NumberStyle::of_values(values, measure, Language::Indonesian),
    }
}

fn rows(values: &[Option<f64>]) -> Vec<(String, Option<f64>)> {
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul"]
        .map(str::to_owned)
        .into_iter()
        .zip(values.iter().copied())
        .collect()
}

fn present(values: &[Option<f64>]) -> Vec<f64> {
    values.iter().copied().flatten().collect()
}

fn columns(values: &[Option<f64>]) -> Chart {
    chart(ChartData::Columns(rows(values)), &present(values), Measure::Plain)
}

fn bars(values: &[Option<f64>]) -> Chart {
    chart(ChartData::Bars(rows(values)), &present(values), Measure::Plain)
}

fn lines(lines: &[&[Option<f64>]], positions: Option<Vec<f64>>) -> Chart {
    let all: Vec<f64> = lines.iter().flat_map(|values| present(values)).collect();
    let count = lines.iter().map(|values| values.len()).max().unwrap_or(0);
    let periods = (0..count).map(|period| (2019 + period).to_string()).collect();
    let line = |(index, values): (usize, &&[Option<f64>])| (format!("Kota {index}"), values.to_vec());
    let lines = lines.iter().enumerate().map(line).collect();
    chart(ChartData::Lines { periods, positions, lines }, &all, Measure::Plain)
}

fn area(values: &[Option<f64>]) -> Chart {
    let periods = (0..values.len()).map(|period| (2019 + period).to_string()).collect();
    let data = ChartData::Area { periods, positions: None, name: "penduduk".to_owned(), values: values.to_vec() };
    chart(data, &present(values), Measure::Plain)
}

fn wide(chart: &Chart) -> Drawing {
    lay_out(chart, &surroundings(ShapeKind::Wide))
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    drawing.lines().map(|line| line.text.as_str()).collect()
}

fn line<'d>(drawing: &'d Drawing, text: &str) -> &'d Line {
    drawing.lines().find(|line| line.text == text).unwrap_or_else(|| panic!("{text}: {:?}", texts(drawing)))
}

/// Rectangles that grow, with their colours.
fn grown(drawing: &Drawing) -> Vec<(Extent, Color)> {
    let grown = drawing.marks().filter(|mark| mark.change.is_some());
    let rect = |form: &Form| match form {
        Form::Rect { extent, fill, .. } => Some((*extent, (*fill)?)),
        _ => None,
    };
    grown.filter_map(|mark| rect(&mark.form)).collect()
}

/// The data of stroked paths, with whether they are dotted.
fn strokes(drawing: &Drawing) -> Vec<(String, bool)> {
    let path = |form: &Form| match form {
        Form::Path { data, fill: None, dash_px, .. } => Some((data.clone(), dash_px.is_some())),
        _ => None,
    };
    drawing.marks().filter_map(|mark| path(&mark.form)).collect()
}

/// The lengths of bars are to each other as their values are.
fn assert_proportional(values: &[f64], lengths_px: &[f32]) -> Result<(), TestCaseError> {
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let longest_px = lengths_px.iter().copied().fold(0.0, f32::max);
    let drawn: Vec<&f64> = values.iter().filter(|value| **value != 0.0).collect();
    prop_assert_eq!(drawn.len(), lengths_px.len());
    for (value, length_px) in drawn.into_iter().zip(lengths_px) {
        let honest_px = (value.abs() / largest) as f32 * longest_px;
        prop_assert!((honest_px - length_px).abs() < 0.5, "{value}: {length_px} instead of {honest_px}");
    }
    Ok(())
}

#[test]
fn every_example_can_be_read_in_every_shape_with_and_without_subtitles() {
    for (chart, kind) in examples().iter().flat_map(|chart| ShapeKind::ALL.map(|kind| (chart.clone(), kind))) {
        let drawing = lay_out(&chart, &surroundings(kind));
        let id = chart.data.id();
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{id} {kind:?}");
        let is_roomy = matches!(kind, ShapeKind::Wide | ShapeKind::Tall);
        assert!(drawing.shrink == 1.0 || !is_roomy, "{id} {kind:?}");
        let over_subtitles = Surroundings { over_subtitles: true, ..surroundings(kind) };
        let drawing = lay_out(&chart, &over_subtitles);
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind).above_lane()), [], "{id} {kind:?} over subtitles");
        assert!(drawing.shrink > 0.77, "{id} {kind:?} over subtitles: {}", drawing.shrink);
    }
}

#[test]
fn there_is_an_example_of_every_kind_in_their_order() {
    let ids: Vec<_> = examples().iter().map(|chart| chart.data.id()).collect();
    let kinds: Vec<_> = crate::chart_kind::ChartKind::ALL.map(|kind| kind.id()).into_iter().take(9).collect();
    assert_eq!(ids, kinds);
}

#[test]
fn a_chart_without_a_source_says_so() {
    let chart = Chart { source: " ".to_owned(), ..columns(&[Some(1.0)]) };
    assert!(texts(&wide(&chart)).contains(&"Sumber belum diisi"));
    let english = Surroundings { language: Language::English, ..surroundings(ShapeKind::Wide) };
    assert!(texts(&lay_out(&chart, &english)).contains(&"Source not given"));
}

#[test]
fn a_page_without_words_still_has_its_numbers() {
    let empty = Chart { heading: String::new(), unit: String::new(), ..columns(&[Some(1.0), Some(2.0)]) };
    let drawing = wide(&empty);
    assert_eq!(texts(&drawing), ["Sumber: data contoh", "Jan", "Feb", "1", "2"]);
    let with_words = grown(&wide(&columns(&[Some(1.0), Some(2.0)])));
    assert!(grown(&drawing)[1].0.height_px > with_words[1].0.height_px);
}

#[test]
fn without_rows_nothing_is_drawn_but_the_page() {
    for chart in [columns(&[]), bars(&[]), lines(&[], None), lines(&[&[]], None), area(&[])] {
        let drawing = wide(&chart);
        assert_eq!(flaws(&drawing, &Shape::of_kind(ShapeKind::Wide)), [], "{:?}", chart.data);
        assert!(grown(&drawing).is_empty());
    }
}

#[test]
fn missing_is_not_zero() {
    let values = [Some(30.0), None, Some(0.0)];
    let upright = wide(&columns(&values));
    assert_eq!(grown(&upright).len(), 1);
    assert!(texts(&upright).contains(&"–") && texts(&upright).contains(&"0"));
    let lying = wide(&bars(&values));
    assert!(texts(&lying).contains(&"belum ada data") && !texts(&lying).contains(&"–"));
    let nothing = wide(&bars(&[None, Some(f64::NAN), Some(f64::INFINITY)]));
    assert_eq!(texts(&nothing).iter().filter(|text| **text == "belum ada data").count(), 3);
    assert_eq!(flaws(&nothing, &Shape::of_kind(ShapeKind::Wide)), []);
}

#[test]
fn nothing_but_zeros_has_no_length_but_its_values() {
    for chart in [columns(&[Some(0.0); 3]), bars(&[Some(0.0); 3])] {
        let drawing = wide(&chart);
        assert!(grown(&drawing).is_empty());
        assert_eq!(texts(&drawing).iter().filter(|text| **text == "0").count(), 3);
    }
    assert_eq!(flaws(&wide(&area(&[Some(0.0); 3])), &Shape::of_kind(ShapeKind::Wide)), []);
}

#[test]
fn negative_values_lie_on_the_other_side_with_their_values_outside() {
    let upright = wide(&columns(&[Some(20.0), Some(-10.0)]));
    let [(above, _), (below, _)] = grown(&upright)[..] else { panic!("two columns") };
    assert!((above.bottom_px() - below.y_px).abs() < 0.01);
    assert!(line(&upright, "\u{2212}10").extent().y_px > below.bottom_px());
    assert!(line(&upright, "Feb").extent().y_px > line(&upright, "\u{2212}10").extent().bottom_px());
    assert!(line(&upright, "20").baseline_px < above.y_px);
    for kind in ShapeKind::ALL {
        let lying = lay_out(&bars(&[Some(20.0), Some(-10.0)]), &surroundings(kind));
        let [(right, _), (left, _)] = grown(&lying)[..] else { panic!("two bars") };
        assert!((right.x_px - left.right_px()).abs() < 0.01);
        let value = line(&lying, "\u{2212}10");
        assert!(value.anchor == Anchor::End && value.x_px < left.x_px, "{kind:?}");
        assert_eq!(flaws(&lying, &Shape::of_kind(kind)), []);
    }
}

#[test]
fn only_what_is_meant_stands_out() {
    let palette = Palette::of(&Kit::default(), Ground::Light);
    let colors = |highlight| {
        let chart = Chart { highlight, ..columns(&[Some(1.0), Some(2.0)]) };
        grown(&wide(&chart)).into_iter().map(|(_, color)| color).collect::<Vec<_>>()
    };
    assert_eq!(colors(Highlight::None), [palette.lit; 2]);
    assert_eq!(colors(Highlight::Row(1)), [palette.rest, palette.lit]);
    let chart = Chart { highlight: Highlight::Row(1), ..bars(&[Some(1.0), Some(2.0)]) };
    let drawing = wide(&chart);
    assert_eq!([line(&drawing, "Jan").fill, line(&drawing, "Feb").fill], [palette.muted, palette.ink]);
    assert_eq!([line(&drawing, "Jan").face, line(&drawing, "Feb").face], [REGULAR, SEMI_BOLD]);
}

#[test]
fn what_all_values_have_in_common_is_told_once_where_it_does_not_fit() {
    let values: Vec<Option<f64>> = (1..8).map(|value| Some(f64::from(value) * 1.1e8)).collect();
    let rupiah = |data| Chart { unit: "APBD".to_owned(), ..chart(data, &present(&values), Measure::Rupiah) };
    let drawing = wide(&rupiah(ChartData::Columns(rows(&values))));
    assert!(texts(&drawing).contains(&"APBD. Dalam juta rupiah"), "{:?}", texts(&drawing));
    assert!(texts(&drawing).contains(&"770"));
    let drawing = wide(&rupiah(ChartData::Bars(rows(&values))));
    assert!(texts(&drawing).contains(&"Rp770\u{a0}juta"), "{:?}", texts(&drawing));
    let data = |shape: ShapeKind| {
        let periods = (0..7).map(|period| (2019 + period).to_string()).collect();
        let lines = vec![("Pendapatan".to_owned(), values.clone())];
        let chart = rupiah(ChartData::Lines { periods, positions: None, lines });
        let drawing = lay_out(&chart, &surroundings(shape));
        assert_eq!(flaws(&drawing, &Shape::of_kind(shape)), []);
        texts(&drawing).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(data(ShapeKind::Wide).contains(&"Rp770\u{a0}juta".to_owned()));
    assert!(data(ShapeKind::Tall).contains(&"APBD. Dalam juta rupiah".to_owned()), "{:?}", data(ShapeKind::Tall));
    assert!(data(ShapeKind::Tall).contains(&"800".to_owned()));
}

#[test]
fn values_of_many_columns_lose_digits_before_they_cannot_be_read() {
    let values: Vec<Option<f64>> = (0..7).map(|value| Some(-123_456.7 - f64::from(value))).collect();
    let drawing = lay_out(&columns(&values), &surroundings(ShapeKind::Tall));
    assert!(texts(&drawing).contains(&"\u{2212}123"), "{:?}", texts(&drawing));
    assert!(texts(&drawing).contains(&"Jumlah balita, 2026. Dalam ribu"), "{:?}", texts(&drawing));
    assert_eq!(flaws(&drawing, &Shape::of_kind(ShapeKind::Tall)), []);
    let exact: Vec<Option<f64>> = (0..7).map(|value| Some(23_456.0 + f64::from(value))).collect();
    assert!(texts(&wide(&columns(&exact))).contains(&"23.456"));
}

#[test]
fn a_line_that_starts_higher_says_so_and_an_area_never_does() {
    let values = [Some(70.0), Some(75.0), Some(87.0)];
    let drawing = wide(&lines(&[&values], None));
    assert!(texts(&drawing).contains(&"Jumlah balita, 2026. Sumbu mulai dari 60"), "{:?}", texts(&drawing));
    let tooth = |drawing: &Drawing| strokes(drawing).iter().any(|(data, _)| data.contains('l'));
    assert!(tooth(&drawing));
    let drawing = wide(&area(&values));
    assert!(texts(&drawing).contains(&"0") && texts(&drawing).contains(&"Jumlah balita, 2026"));
    assert!(!tooth(&drawing));
}

#[test]
fn a_gap_in_a_line_is_bridged_with_dots() {
    let drawing = wide(&lines(&[&[Some(10.0), None, Some(30.0), Some(20.0), None, Some(5.0), None]], None));
    let dotted: Vec<bool> = strokes(&drawing).into_iter().map(|(_, is_dotted)| is_dotted).collect();
    // One run of two values between the bridges; the values beside it stand alone.
    assert_eq!(dotted, [false, true, true]);
    let dots = drawing.marks().filter(|mark| matches!(mark.form, Form::Circle { .. })).count();
    assert_eq!(dots, 3);
}

#[test]
fn a_line_without_a_value_is_still_named() {
    let drawing = wide(&lines(&[&[Some(10.0), Some(30.0)], &[None, None]], None));
    assert!(texts(&drawing).contains(&"Kota 1") && texts(&drawing).contains(&"–"));
    assert_eq!(flaws(&drawing, &Shape::of_kind(ShapeKind::Wide)), []);
}

#[test]
fn uneven_periods_lie_at_their_true_distance() {
    let values = [Some(10.0), Some(20.0), Some(30.0)];
    let places = |positions: Option<Vec<f64>>| {
        let drawing = wide(&lines(&[&values], positions));
        let [first, second, third] = ["2019", "2020", "2021"].map(|name| line(&drawing, name).x_px);
        (second - first) / (third - first)
    };
    assert!((places(None) - 0.5).abs() < 0.001);
    assert!((places(Some(vec![2010.0, 2018.0, 2020.0])) - 0.8).abs() < 0.001);
    let unusable = [vec![3.0, 2.0, 1.0], vec![1.0, 2.0], vec![1.0, 1.0, 1.0], vec![1.0, f64::NAN, 2.0]];
    assert!(unusable.into_iter().all(|positions| (places(Some(positions)) - 0.5).abs() < 0.001));
}

#[test]
fn long_names_of_periods_stay_in_the_picture() {
    for (kind, count) in ShapeKind::ALL.into_iter().flat_map(|kind| [1, 2, 3, 12, 24].map(|count| (kind, count))) {
        let values = vec![Some(1_234_567.0); count];
        let periods = (0..count).map(|period| format!("Triwulan ke-{period} tahun anggaran 2024")).collect();
        let data = ChartData::Area { periods, positions: None, name: "Pendapatan asli daerah".to_owned(), values };
        let drawing = lay_out(&chart(data, &[1_234_567.0], Measure::Rupiah), &surroundings(kind));
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{kind:?} {count}");
    }
}

#[test]
fn one_period_alone_is_drawn_beside_its_value() {
    for chart in [lines(&[&[Some(10.0)]], None), area(&[Some(10.0)])] {
        let drawing = wide(&chart);
        assert_eq!(flaws(&drawing, &Shape::of_kind(ShapeKind::Wide)), []);
        assert!(["2019", "10"].iter().all(|text| texts(&drawing).contains(text)), "{:?}", texts(&drawing));
    }
}

#[test]
fn labels_of_lines_are_apart_and_in_order() {
    let ends = [50.0, 50.5, 51.0, 10.0];
    let courses: Vec<[Option<f64>; 2]> = ends.iter().map(|end| [Some(20.0), Some(*end)]).collect();
    let courses: Vec<&[Option<f64>]> = courses.iter().map(|course| course.as_slice()).collect();
    for kind in [ShapeKind::Tall, ShapeKind::Portrait] {
        let drawing = lay_out(&lines(&courses, None), &surroundings(kind));
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{kind:?}");
        let places = ["Kota 2", "Kota 1", "Kota 0", "Kota 3"].map(|name| line(&drawing, name).baseline_px);
        assert!(places.is_sorted(), "{places:?}");
    }
}

#[test]
fn an_areas_first_value_stands_above_its_line() {
    let drawing = wide(&area(&[Some(10.0), Some(1_200_000.0), Some(900_000.0)]));
    let first = drawing.lines().find(|line| line.text.starts_with("0,0") && line.anchor == Anchor::Start).unwrap();
    let (data, _) = strokes(&drawing).swap_remove(0);
    let start_px: f32 = data.split(['M', ' ', 'L']).nth(2).unwrap().parse().unwrap();
    assert!(first.baseline_px < start_px - 0.035 * 1080.0, "{} {start_px}", first.baseline_px);
    assert_eq!(flaws(&drawing, &Shape::of_kind(ShapeKind::Wide)), []);
}

#[test]
fn marks_come_one_after_the_other_and_values_after_them() {
    let drawing = wide(&columns(&[Some(1.0), Some(2.0), Some(3.0)]));
    let starts: Vec<f32> = drawing.marks().filter_map(|mark| mark.change.as_ref()).map(|change| change.at_s).collect();
    assert_eq!(starts, [0, 1, 2].map(|index| stagger_s(index, 3)));
    let fades = drawing.layers.iter().filter(|layer| layer.enter.kind == Move::Fade).map(|layer| layer.enter.at_s);
    assert_eq!(fades.skip(2).collect::<Vec<_>>(), [0, 1, 2].map(|index| stagger_s(index, 3) + VALUE_AFTER_S));
    let drawing = wide(&lines(&[&[Some(1.0), Some(2.0)]], None));
    let drawn: Vec<_> = drawing.layers.iter().filter(|layer| layer.enter.kind == Move::Draw).collect();
    assert!(matches!(drawn[..], [layer] if layer.enter.at_s == 0.4));
}

fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = (-1000.0_f64..1000.0).prop_map(f64::round);
    prop::collection::vec(prop::option::weighted(0.9, value), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn columns_are_as_high_as_their_values_from_zero(values in values(), kind in 0_usize..4) {
        let drawing = lay_out(&columns(&values), &surroundings(ShapeKind::ALL[kind]));
        let columns = grown(&drawing);
        let heights: Vec<f32> = columns.iter().map(|(extent, _)| extent.height_px).collect();
        assert_proportional(&present(&values), &heights)?;
        let drawn = values.iter().flatten().filter(|value| **value != 0.0);
        let zeros: Vec<f32> = drawn.zip(&columns).map(|(value, (extent, _))| {
            if *value > 0.0 { extent.bottom_px() } else { extent.y_px }
        }).collect();
        prop_assert!(zeros.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.01), "{zeros:?}");
    }

    #[test]
    fn bars_are_as_long_as_their_values_from_zero(values in values(), kind in 0_usize..4) {
        let drawing = lay_out(&bars(&values), &surroundings(ShapeKind::ALL[kind]));
        let bars = grown(&drawing);
        let widths: Vec<f32> = bars.iter().map(|(extent, _)| extent.width_px).collect();
        assert_proportional(&present(&values), &widths)?;
        let drawn = values.iter().flatten().filter(|value| **value != 0.0);
        let zeros: Vec<f32> = drawn.zip(&bars).map(|(value, (extent, _))| {
            if *value > 0.0 { extent.x_px } else { extent.right_px() }
        }).collect();
        prop_assert!(zeros.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.01), "{zeros:?}");
    }
}
