//! A clip at its place in this frame.

use std::path::Path;

use eframe::egui::{Rect, pos2};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_timeline::edit::is_seam;
use sunting_timeline::graphic::Graphic;
use sunting_timeline::{AudioTrack, Clip, Content, Media, Text, Time, TimeRange, Track};

use super::board::{Board, LaneKind, LaneRow};
use crate::look::theme::{ClipColors, Theme};

/// A clip, where it lies, and what is to be known to draw it.
pub(super) struct Piece<'a> {
    pub kind: LaneKind,
    pub track: &'a Track,
    pub clip: &'a Clip,
    /// Its place on the track.
    pub index: usize,
    /// The part of it that is seen and heard: music ends with the video.
    pub range: TimeRange,
    /// All of it, what is out of view too.
    pub rect: Rect,
    pub media: Option<&'a Media>,
    pub path: &'a Path,
    pub is_missing: bool,
    pub is_chosen: bool,
}

impl<'a> Piece<'a> {
    /// The clip at an index of a row's track; `None` when nothing of it is seen.
    pub fn new(board: &Board<'a>, row: &LaneRow<'a>, track: &'a Track, index: usize) -> Option<Self> {
        let clip = track.clips.get(index)?;
        let own = clip.timeline_range;
        let range =
            TimeRange::new(own.start(), own.end().min(board.end_of(track))).filter(|range| !range.is_empty())?;
        let (left, right) = board.span(range);
        let id = clip.content.media();
        Some(Self {
            kind: row.kind,
            track,
            clip,
            index,
            range,
            rect: Rect::from_min_max(pos2(left, row.lane.top()), pos2(right, row.lane.bottom())),
            media: id.and_then(|id| board.project.find_media(id)),
            path: id.map_or(Path::new(""), |id| board.model.session.paths().of(id)),
            is_missing: id.is_some_and(|id| board.model.missing.has(id)),
            is_chosen: board.model.session.selection.has(clip.id),
        })
    }

    pub fn colors(&self, theme: &Theme) -> ClipColors {
        colors(self.kind, self.clip, theme)
    }

    /// Whether it is not heard or not seen.
    pub fn is_quiet(&self) -> bool {
        self.is_muted() || (matches!(self.kind, LaneKind::Subtitle | LaneKind::Graphic) && self.track.hidden)
    }

    /// Whether it would be heard, were it not muted.
    pub fn is_muted(&self) -> bool {
        let has_sound = self.media.is_some_and(|media| media.audio.is_some());
        has_sound && (self.clip.muted || self.track.muted)
    }

    /// Which of its file's sound tracks is heard.
    pub fn audio_track(&self) -> Option<AudioTrack> {
        self.media.and_then(|media| media.audio)?.track
    }

    /// Whether it goes on where the piece before it ends, nothing lost between them.
    pub fn continues(&self) -> bool {
        let before = self.index.checked_sub(1).and_then(|before| self.track.clips.get(before));
        before.is_some_and(|before| is_seam(before, self.clip))
    }

    /// Whether the video's end cuts it off.
    pub fn is_cut_off(&self) -> bool {
        self.range.end() < self.clip.timeline_range.end()
    }

    /// How far a handle may reach beyond each end, in points: up to a neighbour, and over a quarter of it.
    pub fn room_beside(&self, board: &Board<'_>) -> [f32; 2] {
        let span = |index: usize| self.track.clips.get(index).map(|clip| board.span(clip.timeline_range));
        let (before, after) = (self.index.checked_sub(1).and_then(span), span(self.index + 1));
        [
            before.map_or(f32::MAX, |(left, right)| self.rect.left() - right + (right - left) / 4.0),
            after.map_or(f32::MAX, |(left, right)| left - self.rect.right() + (right - left) / 4.0),
        ]
        .map(|room| room.max(0.0))
    }

    /// The source time that lies at an x.
    pub fn source_at(&self, board: &Board<'_>, x: f32) -> Time {
        let time = self.range.start() + board.scale.span(x - self.rect.left());
        self.clip.source_from_timeline(time).unwrap_or(Time::ZERO)
    }
}

/// Templates of lists and numbers.
const FACTS: [&str; 5] = ["langkah", "syarat", "kapan-di-mana-berapa", "angka-besar", "perbandingan"];

/// The colours of a clip in a row.
pub(super) fn colors(kind: LaneKind, clip: &Clip, theme: &Theme) -> ClipColors {
    match (&clip.content, kind) {
        (Content::Graphic(graphic), _) if tells_facts(graphic) => theme.chart,
        (Content::Text(Text::Title { .. } | Text::LowerThird { .. }) | Content::Graphic(_), _) => theme.title,
        (_, LaneKind::Subtitle | LaneKind::Graphic) => theme.subtitle,
        (_, LaneKind::Sound) => theme.sound,
        (_, LaneKind::Overlay | LaneKind::Video) => theme.video,
    }
}

/// Whether a graphic is a chart or holds lists and numbers, rather than words about people and parts of the film.
fn tells_facts(graphic: &Graphic) -> bool {
    graphic.template.starts_with(CHART_PREFIX) || FACTS.contains(&graphic.template.as_str())
}
