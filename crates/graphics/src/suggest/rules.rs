//! The rules that choose a chart for a table, and what is said about it.

use super::Note;
use super::facts::Facts;
use super::fits;
use super::order::order_by;
use super::wholes::{NEARLY, is_rounded, is_same_sum, stated_total, total};
use crate::chart_kind::ChartKind::{self, Area, Bars, BigNumber, Columns, Lines, People, Progress, Ring, Stacked};
use crate::number::Measure;
use crate::table::periods::are_uneven;

/// More periods are a line.
const MOST_COLUMNS: usize = 12;
/// So many rows have short names, and are no ranking.
const FEW_ROWS: usize = 6;
/// So many letters fit below a column.
const SHORT_NAME: usize = 8;
/// A ring of more parts is allowed, but not suggested.
const FEW_PARTS: usize = 4;
/// Lines and stacks of more columns than this are suggested for nothing.
const MOST_LINES: usize = 4;
const MOST_PARTS: usize = 5;
/// Shares of fewer answers are told as such.
const FEW_ANSWERS: f64 = 30.0;

/// The kind that shows a table best: the first rule that holds, unless it would mislead.
pub(super) fn kind(facts: &Facts<'_>) -> ChartKind {
    let kind = first_rule(facts);
    let misleads = fits::refusal(facts, kind).is_some_and(|refusal| refusal.is_misleading());
    if misleads { ChartKind::Table } else { kind }
}

fn first_rule(facts: &Facts<'_>) -> ChartKind {
    if facts.present == 0 {
        return ChartKind::Table;
    }
    if facts.cells == 1 && facts.table.words.is_empty() {
        return BigNumber;
    }
    if let Some(rows) = &facts.progress {
        let (_, most) = fits::rows(facts, Progress);
        let is_honest = fits::refusal(facts, Progress).is_none_or(|refusal| !refusal.is_misleading());
        if is_honest && rows.len() <= most.min(FEW_PARTS) {
            return Progress;
        }
        if facts.has_target_column && rows.len() > 1 {
            return Bars;
        }
    }
    if facts.table.time.is_some() {
        return over_time(facts);
    }
    match facts.columns.len() {
        _ if facts.is_mostly_words() => ChartKind::Table,
        1 => of_one_column(facts),
        2..=MOST_PARTS if facts.rows_are_wholes() => Stacked,
        _ => ChartKind::Table,
    }
}

/// Rows that are periods.
fn over_time(facts: &Facts<'_>) -> ChartKind {
    let fits = |kind| {
        let (rows, most) = fits::rows(facts, kind);
        rows <= most
    };
    match facts.columns.len() {
        _ if facts.is_mostly_missing() => ChartKind::Table,
        1 if facts.rows() <= MOST_COLUMNS && fits(Columns) => Columns,
        1 => Lines,
        2..=MOST_LINES if fits(Stacked) && facts.rows_are_wholes() && facts.sum_column.is_none() => Stacked,
        2..=MOST_LINES if facts.rows() > 1 => Lines,
        _ => ChartKind::Table,
    }
}

fn of_one_column(facts: &Facts<'_>) -> ChartKind {
    let is_ring = facts.column_is_whole() && fits::refusal(facts, Ring).is_none();
    let is_positive = facts.first().is_some_and(|(_, column)| column.present().all(|value| value > 0.0));
    match () {
        () if is_ring && is_positive && facts.rows() <= FEW_PARTS => Ring,
        () if is_ring && is_positive => Bars,
        () if fits::refusal(facts, People).is_none() => Bars,
        () if has_short_names(facts) => Columns,
        () => Bars,
    }
}

fn has_short_names(facts: &Facts<'_>) -> bool {
    facts.rows() <= FEW_ROWS && facts.table.labels.iter().all(|label| label.chars().count() <= SHORT_NAME)
}

/// All kinds, the best first. An area is chosen by hand only.
pub(super) fn ranked(facts: &Facts<'_>) -> Vec<ChartKind> {
    let (one, other) = if has_short_names(facts) { (Columns, Bars) } else { (Bars, Columns) };
    match facts.table.time {
        Some(_) => vec![Progress, Stacked, Columns, Lines, Bars, Ring, People, BigNumber, ChartKind::Table, Area],
        None => vec![Progress, Stacked, one, other, Ring, People, BigNumber, Lines, ChartKind::Table, Area],
    }
}

/// The rows as a chart draws them; columns and bars of a target by the percents that they show.
pub(super) fn row_order(facts: &Facts<'_>, kind: ChartKind) -> Vec<usize> {
    let percents: Vec<Option<f64>> = match &facts.progress {
        Some(rows) if matches!(kind, Columns | Bars) && facts.has_target_column => {
            rows.iter().map(|row| row.percent).collect()
        }
        _ => facts.first().map(|(_, column)| column.values.clone()).unwrap_or_default(),
    };
    order_by(facts.table, &percents)
}

/// What is to be said about a table drawn as that kind.
pub(super) fn notes(facts: &Facts<'_>, kind: ChartKind) -> Vec<Note> {
    let mut notes = about_sums(facts);
    notes.extend(about_shares(facts, kind));
    notes.extend(about_times(facts, kind));
    notes.extend(about_columns(facts, kind));
    notes.extend(about_size(facts, kind));
    notes
}

fn about_sums(facts: &Facts<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(sum) = &facts.table.sum {
        notes.push(Note::SumRowTakenOut { label: sum.label.clone() });
    }
    if let Some(column) = facts.sum_column.and_then(|index| facts.table.numbers.get(index)) {
        notes.push(Note::SumColumnTakenOut { name: column.name.clone() });
    }
    let differs = |index: &usize| {
        let column = facts.table.numbers.get(*index)?;
        let (stated, added) = (stated_total(facts.table, *index)?, total(column));
        // The percent of all is a mean, unless the shares are of one whole.
        let is_sum = column.measure != Measure::Percent || (NEARLY.contains(&stated) && NEARLY.contains(&added));
        (is_sum && !is_same_sum(stated, added)).then_some(Note::SumDiffers { stated, added })
    };
    notes.extend(facts.columns.iter().find_map(differs));
    notes
}

fn about_shares(facts: &Facts<'_>, kind: ChartKind) -> Vec<Note> {
    let mut notes = Vec::new();
    let rounded = match kind {
        Ring => facts
            .first()
            .filter(|(index, _)| stated_total(facts.table, *index).is_none())
            .map(|(_, column)| total(column)),
        Stacked if facts.sum_column.is_none() => {
            facts.row_totals.iter().flatten().copied().find(|total| is_rounded(*total))
        }
        _ => None,
    };
    notes.extend(rounded.filter(|total| is_rounded(*total)).map(|total| Note::Rounding { total }));
    let few = facts.answers.filter(|answers| *answers < FEW_ANSWERS);
    notes.extend(few.map(|answers| Note::FewAnswers { answers }));
    notes
}

fn about_times(facts: &Facts<'_>, kind: ChartKind) -> Vec<Note> {
    let mut notes = Vec::new();
    let is_over_time = matches!(kind, Columns | Lines | Area);
    if is_over_time && facts.table.time.as_deref().is_some_and(are_uneven) {
        notes.push(Note::UnevenPeriods);
    }
    notes.extend(facts.unread_times().map(|read| Note::UnreadTimes { read, rows: facts.rows() }));
    notes
}

fn about_columns(facts: &Facts<'_>, kind: ChartKind) -> Vec<Note> {
    let mut notes = Vec::new();
    let name = |index: usize| facts.table.numbers.get(index).map(|column| column.name.clone()).unwrap_or_default();
    if let Some((drawn, other)) = facts.two_units.filter(|_| kind != ChartKind::Table) {
        notes.push(Note::TwoUnits { drawn: name(drawn), left_out: name(other) });
    }
    let bars_show_percents = matches!(kind, Columns | Bars) && facts.has_target_column;
    if kind == ChartKind::Table && facts.columns.len() > 1 && !facts.is_mostly_words() {
        notes.push(Note::ChooseOneColumn);
    }
    if bars_show_percents && facts.progress.is_some() {
        notes.push(Note::PercentsOfTarget);
    }
    if matches!(kind, Columns | Bars) && facts.present == 2 && facts.cells == 2 {
        notes.push(Note::OnlyTwoNumbers);
    }
    notes
}

fn about_size(facts: &Facts<'_>, kind: ChartKind) -> Vec<Note> {
    let mut notes = Vec::new();
    let (rows, most) = fits::rows(facts, kind);
    if rows > most {
        notes.push(Note::TooManyRows { rows, most, can_be_joined: can_be_joined(facts) });
    }
    let (series, most) = fits::series(facts, kind);
    if series > most {
        notes.push(Note::TooManySeries { series, most });
    }
    notes
}

/// Whether the small rows may become one: amounts, or shares of one whole, and nothing that words tell of them.
fn can_be_joined(facts: &Facts<'_>) -> bool {
    let can_be_summed =
        |column: &crate::table::NumberColumn| column.measure != Measure::Percent || NEARLY.contains(&total(column));
    let table = facts.table;
    table.time.is_none() && !facts.is_mostly_words() && facts.present > 0 && table.numbers.iter().all(can_be_summed)
}
