//! Sheets of Excel files.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use quick_xml::events::Event;

use super::TableError;
use super::periods::{short_date, short_month};
use super::sheet_cells::{Budget, Read, SheetCells, date_text, number_text, percent_text, written_percent_text};
use crate::language::Language;
use crate::unpacked::Unpacked;

/// Excel itself has at most so many formats of cells.
const MOST_FORMATS: usize = 65_536;
/// Names of sheets, parts and formats are shorter.
const LONGEST_ATTRIBUTE: usize = 2_048;

/// The sheets of an Excel file.
pub(super) fn sheets(unpacked: &Unpacked) -> Result<Vec<Read>, TableError> {
    check_counts(unpacked)?;
    let packed = unpacked.packed()?;
    // What a stranger's file makes the reader do must not end the program.
    catch_unwind(AssertUnwindSafe(|| read(packed))).unwrap_or(Err(TableError::Damaged))
}

fn read(packed: Vec<u8>) -> Result<Vec<Read>, TableError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(packed)).map_err(|error| error_of(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    let mut read = Vec::new();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if !budget.take_sheet() {
            break;
        }
        let cells = cells(&mut workbook, &sheet.name, budget.cells());
        budget.take(&cells);
        read.push(Read { name: sheet.name, is_hidden: sheet.visible != SheetVisible::Visible, cells });
    }
    Ok(read)
}

fn cells(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, mut cells: SheetCells) -> Result<SheetCells, TableError> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| error_of(&error))?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| error_of(&error))? {
        let (row, column) = cell.get_position();
        let format = reader.styles().get(style).map_or("", format_code);
        match cell.get_value() {
            DataRef::Float(value) => cells.put_number(row, column, &with_format(*value, format))?,
            DataRef::Int(value) => cells.put_number(row, column, &with_format(*value as f64, format))?,
            DataRef::SharedString(text) => cells.put(row, column, text)?,
            DataRef::String(text) | DataRef::DurationIso(text) => cells.put(row, column, text)?,
            DataRef::DateTime(time) => cells.put(row, column, &time_text(time, format))?,
            DataRef::DateTimeIso(text) => cells.put(row, column, &date_text(text))?,
            DataRef::Bool(is) => cells.put(row, column, if *is { "TRUE" } else { "FALSE" })?,
            // Nothing is known, whatever went wrong.
            DataRef::Error(_) => cells.put(row, column, "#N/A")?,
            DataRef::Empty => {}
        }
    }
    Ok(cells)
}

fn format_code(style: &Style) -> &str {
    style.number_format.as_ref().map_or("", |format| format.format_code.as_str())
}

/// A number with what its format adds to it: percents and rupiah.
fn with_format(value: f64, format: &str) -> String {
    let format = format.to_lowercase();
    let has = |name: &str| format.split(|letter: char| !letter.is_alphabetic()).any(|word| word == name);
    match () {
        () if shares_out(&format) => percent_text(value),
        () if format.contains('%') => written_percent_text(value),
        () if has("rp") || has("idr") => format!("Rp{}", number_text(value)),
        () => number_text(value),
    }
}

/// Whether a format shows a share of one as percents: a sign in quotes or behind a backslash is only written.
fn shares_out(format: &str) -> bool {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for letter in format.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            // These stand before a letter that is written, or as wide as it.
            '\\' | '_' | '*' if !is_quoted => is_escaped = true,
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}

/// A date, as much of it as the format shows; else an hour or a length of time.
fn time_text(time: &ExcelDateTime, format: &str) -> String {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let shows = |letter: char| format.to_lowercase().contains(letter);
    match () {
        () if time.is_duration() => {
            let minutes = (time.as_f64() * 24.0 * 60.0).round();
            format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0))
        }
        () if time.as_f64() < 1.0 => format!("{hour:02}:{minute:02}"),
        () if shows('y') && !shows('d') && !shows('m') => year.to_string(),
        () if shows('y') && !shows('d') => short_month(year, month, Language::Indonesian),
        () => short_date(year, month, day, Language::Indonesian),
    }
}

fn error_of(error: &XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::Locked,
        _ => TableError::Damaged,
    }
}

/// What the reader takes room for without looking: told counts, and formats that are copied for each style.
fn check_counts(unpacked: &Unpacked) -> Result<(), TableError> {
    for part in unpacked.parts_ending("sharedStrings.xml") {
        let told = |tag: &quick_xml::events::BytesStart<'_>| {
            let count = tag.try_get_attribute("uniqueCount").ok()??;
            count.value.parse::<u64>().ok()
        };
        // A text takes more than a byte.
        let most = u64::try_from(part.len()).unwrap_or(u64::MAX);
        each_tag(part, &mut |tag| told(tag).is_none_or(|count| count <= most))?;
    }
    for part in unpacked.parts_ending("styles.xml").chain(unpacked.parts_ending(".rels")) {
        let mut formats = 0;
        each_tag(part, &mut |tag| {
            let is_format = matches!(tag.local_name().as_ref(), "xf" | "font" | "fill" | "border" | "Relationship");
            formats += usize::from(is_format);
            let is_short = |value: &str| value.len() <= LONGEST_ATTRIBUTE;
            let mut attributes = tag.attributes();
            let mut known = attributes.with_checks(false).flatten();
            formats <= 4 * MOST_FORMATS && known.all(|attribute| is_short(&attribute.value))
        })?;
    }
    Ok(())
}

/// Looks at each tag of a part; one that is not right makes the file damaged.
fn each_tag(
    part: &[u8],
    is_right: &mut dyn FnMut(&quick_xml::events::BytesStart<'_>) -> bool,
) -> Result<(), TableError> {
    let mut reader = quick_xml::Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if !is_right(&tag) => return Err(TableError::Damaged),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(TableError::Damaged),
        }
    }
}
