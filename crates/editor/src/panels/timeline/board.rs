//! The timeline's places: which track lies where, and where a time does.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Rect, pos2};
use sunting_session::Session;
use sunting_timeline::{Clip, Media, Project, Time, TimeRange, Track, TrackKind};

use crate::layout::{Class, GAP, LINE, Regions};
use crate::model::Model;
use crate::state::view::{MARGIN_PX, Scale};

/// The highest that a track of cutaways is.
const OVERLAY: f32 = 44.0;
/// A row of texts that is in hand, where there is little room.
const OPEN_TEXT: f32 = 32.0;
/// The same in a low window, which shows no other texts then.
const LOW_TEXT: f32 = 24.0;
/// The storyline keeps so much.
const LEAST_VIDEO: f32 = 40.0;

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum LaneKind {
    Subtitle,
    Graphic,
    Overlay,
    Video,
    Sound,
}

/// A track's place. Subtitles and sound have one even before they have a track.
pub(super) struct LaneRow<'a> {
    pub kind: LaneKind,
    pub track: Option<&'a Track>,
    /// At the left: its name and switch.
    pub header: Rect,
    pub lane: Rect,
}

/// A row that is to be laid out: its kind, its track and its height.
type Wanted<'a> = (LaneKind, Option<&'a Track>, f32);

/// The height of rows with the gaps around them.
fn height_of(rows: &[Wanted<'_>]) -> f32 {
    rows.iter().map(|(_, _, height)| height + GAP).sum::<f32>() + GAP
}

impl LaneRow<'_> {
    /// Whether it is drawn as strokes only, for want of room.
    pub fn is_line(&self) -> bool {
        self.lane.height() <= LINE
    }
}

/// Everything that has a place in this frame.
pub(super) struct Board<'a> {
    pub model: &'a Model,
    pub project: &'a Project,
    pub class: Class,
    /// The whole timeline.
    pub whole: Rect,
    pub ruler: Rect,
    /// Between ruler and overview, beside the headers.
    pub tracks: Rect,
    pub overview: Rect,
    /// Where times lie.
    pub scale: Scale,
    /// How long the video is.
    pub duration: Time,
    /// From the top to the bottom; when they do not all fit, the storyline is the last and lies over the others.
    pub rows: Vec<LaneRow<'a>>,
    /// How much higher the tracks are than the room for them.
    pub overflow: f32,
    /// The names of all files, once one was asked for.
    file_names: OnceCell<Vec<String>>,
    pixels_per_point: f32,
}

impl<'a> Board<'a> {
    /// The places in these regions, with tracks scrolled up by `top` where they do not fit. Texts are about graphics where
    /// `is_about_graphics` says so.
    pub fn new(model: &'a Model, regions: &Regions, top: f32, is_about_graphics: bool, pixels_per_point: f32) -> Self {
        let (whole, heights) = (regions.timeline, regions.tracks);
        let left = whole.left() + regions.header;
        let across =
            |from: f32, to: f32| Rect::from_min_max(pos2(left, from), pos2(whole.right().max(left), to.max(from)));
        let ruler = across(whole.top(), whole.top() + heights.ruler);
        let overview = across(whole.bottom() - heights.overview, whole.bottom());
        let tracks = across(ruler.bottom(), overview.top());
        let session = &model.session;
        let duration = session.duration();
        let mut board = Self {
            model,
            project: session.project(),
            class: regions.class,
            whole,
            ruler,
            tracks,
            overview,
            scale: model.chrome.view().scale(left, tracks.width(), session.scaled_duration()),
            duration,
            rows: Vec::new(),
            overflow: 0.0,
            file_names: OnceCell::new(),
            pixels_per_point,
        };
        board.lay_rows(regions, top, is_about_graphics);
        board
    }

    /// The names of all files: a shortened one has to be unlike the others.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        let name = |media: &Arc<Media>| self.model.session.file_name(media.id);
        self.file_names.get_or_init(|| self.project.media.iter().map(name).collect()).iter().map(String::as_str)
    }

    fn lay_rows(&mut self, regions: &Regions, top: f32, is_about_graphics: bool) {
        let heights = regions.tracks;
        let mut wanted: Vec<_> = tracks_of(self.project)
            .into_iter()
            .map(|(kind, track)| match kind {
                LaneKind::Subtitle | LaneKind::Graphic => (kind, track, heights.subtitle),
                LaneKind::Overlay => (kind, track, heights.video.min(OVERLAY)),
                LaneKind::Video => (kind, track, heights.video),
                LaneKind::Sound => (kind, track, heights.sound),
            })
            .filter(|(_, _, height)| *height > 0.0)
            .collect();
        self.make_room_for_graphics(&mut wanted, is_about_graphics);
        let total = height_of(&wanted);
        self.overflow = (total - self.tracks.height()).max(0.0);
        let mut y = self.tracks.top() + GAP - top.clamp(0.0, self.overflow);
        for (kind, track, height) in wanted {
            let mut from = y;
            if kind == LaneKind::Video && self.overflow > 0.0 {
                // The storyline is always in view.
                from = from.min(self.tracks.bottom() - GAP - height).max(self.tracks.top() + GAP);
            }
            let place = |left: f32, right: f32| Rect::from_min_max(pos2(left, from), pos2(right, from + height));
            let header = place(self.whole.left(), self.tracks.left());
            self.rows.push(LaneRow { kind, track, header, lane: place(self.tracks.left(), self.tracks.right()) });
            y += height + GAP;
        }
        if self.overflow > 0.0 {
            self.rows.sort_by_key(|row| row.kind == LaneKind::Video);
        }
    }

    /// Where titles and charts leave too little room, the kind of text in hand stays open, the other becomes a line, and
    /// the storyline takes what is left. A low window has no room for that line either.
    fn make_room_for_graphics(&self, wanted: &mut Vec<Wanted<'_>>, is_about_graphics: bool) {
        let room = self.tracks.height();
        let has_graphics = wanted.iter().any(|(kind, ..)| *kind == LaneKind::Graphic);
        if !has_graphics || height_of(wanted) <= room {
            return;
        }
        let open = if self.is_graphic_in_hand(is_about_graphics) { LaneKind::Graphic } else { LaneKind::Subtitle };
        let is_text = |kind: LaneKind| matches!(kind, LaneKind::Subtitle | LaneKind::Graphic);
        for (kind, _, height) in wanted.iter_mut().filter(|(kind, ..)| is_text(*kind)) {
            *height = height.min(if *kind == open { OPEN_TEXT } else { LINE });
        }
        if self.class == Class::Compact && height_of(wanted) > room {
            wanted.retain(|(kind, ..)| !is_text(*kind) || *kind == open);
            wanted
                .iter_mut()
                .filter(|(kind, ..)| *kind == open)
                .for_each(|(.., height)| *height = height.min(LOW_TEXT));
        }
        let missing = (height_of(wanted) - room).max(0.0);
        for (_, _, height) in wanted.iter_mut().filter(|(kind, ..)| *kind == LaneKind::Video) {
            *height = (*height - missing).max(LEAST_VIDEO.min(*height));
        }
    }

    /// What is chosen decides, else what *Teks* is about.
    fn is_graphic_in_hand(&self, is_about_graphics: bool) -> bool {
        let session = &self.model.session;
        let chosen = session.selection.only_clip().and_then(|id| session.clip(id));
        chosen.map_or(is_about_graphics, |clip| Session::graphic_of(clip).is_some())
    }

    /// The times in view.
    pub fn visible(&self) -> TimeRange {
        TimeRange::between(self.scale.time(self.tracks.left()), self.scale.time(self.tracks.right()))
    }

    /// The frame of the video that lies there, or its nearest end.
    pub fn time_at(&self, x: f32) -> Time {
        let time = self.project.canvas.frame_rate.snap(self.scale.time(x));
        time.min(self.duration).max(Time::ZERO)
    }

    /// Where a range lies, in whole pixels, with a pixel between it and what follows.
    pub fn span(&self, range: TimeRange) -> (f32, f32) {
        let pixel = |time: Time| (self.scale.x(time) * self.pixels_per_point).round() / self.pixels_per_point;
        let left = pixel(range.start());
        (left, (pixel(range.end()) - 1.0).max(left))
    }

    /// The lowest point of the tracks.
    pub fn foot(&self) -> f32 {
        self.rows.iter().map(|row| row.lane.bottom()).fold(self.ruler.bottom(), f32::max).min(self.tracks.bottom())
    }

    /// The width of a hairline: a whole pixel, two from 200 % on.
    pub fn hairline(&self) -> f32 {
        self.pixels_per_point.floor().max(1.0) / self.pixels_per_point
    }

    /// The height of a picture in pixels, even, as pictures are asked for.
    pub fn picture_px(&self, height: f32) -> u32 {
        ((height * self.pixels_per_point / 2.0).round() as u32).max(1) * 2
    }

    /// Up to which time a track is heard and seen: music ends with the storyline, once there is one.
    pub fn end_of(&self, track: &Track) -> Time {
        let storyline = self.project.storyline().map_or(Time::ZERO, Track::end);
        if track.ends_with_storyline && storyline > Time::ZERO { storyline } else { Time::MAX }
    }

    /// The latest time that may lie at the left margin: the video's end then lies at the right one.
    pub fn latest_scroll(&self, scale: &Scale) -> Time {
        (self.duration - scale.span(self.tracks.width() - 2.0 * MARGIN_PX)).max(Time::ZERO)
    }
}

/// From the topmost on. There is always a first row for texts, storyline and sound; others must carry something.
fn tracks_of(project: &Project) -> Vec<(LaneKind, Option<&Track>)> {
    let of =
        |kind: TrackKind| project.tracks.iter().map(AsRef::as_ref).filter(move |track: &&Track| track.kind == kind);
    let is_used = |track: &&Track| !track.clips.is_empty();
    let more = |kind: TrackKind| of(kind).skip(1).filter(is_used);
    let mut above: Vec<_> = more(TrackKind::Text).map(|track| (LaneKind::Subtitle, Some(track))).collect();
    above.reverse();
    let mut overlays: Vec<_> = more(TrackKind::Video).map(|track| (LaneKind::Overlay, Some(track))).collect();
    overlays.reverse();
    let mut graphics: Vec<_> =
        of(TrackKind::Graphic).filter(is_used).map(|track| (LaneKind::Graphic, Some(track))).collect();
    graphics.reverse();
    let mut rows = above;
    rows.push((LaneKind::Subtitle, of(TrackKind::Text).next()));
    rows.append(&mut graphics);
    rows.append(&mut overlays);
    rows.push((LaneKind::Video, of(TrackKind::Video).next()));
    rows.push((LaneKind::Sound, of(TrackKind::Audio).next()));
    rows.extend(more(TrackKind::Audio).map(|track| (LaneKind::Sound, Some(track))));
    rows
}

/// The clips that touch a range: two searches, however many clips there are.
pub(super) fn within(clips: &[Clip], range: TimeRange) -> Range<usize> {
    let first = clips.partition_point(|clip| clip.timeline_range.end() <= range.start());
    let last = clips.partition_point(|clip| clip.timeline_range.start() < range.end());
    first..last.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::{ClipId, Content};

    fn clips(edges: &[(i64, i64)]) -> Vec<Clip> {
        let range = |(start, end): (i64, i64)| TimeRange::between(Time::from_millis(start), Time::from_millis(end));
        let content = Content::Slot { prompt: String::new() };
        edges.iter().map(|edge| Clip::new(ClipId(edge.0 as u64), range(*edge), content.clone())).collect()
    }

    #[test]
    fn only_clips_that_touch_the_view_are_within() {
        let clips = clips(&[(0, 10), (10, 20), (30, 40)]);
        let at =
            |from: i64, to: i64| within(&clips, TimeRange::between(Time::from_millis(from), Time::from_millis(to)));
        assert_eq!((at(0, 10), at(9, 11), at(20, 30), at(25, 99), at(40, 50)), (0..1, 0..2, 2..2, 2..3, 3..3));
    }

    proptest! {
        #[test]
        fn searching_finds_what_looking_at_each_finds(
            lengths in prop::collection::vec((0_i64..20, 1_i64..20), 0..30), from in 0_i64..300, length in 1_i64..100,
        ) {
            let mut end = 0;
            let edges: Vec<(i64, i64)> = lengths.iter().map(|(gap, length)| {
                let start = end + gap;
                end = start + length;
                (start, end)
            }).collect();
            let clips = clips(&edges);
            let range = TimeRange::between(Time::from_millis(from), Time::from_millis(from + length));
            let found: Vec<ClipId> = clips[within(&clips, range)].iter().map(|clip| clip.id).collect();
            let expected: Vec<ClipId> =
                clips.iter().filter(|clip| clip.timeline_range.overlaps(range)).map(|clip| clip.id).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
