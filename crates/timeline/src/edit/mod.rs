//! Every change to a project, as data. One pure function applies them all.

mod arrange;
mod canvas;
mod captions;
mod error;
mod place;
mod properties;
mod ripple;
mod support;
mod tracks;
mod trim;

use serde::{Deserialize, Serialize};

pub use captions::CaptionText;
pub use error::EditError;
pub use support::TimeArg;
pub use tracks::TrackSwitch;
pub use trim::is_seam;

use crate::project::{
    AudioTrack, Canvas, CanvasChoice, Clip, ClipId, Content, Fades, Media, MediaId, Placement, Project, Text, TrackId,
    TrackKind,
};
use crate::style::TextStyle;
use crate::validate::validate;

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
    /// Moves a clip of the storyline before the one before it.
    MoveEarlier {
        /// Which clip.
        clip: ClipId,
    },
    /// Moves a clip of the storyline behind the one behind it.
    MoveLater {
        /// Which clip.
        clip: ClipId,
    },
    /// Puts the same clip once more right behind itself; on the storyline, what follows makes room.
    Duplicate {
        /// Which clip.
        clip: ClipId,
    },
    /// Puts clips in, one behind the other; on the storyline, what follows makes room. Their ids are given anew.
    Paste {
        /// What was copied.
        clips: Vec<Clip>,
        /// Where the first one comes to lie.
        at: TimeArg,
        /// Where to; the storyline when left out.
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Moves a clip within the free room around it.
    Nudge {
        /// Which clip.
        clip: ClipId,
        /// How far; earlier when negative.
        by: TimeArg,
    },
    /// Shows an earlier or later part of the source at the same place.
    Slip {
        /// Which clip.
        clip: ClipId,
        /// How much later in the source.
        by: TimeArg,
    },
    /// Moves the cut between a clip and the one behind it.
    Roll {
        /// The first of the two.
        clip: ClipId,
        /// Where the cut comes to lie.
        to: TimeArg,
    },
    /// Sets both ends of a clip within the free room around it.
    SetClipRange {
        /// Which clip.
        clip: ClipId,
        /// Its start.
        start: TimeArg,
        /// Its end.
        end: TimeArg,
    },
    /// Takes a clip out and leaves a gap.
    Delete {
        /// Which clip.
        clip: ClipId,
    },
    /// Takes clips out and leaves gaps: thousands of subtitles as quickly as one.
    DeleteClips {
        /// Which clips.
        clips: Vec<ClipId>,
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
    /// Sets whether a clip is heard.
    SetMuted {
        /// Which clip.
        clip: ClipId,
        /// Not heard.
        muted: bool,
    },
    /// Shows something else at a clip's place; shorter when there is less of it.
    ReplaceContent {
        /// Which clip.
        clip: ClipId,
        /// What.
        content: Content,
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
    /// Chooses shape, size and rate: the footage decides none of them any more. A new rate snaps picture clips to its
    /// grid.
    SetCanvas {
        /// The new one.
        canvas: Canvas,
    },
    /// Lets the canvas follow most of the footage, in all that is not chosen from now on.
    FollowFootage {
        /// What stays as it is.
        #[serde(default)]
        chosen: CanvasChoice,
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
    /// Adds captions to a text track, over whatever is there. Those that overlap each other go onto further text tracks,
    /// which are made where they are missing.
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
    /// Makes two captions of one.
    SplitCaption {
        /// Which clip.
        clip: ClipId,
        /// What the first says.
        first: String,
        /// What the second says.
        second: String,
        /// Where the second begins.
        at: TimeArg,
    },
    /// Makes one caption of a clip and the one behind it.
    MergeCaptions {
        /// The first of the two.
        clip: ClipId,
    },
    /// Forgets a file that no clip uses.
    RemoveMedia {
        /// Which file.
        media: MediaId,
    },
    /// Says where a file lies now.
    SetMediaPath {
        /// Which file.
        media: MediaId,
        /// Its path.
        path: String,
    },
    /// Chooses which of a file's sound tracks is heard.
    SetAudioTrack {
        /// Which file.
        media: MediaId,
        /// Which track, or all of them.
        track: AudioTrack,
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

/// The project after an edit. Tracks that it does not touch are shared with the one before.
///
/// # Errors
/// [`EditError`].
pub fn apply(project: &Project, edit: &Edit) -> Result<Project, EditError> {
    apply_all(project, std::slice::from_ref(edit))
}

/// The project after edits that are one step. It is copied and checked once, so thousands of them take hardly longer than
/// a few.
///
/// # Errors
/// The first [`EditError`].
pub fn apply_all(project: &Project, edits: &[Edit]) -> Result<Project, EditError> {
    let mut after = project.clone();
    edits.iter().try_for_each(|edit| run(&mut after, edit))?;
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
        Edit::MoveEarlier { clip } => place::swap(project, *clip, false),
        Edit::MoveLater { clip } => place::swap(project, *clip, true),
        Edit::Duplicate { clip } => arrange::duplicate(project, *clip),
        Edit::Paste { clips, at, track } => arrange::paste(project, clips, time(project, at)?, *track),
        Edit::Nudge { clip, by } => arrange::nudge(project, *clip, time(project, by)?),
        Edit::Slip { clip, by } => arrange::slip(project, *clip, time(project, by)?),
        Edit::Roll { clip, to } => arrange::roll(project, *clip, time(project, to)?),
        Edit::SetClipRange { clip, start, end } => {
            let (start, end) = (time(project, start)?, time(project, end)?);
            arrange::set_range(project, *clip, start, end)
        }
        Edit::Delete { clip } => ripple::delete(project, *clip),
        Edit::DeleteClips { clips } => ripple::delete_clips(project, clips),
        Edit::RippleDelete { clip } => ripple::ripple_delete(project, *clip),
        Edit::SetGain { clip, gain_db } => properties::set_gain(project, *clip, *gain_db),
        Edit::SetMuted { clip, muted } => properties::set_muted(project, *clip, *muted),
        Edit::ReplaceContent { clip, content } => properties::replace_content(project, *clip, content),
        Edit::SetFades { clip, fades } => properties::set_fades(project, *clip, *fades),
        Edit::SetOpacity { clip, opacity } => properties::set_opacity(project, *clip, *opacity),
        Edit::SetText { clip, text } => properties::set_text(project, *clip, text),
        Edit::SetStyle { style } => properties::set_style(project, style),
        Edit::SetCanvas { canvas } => canvas::set_canvas(project, *canvas),
        Edit::FollowFootage { chosen } => canvas::follow_footage(project, *chosen),
        Edit::SetPlacement { clip, placement } => properties::set_placement(project, *clip, *placement),
        Edit::Rotate { clip, degrees } => properties::rotate(project, *clip, *degrees),
        Edit::AddTrack { kind, name } => tracks::add_track(project, *kind, name),
        Edit::RemoveTrack { track } => tracks::remove_track(project, *track),
        Edit::SetTrack { track, muted, locked, hidden, ends_with_storyline, name } => {
            let switches = [*muted, *locked, *hidden, *ends_with_storyline];
            tracks::set_track(project, *track, switches, name.as_deref())
        }
        Edit::AddCaptions { track, captions, style } => captions::add_captions(project, *track, captions, style),
        Edit::SplitCaption { clip, first, second, at } => {
            captions::split_caption(project, *clip, [first, second], time(project, at)?)
        }
        Edit::MergeCaptions { clip } => captions::merge_captions(project, *clip),
        Edit::RemoveMedia { media } => tracks::remove_media(project, *media),
        Edit::SetMediaPath { media, path } => tracks::set_media_path(project, *media, path),
        Edit::SetAudioTrack { media, track } => tracks::set_audio_track(project, *media, *track),
        Edit::AddMarker { at, name } => tracks::add_marker(project, time(project, at)?, name),
        Edit::RemoveMarker { at } => tracks::remove_marker(project, time(project, at)?),
    }
}

#[cfg(test)]
mod tests;
