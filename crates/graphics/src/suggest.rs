//! Which chart shows a table best, which others fit, and which would mislead.
//!
//! ```
//! use sunting_graphics::chart_kind::ChartKind;
//! use sunting_graphics::shape::ShapeKind;
//! use sunting_graphics::suggest::suggest;
//! use sunting_graphics::table::Table;
//!
//! let table = Table::parse_text("Bulan\tKunjungan\nJan\t1.840\nFeb\t1.795\nMar\t1.420")?;
//! let suggestion = suggest(&table.read(), ShapeKind::Wide);
//! assert_eq!(suggestion.kind, ChartKind::Columns);
//! assert_eq!(suggestion.highlight, Some(2));
//! # Ok::<(), sunting_graphics::table::TableError>(())
//! ```

mod facts;
mod fits;
mod order;
mod people;
mod progress;
mod refusal;
mod rules;
mod units;
mod wholes;

pub(crate) use order::order_by;
pub use order::{are_ordered, highlight, order};
pub use people::people_share;
pub use progress::{ProgressRow, progress_rows};
pub use refusal::{Refusal, Remedy};

use facts::Facts;

use crate::chart_kind::ChartKind;
use crate::shape::ShapeKind;
use crate::table::ReadTable;

/// What is suggested for a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The kind that shows it best.
    pub kind: ChartKind,
    /// The other kinds that fit, best first.
    pub also: Vec<ChartKind>,
    /// All other kinds, and why not.
    pub refused: Vec<(ChartKind, Refusal)>,
    /// What to say about the chart.
    pub notes: Vec<Note>,
    /// Which of [`ReadTable::numbers`] are drawn.
    pub columns: Vec<usize>,
    /// The rows in the order in which they are drawn.
    pub order: Vec<usize>,
    /// The row that is meant, unless somebody says another.
    pub highlight: Option<usize>,
}

/// Something to say about a chart: drawn into it, or beside it with a button.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A row already holds the others, so it is not drawn. Button: draw it too.
    SumRowTakenOut {
        /// What it is called.
        label: String,
    },
    /// A column already holds the others, so it is not drawn.
    SumColumnTakenOut {
        /// What it is called.
        name: String,
    },
    /// The sum that the table tells is not the sum of its rows.
    SumDiffers {
        /// As the table says.
        stated: f64,
        /// As the rows say.
        added: f64,
    },
    /// Shares add up to nearly 100: drawn as they are, with a sentence.
    Rounding {
        /// What the shares of the first such row, or of the column, add up to.
        total: f64,
    },
    /// Shares of so few answers: "n = 24" is drawn behind the unit.
    FewAnswers {
        /// How many answered.
        answers: f64,
    },
    /// Periods are unlike each other and placed at their true distance.
    UnevenPeriods,
    /// Some first cells look like times and are not read as such, so the rows are names.
    UnreadTimes {
        /// How many are read.
        read: usize,
        /// Of so many.
        rows: usize,
    },
    /// Only columns of one unit are drawn. Button: make two charts.
    TwoUnits {
        /// A column that is drawn.
        drawn: String,
        /// The first that is not.
        left_out: String,
    },
    /// Several columns that are not parts of one whole. Button: choose one.
    ChooseOneColumn,
    /// The values are percents of their targets, not the table's numbers.
    PercentsOfTarget,
    /// There are more rows than fit.
    TooManyRows {
        /// So many.
        rows: usize,
        /// So many fit.
        most: usize,
        /// Whether [`crate::table::Table::shortened`] can sum up the small ones. Button: do it.
        can_be_joined: bool,
    },
    /// There are more columns than fit.
    TooManySeries {
        /// So many.
        series: usize,
        /// So many fit.
        most: usize,
    },
    /// Two numbers alone are better told as a comparison.
    OnlyTwoNumbers,
}

impl Suggestion {
    /// The kind where it has to be a chart: one number alone, which a card shows best, is a table then.
    pub fn chart_kind(&self) -> ChartKind {
        if self.kind == ChartKind::BigNumber { ChartKind::Table } else { self.kind }
    }
}

/// What to draw of a table in a shape. The first rule that holds decides.
pub fn suggest(table: &ReadTable, shape: ShapeKind) -> Suggestion {
    let facts = Facts::of(table, shape);
    let kind = rules::kind(&facts);
    let mut also = Vec::new();
    let mut refused = Vec::new();
    for other in rules::ranked(&facts).into_iter().filter(|other| *other != kind) {
        match fits::refusal(&facts, other) {
            None => also.push(other),
            Some(reason) => refused.push((other, reason)),
        }
    }
    let order = rules::row_order(&facts, kind);
    let highlight = highlight(table, &order);
    Suggestion { kind, also, refused, notes: rules::notes(&facts, kind), columns: facts.columns, order, highlight }
}

/// Why a kind does not show a table, `None` if it does.
pub fn refusal(table: &ReadTable, kind: ChartKind, shape: ShapeKind) -> Option<Refusal> {
    fits::refusal(&Facts::of(table, shape), kind)
}

#[cfg(test)]
#[path = "suggest_tests.rs"]
mod tests;
