//! The fields of templates, for people and for programs.

use serde_json::{Value, json};
use sunting_graphics::template::{Field, FieldKind, Names};
use sunting_session::graphics::language_of;

use crate::output::Console;

/// A name in the language that is spoken.
pub fn name<'a>(names: Names<'a>, console: &Console) -> &'a str {
    names.of(language_of(console.messages.language()))
}

/// A field in one line; the parts of a list below it.
pub fn in_words(field: &Field<'_>, indent: &str, console: &Console) -> String {
    let needed = if field.required { "*" } else { "" };
    let head = format!("{indent}  {}{needed}", field.id);
    let line = format!("{head:<20} {}", name(field.names, console));
    match field.kind {
        FieldKind::List { parts, .. } => {
            let parts = parts.iter().map(|part| in_words(part, "  ", console));
            [line].into_iter().chain(parts).collect::<Vec<_>>().join("\n")
        }
        _ => line,
    }
}

/// A name in both languages.
pub fn names_as_json(names: Names<'_>) -> Value {
    json!({ "id": names.indonesian, "en": names.english })
}

/// A field for programs.
pub fn field_as_json(field: &Field<'_>) -> Value {
    let (kind, more) = match field.kind {
        FieldKind::Text => ("text", json!({})),
        FieldKind::Number { least, most } => ("number", json!({ "least": least, "most": most })),
        FieldKind::Switch { on } => ("switch", json!({ "on": on })),
        FieldKind::Icon => ("icon", json!({})),
        FieldKind::List { least, most, parts } => {
            let parts: Vec<Value> = parts.iter().map(field_as_json).collect();
            ("list", json!({ "least": least, "most": most, "parts": parts }))
        }
    };
    let mut object = json!({
        "name": field.id,
        "names": names_as_json(field.names),
        "kind": kind,
        "required": field.required,
        "most_characters": if field.most_characters == 0 { Value::Null } else { field.most_characters.into() },
        "example": field.example,
    });
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}
