//! One cell while it is written.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Align2, Event, Frame, Id, Key, Margin, Rect, Stroke, StrokeKind, TextEdit, Ui};

use super::super::{Cx, id};
use super::cells::{self, Cell};
use super::draft::ChartDraft;
use super::grid_state::{Editing, Grid, OWN_KEYS, keep_keys, own_id, type_into};
use crate::look::fonts;
use crate::state::Action;

/// What leaves a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaving {
    /// By so many rows and columns.
    Move(isize, isize),
    Next,
    Before,
    /// What stood there comes back.
    GiveUp,
}

/// Begins to write in the cursor's cell: anew, or in what stands there.
pub fn begin(cx: &mut Cx<'_>, grid: &mut Grid, draft: &ChartDraft, replaces: bool) {
    cx.push(Action::EndTyping);
    let was = cells::text_at(&draft.table, grid.cursor);
    let text = if replaces { String::new() } else { was.clone() };
    grid.anchor = grid.cursor;
    grid.editing = Some(Editing { text, was, replaces, is_new: true });
}

fn field_id(draft: &ChartDraft, cell: Cell) -> Id {
    id(("chart-cell-field", draft.clip.0, cell.row, cell.column))
}

/// Draws the field, and leaves the cell where a key or the hand says so.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, grid: &mut Grid, draft: &mut ChartDraft) {
    let Some(mut editing) = grid.editing.take() else { return };
    let (theme, cell) = (*cx.theme(), grid.cursor);
    let own = field_id(draft, cell);
    let is_new = std::mem::take(&mut editing.is_new);
    if is_new {
        ui.memory_mut(|memory| memory.request_focus(own));
        put_cursor_at_end(ui, own, &editing.text);
    } else if !ui.memory(|memory| memory.has_focus(own)) {
        // The hand has gone elsewhere.
        end(cx, draft);
        return;
    }
    let leaving = take_leaving(ui, grid, editing.replaces);
    ui.painter().rect(rect, 0.0, theme.surface, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    let align = if draft.is_number(cell.column) { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let edit = TextEdit::singleline(&mut editing.text)
        .id(own)
        .font(fonts::BODY.id())
        .text_color(theme.ink)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(11, 0)))
        .align(align)
        .event_filter(OWN_KEYS)
        .desired_width(rect.width());
    let response = ui.put(rect, edit);
    let label = cells::text_at(&draft.table, Cell::new(0, cell.column));
    ui.ctx().accesskit_node_builder(own, |node| node.set_label(label));
    ui.memory_mut(|memory| memory.set_focus_lock_filter(own, OWN_KEYS));
    if response.changed() {
        type_into(cx, draft, |table| {
            cells::put(table, cell, &editing.text);
        });
    }
    let Some(leaving) = leaving else {
        grid.editing = Some(editing);
        return;
    };
    if leaving == Leaving::GiveUp {
        type_into(cx, draft, |table| {
            cells::put(table, cell, &editing.was);
        });
    }
    end(cx, draft);
    ui.memory_mut(|memory| memory.request_focus(own_id()));
    keep_keys(ui);
    grid.go_to(match leaving {
        Leaving::Move(rows, columns) => cell.moved(rows, columns, &draft.table),
        Leaving::Next => cell.next(&draft.table),
        Leaving::Before => cell.before(&draft.table),
        Leaving::GiveUp => cell.moved(0, 0, &draft.table),
    });
    ui.ctx().request_repaint();
}

/// What was written is a step of its own; rows in which nothing stands are none.
pub fn end(cx: &mut Cx<'_>, draft: &mut ChartDraft) {
    type_into(cx, draft, cells::tidy);
    cx.push(Action::EndTyping);
}

fn put_cursor_at_end(ui: &Ui, own: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), own).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), own, state);
}

/// The first key that leaves the cell. What was pressed behind it is for the next one: fast hands are faster than frames.
fn take_leaving(ui: &Ui, grid: &mut Grid, replaces: bool) -> Option<Leaving> {
    ui.input_mut(|input| {
        let found = input.events.iter().enumerate().find_map(|(at, event)| Some((at, leaving(event, replaces)?)));
        let (at, leaving) = found?;
        grid.pending = input.events.split_off(at + 1);
        input.events.pop();
        Some(leaving)
    })
}

fn leaving(event: &Event, replaces: bool) -> Option<Leaving> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    match key {
        Key::Enter if modifiers.shift => Some(Leaving::Move(-1, 0)),
        Key::Enter | Key::ArrowDown => Some(Leaving::Move(1, 0)),
        Key::ArrowUp => Some(Leaving::Move(-1, 0)),
        Key::ArrowLeft if replaces => Some(Leaving::Move(0, -1)),
        Key::ArrowRight if replaces => Some(Leaving::Move(0, 1)),
        Key::Tab if modifiers.shift => Some(Leaving::Before),
        Key::Tab => Some(Leaving::Next),
        Key::Escape => Some(Leaving::GiveUp),
        _ => None,
    }
}
