//! From bare cells to a table: what stands above and below it, which rows are heads, what is empty.

use std::collections::BTreeSet;

use super::cells::Cells;
use super::periods::{is_year, periods};
use super::{Column, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Table, TableError};
use crate::number::{DecimalMark, is_missing, read_column, read_column_with};

/// What stands before the name of a source.
const SOURCES: [&str; 4] = ["sumber", "sumber data", "source", "data source"];
/// What stands before a remark below a table.
const REMARKS: [&str; 6] = ["catatan", "keterangan", "ket", "ket.", "note", "notes"];
/// Words that are longer are no heads.
const LONGEST_HEAD: usize = 60;

type Row = Vec<String>;

/// The table of some cells. Numbers in the columns of `with_commas` are known to have decimal commas.
pub(super) fn arrange(cells: Cells, with_commas: &[usize]) -> Result<Table, TableError> {
    let Cells { rows, head } = cells;
    let rows: Vec<Row> = rows.iter().map(|row| cleaned(row)).collect();
    check_size(&rows)?;
    let (rows, places) = without_empty_columns(rows)?;
    let (above, below) = rows.split_at_checked(head.unwrap_or(0)).unwrap_or((&[], &rows));
    let (mut above, mut rows) = (filled(above), filled(below));
    // A row of heads may be all empty, and then tells that there are none.
    let told_heads = head.and_then(|_| below.first()).cloned();
    if told_heads.as_ref().is_some_and(|heads| !heads.is_empty()) {
        rows.remove(0);
    }
    let mut source = take_notes_below(&mut rows);
    if told_heads.is_none() {
        above = take_heading(&mut rows);
    }
    let heading = join_heading(above, &mut source);
    let heads = told_heads.unwrap_or_else(|| take_heads(&mut rows));
    let has_commas = |column: usize| places.get(column).is_some_and(|place| with_commas.contains(place));
    let table = Table { heading, source, ..with_columns(&heads, &rows, has_commas) };
    if table.rows.is_empty() {
        return Err(TableError::Empty);
    }
    table.check()?;
    Ok(table)
}

/// Early, so that nothing below looks at more than it must.
fn check_size(rows: &[Row]) -> Result<(), TableError> {
    // Headings, heads and notes come to the rows.
    if rows.iter().filter(|row| !row.is_empty()).count() > 2 * MOST_ROWS {
        return Err(TableError::TooManyRows { most: MOST_ROWS });
    }
    let bytes = rows.iter().flatten().map(String::len).sum::<usize>();
    if bytes > MOST_BYTES { Err(TableError::TooLarge) } else { Ok(()) }
}

/// The rows with only the columns in which something stands, and where these stood.
fn without_empty_columns(rows: Vec<Row>) -> Result<(Vec<Row>, Vec<usize>), TableError> {
    let mut places = BTreeSet::new();
    for row in &rows {
        places.extend(row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(place, _)| place));
        // A heading may stand beside the columns.
        if places.len() > 2 * MOST_COLUMNS {
            return Err(TableError::TooManyColumns { most: MOST_COLUMNS });
        }
    }
    let narrow = |mut row: Row| {
        let mut narrow: Row = places.iter().map_while(|place| row.get_mut(*place).map(std::mem::take)).collect();
        while narrow.last().is_some_and(String::is_empty) {
            narrow.pop();
        }
        narrow
    };
    Ok((rows.into_iter().map(narrow).collect(), places.iter().copied().collect()))
}

fn filled(rows: &[Row]) -> Vec<Row> {
    rows.iter().filter(|row| !row.is_empty()).cloned().collect()
}

/// Its cells cleaned, without empty ones at its end.
fn cleaned(row: &[String]) -> Row {
    let mut row: Row = row.iter().map(|cell| clean(cell)).collect();
    while row.last().is_some_and(String::is_empty) {
        row.pop();
    }
    row
}

/// One line without letters that are not seen.
fn clean(cell: &str) -> String {
    let seen: String = cell.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The only filled cell of a row.
fn only_cell(row: &Row) -> Option<&str> {
    let mut cells = row.iter().filter(|cell| !cell.is_empty());
    let only = cells.next()?;
    cells.next().is_none().then_some(only.as_str())
}

/// What a row names as the source: "Sumber: BPS", also in two cells. Beside a number it is the name of a row.
fn source_of(row: &Row) -> Option<String> {
    if row.iter().skip(1).any(|cell| is_amount(cell)) {
        return None;
    }
    source_in(&row.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// What a line names as the source, if these are words and no number.
pub(super) fn source_in(line: &str) -> Option<String> {
    let (name, source) = line.trim_start_matches(['*', '(', '_']).split_once(':')?;
    let is_source = SOURCES.contains(&name.trim().to_lowercase().as_str());
    // Chats put stars and underlines around words.
    let source = source.trim_start_matches([':', ' ', '*', '_']).trim_end_matches([' ', '*', '_']);
    (is_source && source.contains(char::is_alphabetic) && !is_amount(source)).then(|| source.to_owned())
}

/// Takes the source and remarks away that stand below a table.
fn take_notes_below(rows: &mut Vec<Row>) -> Option<String> {
    let mut sources = Vec::new();
    while rows.len() > 1 {
        let Some(last) = rows.last() else { break };
        match source_of(last) {
            Some(source) => sources.insert(0, source),
            None if only_cell(last).is_some_and(is_remark) => {}
            None => break,
        }
        rows.pop();
    }
    (!sources.is_empty()).then(|| sources.join("; "))
}

fn is_remark(text: &str) -> bool {
    let name = text.split_once(':').map(|(name, _)| name.trim().to_lowercase());
    name.is_some_and(|name| REMARKS.contains(&name.as_str())) || text.starts_with("*)")
}

/// Takes the rows away that stand above a table: one cell each, where later rows have more.
fn take_heading(rows: &mut Vec<Row>) -> Vec<Row> {
    let first = rows.iter().position(|row| only_cell(row).is_none()).unwrap_or(0);
    rows.drain(..first).collect()
}

/// One line; a source among the rows above becomes the source.
fn join_heading(above: Vec<Row>, source: &mut Option<String>) -> Option<String> {
    let mut lines = Vec::new();
    for row in above {
        match source_of(&row) {
            Some(named) if source.is_none() => *source = Some(named),
            _ => lines.extend(row.into_iter().filter(|cell| !cell.is_empty())),
        }
    }
    let heading = vec![lines.join(" ")];
    // "Sumber:" in one row and its name in the next.
    if let Some(named) = source_of(&heading).filter(|_| source.is_none()) {
        *source = Some(named);
        return None;
    }
    heading.into_iter().find(|heading| !heading.is_empty())
}

/// Takes one or two rows of heads, and a row that numbers the columns.
fn take_heads(rows: &mut Vec<Row>) -> Row {
    let Some((first, body)) = rows.split_first() else { return Row::new() };
    let below = body.split_first().filter(|(second, rest)| are_two_heads(first, second, rest));
    let (heads, count) = match below {
        Some((second, _)) => (join_heads(first, second), 2),
        None if are_heads(first, body) => (first.clone(), 1),
        None => return Row::new(),
    };
    rows.drain(..count);
    if rows.len() > 1 && rows.first().is_some_and(numbers_columns) {
        rows.remove(0);
    }
    heads
}

/// Whether a row names the columns of the rows below it.
fn are_heads(row: &Row, body: &[Row]) -> bool {
    let width = body.iter().map(Vec::len).max().unwrap_or(0);
    let head = |column: usize| row.get(column).map_or("", String::as_str);
    let numeric: Vec<usize> = (0..width).filter(|column| read_column(&cells_of(body, *column)).is_numeric()).collect();
    if row.iter().any(|cell| is_amount(cell)) {
        return are_year_heads(row, body, &numeric);
    }
    let is_named = |column: &usize| !is_missing(head(*column));
    if numeric.iter().any(is_named) {
        return true;
    }
    let firsts: Vec<&str> = [head(0)].into_iter().chain(cells_of(body, 0)).collect();
    let first_is_time = periods(&firsts).is_none() && periods(&cells_of(body, 0)).is_some();
    let is_short = |cell: &String| !is_missing(cell) && cell.chars().count() <= LONGEST_HEAD;
    let are_words = row.len() == width && row.iter().all(is_short) && body.len() > 1 && periods(&firsts).is_none();
    width > 1 && numeric.is_empty() && !is_missing(head(0)) && (first_is_time || (are_words && are_different(row)))
}

/// Whether the amounts in a row are years that rise by the same step, over other numbers than years.
fn are_year_heads(row: &Row, body: &[Row], numeric: &[usize]) -> bool {
    let columns: Vec<usize> =
        (0..row.len()).filter(|column| row.get(*column).is_some_and(|cell| is_amount(cell))).collect();
    let years: Vec<&str> = columns.iter().filter_map(|column| row.get(*column)).map(String::as_str).collect();
    let Some(positions) = periods(&years).filter(|_| years.iter().all(|year| is_year(year))) else { return false };
    let steps: Vec<f64> = positions.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).collect();
    let is_even = steps.windows(2).all(|pair| pair.first() == pair.last());
    let first = row.first().map_or("", String::as_str);
    let has_corner = first.is_empty() && columns.first().is_some_and(|first| *first > 0);
    let are_numbers = columns.iter().any(|column| numeric.contains(column));
    let body_is_years = columns.iter().all(|column| cells_of(body, *column).iter().all(|cell| is_year(cell)));
    let are_enough = years.len() > 1 || has_corner;
    are_enough && is_even && are_numbers && !body_is_years && columns.first().is_some_and(|first| *first > 0)
}

/// Whether two rows are heads: "2024", "", "2025", "" over "L", "P", "L", "P".
fn are_two_heads(first: &Row, second: &Row, body: &[Row]) -> bool {
    let cell = |row: &Row, column: usize| row.get(column).is_some_and(|cell| !cell.is_empty());
    let is_open = |column: &usize| !cell(first, *column);
    let spans = (1..second.len()).filter(is_open).any(|column| cell(second, column));
    // Beside the spans, either row may name a column, and each is named.
    let width = first.len().max(second.len());
    let are_named = (0..width).all(|column| column == 0 || cell(first, column) || cell(second, column));
    let has_amounts = second.iter().any(|cell| is_amount(cell) && !is_year(cell));
    let below = (1..width).any(|column| read_column(&cells_of(body, column)).is_numeric());
    let upper_is_words = first.iter().all(|cell| !is_amount(cell) || is_year(cell));
    !body.is_empty() && spans && are_named && !has_amounts && below && upper_is_words && are_heads(second, body)
}

/// "2024 L", "2024 P": the upper head holds for the empty cells right of it.
fn join_heads(first: &Row, second: &Row) -> Row {
    let mut above = String::new();
    let width = first.len().max(second.len());
    let cell = |row: &Row, column: usize| row.get(column).cloned().unwrap_or_default();
    let join = |column: usize| {
        let (upper, lower) = (cell(first, column), cell(second, column));
        if !upper.is_empty() {
            above = upper;
        } else if column == 0 || lower.is_empty() {
            above.clear();
        }
        [above.as_str(), lower.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    (0..width).map(join).collect()
}

/// "(1)", "(2)", "(3)" or "1", "2", "3" below the heads, as in official tables.
fn numbers_columns(row: &Row) -> bool {
    let bare = |cell: &str| cell.trim_start_matches('(').trim_end_matches(')').trim().parse::<usize>();
    let counts = row.iter().enumerate().all(|(column, cell)| bare(cell) == Ok(column + 1));
    let least = if row.iter().all(|cell| cell.starts_with('(')) { 2 } else { 3 };
    counts && row.len() >= least
}

fn is_amount(cell: &str) -> bool {
    read_column(&[cell]).is_numeric()
}

fn are_different(row: &Row) -> bool {
    row.iter().enumerate().all(|(at, cell)| row.iter().take(at).all(|other| other != cell))
}

fn cells_of(rows: &[Row], column: usize) -> Vec<&str> {
    rows.iter().map(|row| row.get(column).map_or("", String::as_str)).collect()
}

/// The table of the columns with a head or a value, all rows as long as each other.
fn with_columns(heads: &Row, rows: &[Row], has_commas: impl Fn(usize) -> bool) -> Table {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(heads.len());
    let head = |column: usize| heads.get(column).map_or("", String::as_str);
    let has_cells = |column: usize| cells_of(rows, column).iter().any(|cell| !cell.is_empty());
    let kept: Vec<usize> = (0..width).filter(|column| !head(*column).is_empty() || has_cells(*column)).collect();
    let column = |column: &usize| {
        let needs_mark = has_commas(*column) && needs_mark(&cells_of(rows, *column));
        Column { decimal_mark: needs_mark.then_some(DecimalMark::Comma), ..Column::parse(head(*column)) }
    };
    let columns = kept.iter().map(column).collect();
    let narrow = |row: &Row| kept.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect();
    Table { columns, rows: rows.iter().map(narrow).collect(), ..Table::default() }
}

/// Whether a column with decimal commas would be read otherwise.
fn needs_mark(cells: &[&str]) -> bool {
    let alone = read_column(cells);
    alone.ambiguity.is_some() || alone.numbers() != read_column_with(cells, Some(DecimalMark::Comma)).numbers()
}
