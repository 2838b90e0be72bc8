//! `sunting trim`: keep or cut ranges, to the frame.

use serde_json::json;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::export::{TrimMode, trim};
use sunting_core::media::probe::probe;

use crate::args::{Mode, Trim};
use crate::context::{Context, path_text};
use crate::failure::{FAILED, Failure};
use crate::times::complement;

/// Trims one file.
pub fn run(context: &Context, verb: &Trim) -> Result<(), Failure> {
    let mode = match verb.mode {
        Mode::Smart => TrimMode::Smart,
        Mode::Encode => TrimMode::Encode,
        Mode::Copy => return Err(Failure::not_yet("trim --mode copy")),
    };
    let facts = probe(&verb.file)?;
    let video = facts.video.as_ref().filter(|_| !facts.still);
    let frames = &video.ok_or_else(|| MediaError::new(&verb.file, MediaProblem::NoVideo))?.frames;
    let keep = if verb.cut.is_empty() {
        verb.keep.iter().map(|range| range.in_file(frames)).collect()
    } else {
        let cuts: Vec<_> = verb.cut.iter().map(|range| range.in_file(frames)).collect();
        complement(&cuts, frames.end)
    };
    if keep.is_empty() {
        return Err(Failure::new("nothing-to-export", FAILED).at(&verb.file));
    }
    let report = trim(&verb.file, &keep, mode, &verb.output, context.options(), &context.progress())?;
    let object = json!({
        "output": path_text(&report.output),
        "frames": report.frames,
        "frames_copied": report.frames_copied,
        "frames_encoded": report.frames_encoded,
        "duration": report.duration.as_seconds_f64(),
        "size_bytes": report.size_bytes,
        "seconds": report.seconds,
        "segments": report.segments,
        "segments_reused": report.segments_reused,
        "checks": report.checks,
    });
    let messages = &context.messages;
    let words = messages.text(
        "trimmed",
        &[
            ("file", path_text(&report.output)),
            ("duration", messages.duration(report.duration.as_seconds_f64())),
            ("frames", report.frames.to_string()),
            ("size", messages.size(report.size_bytes)),
            ("seconds", messages.number(report.seconds, 1)),
        ],
    );
    context.give(&object, &words);
    Ok(())
}
