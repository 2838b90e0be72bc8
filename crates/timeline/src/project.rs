//! The project as plain data: canvas, media, tracks, clips. No decoder, no texture, no file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::style::TextStyle;
use crate::time::{FrameRate, Time, TimeRange};

/// The version of the project's text that this program writes.
pub const PROJECT_VERSION: u32 = 1;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);
    };
}

id!(
    /// Names a [`Media`] within its project.
    MediaId
);
id!(
    /// Names a [`Track`] within its project.
    TrackId
);
id!(
    /// Names a [`Clip`] within its project, whatever track it is on.
    ClipId
);

/// Everything that is edited. An edit makes a new one that shares the untouched tracks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// [`PROJECT_VERSION`] when this program wrote it.
    pub version: u32,
    /// The picture and sound that everything is composed into.
    pub canvas: Canvas,
    /// The files the clips are taken from.
    #[serde(default)]
    pub media: Vec<Arc<Media>>,
    /// From the bottom layer to the top one. The first video track is the *storyline*.
    #[serde(default)]
    pub tracks: Vec<Arc<Track>>,
    /// The looks that texts name.
    #[serde(default)]
    pub styles: Vec<TextStyle>,
    /// Named places on the timeline, sorted by time.
    #[serde(default)]
    pub markers: Vec<Marker>,
    /// The next id to give away; above every id in use.
    pub next_id: u64,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}

/// The form of the composed picture and sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canvas {
    /// In pixels, even, 16 to 8192.
    pub width_px: u32,
    /// In pixels, even, 16 to 8192.
    pub height_px: u32,
    /// Edges of picture clips lie on its grid.
    pub frame_rate: FrameRate,
    /// In Hz.
    pub sample_rate: u32,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { width_px: 1920, height_px: 1080, frame_rate: FrameRate::FPS_30, sample_rate: 48_000 }
    }
}

/// A file with pictures or sound and what probing found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// Unique within the project.
    pub id: MediaId,
    /// Relative to the project's file when possible, with `/` between folders.
    pub path: String,
    /// Names the content whatever its path: see the engine's fingerprint. Empty when not taken yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// What is really there, from time 0. Zero for a photo.
    pub duration: Time,
    /// The moving or still picture, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoInfo>,
    /// The sound, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<AudioInfo>,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}

impl Media {
    /// Whether it is a still picture, which lasts as long as its clip.
    pub fn is_still(&self) -> bool {
        self.video.is_some_and(|video| video.still)
    }
}

/// A media's picture as it is shown: upright, with square pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VideoInfo {
    /// As shown, in pixels.
    pub width_px: u32,
    /// As shown, in pixels.
    pub height_px: u32,
    /// The common rate nearest to the measured one.
    pub frame_rate: FrameRate,
    /// Whether it is a photo.
    #[serde(default)]
    pub still: bool,
}

/// A media's sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudioInfo {
    /// In Hz.
    pub sample_rate: u32,
    /// How many.
    pub channels: u16,
}

/// What a track carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackKind {
    /// Moving pictures with their sound, photos, colours, titles.
    Video,
    /// Sound alone.
    Audio,
    /// Captions, titles and lower thirds.
    Text,
}

/// A row of clips: sorted by start, never overlapping; a gap is the absence of a clip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// Unique within the project.
    pub id: TrackId,
    /// What it carries.
    pub kind: TrackKind,
    /// As the user calls it; may be empty.
    #[serde(default)]
    pub name: String,
    /// Its sound is not heard.
    #[serde(default)]
    pub muted: bool,
    /// Its clips are not edited and do not ripple.
    #[serde(default)]
    pub locked: bool,
    /// Its pictures and texts are not seen.
    #[serde(default)]
    pub hidden: bool,
    /// An audio track that stops where the storyline stops.
    #[serde(default)]
    pub ends_with_storyline: bool,
    /// Sorted by start.
    #[serde(default)]
    pub clips: Vec<Clip>,
}

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
    /// 0 (unseen) to 1 (opaque).
    #[serde(default = "one")]
    pub opacity: f32,
    /// How its picture lies on the canvas.
    #[serde(default)]
    pub placement: Placement,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}

fn one() -> f32 {
    1.0
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
            opacity: 1.0,
            placement: Placement::default(),
            extra: Map::new(),
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
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Content {
    /// Part of a video or sound file. On a video track it plays its own sound.
    Media {
        /// The file.
        media: MediaId,
        /// The source time at the clip's start.
        source_start: Time,
        /// How fast it plays.
        #[serde(default)]
        speed: Speed,
    },
    /// A caption, title or lower third.
    Text(Text),
    /// A photo, shown as long as the clip lasts.
    Image {
        /// The file.
        media: MediaId,
    },
    /// One colour over the whole canvas.
    Color {
        /// What colour.
        color: Color,
    },
    /// An empty place with a sentence that says what belongs there; shows nothing.
    Slot {
        /// The sentence.
        prompt: String,
    },
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
    /// Source time.
    pub numerator: u32,
    /// Timeline time.
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

    /// How long `source_duration` plays.
    pub fn timeline_duration(self, source_duration: Time) -> Time {
        source_duration.scaled(i64::from(self.denominator), i64::from(self.numerator))
    }
}

/// Words on the picture. `style` names a [`TextStyle`] of the project or one that ships with the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Text {
    /// What is being said. May hold line breaks.
    Caption {
        /// The words.
        text: String,
        /// Its look; empty for "caption".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        style: String,
    },
    /// Large words, for openings and chapters.
    Title {
        /// The words.
        text: String,
        /// Its look; empty for "title".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        style: String,
    },
    /// Who is speaking: a name over an office.
    LowerThird {
        /// First line.
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

/// A colour in sRGB with straight alpha; as text `#RRGGBB` or `#RRGGBBAA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 0 (clear) to 255 (opaque).
    pub a: u8,
}

impl Color {
    /// An opaque colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }
}

impl TryFrom<String> for Color {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let refuse = || format!("\"{text}\" is not a colour such as #1A2B3C or #1A2B3CFF");
        let hex = text.strip_prefix('#').filter(|hex| matches!(hex.len(), 6 | 8)).ok_or_else(refuse)?;
        let value = u32::from_str_radix(hex, 16).map_err(|_| refuse())?;
        let value = if hex.len() == 6 { value << 8 | 0xFF } else { value };
        let [r, g, b, a] = value.to_be_bytes();
        Ok(Self { r, g, b, a })
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        let Color { r, g, b, a } = color;
        if a == 255 { format!("#{r:02X}{g:02X}{b:02X}") } else { format!("#{r:02X}{g:02X}{b:02X}{a:02X}") }
    }
}

/// How long a clip comes and goes. Together at most as long as the clip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fades {
    /// From nothing, at the start.
    #[serde(default)]
    pub fade_in: Time,
    /// To nothing, at the end.
    #[serde(default)]
    pub fade_out: Time,
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

/// A named place on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// Where.
    pub time: Time,
    /// What it is called.
    pub name: String,
}

impl Project {
    /// An empty project: a storyline and a text track, nothing on them.
    pub fn new(canvas: Canvas) -> Self {
        let track = |id, kind| {
            Arc::new(Track {
                id: TrackId(id),
                kind,
                name: String::new(),
                muted: false,
                locked: false,
                hidden: false,
                ends_with_storyline: false,
                clips: Vec::new(),
            })
        };
        Self {
            version: PROJECT_VERSION,
            canvas,
            media: Vec::new(),
            tracks: vec![track(1, TrackKind::Video), track(2, TrackKind::Text)],
            styles: Vec::new(),
            markers: Vec::new(),
            next_id: 3,
            extra: Map::new(),
        }
    }

    /// The end of the last clip.
    pub fn duration(&self) -> Time {
        self.tracks.iter().map(|track| track.end()).max().unwrap_or(Time::ZERO)
    }

    /// The first video track, which ripples by default.
    pub fn storyline(&self) -> Option<&Track> {
        self.tracks.iter().find(|track| track.kind == TrackKind::Video).map(AsRef::as_ref)
    }

    /// The media of that id.
    pub fn find_media(&self, id: MediaId) -> Option<&Media> {
        self.media.iter().find(|media| media.id == id).map(AsRef::as_ref)
    }

    /// The track of that id.
    pub fn find_track(&self, id: TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id).map(AsRef::as_ref)
    }

    /// The clip of that id and the track it is on.
    pub fn find_clip(&self, id: ClipId) -> Option<(&Track, &Clip)> {
        self.tracks.iter().find_map(|track| Some((track.as_ref(), track.clips.iter().find(|clip| clip.id == id)?)))
    }

    /// The style that a text names: the project's own, else the one that ships, else the shipped "caption".
    pub fn style(&self, name: &str) -> TextStyle {
        let own = self.styles.iter().find(|style| style.name == name).cloned();
        own.or_else(|| TextStyle::shipped(name)).unwrap_or_default()
    }
}

impl Track {
    /// The end of the last clip.
    pub fn end(&self) -> Time {
        self.clips.last().map_or(Time::ZERO, |clip| clip.timeline_range.end())
    }

    /// The clip at `time`, if any.
    pub fn clip_at(&self, time: Time) -> Option<&Clip> {
        let after = self.clips.partition_point(|clip| clip.timeline_range.start() <= time);
        self.clips[..after].last().filter(|clip| clip.timeline_range.contains(time))
    }
}
