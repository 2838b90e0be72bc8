//! `cues check`: whether subtitles can be read.

use std::path::Path;

use serde_json::json;
use sunting_timeline::captions::profile::Profile;

use super::source::{Source, asked};
use super::told::{Told, cue_as_json, findings};
use crate::args::CuesCheck;
use crate::exit::Exit;
use crate::output::Console;
use crate::shown;
use crate::verbs::Outcome;
use crate::verbs::cue_file::{in_sentence, repair_json};

/// Checks each file and tells it.
///
/// # Errors
/// `unknown-profile`; what is wrong with a file is told.
pub fn run(args: &CuesCheck, console: &Console) -> Outcome {
    let profile = asked(args.profile.as_deref())?;
    for file in &args.subtitles {
        if !console.settle(check(file, profile, console)) {
            break;
        }
    }
    Ok(())
}

/// Tells what is wrong with the subtitles of a file. Whatever it is, they do not fit then.
fn check(file: &Path, asked: Option<&Profile>, console: &Console) -> Outcome {
    let messages = &console.messages;
    let source = Source::read(file)?;
    let profile = source.profile(asked);
    let found = findings(&source.rows, &source.limits(&profile), messages);
    let repairs: Vec<String> = source.repairs.iter().map(|repair| in_sentence(messages, repair)).collect();
    let object = json!({
        "path": file.to_string_lossy(),
        "profile": profile.name,
        "cues": source.rows.iter().flatten().map(cue_as_json).collect::<Vec<_>>(),
        "repairs": source.repairs.iter().zip(&repairs).map(|(repair, told)| repair_json(repair, told)).collect::<Vec<_>>(),
        "findings": found.iter().map(Told::as_json).collect::<Vec<_>>(),
    });
    if !(found.is_empty() && repairs.is_empty()) {
        console.ends_with(Exit::Unfit);
    }
    let wrong = found.len() + repairs.len();
    let arguments = [
        ("file", shown::path(file).into()),
        ("count", source.rows.iter().map(Vec::len).sum::<usize>().into()),
        ("wrong", wrong.into()),
        ("profile", profile.name.into()),
    ];
    let last = messages.text("cues-checked", &arguments);
    let lines = repairs.into_iter().chain(found.iter().map(|found| found.in_words(messages))).chain([last]);
    console.report(&object, &lines.collect::<Vec<_>>().join("\n"));
    Ok(())
}
