//! What a command of the table does.

use std::time::{Duration, Instant};

use sunting_session::subtitles::SubtitleEdit;
use sunting_session::tools::Tool;
use sunting_session::{Marks, Selection};
use sunting_timeline::edit::{Edit, TrackSwitch};
use sunting_timeline::{Time, TimeRange};

use super::regions::{REGIONS, STEP_REGION};
use super::{Effect, Window};
use crate::layout::Class;
use crate::look::icons;
use crate::model::{JobState, JobView};
use crate::state::action::Seeking;
use crate::state::request::{JobWish, PathWish};
use crate::state::text_tab::TextTab;
use crate::state::view::{Scale, TimelineView};
use crate::state::{Action, Command, Overlay, Request, Step};

/// Whoever double-clicks everything does a thing once.
const AGAIN: Duration = Duration::from_millis(500);
/// Before and behind a join that is watched.
const AROUND_JOIN: Time = Time::from_seconds(2);
/// The zoom of one step.
const ZOOM: f32 = 1.5;

impl Window {
    pub fn run(&mut self, command: Command) {
        if self.is_not_for_now(command) {
            return;
        }
        match command {
            Command::StepImport => self.go_to(Step::Import),
            Command::StepTrim => self.go_to(Step::Trim),
            Command::StepText => self.go_to(Step::Text),
            Command::StepMake => self.go_to(Step::Make),
            Command::TabSubtitles => self.open_tab(TextTab::Subtitles),
            Command::TabTitles => self.open_tab(TextTab::Titles),
            Command::TabCharts => self.open_tab(TextTab::Charts),
            Command::PlayPause | Command::PlayWhileTyping => self.play_or_pause(),
            Command::FrameBack => self.step_frames(-1),
            Command::FrameForward => self.step_frames(1),
            Command::SecondBack => self.step_by(-Time::from_seconds(1)),
            Command::SecondForward => self.step_by(Time::from_seconds(1)),
            Command::Back5 => self.step_by(-Time::from_seconds(5)),
            Command::Forward5 => self.step_by(Time::from_seconds(5)),
            Command::ToStart => self.move_playhead(Time::ZERO, Seeking::Exact),
            Command::ToEnd => self.move_playhead(Time::MAX, Seeking::Exact),
            Command::CutBefore | Command::CutAfter => self.step_to_cut(command == Command::CutAfter),
            Command::PlayBackward => self.play_faster(-1),
            Command::PlayForward => self.play_faster(1),
            Command::Stop => self.effects.push(Effect::Pause),
            Command::FullScreen => {
                let full = !self.model.chrome.is_full_screen();
                self.model.chrome.fill_screen(full);
                self.effects.push(Effect::FullScreen(full));
            }
            Command::MarkStart => self.mark(|marks, at| marks.set_start(at)),
            Command::MarkEnd => self.mark(|marks, at| marks.set_end(at)),
            Command::Unmark => self.mark(|marks, _| *marks = Marks::default()),
            Command::RemoveBefore
            | Command::RemoveAfter
            | Command::Split
            | Command::Join
            | Command::MoveEarlier
            | Command::MoveLater => self.run_tool(command),
            // With one end marked a part is meant, never the clip.
            Command::Remove if !self.model.session.marks.is_empty() => self.run_tool(Command::Remove),
            Command::Remove | Command::DeleteClip => self.run_tool(Command::DeleteClip),
            Command::DeleteLeavingGap => self.run_tool(Command::DeleteLeavingGap),
            Command::WatchJoin => self.watch_join(),
            Command::NudgeEarlier => self.nudge(false, false),
            Command::NudgeLater => self.nudge(true, false),
            Command::Nudge10Earlier => self.nudge(false, true),
            Command::Nudge10Later => self.nudge(true, true),
            Command::MuteClip => self.edit_unless_empty("undo-mute", &self.model.session.muting()),
            Command::RotateClip => self.edit_unless_empty("undo-rotate", &self.model.session.rotating()),
            Command::Undo | Command::Redo => self.undo_or_redo(command == Command::Undo),
            Command::Copy => self.copy_video_or_clips(),
            Command::Cut => {
                self.copy();
                self.run_tool(Command::DeleteClip);
            }
            Command::Paste if self.model.session.clipboard.is_empty() => self.ask(Request::PasteFiles),
            Command::Paste => self.edit_unless_empty("undo-paste", &self.model.session.pasting()),
            Command::Duplicate => self.duplicate(),
            Command::SelectAll => self.select_all(),
            Command::NewSubtitle => self.new_subtitle(),
            Command::RemoveSentence => self.remove_sentence(),
            Command::SelectSentences => self.select_sentences(),
            Command::ListenAgain => self.listen_again(),
            Command::SubtitleStart | Command::SubtitleEnd => self.set_subtitle_edge(command),
            Command::ZoomIn => self.zoom(ZOOM),
            Command::ZoomOut => self.zoom(1.0 / ZOOM),
            Command::FitAll => self.model.chrome.look_at(TimelineView::default()),
            Command::Details if self.model.reason(command).is_some() => {}
            Command::Details => self.model.chrome.open_details(!self.model.chrome.details_open()),
            Command::Palette => self.toggle_overlay(Overlay::Palette),
            Command::Help => self.toggle_overlay(Overlay::Help),
            Command::Settings => self.toggle_overlay(Overlay::Settings),
            Command::Versions => self.toggle_overlay(Overlay::Versions),
            Command::MoveProject => self.toggle_overlay(Overlay::Moving),
            Command::Language => self.next_language(),
            Command::Appearance => self.next_appearance(),
            Command::NextRegion => self.go_to_region(1),
            Command::PreviousRegion => self.go_to_region(REGIONS.len() - 1),
            Command::LargerText => self.set_text_size(0.1),
            Command::SmallerText => self.set_text_size(-0.1),
            Command::NormalText => self.set_text_size(0.0),
            Command::FromPhone => self.toggle_overlay(Overlay::Phone),
            Command::LockTrack => self.lock_or_unlock(),
            Command::ImportFiles => self.ask(Request::AskPath(PathWish::Import)),
            Command::OpenProject => self.ask(Request::AskPath(PathWish::Project)),
            Command::PasteScript => self.open_script(),
            Command::TapTimes => self.open_tapping(),
            Command::ImportSubtitles => self.ask(Request::AskPath(PathWish::ReadSubtitles)),
            Command::SaveSubtitles => self.ask(Request::AskPath(PathWish::WriteSubtitles)),
            Command::NewProject | Command::CloseProject => self.ask(Request::NewProject),
            Command::SampleProject => self.ask(Request::OpenSample),
            Command::WhereSaved => self.ask(Request::SaveAndTell),
            Command::DuplicateProject => self.ask(Request::DuplicateProject),
            Command::MakeVideo => self.ask(Request::MakeVideo),
        }
    }

    pub(super) fn go_to(&mut self, step: Step) {
        self.leave_file();
        if self.model.chrome.step() != step {
            self.close_pages();
            self.model.chrome.go_to(step);
            if step == Step::Trim {
                self.model.session.begin_trimming();
            }
            self.model.chrome.open_details(false);
            if step == Step::Make {
                self.ask(Request::LookForMissing);
            }
        }
    }

    /// Leaves the pages that stand in the place of the subtitles.
    fn close_pages(&mut self) {
        self.leave_tapping();
        self.drafts.script.close();
    }

    fn open_tab(&mut self, tab: TextTab) {
        self.go_to(Step::Text);
        if self.model.chrome.class() == Class::Compact {
            // There the details are a tab like the others.
            self.model.chrome.open_details(false);
        }
        self.close_pages();
        (self.drafts.text_tab, self.drafts.focus_text_tab, self.drafts.region) = (tab, true, STEP_REGION);
        self.model.look.keyboard = true;
    }

    fn mark(&mut self, change: impl FnOnce(&mut Marks, Time)) {
        self.leave_file();
        let session = &mut self.model.session;
        change(&mut session.marks, session.playhead);
    }

    /// What the hand holds is let go first. Where the video is not in view, nothing of it is cut: an editing key gives
    /// back the file that is looked at, and in *Jadikan video* it says where editing is done.
    fn is_not_for_now(&mut self, command: Command) -> bool {
        let edits = command.edits_clips();
        if self.model.session.is_dragging() {
            return edits || command.changes_project();
        }
        if edits && self.model.chrome.step() == Step::Make {
            let text = self.model.t("reason-in-make");
            self.say(icons::INFO, text, None);
            return true;
        }
        let is_file = matches!(self.model.session.selection, Selection::Media(_));
        let gives_back = edits && (is_file || self.model.viewing.file().is_some());
        if gives_back {
            self.leave_file();
            self.model.session.selection = Selection::Nothing;
        }
        gives_back
    }

    /// Whether the same tool ran here a moment ago.
    fn is_doubled(&mut self, command: Command) -> bool {
        let now = Instant::now();
        let doubled = self.last_tool.is_some_and(|(last, when)| last == command && now - when < AGAIN);
        self.last_tool = Some((command, now));
        doubled
    }

    /// Lets the same tool run again at once.
    pub fn forget_last_tool(&mut self) {
        self.last_tool = None;
    }

    fn run_tool(&mut self, command: Command) {
        let Some(tool) = command.tool().filter(|_| !self.is_doubled(command)) else { return };
        self.leave_file();
        let session = &self.model.session;
        let (after, chosen) = (session.playhead_after(tool), session.tool_clip().map(|clip| clip.id));
        match session.tool(tool) {
            Ok(edits) => {
                if self.edit(tool.label(), &edits) {
                    if matches!(tool, Tool::RemoveMarked | Tool::Delete | Tool::DeleteLeavingGap) {
                        self.model.session.marks = Default::default();
                    }
                    if let Some(clip) = chosen.filter(|clip| self.model.session.clip(*clip).is_some()) {
                        // Of two pieces the first one: it is the one that was looked at.
                        self.model.session.selection = Selection::clip(clip);
                    }
                    let after = self.moved_along(tool, after, chosen);
                    self.move_playhead(after, Seeking::Exact);
                    if tool == Tool::Split {
                        self.tell_with_undo(icons::SPLIT_HORIZONTAL, "notice-split");
                    }
                }
            }
            Err(reason) => {
                let text = self.model.t(reason);
                self.say(icons::INFO, text, None);
            }
        }
    }

    /// A clip that changed its place takes the playhead along.
    fn moved_along(&self, tool: Tool, after: Time, clip: Option<sunting_timeline::ClipId>) -> Time {
        let moved = matches!(tool, Tool::MoveEarlier | Tool::MoveLater);
        let clip = clip.filter(|_| moved).and_then(|id| self.model.session.clip(id));
        clip.map_or(after, |clip| clip.timeline_range.start())
    }

    fn watch_join(&mut self) {
        self.leave_file();
        let session = &self.model.session;
        let Some(marked) = session.marked() else {
            let text = self.model.t("reason-no-marks");
            self.say(icons::INFO, text, None);
            return;
        };
        let start = (marked.start() - AROUND_JOIN).max(Time::ZERO);
        let end = (marked.end() + AROUND_JOIN).min(session.duration());
        self.effects.push(Effect::PlayPart(TimeRange::between(start, end), Some(marked)));
    }

    fn nudge(&mut self, later: bool, long: bool) {
        let command = if later { Command::NudgeLater } else { Command::NudgeEarlier };
        if let Some(reason) = self.model.reason(command) {
            let text = self.model.t(reason);
            return self.say(icons::INFO, text, None);
        }
        let edits = self.model.session.nudging(later, long);
        if self.edit("undo-nudge", &edits) {
            self.tell_with_undo(icons::ARROWS_HORIZONTAL, if later { "notice-later" } else { "notice-earlier" });
        }
    }

    /// Says what a single key did: whoever meant to type sees it, and takes it back.
    fn tell_with_undo(&mut self, icon: char, key: &str) {
        let text = self.model.t(key);
        self.say(icon, text, Some(("cmd-undo", Action::Run(Command::Undo))));
    }

    fn edit_unless_empty(&mut self, label: &'static str, edits: &[Edit]) {
        if !edits.is_empty() {
            self.edit(label, edits);
        }
    }

    fn undo_or_redo(&mut self, is_undo: bool) {
        self.leave_file();
        let session = &mut self.model.session;
        let look = session.project().graphics_look.clone();
        let label = if is_undo { session.undo() } else { session.redo() };
        let Some(label) = label else { return };
        self.follow_corner_logo(look.corner_logo);
        let step = self.model.t(&label);
        let key = if is_undo { "notice-undone" } else { "notice-redone" };
        let text = self.model.words.text(key, &[("step", step.into())]);
        self.say(if is_undo { icons::ARROW_U_UP_LEFT } else { icons::ARROW_U_UP_RIGHT }, text, None);
        self.move_playhead(self.model.session.playhead, Seeking::Exact);
    }

    /// The finished video that stands on top of the queue, where the queue is in view.
    fn newest_video(&self) -> Option<u64> {
        let is_done = |job: &&JobView| matches!(job.state, JobState::Done { .. });
        let in_view = self.model.chrome.step() == Step::Make;
        self.model.queue.jobs().iter().find(is_done).filter(|_| in_view).map(|job| job.id)
    }

    fn copy_video_or_clips(&mut self) {
        match self.newest_video() {
            Some(job) => self.ask(Request::Job(JobWish::CopyFile, job)),
            None => self.copy(),
        }
    }

    fn copy(&mut self) {
        let text = self.model.session.copy();
        if !text.is_empty() {
            self.effects.push(Effect::CopyText(text));
        }
    }

    fn duplicate(&mut self) {
        if !self.is_doubled(Command::Duplicate) {
            let chosen = self.model.session.chosen().into_iter();
            let edits: Vec<Edit> = chosen.map(|clip| Edit::Duplicate { clip }).collect();
            self.edit_unless_empty("undo-duplicate", &edits);
        }
    }

    fn select_all(&mut self) {
        self.leave_file();
        let clips = self.model.session.tool_track().map(|track| track.clips.iter().map(|clip| clip.id).collect());
        if let Some(clips) = clips {
            self.apply(Action::SelectClips(clips));
        }
    }

    fn new_subtitle(&mut self) {
        if self.is_doubled(Command::NewSubtitle) {
            return;
        }
        self.leave_file();
        self.close_pages();
        self.model.chrome.go_to(Step::Text);
        if self.model.session.is_empty() {
            let text = self.model.t("reason-no-clip");
            self.say(icons::INFO, text, None);
        } else {
            self.apply(Action::Subtitle(SubtitleEdit::New));
        }
    }

    fn listen_again(&mut self) {
        if let Some(range) = self.model.session.current_subtitle().map(|clip| clip.timeline_range) {
            self.leave_file();
            self.effects.push(Effect::PlayPart(range, None));
        }
    }

    fn set_subtitle_edge(&mut self, command: Command) {
        let at = self.model.session.playhead;
        let Some(clip) = self.model.session.current_subtitle() else { return };
        let (start, end) = if command == Command::SubtitleStart { (Some(at), None) } else { (None, Some(at)) };
        let (id, range) = (clip.id, self.model.session.typed_range(clip, start, end));
        self.apply(Action::Subtitle(SubtitleEdit::SetRange(id, range.start(), range.end())));
    }

    /// How the timeline is looked at now.
    pub fn scale(&self) -> Scale {
        let (left, width) = self.model.chrome.lane();
        self.model.chrome.view().scale(left, width, self.model.session.scaled_duration())
    }

    fn zoom(&mut self, factor: f32) {
        let scale = self.scale();
        let (left, width) = self.model.chrome.lane();
        let line = scale.x(self.model.session.playhead);
        let around = if (left..left + width).contains(&line) { line } else { left + width / 2.0 };
        self.model.chrome.look_at(scale.zoomed(factor, around));
    }

    fn lock_or_unlock(&mut self) {
        if let Some(track) = self.model.session.tool_track() {
            let edit = TrackSwitch::Locked(!track.locked).of(track.id);
            self.edit("undo-track", &[edit]);
        }
    }

    fn toggle_overlay(&mut self, overlay: Overlay) {
        let next = (self.model.overlays.shown() != Some(&overlay)).then_some(overlay);
        self.apply(Action::Show(next));
    }
}
