//! Every command, once: the palette, the keyboard, menus and help all read this table.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use sunting_session::tools::Tool;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(SHIFT);

/// A command and how it is reached.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which one.
    pub command: Command,
    /// The key of its words.
    pub label: &'static str,
    /// Its keys, the taught one first.
    pub keys: &'static [(Modifiers, Key)],
    /// Whether a single letter must leave text fields alone.
    pub in_text: bool,
}

impl Row {
    /// The key that is taught, as egui knows it.
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        self.keys.first().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key))
    }
}

macro_rules! commands {
    ($($name:ident $label:literal $in_text:literal [$($keys:expr),*];)*) => {
        /// Something that can be done with one key or click.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $label] $name,)*
        }

        /// Every command, in the palette's order.
        pub const COMMANDS: &[Row] = &[
            $(Row { command: Command::$name, label: $label, keys: &[$($keys),*], in_text: $in_text },)*
        ];
    };
}

commands! {
    StepImport "step-import" true [(ALT, Key::Num1)];
    StepTrim "step-trim" true [(ALT, Key::Num2)];
    StepText "step-text" true [(ALT, Key::Num3)];
    StepMake "step-make" true [(ALT, Key::Num4)];
    PlayPause "cmd-play" false [(NONE, Key::Space)];
    FrameBack "cmd-frame-back" false [(NONE, Key::ArrowLeft)];
    FrameForward "cmd-frame-forward" false [(NONE, Key::ArrowRight)];
    SecondBack "cmd-second-back" false [(SHIFT, Key::ArrowLeft)];
    SecondForward "cmd-second-forward" false [(SHIFT, Key::ArrowRight)];
    Back5 "cmd-back5" false [];
    Forward5 "cmd-forward5" false [];
    CutBefore "cmd-cut-before" false [(NONE, Key::ArrowUp)];
    CutAfter "cmd-cut-after" false [(NONE, Key::ArrowDown)];
    ToStart "cmd-to-start" false [(NONE, Key::Home)];
    ToEnd "cmd-to-end" false [(NONE, Key::End)];
    PlayBackward "cmd-play-backward" false [(NONE, Key::J)];
    Stop "cmd-stop" false [(NONE, Key::K)];
    PlayForward "cmd-play-forward" false [(NONE, Key::L)];
    FullScreen "cmd-full-screen" true [(NONE, Key::F11)];
    RemoveBefore "cmd-remove-before" false [(NONE, Key::Q)];
    RemoveAfter "cmd-remove-after" false [(NONE, Key::W)];
    MarkStart "cmd-mark-start" false [(NONE, Key::I)];
    MarkEnd "cmd-mark-end" false [(NONE, Key::O)];
    Unmark "cmd-unmark" false [(ALT, Key::X)];
    Remove "cmd-remove" false [(NONE, Key::Delete), (NONE, Key::Backspace)];
    WatchJoin "cmd-watch-join" false [];
    Split "cmd-split" false [(NONE, Key::S)];
    Join "cmd-join" false [];
    MoveEarlier "cmd-move-earlier" false [(CTRL_SHIFT, Key::ArrowLeft)];
    MoveLater "cmd-move-later" false [(CTRL_SHIFT, Key::ArrowRight)];
    DeleteClip "cmd-delete-clip" false [];
    DeleteLeavingGap "cmd-delete-gap" false [];
    NudgeEarlier "cmd-nudge-earlier" false [(NONE, Key::Comma)];
    NudgeLater "cmd-nudge-later" false [(NONE, Key::Period)];
    Nudge10Earlier "cmd-nudge10-earlier" false [(SHIFT, Key::Comma)];
    Nudge10Later "cmd-nudge10-later" false [(SHIFT, Key::Period)];
    MuteClip "cmd-mute-clip" false [];
    RotateClip "cmd-rotate-clip" false [];
    LockTrack "cmd-lock-track" false [];
    Undo "cmd-undo" true [(CTRL, Key::Z)];
    Redo "cmd-redo" true [(CTRL_SHIFT, Key::Z), (CTRL, Key::Y)];
    Copy "cmd-copy" false [(CTRL, Key::C)];
    Cut "cmd-cut" false [(CTRL, Key::X)];
    Paste "cmd-paste" false [(CTRL, Key::V)];
    Duplicate "cmd-duplicate" false [(CTRL, Key::D)];
    SelectAll "cmd-select-all" false [(CTRL, Key::A)];
    NewSubtitle "cmd-new-subtitle" false [];
    ImportSubtitles "cmd-import-subtitles" false [];
    SaveSubtitles "cmd-save-subtitles" false [];
    RemoveSentence "cmd-remove-sentence" false [];
    PlayWhileTyping "cmd-play-typing" true [(CTRL, Key::Space)];
    ListenAgain "cmd-listen-again" true [(CTRL_SHIFT, Key::Space)];
    SubtitleStart "cmd-subtitle-start" true [(ALT, Key::OpenBracket)];
    SubtitleEnd "cmd-subtitle-end" true [(ALT, Key::CloseBracket)];
    NewProject "cmd-new-project" true [];
    SampleProject "cmd-sample-project" true [];
    OpenProject "cmd-open-project" true [(CTRL, Key::O)];
    ImportFiles "cmd-import" true [(CTRL_SHIFT, Key::I)];
    FromPhone "from-phone" true [];
    WhereSaved "cmd-where-saved" true [(CTRL, Key::S)];
    Versions "cmd-versions" true [];
    DuplicateProject "cmd-duplicate-project" true [];
    MoveProject "cmd-move-project" true [];
    CloseProject "cmd-close-project" true [];
    MakeVideo "cmd-make-video" true [];
    ZoomIn "cmd-zoom-in" false [(NONE, Key::Plus), (NONE, Key::Equals)];
    ZoomOut "cmd-zoom-out" false [(NONE, Key::Minus)];
    FitAll "cmd-fit-all" false [(SHIFT, Key::Z)];
    Details "cmd-details" true [(CTRL, Key::I)];
    Palette "cmd-palette" true [(CTRL, Key::K)];
    Language "cmd-language" true [];
    Appearance "cmd-appearance" true [];
    Help "cmd-help" true [(NONE, Key::F1)];
    Settings "cmd-settings" true [];
    NextRegion "cmd-next-region" true [(NONE, Key::F6)];
    PreviousRegion "cmd-previous-region" true [(SHIFT, Key::F6)];
    LargerText "cmd-larger-text" true [(CTRL, Key::Plus), (CTRL, Key::Equals)];
    SmallerText "cmd-smaller-text" true [(CTRL, Key::Minus)];
    NormalText "cmd-normal-text" true [(CTRL, Key::Num0)];
}

impl Command {
    /// Its row in the table.
    pub fn row(self) -> &'static Row {
        // The macro writes the enumeration and the table in the same order.
        &COMMANDS[self as usize]
    }

    /// The tool that it shows or uses.
    pub fn tool(self) -> Option<Tool> {
        Some(match self {
            Self::RemoveBefore => Tool::RemoveBefore,
            Self::RemoveAfter => Tool::RemoveAfter,
            Self::Remove | Self::WatchJoin => Tool::RemoveMarked,
            Self::Split => Tool::Split,
            Self::Join => Tool::Join,
            Self::MoveEarlier => Tool::MoveEarlier,
            Self::MoveLater => Tool::MoveLater,
            Self::DeleteClip => Tool::Delete,
            Self::DeleteLeavingGap => Tool::DeleteLeavingGap,
            _ => return None,
        })
    }

    /// Whether it changes the project.
    pub fn changes_project(self) -> bool {
        matches!(
            self,
            Self::Remove
                | Self::RemoveBefore
                | Self::RemoveAfter
                | Self::Split
                | Self::Join
                | Self::MoveEarlier
                | Self::MoveLater
                | Self::DeleteClip
                | Self::DeleteLeavingGap
                | Self::NudgeEarlier
                | Self::NudgeLater
                | Self::Nudge10Earlier
                | Self::Nudge10Later
                | Self::MuteClip
                | Self::RotateClip
                | Self::LockTrack
                | Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Paste
                | Self::Duplicate
                | Self::NewSubtitle
                | Self::ImportSubtitles
                | Self::RemoveSentence
                | Self::SubtitleStart
                | Self::SubtitleEnd
                | Self::ImportFiles
        )
    }

    /// Whether it cuts, moves or marks clips at the red line.
    pub fn edits_clips(self) -> bool {
        let from_elsewhere = matches!(
            self,
            Self::Undo | Self::Redo | Self::Paste | Self::NewSubtitle | Self::ImportSubtitles | Self::ImportFiles
        );
        let marks = matches!(self, Self::MarkStart | Self::MarkEnd | Self::SelectAll);
        marks || (self.changes_project() && !from_elsewhere)
    }

    /// The key of its words.
    pub fn label(self) -> &'static str {
        self.row().label
    }
}

/// A shortcut as a key cap says it: `Ctrl+Shift+Z`.
pub fn key_cap(modifiers: Modifiers, key: Key) -> String {
    let mut cap = String::new();
    for (pressed, name) in [(modifiers.command, "Ctrl+"), (modifiers.shift, "Shift+"), (modifiers.alt, "Alt+")] {
        if pressed {
            cap.push_str(name);
        }
    }
    let name = match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Delete => "Del",
        Key::Comma => ",",
        Key::Period => ".",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        other => other.name(),
    };
    cap + name
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_stands_at_its_place_and_no_key_means_two_things() {
        let mut keys = HashSet::new();
        for row in COMMANDS {
            assert_eq!(row.command.row().label, row.label);
            for (modifiers, key) in row.keys {
                assert!(keys.insert((*modifiers, *key)), "{:?} is taken twice", key_cap(*modifiers, *key));
            }
        }
    }

    #[test]
    fn single_letters_leave_text_fields_alone() {
        for row in COMMANDS.iter().filter(|row| row.in_text) {
            for (modifiers, key) in row.keys {
                let function = matches!(key, Key::F1 | Key::F6 | Key::F11);
                assert!(function || modifiers.any(), "{:?} would be typed", row.command);
            }
        }
    }
}
