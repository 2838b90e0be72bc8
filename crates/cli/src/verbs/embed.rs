//! `caption --embed`: subtitles that can be switched off, in a film that is otherwise copied.

use serde_json::json;
use sunting_core::export::{EmbedReport, caption_embed};
use sunting_core::media::language_tag::three_letters;
use sunting_core::media::remux::TextTrack;
use sunting_timeline::captions::{Cue, ReadCues};
use sunting_timeline::{Time, TimeRange};
use sunting_words::Messages;

use super::cue_file::{in_sentence, read_cues, repair_json};
use super::{Outcome, library};
use crate::args::{Caption, Common};
use crate::failure::Failure;
use crate::inputs;
use crate::json::checks;
use crate::output::Console;
use crate::progress::ProgressTeller;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Caption, common: &Common, console: &Console) -> Outcome {
    let wish = args.language.as_deref().unwrap_or("id");
    let language = three_letters(wish)
        .ok_or_else(|| Failure::wrong_usage("unknown-language", vec![("name", wish.to_owned().into())]))?;
    let input = inputs::open_for(&args.file, None, &library(common))?;
    let read = read_cues(&args.cues, args.track)?;
    let (cues, left_out) = within(&read.cues, input.project.duration());
    if cues.is_empty() {
        return Err(Failure::new("captions-beyond-end", Vec::new()).at(&args.cues));
    }
    let text = TextTrack { cues, language, default: !args.not_default, forced: args.forced };
    let teller = ProgressTeller::new(console);
    let watch = |done, whole: u64| teller.share("progress-copying", done, whole.max(1));
    let embedded = caption_embed(&args.file, &args.cues, &text, &args.output, common.force, &watch);
    drop(teller);
    let report = embedded.map_err(|error| Failure::of_output(error, &args.output).or_at(&args.file))?;
    tell(args, &read, &text, left_out, &report, console);
    Ok(())
}

fn tell(args: &Caption, read: &ReadCues, text: &TextTrack, left_out: usize, report: &EmbedReport, console: &Console) {
    let messages = &console.messages;
    let mut lines: Vec<String> = read.repairs.iter().map(|repair| in_sentence(messages, repair)).collect();
    let repairs = read.repairs.iter().zip(&lines).map(|(repair, message)| repair_json(repair, message));
    let object = json!({
        "input": args.file.to_string_lossy(),
        "output": report.output.to_string_lossy(),
        "size_bytes": report.size_bytes,
        "language": text.language,
        "default": text.default,
        "forced": text.forced,
        "cues": text.cues.len(),
        "cues_left_out": left_out,
        "streams_left_out": report.left_out,
        "repairs": repairs.collect::<Vec<_>>(),
        "checks": checks(&report.checks),
    });
    lines.extend(in_words(messages, text, left_out, report));
    console.report(&object, &lines.join("\n"));
}

fn in_words(messages: &Messages, text: &TextTrack, left_out: usize, report: &EmbedReport) -> Vec<String> {
    let counted = |key: &str, count: usize| messages.text(key, &[("count", count.into())]);
    let mut lines = Vec::new();
    lines.extend((left_out > 0).then(|| counted("caption-beyond-end", left_out)));
    lines.extend((report.left_out > 0).then(|| counted("caption-streams-left-out", report.left_out)));
    let output = ("output", report.output.to_string_lossy().into_owned().into());
    let count = ("count", text.cues.len().into());
    lines.push(messages.text("caption-embedded", &[count, ("language", text.language.clone().into()), output]));
    lines
}

/// The cues that begin before the film ends, none longer than the film, and how many are left out.
fn within(cues: &[Cue], end: Time) -> (Vec<Cue>, usize) {
    let seen = cues.iter().filter(|cue| cue.timeline_range.start() < end);
    let cut = |cue: &Cue| Cue {
        timeline_range: TimeRange::between(cue.timeline_range.start(), cue.timeline_range.end().min(end)),
        ..cue.clone()
    };
    let kept: Vec<Cue> = seen.map(cut).collect();
    let left_out = cues.len() - kept.len();
    (kept, left_out)
}
