//! The sound tracks of a file, and which of them is heard.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sunting_timeline::{AudioTrack, Time};

use super::demux::Demuxer;
use super::sys::input::StreamFacts;
use super::voice;
pub use super::voice::Heard;
use crate::error::MediaError;

/// One of a file's sound tracks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudioTrackFacts {
    /// Counted from 1 in the file's order.
    pub number: u16,
    /// The name that FFmpeg gives the codec.
    pub codec: String,
    /// How many channels it has.
    pub channels: u16,
    /// In Hz.
    pub sample_rate: u32,
    /// The language tag, may be empty.
    pub language: String,
    /// What the file calls it, may be empty.
    pub title: String,
    /// Whether it can be decoded here.
    pub usable: bool,
    /// What was heard of it; `None` where nothing had to be chosen.
    pub heard: Option<Heard>,
}

/// A file's sound tracks, the one that is heard, and the file opened for that one.
pub(super) struct Tracks {
    pub all: Vec<AudioTrackFacts>,
    /// `None` for a file of one track or none.
    pub chosen: Option<AudioTrack>,
    pub demuxer: Demuxer,
}

impl Tracks {
    /// Looks at the tracks. Without a wish, of several usable ones the one that speaks or is loudest is chosen: a bounded
    /// part of each is decoded.
    ///
    /// # Errors
    /// As [`Demuxer::open_for`].
    pub(super) fn of(demuxer: Demuxer, wish: Option<AudioTrack>) -> Result<Self, MediaError> {
        let path = demuxer.path().to_owned();
        if demuxer.is_photo() || demuxer.sounds().len() < 2 {
            let all = demuxer.sounds().iter().enumerate().map(|(place, stream)| facts(place, stream)).collect();
            let demuxer = match wish {
                Some(AudioTrack::Number(number)) if number > 1 => Demuxer::open_for(&path, Some(number))?,
                _ => demuxer,
            };
            return Ok(Self { all, chosen: None, demuxer });
        }
        let mut all: Vec<AudioTrackFacts> =
            demuxer.sounds().iter().enumerate().map(|(place, stream)| facts(place, stream)).collect();
        let chosen = wish.or_else(|| most_worth(&path, &demuxer, &mut all).map(AudioTrack::Number));
        let number = match chosen {
            Some(AudioTrack::Number(number)) => Some(number),
            Some(AudioTrack::Mix) => last_to_end(&demuxer),
            None => None,
        };
        let demuxer = if number.is_some() { Demuxer::open_for(&path, number)? } else { demuxer };
        Ok(Self { all, chosen, demuxer })
    }
}

/// The numbers of the tracks of a file that can be decoded.
///
/// # Errors
/// As [`Demuxer::open`].
pub(crate) fn usable_tracks(path: &Path) -> Result<Vec<u16>, MediaError> {
    let demuxer = Demuxer::open(path)?;
    let usable = demuxer.sounds().iter().enumerate().filter(|(_, stream)| stream.is_usable());
    Ok(usable.map(|(place, _)| number_of(place)).collect())
}

fn number_of(place: usize) -> u16 {
    u16::try_from(place + 1).unwrap_or(u16::MAX)
}

fn facts(place: usize, stream: &StreamFacts) -> AudioTrackFacts {
    AudioTrackFacts {
        number: number_of(place),
        codec: stream.codec.clone(),
        channels: stream.channels,
        sample_rate: stream.sample_rate,
        language: stream.language.clone(),
        title: stream.title.clone(),
        usable: stream.is_usable(),
        heard: None,
    }
}

/// Listens to the usable tracks, if there are several.
fn most_worth(path: &Path, demuxer: &Demuxer, all: &mut [AudioTrackFacts]) -> Option<u16> {
    let mut usable: Vec<&mut AudioTrackFacts> = all.iter_mut().filter(|track| track.usable).collect();
    if let [only] = usable.as_slice() {
        return Some(only.number);
    }
    let duration = demuxer.input().declared_duration().unwrap_or(Time::ZERO);
    for track in usable.iter_mut().take(LISTENED_TO) {
        track.heard = Some(voice::listen(path, track.number, duration));
    }
    let heard: Vec<Heard> = usable.iter().filter_map(|track| track.heard).collect();
    let is_default = |number: u16| demuxer.sounds().get(usize::from(number) - 1).is_some_and(|stream| stream.default);
    let preferred = |place: usize| {
        let track = &usable[place];
        (!is_default(track.number), !matches!(track.language.as_str(), "ind" | "id"))
    };
    voice::choose(&heard, preferred).map(|place| usable[place].number)
}

/// Further tracks are hardly ever those that speak, and listening takes time.
const LISTENED_TO: usize = 8;

/// The track that the container says ends last: a mix lasts as long.
fn last_to_end(demuxer: &Demuxer) -> Option<u16> {
    let end = |stream: &StreamFacts| {
        let base = stream.time_base;
        let end = stream.declared_end?;
        base.time(end)
    };
    let usable = demuxer.sounds().iter().enumerate().filter(|(_, stream)| stream.is_usable());
    let ends = usable.filter_map(|(place, stream)| Some((end(stream)?, number_of(place))));
    ends.max_by_key(|(end, number)| (*end, u16::MAX - number)).map(|(_, number)| number)
}
