//! Typing although no field has the focus: single letters are commands, and a word would edit once for each of them.

use eframe::egui::{Event, InputState, Key, Modifiers};

use super::command::COMMANDS;

/// Letters that follow each other this fast may be a word.
const RUN_S: f64 = 0.6;
/// So many different letters in a row are a word, even if each is a command: nobody marks, splits and cuts that fast.
const WORD_LETTERS: usize = 3;

/// Hears words. Two quick commands, such as I and O, are none; a letter that is no command gives a word away, and so
/// does a third one.
#[derive(Clone, Debug, Default)]
pub struct StrayTyping {
    /// The different letters of this run.
    letters: Vec<Key>,
    /// One of them is no command.
    has_other: bool,
    /// When the last one came.
    last_s: f64,
    is_word: bool,
}

/// What the letters of a frame are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeardKeys {
    /// A word: its keys were taken out of the input.
    pub is_word: bool,
    /// A run began: what letters before it did was meant.
    pub begins: bool,
}

impl StrayTyping {
    /// Takes the keys of a word out of the input.
    pub fn hear(&mut self, input: &mut InputState) -> HeardKeys {
        let (mut heard, mut of_run, mut of_words) = (HeardKeys::default(), Vec::new(), Vec::new());
        for (index, event) in input.events.iter().enumerate() {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } => match kind_of(*key, *modifiers) {
                    StrayKind::Letter(is_command) => {
                        if !self.goes_on(input.time) {
                            *self = Self::default();
                            of_run.clear();
                            heard.begins = true;
                        }
                        self.take(*key, is_command, input.time);
                        of_run.push(index);
                    }
                    // In a word they belong to it, and elsewhere they delete and nudge.
                    StrayKind::Sign if self.is_word && self.goes_on(input.time) => {
                        self.last_s = input.time;
                        of_run.push(index);
                    }
                    StrayKind::Player => {}
                    StrayKind::Sign | StrayKind::Other => *self = Self::default(),
                },
                Event::WindowFocused(_) => *self = Self::default(),
                _ => {}
            }
            if self.is_word {
                of_words.append(&mut of_run);
            }
        }
        heard.is_word = !of_words.is_empty();
        let mut index = 0..;
        input.events.retain(|_| index.next().is_none_or(|index| !of_words.contains(&index)));
        heard
    }

    /// Somebody else hears the keyboard.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    fn goes_on(&self, now_s: f64) -> bool {
        !self.letters.is_empty() && now_s - self.last_s < RUN_S
    }

    fn take(&mut self, key: Key, is_command: bool, now_s: f64) {
        let is_first = self.letters.is_empty();
        if !self.letters.contains(&key) {
            self.letters.push(key);
        }
        self.last_s = now_s;
        self.has_other |= !is_command;
        self.is_word |= !is_first && (self.has_other || self.letters.len() >= WORD_LETTERS);
    }
}

enum StrayKind {
    /// A letter, and whether it is a command.
    Letter(bool),
    /// It deletes or nudges; in a word it is a correction or a comma.
    Sign,
    /// It plays, and is pressed in a row.
    Player,
    Other,
}

fn kind_of(key: Key, modifiers: Modifiers) -> StrayKind {
    let is_plain = !modifiers.command && !modifiers.alt;
    match key {
        Key::J | Key::K | Key::L if is_plain => StrayKind::Player,
        Key::Backspace | Key::Comma | Key::Period if is_plain => StrayKind::Sign,
        _ if is_plain && matches!(key.name().as_bytes(), [b'A'..=b'Z']) => {
            let is_own = |(wanted, own): &(Modifiers, Key)| *own == key && modifiers.matches_logically(*wanted);
            StrayKind::Letter(COMMANDS.iter().any(|row| row.keys.iter().any(is_own)))
        }
        _ => StrayKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    /// The keys that are left as commands when each comes at its time.
    fn left(keys: &[(Key, f64)]) -> Vec<Key> {
        let mut stray = StrayTyping::default();
        let mut left = Vec::new();
        for frame in keys.chunk_by(|one, next| one.1 == next.1) {
            let mut input = InputState::default();
            input.events = frame.iter().map(|(key, _)| press(*key)).collect();
            input.time = frame[0].1;
            stray.hear(&mut input);
            left.extend(input.events.iter().filter_map(|event| match event {
                Event::Key { key, .. } => Some(*key),
                _ => None,
            }));
        }
        left
    }

    #[test]
    fn quick_commands_are_no_word() {
        use Key::{ArrowRight, Delete, I, L, O, S};
        for keys in [
            &[(I, 1.0), (O, 1.1), (Delete, 1.2)][..],
            &[(I, 1.0), (O, 1.0)],
            &[(S, 1.0), (S, 1.1), (S, 1.2)],
            &[(S, 1.0), (ArrowRight, 1.1), (I, 1.2), (ArrowRight, 1.3), (O, 1.4)],
            &[(L, 1.0), (L, 1.1), (I, 1.2), (L, 1.3), (O, 1.4)],
            &[(Key::Q, 1.0), (Key::W, 1.7), (S, 2.4), (Key::Backspace, 2.5)],
        ] {
            assert_eq!(left(keys), keys.iter().map(|(key, _)| *key).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_word_is_no_row_of_commands() {
        use Key::{A, Backspace, Comma, I, K, O, S, T, U, W};
        // What is left was done before the word was one, and is taken back.
        assert_eq!(left(&[(S, 1.0), (A, 1.2), (T, 1.4), (U, 1.9)]), [S]);
        assert_eq!(left(&[(T, 1.0), (I, 1.3), (Backspace, 1.5), (O, 1.7), (Comma, 1.9)]), [T]);
        assert_eq!(left(&[(I, 1.0), (S, 1.1), (I, 1.2), (O, 1.3)]), [I, S, I]);
        assert_eq!(left(&[(W, 1.0), (A, 1.0), (K, 1.0), (I, 1.0)]), [K]);
        assert_eq!(left(&[(S, 1.0), (A, 1.2), (S, 2.0)]), [S, S], "after a rest it is a command again");
    }
}
