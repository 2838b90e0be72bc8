//! `template`: the templates that ship with the engine, and what can be filled in.

use std::path::Path;

use serde_json::{Value, json};
use sunting_graphics::template::{Template, all, find};

use super::template_fields::{field_as_json, in_words, name, names_as_json};
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

fn in_a_line(template: &Template, console: &Console) -> String {
    format!("{:<22} {}: {}", template.id, name(template.names, console), name(template.purpose, console))
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
