//! Why a command does nothing now: disabled teaches only when it says so.

use sunting_session::Session;
use sunting_session::tools::Reason;

use super::Model;
use crate::layout::Class;
use crate::state::command::Needs;
use crate::state::{Command, Step};

impl Model {
    /// Why a command does nothing now: the key of the sentence; `None` when it does something.
    pub fn reason(&self, command: Command) -> Option<Reason> {
        if self.chrome.step() == Step::Make && command.edits_clips() {
            return Some("reason-in-make");
        }
        let session = &self.session;
        let no_clip = session.is_empty().then_some("reason-no-clip");
        match command.row().needs {
            Needs::Nothing => None,
            Needs::Clips => no_clip,
            Needs::ClipHere => no_clip.or_else(|| nothing_to_work_on(session)),
            Needs::MovableClip => no_clip
                .or_else(|| nothing_to_work_on(session))
                .or_else(|| session.nudging(true, false).is_empty().then_some("reason-video-keeps-order")),
            Needs::Track => no_clip.or_else(|| {
                session.tool_track().is_none_or(|track| track.clips.is_empty()).then_some("tracks-no-track")
            }),
            Needs::Subtitles => no_clip.or_else(|| session.subtitles().is_empty().then_some("reason-no-subtitles")),
            Needs::SubtitleHere => {
                no_clip.or_else(|| session.current_subtitle().is_none().then_some("reason-no-subtitle-here"))
            }
            Needs::Marks => session.marks.is_empty().then_some("reason-no-marks"),
            Needs::Past => session.history().labels().next().is_none().then_some("reason-nothing-to-undo"),
            Needs::Future => session.history().future_label().is_none().then_some("reason-nothing-to-redo"),
            Needs::SavedProject => self.safety.place().is_none().then_some("reason-no-project"),
            Needs::Tool(tool) => session.tool(tool).err(),
            Needs::FoldedDetails => self.no_details(),
            Needs::MakableVideo => no_clip.or_else(|| self.reason_not_to_make()),
        }
    }

    /// Whether the page is shown with which everything begins.
    pub fn is_start_page(&self) -> bool {
        self.chrome.step() == Step::Import && self.is_start()
    }

    fn no_details(&self) -> Option<Reason> {
        let always_shown = match self.chrome.class() {
            Class::Wide => true,
            Class::Medium => self.chrome.step() == Step::Make,
            Class::Compact => false,
        };
        match self.is_start_page() {
            true => Some("reason-no-clip"),
            false => always_shown.then_some("reason-details-shown"),
        }
    }

    fn reason_not_to_make(&self) -> Option<Reason> {
        if self.missing_in_video().next().is_some() {
            return Some("make-missing-reason");
        }
        let (making, project) = (&self.making, self.session.project());
        if self.queue.jobs().iter().any(|job| job.is_under_way(making.purpose(), project)) {
            return Some("make-queued");
        }
        making.prediction().is_some_and(|prediction| !prediction.can_be_made).then_some("make-too-long")
    }
}

/// Neither a chosen clip nor one at the playhead.
fn nothing_to_work_on(session: &Session) -> Option<Reason> {
    (session.selection.clips().next().is_none() && session.tool_clip().is_none()).then_some("reason-no-clip-here")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use std::path::Path;
    use sunting_core::workspace::open::ProjectPlace;

    #[test]
    fn an_empty_window_says_why_most_commands_wait() {
        let mut model = Model::new(Settings::default());
        assert_eq!(model.reason(Command::Split), Some("reason-no-clip"));
        assert_eq!(model.reason(Command::PlayPause), Some("reason-no-clip"));
        assert_eq!(model.reason(Command::Undo), Some("reason-nothing-to-undo"));
        assert_eq!(model.reason(Command::Versions), Some("reason-no-project"));
        for free in [Command::ImportFiles, Command::OpenProject, Command::Help, Command::Settings] {
            assert_eq!(model.reason(free), None);
        }
        model.safety.lie_at(ProjectPlace::of(Path::new("/a/a.sunting")));
        assert_eq!(model.reason(Command::Versions), None);
    }
}
