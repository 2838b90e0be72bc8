//! A table's columns read: which one names the rows, which hold numbers, what is a sum of the others.

use super::periods::{count_periods, periods};
use super::{Column, Table};
use crate::language::Language;
use crate::number::{ColumnReading, Measure, NumberStyle, read_column_with};

/// A column of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberColumn {
    /// Its place in the table.
    pub column: usize,
    /// Its head, without brackets. May be empty.
    pub name: String,
    /// What its numbers count, from its head's brackets or behind the numbers.
    pub unit: Option<String>,
    /// What changes how its numbers are written.
    pub measure: Measure,
    /// The number of each drawn row, `None` where it is missing or unread.
    pub values: Vec<Option<f64>>,
    /// The whole column as it was read, sum row included: what is unread or ambiguous.
    pub reading: ColumnReading,
}

impl NumberColumn {
    /// The numbers that are there.
    pub fn present(&self) -> impl Iterator<Item = f64> {
        self.values.iter().copied().flatten()
    }

    /// How a chart of this column writes its numbers.
    pub fn style(&self, language: Language) -> NumberStyle {
        NumberStyle::of_values(&self.present().collect::<Vec<_>>(), self.measure, language)
    }
}

/// A row that holds the sum of the others.
#[derive(Clone, Debug, PartialEq)]
pub struct SumRow {
    /// Its place in the table.
    pub row: usize,
    /// What it is called: "Jumlah".
    pub label: String,
    /// Its number in each of [`ReadTable::numbers`].
    pub values: Vec<Option<f64>>,
}

/// What a table says, ready to be drawn. All lists of rows are as long as each other and in the table's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadTable {
    /// The words above it.
    pub heading: Option<String>,
    /// The column that names the rows.
    pub label_column: Option<usize>,
    /// That column's head.
    pub label_name: String,
    /// What each row is called; empty where it has no name.
    pub labels: Vec<String>,
    /// Each row's place in the table.
    pub rows: Vec<usize>,
    /// When the rows are times: where each begins, in years.
    pub time: Option<Vec<f64>>,
    /// How many rows look like times where not all of them do.
    pub unread_times: usize,
    /// Columns of numbers, from left to right.
    pub numbers: Vec<NumberColumn>,
    /// Columns of other words than the labels, without remarks.
    pub words: Vec<usize>,
    /// The row with the sum, which is not among the others.
    pub sum: Option<SumRow>,
}

/// What a sum is called.
const SUMS: [&str; 14] = [
    "jumlah",
    "total",
    "jml",
    "jumlah total",
    "total jumlah",
    "jumlah/total",
    "jumlah seluruh",
    "jumlah seluruhnya",
    "jumlah keseluruhan",
    "total keseluruhan",
    "total seluruh",
    "grand total",
    "sum",
    "all",
];
/// Heads of columns that count the rows.
const COUNTS: [&str; 6] = ["no", "no.", "nomor", "nomer", "#", "urut"];
/// Heads of columns whose digits are names.
const IDENTIFIERS: [&str; 14] =
    ["nik", "nip", "nisn", "npsn", "npwp", "kk", "telepon", "telp", "hp", "wa", "whatsapp", "pos", "kode", "rekening"];
/// Heads of columns of remarks.
const REMARKS: [&str; 6] = ["keterangan", "ket", "catatan", "remarks", "notes", "note"];

/// Whether a name says that its number is the sum of the others'.
pub fn is_sum_name(name: &str) -> bool {
    let name = name.trim().trim_end_matches([':', '.']).to_lowercase();
    SUMS.contains(&name.as_str())
}

impl ReadTable {
    pub(super) fn of(table: &Table, draws_sum_row: bool) -> Self {
        let readings: Vec<ColumnReading> = (0..table.columns.len()).map(|place| read_column(table, place)).collect();
        let label_column = label_column(table, &readings);
        let is_label = |place: usize| Some(place) == label_column;
        let is_number = |place: usize| readings.get(place).is_some_and(ColumnReading::is_numeric) && !is_label(place);
        let labels = label_column.map_or_else(|| vec![""; table.rows.len()], |column| table.column_cells(column));
        let sum_row = sum_row(&labels).filter(|_| !draws_sum_row && table.rows.len() > 1);
        let rows: Vec<usize> = (0..table.rows.len()).filter(|row| Some(*row) != sum_row).collect();
        let places = (0..table.columns.len()).filter(|place| is_number(*place) && !is_no_amount(table, *place));
        let mut numbers = Vec::new();
        for place in places {
            if let (Some(column), Some(reading)) = (table.columns.get(place), readings.get(place)) {
                numbers.push(number_column(column, place, reading.clone(), &rows));
            }
        }
        let sum = sum_row.map(|row| SumRow {
            row,
            label: labels.get(row).copied().unwrap_or_default().to_owned(),
            values: numbers.iter().map(|column| column.reading.cells.get(row).and_then(|cell| cell.number())).collect(),
        });
        let labels: Vec<&str> = rows.iter().map(|row| labels.get(*row).copied().unwrap_or_default()).collect();
        let time = if label_column.is_some() { periods(&labels) } else { None };
        let is_word = |place: &usize| !is_number(*place) && !is_label(*place) && is_told(table, *place);
        Self {
            heading: table.heading.clone(),
            label_column,
            label_name: label_column
                .and_then(|place| table.columns.get(place))
                .map(|c| c.name.clone())
                .unwrap_or_default(),
            unread_times: if time.is_some() { 0 } else { count_periods(&labels) },
            labels: labels.into_iter().map(str::to_owned).collect(),
            rows,
            time,
            numbers,
            words: (0..table.columns.len()).filter(is_word).collect(),
            sum,
        }
    }
}

fn read_column(table: &Table, place: usize) -> ColumnReading {
    let told = table.columns.get(place).and_then(|column| column.decimal_mark);
    read_column_with(&table.column_cells(place), told)
}

/// The first column of times or words; where all are numbers, the first counts as names only if it is years.
fn label_column(table: &Table, readings: &[ColumnReading]) -> Option<usize> {
    let is_usable = |place: &usize| !counts_rows(table, *place);
    let places: Vec<usize> = (0..readings.len()).filter(is_usable).collect();
    let is_of_times = |cells: &[&str]| is_time(cells) || is_nearly_time(cells);
    if let Some(first) = places.first().filter(|first| is_of_times(&table.column_cells(**first))) {
        return Some(*first);
    }
    let is_words = |place: &usize| readings.get(*place).is_some_and(|reading| !reading.is_numeric());
    let words = places.iter().copied().find(|place| is_words(place) && has_words(table, *place));
    // Names that are digits, and a first column whose names begin with numbers.
    words.or_else(|| places.first().copied().filter(|first| is_words(first)))
}

/// Whether a column is times but for a sum row.
fn is_time(cells: &[&str]) -> bool {
    let cells: Vec<&str> = cells.iter().copied().filter(|cell| !is_sum_name(cell)).collect();
    periods(&cells).is_some()
}

/// Whether at least half of a column is times and the rest words, such as "sekitar 2021": no amounts.
fn is_nearly_time(cells: &[&str]) -> bool {
    let is_other = |cell: &&&str| count_periods(&[**cell]) == 0;
    let others: Vec<&str> = cells.iter().filter(is_other).copied().collect();
    let are_words = others.iter().all(|cell| !read_column_with(&[*cell], None).is_numeric());
    are_words && others.len() < cells.len() && 2 * others.len() <= cells.len()
}

fn has_words(table: &Table, place: usize) -> bool {
    table.column_cells(place).iter().any(|cell| cell.contains(char::is_alphabetic))
}

/// The last sum, or one in the first row.
fn sum_row(labels: &[&str]) -> Option<usize> {
    let last = labels.len().checked_sub(1)?;
    [last, 0].into_iter().find(|row| labels.get(*row).is_some_and(|label| is_sum_name(label)))
}

/// Whether a column numbers the rows: by its head, or 1, 2, 3 … beside words without a head.
fn counts_rows(table: &Table, place: usize) -> bool {
    let name = table.columns.get(place).map(|column| column.name.to_lowercase()).unwrap_or_default();
    let cells = table.column_cells(place);
    let is_counted = |(row, cell): (usize, &&str)| {
        let number = cell.trim_end_matches(['.', ')']);
        number.parse() == Ok(row + 1) || (row + 1 == cells.len() && number.is_empty())
    };
    let counts = cells.iter().enumerate().all(is_counted);
    COUNTS.contains(&name.trim()) || (name.is_empty() && counts && cells.len() > 1 && table.columns.len() > 2)
}

/// Whether a column's digits are no amounts: they count the rows, or are names of people and places.
fn is_no_amount(table: &Table, place: usize) -> bool {
    let name = table.columns.get(place).map(|column| column.name.to_lowercase()).unwrap_or_default();
    let is_identifier = name.split(|letter: char| !letter.is_alphanumeric()).any(|word| IDENTIFIERS.contains(&word));
    is_identifier || counts_rows(table, place)
}

/// Whether a column of words says something of its own.
fn is_told(table: &Table, place: usize) -> bool {
    let name = table.columns.get(place).map(|column| column.name.to_lowercase()).unwrap_or_default();
    let is_filled = table.column_cells(place).iter().any(|cell| !crate::number::is_missing(cell));
    is_filled && !REMARKS.contains(&name.trim_end_matches('.')) && !counts_rows(table, place)
}

fn number_column(column: &Column, place: usize, reading: ColumnReading, rows: &[usize]) -> NumberColumn {
    let unit = column.unit.clone().or_else(|| reading.unit.clone());
    NumberColumn {
        column: place,
        name: column.name.clone(),
        measure: measure_of(column, &reading),
        unit,
        values: rows.iter().map(|row| reading.cells.get(*row).and_then(|cell| cell.number())).collect(),
        reading,
    }
}

/// As the cells say, else as the head does: "Realisasi (%)", "Pagu (Rp)", "Tahun".
fn measure_of(column: &Column, reading: &ColumnReading) -> Measure {
    if reading.measure != Measure::Plain {
        return reading.measure;
    }
    let head = column.head().to_lowercase();
    let has = |word: &str| head.split(|letter: char| !letter.is_alphanumeric()).any(|own| own == word);
    match () {
        () if head.contains('%') || has("persen") || has("percent") || has("persentase") => Measure::Percent,
        () if has("rp") || has("rupiah") => Measure::Rupiah,
        () if column.name.trim().eq_ignore_ascii_case("tahun") || column.name.trim().eq_ignore_ascii_case("year") => {
            Measure::Year
        }
        () => Measure::Plain,
    }
}
