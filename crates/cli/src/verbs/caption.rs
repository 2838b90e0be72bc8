//! `sunting caption`: burn captions into a video.

use std::path::Path;
use std::sync::Arc;

use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::export::caption_burn;
use sunting_core::media::probe::probe;
use sunting_core::render::text::fonts::missing_characters;
use sunting_core::single::project_from_media;
use sunting_timeline::captions::{Cue, Repair, read};
use sunting_timeline::edit::{CaptionText, Edit, apply};
use sunting_timeline::{Project, TextStyle, TimeRange};

use super::export::give_report;
use crate::args::Caption;
use crate::context::Context;
use crate::failure::{Failure, USAGE};

/// A larger file holds no captions.
const MAX_CUES_BYTES: u64 = 32 << 20;

/// Captions one file.
pub fn run(context: &Context, verb: &Caption) -> Result<(), Failure> {
    if verb.embed {
        return Err(Failure::not_yet("caption --embed"));
    }
    if TextStyle::shipped(&verb.style).is_none() {
        let arguments = vec![("name", verb.style.clone())];
        return Err(Failure { arguments, ..Failure::new("unknown-style", USAGE) });
    }
    let cues = read_cues(context, &verb.cues)?;
    let facts = probe(&verb.file)?;
    if facts.video.is_none() {
        return Err(MediaError::new(&verb.file, MediaProblem::NoVideo).into());
    }
    let (project, paths) = project_from_media(&[facts]);
    let project = Arc::new(with_captions(context, &project, &cues, &verb.style)?);
    let (paths, progress) = (Arc::new(paths), context.progress());
    let report = caption_burn(&verb.file, &project, &paths, &verb.output, context.options(), &progress)?;
    drop(progress);
    give_report(context, &report);
    Ok(())
}

fn read_cues(context: &Context, path: &Path) -> Result<Vec<Cue>, Failure> {
    let size = std::fs::metadata(path).map_err(|error| Failure::io(path, &error))?.len();
    if size > MAX_CUES_BYTES {
        return Err(Failure::new("captions-none", crate::failure::FAILED).at(path));
    }
    let bytes = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
    let read = read(&bytes).map_err(|error| Failure::from(error).at(path))?;
    for repair in &read.repairs {
        context.warn(&repair_words(context, repair));
    }
    let all: String = read.cues.iter().map(|cue| cue.text.as_str()).collect();
    let missing: String = missing_characters(&all).iter().collect();
    if !missing.is_empty() {
        context.warn(&context.text("warning-missing-characters", &[("characters", missing)]));
    }
    Ok(read.cues)
}

fn repair_words(context: &Context, repair: &Repair) -> String {
    let mut arguments = vec![("line", repair.line.to_string())];
    if let sunting_timeline::captions::Defect::BadTime(text) = &repair.defect {
        arguments.push(("text", text.clone()));
    }
    let words = context.text(&format!("defect-{}", repair.defect.code()), &arguments);
    match repair.cue {
        Some(cue) => context.text("defect-in-cue", &[("cue", cue.to_string()), ("words", words)]),
        None => words,
    }
}

/// The project with the captions that are seen before it ends.
fn with_captions(context: &Context, project: &Project, cues: &[Cue], style: &str) -> Result<Project, Failure> {
    let whole = TimeRange::between(sunting_timeline::Time::ZERO, project.duration());
    let seen: Vec<CaptionText> = cues
        .iter()
        .filter_map(|cue| {
            let range = cue.timeline_range.intersection(whole)?;
            Some(CaptionText { start: range.start().into(), end: range.end().into(), text: cue.text.clone() })
        })
        .collect();
    if seen.len() < cues.len() {
        let count = (cues.len() - seen.len()).to_string();
        context.warn(&context.text("warning-cues-beyond-end", &[("count", count)]));
    }
    Ok(apply(project, &Edit::AddCaptions { track: None, captions: seen, style: style.to_owned() })?)
}
