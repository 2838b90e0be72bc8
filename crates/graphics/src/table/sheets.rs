//! The sheets of a spreadsheet file, and the one that a table is taken from.

use super::sheet_cells::{Read, SheetCells};
use super::{Table, TableError, ods, xlsx};
use crate::unpacked::{Unpacked, contains};

/// A sheet of a spreadsheet file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name on its tab.
    pub name: String,
    /// What it holds, or why that is no table.
    pub table: Result<Table, TableError>,
}

/// The sheets of an XLSX or ODS file: those that are seen in their order, then hidden ones.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, TableError> {
    Ok(seen_and_hidden(bytes)?.into_iter().map(|(sheet, _)| sheet).collect())
}

/// The named sheet, or the first with numbers, else the first with words. Hidden ones are taken only by their name.
pub(super) fn table_of(bytes: &[u8], name: Option<&str>) -> Result<Table, TableError> {
    let sheets = seen_and_hidden(bytes)?;
    if let Some(name) = name {
        let is_named = |(sheet, _): &&(Sheet, bool)| sheet.name.trim().eq_ignore_ascii_case(name.trim());
        let names = || sheets.iter().map(|(sheet, _)| sheet.name.clone()).collect();
        let named = sheets.iter().find(is_named);
        return named.map_or_else(
            || Err(TableError::NoSuchSheet { name: name.to_owned(), sheets: names() }),
            |(sheet, _)| sheet.table.clone(),
        );
    }
    let seen: Vec<Sheet> = sheets.into_iter().filter(|(_, is_hidden)| !is_hidden).map(|(sheet, _)| sheet).collect();
    let has_numbers = |sheet: &&Sheet| sheet.table.as_ref().is_ok_and(|table| !table.read().numbers.is_empty());
    let found = seen.iter().find(has_numbers).or_else(|| seen.iter().find(|sheet| sheet.table.is_ok()));
    // Of sheets without a table, one that is too large says more than an empty one.
    let too_much = || seen.iter().find(|sheet| sheet.table != Err(TableError::Empty));
    found.or_else(too_much).map_or(Err(TableError::Empty), |sheet| sheet.table.clone())
}

/// The sheets in the order of [`sheets`], and whether they are hidden.
fn seen_and_hidden(bytes: &[u8]) -> Result<Vec<(Sheet, bool)>, TableError> {
    let unpacked = Unpacked::of(bytes)?;
    let is_ods = unpacked.part("mimetype").is_some_and(|kind| kind.starts_with(ods::KIND));
    let is_locked =
        unpacked.part("META-INF/manifest.xml").is_some_and(|manifest| contains(manifest, b"encryption-data"));
    let mut read = match unpacked.part("content.xml") {
        _ if is_locked => return Err(TableError::Locked),
        Some(content) if is_ods => ods::sheets(content)?,
        _ if unpacked.parts_ending("workbook.xml").next().is_some() => xlsx::sheets(&unpacked)?,
        _ => return Err(TableError::NotASpreadsheet),
    };
    read.sort_by_key(|sheet| sheet.is_hidden);
    let table = |sheet: Read| {
        let table = sheet.cells.and_then(SheetCells::table);
        (Sheet { name: sheet.name, table }, sheet.is_hidden)
    };
    Ok(read.into_iter().map(table).collect())
}
