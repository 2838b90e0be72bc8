//! A part of the timeline is taken out, and put back.

use std::collections::HashSet;

use super::EditError;
use super::part::{Part, TrackPart};
use super::ripple::left_of_text;
use super::support::{cut_to, put, ripples, rippling, shift, snapped};
use super::trim::{join_behind, split_track};
use crate::project::{Clip, ClipId, Project, Track, TrackKind};
use crate::time::{Time, TimeRange};

/// What [`Edit::RemoveRange`](super::Edit::RemoveRange) takes away, for [`Edit::InsertPart`](super::Edit::InsertPart) to
/// put back. Texts of `whole` are taken away as well, whatever is left of them.
pub fn part_of(project: &Project, range: TimeRange, whole: &[ClipId]) -> Part {
    let piece = |track: &Track, clip: &Clip| {
        let goes = is_text(track) && (whole.contains(&clip.id) || left_of_text(clip.timeline_range, range).is_none());
        let own = if goes {
            Some(clip.clone())
        } else {
            clip.timeline_range.intersection(range).map(|own| cut_to(clip, own))
        };
        own.map(|mut own| {
            shift(&mut own, -range.start());
            own
        })
    };
    let tracks = project.tracks.iter().filter(|track| ripples(track)).filter_map(|track| {
        let clips: Vec<Clip> = track.clips_in(range).iter().filter_map(|clip| piece(track, clip)).collect();
        (!clips.is_empty()).then_some(TrackPart { track: track.id, clips })
    });
    Part { duration: range.duration(), tracks: tracks.collect() }
}

fn is_text(track: &Track) -> bool {
    matches!(track.kind, TrackKind::Text | TrackKind::Graphic)
}

/// ```text
/// |-A-|-A'-|-C-|            put B back at |
/// |-A-|-B-|-A'-|-C-|
/// |-A----------|-C-|        what it continues is one clip again, on every unlocked track
/// ```
///
/// A text around the place becomes longer by it. What lay on a track that is gone or locked stays away.
pub(super) fn insert_part(project: &mut Project, at: Time, part: &Part) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let room = TimeRange::from_duration(rate.snap(at.max(Time::ZERO)), rate.snap(part.duration));
    if room.is_empty() {
        return Err(EditError::NothingThere(at));
    }
    for media in part.tracks.iter().flat_map(|own| &own.clips).filter_map(|clip| clip.content.media()) {
        project.find_media(media).ok_or(EditError::NoMedia(media))?;
    }
    make_room(project, room);
    let mut ids = Ids {
        taken: project.tracks.iter().flat_map(|own| &own.clips).map(|clip| clip.id).collect(),
        next: project.next_id,
    };
    for track in rippling(project) {
        let Some(own) = part.tracks.iter().find(|own| own.track == track.id) else { continue };
        for clip in &own.clips {
            let edge = |time: Time| snapped(track.kind, rate, room.start() + time);
            let range = TimeRange::between(edge(clip.timeline_range.start()), edge(clip.timeline_range.end()));
            lay(track, clip, range, &mut ids);
        }
        if !is_text(track) {
            close_seam(track, room.end());
            close_seam(track, room.start());
        }
    }
    project.next_id = ids.next;
    Ok(())
}

/// The numbers that clips have, and the next free one.
struct Ids {
    taken: HashSet<ClipId>,
    next: u64,
}

impl Ids {
    /// A clip's own number where nobody has taken it meanwhile.
    fn own_or_new(&mut self, own: ClipId) -> ClipId {
        if own.0 < self.next && self.taken.insert(own) {
            return own;
        }
        let new = ClipId(self.next);
        self.next += 1;
        self.taken.insert(new);
        new
    }
}

fn make_room(project: &mut Project, room: TimeRange) {
    let (rate, mut ids) = (project.canvas.frame_rate, project.next_id);
    let (at, length) = (room.start(), room.duration());
    for track in rippling(project) {
        if !is_text(track) {
            split_track(track, rate, at, &mut ids);
        }
        for clip in track.clips.iter_mut().filter(|clip| clip.timeline_range.end() > at) {
            let own = clip.timeline_range;
            match own.start() < at {
                true => clip.timeline_range = TimeRange::between(own.start(), own.end() + length),
                false => shift(clip, length),
            }
        }
    }
    for marker in project.markers.iter_mut().filter(|marker| marker.time >= at) {
        marker.time = marker.time + length;
    }
    project.next_id = ids;
}

/// Puts a clip where it is free. A text that is still there, shortened, becomes as long as it was.
fn lay(track: &mut Track, clip: &Clip, range: TimeRange, ids: &mut Ids) {
    let there = track.clips.iter().position(|own| own.id == clip.id).filter(|_| is_text(track));
    if let Some(index) = there {
        let own = track.clips[index].timeline_range;
        let room = free_around(track, own, Some(clip.id));
        let whole = TimeRange::between(own.start().min(range.start()), own.end().max(range.end()));
        let touches = own.start() <= range.end() && range.start() <= own.end();
        track.clips[index].timeline_range = whole.intersection(room).filter(|_| touches).unwrap_or(own);
        return;
    }
    let Some(free) = range.intersection(free_around(track, range, None)).filter(|free| !free.is_empty()) else {
        return;
    };
    let mut whole = Clip { timeline_range: range, ..clip.clone() };
    if free != range {
        whole = cut_to(&whole, free);
    }
    put(track, Clip { id: ids.own_or_new(clip.id), ..whole });
}

/// Between what lies before the middle of a range and what lies behind it, but for one clip.
fn free_around(track: &Track, range: TimeRange, spared: Option<ClipId>) -> TimeRange {
    let middle = range.start() + range.duration().scaled(1, 2);
    let others = || track.clips.iter().filter(|clip| Some(clip.id) != spared).map(|clip| clip.timeline_range);
    let before = others().filter(|own| own.start() <= middle).map(TimeRange::end).max().unwrap_or(Time::ZERO);
    let behind =
        others().filter(|own| own.start() > middle).map(TimeRange::start).min().unwrap_or(crate::validate::LATEST);
    TimeRange::between(before.min(behind), behind)
}

/// Two clips that meet there are one where the second continues the first.
fn close_seam(track: &mut Track, at: Time) {
    let behind = track.clips.partition_point(|clip| clip.timeline_range.start() < at);
    if let Some(index) = behind.checked_sub(1) {
        join_behind(track, index);
    }
}
