//! `graphic`: one template by itself, filled in on the command line.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::own_template::OwnTemplate;
use sunting_graphics::template::{Field, FieldKind};
use sunting_timeline::graphic::{FieldValue, Graphic, Item};

use super::drawn::Made;
use super::{Outcome, drawn, own_template, template};
use crate::args::{self, Common};
use crate::destination;
use crate::failure::Failure;
use crate::output::Console;
use crate::shown;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &args::Graphic, common: &Common, console: &Console) -> Outcome {
    let (id, own) = asked_for(&args.id)?;
    let template = match &own {
        Some(own) => AnyTemplate::Own(own.clone()),
        None => AnyTemplate::Shipped(template::known(&id)?),
    };
    let mut graphic = filled(&id, &template.fields(), &args.field)?;
    graphic.dark = args.drawn.dark;
    let missing: Vec<&str> = template.missing(&graphic).iter().map(|field| field.id).collect();
    if !missing.is_empty() {
        let arguments = vec![("id", id.into()), ("fields", missing.join(", ").into())];
        return Err(Failure::wrong_usage("fields-missing", arguments));
    }
    if own.is_some() {
        destination::check(&args.drawn.output, [Path::new(&args.id)], common.force)?;
    }
    let made = Made { graphic, own: own.map(|own| own.stored().clone()) };
    let drawn::Picture { width_px, height_px, warnings } = drawn::draw(made, &args.drawn, common, console)?;
    let output = &args.drawn.output;
    let mut object =
        json!({ "output": output.to_string_lossy(), "template": id, "width": width_px, "height": height_px });
    let arguments = [("file", shown::path(output).into()), ("width", width_px.into()), ("height", height_px.into())];
    let mut words = console.messages.text("graphic-done", &arguments);
    warnings.add_to(&console.messages, &mut object, &mut words);
    console.report(&object, &words);
    Ok(())
}

/// The id of a template, and what a file holds if it is a user's own.
fn asked_for(id: &str) -> Result<(String, Option<Arc<OwnTemplate>>), Failure> {
    let file = Path::new(id);
    if own_template::is_file(id) {
        Ok((own_template::id_of(file), Some(Arc::new(own_template::read(file)?))))
    } else {
        Ok((id.to_owned(), None))
    }
}

/// A graphic with what was said on the command line: a list field comes once for each row, its parts divided by `|`.
fn filled(id: &str, fields: &[Field<'_>], said: &[(String, String)]) -> Result<Graphic, Failure> {
    let mut graphic = Graphic::new(id);
    for (name, text) in said {
        let field = field_of(id, fields, name)?;
        let text = text.replace("\\n", "\n");
        match field.kind {
            FieldKind::List { parts, .. } => {
                let own = graphic.fields.entry(field.id.to_owned()).or_insert_with(|| FieldValue::List(Vec::new()));
                if let FieldValue::List(items) = own {
                    items.push(row(parts, &text));
                }
            }
            FieldKind::Switch { .. } => {
                let on = matches!(text.as_str(), "ya" | "yes" | "true" | "1");
                graphic.fields.insert(field.id.to_owned(), FieldValue::Switch(on));
            }
            _ => {
                graphic.fields.insert(field.id.to_owned(), FieldValue::Text(text));
            }
        }
    }
    Ok(graphic)
}

fn field_of<'a>(id: &str, fields: &'a [Field<'a>], name: &str) -> Result<&'a Field<'a>, Failure> {
    let ids = || fields.iter().map(|field| field.id).collect::<Vec<_>>().join(", ");
    let unknown = || vec![("name", name.into()), ("id", id.into()), ("fields", ids().into())];
    let field = fields.iter().find(|field| field.id == name);
    field.ok_or_else(|| Failure::wrong_usage("field-unknown", unknown()))
}

fn row(parts: &[Field<'_>], text: &str) -> Item {
    parts.iter().zip(text.split('|')).map(|(part, text)| (part.id.to_owned(), text.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_list_is_said_row_by_row_and_unknown_fields_are_named() {
        let template = template::known("syarat").unwrap();
        let graphic = filled(
            template.id,
            template.fields,
            &said(&[("judul", "Syarat"), ("butir", "KK|ya"), ("butir", "Pengantar RT | tidak")]),
        );
        let graphic = graphic.unwrap();
        assert_eq!(graphic.text("judul"), "Syarat");
        assert_eq!(graphic.list("butir")[1]["perlu"], "tidak");
        let error = filled(template.id, template.fields, &said(&[("judl", "x")])).unwrap_err();
        assert_eq!(error.code(), "field-unknown");
    }
}
