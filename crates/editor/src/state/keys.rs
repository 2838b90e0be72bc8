//! From keys to commands. Consumed before any field or button sees them.

use eframe::egui::{Event, InputState, Key, KeyboardShortcut, Modifiers};

use super::command::{COMMANDS, Command, Row};

/// Heard although something lies over the window.
const OVER_OVERLAYS: [Command; 5] =
    [Command::Palette, Command::Help, Command::LargerText, Command::SmallerText, Command::NormalText];

/// Who else hears the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// A text field has the focus.
    pub typing: bool,
    /// Something lies over the window, or a menu is open.
    pub overlay: bool,
    /// A slider or a list moves by the arrow keys.
    pub lent: bool,
}

/// The commands whose keys were pressed. While someone types, single letters and the clipboard belong to the text;
/// under an overlay only what opens and closes overlays is heard.
pub fn pressed(input: &mut InputState, situation: &Situation) -> Vec<Command> {
    let mut commands = Vec::new();
    let is_typing = situation.typing;
    if !is_typing && !situation.overlay {
        commands.extend(from_clipboard(input));
    }
    // Longer shortcuts first: Ctrl+Shift+Z is not Ctrl+Z.
    let is_heard = |row: &&Row| match situation.overlay {
        true => OVER_OVERLAYS.contains(&row.command),
        false => row.in_text || !is_typing,
    };
    let mut rows: Vec<_> = COMMANDS.iter().filter(is_heard).collect();
    let weight =
        |modifiers: &Modifiers| u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt);
    rows.sort_by_key(|row| std::cmp::Reverse(row.keys.first().map_or(0, |(modifiers, _)| weight(modifiers))));
    for row in rows {
        for &(modifiers, key) in row.keys {
            if is_for_text(is_typing, modifiers, key) || situation.lent && is_plain_arrow(modifiers, key) {
                continue;
            }
            if input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)) {
                commands.push(row.command);
            }
        }
    }
    commands
}

/// Whether an arrow key was pressed, and no key that moves the focus.
pub fn moves_by_arrows(input: &InputState) -> bool {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    arrows.into_iter().any(|key| input.key_pressed(key)) && !input.key_pressed(Key::Tab)
}

fn is_plain_arrow(modifiers: Modifiers, key: Key) -> bool {
    modifiers.is_none()
        && matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End)
}

/// In a text, undo and redo are the text's own.
fn is_for_text(is_typing: bool, modifiers: Modifiers, key: Key) -> bool {
    is_typing && modifiers.command && matches!(key, Key::Z | Key::Y)
}

/// What is to be put in from a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Clips that were copied here.
    Clips,
    /// Files or a picture that the system's clipboard holds.
    FromSystem,
}

/// Hears when something is pasted. Clips were copied together with a line of text: when that line comes back, they are
/// meant. Files alone bring no event of their own, and no press of V either: then V comes up without having gone down,
/// whether Ctrl is still held or was let go first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pasting {
    /// An event came since the key went down.
    has_come: bool,
    /// V went down as a letter.
    is_letter: bool,
}

impl Pasting {
    /// What is pasted with this input; where somebody else takes it (`takes` is not set), it is left for them.
    pub fn hear(&mut self, input: &mut InputState, own_line: &str, takes: bool) -> Option<Pasted> {
        let mut pasted = None;
        input.events.retain(|event| {
            match event {
                Event::Paste(text) => {
                    let is_own = !own_line.is_empty() && text == own_line;
                    pasted = Some(if is_own { Pasted::Clips } else { Pasted::FromSystem });
                }
                Event::PasteImage(_) => pasted = Some(Pasted::FromSystem),
                Event::Key { key: Key::V, pressed: true, .. } => {
                    self.is_letter = true;
                    return true;
                }
                Event::Key { key: Key::V, pressed: false, .. } => {
                    let (has_come, is_letter) =
                        (std::mem::take(&mut self.has_come), std::mem::take(&mut self.is_letter));
                    if !has_come && !is_letter && pasted.is_none() {
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

/// Letters that follow each other this fast are words for a field that does not have the focus.
const WORD_S: f64 = 0.3;

/// Hears when somebody types although no field has the focus: letters would edit, one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct StrayTyping {
    /// When a letter came last that plays nothing.
    last_s: Option<f64>,
}

impl StrayTyping {
    /// Whether a letter of this input belongs to a word that was begun a moment ago.
    pub fn hear(&mut self, input: &InputState) -> bool {
        let mut is_word = false;
        for event in &input.events {
            let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { continue };
            let is_letter = matches!(key.name().as_bytes(), [b'A'..=b'Z']) && !modifiers.command && !modifiers.alt;
            // J, K and L play: they are pressed in a row, and so is what marks while they play.
            if !is_letter || matches!(key, Key::J | Key::K | Key::L) {
                continue;
            }
            is_word |= self.last_s.is_some_and(|last| input.time - last < WORD_S);
            self.last_s = Some(input.time);
        }
        is_word
    }
}

/// Whether a command is one that a single letter asks for, and changes something.
pub fn is_edit_by_letter(command: Command) -> bool {
    let is_letter = |(modifiers, key): &(Modifiers, Key)| modifiers.is_none() && key.name().len() == 1;
    command.edits_clips() && command.row().keys.iter().any(is_letter)
}

/// Copy and cut come as events of their own. On Windows Shift+Delete is a cut as well.
fn from_clipboard(input: &mut InputState) -> Vec<Command> {
    let mut commands = Vec::new();
    input.events.retain(|event| {
        let command = match event {
            Event::Copy => Command::Copy,
            Event::Cut => Command::Cut,
            _ => return true,
        };
        commands.push(command);
        false
    });
    commands
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
        assert_eq!(ask(vec![Event::Paste("something else".to_owned()), up()]), Some(Pasted::FromSystem));
        assert_eq!(ask(Vec::new()), None);
    }

    #[test]
    fn files_are_pasted_when_ctrl_is_let_go_first_and_by_a_quick_tap() {
        let mut pasting = Pasting::default();
        let mut ask = |events: Vec<Event>, takes| pasting.hear(&mut input(events), "", takes);
        let up = || v(false, Modifiers::NONE);
        assert_eq!(ask(vec![up()], true), Some(Pasted::FromSystem));
        // Words, then files: what came with the words is not remembered for the files.
        assert_eq!(ask(vec![Event::Paste("kata".to_owned()), up()], true), Some(Pasted::FromSystem));
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
    fn letters_in_a_row_are_words_and_playing_keys_are_not() {
        let press =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let heard = |keys: &[(Key, f64)]| {
            let mut stray = StrayTyping::default();
            let mut hear = |(key, time): &(Key, f64)| {
                let mut state = input(vec![press(*key)]);
                state.time = *time;
                stray.hear(&state)
            };
            keys.iter().map(&mut hear).collect::<Vec<bool>>()
        };
        assert_eq!(heard(&[(Key::S, 1.0), (Key::A, 1.15), (Key::T, 1.3), (Key::U, 1.5)]), [false, true, true, true]);
        assert_eq!(heard(&[(Key::I, 1.0), (Key::O, 1.6), (Key::Delete, 1.7)]), [false; 3]);
        assert_eq!(heard(&[(Key::L, 1.0), (Key::K, 1.2), (Key::I, 1.3)]), [false; 3]);
        assert!([Command::Split, Command::RemoveBefore, Command::MarkStart].into_iter().all(is_edit_by_letter));
        assert!(!is_edit_by_letter(Command::Remove) && !is_edit_by_letter(Command::PlayForward));
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
        let redo = press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
        assert_eq!(redo(false), vec![Command::Redo]);
    }
}
