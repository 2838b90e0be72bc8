//! Fixing one subtitle of a project that cannot be read. A fix for one never makes another one worse.

use super::Cue;
use super::reading::{Finding, Limits};
use super::remedy::{Leave, Remedy, remedy};
use crate::clip::{Clip, Content, Text};
use crate::edit::{Edit, apply};
use crate::project::{ClipId, Project, Track};
use crate::time::{Time, TimeRange};

/// The edits that fix a finding; none if the result would be no better.
///
/// If there is no free time around a subtitle, the subtitles after it are moved later, because lines that were typed
/// one after the other touch each other. None is moved beyond the end of the film.
pub fn fix(project: &Project, id: ClipId, finding: &Finding, limits: &Limits) -> Vec<Edit> {
    let edits = || {
        let (track, index) = place_of(project, id)?;
        let clips = &project.tracks[track].clips;
        let leave = Leave { latest: end_of_film(project), is_asked: true };
        let remedy = remedy(clips, index, *finding, limits, leave)?;
        Mending { project: project.clone(), edits: Vec::new() }.edits(id, remedy)
    };
    edits().unwrap_or_default()
}

/// Films end with the storyline; without one, nothing ends.
fn end_of_film(project: &Project) -> Time {
    let end = project.storyline().map_or(Time::ZERO, Track::end);
    if end > Time::ZERO { end } else { Time::MAX }
}

fn place_of(project: &Project, id: ClipId) -> Option<(usize, usize)> {
    project.tracks.iter().enumerate().find_map(|(track, own)| {
        let index = own.clips.iter().position(|clip| clip.id == id)?;
        Some((track, index))
    })
}

/// A project on which edits are tried.
struct Mending {
    project: Project,
    edits: Vec<Edit>,
}

impl Mending {
    fn does(&mut self, edit: Edit) -> Option<()> {
        self.project = apply(&self.project, &edit).ok()?;
        self.edits.push(edit);
        Some(())
    }

    fn clips_from(&self, id: ClipId) -> Option<&[Clip]> {
        let (track, index) = place_of(&self.project, id)?;
        self.project.tracks[track].clips.get(index..)
    }

    /// What leads to a remedy: those behind make room first, the last one first.
    fn edits(mut self, id: ClipId, remedy: Remedy) -> Option<Vec<Edit>> {
        let clips = self.clips_from(id)?;
        let behind: Vec<ClipId> = clips.iter().skip(1).take(remedy.behind.len()).map(|clip| clip.id).collect();
        for (clip, range) in behind.into_iter().zip(remedy.behind).rev() {
            self.set_range(clip, range)?;
        }
        let Some((first, last)) = remedy.own.first().zip(remedy.own.last()) else {
            self.does(Edit::Delete { clip: id })?;
            return Some(self.edits);
        };
        self.set_range(id, TimeRange::new(first.timeline_range.start(), last.timeline_range.end())?)?;
        self.part(id, &remedy.own)?;
        Some(self.edits)
    }

    /// One subtitle becomes these.
    fn part(&mut self, mut id: ClipId, cues: &[Cue]) -> Option<()> {
        for (at, cue) in cues.iter().enumerate() {
            let Some(next) = cues.get(at + 1) else { return self.set_text(id, &cue.text) };
            let rest: Vec<&str> = cues[at + 1..].iter().map(|cue| cue.text.as_str()).collect();
            let (first, second, at) = (cue.text.clone(), rest.join("\n"), next.timeline_range.start().into());
            self.does(Edit::SplitCaption { clip: id, first, second, at })?;
            self.set_range(id, cue.timeline_range)?;
            id = self.clips_from(id)?.get(1)?.id;
        }
        Some(())
    }

    /// Sets when a subtitle is shown, if that is new.
    fn set_range(&mut self, id: ClipId, range: TimeRange) -> Option<()> {
        if self.clips_from(id)?.first()?.timeline_range == range {
            return Some(());
        }
        self.does(Edit::SetClipRange { clip: id, start: range.start().into(), end: range.end().into() })
    }

    /// Sets what a subtitle says, if that is new.
    fn set_text(&mut self, id: ClipId, text: &str) -> Option<()> {
        let Content::Text(Text::Caption { text: own, style }) = &self.clips_from(id)?.first()?.content else {
            return None;
        };
        if own == text {
            return Some(());
        }
        let text = Text::Caption { text: text.to_owned(), style: style.clone() };
        self.does(Edit::SetText { clip: id, text })
    }
}

#[cfg(test)]
mod tests;
