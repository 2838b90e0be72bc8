//! `template check` and `template show FILE.svg`: what a user's own template holds, and what may be read badly in it.

use std::path::Path;

use serde_json::{Value, json};
use sunting_graphics::own_template::{Finding, OwnTemplate, SECONDS};
use sunting_graphics::shape::ShapeKind;
use sunting_timeline::described::Described;
use sunting_timeline::own_template::{MOST_TEMPLATE_BYTES, own_id};

use super::{brand, template_fields};
use crate::failure::Failure;
use crate::output::Console;
use crate::shown;

/// Whether what was typed names a file and not a template that ships.
pub fn is_file(id: &str) -> bool {
    Path::new(id).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// The template in a file.
///
/// # Errors
/// What the system says; what is wrong with the template.
pub fn read(path: &Path) -> Result<OwnTemplate, Failure> {
    let bytes = brand::bytes_of(path, MOST_TEMPLATE_BYTES)?;
    OwnTemplate::decode(&bytes).map_err(|error| Failure::from(error).at(path))
}

/// The id that the template of that file has in projects.
pub fn id_of(path: &Path) -> String {
    own_id(&path.file_stem().unwrap_or_default().to_string_lossy())
}

/// Tells what is in a file and what may be read badly.
///
/// # Errors
/// What is wrong with the file.
pub fn check(path: &Path, console: &Console) -> Result<(), Failure> {
    let own = read(path)?;
    let findings: Vec<(String, Finding)> =
        own.findings().into_iter().map(|finding| (said(&finding, console), finding)).collect();
    let mut lines = in_words(&own, path, console);
    lines.extend(findings.iter().map(|(sentence, _)| format!("! {sentence}")));
    let done = [("file", shown::path(path).into()), ("count", findings.len().into())];
    lines.push(console.messages.text("template-checked", &done));
    let mut object = as_json(&own, path);
    object["findings"] =
        findings.iter().map(|(sentence, finding)| json!({ "code": finding.code(), "message": sentence })).collect();
    console.report(&object, &lines.join("\n"));
    Ok(())
}

/// Tells what can be filled in.
///
/// # Errors
/// What is wrong with the file.
pub fn show(path: &Path, console: &Console) -> Result<(), Failure> {
    let own = read(path)?;
    console.report(&as_json(&own, path), &in_words(&own, path, console).join("\n"));
    Ok(())
}

fn said(finding: &Finding, console: &Console) -> String {
    Failure::from(finding.clone()).message(&console.messages)
}

fn name_of<'a>(own: &'a OwnTemplate, path: &'a Path) -> std::borrow::Cow<'a, str> {
    if own.title().is_empty() { path.file_stem().unwrap_or_default().to_string_lossy() } else { own.title().into() }
}

fn in_words(own: &OwnTemplate, path: &Path, console: &Console) -> Vec<String> {
    let head = format!("{:<22} {} ({})", id_of(path), name_of(own, path), shape_of(own));
    let fields = own.fields().map(|field| template_fields::in_words(&field, "", console));
    [head].into_iter().chain(fields).collect()
}

fn as_json(own: &OwnTemplate, path: &Path) -> Value {
    let name = name_of(own, path);
    json!({
        "id": id_of(path),
        "names": { "id": name, "en": name },
        "fields": own.fields().map(|field| template_fields::field_as_json(&field)).collect::<Vec<_>>(),
        "shapes": [shape_of(own)],
        "seconds": SECONDS,
    })
}

fn shape_of(own: &OwnTemplate) -> &'static str {
    match own.shape().kind {
        ShapeKind::Wide => "16:9",
        ShapeKind::Tall => "9:16",
        ShapeKind::Square => "1:1",
        ShapeKind::Portrait => "4:5",
    }
}
