//! Every command, once: the palette, the keyboard, menus, help and reasons all read this table.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use sunting_session::tools::Tool;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = ALT.plus(SHIFT);
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(SHIFT);

/// Where the keys of a command are heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A text field takes them for itself.
    OutsideTexts,
    InTexts,
    /// Also although something lies over the window.
    OverAll,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touches {
    Nothing,
    /// What is marked or chosen on the timeline.
    Marks,
    /// Clips at the playhead.
    Clips,
    /// The project, not at the playhead.
    Project,
}

/// What a command needs: without it the command does nothing, and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    Clips,
    /// A clip that is chosen or at the playhead.
    ClipHere,
    /// Such a clip that can lie a little earlier or later.
    MovableClip,
    Track,
    Subtitles,
    /// A subtitle that is chosen or at the playhead.
    SubtitleHere,
    Marks,
    /// A step to take back.
    Past,
    /// A step that was taken back.
    Future,
    /// A project that is on the disk.
    SavedProject,
    Tool(Tool),
    /// Details that are not shown all the time.
    FoldedDetails,
    /// A video that can be made and is not being made.
    MakableVideo,
}

/// A command with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    pub command: Command,
    /// The key of its words.
    pub label: &'static str,
    /// Its keys, the taught one first.
    pub keys: &'static [(Modifiers, Key)],
    pub heard: Heard,
    pub touches: Touches,
    pub needs: Needs,
}

impl CommandRow {
    /// The key that is taught, as egui knows it.
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        self.keys.first().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key))
    }
}

macro_rules! commands {
    ($($name:ident $label:literal [$($keys:expr),*] $heard:ident $touches:ident $needs:ident $(($tool:expr))?;)*) => {
        /// Something that can be done with one key or click.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $label] $name,)*
        }

        /// Every command, in the palette's order.
        pub const COMMANDS: &[&CommandRow] = &[$(Command::$name.row(),)*];

        impl Command {
            /// Its row in the table.
            pub const fn row(self) -> &'static CommandRow {
                match self {
                    $(Self::$name => const {
                        &CommandRow {
                            command: Self::$name,
                            label: $label,
                            keys: &[$($keys),*],
                            heard: Heard::$heard,
                            touches: Touches::$touches,
                            needs: Needs::$needs $(($tool))?,
                        }
                    },)*
                }
            }
        }
    };
}

// What it is called, its keys and where they are heard; what it touches; what it needs.
commands! {
    StepImport "step-import" [(ALT, Key::Num1)] InTexts Nothing Nothing;
    StepTrim "step-trim" [(ALT, Key::Num2)] InTexts Nothing Nothing;
    StepText "step-text" [(ALT, Key::Num3)] InTexts Nothing Nothing;
    StepMake "step-make" [(ALT, Key::Num4)] InTexts Nothing Nothing;
    TabSubtitles "cmd-tab-subtitles" [(ALT_SHIFT, Key::Num1)] InTexts Nothing Nothing;
    TabTitles "cmd-tab-titles" [(ALT_SHIFT, Key::Num2)] InTexts Nothing Nothing;
    TabCharts "cmd-tab-charts" [(ALT_SHIFT, Key::Num3)] InTexts Nothing Nothing;
    PlayPause "cmd-play" [(NONE, Key::Space)] OutsideTexts Nothing Clips;
    FrameBack "cmd-frame-back" [(NONE, Key::ArrowLeft)] OutsideTexts Nothing Clips;
    FrameForward "cmd-frame-forward" [(NONE, Key::ArrowRight)] OutsideTexts Nothing Clips;
    SecondBack "cmd-second-back" [(SHIFT, Key::ArrowLeft)] OutsideTexts Nothing Clips;
    SecondForward "cmd-second-forward" [(SHIFT, Key::ArrowRight)] OutsideTexts Nothing Clips;
    Back5 "cmd-back5" [] OutsideTexts Nothing Clips;
    Forward5 "cmd-forward5" [] OutsideTexts Nothing Clips;
    CutBefore "cmd-cut-before" [(NONE, Key::ArrowUp)] OutsideTexts Nothing Clips;
    CutAfter "cmd-cut-after" [(NONE, Key::ArrowDown)] OutsideTexts Nothing Clips;
    ToStart "cmd-to-start" [(NONE, Key::Home)] OutsideTexts Nothing Clips;
    ToEnd "cmd-to-end" [(NONE, Key::End)] OutsideTexts Nothing Clips;
    PlayBackward "cmd-play-backward" [(NONE, Key::J)] OutsideTexts Nothing Clips;
    Stop "cmd-stop" [(NONE, Key::K)] OutsideTexts Nothing Clips;
    PlayForward "cmd-play-forward" [(NONE, Key::L)] OutsideTexts Nothing Clips;
    FullScreen "cmd-full-screen" [(NONE, Key::F11)] InTexts Nothing Nothing;
    RemoveBefore "cmd-remove-before" [(NONE, Key::Q)] OutsideTexts Clips Tool(Tool::RemoveBefore);
    RemoveAfter "cmd-remove-after" [(NONE, Key::W)] OutsideTexts Clips Tool(Tool::RemoveAfter);
    MarkStart "cmd-mark-start" [(NONE, Key::I)] OutsideTexts Marks Clips;
    MarkEnd "cmd-mark-end" [(NONE, Key::O)] OutsideTexts Marks Clips;
    Unmark "cmd-unmark" [(ALT, Key::X)] OutsideTexts Nothing Marks;
    Remove "cmd-remove" [(NONE, Key::Delete), (NONE, Key::Backspace)] OutsideTexts Clips Tool(Tool::RemoveMarked);
    WatchJoin "cmd-watch-join" [] OutsideTexts Nothing Tool(Tool::RemoveMarked);
    Split "cmd-split" [(NONE, Key::S)] OutsideTexts Clips Tool(Tool::Split);
    Join "cmd-join" [] OutsideTexts Clips Tool(Tool::Join);
    MoveEarlier "cmd-move-earlier" [(CTRL_SHIFT, Key::ArrowLeft)] OutsideTexts Clips Tool(Tool::MoveEarlier);
    MoveLater "cmd-move-later" [(CTRL_SHIFT, Key::ArrowRight)] OutsideTexts Clips Tool(Tool::MoveLater);
    DeleteClip "cmd-delete-clip" [] OutsideTexts Clips Tool(Tool::Delete);
    DeleteLeavingGap "cmd-delete-gap" [] OutsideTexts Clips Tool(Tool::DeleteLeavingGap);
    NudgeEarlier "cmd-nudge-earlier" [(NONE, Key::Comma)] OutsideTexts Clips MovableClip;
    NudgeLater "cmd-nudge-later" [(NONE, Key::Period)] OutsideTexts Clips MovableClip;
    Nudge10Earlier "cmd-nudge10-earlier" [(SHIFT, Key::Comma)] OutsideTexts Clips MovableClip;
    Nudge10Later "cmd-nudge10-later" [(SHIFT, Key::Period)] OutsideTexts Clips MovableClip;
    MuteClip "cmd-mute-clip" [] OutsideTexts Clips ClipHere;
    RotateClip "cmd-rotate-clip" [] OutsideTexts Clips ClipHere;
    LockTrack "cmd-lock-track" [] OutsideTexts Clips Track;
    Undo "cmd-undo" [(CTRL, Key::Z)] InTexts Project Past;
    Redo "cmd-redo" [(CTRL_SHIFT, Key::Z), (CTRL, Key::Y)] InTexts Project Future;
    Copy "cmd-copy" [(CTRL, Key::C)] OutsideTexts Nothing ClipHere;
    Cut "cmd-cut" [(CTRL, Key::X)] OutsideTexts Clips ClipHere;
    Paste "cmd-paste" [(CTRL, Key::V)] OutsideTexts Project Nothing;
    Duplicate "cmd-duplicate" [(CTRL, Key::D)] OutsideTexts Clips ClipHere;
    SelectAll "cmd-select-all" [(CTRL, Key::A)] OutsideTexts Marks Clips;
    NewSubtitle "cmd-new-subtitle" [] OutsideTexts Project Clips;
    PasteScript "cmd-paste-script" [] OutsideTexts Nothing Clips;
    TapTimes "cmd-tap-times" [] OutsideTexts Nothing Subtitles;
    ImportSubtitles "cmd-import-subtitles" [] OutsideTexts Project Nothing;
    SaveSubtitles "cmd-save-subtitles" [] OutsideTexts Nothing Subtitles;
    RemoveSentence "cmd-remove-sentence" [] OutsideTexts Clips SubtitleHere;
    SelectSentences "cmd-select-sentences" [] OutsideTexts Nothing Subtitles;
    PlayWhileTyping "cmd-play-typing" [(CTRL, Key::Space)] InTexts Nothing Clips;
    ListenAgain "cmd-listen-again" [(CTRL_SHIFT, Key::Space)] InTexts Nothing SubtitleHere;
    SubtitleStart "cmd-subtitle-start" [(ALT, Key::OpenBracket)] InTexts Clips SubtitleHere;
    SubtitleEnd "cmd-subtitle-end" [(ALT, Key::CloseBracket)] InTexts Clips SubtitleHere;
    NewProject "cmd-new-project" [] InTexts Nothing Nothing;
    SampleProject "cmd-sample-project" [] InTexts Nothing Nothing;
    OpenProject "cmd-open-project" [(CTRL, Key::O)] InTexts Nothing Nothing;
    ImportFiles "cmd-import" [(CTRL_SHIFT, Key::I)] InTexts Project Nothing;
    FromPhone "from-phone" [] InTexts Nothing Nothing;
    WhereSaved "cmd-where-saved" [(CTRL, Key::S)] InTexts Nothing SavedProject;
    Versions "cmd-versions" [] InTexts Nothing SavedProject;
    DuplicateProject "cmd-duplicate-project" [] InTexts Nothing SavedProject;
    MoveProject "cmd-move-project" [] InTexts Nothing SavedProject;
    CloseProject "cmd-close-project" [] InTexts Nothing SavedProject;
    MakeVideo "cmd-make-video" [] InTexts Nothing MakableVideo;
    ZoomIn "cmd-zoom-in" [(NONE, Key::Plus), (NONE, Key::Equals)] OutsideTexts Nothing Clips;
    ZoomOut "cmd-zoom-out" [(NONE, Key::Minus)] OutsideTexts Nothing Clips;
    FitAll "cmd-fit-all" [(SHIFT, Key::Z)] OutsideTexts Nothing Clips;
    Details "cmd-details" [(CTRL, Key::I)] InTexts Nothing FoldedDetails;
    Palette "cmd-palette" [(CTRL, Key::K)] OverAll Nothing Nothing;
    Language "cmd-language" [] InTexts Nothing Nothing;
    Appearance "cmd-appearance" [] InTexts Nothing Nothing;
    Help "cmd-help" [(NONE, Key::F1)] OverAll Nothing Nothing;
    Settings "cmd-settings" [] InTexts Nothing Nothing;
    NextRegion "cmd-next-region" [(NONE, Key::F6)] InTexts Nothing Nothing;
    PreviousRegion "cmd-previous-region" [(SHIFT, Key::F6)] InTexts Nothing Nothing;
    LargerText "cmd-larger-text" [(CTRL, Key::Plus), (CTRL, Key::Equals)] OverAll Nothing Nothing;
    SmallerText "cmd-smaller-text" [(CTRL, Key::Minus)] OverAll Nothing Nothing;
    NormalText "cmd-normal-text" [(CTRL, Key::Num0)] OverAll Nothing Nothing;
}

impl Command {
    /// The tool that it shows or uses.
    pub fn tool(self) -> Option<Tool> {
        if let Needs::Tool(tool) = self.row().needs { Some(tool) } else { None }
    }

    /// Whether it changes the project.
    pub fn changes_project(self) -> bool {
        matches!(self.row().touches, Touches::Clips | Touches::Project)
    }

    /// Whether it cuts, moves or marks clips at the playhead.
    pub fn edits_clips(self) -> bool {
        matches!(self.row().touches, Touches::Clips | Touches::Marks)
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
    fn no_key_means_two_things() {
        let mut keys = HashSet::new();
        for row in COMMANDS {
            for (modifiers, key) in row.keys {
                assert!(keys.insert((*modifiers, *key)), "{:?} is taken twice", key_cap(*modifiers, *key));
            }
        }
    }

    #[test]
    fn single_letters_leave_text_fields_alone() {
        for row in COMMANDS.iter().filter(|row| row.heard != Heard::OutsideTexts) {
            for (modifiers, key) in row.keys {
                let function = matches!(key, Key::F1 | Key::F6 | Key::F11);
                assert!(function || modifiers.any(), "{:?} would be typed", row.command);
            }
        }
    }
}
