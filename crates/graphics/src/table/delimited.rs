//! Cells divided by tabs, semicolons or commas, with quotes as in RFC 4180.

use super::cells::Cells;
use super::periods::is_year;
use crate::number::read_column;

/// The cells of a text with that delimiter.
pub(super) fn parse(text: &str, delimiter: char) -> Cells {
    let mut reader = Reader { rest: text, delimiter, closes: true };
    let mut rows = Vec::new();
    let mut are_quoted = Vec::new();
    while !reader.rest.is_empty() {
        let (row, is_quoted) = reader.row();
        rows.push(row);
        are_quoted.push(is_quoted);
    }
    Cells { head: quoted_head(&rows, &are_quoted), rows }
}

/// The first row that is quoted throughout, if only headings stand above it and not all rows are so.
fn quoted_head(rows: &[Vec<String>], are_quoted: &[bool]) -> Option<usize> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    // One quoted cell is a heading with a comma in it.
    let is_head = |(row, is_quoted): &(&Vec<String>, &bool)| **is_quoted && row.len() > 1;
    let pairs = || rows.iter().zip(are_quoted);
    let head = pairs().position(|pair| is_head(&pair))?;
    let is_plain_row = |pair: (&Vec<String>, &bool)| !is_head(&pair) && filled(pair.0) > 0 && pair.0.len() > 1;
    let is_told = pairs().skip(head).any(is_plain_row) || rows.get(head).is_some_and(|row| filled(row) == 0);
    (is_told && rows.iter().take(head).all(|row| filled(row) <= 1)).then_some(head)
}

/// The cells of a text if that delimiter, `;` or `,`, divides most of its lines alike.
pub(super) fn parse_if_consistent(text: &str, delimiter: char) -> Option<Cells> {
    if !text.contains(delimiter) || (delimiter == ',' && are_decimal_marks(text)) {
        return None;
    }
    let cells = parse(text, delimiter);
    let is_filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    let filled = cells.rows.iter().filter(is_filled).count();
    let widths: Vec<usize> = cells.rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
    let alike = |width: &usize| widths.iter().filter(|other| *other == width).count();
    // Few rows are wider than the limit allows, so this is not quadratic.
    let most = (2..=widths.iter().copied().max()?.min(super::MOST_COLUMNS + 1)).map(|width| alike(&width)).max()?;
    let has_amount = || {
        let mut values = cells.rows.iter().flat_map(|row| row.iter().skip(1));
        values.any(|cell| read_column(&[cell]).is_numeric())
    };
    // A comma in a single line is a comma.
    let is_table = delimiter != ',' || widths.len() > 1 || has_amount();
    // A row that lacks its last cells is still a row of the table whose heads come first.
    let heads = cells.rows.first().map_or(0, Vec::len);
    let only_lacks = has_amount() && 2 * alike(&heads) > widths.len() && widths.iter().all(|width| *width <= heads);
    let is_even = 5 * most >= 4 * widths.len() || only_lacks;
    (is_even && 2 * widths.len() >= filled && is_table).then_some(cells)
}

/// Whether all commas stand between digits: decimals, unless years stand before them.
fn are_decimal_marks(text: &str) -> bool {
    let is_decimal = |line: &str| {
        line.match_indices(',').all(|(at, _)| {
            let before = line.get(..at).and_then(|text| text.chars().next_back());
            let after = line.get(at + 1..).and_then(|text| text.chars().next());
            before.is_some_and(|letter| letter.is_ascii_digit()) && after.is_some_and(|letter| letter.is_ascii_digit())
        })
    };
    let begins_with_year = |line: &str| line.split_once(',').is_none_or(|(first, _)| is_year(first));
    text.lines().all(is_decimal) && !text.lines().all(begins_with_year)
}

struct Reader<'a> {
    rest: &'a str,
    delimiter: char,
    /// Whether an opened quote may still be closed.
    closes: bool,
}

impl Reader<'_> {
    /// The next row, and whether all its cells are quoted.
    fn row(&mut self) -> (Vec<String>, bool) {
        let mut cells = Vec::new();
        let mut is_quoted = true;
        loop {
            let quoted = self.quoted();
            is_quoted &= quoted.is_some();
            cells.push(quoted.unwrap_or_else(|| self.plain()));
            let mut letters = self.rest.chars();
            let next = letters.next();
            self.rest = letters.as_str();
            if next != Some(self.delimiter) {
                return (cells, is_quoted);
            }
        }
    }

    /// A cell up to the next delimiter or line end, which stay.
    fn plain(&mut self) -> String {
        let end = self.rest.find([self.delimiter, '\n']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }

    /// A cell in quotes. `None`, and nothing is taken, where a quote is only a letter.
    fn quoted(&mut self) -> Option<String> {
        let mut rest = self.rest.strip_prefix('"').filter(|_| self.closes)?;
        let mut cell = String::new();
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                self.closes = false;
                return None;
            };
            cell.push_str(part);
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    rest = more;
                }
                None if after.is_empty() || after.starts_with([self.delimiter, '\n']) => {
                    self.rest = after;
                    return Some(cell);
                }
                None => return None,
            }
        }
    }
}
