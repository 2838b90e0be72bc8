//! Pasted text: which kind of table it is.

use super::cells::Cells;
use super::{MOST_BYTES, MOST_ROWS, Table, TableError, arrange, blanks, delimited, lines};

/// Letters that are not seen, and direction marks of chats.
const UNSEEN: [char; 8] =
    ['\u{feff}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{2060}', '\u{2069}'];

/// Text of more lines is no table, however its cells are divided: some have several lines.
const MOST_LINES: usize = 10 * MOST_ROWS;

/// The table of a pasted text: cells of a sheet, separated values, lines of a chat, columns of blanks.
pub(super) fn parse(text: &str) -> Result<Table, TableError> {
    if text.len() > MOST_BYTES {
        return Err(TableError::TooLarge);
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{85}'], "\n").replace(UNSEEN, "");
    if text.lines().filter(|line| !line.trim().is_empty()).count() > MOST_LINES {
        return Err(TableError::TooManyRows { most: MOST_ROWS });
    }
    let cells = cells(&text);
    arrange::arrange(cells, &[])
}

fn cells(text: &str) -> Cells {
    let rows = |rows: Vec<Vec<String>>| Cells { rows, head: None };
    if text.contains('\t') {
        let cells = delimited::parse(text, '\t');
        return if cells.head.is_some() { cells } else { rows(without_colons(cells.rows)) };
    }
    // A decimal comma is more frequent than a comma between cells, and a colon stands in hours too.
    delimited::parse_if_consistent(text, ';')
        .or_else(|| lines::parse(text).map(rows))
        .or_else(|| blanks::parse(text).map(|cells| rows(without_colons(cells))))
        .or_else(|| delimited::parse_if_consistent(text, ','))
        .or_else(|| lines::parse_loosely(text).map(rows))
        .unwrap_or_else(|| rows(text.lines().map(|line| vec![line.to_owned()]).collect()))
}

/// "Pahandut<tab>: 31.765": colons that stand under each other are none of the values.
fn without_colons(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let has_colon = |cell: &String| cell.trim_start().starts_with(':');
    let seconds = || rows.iter().filter_map(|row| row.get(1)).filter(|cell| !cell.trim().is_empty());
    if seconds().next().is_some() && seconds().all(has_colon) {
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(1)) {
            *cell = cell.trim_start().trim_start_matches(':').trim_start().to_owned();
        }
    }
    rows
}
