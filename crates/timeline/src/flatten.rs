//! Which layers are seen and heard when: the way from tracks to what is rendered.

use crate::project::{Clip, Content, Project, TrackKind};
use crate::time::{Time, TimeRange};

/// One thing seen at an instant. Layers come from the bottom to the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer<'a> {
    /// What is seen.
    pub clip: &'a Clip,
    /// The source time to show; `None` for content without source time.
    pub source_time: Option<Time>,
    /// The clip's opacity times its fades, 0 to 1.
    pub opacity: f32,
}

/// One thing heard over a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice<'a> {
    /// What is heard.
    pub clip: &'a Clip,
    /// The part of the timeline in which it is heard (its track may end with the storyline).
    pub timeline_range: TimeRange,
}

/// What is seen at `time`, from the bottom to the top. Hidden tracks, slots and clear clips are left out.
pub fn layers_at(project: &Project, time: Time) -> Vec<Layer<'_>> {
    let visible = project.tracks.iter().filter(|track| track.kind != TrackKind::Audio && !track.hidden);
    visible
        .filter_map(|track| {
            let clip = track.clip_at(time).filter(|clip| !matches!(clip.content, Content::Slot { .. }))?;
            let opacity = clip.opacity * fade_at(clip, time);
            (opacity > 0.0).then(|| Layer { clip, source_time: clip.source_from_timeline(time), opacity })
        })
        .collect()
}

/// Everything that is heard, sorted by start.
pub fn voices(project: &Project) -> Vec<Voice<'_>> {
    let storyline_end = project.storyline().map_or(Time::ZERO, |track| track.end());
    let mut voices = Vec::new();
    for track in project.tracks.iter().filter(|track| track.kind != TrackKind::Text && !track.muted) {
        let end = if track.ends_with_storyline { storyline_end } else { Time::MAX };
        for clip in &track.clips {
            let sounds = clip.content.media().and_then(|id| project.find_media(id)).is_some_and(|m| m.audio.is_some());
            let heard = TimeRange::new(clip.timeline_range.start(), clip.timeline_range.end().min(end));
            if let Some(timeline_range) = heard.filter(|range| sounds && !range.is_empty()) {
                voices.push(Voice { clip, timeline_range });
            }
        }
    }
    voices.sort_by_key(|voice| voice.timeline_range.start());
    voices
}

/// How much of a clip its fades leave at `time`, 0 to 1.
pub fn fade_at(clip: &Clip, time: Time) -> f32 {
    let part = |elapsed: Time, length: Time| {
        if length <= Time::ZERO { 1.0 } else { (elapsed.ticks() as f32 / length.ticks() as f32).clamp(0.0, 1.0) }
    };
    let fade_in = part(time - clip.timeline_range.start(), clip.fades.fade_in);
    fade_in.min(part(clip.timeline_range.end() - time, clip.fades.fade_out))
}
