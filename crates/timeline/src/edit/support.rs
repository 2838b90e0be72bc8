//! What the edits share: finding, cutting and moving clips.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::EditError;
use crate::project::{Clip, ClipId, Content, Project, Track, TrackId, TrackKind};
use crate::time::{FrameRate, Time, TimeRange};

/// A time in an edit: ticks, or text as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TimeArg {
    /// A number of ticks.
    Ticks(Time),
    /// `"12.5"`, `"1:02.250"`, or `"375f"`.
    Text(String),
}

impl From<Time> for TimeArg {
    fn from(time: Time) -> Self {
        Self::Ticks(time)
    }
}

impl TimeArg {
    pub(super) fn resolve(&self, rate: FrameRate) -> Result<Time, EditError> {
        match self {
            Self::Ticks(time) => Ok(*time),
            Self::Text(text) => {
                let frame = text.strip_suffix('f').and_then(|number| number.parse::<i64>().ok());
                let time = frame.map(|frame| rate.time_of(frame)).or_else(|| text.parse().ok());
                time.ok_or_else(|| EditError::BadTime(text.clone()))
            }
        }
    }
}

pub(super) fn next_id(project: &mut Project) -> u64 {
    let id = project.next_id;
    project.next_id += 1;
    id
}

/// A track that may be edited.
pub(super) fn open_track(project: &mut Project, id: TrackId) -> Result<&mut Track, EditError> {
    let track = project.tracks.iter_mut().find(|track| track.id == id).ok_or(EditError::NoTrack(id))?;
    if track.locked { Err(EditError::Locked(id)) } else { Ok(Arc::make_mut(track)) }
}

/// The track of a clip and the clip's place on it, when it may be edited.
pub(super) fn open_clip(project: &mut Project, id: ClipId) -> Result<(&mut Track, usize), EditError> {
    let track = project.find_clip(id).ok_or(EditError::NoClip(id))?.0.id;
    let track = open_track(project, track)?;
    let index = track.clips.iter().position(|clip| clip.id == id).ok_or(EditError::NoClip(id))?;
    Ok((track, index))
}

/// A time where an edge on this track may lie.
pub(super) fn snapped(kind: TrackKind, rate: FrameRate, time: Time) -> Time {
    if kind == TrackKind::Video { rate.snap(time) } else { time }
}

/// The clip within a range only; its source moves along, its fades shrink.
pub(super) fn cut_to(clip: &Clip, range: TimeRange) -> Clip {
    let mut part = clip.clone();
    if let (Some(start), Content::Media { source_start, .. }) =
        (clip.source_from_timeline(range.start()), &mut part.content)
    {
        *source_start = start;
    }
    part.timeline_range = range;
    part.details = part.details.from_later(range.start() - clip.timeline_range.start());
    if range.start() > clip.timeline_range.start() {
        part.fades.fade_in = Time::ZERO;
    }
    if range.end() < clip.timeline_range.end() {
        part.fades.fade_out = Time::ZERO;
    }
    shrink_fades(&mut part);
    part
}

/// Fades that no longer fit keep what room there is, the one out first.
pub(super) fn shrink_fades(clip: &mut Clip) {
    let length = clip.timeline_range.duration();
    clip.fades.fade_out = clip.fades.fade_out.min(length);
    clip.fades.fade_in = clip.fades.fade_in.min(length - clip.fades.fade_out);
}

/// Moves a clip in time; its source stays.
pub(super) fn shift(clip: &mut Clip, offset: Time) {
    clip.timeline_range = clip.timeline_range.shifted(offset);
}

/// Takes everything inside a range off a track; clips half inside are shortened, one around it becomes two.
pub(super) fn clear(track: &mut Track, range: TimeRange, next_id: &mut u64) {
    clear_others(track, range, next_id, |_| false);
}

/// The same, but for clips that are spared.
pub(super) fn clear_others(track: &mut Track, range: TimeRange, next_id: &mut u64, is_spared: impl Fn(&Clip) -> bool) {
    let touched = track.indices_in(range);
    let mut kept = Vec::new();
    for clip in &track.clips[touched.clone()] {
        let own = clip.timeline_range;
        if is_spared(clip) {
            kept.push(clip.clone());
            continue;
        }
        if own.start() < range.start() {
            kept.push(cut_to(clip, TimeRange::between(own.start(), range.start())));
        }
        if range.end() < own.end() {
            let mut tail = cut_to(clip, TimeRange::between(range.end(), own.end()));
            if own.start() < range.start() {
                tail.id = ClipId(*next_id);
                *next_id += 1;
            }
            kept.push(tail);
        }
    }
    track.clips.splice(touched, kept);
}

/// Puts a clip at its place in the order.
pub(super) fn put(track: &mut Track, clip: Clip) {
    let index = track.clips.partition_point(|other| other.timeline_range.start() < clip.timeline_range.start());
    track.clips.insert(index, clip);
}

/// Every track that ripples: the unlocked ones, but not music that ends with the storyline and plays on under every cut.
pub(super) fn rippling(project: &mut Project) -> impl Iterator<Item = &mut Track> {
    project.tracks.iter_mut().filter(|track| ripples(track)).map(Arc::make_mut)
}

/// Whether a track is one of those.
pub(super) fn ripples(track: &Track) -> bool {
    !track.locked && !track.ends_with_storyline
}
