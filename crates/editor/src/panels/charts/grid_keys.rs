//! The keys of a table, as in Excel, and its menu.

use eframe::egui::{Event, Key, Modifiers, Ui};
use sunting_graphics::table::Table;

use super::super::{Cx, menu};
use super::cells::{self, Cell};
use super::draft::ChartDraft;
use super::edit_cell;
use super::grid_state::{Grid, keep_keys, own_id, store};
use crate::state::Command;

/// So many rows a page has.
const PAGE: isize = 8;

/// What a key asks for while no cell is written.
enum Asked {
    Move {
        rows: isize,
        columns: isize,
        extends: bool,
    },
    Next,
    Before,
    /// To that cell.
    To(Cell, bool),
    /// Writes in what stands there.
    Edit,
    Clear,
    All,
    Copy,
    Cut,
    Paste(String),
    Undo,
    Redo,
    Leave,
}

/// Hears the keys of the table while no cell is written. The first letter begins to write.
pub fn hear(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft) {
    let mut events = std::mem::take(&mut grid.pending);
    let has_keyboard = ui.memory(|memory| memory.has_focus(own_id()));
    if grid.editing.is_some() || !has_keyboard {
        return;
    }
    keep_keys(ui);
    events.append(&mut ui.input_mut(|input| std::mem::take(&mut input.events)));
    let mut left = Vec::new();
    let mut coming = events.into_iter();
    for event in coming.by_ref() {
        if matches!(&event, Event::Text(text) if !text.chars().all(char::is_control)) {
            edit_cell::begin(cx, grid, draft, true);
            left.push(event);
            break;
        }
        match asked(&event, &draft.table) {
            Some(Asked::Edit) => {
                edit_cell::begin(cx, grid, draft, false);
                break;
            }
            Some(asked) => answer(ui, cx, grid, draft, asked),
            None => left.push(event),
        }
    }
    left.extend(coming);
    ui.input_mut(|input| input.events = left);
}

fn asked(event: &Event, table: &Table) -> Option<Asked> {
    match event {
        Event::Copy => Some(Asked::Copy),
        Event::Cut => Some(Asked::Cut),
        Event::Paste(text) => Some(Asked::Paste(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => asked_by_key(*key, *modifiers, table),
        _ => None,
    }
}

fn asked_by_key(key: Key, held: Modifiers, table: &Table) -> Option<Asked> {
    let last = Cell::new(usize::MAX, usize::MAX).moved(0, 0, table);
    let go = |rows, columns| Some(Asked::Move { rows, columns, extends: held.shift });
    let far = if held.command { isize::MAX } else { 1 };
    match key {
        Key::ArrowUp => go(-far, 0),
        Key::ArrowDown => go(far, 0),
        Key::ArrowLeft => go(0, -far),
        Key::ArrowRight => go(0, far),
        Key::PageUp => go(-PAGE, 0),
        Key::PageDown => go(PAGE, 0),
        Key::Home if held.command => Some(Asked::To(Cell::default(), held.shift)),
        Key::End if held.command => Some(Asked::To(last, held.shift)),
        Key::Home => go(0, -isize::MAX),
        Key::End => go(0, isize::MAX),
        Key::Tab if held.command => None,
        Key::Tab if held.shift => Some(Asked::Before),
        Key::Tab => Some(Asked::Next),
        Key::Enter => Some(Asked::Move { rows: if held.shift { -1 } else { 1 }, columns: 0, extends: false }),
        Key::F2 => Some(Asked::Edit),
        Key::Delete | Key::Backspace => Some(Asked::Clear),
        Key::A if held.command => Some(Asked::All),
        Key::Z if held.command && held.shift => Some(Asked::Redo),
        Key::Z if held.command => Some(Asked::Undo),
        Key::Y if held.command => Some(Asked::Redo),
        Key::Escape => Some(Asked::Leave),
        _ => None,
    }
}

fn answer(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, asked: Asked) {
    match asked {
        Asked::Move { rows, columns, extends } => {
            go(grid, grid.cursor.moved(rows, columns, &draft.table), extends);
        }
        Asked::Next => grid.go_to(grid.cursor.next(&draft.table)),
        Asked::Before => grid.go_to(grid.cursor.before(&draft.table)),
        Asked::To(cell, extends) => go(grid, cell, extends),
        Asked::Clear => clear(cx, grid, draft),
        Asked::All => {
            grid.anchor = Cell::default();
            grid.cursor = Cell::new(draft.table.rows.len(), usize::MAX).moved(0, 0, &draft.table);
        }
        Asked::Copy => copy(ui, grid, draft),
        Asked::Cut => {
            copy(ui, grid, draft);
            clear(cx, grid, draft);
        }
        Asked::Paste(text) => paste(cx, grid, draft, &text),
        Asked::Undo => cx.run(Command::Undo),
        Asked::Redo => cx.run(Command::Redo),
        Asked::Leave => ui.memory_mut(|memory| memory.surrender_focus(own_id())),
        // The caller has begun it.
        Asked::Edit => {}
    }
}

fn go(grid: &mut Grid, cell: Cell, extends: bool) {
    let anchor = grid.anchor;
    grid.go_to(cell);
    if extends {
        grid.anchor = anchor;
    }
}

fn clear(cx: &mut Cx<'_>, grid: &Grid, draft: &mut ChartDraft) {
    let block = grid.chosen();
    store(cx, draft, |table| cells::clear(table, &block));
}

fn copy(ui: &Ui, grid: &Grid, draft: &ChartDraft) {
    ui.ctx().copy_text(cells::copied(&draft.table, &grid.chosen()));
}

/// Into cells; where nothing stands yet, the whole table as other programs have it.
fn paste(cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, text: &str) {
    let whole = Table::parse_text(text).ok().filter(|_| cells::is_empty(&draft.table));
    let at = Cell::new(grid.cursor.row.min(grid.anchor.row), grid.cursor.column.min(grid.anchor.column));
    let mut block = grid.chosen();
    store(cx, draft, |table| match whole {
        Some(whole) => *table = whole,
        None => block = cells::paste(table, at, text),
    });
    grid.anchor = Cell::new(*block.rows.start(), *block.columns.start()).moved(0, 0, &draft.table);
    grid.cursor = Cell::new(*block.rows.end(), *block.columns.end()).moved(0, 0, &draft.table);
}

/// The hand goes to another cell: what was written in the last one stays, and the table has the keyboard.
pub fn leave(ui: &Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft) {
    if grid.editing.take().is_some() {
        edit_cell::end(cx, draft);
    }
    ui.memory_mut(|memory| memory.request_focus(own_id()));
    keep_keys(ui);
}

/// Rows and columns come and go.
pub fn items(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft) {
    let (cell, block) = (grid.cursor, grid.chosen());
    if cell.row > 0 && menu::entry(ui, cx, &cx.t("charts-add-row")) {
        store(cx, draft, |table| cells::add_row(table, cell.row));
    }
    if menu::entry(ui, cx, &cx.t("charts-add-column")) {
        store(cx, draft, |table| cells::add_column(table, cell.column + 1));
        grid.go_to(Cell::new(0, cell.column + 1));
        grid.takes_focus = Some(draft.clip);
    }
    menu::line(ui);
    if (1..cells::new_row(&draft.table)).contains(&cell.row) && menu::entry(ui, cx, &cx.t("charts-remove-row")) {
        store(cx, draft, |table| cells::remove_rows(table, &block.rows));
    }
    if draft.table.columns.len() > 1 && menu::entry(ui, cx, &cx.t("charts-remove-column")) {
        store(cx, draft, |table| cells::remove_column(table, cell.column));
    }
}
