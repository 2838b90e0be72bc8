//! Placing clips: insert, overwrite, append, move, reorder.

use std::collections::HashMap;

use super::EditError;
use super::support::{clear, next_id, open_clip, open_track, put, rippling, shift, snapped};
use crate::project::{Clip, ClipId, Content, Project, Track, TrackId, TrackKind};
use crate::time::{Time, TimeRange};

/// ```text
/// |-A-----|-B-|        insert X at |
/// |-A-|-X-|A'-|-B-|
/// ```
pub(super) fn insert(
    project: &mut Project,
    track: TrackId,
    at: Time,
    duration: Time,
    content: &Content,
) -> Result<(), EditError> {
    let clip = new_clip(project, track, at, duration, content)?;
    let (start, length) = (clip.timeline_range.start(), clip.timeline_range.duration());
    super::trim::split_rippling(project, start);
    for track in rippling(project) {
        for other in track.clips.iter_mut().filter(|other| other.timeline_range.start() >= start) {
            shift(other, length);
        }
    }
    for marker in project.markers.iter_mut().filter(|marker| marker.time >= start) {
        marker.time = marker.time + length;
    }
    put(open_track(project, track)?, clip);
    Ok(())
}

/// ```text
/// |-A-----|-B-|        overwrite X
/// |-A-|-X---|B|
/// ```
pub(super) fn overwrite(
    project: &mut Project,
    track: TrackId,
    at: Time,
    duration: Time,
    content: &Content,
) -> Result<(), EditError> {
    let clip = new_clip(project, track, at, duration, content)?;
    lay_over(project, track, clip)
}

/// ```text
/// |-A-|   |-B-|
/// |-A-|   |-B-|-X-|
/// ```
pub(super) fn append(
    project: &mut Project,
    track: TrackId,
    duration: Time,
    content: &Content,
) -> Result<(), EditError> {
    let end = open_track(project, track)?.end();
    let clip = new_clip(project, track, end, duration, content)?;
    put(open_track(project, track)?, clip);
    Ok(())
}

/// ```text
/// |-A-|-B-----|-C-|    move A onto B
///     |-B|-A-||-C-|
/// ```
pub(super) fn move_clip(
    project: &mut Project,
    clip: ClipId,
    to: Time,
    track: Option<TrackId>,
) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let (from, index) = open_clip(project, clip)?;
    let home = from.id;
    let mut moved = from.clips.remove(index);
    let target = open_track(project, track.unwrap_or(home))?;
    let start = snapped(target.kind, rate, to).max(Time::ZERO);
    let end = snapped(target.kind, rate, start + moved.timeline_range.duration());
    moved.timeline_range = TimeRange::between(start, end.max(start));
    moved.unsure = false;
    let id = target.id;
    lay_over(project, id, moved)
}

/// ```text
/// |-A-|-B-----|-C-|    reorder A to 2
/// |-B-----|-C-|-A-|
/// ```
///
/// Texts that start under a clip that moves go with it.
pub(super) fn reorder(project: &mut Project, clip: ClipId, index: usize) -> Result<(), EditError> {
    let (track, from) = open_clip(project, clip)?;
    let before: Vec<(ClipId, TimeRange)> = track.clips.iter().map(|clip| (clip.id, clip.timeline_range)).collect();
    let mut gaps = Vec::new();
    let mut end = Time::ZERO;
    for other in &track.clips {
        gaps.push(other.timeline_range.start() - end);
        end = other.timeline_range.end();
    }
    let (moved, gap) = (track.clips.remove(from), gaps.remove(from));
    let index = index.min(track.clips.len());
    track.clips.insert(index, moved);
    gaps.insert(index, gap);
    let mut start = Time::ZERO;
    for (other, gap) in track.clips.iter_mut().zip(gaps) {
        other.timeline_range = TimeRange::from_duration(start + gap, other.timeline_range.duration());
        start = other.timeline_range.end();
    }
    let home = track.id;
    carry_texts(project, home, &before);
    Ok(())
}

/// ```text
/// |-A-|-B-----|-C-|    move A later
/// |-B-----|-A-|-C-|
/// ```
pub(super) fn swap(project: &mut Project, clip: ClipId, later: bool) -> Result<(), EditError> {
    let (track, index) = open_clip(project, clip)?;
    let other = if later { index + 1 } else { index.wrapping_sub(1) };
    if other >= track.clips.len() {
        return Err(EditError::NothingThere(track.clips[index].timeline_range.start()));
    }
    reorder(project, clip, other)
}

/// Moves each text and graphic with the storyline clip that it started under; one that would come to lie on another
/// stays behind it.
fn carry_texts(project: &mut Project, storyline: TrackId, before: &[(ClipId, TimeRange)]) {
    let is_storyline = project.storyline().is_some_and(|track| track.id == storyline);
    let Some(track) = project.find_track(storyline).filter(|_| is_storyline) else { return };
    let places: HashMap<ClipId, Time> = track.clips.iter().map(|clip| (clip.id, clip.timeline_range.start())).collect();
    let offset = |time: Time| {
        let later = before.partition_point(|(_, range)| range.start() <= time);
        let (id, range) = before[..later].last().filter(|(_, range)| range.contains(time))?;
        Some(*places.get(id)? - range.start())
    };
    let is_carried = |track: &Track| matches!(track.kind, TrackKind::Text | TrackKind::Graphic) && !track.locked;
    let texts = project.tracks.iter().filter(|track| is_carried(track));
    let moves: Vec<(TrackId, Vec<Time>)> = texts
        .map(|track| {
            let offsets = track.clips.iter().map(|clip| offset(clip.timeline_range.start()).unwrap_or(Time::ZERO));
            (track.id, offsets.collect())
        })
        .collect();
    for (id, offsets) in moves {
        let Ok(track) = open_track(project, id) else { continue };
        for (clip, offset) in track.clips.iter_mut().zip(offsets) {
            shift(clip, offset);
        }
        track.clips.sort_by_key(|clip| clip.timeline_range.start());
        let starts: Vec<Time> = track.clips.iter().skip(1).map(|clip| clip.timeline_range.start()).collect();
        for (clip, next) in track.clips.iter_mut().zip(starts) {
            let own = clip.timeline_range;
            if own.end() > next {
                *clip = super::support::cut_to(clip, TimeRange::between(own.start(), next));
            }
        }
        track.clips.retain(|clip| !clip.timeline_range.is_empty());
    }
}

fn lay_over(project: &mut Project, track: TrackId, clip: Clip) -> Result<(), EditError> {
    let mut ids = project.next_id;
    let target = open_track(project, track)?;
    clear(target, clip.timeline_range, &mut ids);
    put(target, clip);
    project.next_id = ids;
    Ok(())
}

fn new_clip(
    project: &mut Project,
    track: TrackId,
    at: Time,
    duration: Time,
    content: &Content,
) -> Result<Clip, EditError> {
    let rate = project.canvas.frame_rate;
    if let Some(media) = content.media().filter(|media| project.find_media(*media).is_none()) {
        return Err(EditError::NoMedia(media));
    }
    let kind = open_track(project, track)?.kind;
    let start = snapped(kind, rate, at).max(Time::ZERO);
    let end = snapped(kind, rate, start + duration);
    let id = ClipId(next_id(project));
    Ok(Clip::new(id, TimeRange::between(start, end.max(start)), content.clone()))
}
