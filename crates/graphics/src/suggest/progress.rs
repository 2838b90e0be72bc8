//! What was reached, and its target.

use super::units::are_two_units;
use crate::number::Measure;
use crate::table::{NumberColumn, ReadTable};

/// One row of a chart of progress.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressRow {
    /// What it is called.
    pub label: String,
    /// How far it is, in percent; `None` where it is not known.
    pub percent: Option<f64>,
    /// Where its target stands, in percent.
    pub target_percent: f64,
}

/// Where a table holds a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// In a column beside what was reached: their places in [`ReadTable::numbers`].
    Columns { reached: usize, target: usize },
    /// In a row beside the only other one.
    Rows { reached: usize, target: usize },
}

const REACHED: [&str; 10] = [
    "realisasi",
    "capaian",
    "tercapai",
    "terealisasi",
    "serapan",
    "terserap",
    "hasil",
    "realization",
    "achieved",
    "actual",
];
const TARGETS: [&str; 6] = ["target", "pagu", "sasaran", "anggaran", "budget", "goal"];
/// Columns that only repeat what the pair says.
const DERIVED: [&str; 4] = ["sisa", "selisih", "persen", "persentase"];

/// The rows of a chart of progress: percents beside their targets as they are, amounts in percent of theirs.
pub fn progress_rows(table: &ReadTable) -> Option<Vec<ProgressRow>> {
    match pair(table)? {
        Pair::Rows { reached, target } => {
            let column = table.numbers.first()?;
            let value = |row: usize| column.values.get(row).copied().flatten();
            let label = table.labels.get(reached).cloned().unwrap_or_default();
            Some(vec![row(label, column.measure, value(reached), value(target))?])
        }
        Pair::Columns { reached, target } => {
            let (reached, target) = (table.numbers.get(reached)?, table.numbers.get(target)?);
            let values = table.labels.iter().zip(reached.values.iter().zip(&target.values));
            values.map(|(label, (value, target))| row(label.clone(), reached.measure, *value, *target)).collect()
        }
    }
}

fn row(label: String, measure: Measure, value: Option<f64>, target: Option<f64>) -> Option<ProgressRow> {
    let target = target.filter(|target| *target > 0.0)?;
    Some(match measure {
        Measure::Percent => ProgressRow { label, percent: value, target_percent: target },
        _ => ProgressRow { label, percent: value.map(|value| 100.0 * value / target), target_percent: 100.0 },
    })
}

/// A target and what was reached, in one unit, and nothing else that would have to be drawn.
pub(super) fn pair(table: &ReadTable) -> Option<Pair> {
    if let [column] = table.numbers.as_slice() {
        let is_target = |label: &String| has_word(label, &TARGETS);
        let targets = table.labels.iter().filter(|label| is_target(label)).count();
        let target = table.labels.iter().position(is_target)?;
        let is_pair = table.rows.len() == 2 && targets == 1 && column.present().count() == 2;
        return is_pair.then_some(Pair::Rows { reached: 1 - target.min(1), target });
    }
    let target = table.numbers.iter().position(|column| has_word(&column.name, &TARGETS))?;
    let is_named = |index: &usize| table.numbers.get(*index).is_some_and(|column| has_word(&column.name, &REACHED));
    let others: Vec<usize> = (0..table.numbers.len()).filter(|index| *index != target).collect();
    let only = others.first().copied().filter(|_| others.len() == 1);
    let reached = others.iter().copied().find(is_named).or(only)?;
    let is_derived = |index: &usize| {
        let column = table.numbers.get(*index);
        column.is_some_and(|column| column.measure == Measure::Percent || has_word(&column.name, &DERIVED))
    };
    let others_are_derived = others.iter().filter(|index| **index != reached).all(is_derived);
    let is_of_one_unit = |one: &NumberColumn, other: &NumberColumn| !are_two_units(one, other);
    let (one, other) = (table.numbers.get(reached)?, table.numbers.get(target)?);
    (others_are_derived && is_of_one_unit(one, other)).then_some(Pair::Columns { reached, target })
}

fn has_word(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word))
}
