//! Finding the parts of its files that a video uses, and changing the project so that it needs only those.

use std::collections::HashMap;
use std::sync::Arc;

use sunting_timeline::validate::validate;
use sunting_timeline::{Clip, Content, Media, MediaId, Project, Time, TimeRange};

use super::Extent;
use crate::media::probe::MediaFacts;
use crate::media::scan::FrameTimes;
use crate::project_from_media::media_of;

/// Kept before and behind each used part, to be able to move cuts.
const HANDLE: Time = Time::from_seconds(2);

/// How much of a file goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Taking {
    /// The video does not use it.
    Nothing,
    Whole,
    /// These parts of its source time, in order, apart from each other.
    Parts(Vec<TimeRange>),
}

/// The clips of each media.
pub(super) struct Uses<'a>(HashMap<MediaId, Vec<&'a Clip>>);

impl<'a> Uses<'a> {
    pub fn of(project: &'a Project) -> Self {
        let mut uses: HashMap<MediaId, Vec<&Clip>> = HashMap::new();
        for clip in project.tracks.iter().flat_map(|track| &track.clips) {
            if let Some(media) = clip.content.media() {
                uses.entry(media).or_default().push(clip);
            }
        }
        Self(uses)
    }
}

/// What is taken of a media. Photos and sound go whole, and so does what would hardly become shorter.
pub(super) fn taking(uses: &Uses<'_>, media: &Media, extent: Extent) -> Taking {
    if extent == Extent::Whole {
        return Taking::Whole;
    }
    let Some(clips) = uses.0.get(&media.id) else { return Taking::Nothing };
    if media.is_still() || media.video.is_none() {
        return Taking::Whole;
    }
    let parts = with_handles(clips, media);
    let nearly_all = length(&parts).scaled(10, 9) >= media.duration;
    if nearly_all { Taking::Whole } else { Taking::Parts(parts) }
}

/// The bytes of parts of a file, as if all of it were equally large.
pub(super) fn share(bytes: u64, parts: &[TimeRange], duration: Time) -> u64 {
    let part = u128::from(length(parts).ticks().unsigned_abs());
    (u128::from(bytes) * part / u128::from(duration.ticks().unsigned_abs().max(1))) as u64
}

fn length(parts: &[TimeRange]) -> Time {
    parts.iter().fold(Time::ZERO, |sum, part| sum + part.duration())
}

fn clips_of(project: &Project, media: MediaId) -> impl Iterator<Item = &Clip> {
    let clips = project.tracks.iter().flat_map(|track| &track.clips);
    clips.filter(move |clip| clip.content.media() == Some(media))
}

fn with_handles(clips: &[&Clip], media: &Media) -> Vec<TimeRange> {
    let whole = TimeRange::between(Time::ZERO, media.duration);
    let mut used: Vec<TimeRange> = clips
        .iter()
        .filter_map(|clip| clip.source_range())
        .map(|range| TimeRange::between(range.start() - HANDLE, range.end() + HANDLE))
        .filter_map(|range| range.intersection(whole))
        .collect();
    used.sort_by_key(|range| range.start());
    let mut parts: Vec<TimeRange> = Vec::new();
    for range in used {
        match parts.last_mut() {
            Some(last) if range.start() <= last.end() => {
                *last = TimeRange::between(last.start(), last.end().max(range.end()));
            }
            _ => parts.push(range),
        }
    }
    parts
}

/// The parts from frame to frame. `None` where a clip plays on behind the end.
pub(super) fn aligned(
    project: &Project,
    media: MediaId,
    parts: &[TimeRange],
    frames: &FrameTimes,
) -> Option<Vec<TimeRange>> {
    let used_up_to = clips_of(project, media).filter_map(|clip| clip.source_range()).map(TimeRange::end).max()?;
    if used_up_to > frames.end + project.canvas.frame_rate.period() {
        return None;
    }
    let part = |part: &TimeRange| TimeRange::new(frames.cut_at(part.start()), frames.cut_at(part.end()));
    parts.iter().map(|range| part(range).filter(|part| !part.is_empty())).collect()
}

/// A media with the facts of its shortened file; what the user or other programs noted stays.
pub(super) fn facts_of(media: &Media, facts: &MediaFacts) -> Media {
    Media { extra: media.extra.clone(), video: media.video, ..media_of(media.id, facts) }
}

/// The project with a media cut down to parts; `None` when a clip does not fit into them.
pub(super) fn moved(project: &Project, media: &Media, kept: &[TimeRange]) -> Option<Project> {
    let mut after = project.clone();
    for known in after.media.iter_mut().filter(|known| known.id == media.id) {
        *known = Arc::new(media.clone());
    }
    for track in &mut after.tracks {
        if !track.clips.iter().any(|clip| clip.content.media() == Some(media.id)) {
            continue;
        }
        for clip in &mut Arc::make_mut(track).clips {
            if let Content::Media { media: of, source_start, .. } = &mut clip.content
                && *of == media.id
            {
                *source_start = place_in(kept, *source_start)?;
            }
        }
    }
    validate(&after).ok()?;
    Some(after)
}

/// Where a source time lies once only the parts are left.
fn place_in(kept: &[TimeRange], time: Time) -> Option<Time> {
    let mut before = Time::ZERO;
    for part in kept {
        if part.start() <= time && time <= part.end() {
            return Some(before + (time - part.start()));
        }
        before = before + part.duration();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_timeline::{Canvas, ClipId, Speed, VideoInfo};

    fn at(seconds: i64) -> Time {
        Time::from_seconds(seconds)
    }

    /// A minute of film, of which these parts are shown one after the other.
    fn project(parts: &[(i64, i64)]) -> Project {
        let mut project = Project::new(Canvas::default());
        project.next_id = 100;
        project.media.push(Arc::new(Media {
            id: MediaId(10),
            path: "a.mp4".to_owned(),
            fingerprint: String::new(),
            duration: at(60),
            video: Some(VideoInfo { width_px: 64, height_px: 64, frame_rate: project.canvas.frame_rate, still: false }),
            audio: None,
            extra: Default::default(),
        }));
        let mut start = Time::ZERO;
        let clips = parts.iter().zip(20..).map(|(&(from, to), id)| {
            let range = TimeRange::between(start, start + at(to - from));
            start = range.end();
            let content = Content::Media { media: MediaId(10), source_start: at(from), speed: Speed::default() };
            Clip::new(ClipId(id), range, content)
        });
        Arc::make_mut(&mut project.tracks[0]).clips = clips.collect();
        project
    }

    fn seconds(parts: &[TimeRange]) -> Vec<(i64, i64)> {
        parts.iter().map(|part| (part.start().as_millis() / 1000, part.end().as_millis() / 1000)).collect()
    }

    #[test]
    fn parts_have_handles_and_melt_where_they_touch() {
        let project = project(&[(40, 42), (1, 5), (8, 10)]);
        let Taking::Parts(parts) = taking(&Uses::of(&project), &project.media[0], Extent::Used) else {
            panic!("not in parts")
        };
        assert_eq!(seconds(&parts), [(0, 12), (38, 44)]);
        assert_eq!(share(6_000, &parts, at(60)), 1_800);
        assert_eq!(taking(&Uses::of(&project), &project.media[0], Extent::Whole), Taking::Whole);
    }

    #[test]
    fn what_hardly_becomes_shorter_stays_whole_and_what_is_unused_stays_here() {
        let nearly = project(&[(4, 58)]);
        assert_eq!(taking(&Uses::of(&nearly), &nearly.media[0], Extent::Used), Taking::Whole);
        let unused = project(&[]);
        assert_eq!(taking(&Uses::of(&unused), &unused.media[0], Extent::Used), Taking::Nothing);
    }

    #[test]
    fn clips_follow_their_parts() {
        let project = project(&[(40, 42), (1, 5)]);
        let kept = [TimeRange::between(at(0), at(7)), TimeRange::between(at(38), at(44))];
        let short = Media { duration: at(13), ..(*project.media[0]).clone() };
        let moved_project = moved(&project, &short, &kept).unwrap();
        let starts: Vec<Time> =
            moved_project.tracks[0].clips.iter().filter_map(|c| Some(c.source_range()?.start())).collect();
        assert_eq!(starts, [at(9), at(1)]);
        assert!(moved(&project, &Media { duration: at(10), ..short }, &kept).is_none(), "shorter than promised");
        assert!(moved(&project, &project.media[0], &kept[1..]).is_none(), "a clip without its part");
    }

    #[test]
    fn sound_behind_the_last_frame_is_not_lost() {
        let project = project(&[(40, 42)]);
        let parts = [TimeRange::between(at(38), at(44))];
        let frames = |end| FrameTimes { times: (0..end).map(at).collect(), end: at(end), ..FrameTimes::default() };
        let aligned = |frames| aligned(&project, MediaId(10), &parts, &frames);
        assert_eq!(aligned(frames(60)).unwrap(), parts);
        assert_eq!(seconds(&aligned(frames(43)).unwrap()), [(38, 43)]);
        assert_eq!(aligned(frames(41)), None);
    }
}
