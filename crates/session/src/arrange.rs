//! Commands for the chosen clips: delete, copy, paste, nudge, rotate, mute.

use std::collections::HashSet;
use std::path::PathBuf;

use sunting_timeline::edit::Edit;
use sunting_timeline::{Clip, ClipId, Time, TrackKind};

use super::session::Session;
use super::subtitles::caption_text;

/// A step of ten frames is the long one.
const LONG_STEP_FRAMES: i64 = 10;

impl Session {
    /// The chosen clips; if none is chosen, the one that the tools work on.
    pub fn chosen(&self) -> Vec<ClipId> {
        let chosen: Vec<ClipId> = self.selection.clips().collect();
        if chosen.is_empty() { self.tool_clip().map(|clip| clip.id).into_iter().collect() } else { chosen }
    }

    /// The edits that delete the chosen clips. On the storyline the gap is closed, unless it is wanted.
    pub fn deleting(&self, leave_gap: bool) -> Vec<Edit> {
        let chosen: HashSet<ClipId> = self.chosen().into_iter().collect();
        let storyline = self.project().storyline().map(|track| track.id).filter(|_| !leave_gap);
        let (mut closing, mut leaving) = (Vec::new(), Vec::new());
        for track in &self.project().tracks {
            let own = track.clips.iter().map(|clip| clip.id).filter(|id| chosen.contains(id));
            if Some(track.id) == storyline { closing.extend(own) } else { leaving.extend(own) }
        }
        delete(leaving).into_iter().chain(ripple_delete(closing)).collect()
    }

    /// Copies the chosen clips to the session's own clipboard, and returns a line of text that names them.
    pub fn copy(&mut self) -> String {
        let copied: Vec<(TrackKind, Clip)> = self
            .chosen()
            .into_iter()
            .filter_map(|id| self.project().find_clip(id).map(|(track, clip)| (track.kind, clip.clone())))
            .collect();
        let names: Vec<String> = copied.iter().map(|(_, clip)| self.name_of(clip)).collect();
        if !copied.is_empty() {
            self.clipboard = copied;
            self.copied_line = names.join("\n");
        }
        names.join("\n")
    }

    /// Puts what was copied in at the playhead.
    pub fn pasting(&self) -> Vec<Edit> {
        let kinds = [TrackKind::Video, TrackKind::Audio, TrackKind::Text];
        let groups = kinds.into_iter().filter_map(|kind| {
            let clips: Vec<Clip> = self.copied(kind).cloned().collect();
            let track = self.track_of(kind)?.id;
            (!clips.is_empty()).then(|| Edit::Paste { clips, at: self.playhead.into(), track: Some(track) })
        });
        groups.chain(self.pasting_graphics()).collect()
    }

    /// Graphics cover nothing of each other: each goes onto a track that is free there.
    fn pasting_graphics(&self) -> impl Iterator<Item = Edit> {
        let first = self.copied(TrackKind::Graphic).map(|clip| clip.timeline_range.start()).min().unwrap_or(Time::ZERO);
        self.copied(TrackKind::Graphic).filter_map(move |clip| {
            let at = self.playhead + (clip.timeline_range.start() - first);
            let duration = clip.timeline_range.duration().into();
            let graphic = Self::graphic_of(clip)?.clone();
            Some(Edit::AddGraphic { track: None, at: at.into(), duration, graphic })
        })
    }

    fn copied(&self, kind: TrackKind) -> impl Iterator<Item = &Clip> {
        self.clipboard.iter().filter(move |(own, _)| *own == kind).map(|(_, clip)| clip)
    }

    /// The edits that move the chosen clips by frames. Clips of the storyline stay where they are.
    pub fn nudging(&self, later: bool, long: bool) -> Vec<Edit> {
        let frames = if long { LONG_STEP_FRAMES } else { 1 };
        let step = self.project().canvas.frame_rate.time_of(frames);
        let by: Time = if later { step } else { -step };
        let free = self.chosen().into_iter().filter(|id| !self.is_on_storyline(*id));
        free.map(|clip| Edit::Nudge { clip, by: by.into() }).collect()
    }

    /// The edits that mute the chosen clips or, if the first is muted, unmute them.
    pub fn muting(&self) -> Vec<Edit> {
        let chosen = self.chosen();
        let muted = chosen.first().and_then(|id| self.clip(*id)).is_some_and(|clip| clip.muted);
        chosen.into_iter().map(|clip| Edit::SetMuted { clip, muted: !muted }).collect()
    }

    /// Turns the chosen clips by a quarter clockwise.
    pub fn rotating(&self) -> Vec<Edit> {
        self.chosen().into_iter().map(|clip| Edit::Rotate { clip, degrees: 90 }).collect()
    }

    /// The clip of that id.
    pub fn clip(&self, id: ClipId) -> Option<&Clip> {
        self.project().find_clip(id).map(|(_, clip)| clip)
    }

    /// What a clip is called: its file, or its words.
    pub fn name_of(&self, clip: &Clip) -> String {
        match clip.content.media() {
            Some(media) => self.file_name(media),
            None => caption_text(clip).replace('\n', " "),
        }
    }

    /// The name of a media's file.
    pub fn file_name(&self, media: sunting_timeline::MediaId) -> String {
        let placed = self.paths.of(media).file_name().map(|name| name.to_string_lossy().into_owned());
        // Nothing leads to a file on a server that nobody has asked yet.
        let stored = || self.project().find_media(media)?.path.rsplit(['/', '\\']).next().map(str::to_owned);
        placed.or_else(stored).unwrap_or_default()
    }

    /// The picture that stands for the whole video: the first one of its first clip, as a file and a time in it.
    pub fn first_picture(&self) -> Option<(PathBuf, Time)> {
        self.paths.first_picture(self.project().storyline()?.clips.first()?)
    }

    /// The time of the nearest cut before or after the playhead.
    pub fn cut(&self, after: bool) -> Option<Time> {
        let track = self.tool_track()?;
        let edges = track.clips.iter().flat_map(|clip| [clip.timeline_range.start(), clip.timeline_range.end()]);
        match after {
            true => edges.filter(|edge| *edge > self.playhead).min(),
            false => edges.filter(|edge| *edge < self.playhead).max(),
        }
    }
}

/// Takes clips out and leaves gaps; nothing where there are none.
pub(super) fn delete(clips: Vec<ClipId>) -> Option<Edit> {
    match clips[..] {
        [] => None,
        [clip] => Some(Edit::Delete { clip }),
        _ => Some(Edit::DeleteClips { clips }),
    }
}

/// Takes clips out and closes their gaps; nothing where there are none.
fn ripple_delete(clips: Vec<ClipId>) -> Option<Edit> {
    match clips[..] {
        [] => None,
        [clip] => Some(Edit::RippleDelete { clip }),
        _ => Some(Edit::RippleDeleteClips { clips }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Selection;
    use sunting_timeline::{Color, Content};

    /// Each of a thousand was an edit of its own once.
    #[test]
    fn a_thousand_chosen_clips_of_the_storyline_go_by_one_edit() {
        let mut session = Session::default();
        let (duration, content) = (Time::from_seconds(1).into(), Content::Color { color: Color::rgb(1, 2, 3) });
        let append = Edit::Append { track: session.project().tracks[0].id, duration, content };
        session.edit("undo-use", &vec![append; 1001]).unwrap();
        let clips: Vec<ClipId> = session.project().tracks[0].clips.iter().skip(1).map(|clip| clip.id).collect();
        session.selection = Selection::Clips(clips.iter().copied().collect());
        let edits = session.deleting(false);
        assert_eq!(edits, [Edit::RippleDeleteClips { clips: clips.clone() }]);
        assert_eq!(session.deleting(true), [Edit::DeleteClips { clips }]);
        session.edit("undo-delete-clips", &edits).unwrap();
        assert_eq!(session.duration(), Time::from_seconds(1));
        session.undo();
        assert_eq!(session.duration(), Time::from_seconds(1001));
    }
}
