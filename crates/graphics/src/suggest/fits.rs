//! Which kinds of charts show a table honestly, and why the others do not.

use super::facts::Facts;
use super::people::people_share;
use super::refusal::Refusal;
use super::wholes::{NEARLY, has_matching_sum, total};
use crate::chart_kind::ChartKind;

/// A ring shows so many parts.
const RING_PARTS: std::ops::RangeInclusive<usize> = 2..=5;
/// A stack shows so many.
const STACK_PARTS: std::ops::RangeInclusive<usize> = 2..=5;

/// Why a kind does not show a table: what misleads comes before what only does not fit.
pub(super) fn refusal(facts: &Facts<'_>, kind: ChartKind) -> Option<Refusal> {
    if facts.present == 0 && kind != ChartKind::Table {
        return Some(Refusal::NoNumbers);
    }
    let honest = match kind {
        // A target is a column of its own, and is not drawn.
        ChartKind::Columns | ChartKind::Bars if facts.has_target_column && facts.progress.is_some() => None,
        ChartKind::Columns | ChartKind::Bars => one_column(facts),
        ChartKind::Stacked => stacked(facts),
        ChartKind::Lines => time(facts).or_else(|| two_units(facts)),
        ChartKind::Area => time(facts).or_else(|| one_column(facts)),
        ChartKind::Ring => ring(facts),
        ChartKind::Progress => progress(facts),
        ChartKind::Table => None,
        ChartKind::People => people(facts),
        ChartKind::BigNumber => (facts.present != 1).then_some(Refusal::NeedsOneNumber { numbers: facts.present }),
    };
    honest.or_else(|| size(facts, kind))
}

fn one_column(facts: &Facts<'_>) -> Option<Refusal> {
    let columns = facts.columns.len();
    (columns != 1).then_some(Refusal::NeedsOneColumn { columns })
}

fn two_units(facts: &Facts<'_>) -> Option<Refusal> {
    let (first, second) = facts.two_units?;
    let name = |index: usize| facts.table.numbers.get(index).map(|column| column.name.clone()).unwrap_or_default();
    Some(Refusal::TwoUnits { first: name(first), second: name(second) })
}

/// What lines and areas need.
fn time(facts: &Facts<'_>) -> Option<Refusal> {
    if facts.table.time.is_none() {
        let unread = facts.unread_times().map(|read| Refusal::UnreadTimes { read, rows: facts.rows() });
        return Some(unread.unwrap_or(Refusal::NotTime));
    }
    if facts.is_mostly_missing() {
        return Some(Refusal::MostlyMissing { missing: facts.missing(), cells: facts.cells });
    }
    (facts.rows() < 2).then_some(Refusal::NeedsTwoPeriods)
}

fn stacked(facts: &Facts<'_>) -> Option<Refusal> {
    if let Some(refusal) = two_units(facts) {
        return Some(refusal);
    }
    let columns = facts.columns.len();
    match () {
        () if !STACK_PARTS.contains(&columns) => Some(Refusal::NeedsParts { columns }),
        () if facts.has_negative => Some(Refusal::Negative),
        () if facts.missing() > 0 => Some(Refusal::MissingPart),
        () => facts.row_that_is_no_whole().map(|total| Refusal::NotOneWhole { total }),
    }
}

fn ring(facts: &Facts<'_>) -> Option<Refusal> {
    if let Some(refusal) = one_column(facts) {
        return Some(refusal);
    }
    let (index, column) = facts.first()?;
    let total = total(column);
    let is_whole = NEARLY.contains(&total) || (has_matching_sum(facts.table, index) && total > 0.0);
    match () {
        () if facts.has_negative => Some(Refusal::Negative),
        () if facts.missing() > 0 => Some(Refusal::MissingPart),
        () if !RING_PARTS.contains(&facts.rows()) => Some(Refusal::NotTwoToFiveParts { parts: facts.rows() }),
        () => (!is_whole).then_some(Refusal::NotOneWhole { total }),
    }
}

fn progress(facts: &Facts<'_>) -> Option<Refusal> {
    match &facts.progress {
        None => Some(Refusal::NeedsTarget),
        Some(rows) if rows.iter().any(|row| row.percent.is_some_and(|percent| percent < 0.0)) => {
            Some(Refusal::Negative)
        }
        Some(rows) if rows.iter().any(|row| row.percent.is_none()) => Some(Refusal::MissingPart),
        Some(_) => None,
    }
}

fn people(facts: &Facts<'_>) -> Option<Refusal> {
    match () {
        () if people_share(facts.table).is_some() => None,
        () if facts.has_negative => Some(Refusal::Negative),
        () => Some(Refusal::NeedsShareOfPeople),
    }
}

/// Whether it is more than the shape holds.
fn size(facts: &Facts<'_>, kind: ChartKind) -> Option<Refusal> {
    let (series, most_series) = series(facts, kind);
    if series > most_series {
        return Some(Refusal::TooManySeries { series, most: most_series });
    }
    let (rows, most) = rows(facts, kind);
    (rows > most).then_some(Refusal::TooManyRows { rows, most })
}

/// So many columns would be drawn, and so many fit.
pub(super) fn series(facts: &Facts<'_>, kind: ChartKind) -> (usize, usize) {
    let series = match kind {
        ChartKind::Table => facts.told_columns(),
        ChartKind::Stacked | ChartKind::Lines => facts.columns.len(),
        // These draw one, whatever else a table has.
        _ => 1,
    };
    (series, kind.most_series(facts.shape))
}

/// So many rows would be drawn, and so many fit.
pub(super) fn rows(facts: &Facts<'_>, kind: ChartKind) -> (usize, usize) {
    let rows = match (kind, &facts.progress) {
        (ChartKind::Progress, Some(rows)) => rows.len(),
        (ChartKind::BigNumber, _) => 1,
        _ => facts.rows(),
    };
    (rows, kind.most_rows(facts.shape, facts.columns.len()))
}
