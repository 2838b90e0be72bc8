//! Why a command does nothing now: disabled teaches only when it says so.

use super::command::Command;
use super::session::Session;
use super::tools::Reason;

impl Session {
    /// Why a command does nothing now; `None` when it does something. `has_place`: whether the project is on the disk.
    pub fn reason(&self, command: Command, has_place: bool) -> Option<Reason> {
        use Command as C;
        match command {
            C::RemoveBefore | C::RemoveAfter | C::Remove | C::WatchJoin | C::Split | C::Join => {
                self.tool(command).err()
            }
            C::MoveEarlier | C::MoveLater | C::DeleteClip | C::DeleteLeavingGap => self.tool(command).err(),
            C::Undo => self.history().labels().next().is_none().then_some("reason-nothing-to-undo"),
            C::Redo => self.history().future_label().is_none().then_some("reason-nothing-to-redo"),
            C::Unmark => (self.marks.start.is_none() && self.marks.end.is_none()).then_some("reason-no-marks"),
            C::Versions | C::DuplicateProject | C::MoveProject | C::CloseProject | C::WhereSaved => {
                (!has_place).then_some("reason-no-project")
            }
            _ if self.is_empty() && needs_clips(command) => Some("reason-no-clip"),
            C::MuteClip | C::RotateClip | C::Copy | C::Cut | C::Duplicate => self.nothing_to_work_on(),
            C::NudgeEarlier | C::NudgeLater | C::Nudge10Earlier | C::Nudge10Later => {
                let keeps_order = self.nudging(true, false).is_empty().then_some("reason-video-keeps-order");
                self.nothing_to_work_on().or(keeps_order)
            }
            C::LockTrack => self.tool_track().is_none_or(|track| track.clips.is_empty()).then_some("tracks-no-track"),
            C::SaveSubtitles => self.subtitles().is_empty().then_some("reason-no-subtitles"),
            C::RemoveSentence | C::SubtitleStart | C::SubtitleEnd | C::ListenAgain => {
                self.current_subtitle().is_none().then_some("reason-no-subtitle-here")
            }
            _ => None,
        }
    }

    /// Neither a chosen clip nor one under the red line.
    fn nothing_to_work_on(&self) -> Option<Reason> {
        (self.selection.clips().next().is_none() && self.tool_clip().is_none()).then_some("reason-no-clip-here")
    }
}

/// Whether a command is about a video that is there.
fn needs_clips(command: Command) -> bool {
    use Command as C;
    let of_player = matches!(
        command,
        C::PlayPause
            | C::FrameBack
            | C::FrameForward
            | C::SecondBack
            | C::SecondForward
            | C::Back5
            | C::Forward5
            | C::CutBefore
            | C::CutAfter
            | C::ToStart
            | C::ToEnd
            | C::PlayBackward
            | C::Stop
            | C::PlayForward
            | C::PlayWhileTyping
            | C::ListenAgain
    );
    let of_timeline = matches!(
        command,
        C::MarkStart
            | C::MarkEnd
            | C::MuteClip
            | C::RotateClip
            | C::LockTrack
            | C::Copy
            | C::Cut
            | C::Duplicate
            | C::NudgeEarlier
            | C::NudgeLater
            | C::Nudge10Earlier
            | C::Nudge10Later
            | C::SelectAll
            | C::NewSubtitle
            | C::SaveSubtitles
            | C::RemoveSentence
            | C::SubtitleStart
            | C::SubtitleEnd
            | C::MakeVideo
            | C::ZoomIn
            | C::ZoomOut
            | C::FitAll
    );
    of_player || of_timeline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_window_says_why_most_commands_wait() {
        let session = Session::default();
        let reason = |command| session.reason(command, false);
        assert_eq!(reason(Command::Split), Some("reason-no-clip"));
        assert_eq!(reason(Command::PlayPause), Some("reason-no-clip"));
        assert_eq!(reason(Command::Undo), Some("reason-nothing-to-undo"));
        assert_eq!(reason(Command::Versions), Some("reason-no-project"));
        assert_eq!(session.reason(Command::Versions, true), None);
        for free in [Command::ImportFiles, Command::OpenProject, Command::Help, Command::Settings] {
            assert_eq!(reason(free), None);
        }
    }
}
