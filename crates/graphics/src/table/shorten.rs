//! Making a table short enough for a picture: the largest rows stay, the others become one.

use super::{ReadTable, Table};
use crate::language::Language;
use crate::number::{DecimalMark, Measure, NumberStyle};

impl Table {
    /// The table with at most so many rows: the largest of a column, in their order, and "Lainnya (n)" with the sum of
    /// the n others. A sum row stays.
    ///
    /// `None` if it is short enough, if the rows are times, or if a column's sum would mean nothing: shares that are
    /// not parts of one whole.
    pub fn shortened(&self, read: &ReadTable, index: usize, most: usize, language: Language) -> Option<Self> {
        let kept = most.checked_sub(1)?;
        if read.rows.len() <= most || read.time.is_some() || !can_be_summed(read) {
            return None;
        }
        let values = &read.numbers.get(index)?.values;
        let mut order: Vec<usize> = (0..read.rows.len()).collect();
        order.sort_by(|one, other| value_of(values, *other).total_cmp(&value_of(values, *one)));
        let joined = order.split_off(kept);
        order.sort_unstable();
        let mut rows: Vec<Vec<String>> = Vec::with_capacity(most + 1);
        rows.extend(order.iter().filter_map(|row| self.rows.get(*read.rows.get(*row)?).cloned()));
        rows.push(self.joined_row(read, &joined, language));
        rows.extend(read.sum.as_ref().and_then(|sum| self.rows.get(sum.row).cloned()));
        let mut table = Self { rows, ..self.clone() };
        for column in &read.numbers {
            // The new number is written in this mark; a column that had none could now be read in two ways.
            if let (Some(head), None) = (table.columns.get_mut(column.column), column.reading.decimal_mark) {
                head.decimal_mark = Some(mark(language));
            }
        }
        Some(table)
    }

    fn joined_row(&self, read: &ReadTable, joined: &[usize], language: Language) -> Vec<String> {
        let mut row = vec![String::new(); self.columns.len()];
        if let Some(label) = read.label_column.and_then(|place| row.get_mut(place)) {
            *label = format!("{} ({})", language.choose("Lainnya", "Others"), joined.len());
        }
        for column in &read.numbers {
            let values: Vec<f64> = joined.iter().filter_map(|row| column.values.get(*row).copied().flatten()).collect();
            let sum: f64 = values.iter().sum();
            let marks = column.reading.decimal_mark.map_or(language, |own| match own == mark(Language::English) {
                true => Language::English,
                false => Language::Indonesian,
            });
            let measure = if column.measure == Measure::Year { Measure::Plain } else { column.measure };
            let text = NumberStyle::in_full(&[sum], measure, marks).format(sum);
            if let Some(cell) = row.get_mut(column.column).filter(|_| !values.is_empty()) {
                *cell = text;
            }
        }
        row
    }
}

fn mark(language: Language) -> DecimalMark {
    language.choose(DecimalMark::Comma, DecimalMark::Point)
}

fn value_of(values: &[Option<f64>], row: usize) -> f64 {
    values.get(row).copied().flatten().unwrap_or(f64::NEG_INFINITY)
}

/// Whether sums of its columns mean something: amounts, or shares of one whole.
fn can_be_summed(read: &ReadTable) -> bool {
    let is_whole = |total: f64| (97.0..=103.0).contains(&total);
    read.numbers.iter().all(|column| column.measure != Measure::Percent || is_whole(column.present().sum()))
}
