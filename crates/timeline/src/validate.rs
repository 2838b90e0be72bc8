//! What must hold for every project, checked in one place.

use std::collections::HashSet;

use crate::project::{Clip, Content, Media, Project, Text, Track, TrackKind};
use crate::style::TextStyle;
use crate::time::{Time, TimeRange};

/// Nothing lies beyond this time.
pub const LATEST: Time = Time::from_seconds(200 * 3600);
/// No text of a clip has more letters: several pages.
pub const MOST_LETTERS: usize = 10_000;
/// No project has more clips: a hundred hours of subtitles.
pub const MOST_CLIPS: usize = 100_000;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Violation {
    /// In words, with the ids it is about.
    pub what: String,
}

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation { what: what() }) }
}

/// Checks every invariant.
///
/// # Errors
/// The first [`Violation`] found.
pub fn validate(project: &Project) -> Result<(), Violation> {
    check_canvas(project)?;
    let clips: usize = project.tracks.iter().map(|track| track.clips.len()).sum();
    ensure(clips <= MOST_CLIPS, || format!("{clips} clips are more than {MOST_CLIPS}"))?;
    check_ids(project)?;
    for media in &project.media {
        ensure(media.duration >= Time::ZERO && media.duration <= LATEST, || {
            format!("media {} lasts {}", media.id.0, media.duration)
        })?;
    }
    for track in &project.tracks {
        check_track(project, track)?;
    }
    ensure(project.markers.is_sorted_by_key(|marker| marker.time), || "the markers are out of order".to_owned())?;
    let mut names = HashSet::new();
    for style in &project.styles {
        ensure(names.insert(&style.name), || format!("two styles are called {}", style.name))?;
        check_style(style)?;
    }
    Ok(())
}

fn check_canvas(project: &Project) -> Result<(), Violation> {
    let canvas = project.canvas;
    let side = |px: u32| (16..=8192).contains(&px) && px.is_multiple_of(2);
    ensure(side(canvas.width_px) && side(canvas.height_px), || {
        format!("a canvas of {} x {} is not even or not between 16 and 8192", canvas.width_px, canvas.height_px)
    })?;
    ensure(canvas.sample_rate == 48_000, || format!("a sample rate of {} Hz", canvas.sample_rate))?;
    ensure((1.0..=240.0).contains(&canvas.frame_rate.as_f64()), || format!("{} frames a second", canvas.frame_rate))
}

fn check_ids(project: &Project) -> Result<(), Violation> {
    let mut seen = HashSet::new();
    let media = project.media.iter().map(|media| media.id.0);
    let tracks = project.tracks.iter().map(|track| track.id.0);
    let clips = project.tracks.iter().flat_map(|track| track.clips.iter().map(|clip| clip.id.0));
    for id in media.chain(tracks).chain(clips) {
        ensure(seen.insert(id), || format!("id {id} is used twice"))?;
        ensure(id < project.next_id, || format!("id {id} is not below next_id"))?;
    }
    Ok(())
}

fn check_track(project: &Project, track: &Track) -> Result<(), Violation> {
    for pair in track.clips.windows(2) {
        ensure(pair[0].timeline_range.end() <= pair[1].timeline_range.start(), || {
            format!("clips {} and {} overlap or are out of order", pair[0].id.0, pair[1].id.0)
        })?;
    }
    track.clips.iter().try_for_each(|clip| check_clip(project, track, clip))
}

fn check_clip(project: &Project, track: &Track, clip: &Clip) -> Result<(), Violation> {
    let id = clip.id.0;
    let range = clip.timeline_range;
    ensure(!range.is_empty(), || format!("clip {id} is empty"))?;
    ensure(range.start() >= Time::ZERO && range.end() <= LATEST, || format!("clip {id} lies at {range}"))?;
    if track.kind == TrackKind::Video {
        let rate = project.canvas.frame_rate;
        let on_grid = |time: Time| rate.snap(time) == time;
        ensure(on_grid(range.start()) && on_grid(range.end()), || format!("clip {id} is off the frame grid"))?;
    }
    let fades = clip.fades;
    let fades_fit = fades.fade_in >= Time::ZERO
        && fades.fade_out >= Time::ZERO
        && fades.fade_in + fades.fade_out <= range.duration();
    ensure(fades_fit, || format!("the fades of clip {id} are longer than it"))?;
    ensure((-60.0..=24.0).contains(&clip.gain_db), || format!("the gain of clip {id} is {} dB", clip.gain_db))?;
    ensure((0.0..=1.0).contains(&clip.opacity), || format!("the opacity of clip {id} is {}", clip.opacity))?;
    let place = clip.placement;
    let placed = (0.05..=8.0).contains(&place.scale)
        && (-2.0..=2.0).contains(&place.x)
        && (-2.0..=2.0).contains(&place.y)
        && matches!(place.rotation, 0 | 90 | 180 | 270);
    ensure(placed, || format!("the placement of clip {id} is out of bounds"))?;
    check_content(project, track, clip)
}

fn check_content(project: &Project, track: &Track, clip: &Clip) -> Result<(), Violation> {
    let id = clip.id.0;
    let misplaced = || format!("clip {id} does not belong on a track of this kind");
    let media = match clip.content.media() {
        Some(media) => {
            let found = project.find_media(media);
            Some(found.ok_or_else(|| Violation { what: format!("clip {id} needs media {}", media.0) })?)
        }
        None => None,
    };
    match (&clip.content, track.kind) {
        (Content::Media { source_start, speed, .. }, TrackKind::Video | TrackKind::Audio) => {
            let Some(media) = media else { return Ok(()) };
            let heard = track.kind == TrackKind::Video || media.audio.is_some();
            let seen = track.kind == TrackKind::Audio || media.video.is_some();
            ensure(heard && seen && !media.is_still(), || format!("media {} has nothing for clip {id}", media.id.0))?;
            let (part, whole) = (speed.numerator, speed.denominator);
            let sane = part > 0 && whole > 0 && part <= whole.saturating_mul(16) && whole <= part.saturating_mul(16);
            ensure(sane, || format!("the speed of clip {id} is {part}/{whole}"))?;
            check_source(project, clip, media, *source_start)
        }
        (Content::Image { .. }, TrackKind::Video) => {
            ensure(media.is_some_and(Media::is_still), || format!("clip {id} needs a photo"))
        }
        (Content::Text(text), TrackKind::Video | TrackKind::Text) => check_text(id, text),
        (Content::Color { .. } | Content::Slot { .. }, TrackKind::Video) => Ok(()),
        _ => Err(Violation { what: misplaced() }),
    }
}

/// What is longer than anybody reads would be laid out for as long.
fn check_text(clip: u64, text: &Text) -> Result<(), Violation> {
    let (first, second) = match text {
        Text::Caption { text, .. } | Text::Title { text, .. } => (text.as_str(), ""),
        Text::LowerThird { name, role, .. } => (name.as_str(), role.as_str()),
    };
    let letters = first.chars().count() + second.chars().count();
    ensure(letters <= MOST_LETTERS, || {
        format!("the text of clip {clip} has {letters} letters, more than {MOST_LETTERS}")
    })
}

/// Clips end on the grid and media where they like: half a frame may stand over.
fn check_source(project: &Project, clip: &Clip, media: &Media, source_start: Time) -> Result<(), Violation> {
    let slack = project.canvas.frame_rate.period().scaled(1, 2);
    let end = clip.source_range().map_or(source_start, TimeRange::end);
    ensure(source_start >= Time::ZERO && end <= media.duration + slack, || {
        format!("clip {} plays {source_start}..{end} of a media of {}", clip.id.0, media.duration)
    })
}

fn check_style(style: &TextStyle) -> Result<(), Violation> {
    let fits = (0.01..=0.5).contains(&style.size)
        && (0.0..=0.3).contains(&style.outline_width)
        && (0.0..=0.4).contains(&style.margin_x)
        && (0.0..=0.4).contains(&style.margin_y)
        && (1..=8).contains(&style.max_lines);
    ensure(fits && !style.name.is_empty(), || format!("the style {} is out of bounds", style.name))
}
