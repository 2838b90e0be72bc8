//! The tools of the step *Potong* (trim). They act on the clip of the storyline at the playhead, or if another clip
//! there is chosen and outlined, on that.

use sunting_timeline::edit::{Edge, Edit, is_seam};
use sunting_timeline::{Clip, ClipId, Time, TimeRange, Track};

use super::session::Session;

/// The tools for the clip at the playhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Takes the clip's part before the line away.
    RemoveBefore,
    /// Takes the clip's part behind the line away.
    RemoveAfter,
    /// Takes the marked part away.
    RemoveMarked,
    /// Makes two of the clip.
    Split,
    /// Makes one again of two that were split.
    Join,
    /// Changes places with the clip before it.
    MoveEarlier,
    /// Changes places with the clip behind it.
    MoveLater,
    /// Takes the chosen clips out; the storyline closes up.
    Delete,
    /// Takes the chosen clips out where they are.
    DeleteLeavingGap,
}

impl Tool {
    /// The name of its step.
    pub fn label(self) -> &'static str {
        match self {
            Self::RemoveBefore => "undo-remove-before",
            Self::RemoveAfter => "undo-remove-after",
            Self::RemoveMarked => "undo-remove",
            Self::Split => "undo-split",
            Self::Join => "undo-join",
            Self::MoveEarlier | Self::MoveLater => "undo-move",
            Self::Delete | Self::DeleteLeavingGap => "undo-delete",
        }
    }
}

/// Why a tool does nothing now: the key of the reason.
pub type Reason = &'static str;

impl Session {
    /// What a tool would do now.
    ///
    /// # Errors
    /// The reason why it does nothing.
    pub fn tool(&self, tool: Tool) -> Result<Vec<Edit>, Reason> {
        if self.is_empty() {
            return Err("reason-no-clip");
        }
        let track = self.tool_track().ok_or("reason-no-clip")?;
        if track.locked {
            return Err("reason-locked");
        }
        let clip = || self.tool_clip().ok_or("reason-no-clip-here");
        match tool {
            Tool::RemoveMarked => {
                let range = self.marked().ok_or("reason-no-marks")?;
                Ok(vec![Edit::RemoveRange { start: range.start().into(), end: range.end().into() }])
            }
            Tool::Delete | Tool::DeleteLeavingGap => {
                let edits = self.deleting(tool == Tool::DeleteLeavingGap);
                if edits.is_empty() { Err("reason-no-clip-here") } else { Ok(edits) }
            }
            Tool::RemoveBefore => self.cut_edge(clip()?, Edge::In),
            Tool::RemoveAfter => self.cut_edge(clip()?, Edge::Out),
            Tool::Split if self.is_inside(clip()?) => {
                Ok(vec![Edit::Split { at: self.playhead.into(), track: Some(track.id) }])
            }
            Tool::Split if self.is_between_clips(track) => Err("reason-already-split"),
            Tool::Split => Err("reason-at-edge"),
            Tool::Join => {
                clip()?;
                Ok(vec![Edit::Join { clip: self.joinable().ok_or("reason-no-seam")? }])
            }
            Tool::MoveEarlier | Tool::MoveLater => self.swap(clip()?, tool == Tool::MoveLater),
        }
    }

    /// The part of the timeline that a tool would remove.
    pub fn would_remove(&self, tool: Tool) -> Option<TimeRange> {
        self.tool(tool).ok()?;
        let own = self.tool_clip().map(|clip| clip.timeline_range);
        match tool {
            Tool::RemoveBefore => TimeRange::new(own?.start(), self.playhead),
            Tool::RemoveAfter => TimeRange::new(self.playhead, own?.end()),
            Tool::RemoveMarked => self.marked(),
            Tool::Delete => self.only_chosen().map(|clip| clip.timeline_range),
            Tool::Split | Tool::Join | Tool::MoveEarlier | Tool::MoveLater | Tool::DeleteLeavingGap => None,
        }
    }

    /// The marked part. When only one end is marked, it reaches to the playhead.
    pub fn marked(&self) -> Option<TimeRange> {
        self.marks.range_with(self.playhead)
    }

    /// Whether one clip of the track ends at the playhead and another begins there.
    fn is_between_clips(&self, track: &Track) -> bool {
        let at = self.project().canvas.frame_rate.snap(self.playhead);
        let meets = |edge: fn(TimeRange) -> Time| track.clips.iter().any(|clip| edge(clip.timeline_range) == at);
        meets(TimeRange::start) && meets(TimeRange::end)
    }

    fn only_chosen(&self) -> Option<&Clip> {
        match self.chosen()[..] {
            [clip] => self.clip(clip),
            _ => None,
        }
    }

    fn is_inside(&self, clip: &Clip) -> bool {
        let at = self.project().canvas.frame_rate.snap(self.playhead);
        clip.timeline_range.start() < at && at < clip.timeline_range.end()
    }

    fn cut_edge(&self, clip: &Clip, edge: Edge) -> Result<Vec<Edit>, Reason> {
        // Behind the last picture of a clip there is nothing of it.
        let is_at_last = edge == Edge::Out && self.last_picture(clip) <= self.playhead;
        if !self.is_inside(clip) || is_at_last && self.is_on_storyline(clip.id) {
            return Err("reason-at-edge");
        }
        let (clip, to) = (clip.id, self.playhead.into());
        Ok(vec![match self.is_on_storyline(clip) {
            true => Edit::RippleTrim { clip, edge, to },
            false => Edit::Trim { clip, edge, to },
        }])
    }

    /// When the last picture of a clip begins.
    fn last_picture(&self, clip: &Clip) -> Time {
        clip.timeline_range.end() - self.project().canvas.frame_rate.period()
    }

    /// The first of two clips that can be joined again: at the playhead, else at either end of the clip there.
    pub fn joinable(&self) -> Option<ClipId> {
        let track = self.tool_track()?;
        let index = track.clips.iter().position(|clip| Some(clip.id) == self.tool_clip().map(|clip| clip.id))?;
        let seam = |first: usize| {
            let (first, second) = (track.clips.get(first)?, track.clips.get(first + 1)?);
            is_seam(first, second).then(|| (first.id, distance(first.timeline_range.end(), self.playhead)))
        };
        let seams = [index.checked_sub(1).and_then(seam), seam(index)];
        seams.into_iter().flatten().min_by_key(|(_, distance)| *distance).map(|(clip, _)| clip)
    }

    fn swap(&self, clip: &Clip, later: bool) -> Result<Vec<Edit>, Reason> {
        let storyline = self.project().storyline().ok_or("reason-no-clip")?;
        let index = storyline.clips.iter().position(|other| other.id == clip.id).ok_or("reason-not-storyline")?;
        match later {
            false if index == 0 => Err("reason-first-clip"),
            true if index + 1 == storyline.clips.len() => Err("reason-last-clip"),
            false => Ok(vec![Edit::MoveEarlier { clip: clip.id }]),
            true => Ok(vec![Edit::MoveLater { clip: clip.id }]),
        }
    }

    /// Where the playhead goes after a tool was used: onto a picture that was visible before, if one is left.
    pub fn playhead_after(&self, tool: Tool) -> Time {
        let Some(own) = self.tool_clip() else { return self.playhead };
        let closes_up = self.is_on_storyline(own.id);
        match tool {
            // Elsewhere nothing moves up, and the line stays.
            Tool::RemoveBefore if closes_up => own.timeline_range.start(),
            // The last picture that is left: at the cut itself the next clip is seen.
            Tool::RemoveAfter if closes_up && self.goes_on_behind(own) => {
                let last = self.playhead - self.project().canvas.frame_rate.period();
                last.max(own.timeline_range.start())
            }
            Tool::RemoveMarked => self.marked().map_or(self.playhead, TimeRange::start),
            Tool::Delete | Tool::DeleteLeavingGap => {
                let gone = self.chosen().into_iter().filter(|id| self.is_on_storyline(*id));
                let starts = gone.filter_map(|id| Some(self.clip(id)?.timeline_range.start()));
                starts.min().unwrap_or(self.playhead)
            }
            Tool::RemoveBefore | Tool::RemoveAfter | Tool::Split | Tool::Join | Tool::MoveEarlier | Tool::MoveLater => {
                self.playhead
            }
        }
    }

    /// Whether another clip follows on the storyline.
    fn goes_on_behind(&self, clip: &Clip) -> bool {
        self.project().storyline().is_some_and(|track| track.end() > clip.timeline_range.end())
    }
}

fn distance(a: Time, b: Time) -> Time {
    if a > b { a - b } else { b - a }
}
