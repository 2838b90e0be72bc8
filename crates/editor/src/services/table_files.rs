//! Files with tables: text, and spreadsheets with their sheets.

use std::path::Path;

use sunting_core::error::{ContentError, MediaError};
use sunting_core::ordinary_file;
use sunting_graphics::table::{MOST_BYTES, Table, TableError, sheets};

use crate::state::table_files::{NamedTable, is_spreadsheet};

/// Why no table can be read.
pub type TableFileError = ContentError<TableError>;

/// The tables of a file: of a spreadsheet those of its sheets, by their names. At least one.
///
/// # Errors
/// [`TableFileError`].
pub(super) fn read_tables(path: &Path) -> Result<Vec<NamedTable>, TableFileError> {
    let bytes = ordinary_file::read(path, MOST_BYTES as u64).map_err(|error| MediaError::from_io(path, &error))?;
    if !is_spreadsheet(path) {
        let table = Table::parse_bytes(&bytes).map_err(ContentError::Content)?;
        return Ok(vec![NamedTable { sheet: String::new(), table }]);
    }
    let (mut tables, mut reason) = (Vec::new(), TableError::Empty);
    for sheet in sheets(&bytes).map_err(ContentError::Content)? {
        match sheet.table {
            Ok(table) => tables.push(NamedTable { sheet: sheet.name, table }),
            // A sheet that is too large says more than an empty one.
            Err(error) if reason == TableError::Empty => reason = error,
            Err(_) => {}
        }
    }
    if tables.is_empty() { Err(ContentError::Content(reason)) } else { Ok(tables) }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::described::Described;

    use super::*;

    #[test]
    fn text_is_one_table_and_what_is_none_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let tables = read_tables(&written("penduduk.csv", "Kecamatan;Jiwa\nPahandut;31.765\nSabangau;24.110")).unwrap();
        assert_eq!((tables.len(), tables[0].table.rows.len()), (1, 2));
        let error = |name: &str, text: &str| read_tables(&written(name, text)).unwrap_err();
        assert_eq!(error("kosong.csv", ""), ContentError::Content(TableError::Empty));
        assert_eq!(error("bukan.xlsx", "Kecamatan;Jiwa").code(), "table-not-a-spreadsheet");
        assert!(read_tables(&folder.path().join("tidak ada.csv")).unwrap_err().file().is_some());
    }
}
