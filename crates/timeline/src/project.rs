//! The project as plain data: canvas, media, tracks. No decoder, no texture, no file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::audio_track::AudioTrack;
pub use crate::clip::{Clip, Content, Fades, FitMode, Placement, Speed, Text};
pub use crate::color::Color;
use crate::extra::Extra;
use crate::graphic::{Graphic, GraphicsLook};
pub use crate::ids::{ClipId, MediaId, TrackId};
use crate::own_template::StoredTemplate;
use crate::style::TextStyle;
use crate::time::{FrameRate, Time, TimeRange};

/// The version of the project's text that this program writes.
pub const PROJECT_VERSION: u32 = 1;

/// Everything that people edit. An edit makes a new project that shares the unchanged tracks with the old one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// [`PROJECT_VERSION`] when this program wrote it.
    pub version: u32,
    /// The picture and sound that everything is composed into.
    pub canvas: Canvas,
    /// Which properties of the canvas were chosen by hand; the others follow the footage. If a project file does not
    /// say, all were chosen.
    #[serde(default = "CanvasChoice::all")]
    pub canvas_choice: CanvasChoice,
    /// The files the clips are taken from.
    #[serde(default)]
    pub media: Vec<Arc<Media>>,
    /// From the bottom layer to the top one. The first video track is the *storyline*.
    #[serde(default)]
    pub tracks: Vec<Arc<Track>>,
    /// The looks that texts name.
    #[serde(default)]
    pub styles: Vec<TextStyle>,
    /// What all graphics share.
    #[serde(default, skip_serializing_if = "is_default")]
    pub graphics_look: GraphicsLook,
    /// The users' own templates that its graphics are made with, by their ids. They stand beside the look, so that other
    /// colours never throw them away.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own_templates: BTreeMap<String, StoredTemplate>,
    /// Named places on the timeline, sorted by time.
    #[serde(default)]
    pub markers: Vec<Marker>,
    /// The next id to give away; above every id in use.
    #[serde(default)]
    pub next_id: u64,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

fn is_default(look: &GraphicsLook) -> bool {
    *look == GraphicsLook::default()
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

/// What of a canvas was chosen by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvasChoice {
    /// The ratio of its sides.
    #[serde(default)]
    pub shape: bool,
    /// The lines of its shorter side.
    #[serde(default)]
    pub size: bool,
    /// How many frames a second there are.
    #[serde(default)]
    pub rate: bool,
}

impl CanvasChoice {
    /// Everything was chosen: nothing follows the footage.
    pub fn all() -> Self {
        Self { shape: true, size: true, rate: true }
    }
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
    /// Identifies the content independently of the path: see the engine's `fingerprint`. Empty until it is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// What is really there, from time 0. Zero for a photo.
    pub duration: Time,
    /// The moving or still picture, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoInfo>,
    /// The sound, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<AudioInfo>,
    /// What newer or other programs stored here; kept as it is.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
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

/// The sound of a media file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudioInfo {
    /// In Hz.
    pub sample_rate: u32,
    /// The number of channels of the track that is played.
    pub channels: u16,
    /// Which of the file's sound tracks is played; if left out, the file's default one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<AudioTrack>,
    /// How many tracks the file has.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub tracks: u16,
}

impl AudioInfo {
    /// The sound of a file that has no other.
    pub fn new(sample_rate: u32, channels: u16) -> Self {
        Self { sample_rate, channels, track: None, tracks: 1 }
    }
}

fn one() -> u16 {
    1
}

fn is_one(tracks: &u16) -> bool {
    *tracks == 1
}

/// What the clips of a track are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackKind {
    /// Moving pictures with their sound, photos, colours, titles.
    Video,
    /// Sounds without a picture.
    Audio,
    /// Titles, lower thirds, cards and charts, over pictures.
    Graphic,
    /// Captions, titles and lower thirds.
    Text,
}

/// A row of clips: sorted by start, never overlapping; a gap is the absence of a clip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// Unique within the project.
    pub id: TrackId,
    /// What kind of clips it holds.
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
    /// Its clips, sorted by their start.
    #[serde(default)]
    pub clips: Vec<Clip>,
}

/// A named place on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// Where it lies on the timeline.
    pub time: Time,
    /// What the user calls it.
    pub name: String,
}

impl Track {
    /// A track without clips or a name.
    pub fn new(id: TrackId, kind: TrackKind) -> Self {
        Self {
            id,
            kind,
            name: String::new(),
            muted: false,
            locked: false,
            hidden: false,
            ends_with_storyline: false,
            clips: Vec::new(),
        }
    }
}

impl Project {
    /// An empty project: a storyline and a text track, nothing on them.
    pub fn new(canvas: Canvas) -> Self {
        let track = |id, kind| Arc::new(Track::new(TrackId(id), kind));
        Self {
            version: PROJECT_VERSION,
            canvas,
            canvas_choice: CanvasChoice::default(),
            media: Vec::new(),
            tracks: vec![track(1, TrackKind::Video), track(2, TrackKind::Text)],
            styles: Vec::new(),
            graphics_look: GraphicsLook::default(),
            own_templates: BTreeMap::new(),
            markers: Vec::new(),
            next_id: 3,
            extra: Extra::default(),
        }
    }

    /// The user's own template that a graphic is made with; `None` for those that ship.
    pub fn own_template(&self, graphic: &Graphic) -> Option<&StoredTemplate> {
        self.own_templates.get(&graphic.template)
    }

    /// Which of a media's sound tracks is heard; `None` for the file's own choice.
    pub fn audio_track(&self, media: MediaId) -> Option<AudioTrack> {
        self.find_media(media)?.audio?.track
    }

    /// Where the video ends. If there is a storyline, texts, graphics and tracks that end with it do not make the video longer.
    pub fn duration(&self) -> Time {
        let storyline = self.storyline().map_or(Time::ZERO, Track::end);
        let follows =
            |track: &Track| track.ends_with_storyline || matches!(track.kind, TrackKind::Text | TrackKind::Graphic);
        let end = |track: &Arc<Track>| {
            if storyline > Time::ZERO && follows(track) { track.end().min(storyline) } else { track.end() }
        };
        self.tracks.iter().map(end).max().unwrap_or(Time::ZERO)
    }

    /// The first video track, which ripples by default.
    pub fn storyline(&self) -> Option<&Track> {
        self.tracks.iter().find(|track| track.kind == TrackKind::Video).map(AsRef::as_ref)
    }

    /// The media of that id.
    pub fn find_media(&self, id: MediaId) -> Option<&Media> {
        self.media.iter().find(|media| media.id == id).map(AsRef::as_ref)
    }

    /// An index of the media by id, for code that looks up the media of many clips.
    pub fn media_by_id(&self) -> MediaById<'_> {
        let mut media: Vec<&Media> = self.media.iter().map(AsRef::as_ref).collect();
        media.sort_by_key(|media| media.id);
        MediaById(media)
    }

    /// The track of that id.
    pub fn find_track(&self, id: TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id).map(AsRef::as_ref)
    }

    /// The clip of that id and the track it is on.
    pub fn find_clip(&self, id: ClipId) -> Option<(&Track, &Clip)> {
        self.tracks.iter().find_map(|track| Some((track.as_ref(), track.clips.iter().find(|clip| clip.id == id)?)))
    }

    /// The style of that name: the project's own, else the one that ships with the program, else the shipped "caption".
    pub fn style(&self, name: &str) -> TextStyle {
        let own = self.styles.iter().find(|style| style.name == name).cloned();
        own.or_else(|| TextStyle::shipped(name)).unwrap_or_default()
    }
}

/// A project's media, sorted by their ids.
#[derive(Clone, Debug)]
pub struct MediaById<'a>(Vec<&'a Media>);

impl<'a> MediaById<'a> {
    /// The media of that id.
    pub fn get(&self, id: MediaId) -> Option<&'a Media> {
        self.0.binary_search_by_key(&id, |media| media.id).ok().map(|index| self.0[index])
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

    /// The clips that lie in a range, wholly or in part.
    pub fn clips_in(&self, range: TimeRange) -> &[Clip] {
        &self.clips[self.indices_in(range)]
    }

    pub(crate) fn indices_in(&self, range: TimeRange) -> Range<usize> {
        let first = self.clips.partition_point(|clip| clip.timeline_range.end() <= range.start());
        let after = self.clips.partition_point(|clip| clip.timeline_range.start() < range.end());
        // An instant lies in no clip.
        if range.is_empty() { first..first } else { first..after.max(first) }
    }
}
