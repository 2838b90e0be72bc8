use proptest::prelude::*;

use super::*;
use crate::language::Language::{self, English, Indonesian};

fn shown(value: f64, measure: Measure) -> String {
    short(value, measure, Indonesian).replace('\u{a0}', " ")
}

fn read(cells: &[&str]) -> Vec<Option<f64>> {
    read_column(cells).numbers()
}

#[test]
fn numbers_are_shown_as_the_reference_has_them() {
    let cases = [
        (12_400.0, Measure::Plain, "12.400"),
        (1_234.5, Measure::Plain, "1.234,5"),
        (-0.8, Measure::Plain, "−0,8"),
        (-0.001, Measure::Plain, "−0,001"),
        (-1e-9, Measure::Plain, "0"),
        (2024.0, Measure::Year, "2024"),
        (1_234_567.0, Measure::Plain, "1,23 juta"),
        (45.6e9, Measure::Plain, "45,6 miliar"),
        (789e12, Measure::Plain, "789 triliun"),
        (2e6, Measure::Plain, "2 juta"),
        (999_600.0, Measure::Plain, "1 juta"),
        (350_000.0, Measure::Rupiah, "Rp350.000"),
        (1.2e12, Measure::Rupiah, "Rp1,2 triliun"),
        (-1.2e9, Measure::Rupiah, "−Rp1,2 miliar"),
        (87.4, Measure::Percent, "87,4%"),
        (87.0, Measure::Percent, "87%"),
        (1.005, Measure::Plain, "1,01"),
        (0.125, Measure::Plain, "0,13"),
        (f64::NAN, Measure::Plain, "–"),
    ];
    for (value, measure, expected) in cases {
        assert_eq!(shown(value, measure), expected);
    }
    assert_eq!(short(1_234.5, Measure::Plain, English), "1,234.5");
    assert_eq!(short(-45.6e9, Measure::Rupiah, English), "−Rp45.6\u{a0}billion");
    let in_full = NumberStyle::in_full(&[1e13], Measure::Rupiah, Indonesian);
    assert_eq!(in_full.format(1e13), "Rp10.000.000.000.000");
}

#[test]
fn a_chart_has_one_word_and_one_number_of_decimals() {
    let style = NumberStyle::of_values(&[1.2e9, 350e6, 2e9], Measure::Rupiah, Indonesian);
    let shown: Vec<String> =
        [1.2e9, 350e6, 2e9].iter().map(|value| style.format(*value).replace('\u{a0}', " ")).collect();
    assert_eq!(shown, ["Rp1,20 miliar", "Rp0,35 miliar", "Rp2,00 miliar"]);
    let percent = NumberStyle::of_values(&[62.0, 29.0, 9.25], Measure::Percent, Indonesian);
    assert_eq!((percent.format(62.0).as_str(), percent.format(9.25).as_str()), ("62,0%", "9,3%"));
    assert_eq!(style.format(0.0), "Rp0,00");
}

#[test]
fn a_value_that_is_not_zero_is_not_shown_as_zero() {
    let shown = |values: &[f64], measure| {
        let style = NumberStyle::of_values(values, measure, Indonesian);
        values.iter().map(|value| style.format(*value).replace('\u{a0}', " ")).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(shown(&[0.004, 0.0021, 0.0], Measure::Plain), "0,004 | 0,002 | 0,000");
    assert_eq!(shown(&[0.04, 1.5], Measure::Percent), "0,04% | 1,50%");
    assert_eq!(shown(&[1.2e12, 350e6], Measure::Rupiah), "Rp1,2000 triliun | Rp0,0004 triliun");
    // What computing leaves behind is none, and makes no other value longer.
    assert_eq!(shown(&[0.1 + 0.2 - 0.3, 4.0], Measure::Plain), "0 | 4");
    let ticks = NumberStyle::of_ticks(&[0.0, 0.0025, 0.005], Measure::Plain, Indonesian);
    assert_eq!([0.0025, 0.005].map(|tick| ticks.format(tick)), ["0,0025", "0,0050"]);
    let ticks = NumberStyle::of_ticks(&[0.0, 0.25, 0.5], Measure::Percent, Indonesian);
    assert_eq!(ticks.format(0.25), "0,25%");
}

#[test]
fn an_axis_says_thousands() {
    let ticks = NumberStyle::of_ticks(&[0.0, 4_000.0, 8_000.0, 12_000.0], Measure::Plain, Indonesian);
    assert_eq!(ticks.format(12_000.0), "12\u{a0}ribu");
    assert_eq!(ticks.format(0.0), "0");
    assert_eq!(NumberStyle::of_ticks(&[0.0, 100.0], Measure::Percent, Indonesian).format(100.0), "100%");
    assert_eq!(NumberStyle::of_ticks(&[2_000.0], Measure::Plain, Indonesian).format(2_000.0), "2.000");
}

#[test]
fn a_column_decides_what_its_marks_mean() {
    let cases: [(&[&str], DecimalMark, &[f64]); 9] = [
        (&["1.234,5", "2.000"], DecimalMark::Comma, &[1_234.5, 2_000.0]),
        (&["1,234.5", "2,000"], DecimalMark::Point, &[1_234.5, 2_000.0]),
        (&["31.765", "24.110"], DecimalMark::Comma, &[31_765.0, 24_110.0]),
        (&["31,765", "24,110"], DecimalMark::Point, &[31_765.0, 24_110.0]),
        (&["1.234.567", "5"], DecimalMark::Comma, &[1_234_567.0, 5.0]),
        (&["81,3", "76,9"], DecimalMark::Comma, &[81.3, 76.9]),
        (&["81.3", "76.9", "1.234"], DecimalMark::Point, &[81.3, 76.9, 1.234]),
        (&["0.125", "0.250"], DecimalMark::Point, &[0.125, 0.25]),
        (&["1 234,5", "1 234 567"], DecimalMark::Comma, &[1_234.5, 1_234_567.0]),
    ];
    for (cells, mark, expected) in cases {
        let reading = read_column(cells);
        let values: Vec<f64> = reading.numbers().into_iter().flatten().collect();
        assert_eq!((reading.decimal_mark, values.as_slice()), (Some(mark), expected), "{cells:?}");
        assert_eq!(reading.ambiguity, None, "{cells:?}");
    }
}

#[test]
fn one_number_alone_that_may_be_another_asks() {
    let reading = read_column(&["850", "1.234", "-"]);
    let asked = Ambiguity { row: 1, value: 1_234.0, other_value: 1.234, other_mark: DecimalMark::Point };
    assert_eq!(reading.ambiguity, Some(asked));
    let told = read_column_with(&["850", "1.234", "-"], Some(DecimalMark::Point));
    assert_eq!(told.numbers(), [Some(850.0), Some(1.234), None]);
    assert_eq!(told.ambiguity, None);
}

#[test]
fn what_people_write_around_numbers_is_read() {
    let cases = [
        ("Rp350.000,00", 350_000.0),
        ("Rp. 350.000,-", 350_000.0),
        ("-Rp1.500", -1_500.0),
        ("Rp -1.500", -1_500.0),
        ("(1.200)", -1_200.0),
        ("−0,8", -0.8),
        ("+12", 12.0),
        ("87,4%", 87.4),
        ("87,4 persen", 87.4),
        ("1,2 M", 1.2e9),
        ("1,2 miliar rupiah", 1.2e9),
        ("45 jt", 45e6),
        ("Rp12,5juta", 12.5e6),
        ("350rb", 350_000.0),
        ("1,42 triliun", 1.42e12),
        ("12 m", 12.0),
        ("31.765*", 31_765.0),
        ("31.765 jiwa", 31_765.0),
        ("1,2E+09", 1.2e9),
        ("1\u{a0}200\u{a0}000", 1_200_000.0),
        ("12 km2", 12.0),
    ];
    for (cell, value) in cases {
        assert_eq!(read(&[cell]), [Some(value)], "{cell}");
    }
}

#[test]
fn what_is_missing_is_not_zero() {
    for cell in ["", " ", "-", "–", "n/a", "N/A", "#N/A", "…", "belum ada data"] {
        assert_eq!(read_column(&[cell]).cells, [Cell::Missing], "{cell:?}");
    }
    assert_eq!(read(&["0"]), [Some(0.0)]);
}

#[test]
fn an_unread_cell_comes_with_a_proposal() {
    let reading = read_column(&["31.765", "24.11O", "sekitar 1.200", "10-15", "Balai RW 05"]);
    let proposals: Vec<Option<f64>> = reading
        .cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Unread { proposal } => Some(*proposal),
            _ => None,
        })
        .collect();
    assert_eq!(proposals, [Some(24_110.0), Some(1_200.0), None, None]);
    let mixed = read_column(&["3 hari", "4 hari", "2 jam"]);
    assert_eq!(mixed.unit.as_deref(), Some("hari"));
    assert_eq!(mixed.cells.last(), Some(&Cell::Unread { proposal: Some(2.0) }));
}

#[test]
fn an_exponent_or_amount_beyond_all_counting_is_no_number() {
    for cell in ["1e-2147483648", "1e2147483647", "1e-9223372036854775808", "1e99", "1,5E-16"] {
        assert!(!read_column(&[cell]).is_numeric(), "{cell}");
    }
    let huge = format!("179{}", ".999".repeat(102));
    assert_eq!(read(&[&huge, &format!("-{huge}")]), [None, None]);
}

#[test]
fn digits_that_are_names_are_no_numbers() {
    let names = ["3271046504930002", "0812-3456-7890", "+62 812 3456 7890", "00123", "(021) 345678", "08123456789"];
    for cell in names {
        assert!(is_text_like(cell), "{cell}");
        assert!(!read_column(&[cell, cell]).is_numeric());
    }
    for cell in ["0", "0,5", "0.5", "1.234.567.890.123.456", "123456789012345", "-5", "31.765"] {
        assert!(!is_text_like(cell), "{cell}");
    }
}

#[test]
fn hours_and_dates_are_no_numbers() {
    for cell in ["08.00–11.00 WIB", "13.30 WIB", "24 November 2026", "24 Nov", "24/11/2026", "1:2"] {
        assert!(!read_column(&[cell]).is_numeric(), "{cell}");
    }
}

#[test]
fn a_column_says_what_it_counts() {
    assert_eq!(read_column(&["87%", "12"]).measure, Measure::Percent);
    assert!(read_column(&["87%", "12.400"]).has_mixed_measures);
    assert_eq!(read_column(&["Rp5.000", "7.000"]).measure, Measure::Rupiah);
    assert_eq!(read_column(&["1,2 M", "350 jt"]).magnitude, Magnitude::Billion);
    assert_eq!(read_column(&["31.765 jiwa", "9.000 Jiwa"]).unit.as_deref(), Some("jiwa"));
}

fn languages() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Indonesian), Just(English)]
}

fn measures() -> impl Strategy<Value = Measure> {
    prop_oneof![Just(Measure::Plain), Just(Measure::Rupiah), Just(Measure::Percent)]
}

proptest! {
    #[test]
    fn a_shown_number_is_read_back(hundredths in -1_000_000_000_000i64..1_000_000_000_000, tongue in languages(), measure in measures()) {
        let value = hundredths as f64 / if measure == Measure::Percent { 10.0 } else { 100.0 };
        let text = NumberStyle::in_full(&[value], measure, tongue).format(value);
        let mark = tongue.choose(DecimalMark::Comma, DecimalMark::Point);
        let reading = read_column_with(&[&text], Some(mark));
        prop_assert_eq!(reading.numbers(), [Some(value)], "{}", text);
        prop_assert_eq!(reading.measure, measure);
    }

    #[test]
    fn a_short_number_is_nearly_read_back(value in -1e14f64..1e14, measure in measures(), tongue in languages()) {
        let text = short(value, measure, tongue);
        let mark = tongue.choose(DecimalMark::Comma, DecimalMark::Point);
        let read = read_column_with(&[&text], Some(mark)).numbers();
        let near = read.first().copied().flatten().unwrap();
        prop_assert!((near - value).abs() <= 0.006 * value.abs() + 0.06, "{} {}", text, value);
    }

    #[test]
    fn any_text_is_read_to_finite_numbers(cells in proptest::collection::vec(".{0,24}|[0-9RpMjt%,.() -]{0,16}", 0..6)) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let reading = read_column(&cells);
        prop_assert_eq!(reading.cells.len(), cells.len());
        prop_assert!(reading.numbers().into_iter().flatten().all(f64::is_finite));
    }
}
