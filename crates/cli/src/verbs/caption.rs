//! `caption`: subtitles for one film, burnt in here or put into it as a track.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use sunting_core::caption_boxes::{boxed_captions, with_boxes};
use sunting_core::export::{ExportError, ExportReport, caption_burn, is_same_file};
use sunting_core::render::text::fonts::missing_characters;
use sunting_timeline::captions::second_language::SecondLanguage;
use sunting_timeline::captions::{Cue, ReadCues};
use sunting_timeline::edit::{CaptionText, Edit, apply_all};
use sunting_timeline::style::offered;
use sunting_timeline::{CaptionDetails, Project, TextStyle, Time, TimeRange};

use super::cue_file::{in_sentence, read_cues, repair_json};
use super::export::{as_json, in_words};
use super::{Outcome, embed, library, run_options};
use crate::args::{Caption, Common};
use crate::failure::Failure;
use crate::inputs;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::warnings::Warnings;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Caption, common: &Common, console: &Console) -> Outcome {
    if args.embed {
        return embed::run(args, common, console);
    }
    let style = style_of(args)?;
    let input = inputs::open_for(&args.file, args.audio_track, &library(common))?;
    input.require_picture(&args.file)?;
    let read = read_cues(&args.cues, args.track)?;
    let second = args.second.as_deref().map(|second| read_cues(second, None)).transpose()?;
    let (second, second_left_out) = second_texts(&read.cues, second.as_ref());
    let (captions, left_out) = within(&read, &second, input.project.duration());
    let project = with_captions(&input.project, captions, style, &args.cues)?;
    let teller = ProgressTeller::new(console);
    let go_on = |done: usize, whole: usize| teller.share("progress-contrast", done as u64, whole as u64);
    let project = with_boxes(&project, &input.paths, &go_on)
        .map_err(|error| Failure::of_output(ExportError::from(error), &args.output).or_at(&args.file))?;
    let burnt = caption_burn(&args.file, &project, &input.paths, &args.output, &run_options(common), &teller);
    drop(teller);
    let report = burnt.map_err(|error| Failure::of_output(error, &args.output).or_at(&args.file))?;

    let warnings = input.warnings(&console.messages);
    let taken = is_same_file(&args.file, &args.cues);
    let warnings = if taken { warnings.without("subtitles-left-out") } else { warnings };
    let counts = Counts { left_out, second_left_out, boxed: boxed_captions(&project) };
    tell(args, &read, &counts, &report, &warnings, console);
    Ok(())
}

/// How many captions something was done to.
struct Counts {
    left_out: usize,
    second_left_out: usize,
    boxed: usize,
}

fn tell(
    args: &Caption,
    read: &ReadCues,
    &Counts { left_out, second_left_out, boxed }: &Counts,
    report: &ExportReport,
    warnings: &Warnings,
    console: &Console,
) {
    let messages = &console.messages;
    let repairs: Vec<String> = read.repairs.iter().map(|repair| in_sentence(messages, repair)).collect();
    let (burnt, unknown) = (read.cues.len() - left_out, unknown_letters(&read.cues));
    let mut object = as_json(messages, &args.file, report);
    object["cues"] = json!(burnt);
    object["cues_left_out"] = json!(left_out);
    if args.second.is_some() {
        object["second_left_out"] = json!(second_left_out);
    }
    object["boxed"] = json!(boxed);
    object["unknown_letters"] = json!(unknown);
    object["repairs"] =
        read.repairs.iter().zip(&repairs).map(|(repair, message)| repair_json(repair, message)).collect();
    let mut lines = repairs;
    if !unknown.is_empty() {
        lines.push(messages.text("caption-unknown-letters", &[("letters", unknown.into())]));
    }
    if left_out > 0 {
        lines.push(messages.text("caption-beyond-end", &[("count", left_out.into())]));
    }
    if second_left_out > 0 {
        lines.push(messages.text("caption-second-left-out", &[("count", second_left_out.into())]));
    }
    if boxed > 0 {
        lines.push(messages.text("caption-boxed", &[("count", boxed.into())]));
    }
    lines.push(messages.text("caption-burnt", &[("count", burnt.into())]));
    lines.push(in_words(messages, report));
    let mut words = lines.join("\n");
    warnings.add_to(messages, &mut object, &mut words);
    console.report(&object, &words);
}

/// What the shipped fonts cannot draw.
fn unknown_letters(cues: &[Cue]) -> String {
    let all: String = cues.iter().map(|cue| cue.text.as_str()).collect();
    missing_characters(&all).iter().collect()
}

/// The style that is asked for, with what is asked for besides.
fn style_of(args: &Caption) -> Result<TextStyle, Failure> {
    let style = TextStyle::shipped(&args.style).ok_or_else(|| {
        let known: Vec<&str> = offered().map(|shipped| shipped.style.name.as_str()).collect();
        let arguments = vec![("name", args.style.clone().into()), ("known", known.join(", ").into())];
        Failure::wrong_usage("unknown-style", arguments)
    })?;
    Ok(TextStyle {
        highlight: style.highlight || args.highlight,
        speakers: style.speakers || args.speakers,
        auto_box: style.auto_box && !args.no_auto_box,
        ..style
    })
}

/// What the second file says with each cue, and how many of its cues go with none.
fn second_texts(cues: &[Cue], second: Option<&ReadCues>) -> (Vec<String>, usize) {
    let ranges: Vec<TimeRange> = cues.iter().map(|cue| cue.timeline_range).collect();
    let SecondLanguage { texts, left_out } =
        second.map_or_else(SecondLanguage::default, |second| SecondLanguage::of(&ranges, &second.cues));
    (texts, left_out)
}

/// The captions that begin before the film ends, none longer than the film, and how many are left out.
fn within(read: &ReadCues, second: &[String], end: Time) -> (Vec<CaptionText>, usize) {
    let details = |index: usize| CaptionDetails {
        second: second.get(index).cloned().unwrap_or_default(),
        ..read.cues.get(index).map(|cue| cue.details.clone()).unwrap_or_default()
    };
    let seen = read.cues.iter().enumerate().filter(|(_, cue)| cue.timeline_range.start() < end);
    let captions: Vec<CaptionText> = seen
        .map(|(index, cue)| CaptionText {
            start: cue.timeline_range.start().into(),
            end: cue.timeline_range.end().min(end).into(),
            text: cue.text.clone(),
            unsure: false,
            details: details(index),
        })
        .collect();
    let left_out = read.cues.len() - captions.len();
    (captions, left_out)
}

fn with_captions(
    project: &Arc<Project>,
    captions: Vec<CaptionText>,
    style: TextStyle,
    cues: &Path,
) -> Result<Arc<Project>, Failure> {
    if captions.is_empty() {
        return Err(Failure::new("captions-beyond-end", Vec::new()).at(cues));
    }
    let add = Edit::AddCaptions { track: None, captions, style: style.name.clone() };
    let edits = [add, Edit::SetStyle { style }];
    let edited = apply_all(project, &edits).map_err(|error| Failure::from(error).at(cues))?;
    Ok(Arc::new(edited))
}

#[cfg(test)]
mod tests {
    use sunting_timeline::captions;

    use super::*;

    #[test]
    fn captions_end_with_the_film() {
        let source = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Budi>a\n\n00:03.000 --> 00:09.000\nb\n\n00:05.000 --> 00:06.000\nc\n";
        let read = captions::read(source.as_bytes()).unwrap();
        let second = ["one".to_owned()];
        let (captions, left_out) = within(&read, &second, Time::from_seconds(5));
        assert_eq!((captions.len(), left_out), (2, 1));
        assert_eq!(captions[1].end, Time::from_seconds(5).into());
        let details = &captions[0].details;
        assert_eq!((details.speaker.as_str(), details.second.as_str()), ("Budi", "one"));
    }
}
