//! A layer: one thing that is seen for a while.

use serde::Serialize;

use super::{Level, Timed};
use crate::clip::{Placement, Speed, Text};
use crate::color::Color;
use crate::style::TextStyle;
use crate::time::{Time, TimeRange};

/// One thing that is seen for a while.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Layer {
    /// From when to when it is seen.
    pub range: TimeRange,
    /// How opaque it is over time.
    pub level: Level,
    /// How its picture lies on the canvas.
    pub placement: Placement,
    /// What is seen of the layer.
    pub shown: Shown,
}

/// What a layer shows. Files, words and graphics are indices into [`Scene::files`](super::Scene::files),
/// [`Scene::words`](super::Scene::words) and [`Scene::graphics`](super::Scene::graphics).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Shown {
    /// A part of a film.
    Film {
        file: usize,
        /// The source time at the layer's start.
        source_start: Time,
        speed: Speed,
    },
    /// A photo, the same at every time.
    Photo { file: usize },
    /// One colour over the whole canvas.
    Color(Color),
    /// A caption, title or lower third.
    Text { words: usize },
    /// A title, card or chart of a template.
    Graphic {
        graphic: usize,
        /// How long the graphic has been seen at the layer's start.
        since: Time,
    },
    /// The office's logo, the same at every time.
    Logo { graphic: usize },
}

/// A text in its look.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words {
    /// The words and their kind.
    pub text: Text,
    /// How the words are drawn.
    pub style: TextStyle,
    /// Whether it gets a box where it cannot be read otherwise, and has none.
    #[serde(skip)]
    pub may_be_boxed: bool,
    /// The captions that are seen together with this one at some time, those of the lowest track first. It must not
    /// cover them, and it keeps its distance all the time, so that it does not jump when one of them ends. Empty in a
    /// part of a scene, where [`Words::shift_px`] is known already.
    #[serde(skip)]
    pub stands_on: Vec<usize>,
    /// How far down it is moved because of them (up when negative), in canvas pixels; 0 until that is known.
    pub shift_px: f32,
    /// The same in a second language, shown below.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub second: String,
    /// Who speaks, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
    /// When each word begins to be said, in order, where that is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spoken: Vec<SpokenWord>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Speaker {
    /// The name that is put before the words; empty where they begin with it.
    pub name: String,
    /// Whose turn it is among the film's speakers, from 0: each has a colour.
    pub number: usize,
}

/// A word that is said at a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SpokenWord {
    /// When it begins; it lasts until the next one.
    pub start: Time,
    /// Its place among the words of the text, from 0.
    pub word: usize,
}

impl Words {
    /// A text in a look, seen alone.
    pub fn of(text: Text, style: TextStyle) -> Self {
        Self {
            text,
            style,
            may_be_boxed: false,
            stands_on: Vec::new(),
            shift_px: 0.0,
            second: String::new(),
            speaker: None,
            spoken: Vec::new(),
        }
    }

    /// The word that is being said.
    pub fn word_at(&self, time: Time) -> Option<usize> {
        let begun = self.spoken.partition_point(|spoken| spoken.start <= time);
        self.spoken.get(begun.checked_sub(1)?).map(|spoken| spoken.word)
    }

    /// The same where time counts from the start of a range, with the words that are said in it.
    pub(super) fn within(&self, range: TimeRange) -> Self {
        let first = self.spoken.partition_point(|spoken| spoken.start <= range.start()).saturating_sub(1);
        let own = self.spoken.iter().skip(first).take_while(|spoken| spoken.start < range.end());
        let start = |spoken: &SpokenWord| (spoken.start - range.start()).max(Time::ZERO);
        let spoken = own.map(|spoken| SpokenWord { start: start(spoken), ..*spoken }).collect();
        Self { may_be_boxed: false, stands_on: Vec::new(), spoken, ..self.clone() }
    }
}

/// A file's own frames, as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnFrames {
    /// Its index in [`Scene::files`](super::Scene::files).
    pub file: usize,
    /// The part of its source time that is shown.
    pub source_range: TimeRange,
}

impl Timed for Layer {
    fn range(&self) -> TimeRange {
        self.range
    }
}

impl Layer {
    /// The source time that a film shows at `time`; `None` for other layers.
    pub fn source_time_at(&self, time: Time) -> Option<Time> {
        match self.shown {
            Shown::Film { source_start, speed, .. } => {
                Some(source_start + speed.source_duration(time - self.range.start()))
            }
            _ => None,
        }
    }

    /// How long a graphic has been seen at `time`; `None` for other layers.
    pub fn seen_since(&self, time: Time) -> Option<Time> {
        match self.shown {
            Shown::Graphic { since, .. } => Some(since + (time - self.range.start())),
            _ => None,
        }
    }

    /// The file it is taken from, if any.
    pub fn file(&self) -> Option<usize> {
        match self.shown {
            Shown::Film { file, .. } | Shown::Photo { file } => Some(file),
            Shown::Color(_) | Shown::Text { .. } | Shown::Graphic { .. } | Shown::Logo { .. } => None,
        }
    }

    pub(super) fn own_frames(&self, range: TimeRange) -> Option<OwnFrames> {
        let Shown::Film { file, speed, .. } = self.shown else { return None };
        // A fade at a film's edge leaves the rest of it as it is.
        let is_full = self.level.within(range).is_full();
        let plain = speed == Speed::default() && is_full && self.placement == Placement::default();
        let start = self.source_time_at(range.start()).filter(|_| plain && self.range.encloses(range))?;
        Some(OwnFrames { file, source_range: TimeRange::from_duration(start, range.duration()) })
    }
}
