//! Editing subtitles: adding, typing, changing times, fixing what is hard to read, one style for all.

use sunting_core::render::text::fonts::can_draw;
use sunting_graphics::palette::{Ground, Palette};
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::mending::fix;
use sunting_timeline::captions::reading::{Finding, Limits, Reading, findings_of, findings_of_second};
use sunting_timeline::edit::{CaptionAnchor, CaptionText, Edit, apply_all};
use sunting_timeline::kit::Kit;
use sunting_timeline::style::{TextStyle, VerticalAnchor};
use sunting_timeline::{CaptionDetails, Clip, ClipId, Content, Text, Time, TimeRange, Track};

pub use super::caption::{caption_text, is_caption};
use super::session::Session;

/// How long a new subtitle stays when nothing says otherwise.
const NEW: Time = Time::from_seconds(3);
/// A new one that ends at a quiet spot lasts at least so long
const LEAST_NEW: Time = Time::from_seconds(1);
/// and at most so long.
pub const MOST_NEW: Time = Time::from_seconds(7);
/// Shorter is not worth a subtitle.
const LEAST: Time = Time::from_millis(500);
/// The style that all subtitles share.
pub const STYLE: &str = "caption";

/// A change of one subtitle, or of all.
#[derive(Clone, Debug, PartialEq)]
pub enum SubtitleEdit {
    /// A new one at the playhead.
    New,
    /// Changes the words of a subtitle.
    SetText(ClipId, String),
    /// Changes when a subtitle is shown.
    SetRange(ClipId, Time, Time),
    /// One becomes two at a letter of its text.
    SplitAt(ClipId, usize),
    /// One is joined to the one before it.
    MergeWithPrevious(ClipId),
    /// One is joined to the one behind it.
    MergeWithNext(ClipId),
    /// Deletes a subtitle.
    Delete(ClipId),
    /// What is wrong with one is put right.
    Fix(ClipId, Finding),
    /// The times of one are right as they are.
    Confirm(ClipId),
    /// All are moved, so that one begins at the playhead.
    ShiftAll(ClipId),
    /// All are stretched, so that one begins at the playhead and the first stays where it is.
    StretchAll(ClipId),
    /// Sets what is known of a subtitle besides its words.
    SetDetails(ClipId, CaptionDetails),
    /// Changes the look of all subtitles.
    SetStyle(TextStyle),
}

/// A style in an office's colours, with the size and position of another style: letters on an opaque plane, whose
/// contrast the palette keeps at 4.5 at least, whatever the pictures are.
pub fn office_style(kit: &Kit, style: &TextStyle) -> TextStyle {
    let palette = Palette::of(kit, Ground::Light);
    let (color, box_color) = (palette.on, palette.primary);
    TextStyle { name: STYLE.to_owned(), color, outline_width: 0.0, box_color, ..style.clone() }
}

impl Session {
    /// The limits that subtitles of this video keep.
    pub fn limits(&self) -> Limits {
        let canvas = self.project().canvas;
        Limits { can_draw, ..Limits::indonesian(canvas.height_px > canvas.width_px) }
    }

    /// How fast a subtitle is read.
    pub fn reading(&self, clip: &Clip) -> Reading {
        Reading::of(caption_text(clip), clip.timeline_range)
    }

    /// What is wrong with a subtitle, the worst first. Subtitles of other tracks may be shown at the same time.
    pub fn findings(&self, clip: &Clip) -> Vec<Finding> {
        let place = self.place_of(clip);
        place.map_or(Vec::new(), |(track, index)| findings_of(&track.clips, index, &self.limits()))
    }

    /// What is wrong with what a subtitle says in a second language, the worst first.
    pub fn second_findings(&self, clip: &Clip) -> Vec<Finding> {
        findings_of_second(clip, &self.limits())
    }

    /// The subtitle before one and the one after it, on its own track.
    pub fn beside(&self, clip: &Clip) -> [Option<&Clip>; 2] {
        let Some((track, index)) = self.place_of(clip) else { return [None, None] };
        [index.checked_sub(1).and_then(|before| track.clips.get(before)), track.clips.get(index + 1)]
    }

    /// A subtitle's track, and its place on it.
    fn place_of(&self, clip: &Clip) -> Option<(&Track, usize)> {
        let start = clip.timeline_range.start();
        self.subtitle_tracks().find_map(|track| {
            let index = track.clips.partition_point(|other| other.timeline_range.start() < start);
            track.clips.get(index).filter(|other| other.id == clip.id).map(|_| (track.as_ref(), index))
        })
    }

    /// The chosen subtitle, else the one at the playhead.
    pub fn current_subtitle(&self) -> Option<&Clip> {
        let chosen = self.selection.only_clip().and_then(|id| self.clip(id));
        chosen
            .filter(|clip| is_caption(clip))
            .or_else(|| self.subtitle_tracks().find_map(|track| track.clip_at(self.playhead)))
    }

    /// The edits of a change, and the label of its undo step.
    ///
    /// A new subtitle ends where the sound falls quiet, if that is known.
    pub fn subtitle_edits(&self, change: &SubtitleEdit, quiet: Option<Time>) -> (&'static str, Vec<Edit>) {
        match change {
            SubtitleEdit::New => ("undo-new-subtitle", self.new_subtitle(quiet).into_iter().collect()),
            SubtitleEdit::SetText(clip, text) => ("undo-type", vec![self.set_text(*clip, text)]),
            SubtitleEdit::SetRange(clip, start, end) => {
                let (clip, start, end) = (*clip, (*start).into(), (*end).into());
                ("undo-subtitle-time", vec![Edit::SetClipRange { clip, start, end }])
            }
            SubtitleEdit::SplitAt(clip, letter) => {
                ("undo-split-subtitle", self.split_text(*clip, *letter).into_iter().collect())
            }
            SubtitleEdit::MergeWithNext(clip) => ("undo-merge", vec![Edit::MergeCaptions { clip: *clip }]),
            SubtitleEdit::MergeWithPrevious(clip) => ("undo-merge", self.merge_back(*clip).into_iter().collect()),
            SubtitleEdit::Delete(clip) => ("undo-delete-subtitle", vec![Edit::Delete { clip: *clip }]),
            SubtitleEdit::Fix(clip, finding) => ("undo-fix", self.fix(*clip, finding)),
            SubtitleEdit::Confirm(clip) => ("undo-confirm", vec![Edit::SetUnsure { clip: *clip, unsure: false }]),
            SubtitleEdit::ShiftAll(clip) => ("undo-shift-all", vec![self.retime(&[(*clip, self.playhead)])]),
            SubtitleEdit::StretchAll(clip) => ("undo-stretch-all", self.stretch(*clip).into_iter().collect()),
            SubtitleEdit::SetDetails(clip, details) => {
                ("undo-type", vec![Edit::SetDetails { clip: *clip, details: details.clone() }])
            }
            SubtitleEdit::SetStyle(style) => ("undo-style", vec![Edit::SetStyle { style: style.clone() }]),
        }
    }

    /// A new subtitle starts at the playhead and lasts until the next subtitle or quiet spot, or three seconds. If
    /// there is a subtitle at the playhead, it goes into the nearest free place.
    fn new_subtitle(&self, quiet: Option<Time>) -> Option<Edit> {
        let subtitles = self.subtitles();
        let busy =
            |time: Time| subtitles.iter().map(|clip| clip.timeline_range).filter(move |range| range.contains(time));
        let start = busy(self.playhead).map(TimeRange::end).max().unwrap_or(self.playhead);
        if busy(start).next().is_some() {
            return None;
        }
        let next = subtitles.iter().map(|clip| clip.timeline_range.start()).find(|next| *next >= start);
        let quiet = quiet.filter(|quiet| *quiet >= start + LEAST_NEW && *quiet <= start + MOST_NEW);
        let end = quiet.unwrap_or(start + NEW).min(next.unwrap_or(Time::MAX)).min(self.duration());
        let captions = vec![CaptionText {
            start: start.into(),
            end: end.into(),
            text: String::new(),
            unsure: false,
            details: Default::default(),
        }];
        (end - start >= LEAST).then(|| Edit::AddCaptions { track: None, captions, style: String::new() })
    }

    fn set_text(&self, clip: ClipId, text: &str) -> Edit {
        let style = match self.clip(clip).map(|clip| &clip.content) {
            Some(Content::Text(Text::Caption { style, .. })) => style.clone(),
            _ => String::new(),
        };
        Edit::SetText { clip, text: Text::Caption { text: text.to_owned(), style } }
    }

    fn split_text(&self, id: ClipId, letter: usize) -> Option<Edit> {
        let clip = self.clip(id)?;
        let text = caption_text(clip);
        let letters = text.chars().count().max(1);
        let at = text.char_indices().nth(letter).map_or(text.len(), |(at, _)| at);
        let (first, second) = text.split_at(at);
        let range = clip.timeline_range;
        let cut = range.start() + range.duration().scaled(letter.min(letters) as i64, letters as i64);
        let cut = cut.clamp(range.start() + LEAST, (range.end() - LEAST).max(range.start() + LEAST));
        let (first, second) = (first.trim().to_owned(), second.trim().to_owned());
        (cut < range.end()).then(|| Edit::SplitCaption { clip: id, first, second, at: cut.into() })
    }

    /// Whoever has one put right has not looked at the times of those that move with it.
    fn fix(&self, id: ClipId, finding: &Finding) -> Vec<Edit> {
        let project = self.project();
        let edits = fix(project, id, finding, &self.limits());
        let is_unsure = |id: ClipId| project.find_clip(id).is_some_and(|(_, clip)| clip.unsure);
        // What is new was a part of it.
        let was_unsure = |clip: &Clip| is_unsure(if project.find_clip(clip.id).is_some() { clip.id } else { id });
        let Ok(after) = apply_all(project, &edits) else { return edits };
        let clips = after.tracks.iter().flat_map(|track| &track.clips);
        let forgotten = clips.filter(|clip| !clip.unsure && was_unsure(clip));
        let again: Vec<Edit> = forgotten.map(|clip| Edit::SetUnsure { clip: clip.id, unsure: true }).collect();
        [edits, again].concat()
    }

    fn retime(&self, anchors: &[(ClipId, Time)]) -> Edit {
        let anchor = |&(clip, start): &(ClipId, Time)| CaptionAnchor { clip, start: start.into() };
        Edit::RetimeCaptions { anchors: anchors.iter().map(anchor).collect() }
    }

    fn stretch(&self, id: ClipId) -> Option<Edit> {
        let first = self.first_subtitle().filter(|first| first.id != id)?;
        Some(self.retime(&[(first.id, first.timeline_range.start()), (id, self.playhead)]))
    }

    /// The subtitle that begins before all others.
    pub fn first_subtitle(&self) -> Option<&Clip> {
        self.subtitles().into_iter().min_by_key(|clip| clip.timeline_range.start())
    }

    fn merge_back(&self, id: ClipId) -> Option<Edit> {
        let [before, _] = self.beside(self.clip(id)?);
        Some(Edit::MergeCaptions { clip: before?.id })
    }

    /// Every subtitle as a cue.
    pub fn cues(&self) -> Vec<Cue> {
        let cue = |clip: &Clip| Cue {
            timeline_range: clip.timeline_range,
            text: caption_text(clip).to_owned(),
            details: clip.details.clone(),
        };
        self.subtitles().into_iter().filter(|clip| !caption_text(clip).trim().is_empty()).map(cue).collect()
    }

    /// The look of all subtitles.
    pub fn subtitle_style(&self) -> TextStyle {
        self.project().style(STYLE)
    }

    /// The look of all subtitles, moved to another height of the picture.
    pub fn style_at(&self, vertical: VerticalAnchor) -> TextStyle {
        TextStyle { vertical, ..self.subtitle_style() }
    }

    /// The range for a subtitle whose times were typed, corrected if it makes no sense.
    pub fn typed_range(&self, clip: &Clip, start: Option<Time>, end: Option<Time>) -> TimeRange {
        let own = clip.timeline_range;
        let start = start.unwrap_or(own.start()).max(Time::ZERO);
        TimeRange::between(start, end.unwrap_or(own.end()).max(start + LEAST))
    }
}
