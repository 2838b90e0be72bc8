//! Cutting clips: split, join, trim.

use super::support::{cut_to, open_clip, open_track, ripples, shrink_fades, snapped};
use super::{Edge, EditError};
use crate::project::{Clip, ClipId, Content, Project, Track, TrackId};
use crate::time::{FrameRate, Time, TimeRange};

/// ```text
/// |-A-------|-B-|
/// |-A-|-A'--|-B-|
/// ```
pub(super) fn split(project: &mut Project, at: Time, track: Option<TrackId>) -> Result<(), EditError> {
    let (rate, mut ids) = (project.canvas.frame_rate, project.next_id);
    let cut = match track {
        Some(track) => split_track(open_track(project, track)?, rate, at, &mut ids),
        None => split_where(project, at, &mut ids, |track| !track.locked),
    };
    project.next_id = ids;
    if cut { Ok(()) } else { Err(EditError::NothingThere(at)) }
}

/// Splits on every track that ripples; where there is no clip, nothing happens.
pub(super) fn split_rippling(project: &mut Project, at: Time) {
    let mut ids = project.next_id;
    split_where(project, at, &mut ids, ripples);
    project.next_id = ids;
}

fn split_where(project: &mut Project, at: Time, ids: &mut u64, is_cut: fn(&Track) -> bool) -> bool {
    let rate = project.canvas.frame_rate;
    let mut cut = false;
    for track in &mut project.tracks {
        if track.clip_at(at).is_some() && is_cut(track) {
            cut |= split_track(std::sync::Arc::make_mut(track), rate, at, ids);
        }
    }
    cut
}

pub(super) fn split_track(track: &mut Track, rate: FrameRate, at: Time, ids: &mut u64) -> bool {
    let at = snapped(track.kind, rate, at);
    let earlier = track.clips.partition_point(|clip| clip.timeline_range.start() < at);
    let Some(index) = earlier.checked_sub(1).filter(|&index| at < track.clips[index].timeline_range.end()) else {
        return false;
    };
    let whole = track.clips[index].clone();
    let mut second = cut_to(&whole, TimeRange::between(at, whole.timeline_range.end()));
    second.id = ClipId(*ids);
    *ids += 1;
    track.clips[index] = cut_to(&whole, TimeRange::between(whole.timeline_range.start(), at));
    track.clips.insert(index + 1, second);
    true
}

/// ```text
/// |-A-|-A'--|-B-|
/// |-A-------|-B-|
/// ```
pub(super) fn join(project: &mut Project, clip: ClipId) -> Result<(), EditError> {
    let (track, index) = open_clip(project, clip)?;
    if join_behind(track, index) { Ok(()) } else { Err(EditError::NotJoined(clip)) }
}

/// Joins the clip of that place with the one behind it, where that continues it; whether it did.
pub(super) fn join_behind(track: &mut Track, index: usize) -> bool {
    let Some(second) = track.clips.get(index + 1).cloned() else { return false };
    let first = &mut track.clips[index];
    if !is_seam(first, &second) {
        return false;
    }
    first.timeline_range = TimeRange::between(first.timeline_range.start(), second.timeline_range.end());
    first.fades.fade_out = second.fades.fade_out;
    first.unsure |= second.unsure;
    shrink_fades(first);
    track.clips.remove(index + 1);
    true
}

/// Whether two clips could be the result of splitting one clip, so that nothing is missing between them.
pub fn is_seam(first: &Clip, second: &Clip) -> bool {
    let same_look = first.gain_db == second.gain_db
        && first.muted == second.muted
        && first.opacity == second.opacity
        && first.placement == second.placement
        && first.extra == second.extra;
    let same_content = match (&first.content, &second.content) {
        (Content::Media { media, speed, .. }, Content::Media { media: other, source_start, speed: other_speed }) => {
            media == other && speed == other_speed && first.source_range().map(TimeRange::end) == Some(*source_start)
        }
        (first, second) => first == second,
    };
    first.timeline_range.end() == second.timeline_range.start() && same_look && same_content
}

/// ```text
/// |-A-----|-B-|        trim A's out
/// |-A-|   |-B-|
/// ```
///
/// An edge stops at its neighbour, at the source's ends, and a frame before its other edge.
pub(super) fn trim(project: &mut Project, clip: ClipId, edge: Edge, to: Time) -> Result<(), EditError> {
    let range = trimmed_range(project, clip, edge, to)?;
    let (track, index) = open_clip(project, clip)?;
    let before = index.checked_sub(1).map_or(Time::ZERO, |index| track.clips[index].timeline_range.end());
    let after = track.clips.get(index + 1).map_or(Time::MAX, |clip| clip.timeline_range.start());
    let range = TimeRange::between(range.start().max(before), range.end().min(after));
    track.clips[index] = Clip { unsure: false, ..cut_to(&track.clips[index], range) };
    Ok(())
}

/// The range that a clip would have with one edge elsewhere, its neighbours and the timeline's start left aside.
pub(super) fn trimmed_range(project: &Project, id: ClipId, edge: Edge, to: Time) -> Result<TimeRange, EditError> {
    let (track, clip) = project.find_clip(id).ok_or(EditError::NoClip(id))?;
    let rate = project.canvas.frame_rate;
    let to = snapped(track.kind, rate, to);
    let least = rate.period();
    let own = clip.timeline_range;
    let (earliest, latest) = source_limits(project, clip);
    Ok(match edge {
        Edge::In => {
            let start = to.min(own.end() - least).max(earliest);
            TimeRange::between(start.min(own.end()), own.end())
        }
        Edge::Out => TimeRange::between(own.start(), to.max(own.start() + least).min(latest).max(own.start())),
    })
}

/// Where a clip's edges could lie at most before its source ends, on the frame grid.
fn source_limits(project: &Project, clip: &Clip) -> (Time, Time) {
    let Content::Media { media, source_start, speed } = clip.content else { return (Time::ZERO, Time::MAX) };
    let Some(media) = project.find_media(media) else { return (Time::ZERO, Time::MAX) };
    let rate = project.canvas.frame_rate;
    let start = clip.timeline_range.start();
    let earliest = start - speed.timeline_duration(source_start);
    let latest = start + speed.timeline_duration(media.duration - source_start);
    let frame_after = rate.time_of(rate.frame_at(earliest + rate.period() - Time::from_ticks(1)));
    (frame_after, rate.snap(latest))
}
