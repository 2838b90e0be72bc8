//! Charts that a pasted, opened or typed table becomes.

use sunting_graphics::table::Table;
use sunting_timeline::graphic::{self, Graphic};

use super::Window;
use crate::panels::charts::{Clipboard, Sheets};
use crate::state::table_files::{NamedTable, table_in};
use crate::state::text_tab::TextTab;
use crate::state::{Action, Step};

impl Window {
    /// Whether tables that come in become charts: that is what is worked on.
    pub fn makes_charts(&self) -> bool {
        self.model.chrome.step() == Step::Text && self.drafts.text_tab == TextTab::Charts
    }

    /// Makes a chart of pasted words, if they are a table and charts are made; whether it did.
    pub(super) fn paste_chart(&mut self, words: &str) -> bool {
        let table = if self.makes_charts() { table_in(words) } else { None };
        let is_table = table.is_some();
        if let Some(table) = table {
            self.apply(Action::AddChart(Box::new(table)));
        }
        is_table
    }

    pub(super) fn add_chart(&mut self, table: &Table) {
        self.drafts.charts.sheets = None;
        let chart = self.model.session.chart_of(table);
        self.add_graphic(chart, None);
    }

    /// The table is empty, and takes the keyboard; its kind follows what is typed.
    pub(super) fn type_chart(&mut self) {
        let empty = |_| String::new();
        let table = graphic::Table {
            columns: (0..2).map(empty).collect(),
            rows: vec![(0..2).map(empty).collect()],
            ..graphic::Table::default()
        };
        let chart = Graphic { table: Some(table), ..self.model.session.chart_of(&Table::default()) };
        self.add_graphic(chart, None);
        let clip = self.drafts.focus_field.take();
        self.drafts.charts.kind_follows = clip;
        self.drafts.charts.grid.takes_focus = clip;
    }

    /// What the system's clipboard holds.
    pub fn note_clipboard_table(&mut self, table: Option<Box<Table>>) {
        self.drafts.charts.clipboard = Clipboard::from(table);
    }

    /// The tables of a file: the only one becomes a chart, of several one is chosen.
    pub fn take_tables(&mut self, file: String, mut tables: Vec<NamedTable>) {
        if tables.len() > 1 {
            self.drafts.charts.sheets = Some(Sheets::of(file, tables));
        } else if let Some(named) = tables.pop() {
            self.apply(Action::AddChart(Box::new(named.table)));
        }
    }
}
