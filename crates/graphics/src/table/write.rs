//! Tables written as text.

use super::{Column, Table, text};

/// A table as text with tabs, which [`Table::parse_text`] reads back. Heads that would not be taken for heads, or not
/// be missed, are quoted.
pub(super) fn write(table: &Table) -> String {
    let plain = write_with(table, false);
    let is_read_back = text::parse(&plain).is_ok_and(|read| {
        let names = |table: &Table| table.columns.iter().map(Column::head).collect::<Vec<_>>();
        read.rows == table.rows && names(&read) == names(table) && read.heading == table.heading
    });
    if is_read_back { plain } else { write_with(table, true) }
}

fn write_with(table: &Table, quotes_heads: bool) -> String {
    let mut text = String::new();
    let mut line = |cells: Vec<String>| {
        text.push_str(&cells.join("\t"));
        // So that a single column is seen to be one.
        text.push_str(if cells.len() == 1 { "\t\n" } else { "\n" });
    };
    if let Some(heading) = &table.heading {
        line(vec![cell(heading)]);
    }
    let heads = table.columns.iter().map(Column::head);
    if quotes_heads {
        // A single head has a neighbour, so that it is no heading.
        let neighbour = (table.columns.len() == 1).then(String::new);
        line(heads.chain(neighbour).map(|head| quote(&head)).collect());
    } else if table.columns.iter().any(|column| !column.name.is_empty()) {
        line(heads.map(|head| cell(&head)).collect());
    }
    for row in &table.rows {
        let mut cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        // Only heads are quoted throughout.
        if cells.iter().all(|cell| cell.starts_with('"')) {
            cells.push(String::new());
        }
        line(cells);
    }
    if let Some(source) = &table.source {
        line(vec![cell(&format!("Sumber: {source}"))]);
    }
    text
}

fn cell(text: &str) -> String {
    if text.contains(['"', '\t', '\n', '\r']) { quote(text) } else { text.to_owned() }
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
