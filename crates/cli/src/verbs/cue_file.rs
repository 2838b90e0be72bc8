//! Files of subtitles: reading them, and telling what was put right in them.

use std::path::Path;

use serde_json::{Value, json};
use sunting_core::error::MediaError;
use sunting_core::media::subtitles;
use sunting_core::ordinary_file;
use sunting_timeline::captions::{self, CaptionError, ReadCues, Repair};
use sunting_words::Messages;

use crate::failure::Failure;

/// Subtitles from a file of them, or from inside a media file: there the track of that number, else the first of text.
pub(super) fn read_cues(path: &Path, track: Option<u16>) -> Result<ReadCues, Failure> {
    let unreadable = |error: CaptionError| Failure::from(error).at(path);
    if track.is_some() || subtitles::may_hold(path) {
        let text = subtitles::read(path, track)?;
        return captions::read(text.as_bytes()).map_err(unreadable);
    }
    let bytes = ordinary_file::read(path, captions::MOST_BYTES).map_err(|error| MediaError::from_io(path, &error))?;
    captions::read(&bytes).map_err(unreadable)
}

/// What was put right, in a sentence.
pub(super) fn in_sentence(messages: &Messages, repair: &Repair) -> String {
    let detail = repair.defect.detail().to_owned();
    let what = messages.text(&format!("defect-{}", repair.defect.code()), &[("detail", detail.into())]);
    let what = ("what", what.into());
    let line = ("line", repair.line.into());
    match repair.cue {
        Some(cue) => messages.text("caption-repair", &[("cue", cue.into()), line, what]),
        None if repair.defect.is_of_file() => messages.text("caption-repair-file", &[what]),
        None => messages.text("caption-repair-line", &[line, what]),
    }
}

/// The same for programs.
pub(super) fn repair_json(repair: &Repair, message: &str) -> Value {
    json!({ "code": repair.defect.code(), "cue": repair.cue, "line": repair.line, "message": message })
}
