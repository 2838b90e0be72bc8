//! A project made of media files alone: one clip after the other.

use std::sync::Arc;

use sunting_timeline::footage::{PHOTO_DURATION, canvas_of_footage, canvas_rate};
use sunting_timeline::{
    AudioInfo, Canvas, Clip, ClipId, Content, Media, MediaId, Project, Speed, Time, TimeRange, Track, TrackId,
    TrackKind, VideoInfo,
};

use crate::media::probe::{MediaFacts, VideoFacts};
use crate::media_paths::MediaPaths;

/// Shown where there is only sound.
const SOUND_CANVAS_PX: (u32, u32) = (1280, 720);
/// The largest side that is composed.
const MAX_SIDE_PX: u32 = 4096;
/// A film of a photo has no more pixels than Full HD: encoding the twelve million of a phone's photo takes 1.4 GB.
const MAX_PHOTO_PIXELS: u32 = 1920 * 1080;

/// A project that plays the files in order. Most of the footage decides the canvas.
pub fn project_from_media(files: &[MediaFacts]) -> (Project, MediaPaths) {
    let media: Vec<Arc<Media>> = files.iter().map(|facts| Arc::new(media_of(MediaId(0), facts))).collect();
    on_canvas(files, canvas_of_footage(&media).unwrap_or_else(sound_canvas))
}

/// A project that plays one file as it is: at its own size and rate.
pub fn project_of_file(facts: &MediaFacts) -> (Project, MediaPaths) {
    let canvas = facts.video.as_ref().map_or_else(sound_canvas, canvas_of);
    on_canvas(std::slice::from_ref(facts), canvas)
}

fn on_canvas(files: &[MediaFacts], canvas: Canvas) -> (Project, MediaPaths) {
    let mut project = Project::new(canvas);
    let mut paths = MediaPaths::default();
    make_room_for_sound(&mut project, files);
    let mut at = Time::ZERO;
    for facts in files {
        let media = MediaId(project.next_id);
        project.next_id += 1;
        paths.0.insert(media, facts.path.clone());
        project.media.push(Arc::new(media_of(media, facts)));
        at = append(&mut project, media, facts, at);
    }
    (project, paths)
}

/// What a project keeps of a file's facts.
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

/// What a project keeps of a file's sound; nothing of a photo's.
pub fn audio_of(facts: &MediaFacts) -> Option<AudioInfo> {
    let audio = facts.audio.as_ref().filter(|_| !facts.still)?;
    let tracks = u16::try_from(facts.audio_tracks.len()).unwrap_or(u16::MAX).max(1);
    Some(AudioInfo { sample_rate: audio.sample_rate, channels: audio.channels, track: facts.audio_track, tracks })
}

/// How long a file plays on a storyline.
pub fn playing_time(facts: &MediaFacts) -> Time {
    if facts.still { PHOTO_DURATION } else { facts.duration }
}

fn append(project: &mut Project, media: MediaId, facts: &MediaFacts, at: Time) -> Time {
    let rate = project.canvas.frame_rate;
    let end = rate.snap(at + playing_time(facts)).max(at + rate.period());
    let content = match facts.still {
        true => Content::Image { media },
        false => Content::Media { media, source_start: Time::ZERO, speed: Speed::default() },
    };
    let clip = Clip::new(ClipId(project.next_id), TimeRange::between(at, end), content);
    project.next_id += 1;
    let is_sound = facts.video.is_none();
    if let Some(track) = project.tracks.iter_mut().find(|track| is_sound == (track.kind == TrackKind::Audio)) {
        Arc::make_mut(track).clips.push(clip);
    }
    end
}

/// The tracks of a project of these files: sound alone lies on a track of its own, and without a picture there is no
/// storyline to fill.
fn make_room_for_sound(project: &mut Project, files: &[MediaFacts]) {
    if files.iter().all(|facts| facts.video.is_none()) {
        for track in project.tracks.iter_mut().take(1) {
            Arc::make_mut(track).kind = TrackKind::Audio;
        }
    } else if files.iter().any(|facts| facts.video.is_none()) {
        let id = TrackId(project.next_id);
        project.next_id += 1;
        project.tracks.push(Arc::new(Track::new(id, TrackKind::Audio)));
    }
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
