//! Captions as clips.

use serde::{Deserialize, Serialize};

use super::EditError;
use super::support::{TimeArg, clear, next_id, open_track, put};
use crate::project::{Clip, ClipId, Content, Project, Text, TrackId, TrackKind};
use crate::time::{Time, TimeRange};

/// What is said when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaptionText {
    /// First seen.
    pub start: TimeArg,
    /// No longer seen.
    pub end: TimeArg,
    /// The words.
    pub text: String,
}

/// ```text
/// |     |-x--|        |
/// | |-a-|-b-|  |-c-|  |      what was there gives way
/// ```
pub(super) fn add_captions(
    project: &mut Project,
    track: Option<TrackId>,
    captions: &[CaptionText],
    style: &str,
) -> Result<(), EditError> {
    let first_text = project.tracks.iter().find(|track| track.kind == TrackKind::Text).map(|track| track.id);
    let track = track.or(first_text).ok_or(EditError::NothingThere(Time::ZERO))?;
    let rate = project.canvas.frame_rate;
    for caption in captions {
        let range = TimeRange::between(caption.start.resolve(rate)?, caption.end.resolve(rate)?);
        let text = Text::Caption { text: caption.text.clone(), style: style.to_owned() };
        let clip = Clip::new(ClipId(next_id(project)), range, Content::Text(text));
        let mut ids = project.next_id;
        let target = open_track(project, track)?;
        clear(target, range, &mut ids);
        put(target, clip);
        project.next_id = ids;
    }
    Ok(())
}
