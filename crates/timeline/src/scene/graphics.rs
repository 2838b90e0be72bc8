//! Graphics as they are seen: with the office's colours, and knowing whether subtitles are seen with them.

use std::sync::Arc;

use serde::Serialize;

use super::{Band, Layer, Level, Shown};
use crate::clip::{Clip, Content, Placement, Text};
use crate::graphic::{CLOSING, DRAFT_STAMP, Graphic, GraphicsLook, Language};
use crate::kit::Kit;
use crate::own_template::StoredTemplate;
use crate::project::{Project, Track, TrackKind};
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
    /// The user's own template that it is made with; `None` for one that ships.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<StoredTemplate>,
    /// Whether everything only fades.
    pub reduced_motion: bool,
    /// Of the words and numbers that Sunting adds.
    pub language: Language,
    /// How long it is seen in all; in a part of a scene that it outlasts by more than [`LEAVING`], only so much longer than
    /// the part.
    pub total: Time,
    /// Where the highest subtitle begins that is seen at some time while it is, in picture heights from the top;
    /// [`IN_LANE`] where none reaches above their lane, or nobody has measured them; `None` where none is seen. It stands
    /// above that all the time, so that it does not jump when a subtitle comes or goes.
    pub subtitles_top: Option<f32>,
}

/// The height of subtitles that stay within their lane: the lane itself is where the picture's shape says.
pub const IN_LANE: f32 = 1.0;

/// No graphic begins to leave earlier than that before its end: until then, nothing that is seen of it depends on when it
/// ends.
pub const LEAVING: Time = Time::from_millis(500);

impl ShownGraphic {
    /// The graphic of a clip as it is seen in a project's film, but for the height of subtitles; `None` of a clip that is
    /// none.
    pub fn of_clip(project: &Project, clip: &Clip) -> Option<Self> {
        let Content::Graphic(graphic) = &clip.content else { return None };
        Some(Self::of(graphic, clip.timeline_range, &project.graphics_look, &CaptionTimes::of(project)))
    }

    pub(super) fn of(graphic: &Graphic, range: TimeRange, look: &GraphicsLook, captions: &CaptionTimes) -> Self {
        // A stamp is seen as long as the film, and stands where no subtitle is.
        let gives_way = graphic.template != DRAFT_STAMP && captions.are_seen_in(range);
        Self {
            graphic: graphic.clone(),
            kit: look.kit.clone(),
            own: None,
            reduced_motion: look.reduced_motion,
            language: look.language,
            total: range.duration(),
            subtitles_top: gives_way.then_some(IN_LANE),
        }
    }

    /// The same for a part in which it is seen until it has been there for so long, with nothing of what comes later: a film
    /// that becomes longer is not made anew because of its stamp.
    pub(super) fn until(&self, shown: Time) -> Self {
        Self { total: self.total.min(shown + LEAVING), ..self.clone() }
    }
}

/// The graphics that are seen in a film at some time, from the lowest track to the uppermost.
pub fn seen_graphics(project: &Project) -> impl Iterator<Item = (&Track, &Clip)> {
    let tracks = project.tracks.iter().filter(|track| track.kind == TrackKind::Graphic && !track.hidden);
    tracks.flat_map(|track| track.clips.iter().map(move |clip| (&**track, clip)))
}

/// The office's logo, and when it is seen: as long as the film, but not while a closing page shows it anyway. Nothing in
/// it depends on the film's time or on the rest of the office's look, so that it changes no other name of a piece.
fn corner_logo(project: &Project) -> Option<(ShownGraphic, Vec<TimeRange>)> {
    let look = &project.graphics_look;
    let (corner, logo) = (look.corner_logo?, look.kit.as_ref()?.logo.clone()?);
    let shown = ShownGraphic {
        graphic: corner.graphic(),
        kit: Some(Arc::new(Kit { logo: Some(logo), ..Kit::default() })),
        own: None,
        reduced_motion: false,
        language: Language::default(),
        total: Time::ZERO,
        subtitles_top: None,
    };
    let shows_closing =
        |clip: &&Clip| matches!(&clip.content, Content::Graphic(graphic) if graphic.template == CLOSING);
    let closings = seen_graphics(project).map(|(_, clip)| clip).filter(shows_closing).map(|clip| clip.timeline_range);
    let mut closings: Vec<TimeRange> = closings.collect();
    closings.sort_by_key(|range| range.start());
    let (mut ranges, mut start, end) = (Vec::new(), Time::ZERO, project.duration());
    for closing in closings {
        ranges.extend(TimeRange::new(start, closing.start().min(end)));
        start = start.max(closing.end());
    }
    ranges.extend(TimeRange::new(start, end));
    ranges.retain(|range| !range.is_empty());
    Some((shown, ranges))
}

/// Puts the logo over everything but the stamp of a draft.
pub(super) fn lay_logo(bands: &mut Vec<Band>, graphics: &mut Vec<ShownGraphic>, project: &Project) {
    let Some((logo, ranges)) = corner_logo(project) else { return };
    let is_stamp = |layer: &Layer| match layer.shown {
        Shown::Graphic { graphic, .. } => graphics[graphic].graphic.template == DRAFT_STAMP,
        _ => false,
    };
    let below = bands.len() - bands.iter().rev().take_while(|band| band.layers.iter().all(is_stamp)).count();
    let shown = Shown::Logo { graphic: graphics.len() };
    let layer = |range| Layer { range, level: Level::constant(1.0), placement: Placement::default(), shown };
    let layers: Vec<Layer> = ranges.into_iter().map(layer).collect();
    if !layers.is_empty() {
        bands.insert(below, Band { kind: TrackKind::Graphic, layers });
        graphics.push(logo);
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
