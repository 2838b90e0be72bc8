//! Sheets of LibreOffice files. Rows and cells may be said to repeat a million times, so this reads no further than a
//! table may reach.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet_cells::{Budget, Read, SheetCells, date_text, number_text, percent_text, written_percent_text};
use super::{MOST_COLUMNS, MOST_ROWS, TableError};

/// What a file says that it is.
pub(super) const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// A row or a cell with something in it repeats at most so often: one more than a table may have is enough to say so.
const MOST_REPEATS: u32 = MOST_ROWS as u32 + 1;
/// The same for cells of a row.
const MOST_CELL_REPEATS: u32 = MOST_COLUMNS as u32 + 1;
/// What stands in cells and is none of their text, and tables that are no sheets.
const LEFT_OUT: [&str; 6] =
    ["office:annotation", "draw:frame", "draw:custom-shape", "table:shapes", "table:tracked-changes", "text:ruby-text"];

/// The sheets of a content part.
pub(super) fn sheets(content: &[u8]) -> Result<Vec<Read>, TableError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| TableError::Damaged)? {
            Event::Start(tag) => walk.start(&tag),
            Event::End(tag) => walk.end(tag.name().as_ref()),
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(name) => walk.text(&reference(&name)),
            Event::Eof => break,
            _ => {}
        }
        if walk.is_full {
            break;
        }
    }
    // A file that ends in the middle of a sheet is not whole.
    if walk.sheet.is_some() { Err(TableError::Damaged) } else { Ok(walk.sheets) }
}

fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default().to_owned()
}

/// What has been read so far, and where.
#[derive(Default)]
struct Walk {
    budget: Budget,
    sheets: Vec<Read>,
    /// Whether no further sheets are read.
    is_full: bool,
    /// Styles of tables that are hidden.
    hidden_styles: BTreeSet<String>,
    table_style: Option<String>,
    sheet: Option<Read>,
    row: u32,
    row_repeats: u32,
    column: u32,
    cells: Vec<(u32, u32, Value)>,
    cell: Option<CellTag>,
    text: String,
    paragraphs: usize,
    /// So deep inside of what is left out.
    left_out: usize,
}

/// A cell's attributes.
struct CellTag {
    kind: String,
    value: String,
    currency: String,
    date: String,
    repeats: u32,
}

/// What a cell holds.
enum Value {
    Number(String),
    Text(String),
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if self.left_out > 0 || LEFT_OUT.contains(&name) {
            self.left_out += 1;
            return;
        }
        match name {
            "style:style" => self.table_style = attribute(tag, "style:name"),
            "style:table-properties" if attribute(tag, "table:display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.table_style.take());
            }
            "table:table" if self.sheet.is_none() => self.start_sheet(tag),
            "table:table-row" => {
                self.row_repeats = repeats(tag, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" if self.sheet.is_some() => self.start_cell(tag),
            "text:p" | "text:h" if self.cell.is_some() => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" | "text:tab" | "text:line-break" => self.text(" "),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "table:table" => {
                if let Some(sheet) = self.sheet.take() {
                    self.budget.take(&sheet.cells);
                    self.sheets.push(sheet);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // Outside of paragraphs there are only the line breaks of the file itself.
        let is_told = self.cell.is_some() && self.paragraphs > 0 && self.left_out == 0;
        if is_told && self.text.len() + text.len() <= super::MOST_BYTES {
            self.text.push_str(text);
        }
    }

    fn start_sheet(&mut self, tag: &BytesStart<'_>) {
        self.is_full = !self.budget.take_sheet();
        if self.is_full {
            return;
        }
        let name = attribute(tag, "table:name").unwrap_or_default();
        let style = attribute(tag, "table:style-name");
        let is_hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
        self.sheet = Some(Read { name, is_hidden, cells: Ok(self.budget.cells()) });
        self.row = 0;
    }

    fn start_cell(&mut self, tag: &BytesStart<'_>) {
        let told = |name| attribute(tag, name).unwrap_or_default();
        self.cell = Some(CellTag {
            kind: told("office:value-type"),
            value: told("office:value"),
            currency: told("office:currency"),
            date: told("office:date-value"),
            repeats: repeats(tag, "table:number-columns-repeated"),
        });
        self.text.clear();
        self.paragraphs = 0;
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let (column, text) = (self.column, std::mem::take(&mut self.text));
        self.column = column.saturating_add(cell.repeats);
        let value = cell.value(text);
        let (Value::Number(text) | Value::Text(text)) = &value;
        // More cells are too many already.
        if !text.trim().is_empty() && self.cells.len() <= 2 * MOST_COLUMNS {
            self.cells.push((column, cell.repeats.min(MOST_CELL_REPEATS), value));
        }
    }

    /// A row is put down once it is known what it holds: empty ones repeat to the end of a sheet.
    fn end_row(&mut self) {
        let row = self.row;
        self.row = row.saturating_add(self.row_repeats);
        let cells = std::mem::take(&mut self.cells);
        let Some(sheet) = self.sheet.as_mut().filter(|_| !cells.is_empty()) else { return };
        let Ok(known) = &mut sheet.cells else { return };
        for repeat in 0..self.row_repeats.min(MOST_REPEATS) {
            if let Err(error) = put_row(known, row.saturating_add(repeat), &cells) {
                sheet.cells = Err(error);
                return;
            }
        }
    }
}

fn put_row(known: &mut SheetCells, row: u32, cells: &[(u32, u32, Value)]) -> Result<(), TableError> {
    for (column, repeats, value) in cells {
        for repeat in 0..*repeats {
            let column = column.saturating_add(repeat);
            match value {
                Value::Number(text) => known.put_number(row, column, text)?,
                Value::Text(text) => known.put(row, column, text)?,
            }
        }
    }
    Ok(())
}

impl CellTag {
    fn value(&self, text: String) -> Value {
        let number = self.value.parse::<f64>().ok().filter(|value| value.is_finite());
        match (self.kind.as_str(), number) {
            ("percentage", Some(value)) => Value::Number(percent_text(value)),
            ("currency", Some(value)) if self.currency == "IDR" => Value::Number(format!("Rp{}", number_text(value))),
            // The sign is only written: its format shares nothing out.
            ("float", Some(value)) if text.trim_end().ends_with('%') => Value::Number(written_percent_text(value)),
            // A program that counts with fewer digits would lose some.
            ("float", Some(_)) if self.value.bytes().all(|byte| byte.is_ascii_digit()) => {
                Value::Number(self.value.clone())
            }
            ("float" | "currency", Some(value)) => Value::Number(number_text(value)),
            ("date", _) if !self.date.is_empty() => Value::Text(date_text(&self.date)),
            _ => Value::Text(text),
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    let value = quick_xml::escape::unescape(&attribute.value).ok()?;
    Some(value.into_owned())
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}
