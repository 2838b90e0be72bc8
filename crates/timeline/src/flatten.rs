//! Which layers are seen and heard when: the way from tracks to what is rendered.

use crate::project::{Clip, Content, Project, Text, Track, TrackKind};
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
    /// To nothing at the end of that part: music that the storyline's end cuts off goes gently.
    pub end_fade: Time,
    /// What is heard before it on its track, where no other clip lies between.
    pub before: Option<&'a Clip>,
    /// What is heard after it.
    pub after: Option<&'a Clip>,
}

/// How long music takes to go where the storyline ends before it.
pub const STORYLINE_END_FADE: Time = Time::from_seconds(1);

impl Voice<'_> {
    /// How much of its sound is left at `time`, 0 to 1.
    pub fn level_at(&self, time: Time) -> f32 {
        let own = if self.clip.fades.sound { fade_at(self.clip, time) } else { 1.0 };
        own.min(part_of(self.timeline_range.end() - time, self.end_fade))
    }
}

/// What is seen at `time`, from the bottom to the top. Hidden tracks, slots and clear clips are left out.
pub fn layers_at(project: &Project, time: Time) -> Vec<Layer<'_>> {
    let visible = project.tracks.iter().filter(|track| track.kind != TrackKind::Audio && !track.hidden);
    visible
        .filter_map(|track| {
            let clip = track.clip_at(time).filter(|clip| !matches!(clip.content, Content::Slot { .. }))?;
            let fade = if clip.fades.picture { fade_at(clip, time) } else { 1.0 };
            let opacity = clip.opacity * fade;
            (opacity > 0.0).then(|| Layer { clip, source_time: clip.source_from_timeline(time), opacity })
        })
        .collect()
}

/// The captions on lower tracks that a caption is seen together with at some time, those of the lowest track first: it has
/// to stand clear of them all along, so that it does not jump when one of them goes.
pub fn captions_below<'a>(project: &'a Project, caption: &Clip) -> impl Iterator<Item = &'a Clip> {
    let is_seen = |clip: &Clip| matches!(clip.content, Content::Text(Text::Caption { .. })) && clip.opacity > 0.0;
    let (id, range) = (caption.id, caption.timeline_range);
    let shown = project.tracks.iter().filter(|track| track.kind == TrackKind::Text && !track.hidden);
    let shown: Vec<&Track> = shown.map(AsRef::as_ref).collect();
    let own = shown.iter().position(|track| track.clips_in(range).iter().any(|clip| clip.id == id));
    let height = own.filter(|_| is_seen(caption)).unwrap_or(0);
    let below = shown.into_iter().take(height).flat_map(move |track| track.clips_in(range));
    below.filter(move |clip| is_seen(clip))
}

/// Everything that is heard, sorted by start.
pub fn voices(project: &Project) -> Vec<Voice<'_>> {
    let mut voices = voices_in(project, TimeRange::between(Time::ZERO, Time::MAX));
    voices.sort_by_key(|voice| voice.timeline_range.start());
    voices
}

/// What is heard at some time of a range, track by track.
pub fn voices_in(project: &Project, range: TimeRange) -> Vec<Voice<'_>> {
    let storyline_end = project.storyline().map_or(Time::ZERO, |track| track.end());
    let media = project.media_by_id();
    let mut voices = Vec::new();
    for track in project.tracks.iter().filter(|track| track.kind != TrackKind::Text && !track.muted) {
        let end = if track.ends_with_storyline { storyline_end } else { Time::MAX };
        let heard = |clip: &Clip| {
            let sounds = clip.content.media().and_then(|id| media.get(id)).is_some_and(|media| media.audio.is_some());
            let heard = TimeRange::new(clip.timeline_range.start(), clip.timeline_range.end().min(end));
            heard.filter(|range| sounds && !clip.muted && !range.is_empty())
        };
        let neighbour =
            |index: Option<usize>| index.and_then(|index| track.clips.get(index)).filter(|clip| heard(clip).is_some());
        for index in track.indices_in(range) {
            let clip = &track.clips[index];
            let Some(timeline_range) = heard(clip) else { continue };
            let cut_off = timeline_range.end() < clip.timeline_range.end();
            let end_fade = if cut_off { STORYLINE_END_FADE.min(timeline_range.duration()) } else { Time::ZERO };
            let (before, after) = (neighbour(index.checked_sub(1)), neighbour(index.checked_add(1)));
            voices.push(Voice { clip, timeline_range, end_fade, before, after });
        }
    }
    voices
}

/// How much of a clip its fades leave at `time`, 0 to 1.
fn fade_at(clip: &Clip, time: Time) -> f32 {
    let fade_in = part_of(time - clip.timeline_range.start(), clip.fades.fade_in);
    fade_in.min(part_of(clip.timeline_range.end() - time, clip.fades.fade_out))
}

fn part_of(elapsed: Time, length: Time) -> f32 {
    if length <= Time::ZERO { 1.0 } else { (elapsed.ticks() as f32 / length.ticks() as f32).clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{AudioInfo, Canvas, ClipId, Fades, Media, MediaId, Speed, Text, Track, TrackId, VideoInfo};
    use crate::time::FrameRate;
    use std::sync::Arc;

    fn seconds(seconds: i64) -> Time {
        Time::from_seconds(seconds)
    }

    /// The storyline plays media 9 from 3 s on over 0..10; a title lies over it at 4..6; music lasts to 20.
    fn project() -> Project {
        let mut project = Project::new(Canvas::default());
        let media = Media {
            id: MediaId(9),
            path: String::new(),
            fingerprint: String::new(),
            duration: seconds(60),
            video: Some(VideoInfo { width_px: 64, height_px: 64, frame_rate: FrameRate::FPS_30, still: false }),
            audio: Some(AudioInfo::new(48_000, 2)),
            extra: Default::default(),
        };
        project.media.push(Arc::new(media));
        let source = |start| Content::Media { media: MediaId(9), source_start: start, speed: Speed::default() };
        let clip =
            |id, start, end, content| Clip::new(ClipId(id), TimeRange::between(seconds(start), seconds(end)), content);
        let title = Content::Text(Text::Title { text: "Judul".to_owned(), style: String::new() });
        Arc::make_mut(&mut project.tracks[0]).clips = vec![clip(3, 0, 10, source(seconds(3)))];
        Arc::make_mut(&mut project.tracks[1]).clips = vec![clip(4, 4, 6, title)];
        project.tracks.push(Arc::new(Track {
            id: TrackId(5),
            kind: TrackKind::Audio,
            clips: vec![clip(6, 0, 20, source(Time::ZERO))],
            ..(*project.tracks[0]).clone()
        }));
        project.next_id = 10;
        project
    }

    fn seen(project: &Project, time: Time) -> Vec<u64> {
        layers_at(project, time).iter().map(|layer| layer.clip.id.0).collect()
    }

    #[test]
    fn layers_come_from_below_with_their_source_times() {
        let project = project();
        assert_eq!(seen(&project, seconds(3)), [3]);
        assert_eq!(seen(&project, seconds(4)), [3, 4]);
        assert_eq!(seen(&project, seconds(6)), [3]);
        assert!(seen(&project, seconds(10)).is_empty());
        assert_eq!(layers_at(&project, seconds(4))[0].source_time, Some(seconds(7)));
        assert_eq!(layers_at(&project, seconds(4))[1].source_time, None);
    }

    #[test]
    fn hidden_tracks_and_clear_clips_are_not_seen() {
        let mut hidden = project();
        Arc::make_mut(&mut hidden.tracks[1]).hidden = true;
        assert_eq!(seen(&hidden, seconds(4)), [3]);
        let mut clear = project();
        Arc::make_mut(&mut clear.tracks[0]).clips[0].opacity = 0.0;
        assert_eq!(seen(&clear, seconds(4)), [4]);
    }

    #[test]
    fn fades_reach_half_way_in_the_middle() {
        let mut project = project();
        let clip = &mut Arc::make_mut(&mut project.tracks[0]).clips[0];
        clip.fades = Fades::new(seconds(2), seconds(4));
        let clip = project.tracks[0].clips[0].clone();
        let at = |time| fade_at(&clip, seconds(time));
        assert_eq!([at(0), at(1), at(2), at(6), at(8), at(10)], [0.0, 0.5, 1.0, 1.0, 0.5, 0.0]);
        Arc::make_mut(&mut project.tracks[0]).clips[0].fades.picture = false;
        assert_eq!(layers_at(&project, seconds(1))[0].opacity, 1.0);
        assert_eq!(voices(&project)[0].level_at(seconds(1)), 0.5);
        Arc::make_mut(&mut project.tracks[0]).clips[0].fades.sound = false;
        assert_eq!(voices(&project)[0].level_at(seconds(1)), 1.0);
    }

    #[test]
    fn what_goes_on_behind_a_cut_is_known_whatever_else_is_heard() {
        let project =
            crate::edit::apply(&project(), &crate::Edit::Split { at: seconds(4).into(), track: Some(TrackId(1)) });
        let project = project.unwrap();
        let heard = voices(&project);
        let [first, music, second] = heard.as_slice() else { panic!("{heard:?}") };
        assert_eq!((first.after, second.before), (Some(second.clip), Some(first.clip)));
        assert_eq!((music.before, music.after, first.before, second.after), (None, None, None, None));
        let later = voices_in(&project, TimeRange::between(seconds(4), seconds(6)));
        assert_eq!(later, [*second, *music], "track by track");
    }

    #[test]
    fn music_may_end_with_the_storyline_and_muted_tracks_are_silent() {
        let mut project = project();
        let ends =
            |project: &Project| voices(project).iter().map(|voice| voice.timeline_range.end()).collect::<Vec<_>>();
        assert_eq!(ends(&project), [seconds(10), seconds(20)]);
        Arc::make_mut(&mut project.tracks[2]).ends_with_storyline = true;
        assert_eq!(ends(&project), [seconds(10), seconds(10)]);
        let music = voices(&project)[1];
        let half = Time::from_millis(9500);
        assert_eq!([music.level_at(seconds(9)), music.level_at(half)], [1.0, 0.5]);
        Arc::make_mut(&mut project.tracks[0]).muted = true;
        assert_eq!(ends(&project), [seconds(10)]);
        Arc::make_mut(&mut project.tracks[2]).clips[0].muted = true;
        assert!(voices(&project).is_empty());
    }
}
