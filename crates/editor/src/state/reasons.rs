//! Why a command does nothing now: disabled teaches only when it says so.

use sunting_session::Session;
use sunting_session::tools::Reason;

use super::command::Command;

impl Command {
    /// Why it does nothing now; `None` when it does something. `has_place`: whether the project is on the disk.
    pub fn reason(self, session: &Session, has_place: bool) -> Option<Reason> {
        use Command as C;
        if let Some(tool) = self.tool() {
            return session.tool(tool).err();
        }
        match self {
            C::Undo => session.history().labels().next().is_none().then_some("reason-nothing-to-undo"),
            C::Redo => session.history().future_label().is_none().then_some("reason-nothing-to-redo"),
            C::Unmark => (session.marks.start.is_none() && session.marks.end.is_none()).then_some("reason-no-marks"),
            C::Versions | C::DuplicateProject | C::MoveProject | C::CloseProject | C::WhereSaved => {
                (!has_place).then_some("reason-no-project")
            }
            _ if session.is_empty() && needs_clips(self) => Some("reason-no-clip"),
            C::MuteClip | C::RotateClip | C::Copy | C::Cut | C::Duplicate => nothing_to_work_on(session),
            C::NudgeEarlier | C::NudgeLater | C::Nudge10Earlier | C::Nudge10Later => {
                let keeps_order = session.nudging(true, false).is_empty().then_some("reason-video-keeps-order");
                nothing_to_work_on(session).or(keeps_order)
            }
            C::LockTrack => {
                session.tool_track().is_none_or(|track| track.clips.is_empty()).then_some("tracks-no-track")
            }
            C::SaveSubtitles => session.subtitles().is_empty().then_some("reason-no-subtitles"),
            C::RemoveSentence | C::SubtitleStart | C::SubtitleEnd | C::ListenAgain => {
                session.current_subtitle().is_none().then_some("reason-no-subtitle-here")
            }
            _ => None,
        }
    }
}

/// Neither a chosen clip nor one under the red line.
fn nothing_to_work_on(session: &Session) -> Option<Reason> {
    (session.selection.clips().next().is_none() && session.tool_clip().is_none()).then_some("reason-no-clip-here")
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
        let reason = |command: Command| command.reason(&session, false);
        assert_eq!(reason(Command::Split), Some("reason-no-clip"));
        assert_eq!(reason(Command::PlayPause), Some("reason-no-clip"));
        assert_eq!(reason(Command::Undo), Some("reason-nothing-to-undo"));
        assert_eq!(reason(Command::Versions), Some("reason-no-project"));
        assert_eq!(Command::Versions.reason(&session, true), None);
        for free in [Command::ImportFiles, Command::OpenProject, Command::Help, Command::Settings] {
            assert_eq!(reason(free), None);
        }
    }
}
