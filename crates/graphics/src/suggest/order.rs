//! The order in which rows are drawn, and the row that is meant.

use crate::number::is_missing;
use crate::table::ReadTable;

/// What all the others are called together.
const OTHERS: [&str; 8] =
    ["lainnya", "lain-lain", "lain lain", "lain", "yang lain", "others", "other", "dan lain-lain"];
/// Groups that have an order of their own.
const LADDERS: [&[&str]; 8] = [
    &["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu"],
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    &["tidak sekolah", "tk", "paud", "sd", "smp", "sma", "smk", "d1", "d2", "d3", "d4", "s1", "s2", "s3"],
    &["sangat tidak puas", "tidak puas", "kurang puas", "cukup puas", "puas", "sangat puas"],
    &["sangat kurang", "sangat buruk", "kurang", "buruk", "cukup", "sedang", "baik", "sangat baik"],
    &["sangat rendah", "rendah", "sedang", "cukup", "tinggi", "sangat tinggi"],
    &["pagi", "siang", "sore", "malam"],
    &["bayi", "balita", "anak", "anak-anak", "remaja", "dewasa", "lansia"],
];
/// Words before numbers that are steps, not names.
const STEPS: [&str; 17] = [
    "kelas",
    "golongan",
    "gol",
    "tingkat",
    "tahap",
    "level",
    "grade",
    "class",
    "minggu",
    "hari",
    "pertemuan",
    "semester",
    "langkah",
    "week",
    "day",
    "stage",
    "kelompok",
];

/// The rows of a column as a chart draws them: times forwards, ordered groups as given, others by size, the largest
/// first. "Lainnya" and what is missing come last.
pub fn order(table: &ReadTable, column: usize) -> Vec<usize> {
    let values = table.numbers.get(column).map_or(&[][..], |column| &column.values);
    order_by(table, values)
}

/// The same by other values than a column's.
pub(crate) fn order_by(table: &ReadTable, values: &[Option<f64>]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..table.rows.len()).collect();
    if let Some(time) = &table.time {
        let at = |row: usize| time.get(row).copied().unwrap_or_default();
        rows.sort_by(|one, other| at(*one).total_cmp(&at(*other)));
    } else if !are_ordered(&table.labels) {
        let value = |row: usize| values.get(row).copied().flatten().unwrap_or(f64::NEG_INFINITY);
        let is_last = |row: usize| table.labels.get(row).is_none_or(|label| is_others(label) || is_missing(label));
        rows.sort_by(|one, other| {
            let by_size = || value(*other).total_cmp(&value(*one));
            (is_last(*one) && value(*one).is_finite())
                .cmp(&(is_last(*other) && value(*other).is_finite()))
                .then_with(by_size)
        });
        // What is missing stands behind "Lainnya".
        rows.sort_by_key(|row| value(*row).is_infinite());
    }
    rows
}

/// The row that is meant: the last period, else the first in order that has a number.
pub fn highlight(table: &ReadTable, order: &[usize]) -> Option<usize> {
    let has_number =
        |row: &&usize| table.numbers.first().is_none_or(|column| column.values.get(**row).copied().flatten().is_some());
    match table.time {
        Some(_) => order.iter().rev().find(has_number).copied(),
        None => order.iter().find(has_number).copied(),
    }
}

/// Whether names have an order of their own, such as ages and classes, and stand in it.
pub fn are_ordered(labels: &[String]) -> bool {
    let small: Vec<String> = labels.iter().map(|label| label.trim().to_lowercase()).collect();
    let small: Vec<&str> = small.iter().map(String::as_str).filter(|label| !is_others(label)).collect();
    small.len() > 1 && (are_ranges(&small) || are_steps(&small) || LADDERS.iter().any(|ladder| climb(&small, ladder)))
}

fn is_others(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    let name = label.split_once('(').map_or(label.as_str(), |(name, _)| name).trim_end();
    OTHERS.contains(&name)
}

/// "0–4", "5–9 tahun", "60+", "< 1 tahun": numbers that rise.
fn are_ranges(labels: &[&str]) -> bool {
    let is_range = |label: &&str| {
        let starts = label.starts_with(|letter: char| letter.is_ascii_digit() || "<>≤≥".contains(letter));
        starts && (label.contains(['-', '–', '+', '<', '>', '≤', '≥']) || label.contains("tahun"))
    };
    let first = |label: &&str| first_number(label);
    let numbers: Option<Vec<u64>> = labels.iter().map(first).collect();
    labels.iter().all(is_range) && numbers.is_some_and(|numbers| numbers.is_sorted())
}

/// "Kelas 1", "Kelas 2"; "Gol. I", "Gol. II".
fn are_steps(labels: &[&str]) -> bool {
    let step = |label: &&str| {
        let (word, number) = label.rsplit_once(' ')?;
        let is_step = STEPS.contains(&word.trim_end_matches(['.', ' ']));
        is_step.then(|| roman(number).or_else(|| number.trim_start_matches("ke-").parse().ok())).flatten()
    };
    let numbers: Option<Vec<u64>> = labels.iter().map(step).collect();
    numbers.is_some_and(|numbers| numbers.is_sorted())
}

/// Whether all labels are on a ladder and go one way.
fn climb(labels: &[&str], ladder: &[&str]) -> bool {
    let places: Option<Vec<usize>> = labels.iter().map(|label| ladder.iter().position(|rung| rung == label)).collect();
    places.is_some_and(|places| places.is_sorted() || places.iter().rev().is_sorted())
}

fn first_number(label: &str) -> Option<u64> {
    let start = label.find(|letter: char| letter.is_ascii_digit())?;
    let digits = label.get(start..)?;
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

fn roman(number: &str) -> Option<u64> {
    const NUMERALS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let at = NUMERALS.iter().position(|numeral| *numeral == number)?;
    u64::try_from(at + 1).ok()
}
