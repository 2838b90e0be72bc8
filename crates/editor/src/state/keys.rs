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

/// Whether something is pasted. Clips were copied together with a line of text: when that line comes back, they are
/// meant. Files alone bring no event of their own: then the key V comes up without one. `has_come` remembers that an
/// event came since the key went down.
pub fn pasted(input: &mut InputState, own_line: &str, has_come: &mut bool) -> Option<Pasted> {
    let mut pasted = None;
    input.events.retain(|event| {
        match event {
            Event::Paste(text) => {
                let is_own = !own_line.is_empty() && text == own_line;
                pasted = Some(if is_own { Pasted::Clips } else { Pasted::FromSystem });
            }
            Event::PasteImage(_) => pasted = Some(Pasted::FromSystem),
            Event::Key { key: Key::V, pressed: false, modifiers, .. } if modifiers.command => {
                if !std::mem::take(has_come) && pasted.is_none() {
                    pasted = Some(Pasted::FromSystem);
                }
                return true;
            }
            _ => return true,
        }
        *has_come = true;
        false
    });
    pasted
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

    fn v_up() -> Event {
        Event::Key { key: Key::V, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::COMMAND }
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

    #[test]
    fn clips_files_and_pictures_are_told_apart() {
        let mut has_come = false;
        let mut ask = |events: Vec<Event>| pasted(&mut input(events), "VID 1.mp4", &mut has_come);
        assert_eq!(ask(vec![Event::Paste("VID 1.mp4".to_owned())]), Some(Pasted::Clips));
        assert_eq!(ask(vec![v_up()]), None, "the same press");
        assert_eq!(ask(vec![v_up()]), Some(Pasted::FromSystem), "files bring no event");
        assert_eq!(ask(vec![Event::Paste("something else".to_owned()), v_up()]), Some(Pasted::FromSystem));
        assert_eq!(ask(Vec::new()), None);
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
