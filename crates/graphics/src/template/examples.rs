//! Fields filled with their examples, and rows as people filled them in.

use sunting_timeline::graphic::{FieldValue, Graphic, Item};

use super::{Field, FieldKind, Template};

/// A graphic with the example of each field.
pub(super) fn filled(template: &Template) -> Graphic {
    let mut graphic = Graphic::new(template.id);
    for field in template.fields.iter().filter(|field| !field.example.is_empty()) {
        graphic.fields.insert(field.id.to_owned(), value(field));
    }
    graphic
}

fn value(field: &Field) -> FieldValue {
    match field.kind {
        FieldKind::List { parts, .. } => FieldValue::List(field.example.lines().map(|row| item(parts, row)).collect()),
        _ => FieldValue::Text(field.example.to_owned()),
    }
}

fn item(parts: &[Field], row: &str) -> Item {
    parts.iter().zip(row.split('|')).map(|(part, text)| (part.id.to_owned(), text.to_owned())).collect()
}

/// A part of a row; empty when nothing was filled in.
pub(super) fn part<'g>(item: &'g Item, id: &str) -> &'g str {
    item.get(id).map_or("", String::as_str)
}

/// The rows of a list whose part `id` holds something, with that part.
pub(super) fn filled_rows<'g>(graphic: &'g Graphic, list: &str, id: &str) -> Vec<(&'g Item, &'g str)> {
    let rows = graphic.list(list).iter().map(|item| (item, part(item, id)));
    rows.filter(|(_, text)| !text.trim().is_empty()).collect()
}
