//! The table of the chosen chart as the tab shows it: read once for each change.

use std::sync::Arc;

use sunting_graphics::chart::SUM_ROW;
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::number::Cell as ReadCell;
use sunting_graphics::shape::ShapeKind;
use sunting_graphics::suggest::{Refusal, Suggestion, refusal, suggest};
use sunting_graphics::table::{ReadTable, Table};
use sunting_session::Session;
use sunting_session::charts::{kind_of_chart, read_chart};
use sunting_timeline::graphic::{self, Graphic};
use sunting_timeline::{Clip, ClipId, Project};

use super::cells::Cell;

/// A chart's table, and what it says.
pub struct ChartDraft {
    pub clip: ClipId,
    /// The chart as it was when the table was taken from it, or is once what was typed has arrived.
    graphic: Graphic,
    /// The project in which that was seen.
    seen_in: Option<Arc<Project>>,
    shape: ShapeKind,
    pub table: Table,
    pub read: ReadTable,
    pub suggestion: Suggestion,
    /// Why even the kind that suits best does not show all of it.
    of_best: Option<Refusal>,
    /// Counts the changes: what was measured or drawn for another number is old.
    pub revision: u64,
}

impl ChartDraft {
    /// The draft of a chart: the one that is there if nothing has changed since.
    pub fn follow(before: Option<Self>, session: &Session, clip: &Clip) -> Option<Self> {
        let project = session.project();
        let before = before.filter(|draft| draft.clip == clip.id);
        let is_seen = |draft: &Self| draft.seen_in.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, project));
        if before.as_ref().is_some_and(is_seen) {
            return before;
        }
        let (graphic, shape) = (Session::graphic_of(clip)?, session.shape_of_picture());
        let seen_in = Some(project.clone());
        match before {
            // What is said around the numbers leaves them as they are.
            Some(draft) if draft.is_read(graphic, shape) => Some(Self { seen_in, graphic: graphic.clone(), ..draft }),
            before => {
                let revision = before.map_or(0, |draft| draft.revision + 1);
                let table = graphic.table.as_ref().map(Table::from).unwrap_or_default();
                Some(Self { seen_in, ..Self::of(clip.id, graphic.clone(), table, shape, revision) })
            }
        }
    }

    fn is_read(&self, graphic: &Graphic, shape: ShapeKind) -> bool {
        let has_same_rows = self.graphic.switch(SUM_ROW) == graphic.switch(SUM_ROW);
        self.shape == shape && has_same_rows && self.graphic.table == graphic.table
    }

    fn of(clip: ClipId, graphic: Graphic, table: Table, shape: ShapeKind, revision: u64) -> Self {
        let read = read_chart(&graphic, &table);
        let suggestion = suggest(&read, shape);
        let of_best = refusal(&read, suggestion.kind, shape);
        Self { clip, graphic, seen_in: None, shape, table, read, suggestion, of_best, revision }
    }

    /// Takes a changed table; what the chart gets then. `None` if it is none, or too large.
    pub fn change(&mut self, table: Table) -> Option<graphic::Table> {
        if table.check().is_err() {
            return None;
        }
        let stored = graphic::Table::from(&table);
        if self.graphic.table.as_ref() == Some(&stored) {
            return None;
        }
        let graphic = Graphic { table: Some(stored.clone()), ..self.graphic.clone() };
        // The project has it with the next frame; until it is looked at, nobody knows whether it took it.
        *self = Self::of(self.clip, graphic, table, self.shape, self.revision + 1);
        Some(stored)
    }

    /// The chart as it is drawn.
    pub fn graphic(&self) -> &Graphic {
        &self.graphic
    }

    /// The chart's own kind.
    pub fn kind(&self) -> Option<ChartKind> {
        kind_of_chart(&self.graphic)
    }

    /// Why a kind does not show the table.
    pub fn refusal(&self, kind: ChartKind) -> Option<&Refusal> {
        let found = self.suggestion.refused.iter().find(|(refused, _)| *refused == kind);
        found.map(|(_, refusal)| refusal).or(self.of_best.as_ref().filter(|_| kind == self.suggestion.kind))
    }

    /// Whether a column holds numbers.
    pub fn is_number(&self, column: usize) -> bool {
        self.read.numbers.iter().any(|number| number.column == column)
    }

    /// Whether that row of the grid is a sum that is not drawn.
    pub fn is_sum_row(&self, row: usize) -> bool {
        self.read.sum.as_ref().is_some_and(|sum| sum.row + 1 == row)
    }

    /// The cells in columns of numbers that are none, with what may be meant.
    pub fn unread(&self) -> impl Iterator<Item = (Cell, Option<f64>)> {
        self.read.numbers.iter().flat_map(|number| {
            let cells = number.reading.cells.iter().enumerate();
            cells.filter_map(|(row, cell)| match cell {
                ReadCell::Unread { proposal } => Some((Cell::new(row + 1, number.column), *proposal)),
                ReadCell::Number(_) | ReadCell::Missing => None,
            })
        })
    }

    /// Whether a cell stands in a column of numbers and is none.
    pub fn is_unread(&self, cell: Cell) -> bool {
        let column = self.read.numbers.iter().find(|number| number.column == cell.column);
        let row = cell.row.checked_sub(1);
        let read = column.zip(row).and_then(|(column, row)| column.reading.cells.get(row));
        matches!(read, Some(ReadCell::Unread { .. }))
    }
}
