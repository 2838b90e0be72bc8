//! From keys to commands. Consumed before any field or button sees them.

use eframe::egui::{Event, InputState, Key, Modifiers};

use super::action::TapAct;
use super::command::{COMMANDS, Command, Heard};

/// Who else hears the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// A text field has the focus.
    pub typing: bool,
    /// Something lies over the window, or a menu is open.
    pub overlay: bool,
    /// A slider or a list moves by the arrow keys.
    pub lent: bool,
    /// A row of ticks takes the space bar.
    pub lent_space: bool,
}

/// The commands whose keys were pressed, in the order of the hand, each as often as its key went down. While someone
/// types, single letters and the clipboard belong to the text; under an overlay only what opens and closes overlays is
/// heard.
pub fn pressed(input: &mut InputState, situation: &Situation) -> Vec<Command> {
    let mut commands = Vec::new();
    input.events.retain(|event| {
        let command = command_of(event, situation);
        commands.extend(command);
        command.is_none()
    });
    commands
}

/// What the keys ask for with which times are tapped; a key that is held down taps once. Enter belongs to whatever has
/// the keyboard, where that is something else (`takes_enter` is not set).
pub fn tapped(input: &mut InputState, takes_enter: bool) -> Vec<TapAct> {
    let mut acts = Vec::new();
    input.events.retain(|event| {
        let &Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
        let act = match key {
            Key::ArrowDown if modifiers.is_none() => TapAct::Mark,
            Key::ArrowUp if modifiers.is_none() => TapAct::Back,
            Key::Enter if modifiers.is_none() && takes_enter || modifiers.command_only() => TapAct::Mark,
            _ => return true,
        };
        acts.extend((!repeat).then_some(act));
        false
    });
    acts
}

/// What an event asks for. Copy and cut come as events of their own; on Windows Shift+Delete is a cut as well.
fn command_of(event: &Event, situation: &Situation) -> Option<Command> {
    let has_clipboard = !situation.typing && !situation.overlay;
    match event {
        Event::Copy if has_clipboard => Some(Command::Copy),
        Event::Cut if has_clipboard => Some(Command::Cut),
        Event::Key { key, physical_key, modifiers, pressed: true, .. } => {
            command_of_key(meant(*key, *physical_key, *modifiers), *modifiers, situation)
        }
        _ => None,
    }
}

/// With Shift the key of a digit is one of the signs above them, and which one is a matter of the keyboard.
fn meant(key: Key, physical: Option<Key>, held: Modifiers) -> Key {
    const DIGITS: [Key; 3] = [Key::Num1, Key::Num2, Key::Num3];
    physical.filter(|own| held.shift && held.alt && DIGITS.contains(own)).unwrap_or(key)
}

/// The command of the longest shortcut that is held: Ctrl+Shift+Z is not Ctrl+Z.
fn command_of_key(key: Key, held: Modifiers, situation: &Situation) -> Option<Command> {
    let is_heard = |heard: Heard| match heard {
        Heard::OutsideTexts => !situation.overlay && !situation.typing,
        Heard::InTexts => !situation.overlay,
        Heard::OverAll => true,
    };
    let weight = |modifiers: Modifiers| [modifiers.command, modifiers.shift, modifiers.alt].map(usize::from);
    let rows = COMMANDS.iter().filter(|row| is_heard(row.heard));
    let shortcuts = rows.flat_map(|row| row.keys.iter().map(move |keys| (row, keys)));
    shortcuts
        .filter(|(_, (modifiers, own))| *own == key && held.matches_logically(*modifiers))
        .filter(|(_, (modifiers, _))| !is_for_text(situation.typing, *modifiers, key))
        .filter(|(_, (modifiers, _))| !(situation.lent && is_arrow(*modifiers, key)))
        .filter(|(_, (modifiers, _))| !(situation.lent_space && modifiers.is_none() && key == Key::Space))
        .max_by_key(|(_, (modifiers, _))| weight(*modifiers).iter().sum::<usize>())
        .map(|(row, _)| row.command)
}

/// Whether an arrow key was pressed, and no key that moves the focus.
pub fn moves_by_arrows(input: &InputState) -> bool {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    arrows.into_iter().any(|key| input.key_pressed(key)) && !input.key_pressed(Key::Tab)
}

/// Also with Shift, which makes longer steps.
fn is_arrow(modifiers: Modifiers, key: Key) -> bool {
    !modifiers.command
        && !modifiers.alt
        && matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End)
}

/// In a text, undo and redo are the text's own.
fn is_for_text(is_typing: bool, modifiers: Modifiers, key: Key) -> bool {
    is_typing && modifiers.command && matches!(key, Key::Z | Key::Y)
}

/// What is to be put in from a clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Clips that were copied here.
    Clips,
    /// Files or a picture that the system's clipboard holds.
    FromSystem,
    /// Words of other programs, which may stand for files as well.
    Words(String),
}

/// Hears when something is pasted. Clips were copied together with a line of text: when that line comes back, they are
/// meant. Files alone bring no event of their own, and no press of V either: then V comes up without having gone down,
/// whether Ctrl is still held or was let go first. What is half pressed when the keyboard goes to another window is
/// forgotten, and a V that went down there pastes nothing here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pasting {
    /// An event came since the key went down.
    has_come: bool,
    /// V went down as a letter.
    is_letter: bool,
    has_ctrl: bool,
    /// The keyboard came from another window, and Ctrl has not gone down since.
    is_from_elsewhere: bool,
}

impl Pasting {
    /// What is pasted with this input; where somebody else takes it (`takes` is not set), it is left for them.
    pub fn hear(&mut self, input: &mut InputState, own_line: &str, takes: bool) -> Option<Pasted> {
        let mut pasted = None;
        // What is held when the keyboard comes or goes is told together with that.
        let changes_window = input.events.iter().any(|event| matches!(event, Event::WindowFocused(_)));
        input.events.retain(|event| {
            match event {
                Event::WindowFocused(_) => {
                    *self = Self { is_from_elsewhere: true, ..Self::default() };
                    return true;
                }
                Event::ModifiersChanged(held) => {
                    self.is_from_elsewhere &= changes_window || self.has_ctrl || !held.command;
                    self.has_ctrl = held.command;
                    return true;
                }
                Event::Paste(text) => {
                    let is_own = !own_line.is_empty() && text == own_line;
                    pasted = Some(if is_own { Pasted::Clips } else { Pasted::Words(text.clone()) });
                }
                Event::PasteImage(_) => pasted = Some(Pasted::FromSystem),
                Event::Key { key: Key::V, pressed: true, .. } => {
                    self.is_letter = true;
                    return true;
                }
                Event::Key { key: Key::V, pressed: false, .. } => {
                    let (has_come, is_letter) =
                        (std::mem::take(&mut self.has_come), std::mem::take(&mut self.is_letter));
                    let is_ours = !changes_window && !self.is_from_elsewhere;
                    if is_ours && !has_come && !is_letter && pasted.is_none() {
                        pasted = Some(Pasted::FromSystem);
                    }
                    return true;
                }
                _ => return true,
            }
            self.has_come = true;
            !takes
        });
        pasted.filter(|_| takes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(events: Vec<Event>) -> InputState {
        let mut input = InputState::default();
        input.events = events;
        input
    }

    #[test]
    fn every_key_of_the_table_is_heard_as_its_own_command() {
        for row in COMMANDS {
            for &(modifiers, key) in row.keys {
                let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
                let heard = pressed(&mut input(vec![event]), &Situation::default());
                assert_eq!(heard, vec![row.command], "{}", super::super::command::key_cap(modifiers, key));
            }
        }
    }

    fn v(pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key: Key::V, physical_key: None, pressed, repeat: false, modifiers }
    }

    #[test]
    fn clips_files_and_pictures_are_told_apart() {
        let mut pasting = Pasting::default();
        let mut ask = |events: Vec<Event>| pasting.hear(&mut input(events), "VID 1.mp4", true);
        let up = || v(false, Modifiers::COMMAND);
        assert_eq!(ask(vec![Event::Paste("VID 1.mp4".to_owned())]), Some(Pasted::Clips));
        assert_eq!(ask(vec![up()]), None, "the same press");
        assert_eq!(ask(vec![up()]), Some(Pasted::FromSystem), "files bring no event");
        let words = |words: &str| Some(Pasted::Words(words.to_owned()));
        assert_eq!(ask(vec![Event::Paste("something else".to_owned()), up()]), words("something else"));
        assert_eq!(ask(Vec::new()), None);
    }

    #[test]
    fn files_are_pasted_when_ctrl_is_let_go_first_and_by_a_quick_tap() {
        let mut pasting = Pasting::default();
        let mut ask = |events: Vec<Event>, takes| pasting.hear(&mut input(events), "", takes);
        let up = || v(false, Modifiers::NONE);
        assert_eq!(ask(vec![up()], true), Some(Pasted::FromSystem));
        // Words, then files: what came with the words is not remembered for the files.
        let words = Some(Pasted::Words("kata".to_owned()));
        assert_eq!(ask(vec![Event::Paste("kata".to_owned()), up()], true), words);
        assert_eq!(ask(vec![up()], true), Some(Pasted::FromSystem));
        // The letter V pastes nothing, and neither does what a field took.
        assert_eq!(ask(vec![v(true, Modifiers::NONE)], true), None);
        assert_eq!(ask(vec![up()], true), None);
        assert_eq!(ask(vec![v(true, Modifiers::NONE)], false), None, "typed into a field");
        assert_eq!(ask(vec![up()], true), None, "that was left before V came up");
        let mut for_field = input(vec![Event::Paste("kata".to_owned())]);
        assert_eq!(pasting.hear(&mut for_field, "", false), None);
        assert_eq!(for_field.events.len(), 1, "the field takes it");
    }

    #[test]
    fn a_paste_that_was_half_pressed_in_another_window_pastes_nothing_here() {
        let mut pasting = Pasting::default();
        let mut ask = |events: Vec<Event>| pasting.hear(&mut input(events), "", true);
        let (ctrl, none) = (Modifiers::COMMAND, Modifiers::NONE);
        let (up, loose) = (|| v(false, Modifiers::COMMAND), || v(false, Modifiers::NONE));
        let (here, away) = (|| Event::WindowFocused(true), || Event::WindowFocused(false));
        // Ctrl+V goes down here, then Alt+Tab: what is let go of with the window, or after coming back, pastes nothing.
        assert_eq!(ask(vec![Event::ModifiersChanged(ctrl)]), None);
        assert_eq!(ask(vec![loose(), Event::ModifiersChanged(none), away()]), None);
        assert_eq!(ask(vec![here()]), None);
        assert_eq!(ask(vec![loose()]), None);
        // Both went down in the other window, and come up here.
        assert_eq!(ask(vec![away()]), None);
        assert_eq!(ask(vec![here(), Event::ModifiersChanged(ctrl)]), None);
        assert_eq!(ask(vec![up(), Event::ModifiersChanged(none)]), None);
        // The first one that goes down here pastes, slowly or in one frame.
        assert_eq!(ask(vec![Event::ModifiersChanged(ctrl)]), None);
        assert_eq!(ask(vec![up()]), Some(Pasted::FromSystem));
        assert_eq!(ask(vec![away()]), None);
        assert_eq!(ask(vec![here(), Event::ModifiersChanged(none)]), None);
        let tap = vec![Event::ModifiersChanged(ctrl), up(), Event::ModifiersChanged(none)];
        assert_eq!(ask(tap), Some(Pasted::FromSystem));
        // A letter that was half pressed is forgotten as well.
        assert_eq!(ask(vec![v(true, none), away()]), None);
        assert_eq!(ask(vec![here()]), None);
        assert_eq!(ask(vec![Event::ModifiersChanged(ctrl), up()]), Some(Pasted::FromSystem));
    }

    #[test]
    fn keys_of_one_frame_are_heard_in_their_order_and_each_time() {
        let press =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let heard =
            |keys: &[Key]| pressed(&mut input(keys.iter().copied().map(press).collect()), &Situation::default());
        use Command::{FrameForward, MarkEnd, MarkStart, PlayPause, Split};
        assert_eq!(heard(&[Key::O, Key::I]), [MarkEnd, MarkStart]);
        assert_eq!(heard(&[Key::ArrowRight, Key::ArrowRight, Key::S]), [FrameForward, FrameForward, Split]);
        assert_eq!(heard(&[Key::S, Key::Space]), [Split, PlayPause]);
        let cut_then_split = vec![Event::Cut, press(Key::S)];
        assert_eq!(pressed(&mut input(cut_then_split), &Situation::default()), [Command::Cut, Split]);
    }

    #[test]
    fn letters_belong_to_the_text_while_someone_types() {
        let press = |key, modifiers| {
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            move |typing| pressed(&mut input(vec![event.clone()]), &Situation { typing, ..Situation::default() })
        };
        let split = press(Key::S, Modifiers::NONE);
        assert_eq!((split(false), split(true)), (vec![Command::Split], vec![]));
        let step = press(Key::Num2, Modifiers::ALT);
        assert_eq!((step(false), step(true)), (vec![Command::StepTrim], vec![Command::StepTrim]));
        let sign = Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::ALT | Modifiers::SHIFT,
        };
        assert_eq!(pressed(&mut input(vec![sign]), &Situation::default()), vec![Command::TabSubtitles]);
        let redo = press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
        assert_eq!(redo(false), vec![Command::Redo]);
    }
}
