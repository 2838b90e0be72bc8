//! Every change to a project, as data. One pure function applies them all.

mod canvas;
mod captions;
mod place;
mod properties;
mod ripple;
mod support;
mod tracks;
mod trim;

use serde::{Deserialize, Serialize};

pub use captions::CaptionText;
pub use support::TimeArg;

use crate::project::{Canvas, ClipId, Content, Fades, Media, MediaId, Placement, Project, Text, TrackId, TrackKind};
use crate::style::TextStyle;
use crate::validate::{Violation, validate};

/// Which edge of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Its start.
    In,
    /// Its end.
    Out,
}

/// A change. Times may be ticks, `"1:02.250"`, or `"375f"` (frames of the canvas).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Makes a file known. Its id is given anew.
    AddMedia {
        /// What probing found.
        media: Media,
    },
    /// Puts content at a time and moves what follows on all unlocked tracks behind it.
    Insert {
        /// Where to.
        track: TrackId,
        /// When.
        at: TimeArg,
        /// How long.
        duration: TimeArg,
        /// What.
        content: Content,
    },
    /// Puts content at a time over whatever is there.
    Overwrite {
        /// Where to.
        track: TrackId,
        /// When.
        at: TimeArg,
        /// How long.
        duration: TimeArg,
        /// What.
        content: Content,
    },
    /// Puts content behind the last clip of a track.
    Append {
        /// Where to.
        track: TrackId,
        /// How long.
        duration: TimeArg,
        /// What.
        content: Content,
    },
    /// Cuts the clips at a time in two: on one track, or on all unlocked ones.
    Split {
        /// When.
        at: TimeArg,
        /// Only here.
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Makes one of a clip and the one behind it that continues it.
    Join {
        /// The first of the two.
        clip: ClipId,
    },
    /// Moves an edge of a clip; a gap opens or closes.
    Trim {
        /// Which clip.
        clip: ClipId,
        /// Which edge.
        edge: Edge,
        /// Where the edge comes to lie.
        to: TimeArg,
    },
    /// Moves an edge of a clip, and all that follows on every unlocked track with it.
    RippleTrim {
        /// Which clip.
        clip: ClipId,
        /// Which edge.
        edge: Edge,
        /// Where the edge comes to lie, as seen before what follows has moved.
        to: TimeArg,
    },
    /// Takes a part out of every unlocked track and closes the gap.
    RemoveRange {
        /// From here.
        start: TimeArg,
        /// Up to here.
        end: TimeArg,
    },
    /// Puts a clip elsewhere, over whatever is there.
    Move {
        /// Which clip.
        clip: ClipId,
        /// Where its start comes to lie.
        to: TimeArg,
        /// On another track.
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Makes a clip of the storyline the so-many-th, from 0; gaps before clips stay with them.
    Reorder {
        /// Which clip.
        clip: ClipId,
        /// Its new place.
        index: usize,
    },
    /// Takes a clip out and leaves a gap.
    Delete {
        /// Which clip.
        clip: ClipId,
    },
    /// Takes a clip out and closes the gap on every unlocked track.
    RippleDelete {
        /// Which clip.
        clip: ClipId,
    },
    /// Sets how loud a clip is.
    SetGain {
        /// Which clip.
        clip: ClipId,
        /// -60 (silent) to 24.
        gain_db: f32,
    },
    /// Sets how a clip comes and goes.
    SetFades {
        /// Which clip.
        clip: ClipId,
        /// How long.
        fades: Fades,
    },
    /// Sets how opaque a clip is.
    SetOpacity {
        /// Which clip.
        clip: ClipId,
        /// 0 to 1.
        opacity: f32,
    },
    /// Sets what a text clip says.
    SetText {
        /// Which clip.
        clip: ClipId,
        /// Words, kind and style.
        text: Text,
    },
    /// Adds a style or replaces the one of that name.
    SetStyle {
        /// The style.
        style: TextStyle,
    },
    /// Changes size and rate. A new rate snaps picture clips to its grid.
    SetCanvas {
        /// The new one.
        canvas: Canvas,
    },
    /// Sets how a picture lies on the canvas.
    SetPlacement {
        /// Which clip.
        clip: ClipId,
        /// Where and how.
        placement: Placement,
    },
    /// Turns a clip clockwise by a multiple of 90 degrees.
    Rotate {
        /// Which clip.
        clip: ClipId,
        /// Added to its rotation.
        degrees: u16,
    },
    /// Adds an empty track above all others of its kind.
    AddTrack {
        /// What it will carry.
        kind: TrackKind,
        /// As the user calls it.
        #[serde(default)]
        name: String,
    },
    /// Removes a track with all that is on it.
    RemoveTrack {
        /// Which track.
        track: TrackId,
    },
    /// Changes a track's switches; what is left out stays.
    SetTrack {
        /// Which track.
        track: TrackId,
        /// Not heard.
        #[serde(default)]
        muted: Option<bool>,
        /// Not edited.
        #[serde(default)]
        locked: Option<bool>,
        /// Not seen.
        #[serde(default)]
        hidden: Option<bool>,
        /// Ends where the storyline ends.
        #[serde(default)]
        ends_with_storyline: Option<bool>,
        /// As the user calls it.
        #[serde(default)]
        name: Option<String>,
    },
    /// Adds captions to a text track, over whatever is there.
    AddCaptions {
        /// Where to; the first text track when left out.
        #[serde(default)]
        track: Option<TrackId>,
        /// What is said when.
        captions: Vec<CaptionText>,
        /// The style's name; empty for "caption".
        #[serde(default)]
        style: String,
    },
    /// Adds a named place.
    AddMarker {
        /// Where.
        at: TimeArg,
        /// What it is called.
        name: String,
    },
    /// Removes the marker at a time.
    RemoveMarker {
        /// Where.
        at: TimeArg,
    },
}

/// Why an edit is refused. The project has not changed then.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    /// There is no such clip.
    #[error("there is no clip {}", .0.0)]
    NoClip(ClipId),
    /// There is no such track.
    #[error("there is no track {}", .0.0)]
    NoTrack(TrackId),
    /// There is no such media.
    #[error("there is no media {}", .0.0)]
    NoMedia(MediaId),
    /// There is nothing at that place to work on.
    #[error("there is nothing to do at {0}")]
    NothingThere(crate::time::Time),
    /// The track is locked.
    #[error("track {} is locked", .0.0)]
    Locked(TrackId),
    /// The clip is not of the kind that the edit is for.
    #[error("clip {} is not of the right kind", .0.0)]
    WrongKind(ClipId),
    /// The two clips do not continue each other.
    #[error("clip {} is not continued by the one behind it", .0.0)]
    NotJoined(ClipId),
    /// A time that is no time.
    #[error("\"{0}\" is not a time")]
    BadTime(String),
    /// The result would break a rule.
    #[error("{0}")]
    Invalid(#[from] Violation),
}

impl EditError {
    /// The name of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoClip(_) => "edit-no-clip",
            Self::NoTrack(_) => "edit-no-track",
            Self::NoMedia(_) => "edit-no-media",
            Self::NothingThere(_) => "edit-nothing-there",
            Self::Locked(_) => "edit-locked",
            Self::WrongKind(_) => "edit-wrong-kind",
            Self::NotJoined(_) => "edit-not-joined",
            Self::BadTime(_) => "edit-bad-time",
            Self::Invalid(_) => "edit-invalid",
        }
    }

    /// What its message mentions.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoClip(id) | Self::WrongKind(id) | Self::NotJoined(id) => vec![("id", id.0.to_string())],
            Self::NoTrack(id) | Self::Locked(id) => vec![("id", id.0.to_string())],
            Self::NoMedia(id) => vec![("id", id.0.to_string())],
            Self::NothingThere(time) => vec![("time", time.to_string())],
            Self::BadTime(text) => vec![("time", text.clone())],
            Self::Invalid(violation) => vec![("detail", violation.what.clone())],
        }
    }
}

/// The project after an edit. Tracks that it does not touch are shared with the one before.
///
/// # Errors
/// [`EditError`].
pub fn apply(project: &Project, edit: &Edit) -> Result<Project, EditError> {
    let mut after = project.clone();
    run(&mut after, edit)?;
    validate(&after)?;
    Ok(after)
}

fn run(project: &mut Project, edit: &Edit) -> Result<(), EditError> {
    let time = |project: &Project, argument: &TimeArg| argument.resolve(project.canvas.frame_rate);
    match edit {
        Edit::AddMedia { media } => tracks::add_media(project, media),
        Edit::Insert { track, at, duration, content } => {
            let (at, duration) = (time(project, at)?, time(project, duration)?);
            place::insert(project, *track, at, duration, content)
        }
        Edit::Overwrite { track, at, duration, content } => {
            let (at, duration) = (time(project, at)?, time(project, duration)?);
            place::overwrite(project, *track, at, duration, content)
        }
        Edit::Append { track, duration, content } => {
            let duration = time(project, duration)?;
            place::append(project, *track, duration, content)
        }
        Edit::Split { at, track } => trim::split(project, time(project, at)?, *track),
        Edit::Join { clip } => trim::join(project, *clip),
        Edit::Trim { clip, edge, to } => trim::trim(project, *clip, *edge, time(project, to)?),
        Edit::RippleTrim { clip, edge, to } => ripple::ripple_trim(project, *clip, *edge, time(project, to)?),
        Edit::RemoveRange { start, end } => {
            let (start, end) = (time(project, start)?, time(project, end)?);
            ripple::remove_range(project, start, end)
        }
        Edit::Move { clip, to, track } => place::move_clip(project, *clip, time(project, to)?, *track),
        Edit::Reorder { clip, index } => place::reorder(project, *clip, *index),
        Edit::Delete { clip } => ripple::delete(project, *clip),
        Edit::RippleDelete { clip } => ripple::ripple_delete(project, *clip),
        Edit::SetGain { clip, gain_db } => properties::set_gain(project, *clip, *gain_db),
        Edit::SetFades { clip, fades } => properties::set_fades(project, *clip, *fades),
        Edit::SetOpacity { clip, opacity } => properties::set_opacity(project, *clip, *opacity),
        Edit::SetText { clip, text } => properties::set_text(project, *clip, text),
        Edit::SetStyle { style } => properties::set_style(project, style),
        Edit::SetCanvas { canvas } => canvas::set_canvas(project, *canvas),
        Edit::SetPlacement { clip, placement } => properties::set_placement(project, *clip, *placement),
        Edit::Rotate { clip, degrees } => properties::rotate(project, *clip, *degrees),
        Edit::AddTrack { kind, name } => tracks::add_track(project, *kind, name),
        Edit::RemoveTrack { track } => tracks::remove_track(project, *track),
        Edit::SetTrack { track, muted, locked, hidden, ends_with_storyline, name } => {
            let switches = [*muted, *locked, *hidden, *ends_with_storyline];
            tracks::set_track(project, *track, switches, name.as_deref())
        }
        Edit::AddCaptions { track, captions, style } => captions::add_captions(project, *track, captions, style),
        Edit::AddMarker { at, name } => tracks::add_marker(project, time(project, at)?, name),
        Edit::RemoveMarker { at } => tracks::remove_marker(project, time(project, at)?),
    }
}

#[cfg(test)]
mod tests;
