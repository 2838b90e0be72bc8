//! Burns captions into a film: `caption FILM CAPTIONS RESULT`, with captions as `.srt`, `.vtt` and the like.
#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use sunting_core::export::{RunOptions, Unwatched, caption_burn};
use sunting_core::media::probe::probe;
use sunting_core::project_from_media::project_of_file;
use sunting_timeline::captions;
use sunting_timeline::edit::{CaptionText, Edit, apply};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [film, cues, result] = arguments.as_slice() else { return Err("caption FILM CAPTIONS RESULT".into()) };
    let film = Path::new(film);
    let (project, paths) = project_of_file(&probe(film)?);

    let read = captions::read(&std::fs::read(cues)?)?;
    let captions = read.cues.into_iter().map(|cue| CaptionText {
        start: cue.timeline_range.start().into(),
        end: cue.timeline_range.end().into(),
        text: cue.text,
        unsure: false,
        details: Default::default(),
    });
    let edit = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
    let project = Arc::new(apply(&project, &edit)?);

    let store = tempfile::tempdir()?;
    let options = RunOptions { store: store.path().to_owned(), memory_bytes: None, force: false };
    let report = caption_burn(film, &project, &Arc::new(paths), Path::new(result), &options, &Unwatched)?;
    println!("{} frames, {} bytes", report.frames, report.size_bytes);
    Ok(())
}
