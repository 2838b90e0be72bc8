//! What the hand holds, and what that makes of the project: arithmetic only.

use std::sync::Arc;

use sunting_session::loudness::{LOUDEST_PERCENT, percent_of};
use sunting_timeline::edit::{Edge, Edit, TrackSwitch};
use sunting_timeline::{Clip, ClipId, Content, Fades, Media, Time, TimeRange, Track, TrackId, TrackKind};

use super::board::within;
use crate::state::view::Scale;

/// A subtitle is not trimmed to less.
const LEAST_TEXT: Time = Time::from_millis(500);
/// Sound is not trimmed to less.
const LEAST_SOUND: Time = Time::from_millis(100);
/// What has no source of its own grows up to here.
const LONGEST: Time = Time::from_seconds(3600);
/// So many percent of loudness for each point that the hand moves.
const PERCENT_PER_POINT: f32 = 2.0;

/// What the hand does on the timeline. It keeps what it needs of the project as it was when it took hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Grip {
    #[default]
    Free,
    /// The playhead follows it.
    Scrub {
        /// Where the line was put last.
        last: Time,
    },
    Mark {
        from: Time,
        before: Option<TimeRange>,
        last: Option<TimeRange>,
    },
    /// It draws a box around clips.
    Box {
        from: Time,
        y: f32,
    },
    /// It takes a storyline clip elsewhere.
    Reorder {
        clip: ClipId,
        from: usize,
        /// The clip that it comes to lie before.
        before: usize,
    },
    Move(Move),
    /// It moves a clip's edge.
    Trim(Trim),
    /// It moves a clip's volume line.
    Volume {
        clip: ClipId,
        /// Where the hand was, in points.
        y: f32,
        /// How loud it was, in percent.
        before: f32,
        percent: f32,
    },
    /// It moves a fade's knob.
    Fade(Fade),
    /// It moves the overview's bar.
    Overview {
        part: Part,
        /// Where the hand was, in points.
        x: f32,
        scale: Scale,
    },
}

/// A part of the overview's bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Middle,
    /// Zooms with the right end staying.
    Left,
    /// Zooms with the left end staying.
    Right,
}

/// Clips off the storyline on their way.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The clip under the hand.
    pub clip: ClipId,
    /// All clips that move, sorted by start.
    pub clips: Arc<[ClipId]>,
    pub range: TimeRange,
    /// From its start to the hand.
    pub offset: Time,
    /// What edges are drawn to.
    pub targets: Arc<[Time]>,
    /// Where its start is wanted.
    pub to: Time,
    /// The target that drew it.
    pub snapped: Option<Time>,
}

impl Move {
    /// What it makes of the project: into free room, or up to the neighbours; nothing is ever covered.
    pub fn edits(&self, track: &Track) -> Vec<Edit> {
        let by = self.to - self.range.start();
        if by == Time::ZERO {
            return Vec::new();
        }
        if self.clips.len() == 1 && is_free(&track.clips, self.range.shifted(by), self.clip) {
            return vec![Edit::Move { clip: self.clip, to: self.to.into(), track: None }];
        }
        let nudge = |clip: &ClipId| Edit::Nudge { clip: *clip, by: by.into() };
        // The foremost first, so that none stops at another that will give way.
        match by > Time::ZERO {
            true => self.clips.iter().rev().map(nudge).collect(),
            false => self.clips.iter().map(nudge).collect(),
        }
    }
}

/// Whether nothing but the clip itself lies in a range.
fn is_free(clips: &[Clip], range: TimeRange, own: ClipId) -> bool {
    range.start() >= Time::ZERO && clips[within(clips, range)].iter().all(|clip| clip.id == own)
}

/// An edge on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Trim {
    pub clip: ClipId,
    pub edge: Edge,
    /// Whether what follows moves along.
    pub ripples: bool,
    pub range: TimeRange,
    /// Where the edge may lie.
    pub limits: TimeRange,
    /// From the edge to the hand.
    pub offset: Time,
    /// Where the playhead was.
    pub line: Time,
    /// What the edge is drawn to.
    pub targets: Arc<[Time]>,
    /// Where the edge is wanted, as seen before anything moved.
    pub to: Time,
    /// The target that drew it.
    pub snapped: Option<Time>,
    /// The track, and when it ends with the video, when it does.
    pub ends: Option<(TrackId, Time)>,
}

impl Trim {
    /// What it makes of the project.
    pub fn edits(&self) -> Vec<Edit> {
        let (clip, edge, to) = (self.clip, self.edge, self.to.into());
        if self.to == self.start_point() {
            return Vec::new();
        }
        let mut edits = Vec::new();
        if let Some((track, _)) = self.ends.filter(|_| self.outlasts()) {
            edits.push(TrackSwitch::EndsWithStoryline(false).of(track));
        }
        edits.push(if self.ripples { Edit::RippleTrim { clip, edge, to } } else { Edit::Trim { clip, edge, to } });
        edits
    }

    /// Whether music becomes longer than the video.
    pub fn outlasts(&self) -> bool {
        self.edge == Edge::Out && self.ends.is_some_and(|(_, end)| self.to > end)
    }

    pub fn start_point(&self) -> Time {
        if self.edge == Edge::In { self.range.start() } else { self.range.end() }
    }

    /// The time of the picture at the edge, once trimmed.
    pub fn picture(&self, frame: Time) -> Time {
        match self.edge {
            Edge::In if self.ripples => self.range.start(),
            Edge::In => self.to,
            Edge::Out => self.to - frame,
        }
    }

    /// How much longer the clip becomes, and how long it is then.
    pub fn lengths(&self) -> (Time, Time) {
        let length = match self.edge {
            Edge::In => self.range.end() - self.to,
            Edge::Out => self.to - self.range.start(),
        };
        (length - self.range.duration(), length)
    }
}

/// The least that trimming leaves of a clip.
pub(super) fn least(kind: TrackKind, frame: Time) -> Time {
    match kind {
        TrackKind::Video => frame,
        TrackKind::Audio => LEAST_SOUND,
        TrackKind::Text | TrackKind::Graphic => LEAST_TEXT,
    }
}

/// Where an edge of a clip may lie: within its source, short of its neighbours unless those move along, and not beyond
/// its other edge.
pub(super) fn limits(
    track: &Track,
    index: usize,
    media: Option<&Media>,
    edge: Edge,
    ripples: bool,
    least: Time,
) -> TimeRange {
    let clip = &track.clips[index];
    let own = clip.timeline_range;
    let least = least.min(own.duration());
    let source = match (&clip.content, media) {
        (Content::Media { source_start, speed, .. }, Some(media)) => TimeRange::between(
            own.start() - speed.timeline_duration(*source_start),
            own.start() + speed.timeline_duration(media.duration - *source_start),
        ),
        _ => TimeRange::between(own.start() - LONGEST, own.end() + LONGEST),
    };
    match edge {
        Edge::In => {
            let before = index.checked_sub(1).map_or(Time::ZERO, |before| track.clips[before].timeline_range.end());
            let earliest = if ripples { source.start() } else { source.start().max(before) };
            let latest = own.end() - least;
            TimeRange::between(earliest.min(latest), latest)
        }
        Edge::Out => {
            let after = track.clips.get(index + 1).map_or(Time::MAX, |after| after.timeline_range.start());
            let latest = if ripples { source.end() } else { source.end().min(after) };
            let earliest = own.start() + least;
            TimeRange::between(earliest, latest.max(earliest))
        }
    }
}

/// A fade on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Fade {
    pub clip: ClipId,
    pub edge: Edge,
    /// The clip, as far as it is heard.
    pub range: TimeRange,
    /// The clip is cut off by the video's end: it must end there before it can fade there.
    pub is_cut_off: bool,
    /// As they were.
    pub before: Fades,
    /// As they are wanted.
    pub fades: Fades,
}

impl Fade {
    /// With the knob at a time.
    pub fn at(&self, time: Time) -> Fades {
        let length = self.range.duration();
        match self.edge {
            Edge::In => {
                let room = (length - self.before.fade_out).max(Time::ZERO);
                Fades { fade_in: whole_tenths(time - self.range.start()).min(room), ..self.before }
            }
            Edge::Out => {
                let room = (length - self.before.fade_in).max(Time::ZERO);
                Fades { fade_out: whole_tenths(self.range.end() - time).min(room), ..self.before }
            }
        }
    }

    /// What it makes of the project.
    pub fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.is_cut_off && self.edge == Edge::Out {
            edits.push(Edit::Trim { clip: self.clip, edge: Edge::Out, to: self.range.end().into() });
        }
        edits.push(Edit::SetFades { clip: self.clip, fades: self.fades });
        edits
    }
}

/// Tenths of a second, as they are told; never negative.
fn whole_tenths(time: Time) -> Time {
    Time::from_millis((time.max(Time::ZERO).as_millis() + 50) / 100 * 100)
}

/// The clip that something let go at a time comes to lie before; the number of clips for the end.
pub(super) fn cut_at(clips: &[Clip], time: Time) -> usize {
    clips.partition_point(|clip| {
        let range = clip.timeline_range;
        range.start() + range.duration().scaled(1, 2) <= time
    })
}

/// The place of a clip once it lies before another.
pub(super) fn place_before(from: usize, before: usize) -> usize {
    if before > from { before - 1 } else { before }
}

/// A loudness after the hand has moved up by so many points.
pub(super) fn louder(percent: f32, points: f32) -> f32 {
    (percent + points * PERCENT_PER_POINT).clamp(0.0, LOUDEST_PERCENT).round()
}

/// Where the loudness lies between silence (0) and the loudest (1).
pub(super) fn part_of_loudest(gain_db: f32) -> f32 {
    (percent_of(gain_db) / LOUDEST_PERCENT).clamp(0.0, 1.0)
}

impl Grip {
    /// Whether the hand holds nothing.
    pub fn is_free(&self) -> bool {
        *self == Self::Free
    }

    /// Whether what it does is a step that can be taken back.
    pub(super) fn is_edit(&self) -> bool {
        matches!(self, Self::Move(_) | Self::Trim(_) | Self::Volume { .. } | Self::Fade(_))
    }

    /// Whether it has changed anything yet.
    pub(super) fn has_changed(&self) -> bool {
        match self {
            Self::Move(held) => held.to != held.range.start(),
            Self::Trim(held) => held.to != held.start_point(),
            Self::Volume { before, percent, .. } => before != percent,
            Self::Fade(held) => held.fades != held.before,
            _ => false,
        }
    }

    /// Where it is drawn to.
    pub(super) fn snapped(&self) -> Option<Time> {
        match self {
            Self::Move(held) => held.snapped,
            Self::Trim(held) => held.snapped,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
