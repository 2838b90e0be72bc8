//! Arranging clips: duplicate, paste, nudge, slip, roll, set the range.

use super::EditError;
use super::support::{clear, cut_to, next_id, open_clip, open_track, put, rippling, shift, shrink_fades, snapped};
use super::trim::split_rippling;
use crate::project::{Clip, ClipId, Content, Project, TrackId};
use crate::time::{Time, TimeRange};

/// ```text
/// |-A-|-B-|
/// |-A-|-A-|-B-|
/// ```
pub(super) fn duplicate(project: &mut Project, clip: ClipId) -> Result<(), EditError> {
    let (track, index) = open_clip(project, clip)?;
    let (home, copy) = (track.id, track.clips[index].clone());
    let end = copy.timeline_range.end();
    paste(project, &[copy], end, Some(home))
}

/// ```text
/// |-A-----|-B-|        paste X Y at |
/// |-A-|-X-|-Y-|A'-|-B-|
/// ```
///
/// Elsewhere than on the storyline nothing makes room: what is there gives way.
pub(super) fn paste(project: &mut Project, clips: &[Clip], at: Time, track: Option<TrackId>) -> Result<(), EditError> {
    let storyline = project.storyline().map(|track| track.id);
    let home = track.or(storyline).ok_or(EditError::NothingThere(at))?;
    for media in clips.iter().filter_map(|clip| clip.content.media()) {
        project.find_media(media).ok_or(EditError::NoMedia(media))?;
    }
    let rate = project.canvas.frame_rate;
    let kind = open_track(project, home)?.kind;
    let mut start = snapped(kind, rate, at).max(Time::ZERO);
    let first = clips.first().map_or(Time::ZERO, |clip| clip.timeline_range.start());
    let on_storyline = Some(home) == storyline;
    let mut placed = Vec::new();
    for clip in clips {
        let own = clip.timeline_range;
        let from = if on_storyline { start } else { snapped(kind, rate, (at + (own.start() - first)).max(start)) };
        let end = snapped(kind, rate, from + own.duration());
        let mut copy = Clip { id: ClipId(next_id(project)), ..clip.clone() };
        copy.timeline_range = TimeRange::between(from, end.max(from));
        shrink_fades(&mut copy);
        start = copy.timeline_range.end();
        placed.push(copy);
    }
    let room = placed.first().zip(placed.last());
    let Some(room) = room.map(|(a, b)| TimeRange::between(a.timeline_range.start(), b.timeline_range.end())) else {
        return Err(EditError::NothingThere(at));
    };
    if on_storyline {
        make_room(project, room);
    }
    lay(project, home, placed)
}

fn make_room(project: &mut Project, room: TimeRange) {
    split_rippling(project, room.start());
    for track in rippling(project) {
        for clip in track.clips.iter_mut().filter(|clip| clip.timeline_range.start() >= room.start()) {
            shift(clip, room.duration());
        }
    }
    for marker in project.markers.iter_mut().filter(|marker| marker.time >= room.start()) {
        marker.time = marker.time + room.duration();
    }
}

fn lay(project: &mut Project, home: TrackId, clips: Vec<Clip>) -> Result<(), EditError> {
    let mut ids = project.next_id;
    let track = open_track(project, home)?;
    for clip in clips {
        clear(track, clip.timeline_range, &mut ids);
        put(track, clip);
    }
    project.next_id = ids;
    Ok(())
}

/// ```text
/// |-A-|   |-B-|    |-C-|
/// |-A-|     |-B-|  |-C-|
/// ```
///
/// It stops at its neighbours.
pub(super) fn nudge(project: &mut Project, clip: ClipId, by: Time) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let (track, index) = open_clip(project, clip)?;
    let own = track.clips[index].timeline_range;
    let room = free_room(&track.clips, index);
    let start = snapped(track.kind, rate, own.start() + by);
    let start = start.min(room.end() - own.duration()).max(room.start());
    shift(&mut track.clips[index], start - own.start());
    track.clips[index].unsure = false;
    Ok(())
}

/// Between the end of the clip before and the start of the one behind.
fn free_room(clips: &[Clip], index: usize) -> TimeRange {
    let before = index.checked_sub(1).map_or(Time::ZERO, |index| clips[index].timeline_range.end());
    let after = clips.get(index + 1).map_or(crate::validate::LATEST, |clip| clip.timeline_range.start());
    TimeRange::between(before, after)
}

/// ```text
/// |-A 2..5-|
/// |-A 3..6-|
/// ```
///
/// It stops at the source's ends.
pub(super) fn slip(project: &mut Project, clip: ClipId, by: Time) -> Result<(), EditError> {
    let media = project.find_clip(clip).and_then(|(_, clip)| clip.content.media());
    let source_end = media.and_then(|id| project.find_media(id)).map(|media| media.duration);
    let (track, index) = open_clip(project, clip)?;
    let own = &mut track.clips[index];
    let length = own.source_range().map(TimeRange::duration);
    match (&mut own.content, source_end, length) {
        (Content::Media { source_start, .. }, Some(end), Some(length)) => {
            *source_start = (*source_start + by).min(end - length).max(Time::ZERO);
            Ok(())
        }
        _ => Err(EditError::WrongKind(clip)),
    }
}

/// ```text
/// |-A-----|-B-----|
/// |-A---|-B-------|
/// ```
///
/// The cut stops where either source ends, and a frame before either clip would be gone.
pub(super) fn roll(project: &mut Project, clip: ClipId, to: Time) -> Result<(), EditError> {
    let (track, first) = project.find_clip(clip).ok_or(EditError::NoClip(clip))?;
    let index = track.clips.iter().position(|other| other.id == clip).ok_or(EditError::NoClip(clip))?;
    let second =
        track.clips.get(index + 1).filter(|second| second.timeline_range.start() == first.timeline_range.end());
    let second = second.ok_or(EditError::NotJoined(clip))?.id;
    let out = super::trim::trimmed_range(project, clip, super::Edge::Out, to)?.end();
    let cut = super::trim::trimmed_range(project, second, super::Edge::In, out)?.start();
    let cut = if cut == out { out } else { super::trim::trimmed_range(project, clip, super::Edge::Out, cut)?.end() };
    let (track, index) = open_clip(project, clip)?;
    let (first, second) = (track.clips[index].clone(), track.clips[index + 1].clone());
    track.clips[index] = cut_to(&first, TimeRange::between(first.timeline_range.start(), cut));
    track.clips[index + 1] = cut_to(&second, TimeRange::between(cut, second.timeline_range.end()));
    track.clips[index..=index + 1].iter_mut().for_each(|clip| clip.unsure = false);
    Ok(())
}

/// ```text
/// |-A-|    |-B-|       |-C-|
/// |-A-|  |----B----|   |-C-|
/// ```
///
/// Its ends stop at its neighbours; a source stays where it is.
pub(super) fn set_range(project: &mut Project, clip: ClipId, start: Time, end: Time) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let (track, index) = open_clip(project, clip)?;
    let (kind, room) = (track.kind, free_room(&track.clips, index));
    if track.clips[index].content.media().is_some() && !matches!(track.clips[index].content, Content::Image { .. }) {
        return Err(EditError::WrongKind(clip));
    }
    let start = snapped(kind, rate, start).max(room.start());
    let end = snapped(kind, rate, end).min(room.end());
    let range = TimeRange::new(start, end).filter(|range| !range.is_empty()).ok_or(EditError::NothingThere(start))?;
    let own = &mut track.clips[index];
    let later = range.start() - own.timeline_range.start();
    own.details = std::mem::take(&mut own.details).from_later(later);
    own.timeline_range = range;
    own.unsure = false;
    shrink_fades(own);
    Ok(())
}
