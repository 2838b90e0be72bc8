//! Turning the subtitles of a source film into subtitles of the video: each at the time at which its scene is shown
//! there.

use std::path::Path;

use sunting_timeline::captions::Cue;
use sunting_timeline::{Clip, Content, Time, TimeRange};

use super::session::Session;

/// What is left of a subtitle at a cut is worth reading from here on.
const LEAST: Time = Time::from_millis(500);

impl Session {
    /// The cues of a source film, at the times at which the video shows their scenes. Cues of another file are returned
    /// as they are.
    pub fn as_cut(&self, cues: &[Cue], path: &Path) -> Vec<Cue> {
        let clips = self.project().storyline().map_or(&[][..], |track| track.clips.as_slice());
        let shows = |clip: &&Clip| clip.content.media().is_some_and(|media| self.paths.of(media) == path);
        let mut clips = clips.iter().filter(shows).peekable();
        if clips.peek().is_none() {
            return cues.to_vec();
        }
        let mut shown: Vec<(Cue, bool)> = Vec::new();
        for (clip, cue) in clips.flat_map(|clip| cues.iter().map(move |cue| (clip, cue))) {
            let Some((range, is_whole)) = seen_in(clip, cue.timeline_range) else { continue };
            let goes_on = |last: &Cue| last.timeline_range.end() == range.start() && last.text == cue.text;
            let begun = match is_whole {
                true => None,
                false => shown.iter_mut().rev().find(|(last, _)| goes_on(last)),
            };
            match begun {
                Some((last, _)) => last.timeline_range = TimeRange::between(last.timeline_range.start(), range.end()),
                None => shown.push((Cue { timeline_range: range, ..cue.clone() }, is_whole)),
            }
        }
        shown.retain(|(cue, is_whole)| *is_whole || cue.timeline_range.duration() >= LEAST);
        shown.into_iter().map(|(cue, _)| cue).collect()
    }
}

/// When a clip shows a part of its film, and whether it shows all of it.
fn seen_in(clip: &Clip, source_range: TimeRange) -> Option<(TimeRange, bool)> {
    let Content::Media { speed, .. } = clip.content else { return None };
    let own = clip.source_range()?;
    let from_start = |time: Time| {
        let time = time.max(own.start()).min(own.end());
        clip.timeline_range.start() + speed.timeline_duration(time - own.start())
    };
    let range = TimeRange::new(from_start(source_range.start()), from_start(source_range.end()))?;
    let is_whole = source_range.start() >= own.start() && source_range.end() <= own.end();
    (!range.is_empty()).then_some((range, is_whole))
}
