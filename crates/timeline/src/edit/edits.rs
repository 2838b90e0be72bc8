//! All kinds of edits, as data.

use serde::{Deserialize, Serialize};

use super::TimeArg;
use crate::project::{
    AudioTrack, Canvas, CanvasChoice, Clip, ClipId, Content, Fades, Media, MediaId, Placement, Text, TrackId, TrackKind,
};
use crate::style::TextStyle;

/// Which edge of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Its start.
    In,
    /// Its end.
    Out,
}

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
    /// Takes clips out and closes their gaps on every unlocked track: a thousand clips as quickly as one.
    RippleDeleteClips {
        /// Which clips.
        clips: Vec<ClipId>,
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
