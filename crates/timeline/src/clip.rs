//! A clip: one piece on a track, and everything that says what it shows and how.

mod content_fields;

use serde::{Deserialize, Serialize};

use crate::color::Color;
use crate::extra::{Apart, Extra};
use crate::graphic::Graphic;
use crate::ids::{ClipId, MediaId};
use crate::said::CaptionDetails;
use crate::time::{Time, TimeRange};
use content_fields::ContentFields;

/// One piece on a track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// Unique within the project.
    pub id: ClipId,
    /// Where it lies. On video tracks both edges lie on the canvas's frame grid.
    pub timeline_range: TimeRange,
    /// What it shows or plays.
    pub content: Content,
    /// From and to nothing, for picture and sound alike.
    #[serde(default)]
    pub fades: Fades,
    /// Added to its sound, -60 to +24; -60 is silence.
    #[serde(default)]
    pub gain_db: f32,
    /// Its sound is not heard, whatever its gain.
    #[serde(default, skip_serializing_if = "is_false")]
    pub muted: bool,
    /// Of a caption: its times were found by a program that is not sure of them, and nobody has looked since.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unsure: bool,
    /// Of a caption: what is known of it besides its words.
    #[serde(default, skip_serializing_if = "CaptionDetails::is_empty")]
    pub details: CaptionDetails,
    /// 0 (unseen) to 1 (opaque).
    #[serde(default = "one")]
    pub opacity: f32,
    /// How its picture lies on the canvas.
    #[serde(default)]
    pub placement: Placement,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

fn one() -> f32 {
    1.0
}

fn yes() -> bool {
    true
}

fn is_true(value: &bool) -> bool {
    *value
}

fn is_false(value: &bool) -> bool {
    !*value
}

impl Clip {
    /// A clip without fades, gain or placement of its own.
    pub fn new(id: ClipId, timeline_range: TimeRange, content: Content) -> Self {
        Self {
            id,
            timeline_range,
            content,
            fades: Fades::default(),
            gain_db: 0.0,
            muted: false,
            unsure: false,
            details: CaptionDetails::default(),
            opacity: 1.0,
            placement: Placement::default(),
            extra: Extra::default(),
        }
    }

    /// The source time that plays at `timeline_time`; `None` for content without source time.
    pub fn source_from_timeline(&self, timeline_time: Time) -> Option<Time> {
        match self.content {
            Content::Media { source_start, speed, .. } => {
                Some(source_start + speed.source_duration(timeline_time - self.timeline_range.start()))
            }
            _ => None,
        }
    }

    /// The part of the source that it plays; `None` for content without source time.
    pub fn source_range(&self) -> Option<TimeRange> {
        let start = self.source_from_timeline(self.timeline_range.start())?;
        let end = self.source_from_timeline(self.timeline_range.end())?;
        TimeRange::new(start, end)
    }
}

/// What a clip shows or plays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", try_from = "Apart<ContentFields>")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Content {
    /// Part of a video or sound file. On a video track it plays its own sound.
    Media {
        media: MediaId,
        /// The source time at the clip's start.
        source_start: Time,
        #[serde(default)]
        speed: Speed,
    },
    /// A caption, title or lower third.
    Text(Text),
    /// A title, lower third, card or chart of a template.
    Graphic(Graphic),
    /// A photo, shown as long as the clip lasts.
    Image { media: MediaId },
    /// One colour over the whole canvas.
    Color { color: Color },
    /// An empty place with a sentence that says what belongs there; shows nothing.
    Slot { prompt: String },
}

impl Content {
    /// The file it is taken from, if any.
    pub fn media(&self) -> Option<MediaId> {
        match self {
            Self::Media { media, .. } | Self::Image { media } => Some(*media),
            _ => None,
        }
    }
}

/// Source time per timeline time, a positive ratio between 1/16 and 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speed {
    /// Source time that plays in `denominator` of timeline time.
    pub numerator: u32,
    /// Timeline time in which `numerator` of source time plays.
    pub denominator: u32,
}

impl Default for Speed {
    fn default() -> Self {
        Self { numerator: 1, denominator: 1 }
    }
}

impl Speed {
    /// How much source plays in `timeline_duration`.
    pub fn source_duration(self, timeline_duration: Time) -> Time {
        timeline_duration.scaled(i64::from(self.numerator), i64::from(self.denominator))
    }

    /// How long `source_duration` takes on the timeline.
    pub fn timeline_duration(self, source_duration: Time) -> Time {
        source_duration.scaled(i64::from(self.denominator), i64::from(self.numerator))
    }
}

/// Words on the picture. `style` names a [`TextStyle`](crate::style::TextStyle) of the project or one that ships with the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Text {
    /// What is being said. May hold line breaks.
    Caption {
        text: String,
        /// Its look; empty for "caption".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        style: String,
    },
    /// Large words, for openings and chapters.
    Title {
        text: String,
        /// Its look; empty for "title".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        style: String,
    },
    /// Who is speaking: a name over an office.
    LowerThird {
        name: String,
        /// Second line; may be empty.
        #[serde(default)]
        role: String,
        /// Its look; empty for "lower_third".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        style: String,
    },
}

impl Text {
    /// The name of the style that it is drawn with.
    pub fn style_name(&self) -> &str {
        let (style, default) = match self {
            Self::Caption { style, .. } => (style, "caption"),
            Self::Title { style, .. } => (style, "title"),
            Self::LowerThird { style, .. } => (style, "lower_third"),
        };
        if style.is_empty() { default } else { style }
    }
}

/// How long a clip comes and goes. Together at most as long as the clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fades {
    /// From nothing, at the start.
    #[serde(default)]
    pub fade_in: Time,
    /// To nothing, at the end.
    #[serde(default)]
    pub fade_out: Time,
    /// Whether the picture comes and goes.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub picture: bool,
    /// Whether the sound comes and goes.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub sound: bool,
}

impl Default for Fades {
    fn default() -> Self {
        Self::new(Time::ZERO, Time::ZERO)
    }
}

impl Fades {
    /// Fades of picture and sound alike.
    pub const fn new(fade_in: Time, fade_out: Time) -> Self {
        Self { fade_in, fade_out, picture: true, sound: true }
    }
}

/// How a picture of another shape lies on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitMode {
    /// All of it is seen; black beside it.
    #[default]
    Fit,
    /// The canvas is full; what stands over is cut off.
    Fill,
    /// All of it is seen; a blurred copy fills the rest.
    BlurredSides,
}

/// Where and how a picture lies on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// The size it starts from.
    pub mode: FitMode,
    /// Times that size, 0.05 to 8.
    #[serde(default = "one")]
    pub scale: f32,
    /// Centre right of the canvas's centre, in canvas widths, -2 to 2.
    #[serde(default)]
    pub x: f32,
    /// Centre below the canvas's centre, in canvas heights, -2 to 2.
    #[serde(default)]
    pub y: f32,
    /// Degrees clockwise, on top of what the file says: 0, 90, 180 or 270.
    #[serde(default)]
    pub rotation: u16,
}

impl Default for Placement {
    fn default() -> Self {
        Self { mode: FitMode::Fit, scale: 1.0, x: 0.0, y: 0.0, rotation: 0 }
    }
}
