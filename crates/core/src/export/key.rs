//! The key of a segment and of the sound: BLAKE3 over everything that decides their content.
//!
//! What is hashed is plain data written as JSON, so that what counts can be read here. Times are relative to the
//! segment, and what lies outside it is left out, so that moving a clip changes no key.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;
use sunting_timeline::flatten::voices;
use sunting_timeline::{
    AudioTrack, Clip, Content, FrameRate, MediaId, Placement, Project, Speed, Text, TextStyle, Time, TimeRange,
    TrackKind,
};

use super::coding::VideoCoding;
use super::error::ExportError;
use super::plan::{SoundPlan, Timing};
use crate::render::text::stacking::Stacking;
use crate::stop::Stop;

/// Raised whenever the same plan would give other pictures or sound than before.
pub const ENGINE_FORMAT: u32 = 4;

/// What every key of a plan depends on.
pub(super) struct Keys<'a> {
    pub project: &'a Project,
    pub fingerprints: &'a BTreeMap<MediaId, String>,
    pub timing: Timing,
    /// How far captions are moved for others.
    pub stacking: RefCell<Stacking>,
    /// Of the shipped fonts.
    pub font_digest: &'a str,
    /// The versions of the libraries that decode, scale and encode.
    pub libraries: &'a str,
    pub stop: Stop<'a>,
}

#[derive(Serialize)]
struct SegmentContent<'a> {
    engine_format: u32,
    libraries: &'a str,
    timing: Timing,
    canvas: (u32, u32, FrameRate),
    duration: Time,
    layers: Vec<LayerContent<'a>>,
}

#[derive(Serialize)]
struct LayerContent<'a> {
    range: TimeRange,
    /// The clip's start and how long it fades in, when that reaches into the segment.
    fade_in: Option<(Time, Time)>,
    /// The clip's end and how long it fades out, when that reaches into the segment.
    fade_out: Option<(Time, Time)>,
    opacity: f32,
    placement: Placement,
    shown: Shown<'a>,
}

#[derive(Serialize)]
enum Shown<'a> {
    Media {
        fingerprint: &'a str,
        source_start: Time,
        speed: Speed,
    },
    Image {
        fingerprint: &'a str,
    },
    Color(sunting_timeline::Color),
    /// It is moved so far for captions that it is seen with, maybe outside the segment.
    Text {
        text: &'a Text,
        style: TextStyle,
        shift_px: f32,
        font_digest: &'a str,
    },
}

#[derive(Serialize)]
struct SoundContent<'a> {
    engine_format: u32,
    libraries: &'a str,
    sound: &'a SoundPlan,
    voices: Vec<VoiceContent<'a>>,
}

#[derive(Serialize)]
struct VoiceContent<'a> {
    heard: TimeRange,
    clip: TimeRange,
    fingerprint: &'a str,
    track: Option<AudioTrack>,
    source_start: Time,
    speed: Speed,
    fades: sunting_timeline::Fades,
    end_fade: Time,
    gain_db: f32,
}

impl Keys<'_> {
    /// Names what is seen in that part of the timeline, however it is coded.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`].
    pub fn content(&self, range: TimeRange) -> Result<String, ExportError> {
        let canvas = self.project.canvas;
        Ok(hash(&SegmentContent {
            engine_format: ENGINE_FORMAT,
            libraries: self.libraries,
            timing: self.timing,
            canvas: (canvas.width_px, canvas.height_px, canvas.frame_rate),
            duration: range.duration(),
            layers: self.layers(range)?,
        }))
    }

    fn layers(&self, range: TimeRange) -> Result<Vec<LayerContent<'_>>, ExportError> {
        let tracks = self.project.tracks.iter().filter(|track| track.kind != TrackKind::Audio && !track.hidden);
        let clips = tracks.flat_map(|track| track.clips_in(range)).filter(|clip| clip.opacity > 0.0);
        let mut layers = Vec::new();
        for clip in clips {
            if (self.stop)() {
                return Err(ExportError::Cancelled);
            }
            layers.extend(self.layer(clip, range));
        }
        Ok(layers)
    }

    fn layer<'a>(&'a self, clip: &'a Clip, range: TimeRange) -> Option<LayerContent<'a>> {
        let seen = clip.timeline_range.intersection(range)?;
        let fingerprint = |media: &MediaId| self.fingerprints.get(media).map_or("", String::as_str);
        let shown = match &clip.content {
            Content::Media { media, speed, .. } => Shown::Media {
                fingerprint: fingerprint(media),
                source_start: clip.source_from_timeline(seen.start())?,
                speed: *speed,
            },
            Content::Image { media } => Shown::Image { fingerprint: fingerprint(media) },
            Content::Color { color } => Shown::Color(*color),
            Content::Text(text) => {
                let style = self.project.style(text.style_name());
                let shift_px = self.stacking.borrow_mut().shift_px(self.project, clip);
                Shown::Text { text, style, shift_px, font_digest: self.font_digest }
            }
            Content::Slot { .. } => return None,
        };
        let (start, end) = (clip.timeline_range.start() - range.start(), clip.timeline_range.end() - range.start());
        let fades = clip.fades;
        let (fade_in, fade_out) =
            if fades.picture { (fades.fade_in, fades.fade_out) } else { (Time::ZERO, Time::ZERO) };
        Some(LayerContent {
            range: seen.shifted(-range.start()),
            fade_in: (start + fade_in > Time::ZERO && fade_in > Time::ZERO).then_some((start, fade_in)),
            fade_out: (end - fade_out < range.duration() && fade_out > Time::ZERO).then_some((end, fade_out)),
            opacity: clip.opacity,
            placement: clip.placement,
            shown,
        })
    }

    /// The key of the whole sound.
    pub fn sound(&self, sound: &SoundPlan) -> String {
        let voices = voices(self.project).into_iter().filter_map(|voice| match &voice.clip.content {
            Content::Media { media, source_start, speed } => Some(VoiceContent {
                heard: voice.timeline_range,
                clip: voice.clip.timeline_range,
                fingerprint: self.fingerprints.get(media).map_or("", String::as_str),
                track: self.project.audio_track(*media),
                source_start: *source_start,
                speed: *speed,
                fades: voice.clip.fades,
                end_fade: voice.end_fade,
                gain_db: voice.clip.gain_db,
            }),
            _ => None,
        });
        let (libraries, voices) = (self.libraries, voices.collect());
        hash(&SoundContent { engine_format: ENGINE_FORMAT, libraries, sound, voices })
    }
}

/// The key of a segment of that content, coded so.
pub(super) fn segment_key(content: &str, coding: &VideoCoding) -> String {
    hash(&(content, coding))
}

fn hash(content: &impl Serialize) -> String {
    let mut hasher = blake3::Hasher::new();
    // Plain data without maps of odd keys always has a JSON text.
    let _ = serde_json::to_writer(&mut hasher, content);
    hasher.finalize().to_hex().to_string()
}
