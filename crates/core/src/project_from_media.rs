//! From a media file to a project: what a project keeps of the file's facts, and a project that plays just this file.

use std::sync::Arc;

use sunting_timeline::footage::{canvas_rate, usual_duration, whole_content};
use sunting_timeline::{
    AudioInfo, Canvas, Clip, ClipId, Media, MediaId, Project, Time, TimeRange, TrackKind, VideoInfo,
};

use crate::media::probe::{MediaFacts, VideoFacts};
use crate::media_paths::MediaPaths;

/// Shown where there is only sound.
const SOUND_CANVAS_PX: (u32, u32) = (1280, 720);
/// The largest side that is composed.
const MAX_SIDE_PX: u32 = 4096;
/// A film of a photo has no more pixels than Full HD: encoding the twelve million of a phone's photo takes 1.4 GB.
const MAX_PHOTO_PIXELS: u32 = 1920 * 1080;

/// A project that plays one file as it is, at its own size, frame rate and loudness.
pub fn project_of_file(facts: &MediaFacts) -> (Project, MediaPaths) {
    let mut project = Project::new(facts.video.as_ref().map_or_else(sound_canvas, canvas_of));
    let (id, clip) = (MediaId(project.next_id), ClipId(project.next_id + 1));
    project.next_id += 2;
    let media = media_of(id, facts);
    let rate = project.canvas.frame_rate;
    let end = rate.snap(usual_duration(&media)).max(rate.period());
    let clip = Clip::new(clip, TimeRange::between(Time::ZERO, end), whole_content(&media));
    project.media.push(Arc::new(media));
    if let Some(track) = project.tracks.first_mut() {
        let track = Arc::make_mut(track);
        track.clips.push(clip);
        // Without a picture there is no storyline to fill.
        if facts.video.is_none() {
            track.kind = TrackKind::Audio;
        }
    }
    (project, MediaPaths([(id, facts.path.clone())].into()))
}

/// The entry of a file in a project's list of media.
pub fn media_of(id: MediaId, facts: &MediaFacts) -> Media {
    let video = facts.video.as_ref().map(|video| VideoInfo {
        width_px: video.width_px,
        height_px: video.height_px,
        frame_rate: video.frame_rate,
        still: facts.still,
    });
    Media {
        id,
        path: facts.path.to_string_lossy().into_owned(),
        fingerprint: String::new(),
        duration: facts.duration,
        video,
        audio: audio_of(facts),
        extra: Default::default(),
    }
}

/// What a project keeps of a file's sound; `None` for a photo.
pub fn audio_of(facts: &MediaFacts) -> Option<AudioInfo> {
    let audio = facts.audio.as_ref().filter(|_| !facts.still)?;
    let tracks = u16::try_from(facts.audio_tracks.len()).unwrap_or(u16::MAX).max(1);
    Some(AudioInfo { sample_rate: audio.sample_rate, channels: audio.channels, track: facts.audio_track, tracks })
}

fn sound_canvas() -> Canvas {
    Canvas { width_px: SOUND_CANVAS_PX.0, height_px: SOUND_CANVAS_PX.1, ..Canvas::default() }
}

/// As large as the picture is shown, made even, a photo not beyond [`MAX_PHOTO_PIXELS`]; at its own rate, but not below
/// 24 nor above 60.
fn canvas_of(video: &VideoFacts) -> Canvas {
    let (width, height) = (f64::from(video.width_px), f64::from(video.height_px));
    let is_photo = video.frames.times.len() == 1;
    let by_side = f64::from(MAX_SIDE_PX) / width.max(height);
    let by_pixels = if is_photo { (f64::from(MAX_PHOTO_PIXELS) / (width * height)).sqrt() } else { 1.0 };
    let scale = by_side.min(by_pixels).min(1.0);
    let even = |side: u32| ((f64::from(side) * scale / 2.0).round() as u32 * 2).clamp(16, MAX_SIDE_PX);
    Canvas {
        width_px: even(video.width_px),
        height_px: even(video.height_px),
        frame_rate: canvas_rate(video.frame_rate),
        sample_rate: 48_000,
    }
}
