//! Edits of the lists of media, tracks and markers.

use std::sync::Arc;

use super::support::next_id;
use super::{Edit, EditError};
use crate::project::{AudioTrack, Marker, Media, MediaId, Project, Track, TrackId, TrackKind};
use crate::time::Time;
use crate::validate::check_counts;

/// ```text
/// media: a b
/// media: a b c
/// ```
pub(super) fn add_media(project: &mut Project, media: &Media) -> Result<(), EditError> {
    let id = MediaId(next_id(project));
    project.media.push(Arc::new(Media { id, ..media.clone() }));
    Ok(())
}

/// ```text
/// media: a b c
/// media: a b
/// ```
pub(super) fn remove_media(project: &mut Project, id: MediaId) -> Result<(), EditError> {
    project.find_media(id).ok_or(EditError::NoMedia(id))?;
    let mut clips = project.tracks.iter().flat_map(|track| &track.clips);
    if clips.any(|clip| clip.content.media() == Some(id)) {
        return Err(EditError::InUse(id));
    }
    project.media.retain(|media| media.id != id);
    Ok(())
}

/// ```text
/// media: a at /stik/a.mp4
/// media: a at Bahan/a.mp4
/// ```
pub(super) fn set_media_path(project: &mut Project, id: MediaId, path: &str) -> Result<(), EditError> {
    let media = project.media.iter_mut().find(|media| media.id == id).ok_or(EditError::NoMedia(id))?;
    path.clone_into(&mut Arc::make_mut(media).path);
    Ok(())
}

/// ```text
/// media: a heard by its track 1
/// media: a heard by its track 2
/// ```
pub(super) fn set_audio_track(project: &mut Project, id: MediaId, track: AudioTrack) -> Result<(), EditError> {
    let media = project.media.iter_mut().find(|media| media.id == id).ok_or(EditError::NoMedia(id))?;
    let tracks = media.audio.map_or(0, |audio| audio.tracks);
    if matches!(track, AudioTrack::Number(number) if number > tracks) || tracks == 0 {
        return Err(EditError::NoAudioTrack { media: id, tracks });
    }
    if let Some(audio) = &mut Arc::make_mut(media).audio {
        audio.track = Some(track);
    }
    Ok(())
}

/// ```text
/// V1 |-A-|
/// V1 |-A-|   V2 |   |
/// ```
pub(super) fn add_track(project: &mut Project, kind: TrackKind, name: &str) -> Result<(), EditError> {
    // Captions that overlap ask for one track after the other.
    check_counts(project)?;
    let track = Arc::new(Track {
        id: TrackId(next_id(project)),
        kind,
        name: name.to_owned(),
        muted: false,
        locked: false,
        hidden: false,
        ends_with_storyline: false,
        clips: Vec::new(),
    });
    let index = place_of(kind, project);
    project.tracks.insert(index, track);
    Ok(())
}

/// Graphics lie above pictures, and captions above both: a new track goes below the first one of a higher kind.
fn place_of(kind: TrackKind, project: &Project) -> usize {
    let is_above = |other: TrackKind| match kind {
        TrackKind::Video => matches!(other, TrackKind::Graphic | TrackKind::Text),
        TrackKind::Graphic => other == TrackKind::Text,
        TrackKind::Audio | TrackKind::Text => false,
    };
    project.tracks.iter().position(|track| is_above(track.kind)).unwrap_or(project.tracks.len())
}

/// ```text
/// V1 |-A-|   V2 |-B-|
/// V1 |-A-|
/// ```
pub(super) fn remove_track(project: &mut Project, id: TrackId) -> Result<(), EditError> {
    let track = project.find_track(id).ok_or(EditError::NoTrack(id))?;
    if track.locked {
        return Err(EditError::Locked(id));
    }
    project.tracks.retain(|track| track.id != id);
    Ok(())
}

/// One switch of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackSwitch {
    /// Its sound is not heard.
    Muted(bool),
    /// Its clips cannot be edited.
    Locked(bool),
    /// Its clips are not seen.
    Hidden(bool),
    /// Ends where the storyline ends.
    EndsWithStoryline(bool),
}

impl TrackSwitch {
    /// The edit that sets this switch of a track and leaves the others.
    pub fn of(self, track: TrackId) -> Edit {
        let [mut muted, mut locked, mut hidden, mut ends_with_storyline] = [None; 4];
        match self {
            Self::Muted(on) => muted = Some(on),
            Self::Locked(on) => locked = Some(on),
            Self::Hidden(on) => hidden = Some(on),
            Self::EndsWithStoryline(on) => ends_with_storyline = Some(on),
        }
        Edit::SetTrack { track, muted, locked, hidden, ends_with_storyline, name: None }
    }
}

/// ```text
/// V1 |-A-|
/// V1 |.A.|    muted, locked, hidden
/// ```
pub(super) fn set_track(
    project: &mut Project,
    id: TrackId,
    [muted, locked, hidden, ends_with_storyline]: [Option<bool>; 4],
    name: Option<&str>,
) -> Result<(), EditError> {
    let track = project.tracks.iter_mut().find(|track| track.id == id).ok_or(EditError::NoTrack(id))?;
    let track = Arc::make_mut(track);
    track.muted = muted.unwrap_or(track.muted);
    track.locked = locked.unwrap_or(track.locked);
    track.hidden = hidden.unwrap_or(track.hidden);
    track.ends_with_storyline = ends_with_storyline.unwrap_or(track.ends_with_storyline);
    if let Some(name) = name {
        track.name = name.to_owned();
    }
    Ok(())
}

/// ```text
/// |-A-----|
/// |-A--^--|
/// ```
pub(super) fn add_marker(project: &mut Project, at: Time, name: &str) -> Result<(), EditError> {
    project.markers.retain(|marker| marker.time != at);
    let index = project.markers.partition_point(|marker| marker.time < at);
    project.markers.insert(index, Marker { time: at, name: name.to_owned() });
    Ok(())
}

/// ```text
/// |-A--^--|
/// |-A-----|
/// ```
pub(super) fn remove_marker(project: &mut Project, at: Time) -> Result<(), EditError> {
    let before = project.markers.len();
    project.markers.retain(|marker| marker.time != at);
    if project.markers.len() == before { Err(EditError::NothingThere(at)) } else { Ok(()) }
}
