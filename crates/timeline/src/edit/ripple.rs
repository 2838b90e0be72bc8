//! Taking time out: remove a range, delete, ripple-delete, ripple-trim.

use std::collections::HashSet;

use super::support::{clear, cut_to, open_clip, open_track, rippling, shift};
use super::trim::{trim, trimmed_range};
use super::{Edge, EditError};
use crate::project::{Clip, ClipId, Project, Track, TrackId, TrackKind};
use crate::time::{Time, TimeRange};

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
    let rate = project.canvas.frame_rate;
    let range = TimeRange::between(rate.snap(start.max(Time::ZERO)), rate.snap(end.max(Time::ZERO)));
    if range.is_empty() {
        return Err(EditError::NothingThere(start));
    }
    let mut ids = project.next_id;
    for track in rippling(project) {
        match track.kind {
            TrackKind::Text => shorten_texts(track, range),
            _ => clear(track, range, &mut ids),
        }
    }
    project.next_id = ids;
    pull(project, range);
    Ok(())
}

/// Takes a range out of each text, which then ends (or starts) where the range does.
fn shorten_texts(track: &mut Track, range: TimeRange) {
    let removed = range.duration();
    let shorten = |clip: &Clip| {
        let own = clip.timeline_range;
        let kept = match (own.start() < range.start(), range.end() < own.end()) {
            (true, true) => TimeRange::between(own.start(), own.end() - removed),
            (true, false) => TimeRange::between(own.start(), range.start()),
            // What follows is moved by `pull`, which takes a start inside the range for one at its end.
            (false, true) => TimeRange::between(range.end(), own.end()),
            (false, false) => return None,
        };
        (kept.duration() >= LEAST_TEXT).then(|| cut_to(clip, kept))
    };
    let touched = track.indices_in(range);
    let kept: Vec<Clip> = track.clips[touched.clone()].iter().filter_map(shorten).collect();
    track.clips.splice(touched, kept);
}

/// Moves everything behind a cleared range back by its length.
fn pull(project: &mut Project, range: TimeRange) {
    let length = range.duration();
    for track in rippling(project) {
        for clip in track.clips.iter_mut().filter(|clip| clip.timeline_range.start() >= range.end()) {
            shift(clip, -length);
        }
    }
    project.markers.retain(|marker| !range.contains(marker.time));
    for marker in project.markers.iter_mut().filter(|marker| marker.time >= range.end()) {
        marker.time = marker.time - length;
    }
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
/// |-A-|-B-|-C-|
/// |-A-|-C-|                  on every unlocked track
/// ```
pub(super) fn ripple_delete(project: &mut Project, clip: ClipId) -> Result<(), EditError> {
    let (track, index) = open_clip(project, clip)?;
    let range = track.clips[index].timeline_range;
    remove_range(project, range.start(), range.end())
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
