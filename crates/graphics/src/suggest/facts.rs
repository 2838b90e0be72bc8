//! What a table is like, gathered once for all rules.

use super::progress::{Pair, ProgressRow, pair, progress_rows};
use super::units::are_two_units;
use super::wholes::{NEARLY, ROUNDED, has_matching_sum, is_same_sum, row_totals, total};
use crate::number::Measure;
use crate::shape::ShapeKind;
use crate::table::{NumberColumn, ReadTable, is_sum_name};

/// Names of columns and rows that tell how many have answered.
const ANSWERS: [&str; 7] =
    ["n", "responden", "jumlah responden", "total responden", "respondents", "number of respondents", "jml responden"];
/// Over this share of missing numbers nothing is told about a trend.
const MOST_MISSING: f64 = 0.3;

/// What the rules ask about a table.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub table: &'a ReadTable,
    pub shape: ShapeKind,
    /// Which of [`ReadTable::numbers`] are drawn: those of the first one's unit, without a sum of the others.
    pub columns: Vec<usize>,
    /// A column that holds the sum of the drawn ones.
    pub sum_column: Option<usize>,
    /// A drawn column, and the first that has another unit.
    pub two_units: Option<(usize, usize)>,
    /// What was reached beside its target, in percent.
    pub progress: Option<Vec<ProgressRow>>,
    /// Whether that stands in two columns.
    pub has_target_column: bool,
    /// How many answered, where shares are of answers.
    pub answers: Option<f64>,
    /// Drawn numbers that are there, and cells that should hold one.
    pub present: usize,
    pub cells: usize,
    pub has_negative: bool,
    /// The sum of each row over the drawn columns, `None` where a part is missing.
    pub row_totals: Vec<Option<f64>>,
}

impl<'a> Facts<'a> {
    pub fn of(table: &'a ReadTable, shape: ShapeKind) -> Self {
        let pair = pair(table);
        let sum_column = if pair.is_some() { None } else { sum_column(table) };
        let (columns, two_units) = match pair {
            Some(Pair::Columns { reached, target }) => (vec![reached.min(target), reached.max(target)], None),
            _ => drawn_columns(table, sum_column),
        };
        let drawn = || columns.iter().filter_map(|index| table.numbers.get(*index));
        let present = drawn().flat_map(NumberColumn::present).count();
        Self {
            table,
            shape,
            sum_column,
            two_units,
            progress: progress_rows(table),
            has_target_column: matches!(pair, Some(Pair::Columns { .. })),
            answers: answers(table),
            present,
            cells: columns.len() * table.rows.len(),
            has_negative: drawn().flat_map(NumberColumn::present).any(|value| value < 0.0),
            row_totals: row_totals(table, &columns),
            columns,
        }
    }

    pub fn rows(&self) -> usize {
        self.table.rows.len()
    }

    /// The first drawn column and its place.
    pub fn first(&self) -> Option<(usize, &NumberColumn)> {
        let index = *self.columns.first()?;
        Some((index, self.table.numbers.get(index)?))
    }

    pub fn missing(&self) -> usize {
        self.cells - self.present
    }

    pub fn is_mostly_missing(&self) -> bool {
        self.missing() as f64 > MOST_MISSING * self.cells as f64
    }

    /// So many rows look like times although not all are read, if most of them do.
    pub fn unread_times(&self) -> Option<usize> {
        let read = self.table.unread_times;
        (self.table.time.is_none() && read < self.rows() && 2 * read >= self.rows())
            .then_some(read)
            .filter(|read| *read > 0)
    }

    /// The first row that is no whole, by its sum. A whole is about 100, or what the table's own sum column tells.
    pub fn row_that_is_no_whole(&self) -> Option<f64> {
        let is_whole = |total: &f64| if self.sum_column.is_some() { *total > 0.0 } else { NEARLY.contains(total) };
        self.row_totals.iter().flatten().copied().find(|total| !is_whole(total))
    }

    /// Whether rows are wholes without doubt.
    pub fn rows_are_wholes(&self) -> bool {
        let is_whole = |total: &Option<f64>| total.is_some_and(|total| ROUNDED.contains(&total));
        self.sum_column.is_some() || (!self.row_totals.is_empty() && self.row_totals.iter().all(is_whole))
    }

    /// Whether the first column's numbers are the parts of one whole without doubt.
    pub fn column_is_whole(&self) -> bool {
        self.first()
            .is_some_and(|(index, column)| has_matching_sum(self.table, index) || ROUNDED.contains(&total(column)))
    }

    /// Whether words are the most that a table tells.
    pub fn is_mostly_words(&self) -> bool {
        !self.table.words.is_empty() && self.table.words.len() >= self.columns.len()
    }

    /// So many columns a table of words and numbers has beside the names.
    pub fn told_columns(&self) -> usize {
        self.table.numbers.len() + self.table.words.len()
    }
}

/// Columns of the first one's unit, and the first that is of another.
fn drawn_columns(table: &ReadTable, sum_column: Option<usize>) -> (Vec<usize>, Option<(usize, usize)>) {
    let has_shares = table.numbers.iter().any(|column| column.measure == Measure::Percent);
    let counts_answers =
        |column: &NumberColumn| has_shares && column.measure != Measure::Percent && is_answers(&column.name);
    let is_drawn = |(index, column): &(usize, &NumberColumn)| Some(*index) != sum_column && !counts_answers(column);
    let candidates: Vec<(usize, &NumberColumn)> = table.numbers.iter().enumerate().filter(is_drawn).collect();
    let Some((first, leader)) = candidates.first().copied() else { return (Vec::new(), None) };
    let (alike, others): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|(_, column)| !are_two_units(leader, column));
    let columns = alike.into_iter().map(|(index, _)| index).collect();
    (columns, others.first().map(|(other, _)| (first, *other)))
}

/// A column that is named a sum, and is that of at least two others in each row.
fn sum_column(table: &ReadTable) -> Option<usize> {
    let sum = table.numbers.iter().rposition(|column| is_sum_name(&column.name))?;
    let stated = table.numbers.get(sum)?;
    let is_part = |index: &usize| {
        let part = table.numbers.get(*index);
        *index != sum && part.is_some_and(|part| !are_two_units(part, stated))
    };
    let parts: Vec<usize> = (0..table.numbers.len()).filter(is_part).collect();
    let agrees = |(stated, added): (&Option<f64>, Option<f64>)| match (stated, added) {
        (Some(stated), Some(added)) => is_same_sum(*stated, added),
        _ => false,
    };
    let totals = row_totals(table, &parts);
    (parts.len() > 1 && !totals.is_empty() && stated.values.iter().zip(totals).all(agrees)).then_some(sum)
}

fn is_answers(name: &str) -> bool {
    ANSWERS.contains(&name.trim().trim_end_matches(['.', ':']).to_lowercase().as_str())
}

/// How many answered: a row or a column of that name, or "n = 24" in the heads. Only shares are of answers.
fn answers(table: &ReadTable) -> Option<f64> {
    table.numbers.iter().find(|column| column.measure == Measure::Percent)?;
    let row = table.labels.iter().position(|label| is_answers(label));
    let of_row = |row: usize| table.numbers.iter().find_map(|column| column.values.get(row).copied().flatten());
    let of_column = || {
        let column = table.numbers.iter().find(|column| is_answers(&column.name))?;
        column.present().reduce(f64::min)
    };
    let heads = table.numbers.iter().flat_map(|column| [Some(column.name.as_str()), column.unit.as_deref()]);
    let texts = heads.flatten().chain(table.heading.as_deref()).chain([table.label_name.as_str()]);
    row.and_then(of_row).or_else(of_column).or_else(|| texts.into_iter().find_map(told_answers))
}

/// The number behind "n =" in some words.
fn told_answers(text: &str) -> Option<f64> {
    let small = text.to_lowercase();
    let mut found = small.match_indices('=').filter_map(|(at, _)| {
        let (before, after) = (small.get(..at)?.trim_end(), small.get(at + 1..)?.trim_start());
        let name = before.strip_suffix('n')?;
        let is_alone = !name.ends_with(char::is_alphanumeric);
        let end = after.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(after.len());
        let digits = after.get(..end)?.replace('.', "");
        digits.parse().ok().filter(|_| is_alone)
    });
    found.next()
}
