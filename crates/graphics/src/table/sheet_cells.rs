//! What is read of a spreadsheet file, within limits, and how its values are written in a table.

use std::collections::{BTreeMap, BTreeSet};

use super::arrange::arrange;
use super::cells::Cells;
use super::periods::short_date;
use super::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Table, TableError};
use crate::language::Language;

/// All sheets of a file have at most so many bytes of text; one that comes after is too large.
const MOST_BYTES_IN_ALL: usize = 4 * MOST_BYTES;
/// Nobody chooses among more sheets; what comes after is left out.
const MOST_SHEETS: usize = 200;

/// A sheet as its file has it.
pub(super) struct Read {
    pub name: String,
    pub is_hidden: bool,
    pub cells: Result<SheetCells, TableError>,
}

/// How much text the sheets of a file may still have.
pub(super) struct Budget {
    bytes: usize,
    sheets: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MOST_BYTES_IN_ALL, sheets: MOST_SHEETS }
    }
}

impl Budget {
    /// Whether another sheet is read.
    pub fn take_sheet(&mut self) -> bool {
        let is_left = self.sheets > 0;
        self.sheets = self.sheets.saturating_sub(1);
        is_left
    }

    pub fn take(&mut self, cells: &Result<SheetCells, TableError>) {
        let used = cells.as_ref().map_or(MOST_BYTES, |cells| MOST_BYTES - cells.bytes_left);
        self.bytes = self.bytes.saturating_sub(used);
    }

    pub fn cells(&self) -> SheetCells {
        let bytes_left = MOST_BYTES.min(self.bytes);
        SheetCells { bytes_left, rows: BTreeMap::new(), columns: BTreeSet::new(), with_commas: BTreeSet::new() }
    }
}

/// The filled cells of a sheet, gathered within the limits of a table, wherever they stand.
pub(super) struct SheetCells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    columns: BTreeSet<u32>,
    with_commas: BTreeSet<u32>,
    bytes_left: usize,
}

impl SheetCells {
    /// Takes a cell's text. Empty ones do not count.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), TableError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.bytes_left = self.bytes_left.checked_sub(text.len()).ok_or(TableError::TooLarge)?;
        self.columns.insert(column);
        self.rows.entry(row).or_default().insert(column, text.to_owned());
        // Headings and notes may stand above, below and beside a table.
        if self.columns.len() > 2 * MOST_COLUMNS {
            return Err(TableError::TooManyColumns { most: MOST_COLUMNS });
        }
        if self.rows.len() > 2 * MOST_ROWS {
            return Err(TableError::TooManyRows { most: MOST_ROWS });
        }
        Ok(())
    }

    /// Takes a cell's number as Indonesians write it.
    pub fn put_number(&mut self, row: u32, column: u32, number: &str) -> Result<(), TableError> {
        if number.contains(',') {
            self.with_commas.insert(column);
        }
        self.put(row, column, number)
    }

    /// The table of the cells, without rows and columns in which nothing stands.
    pub fn table(self) -> Result<Table, TableError> {
        let columns: Vec<u32> = self.columns.into_iter().collect();
        let full = |mut row: BTreeMap<u32, String>| {
            columns.iter().map(|column| row.remove(column).unwrap_or_default()).collect()
        };
        let rows = self.rows.into_values().map(full).collect();
        let place = |column: &u32| columns.binary_search(column).ok();
        let with_commas: Vec<usize> = self.with_commas.iter().filter_map(place).collect();
        arrange(Cells { rows, head: None }, &with_commas)
    }
}

/// A number as Indonesians write it, without grouping. A whole one keeps all its digits; what computing left behind the
/// 15th digit of others goes, as Excel does it.
pub(super) fn number_text(value: f64) -> String {
    let value = if value.fract() == 0.0 { value } else { format!("{value:.14e}").parse().unwrap_or(value) };
    let value: f64 = if value == 0.0 { 0.0 } else { value };
    value.to_string().replace('.', ",")
}

/// A share of one as percents.
pub(super) fn percent_text(value: f64) -> String {
    written_percent_text(100.0 * value)
}

/// A number of percents.
pub(super) fn written_percent_text(value: f64) -> String {
    format!("{}%", number_text(value))
}

/// An ISO date as a short one; what is none stays as it is.
pub(super) fn date_text(date: &str) -> String {
    let mut parts = date.split('T').next().unwrap_or_default().splitn(3, '-');
    let year = parts.next().and_then(|year| year.parse().ok());
    let month = parts.next().and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
    let day = parts.next().and_then(|day| day.parse().ok());
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => short_date(year, month, day, Language::Indonesian),
        _ => date.to_owned(),
    }
}
