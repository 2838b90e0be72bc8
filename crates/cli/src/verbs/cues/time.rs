//! `cues time`: a script becomes subtitles at the times at which it is spoken.

use serde_json::{Value, json};
use sunting_core::render::text::fonts::can_draw;
use sunting_core::script_file;
use sunting_session::hearing::listen;
use sunting_speech::{Doubt, LeftOut, Script, TimedLine, Untimed, spoken_part, time_script};
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::reading::Limits;

use super::format_of;
use super::told::{Told, findings, found_as_json, unsure_in_words};
use crate::args::{Common, CuesTime};
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::verbs::{Outcome, library};
use crate::{destination, inputs, interrupt, json, shown};

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub(super) fn run(args: &CuesTime, common: &Common, console: &Console) -> Outcome {
    let format = format_of(&args.output)?;
    let input = inputs::open_for(&args.file, args.audio_track, &library(common))?;
    let sources = input.files(&args.file).chain([args.script.as_path()]);
    destination::check(&args.output, sources, common.force)?;
    let text = script_file::read(&args.script).map_err(|error| Failure::from(error).or_at(&args.script))?;
    let (spoken, left_out) = spoken_part(&text);
    let script = Script::read(&spoken);
    let canvas = input.project.canvas;
    let limits = Limits { can_draw, ..Limits::indonesian(canvas.height_px > canvas.width_px) };
    let teller = ProgressTeller::new(console);
    let tell = |done, whole: sunting_timeline::Time| {
        teller.share("progress-listening", done_in_millis(done), done_in_millis(whole))
    };
    let sound = listen(&input.scene(), &input.paths, &tell)?.ok_or(Untimed::Stopped)?;
    teller.share("progress-timing", 0, 1);
    let timed = time_script(&script, &sound, &limits, &interrupt::is_stopped);
    drop(teller);
    let lines = timed.map_err(|untimed| {
        let file = if untimed == Untimed::NoWords { &args.script } else { &args.file };
        Failure::from(untimed).at(file)
    })?;
    let cues: Vec<Cue> = lines.iter().map(|line| line.cue.clone()).collect();
    destination::write(&args.output, format.write(&cues).as_bytes(), common.force)?;
    let findings = findings(&[cues], &limits, &console.messages);
    let mut object = as_json(args, &lines, &left_out, &findings);
    let mut words = in_words(args, &lines, &left_out, console);
    input.warnings(&console.messages).add_to(&console.messages, &mut object, &mut words);
    console.report(&object, &words);
    Ok(())
}

fn done_in_millis(time: sunting_timeline::Time) -> u64 {
    time.as_millis().unsigned_abs()
}

fn as_json(args: &CuesTime, lines: &[TimedLine], left_out: &LeftOut, findings: &[Told]) -> Value {
    let cue = |line: &TimedLine| {
        let doubts: Vec<&str> = line.doubts.iter().map(|doubt| doubt.code()).collect();
        let mut object = found_as_json(&line.cue, line.confidence, &doubts);
        object["spoken_start"] = json!(json::seconds(line.spoken.start()));
        object["spoken_end"] = json!(json::seconds(line.spoken.end()));
        object
    };
    json!({
        "path": args.file.to_string_lossy(),
        "output": args.output.to_string_lossy(),
        "cues": lines.iter().map(cue).collect::<Vec<_>>(),
        "unsure": lines.iter().filter(|line| !line.is_sure()).count(),
        "left_out": { "speakers": left_out.speakers, "directions": left_out.directions },
        "repairs": [],
        "findings": findings.iter().map(Told::as_json).collect::<Vec<_>>(),
    })
}

/// Each line that should be looked at, and how many are sure.
fn in_words(args: &CuesTime, lines: &[TimedLine], left_out: &LeftOut, console: &Console) -> String {
    let messages = &console.messages;
    let unsure = lines.iter().filter(|line| !line.is_sure());
    let mut told: Vec<String> =
        unsure.clone().map(|line| unsure_in_words(&line.cue, &why(line, console), messages)).collect();
    if !left_out.is_empty() {
        let what = left_out.speakers.iter().chain(&left_out.directions).cloned().collect::<Vec<_>>().join("; ");
        told.push(messages.text("cues-left-out", &[("what", what.into())]));
    }
    let arguments =
        [("file", shown::path(&args.output).into()), ("count", lines.len().into()), ("unsure", unsure.count().into())];
    told.push(messages.text("cues-timed", &arguments));
    told.join("\n")
}

fn why(line: &TimedLine, console: &Console) -> Vec<String> {
    let in_sentence = |doubt: &Doubt| console.messages.text(&format!("cues-doubt-{}", doubt.code()), &[]);
    line.doubts.iter().map(in_sentence).collect()
}
