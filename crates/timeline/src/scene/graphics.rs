//! Graphics as they are seen: with the office's colours, and knowing whether subtitles are seen with them.

use std::sync::Arc;

use serde::Serialize;

use crate::clip::{Clip, Content, Text};
use crate::graphic::{Graphic, GraphicsLook, Language};
use crate::kit::Kit;
use crate::project::{Project, TrackKind};
use crate::time::{Time, TimeRange};

/// A graphic in its look. As text it is without the kit, whose logo has megabytes: who names what is seen hashes that by
/// itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownGraphic {
    /// The template and what was filled in.
    pub graphic: Graphic,
    /// The office's colours; Sunting's own when there is none.
    #[serde(skip)]
    pub kit: Option<Arc<Kit>>,
    /// Whether everything only fades.
    pub reduced_motion: bool,
    /// Of the words and numbers that Sunting adds.
    pub language: Language,
    /// How long it is seen in all.
    pub total: Time,
    /// Whether a subtitle is seen at some time while it is. It then stands above their lane all the time, so that it does
    /// not jump when a subtitle comes or goes.
    pub over_subtitles: bool,
}

impl ShownGraphic {
    pub(super) fn of(graphic: &Graphic, range: TimeRange, look: &GraphicsLook, captions: &CaptionTimes) -> Self {
        Self {
            graphic: graphic.clone(),
            kit: look.kit.clone(),
            reduced_motion: look.reduced_motion,
            language: look.language,
            total: range.duration(),
            over_subtitles: captions.are_seen_in(range),
        }
    }
}

/// When captions are seen, on any track.
pub(super) struct CaptionTimes(Vec<TimeRange>);

impl CaptionTimes {
    pub(super) fn of(project: &Project) -> Self {
        let has_graphics =
            project.tracks.iter().any(|track| track.kind == TrackKind::Graphic && !track.clips.is_empty());
        let texts =
            project.tracks.iter().filter(|track| has_graphics && track.kind == TrackKind::Text && !track.hidden);
        let is_caption = |clip: &&Clip| matches!(clip.content, Content::Text(Text::Caption { .. }));
        let times = texts.flat_map(|track| track.clips.iter().filter(is_caption).map(|clip| clip.timeline_range));
        let mut times: Vec<TimeRange> = times.collect();
        times.sort_by_key(|range| range.start());
        Self(joined(&times))
    }

    fn are_seen_in(&self, range: TimeRange) -> bool {
        let first = self.0.partition_point(|seen| seen.end() <= range.start());
        self.0.get(first).is_some_and(|seen| seen.start() < range.end())
    }
}

/// Ranges, sorted by start, with those joined that overlap: so their ends are sorted too.
fn joined(ranges: &[TimeRange]) -> Vec<TimeRange> {
    let mut joined: Vec<TimeRange> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.start() <= last.end()) {
            Some(last) => *last = TimeRange::between(last.start(), last.end().max(range.end())),
            None => joined.push(*range),
        }
    }
    joined
}
