//! `transcribe`: what is said in a film becomes subtitles, as a draft that somebody corrects.

mod listening;
pub mod models;
#[cfg(feature = "transcribe")]
pub mod worker;

use std::path::Path;

use serde_json::{Value, json};
use sunting_core::error::MediaError;
use sunting_core::machine::free_memory_bytes;
use sunting_core::render::text::fonts::can_draw;
use sunting_core::{ordinary_file, script_file};
use sunting_session::hearing::listen_for_speech;
use sunting_speech::Untimed;
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::reading::Limits;
use sunting_transcribe::draft::{Doubt, DraftLine, draft};
use sunting_transcribe::model::Model;
use sunting_transcribe::packing::pieces;
use sunting_transcribe::talk::Ask;
use sunting_transcribe::{HAS_ENGINE, knows_language};

use super::cues::format_of;
use super::cues::told::{Told, findings, found_as_json, unsure_in_words};
use super::{Outcome, library};
use crate::args::{Common, Transcribe};
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::{destination, inputs, shown};

/// The process that listens is asked for by this word, and by nobody else.
pub const WORKER: &str = "transcribe-worker";
/// A model looks at so many letters of a glossary at most; beyond, its end alone would count.
const MOST_PROMPT: usize = 600;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Transcribe, common: &Common, console: &Console) -> Outcome {
    if !HAS_ENGINE {
        return Err(Failure::wrong_usage("transcribe-not-built", Vec::new()));
    }
    let format = format_of(&args.output)?;
    if !knows_language(&args.language) {
        let arguments = vec![("language", args.language.clone().into())];
        return Err(Failure::wrong_usage("transcribe-language", arguments));
    }
    let input = inputs::open_for(&args.file, args.audio_track, &library(common))?;
    let sources = input.files(&args.file).chain([args.model.as_path()]).chain(args.glossary.as_deref());
    destination::check(&args.output, sources, common.force)?;
    let model = checked_model(args, common)?;
    let ask =
        Ask { language: args.language.clone(), prompt: args.glossary.as_deref().map_or(Ok(String::new()), prompt)? };
    let scene = input.scene();
    let teller = ProgressTeller::new(console);
    let spoken = listen_for_speech(&scene, &input.paths, &|done, whole| {
        teller.share("progress-listening", done.as_millis().unsigned_abs(), whole.as_millis().unsigned_abs())
    });
    let spoken = spoken?.ok_or(Untimed::Stopped)?;
    drop(teller);
    let teller = ProgressTeller::new(console);
    let pieces = pieces(&spoken, scene.duration);
    let heard = listening::hear(&model, &ask, &scene, &input.paths, &pieces, &teller);
    drop(teller);
    let words = heard?;
    if words.is_empty() {
        return Err(Failure::from(Untimed::NoSpeech).at(&args.file));
    }
    let canvas = input.project.canvas;
    let limits = Limits { can_draw, ..Limits::indonesian(canvas.height_px > canvas.width_px) };
    let lines = draft(&words, scene.duration, &limits);
    let cues: Vec<Cue> = lines.iter().map(|line| line.cue.clone()).collect();
    destination::write(&args.output, format.write(&cues).as_bytes(), common.force)?;
    let findings = findings(&[cues], &limits, &console.messages);
    let mut object = as_json(args, &model, &lines, &findings);
    let mut words = in_words(args, &lines, console);
    input.warnings(&console.messages).add_to(&console.messages, &mut object, &mut words);
    console.report(&object, &words);
    Ok(())
}

/// The model, when it is whole, knows the language and has the memory it needs.
fn checked_model(args: &Transcribe, common: &Common) -> Result<Model, Failure> {
    let path = &args.model;
    let file = ordinary_file::open(path).map_err(|error| MediaError::from_io(path, &error))?;
    let of_model = |error| Failure::from(error).at(path);
    let model = Model::look(path, file).map_err(of_model)?;
    let allowed = common.memory.map(|size| size.0);
    let free = free_memory_bytes().into_iter().chain(allowed).min();
    model.check(&args.language, free).map_err(of_model)?;
    Ok(model)
}

/// Names and terms as a model is told them before it listens.
fn prompt(glossary: &Path) -> Result<String, Failure> {
    let text = script_file::read(glossary).map_err(|error| Failure::from(error).or_at(glossary))?;
    let terms: Vec<&str> = text.lines().map(str::trim).filter(|term| !term.is_empty()).collect();
    Ok(terms.join(", ").chars().take(MOST_PROMPT).collect())
}

fn as_json(args: &Transcribe, model: &Model, lines: &[DraftLine], findings: &[Told]) -> Value {
    let cue = |line: &DraftLine| {
        let doubts: Vec<&str> = line.doubts.iter().map(|doubt| doubt.code()).collect();
        let mut object = found_as_json(&line.cue, line.confidence, &doubts);
        object["unsure_words"] = line.unsure_words().map(|word| json!(word.text)).collect();
        object
    };
    json!({
        "path": args.file.to_string_lossy(),
        "output": args.output.to_string_lossy(),
        "model": { "size": model.size.name, "size_bytes": model.file_bytes, "memory_bytes": model.memory_bytes },
        "language": args.language,
        "cues": lines.iter().map(cue).collect::<Vec<_>>(),
        "unsure": lines.iter().filter(|line| !line.doubts.is_empty()).count(),
        "repairs": [],
        "findings": findings.iter().map(Told::as_json).collect::<Vec<_>>(),
    })
}

/// Each line that should be looked at first, and that all of them should be.
fn in_words(args: &Transcribe, lines: &[DraftLine], console: &Console) -> String {
    let messages = &console.messages;
    let unsure = lines.iter().filter(|line| !line.doubts.is_empty());
    let mut told: Vec<String> =
        unsure.clone().map(|line| unsure_in_words(&line.cue, &why(line, console), messages)).collect();
    let arguments =
        [("file", shown::path(&args.output).into()), ("count", lines.len().into()), ("unsure", unsure.count().into())];
    told.push(messages.text("transcribe-done", &arguments));
    told.join("\n")
}

fn why(line: &DraftLine, console: &Console) -> Vec<String> {
    let bare = line.unsure_words().map(|word| word.text.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let words = bare.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let in_sentence = |doubt: &Doubt| {
        console.messages.text(&format!("transcribe-doubt-{}", doubt.code()), &[("words", words.clone().into())])
    };
    line.doubts.iter().map(in_sentence).collect()
}
