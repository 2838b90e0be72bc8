//! `cues convert`: subtitles in another format.

use serde_json::{Value, json};
use sunting_timeline::captions::profile::INDONESIAN;
use sunting_timeline::captions::{ReadCues, WriteFormat};

use super::format_of;
use super::source::limits;
use super::told::{Told, cue_as_json, findings};
use crate::args::{Common, CuesConvert};
use crate::output::Console;
use crate::verbs::Outcome;
use crate::verbs::cue_file::{in_sentence, read_cues, repair_json};
use crate::{destination, shown};

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub(super) fn run(args: &CuesConvert, common: &Common, console: &Console) -> Outcome {
    let format = match format_of(&args.output)? {
        WriteFormat::Transcript if args.times => WriteFormat::TimedTranscript,
        format => format,
    };
    destination::check(&args.output, [args.cues.as_path()], common.force)?;
    let read = read_cues(&args.cues, args.track)?;
    destination::write(&args.output, format.write(&read.cues).as_bytes(), common.force)?;
    tell(args, &read, console);
    Ok(())
}

fn tell(args: &CuesConvert, read: &ReadCues, console: &Console) {
    let messages = &console.messages;
    let mut sentences: Vec<String> = read.repairs.iter().map(|repair| in_sentence(messages, repair)).collect();
    let repairs: Value =
        read.repairs.iter().zip(&sentences).map(|(repair, message)| repair_json(repair, message)).collect();
    let arguments = [("file", shown::path(&args.output).into()), ("count", read.cues.len().into())];
    sentences.push(messages.text("cues-converted", &arguments));
    let limits = limits(&INDONESIAN);
    let object = json!({
        "path": args.cues.to_string_lossy(),
        "output": args.output.to_string_lossy(),
        "cues": read.cues.iter().map(cue_as_json).collect::<Vec<_>>(),
        "repairs": repairs,
        "findings": findings(std::slice::from_ref(&read.cues), &limits, messages).iter().map(Told::as_json).collect::<Vec<_>>(),
    });
    console.report(&object, &sentences.join("\n"));
}
