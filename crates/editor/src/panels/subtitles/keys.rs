//! Keys that mean something else while a subtitle is typed.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{InputState, Key, Modifiers, TextEdit, Ui};
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::subtitles::caption_text;

use super::super::Cx;
use super::{SubtitleRow, commit, field_id, type_in};
use crate::state::action::Seeking;
use crate::state::{Action, Command};

/// What a key asks for.
#[derive(Clone, Copy)]
enum KeyWish {
    Next,
    Split(usize),
    Merge,
    Leave,
    Undo,
    Redo,
}

/// Acts on the keys of this frame before the field sees them.
pub fn act(ui: &Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, text: &str) {
    let state = TextEdit::load_state(ui.ctx(), field_id(row.clip.id)).unwrap_or_default();
    let cursor = state.cursor.char_range();
    let (from, to) = cursor.map_or((usize::MAX, usize::MAX), |range| {
        let letters = range.as_sorted_char_range();
        (letters.start.0, letters.end.0)
    });
    let is_at_start = (from, to) == (0, 0);
    let wish = ui.input_mut(|input| {
        let is_plain = input.modifiers.is_none();
        if input.consume_key(Modifiers::COMMAND, Key::Enter) {
            Some(KeyWish::Split(to.min(text.chars().count())))
        } else if is_plain && input.consume_key(Modifiers::NONE, Key::Enter) {
            Some(KeyWish::Next)
        } else if is_plain && is_at_start && row.index > 0 && input.consume_key(Modifiers::NONE, Key::Backspace) {
            Some(KeyWish::Merge)
        } else if input.consume_key(Modifiers::NONE, Key::Escape) {
            Some(KeyWish::Leave)
        } else {
            history_wish(input, &state, text)
        }
    });
    match wish {
        Some(KeyWish::Next) => next(ui, cx, row, text),
        Some(KeyWish::Split(letter)) => split(cx, row, letter),
        Some(KeyWish::Merge) => merge(cx, row),
        Some(KeyWish::Leave) => ui.memory_mut(|memory| memory.surrender_focus(field_id(row.clip.id))),
        Some(KeyWish::Undo) => take_back(cx, Command::Undo),
        Some(KeyWish::Redo) => take_back(cx, Command::Redo),
        None => {}
    }
}

/// Undo and redo, where the field has nothing of its own to take back or to do again.
fn history_wish(input: &mut InputState, state: &TextEditState, text: &str) -> Option<KeyWish> {
    let asked = |key| input.modifiers.command && input.key_pressed(key);
    let is_redo = asked(Key::Y) || asked(Key::Z) && input.modifiers.shift;
    if !(is_redo || asked(Key::Z)) || has_own(state, text, is_redo) {
        return None;
    }
    input.consume_key(Modifiers::COMMAND, if asked(Key::Y) { Key::Y } else { Key::Z });
    Some(if is_redo { KeyWish::Redo } else { KeyWish::Undo })
}

/// Whether the field can take back, or do again, some of its own letters. A text cursor that only moved is none.
fn has_own(state: &TextEditState, text: &str, is_redo: bool) -> bool {
    let mut undoer = state.undoer();
    let mut now = (state.cursor.char_range().unwrap_or_default(), text.to_owned());
    loop {
        let next = if is_redo { undoer.redo(&now) } else { undoer.undo(&now) };
        match next {
            Some((_, other)) if other != text => return true,
            Some(next) => now = next.clone(),
            None => return false,
        }
    }
}

/// Where the field has nothing of its own, the project's last step is meant: a split, a merge, a new subtitle.
fn take_back(cx: &mut Cx<'_>, command: Command) {
    commit(cx);
    cx.run(command);
    cx.drafts.subtitles.goes_on = true;
}

/// On to the next subtitle; behind the last one, a new one begins where it ends.
fn next(ui: &Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, text: &str) {
    commit(cx);
    if let Some(next) = row.next {
        type_in(cx, next.id, None);
        cx.push(Action::Seek(next.timeline_range.start(), Seeking::Exact));
    } else if text.trim().is_empty() {
        // Two empty ones in a row help nobody.
        ui.memory_mut(|memory| memory.surrender_focus(field_id(row.clip.id)));
    } else {
        cx.push(Action::Seek(row.clip.timeline_range.end(), Seeking::Exact));
        cx.run(Command::NewSubtitle);
    }
}

fn split(cx: &mut Cx<'_>, row: &SubtitleRow<'_>, letter: usize) {
    let change = SubtitleEdit::SplitAt(row.clip.id, letter);
    if !cx.model.session.subtitle_edits(&change, None).1.is_empty() {
        commit(cx);
        cx.push(Action::Subtitle(change));
        // The second half is chosen next; it is read from its start.
        cx.drafts.subtitles.caret = Some(0);
    }
}

/// The text cursor stays between the words that were two subtitles.
fn merge(cx: &mut Cx<'_>, row: &SubtitleRow<'_>) {
    let [Some(before), _] = cx.model.session.beside(row.clip) else { return };
    let letters = caption_text(before).trim().chars().count();
    commit(cx);
    cx.push(Action::Subtitle(SubtitleEdit::MergeWithPrevious(row.clip.id)));
    type_in(cx, before.id, Some(if letters > 0 { letters + 1 } else { 0 }));
}
