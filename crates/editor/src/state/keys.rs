//! From keys to commands. Consumed before any field or button sees them.

use eframe::egui::{Event, InputState, Key, KeyboardShortcut, Modifiers};

use super::command::{COMMANDS, Command, Row};

/// Heard although something lies over the window.
const OVER_OVERLAYS: [Command; 4] = [Command::Palette, Command::Help, Command::LargerText, Command::SmallerText];

/// Who else hears the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// A text field has the focus.
    pub typing: bool,
    /// Something lies over the window.
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

fn is_plain_arrow(modifiers: Modifiers, key: Key) -> bool {
    modifiers.is_none()
        && matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End)
}

/// In a text, undo and redo are the text's own.
fn is_for_text(is_typing: bool, modifiers: Modifiers, key: Key) -> bool {
    is_typing && modifiers.command && matches!(key, Key::Z | Key::Y)
}

/// Copy, cut and paste come as events of their own. On Windows Shift+Delete is a cut as well.
fn from_clipboard(input: &mut InputState) -> Vec<Command> {
    let mut commands = Vec::new();
    input.events.retain(|event| {
        let command = match event {
            Event::Copy => Command::Copy,
            Event::Cut => Command::Cut,
            Event::Paste(_) => Command::Paste,
            _ => return true,
        };
        commands.push(command);
        false
    });
    commands
}
