//! `chart`: a table as the chart that shows it best, or as the one that was asked for unless that would mislead.

use serde_json::{Value, json};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::number::Cell;
use sunting_graphics::suggest::{Refusal, Suggestion, refusal, suggest};
use sunting_graphics::table::{MOST_BYTES, ReadTable, Table};
use sunting_timeline::described;
use sunting_timeline::graphic::{FieldValue, Graphic};

use super::{Outcome, brand, drawn};
use crate::args::{Chart, Common};
use crate::failure::Failure;
use crate::output::Console;
use crate::shown;

/// Files that are no text.
const SPREADSHEETS: [&str; 3] = ["xlsx", "xlsm", "ods"];

/// So many cells that cannot be read are named.
const MOST_NAMED: usize = 8;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Chart, common: &Common, console: &Console) -> Outcome {
    let table = table_of(args)?;
    let read = table.read();
    let shape = args.drawn.shape;
    let suggestion = suggest(&read, shape);
    let kind = match &args.kind {
        Some(id) => known(id)?,
        None => suggestion.chart_kind(),
    };
    if let Some(refusal) = refusal(&read, kind, shape) {
        return Err(refused(&refusal, kind).at(&args.table));
    }
    let graphic = graphic_of(args, &table, kind);
    let drawn::Picture { width_px, height_px, warnings } = drawn::draw(graphic, &args.drawn, common, console)?;
    let output = &args.drawn.output;
    let mut object = json!({
        "output": output.to_string_lossy(),
        "kind": kind.id(),
        "suggested": suggestion.chart_kind().id(),
        "refused": refusals(&suggestion),
        "values": values(&read),
        "unread": unread(&table, &read),
        "width": width_px,
        "height": height_px,
    });
    let arguments = [
        ("file", shown::path(output).into()),
        ("kind", console.messages.text(&format!("chart-{}", kind.id()), &[]).into()),
        ("width", width_px.into()),
        ("height", height_px.into()),
    ];
    let mut told = console.messages.text("chart-done", &arguments);
    if let Some(cells) = unread_cells(&object) {
        told = format!("{told}\n{}", console.messages.text("chart-unread", &[("cells", cells.into())]));
    }
    warnings.add_to(&console.messages, &mut object, &mut told);
    console.report(&object, &told);
    Ok(())
}

/// The cells that are no numbers, as they were typed, if there are some: their places in the chart are empty.
fn unread_cells(told: &Value) -> Option<String> {
    let cells = told["unread"].as_array().filter(|cells| !cells.is_empty())?;
    let texts = cells.iter().take(MOST_NAMED).filter_map(|cell| cell["text"].as_str());
    let named = texts.map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ");
    Some(if cells.len() > MOST_NAMED { format!("{named}, …") } else { named })
}

fn table_of(args: &Chart) -> Result<Table, Failure> {
    let ending = args.table.extension().unwrap_or_default().to_ascii_lowercase();
    let bytes = brand::bytes_of(&args.table, MOST_BYTES)?;
    let table = match SPREADSHEETS.iter().any(|spreadsheet| ending == *spreadsheet) {
        true => Table::from_spreadsheet(&bytes, args.worksheet.as_deref()),
        false => Table::parse_bytes(&bytes),
    };
    table.map_err(|error| Failure::from(error).at(&args.table))
}

fn known(id: &str) -> Result<ChartKind, Failure> {
    let kinds = || ChartKind::ALL.into_iter().filter(|kind| *kind != ChartKind::BigNumber).map(ChartKind::id);
    let kind = ChartKind::from_id(id).filter(|kind| *kind != ChartKind::BigNumber);
    let arguments = || vec![("id", id.into()), ("ids", kinds().collect::<Vec<_>>().join(", ").into())];
    kind.ok_or_else(|| Failure::wrong_usage("chart-unknown", arguments()))
}

/// A chart that would mislead, with the sentence that says why.
fn refused(refusal: &Refusal, kind: ChartKind) -> Failure {
    let mut arguments = vec![("kind", kind.id().into())];
    match refusal {
        Refusal::NotOneWhole { total } => arguments.push(("total", format!("{total:.0}").into())),
        Refusal::TooManyRows { rows, most } | Refusal::UnreadTimes { rows, read: most } => {
            arguments.extend([("rows", count(*rows)), ("most", count(*most))]);
        }
        Refusal::TooManySeries { series, most } => {
            arguments.extend([("rows", count(*series)), ("most", count(*most))]);
        }
        _ => {}
    }
    Failure::new(&format!("chart-{}", name(refusal)), arguments)
}

fn count(number: usize) -> described::Value {
    described::Value::Count(number as u64)
}

/// What scripts know a refusal by.
fn name(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoNumbers => "no-numbers",
        Refusal::NeedsOneNumber { .. } => "needs-one-number",
        Refusal::NeedsOneColumn { .. } => "needs-one-column",
        Refusal::NeedsParts { .. } => "needs-parts",
        Refusal::NeedsTarget => "needs-target",
        Refusal::NeedsShareOfPeople => "needs-share-of-people",
        Refusal::NotTime => "not-time",
        Refusal::UnreadTimes { .. } => "unread-times",
        Refusal::NeedsTwoPeriods => "needs-two-periods",
        Refusal::Negative => "negative",
        Refusal::TwoUnits { .. } => "two-units",
        Refusal::MostlyMissing { .. } => "mostly-missing",
        Refusal::MissingPart => "missing-part",
        Refusal::NotOneWhole { .. } => "not-one-whole",
        Refusal::NotTwoToFiveParts { .. } => "not-two-to-five-parts",
        Refusal::TooManyRows { .. } => "too-many-rows",
        Refusal::TooManySeries { .. } => "too-many-series",
    }
}

fn graphic_of(args: &Chart, table: &Table, kind: ChartKind) -> Graphic {
    let mut graphic = Graphic::new(&format!("{CHART_PREFIX}{}", kind.id()));
    let heading = if args.title.is_empty() { table.heading.clone().unwrap_or_default() } else { args.title.clone() };
    let source = if args.source.is_empty() { table.source.clone().unwrap_or_default() } else { args.source.clone() };
    let (unit, highlight) = (args.unit.clone().unwrap_or_default(), args.highlight.clone().unwrap_or_default());
    for (field, text) in [("judul", heading), ("satuan", unit), ("sumber", source), ("sorot", highlight)] {
        if !text.is_empty() {
            graphic.fields.insert(field.to_owned(), FieldValue::Text(text));
        }
    }
    graphic.table = Some(table.into());
    graphic.dark = args.drawn.dark;
    graphic
}

fn refusals(suggestion: &Suggestion) -> Vec<Value> {
    suggestion.refused.iter().map(|(kind, why)| json!({ "kind": kind.id(), "why": name(why) })).collect()
}

fn values(read: &ReadTable) -> Vec<Value> {
    let row = |(row, label): (usize, &String)| {
        let numbers = read.numbers.iter().map(|column| column.values.get(row).copied().flatten());
        json!({ "label": label, "numbers": numbers.collect::<Vec<_>>() })
    };
    read.labels.iter().enumerate().map(row).collect()
}

/// Cells of number columns that are no numbers.
fn unread(table: &Table, read: &ReadTable) -> Vec<Value> {
    let mut found = Vec::new();
    for column in &read.numbers {
        let cells = column.reading.cells.iter().zip(table.column_cells(column.column));
        for (row, (cell, text)) in cells.enumerate() {
            if let Cell::Unread { proposal } = cell {
                found.push(json!({ "row": row, "column": column.column, "text": text, "proposal": proposal }));
            }
        }
    }
    found
}
