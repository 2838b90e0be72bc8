//! From keys to commands. Consumed before any field or button sees them.

use eframe::egui::{Event, InputState, Key, KeyboardShortcut, Modifiers};

use super::command::{COMMANDS, Command};

/// The commands whose keys were pressed. While someone types, single letters and the clipboard belong to the text.
pub fn pressed(input: &mut InputState, is_typing: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    if !is_typing {
        commands.extend(from_clipboard(input));
    }
    // Longer shortcuts first: Ctrl+Shift+Z is not Ctrl+Z.
    let mut rows: Vec<_> = COMMANDS.iter().filter(|row| row.in_text || !is_typing).collect();
    let weight =
        |modifiers: &Modifiers| u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt);
    rows.sort_by_key(|row| std::cmp::Reverse(row.keys.first().map_or(0, |(modifiers, _)| weight(modifiers))));
    for row in rows {
        for &(modifiers, key) in row.keys {
            if is_for_text(is_typing, modifiers, key) {
                continue;
            }
            if input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)) {
                commands.push(row.command);
            }
        }
    }
    commands
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
