//! What is done with the chosen clips: delete, copy, paste, nudge, turn, mute.

use std::collections::HashSet;

use sunting_timeline::edit::Edit;
use sunting_timeline::{Clip, ClipId, Time, TrackKind};

use super::session::Session;

/// A step of ten frames is the long one.
const LONG_STEP_FRAMES: i64 = 10;

impl Session {
    /// The chosen clips; with none chosen, the one that the tools work on.
    pub fn chosen(&self) -> Vec<ClipId> {
        let chosen: Vec<ClipId> = self.selection.clips().collect();
        if chosen.is_empty() { self.tool_clip().map(|clip| clip.id).into_iter().collect() } else { chosen }
    }

    /// Takes the chosen clips out; what lies on the storyline closes up unless a gap is wanted.
    pub fn deleting(&self, leave_gap: bool) -> Vec<Edit> {
        let chosen: HashSet<ClipId> = self.chosen().into_iter().collect();
        let all = self.project().tracks.iter().flat_map(|track| &track.clips);
        let mut clips: Vec<&Clip> = all.filter(|clip| chosen.contains(&clip.id)).collect();
        // From the back, so that what closes up does not move what is still to go.
        clips.sort_by_key(|clip| std::cmp::Reverse(clip.timeline_range.start()));
        let ripples = |clip: &Clip| self.is_on_storyline(clip.id) && !leave_gap;
        let (mut storyline, others): (Vec<&Clip>, Vec<&Clip>) = clips.into_iter().partition(|clip| ripples(clip));
        let others: Vec<ClipId> = others.iter().map(|clip| clip.id).collect();
        let mut edits: Vec<Edit> = delete(others).into_iter().collect();
        edits.extend(storyline.drain(..).map(|clip| Edit::RippleDelete { clip: clip.id }));
        edits
    }

    /// Puts the chosen clips on the session's own clipboard; a line of text that names them.
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

    /// Puts what was copied in at the red line.
    pub fn pasting(&self) -> Vec<Edit> {
        let kinds = [TrackKind::Video, TrackKind::Audio, TrackKind::Text];
        let groups = kinds.into_iter().filter_map(|kind| {
            let clips: Vec<Clip> =
                self.clipboard.iter().filter(|(own, _)| *own == kind).map(|(_, clip)| clip.clone()).collect();
            let track = self.track_of(kind)?.id;
            (!clips.is_empty()).then(|| Edit::Paste { clips, at: self.playhead.into(), track: Some(track) })
        });
        groups.collect()
    }

    /// Moves the chosen clips by frames; storyline clips keep their order and are left alone.
    pub fn nudging(&self, later: bool, long: bool) -> Vec<Edit> {
        let frames = if long { LONG_STEP_FRAMES } else { 1 };
        let step = self.project().canvas.frame_rate.time_of(frames);
        let by: Time = if later { step } else { -step };
        let free = self.chosen().into_iter().filter(|id| !self.is_on_storyline(*id));
        free.map(|clip| Edit::Nudge { clip, by: by.into() }).collect()
    }

    /// Mutes the chosen clips, or lets them be heard again when the first is muted.
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
            None => super::session::caption_text(clip).replace('\n', " "),
        }
    }

    /// The name of a media's file.
    pub fn file_name(&self, media: sunting_timeline::MediaId) -> String {
        let placed = self.paths.of(media).file_name().map(|name| name.to_string_lossy().into_owned());
        // Nothing leads to a file on a server that nobody has asked yet.
        let stored = || self.project().find_media(media)?.path.rsplit(['/', '\\']).next().map(str::to_owned);
        placed.or_else(stored).unwrap_or_default()
    }

    /// The place of the nearest cut before or after the red line.
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
