//! Which of a file's streams are used.

use super::photo::is_too_large;
use super::sys::input::{Kind, StreamFacts};
use super::warning::Warning;
use crate::error::MediaProblem;

/// The largest side of a film's picture that is opened, in pixels.
const MAX_SIDE_PX: u32 = 8192;

/// The streams that are used of a file.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub video: Option<StreamFacts>,
    pub audio: Option<StreamFacts>,
    /// All sound tracks in the file's order, decodable or not; they are counted from 1.
    pub sounds: Vec<StreamFacts>,
    /// Subtitles, in the file's order.
    pub subtitles: Vec<StreamFacts>,
    /// What the user should know of the rest.
    pub warnings: Vec<Warning>,
}

impl Chosen {
    /// The sound tracks that can be decoded.
    pub fn usable_sounds(&self) -> impl Iterator<Item = &StreamFacts> + Clone {
        self.sounds.iter().filter(|stream| stream.is_usable())
    }
}

/// Of each kind the default stream, else the first that can be decoded; of the sounds the track of that number, if one
/// is given.
///
/// # Errors
/// [`MediaProblem::TooLarge`], [`MediaProblem::PhotoTooLarge`], [`MediaProblem::Encrypted`], [`MediaProblem::UnknownCodec`],
/// [`MediaProblem::NoAudioTrack`], [`MediaProblem::NoStreams`].
pub(super) fn choose(streams: &[StreamFacts], is_photo: bool, track: Option<u16>) -> Result<Chosen, MediaProblem> {
    let of_kind = |kind| streams.iter().filter(move |stream| stream.kind == kind && !stream.cover);
    let usable = |stream: &&StreamFacts| stream.is_usable();
    let pictures = of_kind(Kind::Video).filter(|stream| stream.width_px > 0 && stream.height_px > 0);
    let sounds: Vec<StreamFacts> = of_kind(Kind::Audio).cloned().collect();
    let mut chosen = Chosen {
        video: default_or_first(pictures.clone().filter(usable)),
        audio: match track {
            Some(number) => Some(numbered(&sounds, number)?),
            None => default_or_first(sounds.iter().filter(usable)),
        },
        sounds,
        subtitles: of_kind(Kind::Subtitle).cloned().collect(),
        warnings: Vec::new(),
    };
    let left_out = pictures.count().saturating_sub(1);
    if chosen.video.is_some() && left_out > 0 {
        chosen.warnings.push(Warning::VideoStreamsLeftOut(left_out));
    }
    if let Some(&StreamFacts { width_px, height_px, .. }) = chosen.video.as_ref() {
        if is_photo && is_too_large(width_px, height_px) {
            return Err(MediaProblem::PhotoTooLarge { width_px, height_px });
        }
        if !is_photo && width_px.max(height_px) > MAX_SIDE_PX {
            return Err(MediaProblem::TooLarge { width_px, height_px });
        }
    }
    let blocked_video = of_kind(Kind::Video).find(|stream| !usable(stream));
    let blocked_audio = of_kind(Kind::Audio).find(|stream| !usable(stream));
    if let (None, Some(stream)) = (&chosen.video, blocked_video) {
        if chosen.audio.is_none() {
            return Err(blocked(stream));
        }
        chosen.warnings.push(Warning::VideoUndecodable(stream.codec.clone()));
    }
    if let (None, Some(stream)) = (&chosen.audio, blocked_audio) {
        if chosen.video.is_none() {
            return Err(blocked(stream));
        }
        chosen.warnings.push(Warning::AudioUndecodable(stream.codec.clone()));
    }
    match (&chosen.video, &chosen.audio) {
        (None, None) => Err(MediaProblem::NoStreams),
        _ => Ok(chosen),
    }
}

/// The sound track of that number, counted from 1.
fn numbered(sounds: &[StreamFacts], number: u16) -> Result<StreamFacts, MediaProblem> {
    let sound = usize::from(number).checked_sub(1).and_then(|place| sounds.get(place));
    let sound = sound.ok_or(MediaProblem::NoAudioTrack { track: number, tracks: sounds.len() })?;
    if sound.is_usable() { Ok(sound.clone()) } else { Err(blocked(sound)) }
}

fn default_or_first<'a>(streams: impl Iterator<Item = &'a StreamFacts> + Clone) -> Option<StreamFacts> {
    streams.clone().find(|stream| stream.default).or(streams.clone().next()).cloned()
}

fn blocked(stream: &StreamFacts) -> MediaProblem {
    match stream.encrypted {
        true => MediaProblem::Encrypted,
        false => MediaProblem::UnknownCodec { codec: stream.codec.clone() },
    }
}
