//! `template`: the templates that ship with the engine, and what can be filled in.

use std::path::Path;

use serde_json::{Value, json};
use sunting_graphics::template::{Field, FieldKind, Names, Template, all, find};
use sunting_session::graphics::language_of;

use super::{Outcome, own_template};
use crate::args;
use crate::failure::Failure;
use crate::output::Console;

/// The shapes that every template is laid out for.
const SHAPES: [&str; 4] = ["16:9", "9:16", "1:1", "4:5"];

/// Does it and tells it.
///
/// # Errors
/// `template-unknown`; what is wrong with a file.
pub fn run(args: &args::Template, console: &Console) -> Outcome {
    match args {
        args::Template::List => {
            let lines: Vec<String> = all().iter().map(|template| in_a_line(template, console)).collect();
            let templates: Vec<Value> = all().iter().map(as_json).collect();
            console.report(&json!({ "templates": templates }), &lines.join("\n"));
        }
        args::Template::Check { file } => own_template::check(file, console)?,
        args::Template::Show { id } if own_template::is_file(id) => own_template::show(Path::new(id), console)?,
        args::Template::Show { id } => {
            let template = known(id)?;
            let fields = template.fields.iter().map(|field| in_words(field, "", console));
            let lines: Vec<String> = [in_a_line(template, console)].into_iter().chain(fields).collect();
            console.report(&as_json(template), &lines.join("\n"));
        }
    }
    Ok(())
}

/// The template of that id.
///
/// # Errors
/// `template-unknown`, with the ids there are.
pub fn known(id: &str) -> Result<&'static Template, Failure> {
    let ids = || all().iter().map(|template| template.id).collect::<Vec<_>>().join(", ");
    find(id).ok_or_else(|| Failure::wrong_usage("template-unknown", vec![("id", id.into()), ("ids", ids().into())]))
}

fn name<'a>(names: Names<'a>, console: &Console) -> &'a str {
    names.of(language_of(console.messages.language()))
}

fn in_a_line(template: &Template, console: &Console) -> String {
    format!("{:<22} {}: {}", template.id, name(template.names, console), name(template.purpose, console))
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

fn names_as_json(names: Names<'_>) -> Value {
    json!({ "id": names.indonesian, "en": names.english })
}

fn as_json(template: &Template) -> Value {
    json!({
        "id": template.id,
        "names": names_as_json(template.names),
        "purpose": names_as_json(template.purpose),
        "fields": template.fields.iter().map(field_as_json).collect::<Vec<_>>(),
        "shapes": SHAPES,
        "seconds": template.seconds,
    })
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
