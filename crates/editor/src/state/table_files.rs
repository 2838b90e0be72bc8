//! Files that hold tables, and what was found in one.

use std::path::Path;

use sunting_graphics::table::Table;

/// How names of such files end.
pub const TABLE_ENDINGS: [&str; 5] = ["xlsx", "xlsm", "ods", "csv", "tsv"];
/// Those that are no text.
const SPREADSHEETS: [&str; 3] = ["xlsx", "xlsm", "ods"];

/// A table of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedTable {
    /// The name of its sheet; empty where the file has none.
    pub sheet: String,
    pub table: Table,
}

/// Whether a file's name says that it holds a table.
pub fn is_table_file(path: &Path) -> bool {
    ends_in(path, &TABLE_ENDINGS)
}

/// Whether it is a workbook with sheets.
pub fn is_spreadsheet(path: &Path) -> bool {
    ends_in(path, &SPREADSHEETS)
}

/// The table that pasted words are: more than a single cell, and a number among them.
pub fn table_in(words: &str) -> Option<Table> {
    let table = Table::parse_text(words).ok()?;
    let has_cells = table.columns.len() > 1 || table.rows.len() > 1;
    (has_cells && !table.read().numbers.is_empty()).then_some(table)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let own = path.extension().and_then(|ending| ending.to_str());
    own.is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}
