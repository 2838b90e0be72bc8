//! `cues fix`: subtitles that can be read, in a new file.

use serde_json::json;
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::fix_all::{Fix, fix_all};
use sunting_words::Messages;

use super::format_of;
use super::source::{Source, asked, limits};
use super::told::{Told, cue_as_json, findings};
use crate::args::{Common, CuesFix};
use crate::output::Console;
use crate::verbs::Outcome;
use crate::verbs::cue_file::{in_sentence, repair_json};
use crate::{destination, shown};

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &CuesFix, common: &Common, console: &Console) -> Outcome {
    let messages = &console.messages;
    let format = format_of(&args.output)?;
    let asked = asked(args.profile.as_deref())?;
    destination::check(&args.output, [args.subtitles.as_path()], common.force)?;
    let source = Source::read(&args.subtitles)?;
    let profile = source.profile(asked);
    let limits = limits(&profile);

    let (mut rows, mut done, mut before) = (Vec::new(), Vec::new(), 0);
    for row in &source.rows {
        let fixed = fix_all(row, &limits);
        done.extend(fixed.fixes.iter().map(|fix| told(fix, row, before, messages)));
        before += row.len();
        rows.push(fixed.cues);
    }
    let left = findings(&rows, &limits, messages);
    let mut cues: Vec<Cue> = rows.into_iter().flatten().collect();
    cues.sort_by_key(|cue| cue.timeline_range.start());
    destination::write(&args.output, format.write(&cues).as_bytes(), common.force)?;

    let repairs: Vec<String> = source.repairs.iter().map(|repair| in_sentence(messages, repair)).collect();
    let read = source.repairs.iter().zip(&repairs).map(|(repair, told)| repair_json(repair, told));
    let object = json!({
        "path": args.subtitles.to_string_lossy(),
        "output": args.output.to_string_lossy(),
        "profile": profile.name,
        "cues": cues.iter().map(cue_as_json).collect::<Vec<_>>(),
        "repairs": read.chain(done.iter().map(Told::as_json)).collect::<Vec<_>>(),
        "findings": left.iter().map(Told::as_json).collect::<Vec<_>>(),
    });
    let arguments = [
        ("file", shown::path(&args.output).into()),
        ("count", cues.len().into()),
        ("done", (repairs.len() + done.len()).into()),
        ("left", left.len().into()),
    ];
    let last = [messages.text("cues-fixed", &arguments)];
    let told = done.iter().chain(&left).map(|told| told.in_words(messages));
    console.report(&object, &repairs.into_iter().chain(told).chain(last).collect::<Vec<_>>().join("\n"));
    Ok(())
}

/// What was done to a cue, numbered as it was read.
fn told(fix: &Fix, row: &[Cue], before: usize, messages: &Messages) -> Told {
    let at = row.get(fix.cue).map(|cue| cue.timeline_range.start()).unwrap_or_default();
    let code = fix.finding.code();
    Told {
        number: before + fix.cue + 1,
        at,
        code,
        second: false,
        what: messages.text(&format!("cues-done-{code}"), &[]),
    }
}
