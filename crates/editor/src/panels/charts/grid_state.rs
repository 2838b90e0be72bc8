//! Where somebody is in the table of a chart, and how what they do there is stored.

use eframe::egui::{Event, EventFilter, Id, Ui};
use sunting_graphics::table::Table;
use sunting_timeline::ClipId;

use super::super::{Cx, id};
use super::cells::{Block, Cell};
use super::draft::ChartDraft;
use crate::state::Action;

/// All keys that go through cells are the table's own.
pub const OWN_KEYS: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// What is written in the cursor's cell.
pub struct Editing {
    pub text: String,
    /// What stood there before.
    pub was: String,
    /// It replaces what stood there: arrows leave the cell, as in Excel.
    pub replaces: bool,
    pub is_new: bool,
}

/// Where somebody is in the table.
#[derive(Default)]
pub struct Grid {
    clip: Option<ClipId>,
    pub cursor: Cell,
    /// The other corner of what is chosen.
    pub anchor: Cell,
    pub editing: Option<Editing>,
    /// Brings the cursor into view.
    pub reveals: bool,
    /// Keys that were pressed behind the one that ended a cell.
    pub pending: Vec<Event>,
    /// A chart whose table takes the keyboard.
    pub takes_focus: Option<ClipId>,
    pub widths: Option<Widths>,
}

/// The columns' widths, and what they were measured for.
pub struct Widths {
    pub revision: u64,
    pub room: f32,
    pub columns: Vec<f32>,
}

/// What has the keyboard while no cell is written.
pub fn own_id() -> Id {
    id("chart-grid")
}

impl Grid {
    pub fn chosen(&self) -> Block {
        Block::between(self.anchor, self.cursor)
    }

    pub fn go_to(&mut self, cell: Cell) {
        (self.cursor, self.anchor, self.reveals) = (cell, cell, true);
    }

    /// Another chart's table begins at its first number, a shorter one at its end.
    pub fn belong_to(&mut self, draft: &ChartDraft) {
        if self.clip != Some(draft.clip) {
            let takes_focus = self.takes_focus;
            *self = Self { clip: Some(draft.clip), takes_focus, ..Self::default() };
            let first = draft.read.numbers.first().map_or(Cell::default(), |number| Cell::new(1, number.column));
            self.go_to(first);
        }
        self.cursor = self.cursor.moved(0, 0, &draft.table);
        self.anchor = self.anchor.moved(0, 0, &draft.table);
    }
}

/// Stores a changed table as one step.
pub fn store(cx: &mut Cx<'_>, draft: &mut ChartDraft, change: impl FnOnce(&mut Table)) {
    cx.push(Action::EndTyping);
    type_into(cx, draft, change);
    cx.push(Action::EndTyping);
}

/// The same while a cell is written: one step until it is left.
pub fn type_into(cx: &mut Cx<'_>, draft: &mut ChartDraft, change: impl FnOnce(&mut Table)) {
    let mut table = draft.table.clone();
    change(&mut table);
    if let Some(stored) = draft.change(table) {
        cx.push(Action::TypeTable(draft.clip, stored));
    }
}

/// The keyboard stays with the table: Tab and arrows go through its cells.
pub fn keep_keys(ui: &Ui) {
    ui.memory_mut(|memory| memory.set_focus_lock_filter(own_id(), OWN_KEYS));
}
