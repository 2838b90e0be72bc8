//! Tables: pasted, opened or typed. Cells stay the text that somebody wrote; numbers are read from it on demand.
//!
//! ```
//! use sunting_graphics::table::Table;
//!
//! let table = Table::parse_text("Penduduk 2025\nPahandut: 31.765\nSabangau: 24.110 jiwa")?;
//! assert_eq!(table.heading.as_deref(), Some("Penduduk 2025"));
//! assert_eq!(table.read().numbers[0].values, [Some(31_765.0), Some(24_110.0)]);
//! # Ok::<(), sunting_graphics::table::TableError>(())
//! ```

mod arrange;
mod blanks;
mod cells;
mod delimited;
mod error;
mod lines;
mod ods;
pub mod periods;
mod read;
mod sheet_cells;
mod sheets;
mod shorten;
mod text;
mod write;
mod xlsx;

pub use error::TableError;
pub use read::{NumberColumn, ReadTable, SumRow, is_sum_name};
use serde::{Deserialize, Serialize};
pub use sheets::{Sheet, sheets};

use crate::number::DecimalMark;

/// A table with more rows is no table for a picture.
pub const MOST_ROWS: usize = 1_000;
/// Nor is one with more columns.
pub const MOST_COLUMNS: usize = 50;
/// A table's text has at most so many bytes.
pub const MOST_BYTES: usize = 4 << 20;

/// A column's head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What its cells are, without brackets. May be empty.
    pub name: String,
    /// What stood in brackets behind the name: unit and period, "persen, 2025".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The user's answer, or the file's, where its numbers alone could be read in two ways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal_mark: Option<DecimalMark>,
}

impl Column {
    /// Takes a head apart: "Realisasi (%)".
    pub fn parse(head: &str) -> Self {
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let inside = head.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
        match inside.map(|(name, unit)| (name.trim(), unit.trim())) {
            Some((name, unit)) if !name.is_empty() && !unit.is_empty() && !unit.contains(['(', '[']) => {
                Self { name: name.to_owned(), unit: Some(unit.to_owned()), decimal_mark: None }
            }
            _ => Self { name: head, unit: None, decimal_mark: None },
        }
    }

    /// The head as it is written: name and unit.
    pub fn head(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} ({unit})", self.name),
            None => self.name.clone(),
        }
    }
}

/// A table within the limits of this module: each row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The words above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Where it comes from, as told below it, without "Sumber:".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Heads, from left to right.
    pub columns: Vec<Column>,
    /// Cells, row by row, as typed.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads pasted text: cells of a sheet, comma-separated values, lines of a chat.
    pub fn parse_text(text: &str) -> Result<Self, TableError> {
        text::parse(text)
    }

    /// Reads a text file in any usual encoding.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, TableError> {
        if bytes.len() > MOST_BYTES {
            return Err(TableError::TooLarge);
        }
        let (text, _) = sunting_timeline::captions::decode::decode(bytes);
        text::parse(&text)
    }

    /// Reads an XLSX or ODS file: the named sheet, or the first with numbers, else the first with words.
    pub fn from_spreadsheet(bytes: &[u8], sheet: Option<&str>) -> Result<Self, TableError> {
        sheets::table_of(bytes, sheet)
    }

    /// The cells of a column, `""` where a row is short.
    pub fn column_cells(&self, column: usize) -> Vec<&str> {
        self.rows.iter().map(|row| row.get(column).map_or("", String::as_str)).collect()
    }

    /// As text with tabs, which [`Table::parse_text`] reads back, and so do Excel and chats.
    pub fn to_text(&self) -> String {
        write::write(self)
    }

    /// Its columns read: labels, times and numbers. A sum row is taken out.
    pub fn read(&self) -> ReadTable {
        ReadTable::of(self, false)
    }

    /// The same with a sum row left among the others, because somebody wants it drawn.
    pub fn read_with_sum_row(&self) -> ReadTable {
        ReadTable::of(self, true)
    }

    /// Whether it keeps the limits and has as many cells in every row as it has columns: what comes from a project
    /// file may not.
    pub fn check(&self) -> Result<(), TableError> {
        if self.rows.len() > MOST_ROWS {
            return Err(TableError::TooManyRows { most: MOST_ROWS });
        }
        if self.columns.len() > MOST_COLUMNS || self.rows.iter().any(|row| row.len() > self.columns.len()) {
            return Err(TableError::TooManyColumns { most: MOST_COLUMNS });
        }
        let cells = self.rows.iter().flatten().map(String::len).sum::<usize>();
        let heads = self.columns.iter().map(|column| column.head().len()).sum::<usize>();
        if cells + heads > MOST_BYTES { Err(TableError::TooLarge) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
