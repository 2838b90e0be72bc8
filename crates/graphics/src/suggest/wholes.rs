//! Parts that make a whole.

use std::ops::RangeInclusive;

use crate::table::{NumberColumn, ReadTable};

/// Shares that were rounded add up to about this.
pub(super) const ROUNDED: RangeInclusive<f64> = 99.0..=101.0;
/// Shares that are drawn as a whole, with a sentence; beyond, they are none.
pub(super) const NEARLY: RangeInclusive<f64> = 97.0..=103.0;
/// A sum that the table tells may differ by so much of itself from that of the rows.
const SUM_TOLERANCE: f64 = 0.005;
/// Shares that differ from 100 by less are shown as 100.
const EXACT: f64 = 0.05;

/// Whether two sums are the same but for rounding.
pub(super) fn is_same_sum(stated: f64, added: f64) -> bool {
    (stated - added).abs() <= SUM_TOLERANCE * stated.abs().max(added.abs())
}

/// Whether shares are not quite 100 together.
pub(super) fn is_rounded(total: f64) -> bool {
    NEARLY.contains(&total) && (total - 100.0).abs() > EXACT
}

/// The sum of a column's numbers.
pub(super) fn total(column: &NumberColumn) -> f64 {
    column.present().sum()
}

/// The sum that the table tells for a column.
pub(super) fn stated_total(table: &ReadTable, index: usize) -> Option<f64> {
    table.sum.as_ref()?.values.get(index).copied().flatten()
}

/// Whether a column's numbers are the parts of its sum row.
pub(super) fn has_matching_sum(table: &ReadTable, index: usize) -> bool {
    let added = table.numbers.get(index).map(total);
    stated_total(table, index).zip(added).is_some_and(|(stated, added)| is_same_sum(stated, added))
}

/// The sum of each row over some columns, `None` where a part is missing.
pub(super) fn row_totals(table: &ReadTable, columns: &[usize]) -> Vec<Option<f64>> {
    let of_row = |row: usize| {
        let value = |index: &usize| table.numbers.get(*index)?.values.get(row).copied().flatten();
        columns.iter().map(value).sum::<Option<f64>>()
    };
    (0..table.rows.len()).map(of_row).collect()
}
