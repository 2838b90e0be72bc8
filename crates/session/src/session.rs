//! The open project: its history, what is chosen, and where the playhead is.

use std::collections::HashSet;
use std::sync::Arc;

use sunting_core::media_paths::MediaPaths;
use sunting_core::workspace::journal::Entry;
use sunting_timeline::edit::{Edit, EditError, apply_all};
use sunting_timeline::graphic::{GraphicsLook, Place};
use sunting_timeline::{Canvas, Clip, ClipId, Content, History, Media, MediaId, Project, Text, Time, Track, TrackKind};

use super::caption::is_caption;
use super::edit_log::{Cursor, EditLog, LogRead};
use super::removed_sentence::RemovedSentence;
use super::selection::{Marks, Selection};

/// Everything about the open project that is not on the disk.
pub struct Session {
    history: History,
    /// What is done in it, for whoever follows.
    log: EditLog,
    /// The project as it was when a drag began.
    before_drag: Option<Arc<Project>>,
    /// What is being typed, and the project with the last letter of it.
    typed: Option<(Typed, Arc<Project>)>,
    pub(crate) paths: Arc<MediaPaths>,
    /// What is chosen in it.
    pub selection: Selection,
    /// The in and out points.
    pub marks: Marks,
    /// The time that is shown; the window draws it as the red line.
    pub playhead: Time,
    /// Clips that were copied, with the kind of their track.
    pub clipboard: Vec<(TrackKind, Clip)>,
    /// The line of text that went to the system's clipboard with them.
    pub copied_line: String,
    /// Every sentence that was taken out since it was opened.
    pub(crate) removed_sentences: Vec<RemovedSentence>,
}

/// What words are typed into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// A subtitle, or a field of a graphic.
    Clip(ClipId),
    /// Where a graphic stands, by the arrow keys.
    Place(ClipId),
    /// The look that all graphics share.
    Look,
    /// When subtitles are shown, tapped while the film plays.
    Times,
}

/// What an edit took away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// How much shorter the storyline became.
    pub time: Time,
    /// How many subtitles were removed.
    pub subtitles: usize,
    /// Of sound on its own tracks, as far as it was heard.
    pub sound: Time,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(History::new(Arc::new(Project::new(Canvas::default()))), Arc::default())
    }
}

impl Session {
    /// A project with its past.
    pub fn new(history: History, paths: Arc<MediaPaths>) -> Self {
        Self {
            history,
            log: EditLog::default(),
            before_drag: None,
            typed: None,
            paths,
            selection: Selection::Nothing,
            marks: Marks::default(),
            playhead: Time::ZERO,
            clipboard: Vec::new(),
            copied_line: String::new(),
            removed_sentences: Vec::new(),
        }
    }

    /// The same project in an earlier version, with a past of its own. Who follows goes on with it.
    pub fn as_earlier(&mut self, history: History, paths: Arc<MediaPaths>) -> Self {
        let mut log = std::mem::take(&mut self.log);
        log.break_off();
        Self { log, ..Self::new(history, paths) }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Arc<Project> {
        self.history.project()
    }

    /// The steps that can be undone and redone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Follows what is done from now on: the project as it is now and what [`Session::read`] gives lead to what it becomes.
    pub fn follow(&mut self) -> Cursor {
        self.log.follow()
    }

    /// What was done since that reader read last.
    pub fn read(&mut self, cursor: &Cursor) -> LogRead {
        self.log.read(cursor)
    }

    /// How long the video is: it ends where the storyline ends; without one, where the last clip ends.
    pub fn duration(&self) -> Time {
        length_of(self.project())
    }

    /// The duration that the timeline's scale is based on. During a drag it stays what it was when the drag began;
    /// otherwise the scale would change under the pointer.
    pub fn scaled_duration(&self) -> Time {
        length_of(self.before_drag.as_ref().unwrap_or_else(|| self.project()))
    }

    /// Whether nothing is on the timeline yet.
    pub fn is_empty(&self) -> bool {
        self.project().tracks.iter().all(|track| track.clips.is_empty())
    }

    /// The first track of a kind.
    pub fn track_of(&self, kind: TrackKind) -> Option<&Track> {
        self.project().tracks.iter().find(|track| track.kind == kind).map(AsRef::as_ref)
    }

    /// The tracks of subtitles: the first text track, and those that hold subtitles shown at the same time as others.
    pub fn subtitle_tracks(&self) -> impl Iterator<Item = &Arc<Track>> {
        let texts = self.project().tracks.iter().filter(|track| track.kind == TrackKind::Text);
        texts
            .enumerate()
            .filter(|(index, track)| *index == 0 || track.clips.iter().all(is_caption))
            .map(|(_, track)| track)
    }

    /// The subtitles of all those tracks, sorted by start.
    pub fn subtitles(&self) -> Vec<&Clip> {
        let mut subtitles: Vec<&Clip> = self.subtitle_tracks().flat_map(|track| &track.clips).collect();
        subtitles.sort_by_key(|clip| clip.timeline_range.start());
        subtitles
    }

    /// The chosen clip, if it is the only one and the playhead is inside it or at its end.
    fn outlined(&self) -> Option<(&Track, &Clip)> {
        let (track, clip) = self.project().find_clip(self.selection.only_clip()?)?;
        let range = clip.timeline_range;
        (range.start() <= self.playhead && self.playhead <= range.end()).then_some((track, clip))
    }

    /// The track that the tools work on: that of the outlined clip, else the storyline.
    pub fn tool_track(&self) -> Option<&Track> {
        self.outlined().map(|(track, _)| track).or_else(|| self.project().storyline())
    }

    /// The clip that the tools work on: the outlined clip at the playhead, else the storyline's clip there.
    pub fn tool_clip(&self) -> Option<&Clip> {
        if let Some((_, clip)) = self.outlined() {
            return Some(clip);
        }
        let storyline = self.project().storyline()?;
        let last = storyline.clips.last().filter(|clip| clip.timeline_range.end() == self.playhead);
        storyline.clip_at(self.playhead).or(last)
    }

    /// Prepares the selection for the step *Potong* (trim), which begins with the storyline: a chosen clip of another
    /// track, or one that the playhead is not in, is deselected.
    pub fn begin_trimming(&mut self) {
        if self.selection.only_clip().is_some_and(|clip| !self.is_on_storyline(clip)) {
            self.selection = Selection::Nothing;
        }
        self.let_go_of_clip_elsewhere();
    }

    /// Deselects a chosen clip that the playhead has left, because the tools work on the clip at the playhead.
    pub fn let_go_of_clip_elsewhere(&mut self) {
        let tool_clip = self.tool_clip().map(|clip| clip.id);
        if self.selection.only_clip().is_some_and(|chosen| Some(chosen) != tool_clip) {
            self.selection = Selection::Nothing;
        }
    }

    /// Whether a clip lies on the storyline.
    pub fn is_on_storyline(&self, clip: ClipId) -> bool {
        self.project().storyline().is_some_and(|track| track.clips.iter().any(|other| other.id == clip))
    }

    /// The media of a clip.
    pub fn media_of(&self, clip: &Clip) -> Option<&Media> {
        self.project().find_media(clip.content.media()?)
    }

    /// Whether a media is used by any clip.
    pub fn is_used(&self, media: MediaId) -> bool {
        self.project().tracks.iter().flat_map(|track| &track.clips).any(|clip| clip.content.media() == Some(media))
    }

    /// Applies edits as one undo step with that label, either all or none of them.
    ///
    /// # Errors
    /// The first refusal; nothing has changed then.
    pub fn edit(&mut self, label: &'static str, edits: &[Edit]) -> Result<(), EditError> {
        if let [edit] = edits {
            self.history.apply(edit, label)?;
            self.log.push(Entry::Edit { edit: edit.clone(), label: label.to_owned() });
            self.tidy();
            return Ok(());
        }
        self.step(label, |session| session.add_all(edits))
    }

    /// Stores a subtitle's text while it is typed. Until something else happens or another subtitle is edited, all of
    /// it is one undo step with that label.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn type_words(&mut self, label: &'static str, clip: ClipId, edit: &Edit) -> Result<(), EditError> {
        self.type_into(label, Typed::Clip(clip), edit)
    }

    /// Stores the look of all graphics while something of it is typed, as one step in the same way.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn type_look(&mut self, label: &'static str, look: GraphicsLook) -> Result<(), EditError> {
        self.type_into(label, Typed::Look, &Edit::SetGraphicsLook { look })
    }

    /// Moves a graphic by a key, as one step in the same way.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn type_place(&mut self, label: &'static str, clip: ClipId, place: Place) -> Result<(), EditError> {
        self.type_into(label, Typed::Place(clip), &Edit::SetPlace { clip, place })
    }

    /// Moves subtitles while their starts are tapped, as one step in the same way: all edits, or none.
    ///
    /// # Errors
    /// The first refusal; nothing has changed then.
    pub fn tap_times(&mut self, label: &'static str, edits: &[Edit]) -> Result<(), EditError> {
        apply_all(self.project(), edits)?;
        edits.iter().try_for_each(|edit| self.type_into(label, Typed::Times, edit))
    }

    fn type_into(&mut self, label: &'static str, into: Typed, edit: &Edit) -> Result<(), EditError> {
        let goes_on = self.typed.take().is_some_and(|(own, last)| own == into && Arc::ptr_eq(&last, self.project()));
        let steps = self.history.labels().count();
        if goes_on {
            self.history.extend(edit, label)?;
            self.log.push(Entry::Extend { edit: edit.clone(), label: label.to_owned() });
        } else {
            self.edit(label, std::slice::from_ref(edit))?;
        }
        // A step that came to nothing is gone, and the one before it is somebody else's.
        let is_there = !goes_on || self.history.labels().count() == steps;
        self.typed = is_there.then(|| (into, self.project().clone()));
        Ok(())
    }

    /// Ends the step of typing: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.typed = None;
    }

    /// Runs a function whose edits together are one undo step with that label, either all or none of them.
    ///
    /// # Errors
    /// What `work` gives; nothing has changed then.
    pub fn step<T>(
        &mut self,
        label: &'static str,
        work: impl FnOnce(&mut Self) -> Result<T, EditError>,
    ) -> Result<T, EditError> {
        self.begin(label);
        let result = work(self);
        if result.is_err() {
            self.rewind();
        }
        self.end();
        result
    }

    fn begin(&mut self, label: &'static str) {
        self.history.begin_gesture(label);
        self.log.push(Entry::Begin { label: label.to_owned() });
    }

    fn rewind(&mut self) {
        self.history.rewind_gesture();
        self.log.push(Entry::Rewind);
    }

    /// Adds an edit to the step that was begun.
    ///
    /// # Errors
    /// [`EditError`].
    pub(super) fn add(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.add_all(std::slice::from_ref(edit))
    }

    fn add_all(&mut self, edits: &[Edit]) -> Result<(), EditError> {
        if !edits.is_empty() {
            self.history.apply_all(edits, "")?;
        }
        for edit in edits {
            self.log.push(Entry::Edit { edit: edit.clone(), label: String::new() });
        }
        Ok(())
    }

    fn end(&mut self) {
        self.history.end_gesture();
        self.log.push(Entry::End);
        self.tidy();
    }

    /// Begins a drag, which becomes one undo step with that label.
    pub fn begin_drag(&mut self, label: &'static str) {
        if self.before_drag.is_none() {
            self.before_drag = Some(self.project().clone());
            self.begin(label);
        }
    }

    /// Replaces what the drag has done so far by these edits. If they are refused, the project is as it was before the
    /// drag.
    pub fn drag(&mut self, edits: &[Edit]) {
        let Some(before) = self.before_drag.clone() else { return };
        if !Arc::ptr_eq(&before, self.project()) {
            self.rewind();
        }
        if self.add_all(edits).is_err() {
            self.rewind();
        }
    }

    /// Ends a drag. Unless `keep` is set, the project is as it was before the drag.
    pub fn end_drag(&mut self, keep: bool) {
        if self.before_drag.take().is_none() {
            return;
        }
        if !keep {
            self.rewind();
        }
        self.end();
    }

    /// Whether a drag is going on.
    pub fn is_dragging(&self) -> bool {
        self.before_drag.is_some()
    }

    /// Undoes the last step and returns its label.
    pub fn undo(&mut self) -> Option<String> {
        let label = self.history.labels().next().map(str::to_owned);
        if self.history.undo() {
            self.log.push(Entry::Undo);
        }
        self.tidy();
        label
    }

    /// Redoes the last undone step and returns its label.
    pub fn redo(&mut self) -> Option<String> {
        let label = self.history.future_label().map(str::to_owned);
        if self.history.redo() {
            self.log.push(Entry::Redo);
        }
        self.tidy();
        label
    }

    /// How much was removed since `before`, an earlier state of the project.
    pub fn removed_since(&self, before: &Project) -> Removed {
        let end: fn(&Project) -> Time = |project| project.storyline().map_or(Time::ZERO, Track::end);
        let less = |of: fn(&Project) -> Time| (of(before) - of(self.project())).max(Time::ZERO);
        let subtitles = subtitle_count(before).saturating_sub(subtitle_count(self.project()));
        Removed { time: less(end), subtitles, sound: less(sound_length) }
    }

    /// Lets go of what is no longer there.
    fn tidy(&mut self) {
        let project = self.history.project().clone();
        if let Selection::Clips(clips) = &mut self.selection {
            let there: HashSet<ClipId> =
                project.tracks.iter().flat_map(|track| &track.clips).map(|clip| clip.id).collect();
            clips.retain(|clip| there.contains(clip));
            if clips.is_empty() {
                self.selection = Selection::Nothing;
            }
        }
        if let Selection::Media(media) = self.selection
            && project.find_media(media).is_none()
        {
            self.selection = Selection::Nothing;
        }
        self.playhead = self.playhead.clamp(Time::ZERO, self.duration());
        let end = self.duration();
        let within = |mark: Option<Time>| mark.filter(|mark| *mark <= end);
        self.marks = Marks { start: within(self.marks.start), end: within(self.marks.end) };
    }
}

fn length_of(project: &Project) -> Time {
    let storyline = project.storyline().map_or(Time::ZERO, Track::end);
    if storyline > Time::ZERO { storyline } else { project.duration() }
}

/// How much sound lies on tracks of its own, as far as it is heard: music ends with the storyline.
fn sound_length(project: &Project) -> Time {
    let end = project.storyline().map_or(Time::ZERO, Track::end);
    let tracks = project.tracks.iter().filter(|track| track.kind == TrackKind::Audio);
    let heard = |track: &Track, clip: &Clip| match track.ends_with_storyline && end > Time::ZERO {
        true => (clip.timeline_range.end().min(end) - clip.timeline_range.start()).max(Time::ZERO),
        false => clip.timeline_range.duration(),
    };
    tracks
        .flat_map(|track| track.clips.iter().map(move |clip| heard(track, clip)))
        .fold(Time::ZERO, |sum, part| sum + part)
}

fn subtitle_count(project: &Project) -> usize {
    let texts = project.tracks.iter().flat_map(|track| &track.clips);
    texts.filter(|clip| matches!(clip.content, Content::Text(Text::Caption { .. }))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_step_of_several_edits_leaves_the_one_before_it() {
        let mut session = Session::default();
        let track = session.project().tracks[0].id;
        let append = Edit::Append {
            track,
            duration: Time::from_seconds(2).into(),
            content: Content::Color { color: sunting_timeline::Color::rgb(1, 2, 3) },
        };
        session.edit("undo-use", &[append.clone(), append.clone()]).unwrap();
        let refused = Edit::Delete { clip: ClipId(999) };
        for edits in [[refused.clone(), append.clone()], [append, refused]] {
            assert!(session.edit("undo-delete", &edits).is_err());
            assert_eq!(session.duration(), Time::from_seconds(4));
            assert_eq!(session.history().labels().collect::<Vec<_>>(), ["undo-use"]);
        }
    }
}
