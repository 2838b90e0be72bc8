//! Edits of captions: add, split, merge, and whether their times are sure.

use std::collections::HashSet;

use super::support::{clear_others, cut_to, next_id, open_clip, open_track, put};
use super::tracks::add_track;
use super::{CaptionText, EditError};
use crate::project::{Clip, ClipId, Content, Project, Text, Track, TrackId, TrackKind};
use crate::said::CaptionDetails;
use crate::time::{Time, TimeRange};

/// ```text
/// |     |-x--|          |
/// | |-a-|-b-|  |-c----| |      what was there gives way
/// |               |-d-| |      captions that overlap each other lie on several tracks
/// ```
pub(super) fn add_captions(
    project: &mut Project,
    track: Option<TrackId>,
    captions: &[CaptionText],
    style: &str,
) -> Result<(), EditError> {
    let first_text = project.tracks.iter().find(|track| track.kind == TrackKind::Text).map(|track| track.id);
    let track = track.or(first_text).ok_or(EditError::NothingThere(Time::ZERO))?;
    let rate = project.canvas.frame_rate;
    let mut lanes = vec![Lane::of(track)];
    lanes.extend(further_lanes(project, track));
    for caption in captions {
        let range = TimeRange::between(caption.start.resolve(rate)?, caption.end.resolve(rate)?);
        let text = Text::Caption { text: caption.text.clone(), style: style.to_owned() };
        let clip = Clip::new(ClipId(next_id(project)), range, Content::Text(text));
        let clip = Clip { unsure: caption.unsure, details: caption.details.clone(), ..clip };
        let free = lanes.iter().position(|lane| lane.is_free(range));
        let index = match free {
            Some(index) => index,
            None => {
                add_track(project, TrackKind::Text, "")?;
                lanes.extend(project.tracks.last().map(|track| Lane::of(track.id)));
                lanes.len() - 1
            }
        };
        let mut ids = project.next_id;
        for lane in &lanes {
            lane.make_room(open_track(project, lane.track)?, range, &mut ids);
        }
        lanes[index].take(clip.id, range);
        put(open_track(project, lanes[index].track)?, clip);
        project.next_id = ids;
    }
    Ok(())
}

/// A track that captions are put on, and what lies there by now of those put on it.
struct Lane {
    track: TrackId,
    own: HashSet<ClipId>,
    /// In order; they do not overlap.
    taken: Vec<TimeRange>,
}

impl Lane {
    fn of(track: TrackId) -> Self {
        Self { track, own: HashSet::new(), taken: Vec::new() }
    }

    fn is_free(&self, range: TimeRange) -> bool {
        let first = self.taken.partition_point(|taken| taken.end() <= range.start());
        self.taken.get(first).is_none_or(|taken| !taken.overlaps(range))
    }

    fn take(&mut self, clip: ClipId, range: TimeRange) {
        let index = self.taken.partition_point(|taken| taken.start() < range.start());
        self.taken.insert(index, range);
        self.own.insert(clip);
    }

    /// What was on the track before gives way, what has been put there now does not.
    fn make_room(&self, track: &mut Track, range: TimeRange, ids: &mut u64) {
        clear_others(track, range, ids, |clip| self.own.contains(&clip.id));
    }
}

/// The tracks behind the first one that hold captions and nothing else.
fn further_lanes(project: &Project, first: TrackId) -> Vec<Lane> {
    let is_caption = |clip: &Clip| matches!(clip.content, Content::Text(Text::Caption { .. }));
    let behind = project.tracks.iter().skip_while(|track| track.id != first).skip(1);
    let captions = behind.filter(|track| track.kind == TrackKind::Text && !track.locked && !track.hidden);
    captions.filter(|track| track.clips.iter().all(is_caption)).map(|track| Lane::of(track.id)).collect()
}

/// ```text
/// |-"Halo. Apa kabar?"-|
/// |-"Halo."-|-"Apa kabar?"-|
/// ```
pub(super) fn split_caption(
    project: &mut Project,
    id: ClipId,
    [first, second]: [&String; 2],
    at: Time,
) -> Result<(), EditError> {
    let second_id = ClipId(next_id(project));
    let (track, index) = open_clip(project, id)?;
    let whole = track.clips[index].clone();
    let Content::Text(Text::Caption { style, .. }) = &whole.content else { return Err(EditError::WrongKind(id)) };
    let range = whole.timeline_range;
    if at <= range.start() || at >= range.end() {
        return Err(EditError::NothingThere(at));
    }
    let says = |text: &String| Content::Text(Text::Caption { text: text.clone(), style: style.clone() });
    let (head, tail) = (TimeRange::between(range.start(), at), TimeRange::between(at, range.end()));
    track.clips[index] = Clip { content: says(first), ..cut_to(&whole, head) };
    let CaptionDetails { speaker, .. } = &whole.details;
    let details = CaptionDetails { speaker: speaker.clone(), ..CaptionDetails::default() };
    track.clips.insert(index + 1, Clip { id: second_id, content: says(second), details, ..cut_to(&whole, tail) });
    Ok(())
}

/// ```text
/// |-"Halo."?-|
/// |-"Halo."--|
/// ```
pub(super) fn set_unsure(project: &mut Project, id: ClipId, unsure: bool) -> Result<(), EditError> {
    let (track, index) = open_clip(project, id)?;
    let own = &mut track.clips[index];
    match own.content {
        Content::Text(Text::Caption { .. }) => {
            own.unsure = unsure;
            Ok(())
        }
        _ => Err(EditError::WrongKind(id)),
    }
}

/// ```text
/// |-"Halo."--------|
/// |-"Budi: Halo."--|
/// ```
pub(super) fn set_details(project: &mut Project, id: ClipId, details: &CaptionDetails) -> Result<(), EditError> {
    let (track, index) = open_clip(project, id)?;
    let own = &mut track.clips[index];
    match own.content {
        Content::Text(Text::Caption { .. }) => {
            own.details = details.clone();
            Ok(())
        }
        _ => Err(EditError::WrongKind(id)),
    }
}

/// ```text
/// |-"Halo."-|  |-"Apa kabar?"-|
/// |-"Halo. Apa kabar?"--------|
/// ```
pub(super) fn merge_captions(project: &mut Project, id: ClipId) -> Result<(), EditError> {
    let (track, index) = open_clip(project, id)?;
    let second = track.clips.get(index + 1).cloned().ok_or(EditError::NotJoined(id))?;
    let first = &mut track.clips[index];
    let (Content::Text(Text::Caption { text, .. }), Content::Text(Text::Caption { text: more, .. })) =
        (&mut first.content, &second.content)
    else {
        return Err(EditError::WrongKind(id));
    };
    *text = joined(text, more);
    first.details.second = joined(&first.details.second, &second.details.second);
    first.details.word_starts = Vec::new();
    first.timeline_range = TimeRange::between(first.timeline_range.start(), second.timeline_range.end());
    first.fades.fade_out = second.fades.fade_out;
    first.unsure |= second.unsure;
    super::support::shrink_fades(first);
    track.clips.remove(index + 1);
    Ok(())
}

fn joined(first: &str, second: &str) -> String {
    [first, second].map(str::trim).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
