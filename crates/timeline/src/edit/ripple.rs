//! Removing parts of the timeline: remove a range, delete, ripple-delete, ripple-trim.

use std::collections::HashSet;

use super::support::{clear, cut_to, open_clip, open_track, rippling, shift};
use super::trim::{trim, trimmed_range};
use super::{Edge, EditError};
use crate::project::{Clip, ClipId, Marker, Project, Track, TrackId, TrackKind};
use crate::time::{FrameRate, Time, TimeRange};

/// A text that a cut would leave shorter than this goes.
const LEAST_TEXT: Time = Time::from_millis(500);

/// ```text
/// |-A-----|-B-----|-C-|      remove [  ]
/// |-A-[   |-B-]---|-C-|
/// |-A-|B'-|-C-|              on every unlocked track; music that ends with the storyline plays on
/// ```
///
/// A text around the range stays one text; what is left of one under half a second goes.
pub(super) fn remove_range(project: &mut Project, start: Time, end: Time) -> Result<(), EditError> {
    let range = on_grid(project.canvas.frame_rate, start, end)?;
    take_out(project, &[range]);
    Ok(())
}

/// ```text
/// |-A-------------|-B-------|      remove [  ] and [  ]
/// |-A-[   ]-A'----[   ]-B---|
/// |-A-|-A'----|-B---|              on every unlocked track
/// ```
///
/// Nothing but those ranges is lost; ranges that overlap are taken out once.
pub(super) fn remove_ranges(project: &mut Project, ranges: &[(Time, Time)]) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let ranges = ranges.iter().map(|(start, end)| on_grid(rate, *start, *end)).collect::<Result<Vec<_>, _>>()?;
    take_out(project, &apart(ranges));
    Ok(())
}

/// The range that is taken out for one that was asked for.
fn on_grid(rate: FrameRate, start: Time, end: Time) -> Result<TimeRange, EditError> {
    let range = TimeRange::between(rate.snap(start.max(Time::ZERO)), rate.snap(end.max(Time::ZERO)));
    if range.is_empty() { Err(EditError::NothingThere(start)) } else { Ok(range) }
}

/// Takes ranges out that are sorted and share no instant. From the back, so that each clip moves once, by all that goes
/// before it: a thousand ranges take hardly longer than one.
fn take_out(project: &mut Project, ranges: &[TimeRange]) {
    close_markers(&mut project.markers, ranges);
    let mut ids = project.next_id;
    let mut tracks: Vec<(&mut Track, Vec<Clip>)> = rippling(project).map(|track| (track, Vec::new())).collect();
    let mut removed = ranges.iter().fold(Time::ZERO, |sum, range| sum + range.duration());
    for range in ranges.iter().rev() {
        for (track, behind) in &mut tracks {
            match track.kind {
                TrackKind::Text | TrackKind::Graphic => shorten_texts(track, *range),
                _ => clear(track, *range, &mut ids),
            }
            while let Some(mut clip) = track.clips.pop_if(|clip| clip.timeline_range.start() >= range.end()) {
                shift(&mut clip, -removed);
                behind.push(clip);
            }
        }
        removed = removed - range.duration();
    }
    tracks.into_iter().for_each(|(track, behind)| track.clips.extend(behind.into_iter().rev()));
    project.next_id = ids;
}

/// Takes the markers within ranges off, and moves the others by what goes before them.
fn close_markers(markers: &mut Vec<Marker>, ranges: &[TimeRange]) {
    let mut ahead = ranges.iter().peekable();
    let mut removed = Time::ZERO;
    markers.retain_mut(|marker| {
        while let Some(range) = ahead.next_if(|range| range.end() <= marker.time) {
            removed = removed + range.duration();
        }
        let is_kept = ahead.peek().is_none_or(|range| marker.time < range.start());
        marker.time = marker.time - removed;
        is_kept
    });
}

/// Takes a range out of each text, which then ends (or starts) where the range does.
fn shorten_texts(track: &mut Track, range: TimeRange) {
    let touched = track.indices_in(range);
    let kept = |clip: &Clip| left_of_text(clip.timeline_range, range).map(|kept| cut_to(clip, kept));
    let kept: Vec<Clip> = track.clips[touched.clone()].iter().filter_map(kept).collect();
    track.clips.splice(touched, kept);
}

/// What is left of a text that a range is taken out of, before what follows moves up; `None` where the text goes.
pub(super) fn left_of_text(own: TimeRange, range: TimeRange) -> Option<TimeRange> {
    let kept = match (own.start() < range.start(), range.end() < own.end()) {
        (true, true) => TimeRange::between(own.start(), own.end() - range.duration()),
        (true, false) => TimeRange::between(own.start(), range.start()),
        // It starts at the range's end, as what follows does, and moves with it.
        (false, true) => TimeRange::between(range.end(), own.end()),
        (false, false) => return None,
    };
    (kept.duration() >= LEAST_TEXT).then_some(kept)
}

/// ```text
/// |-A-|-B-|-C-|
/// |-A-|   |-C-|
/// ```
pub(super) fn delete(project: &mut Project, clip: ClipId) -> Result<(), EditError> {
    let (track, index) = open_clip(project, clip)?;
    track.clips.remove(index);
    Ok(())
}

/// ```text
/// |-A-|-B-|-C-|-D-|
/// |-A-|       |-D-|
/// ```
pub(super) fn delete_clips(project: &mut Project, clips: &[ClipId]) -> Result<(), EditError> {
    let mut gone: HashSet<ClipId> = clips.iter().copied().collect();
    let is_touched = |track: &Track| track.clips.iter().any(|clip| gone.contains(&clip.id));
    let touched: Vec<TrackId> = project.tracks.iter().filter(|track| is_touched(track)).map(|track| track.id).collect();
    for track in touched {
        open_track(project, track)?.clips.retain(|clip| !gone.remove(&clip.id));
    }
    clips.iter().find(|clip| gone.contains(clip)).map_or(Ok(()), |clip| Err(EditError::NoClip(*clip)))
}

/// ```text
/// |-A-|-B-|-C-|-D-|-E-|
/// |-A-|-C-|-E-|              on every unlocked track
/// ```
pub(super) fn ripple_delete(project: &mut Project, clips: &[ClipId]) -> Result<(), EditError> {
    let mut wanted: HashSet<ClipId> = clips.iter().copied().collect();
    let mut ranges = Vec::new();
    for track in &project.tracks {
        for clip in track.clips.iter().filter(|clip| wanted.remove(&clip.id)) {
            if track.locked {
                return Err(EditError::Locked(track.id));
            }
            let own = clip.timeline_range;
            ranges.push(on_grid(project.canvas.frame_rate, own.start(), own.end())?);
        }
    }
    if let Some(clip) = clips.iter().find(|clip| wanted.contains(clip)) {
        return Err(EditError::NoClip(*clip));
    }
    take_out(project, &apart(ranges));
    Ok(())
}

/// The same instants in order, each in one range only: clips of several tracks may overlap.
fn apart(mut ranges: Vec<TimeRange>) -> Vec<TimeRange> {
    ranges.sort_by_key(|range| range.start());
    ranges.dedup_by(|next, kept| {
        let overlaps = next.overlaps(*kept);
        if overlaps {
            *kept = TimeRange::between(kept.start(), kept.end().max(next.end()));
        }
        overlaps
    });
    ranges
}

/// ```text
/// |-A-----|-B-|-C-|          ripple-trim A's out
/// |-A-|-B-|-C-|              on every unlocked track
/// ```
pub(super) fn ripple_trim(project: &mut Project, clip: ClipId, edge: Edge, to: Time) -> Result<(), EditError> {
    let own = {
        let (track, index) = open_clip(project, clip)?;
        track.clips[index].timeline_range
    };
    let wanted = trimmed_range(project, clip, edge, to)?;
    let shorter = own.duration() - wanted.duration();
    if shorter > Time::ZERO {
        return match edge {
            Edge::In => remove_range(project, own.start(), wanted.start()),
            Edge::Out => remove_range(project, wanted.end(), own.end()),
        };
    }
    make_room(project, clip, edge, own, -shorter);
    match edge {
        Edge::In => trim(project, clip, edge, own.start()),
        Edge::Out => trim(project, clip, edge, wanted.end()),
    }
}

/// Moves what follows (and for an earlier start the clip itself) later by `room`.
fn make_room(project: &mut Project, clip: ClipId, edge: Edge, own: TimeRange, room: Time) {
    let from = if edge == Edge::In { own.start() } else { own.end() };
    for track in rippling(project) {
        for other in track.clips.iter_mut() {
            let itself = other.id == clip && edge == Edge::In;
            if itself || (other.id != clip && other.timeline_range.start() >= from) {
                shift(other, room);
            }
        }
    }
    for marker in project.markers.iter_mut().filter(|marker| marker.time >= from) {
        marker.time = marker.time + room;
    }
}
