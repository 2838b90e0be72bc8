//! What is chosen and what is marked.

use std::collections::BTreeSet;

use sunting_timeline::{ClipId, MediaId, Time, TimeRange};

/// What the right panel is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// No clip; the panel is about the video itself.
    #[default]
    Nothing,
    /// Clips, subtitles among them.
    Clips(BTreeSet<ClipId>),
    /// A file of the media list.
    Media(MediaId),
}

impl Selection {
    /// A selection of this clip alone.
    pub fn clip(id: ClipId) -> Self {
        Self::Clips([id].into())
    }

    /// The clips that are chosen.
    pub fn clips(&self) -> impl Iterator<Item = ClipId> + '_ {
        let clips = if let Self::Clips(clips) = self { Some(clips) } else { None };
        clips.into_iter().flatten().copied()
    }

    /// The clip, when it is one alone.
    pub fn only_clip(&self) -> Option<ClipId> {
        match self {
            Self::Clips(clips) if clips.len() == 1 => clips.first().copied(),
            _ => None,
        }
    }

    /// Whether that clip is chosen.
    pub fn has(&self, id: ClipId) -> bool {
        matches!(self, Self::Clips(clips) if clips.contains(&id))
    }

    /// Adds a clip, or takes it out.
    pub fn toggle(&mut self, id: ClipId) {
        let mut clips: BTreeSet<ClipId> = self.clips().collect();
        if !clips.remove(&id) {
            clips.insert(id);
        }
        *self = if clips.is_empty() { Self::Nothing } else { Self::Clips(clips) };
    }
}

/// The marked part: its start, its end, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The in point, if it is marked.
    pub start: Option<Time>,
    /// The out point, if it is marked.
    pub end: Option<Time>,
}

impl Marks {
    /// The part, when both ends are marked.
    pub fn range(self) -> Option<TimeRange> {
        TimeRange::new(self.start?, self.end?).filter(|range| !range.is_empty())
    }

    /// The marked part, if the playhead is at `line`: when only one end is marked, the playhead is the other end.
    pub fn range_with(self, line: Time) -> Option<TimeRange> {
        let (start, end) = match (self.start, self.end) {
            (None, None) => return None,
            (start, end) => (start.unwrap_or(line), end.unwrap_or(line)),
        };
        TimeRange::new(start.min(end), start.max(end)).filter(|range| !range.is_empty())
    }

    /// Whether neither end is marked.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Marks the start. An end mark before it is removed.
    pub fn set_start(&mut self, at: Time) {
        self.start = Some(at);
        self.end = self.end.filter(|end| *end > at);
    }

    /// Marks the end. A start mark after it is removed.
    pub fn set_end(&mut self, at: Time) {
        self.end = Some(at);
        self.start = self.start.filter(|start| *start < at);
    }
}

impl From<TimeRange> for Marks {
    fn from(range: TimeRange) -> Self {
        Self { start: Some(range.start()), end: Some(range.end()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_end_before_the_start_begins_a_new_part() {
        let at = Time::from_seconds;
        let mut marks = Marks::default();
        marks.set_start(at(4));
        assert_eq!(marks.range(), None);
        assert_eq!(
            [at(4), at(7), at(1)].map(|line| marks.range_with(line)),
            [None, TimeRange::new(at(4), at(7)), TimeRange::new(at(1), at(4))]
        );
        marks.set_end(at(6));
        assert_eq!(marks.range(), TimeRange::new(at(4), at(6)));
        marks.set_end(at(2));
        assert_eq!((marks.start, marks.end), (None, Some(at(2))));
    }
}
