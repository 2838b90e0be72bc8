//! All kinds of edits, as data.

use serde::{Deserialize, Serialize};

use super::TimeArg;
use super::part::Part;
use crate::graphic::{Appear, FieldValue, Graphic, GraphicsLook, Place, Table};
use crate::own_template::StoredTemplate;
use crate::project::{
    AudioTrack, Canvas, CanvasChoice, Clip, ClipId, Content, Fades, Media, MediaId, Placement, Text, TrackId, TrackKind,
};
use crate::said::CaptionDetails;
use crate::style::TextStyle;
use crate::time::TimeRange;

/// Which edge of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The start of the clip.
    In,
    /// The end of the clip.
    Out,
}

/// A caption to be added: its words, and from when to when it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaptionText {
    /// The time at which it appears.
    pub start: TimeArg,
    /// The time at which it disappears.
    pub end: TimeArg,
    /// Its words; lines are separated by `\n`.
    pub text: String,
    /// Its times were found by a program that is not sure of them.
    #[serde(default, skip_serializing_if = "is_sure")]
    pub unsure: bool,
    /// What is known of it besides its words.
    #[serde(default, skip_serializing_if = "CaptionDetails::is_empty")]
    pub details: CaptionDetails,
}

/// A caption by which all others are moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaptionAnchor {
    /// Which one.
    pub clip: ClipId,
    /// When it is to begin.
    pub start: TimeArg,
}

fn is_sure(unsure: &bool) -> bool {
    !*unsure
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: TimeArg,
    /// Where it ends.
    pub end: TimeArg,
}

impl From<TimeRange> for Span {
    fn from(range: TimeRange) -> Self {
        Self { start: range.start().into(), end: range.end().into() }
    }
}

/// A change. Times may be ticks, `"1:02.250"`, or `"375f"` (frames of the canvas).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Edit {
    /// Adds a media file to the project, under a new id.
    AddMedia { media: Media },
    /// Puts content at a time and moves what follows on all unlocked tracks behind it.
    Insert { track: TrackId, at: TimeArg, duration: TimeArg, content: Content },
    /// Puts content at a time over whatever is there.
    Overwrite { track: TrackId, at: TimeArg, duration: TimeArg, content: Content },
    /// Puts content behind the last clip of a track.
    Append { track: TrackId, duration: TimeArg, content: Content },
    /// Cuts the clips at a time in two: on one track, or on all unlocked ones.
    Split {
        at: TimeArg,
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Joins a clip with the one after it that continues it in the source.
    Join {
        /// The first of the two.
        clip: ClipId,
    },
    /// Moves an edge of a clip; a gap opens or closes.
    Trim {
        clip: ClipId,
        edge: Edge,
        /// Where the edge comes to lie.
        to: TimeArg,
    },
    /// Moves an edge of a clip, and all that follows on every unlocked track with it.
    RippleTrim {
        clip: ClipId,
        edge: Edge,
        /// Where the edge comes to lie, as seen before what follows has moved.
        to: TimeArg,
    },
    /// Takes a part out of every unlocked track and closes the gap.
    RemoveRange { start: TimeArg, end: TimeArg },
    /// Takes parts out of every unlocked track and closes their gaps: a thousand sentences as quickly as one.
    RemoveRanges { ranges: Vec<Span> },
    /// Puts a part back that was taken out of the timeline: what follows on every unlocked track makes room.
    InsertPart { at: TimeArg, part: Part },
    /// Puts a clip elsewhere, over whatever is there.
    Move {
        clip: ClipId,
        /// Where its start comes to lie.
        to: TimeArg,
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Moves a clip of the storyline to an index, counted from 0. Gaps before clips move with them.
    Reorder { clip: ClipId, index: usize },
    /// Swaps a clip of the storyline with the one before it.
    MoveEarlier { clip: ClipId },
    /// Swaps a clip of the storyline with the one after it.
    MoveLater { clip: ClipId },
    /// Inserts a copy of a clip right after it. On the storyline, later clips move to make room.
    Duplicate { clip: ClipId },
    /// Inserts clips one after the other, with new ids. On the storyline, later clips move to make room.
    Paste {
        clips: Vec<Clip>,
        /// Where the first one comes to lie.
        at: TimeArg,
        /// Where to; the storyline when left out.
        #[serde(default)]
        track: Option<TrackId>,
    },
    /// Moves a clip within the free room around it.
    Nudge {
        clip: ClipId,
        /// How far; earlier when negative.
        by: TimeArg,
    },
    /// Shows an earlier or later part of the source at the same place.
    Slip {
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
    SetClipRange { clip: ClipId, start: TimeArg, end: TimeArg },
    /// Takes a clip out and leaves a gap.
    Delete { clip: ClipId },
    /// Takes clips out and leaves gaps: thousands of subtitles as quickly as one.
    DeleteClips { clips: Vec<ClipId> },
    /// Takes a clip out and closes the gap on every unlocked track.
    RippleDelete { clip: ClipId },
    /// Takes clips out and closes their gaps on every unlocked track: a thousand clips as quickly as one.
    RippleDeleteClips { clips: Vec<ClipId> },
    /// Sets how loud a clip is.
    SetGain {
        clip: ClipId,
        /// -60 (silent) to 24.
        gain_db: f32,
    },
    /// Sets whether a clip is heard.
    SetMuted { clip: ClipId, muted: bool },
    /// Replaces the content of a clip, which becomes shorter if there is less of the new content.
    ReplaceContent { clip: ClipId, content: Content },
    /// Sets the fades of a clip.
    SetFades { clip: ClipId, fades: Fades },
    /// Sets how opaque a clip is.
    SetOpacity {
        clip: ClipId,
        /// 0 to 1.
        opacity: f32,
    },
    /// Sets what a text clip says.
    SetText { clip: ClipId, text: Text },
    /// Adds a style or replaces the one of that name.
    SetStyle { style: TextStyle },
    /// Sets the canvas by hand: its shape, size and rate no longer follow the footage. With a new rate, picture clips
    /// snap to its grid.
    SetCanvas { canvas: Canvas },
    /// Lets the canvas follow the majority of the footage, except for what was chosen by hand.
    FollowFootage {
        /// What stays as it is.
        #[serde(default)]
        chosen: CanvasChoice,
    },
    /// Sets how a picture lies on the canvas.
    SetPlacement { clip: ClipId, placement: Placement },
    /// Turns a clip clockwise by a multiple of 90 degrees.
    Rotate { clip: ClipId, degrees: u16 },
    /// Adds an empty track above all others of its kind.
    AddTrack {
        kind: TrackKind,
        /// As the user calls it.
        #[serde(default)]
        name: String,
    },
    /// Removes a track with all that is on it.
    RemoveTrack { track: TrackId },
    /// Changes a track's switches; what is left out stays.
    SetTrack {
        track: TrackId,
        #[serde(default)]
        muted: Option<bool>,
        #[serde(default)]
        locked: Option<bool>,
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
        captions: Vec<CaptionText>,
        /// The style's name; empty for "caption".
        #[serde(default)]
        style: String,
    },
    /// Splits a caption in two.
    SplitCaption {
        clip: ClipId,
        first: String,
        second: String,
        /// Where the second caption begins.
        at: TimeArg,
    },
    /// Sets what is known of a caption besides its words.
    SetDetails { clip: ClipId, details: CaptionDetails },
    /// Sets whether the times of a caption are still to be looked at. Whoever changes its times or words by hand has
    /// looked.
    SetUnsure { clip: ClipId, unsure: bool },
    /// Merges a caption with the one after it.
    MergeCaptions {
        /// The first of the two.
        clip: ClipId,
    },
    /// Moves all captions in time, by as much as one of them, or stretched between two. Locked tracks stay.
    RetimeCaptions {
        /// One or two.
        anchors: Vec<CaptionAnchor>,
    },
    /// Writes other words wherever some stand in captions; small and capital letters are told apart. Locked tracks stay.
    ReplaceInCaptions {
        find: String,
        replace: String,
        /// Only where neither letter nor digit stands beside them.
        #[serde(default)]
        whole_words: bool,
    },
    /// Adds a title, card or chart over the pictures.
    AddGraphic {
        /// Where to; the first graphics track that is free there when left out, which is made where it is missing.
        #[serde(default)]
        track: Option<TrackId>,
        at: TimeArg,
        duration: TimeArg,
        graphic: Graphic,
    },
    /// Fills in a field of a graphic.
    SetField {
        clip: ClipId,
        /// Its id in the template.
        field: String,
        /// What it holds; nothing when left out.
        #[serde(default)]
        value: Option<FieldValue>,
    },
    /// Sets the numbers of a chart.
    SetTable { clip: ClipId, table: Table },
    /// Makes a graphic one of another template; its words and numbers are kept.
    SetTemplate { clip: ClipId, template: String },
    /// Sets whether a graphic has a dark ground.
    SetDark { clip: ClipId, dark: bool },
    /// Sets where a graphic stands that does not fill the picture.
    SetPlace { clip: ClipId, place: Place },
    /// Sets how a graphic comes and goes.
    SetAppear { clip: ClipId, appear: Appear },
    /// Sets the office's colours and logo, and how all graphics move.
    SetGraphicsLook { look: GraphicsLook },
    /// Keeps a user's own template in the project, for all graphics of that id.
    SetOwnTemplate {
        /// It begins with `milik-`.
        id: String,
        /// The file's text; the template is taken out when left out.
        #[serde(default)]
        svg: Option<StoredTemplate>,
    },
    /// Removes a media file that no clip uses from the project.
    RemoveMedia { media: MediaId },
    /// Says where a media file lies now.
    SetMediaPath { media: MediaId, path: String },
    /// Chooses which of a file's sound tracks is heard.
    SetAudioTrack {
        media: MediaId,
        /// Which track, or all of them.
        track: AudioTrack,
    },
    /// Adds a named place on the timeline.
    AddMarker { at: TimeArg, name: String },
    /// Removes the marker at a time.
    RemoveMarker { at: TimeArg },
}
