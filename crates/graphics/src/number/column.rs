//! Reading a column: what one cell leaves open, the others tell.

use sunting_timeline::graphic::DecimalMark;

use super::literal::{Evidence, Literal};
use super::style::{Magnitude, Measure};
use super::text_like::is_text_like;

/// What one cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// An amount. Always finite.
    Number(f64),
    /// Nothing is known: empty, "-", "n/a". This is not zero.
    Missing,
    /// Words, or something that only resembles a number.
    Unread {
        /// What may have been meant.
        proposal: Option<f64>,
    },
}

impl Cell {
    /// The amount, if it is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(value),
            Self::Missing | Self::Unread { .. } => None,
        }
    }
}

/// A number that can be read in two ways, and nothing else in its column tells which.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ambiguity {
    /// The place in the column, from zero.
    pub row: usize,
    /// How it was read.
    pub value: f64,
    /// How else it may be read: with this as [`ColumnReading::decimal_mark`]'s opposite.
    pub other_value: f64,
    /// What [`read_column_with`] must be given for the other reading.
    pub other_mark: DecimalMark,
}

/// A column's cells, and what was learnt from all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnReading {
    /// What each cell says, in order.
    pub cells: Vec<Cell>,
    /// The mark that decimals have; `None` where no number has any mark.
    pub decimal_mark: Option<DecimalMark>,
    /// One number alone that could be another.
    pub ambiguity: Option<Ambiguity>,
    /// What the cells themselves say that they count. Never [`Measure::Year`], which only a name can tell.
    pub measure: Measure,
    /// Whether amounts of money and shares stand in one column.
    pub has_mixed_measures: bool,
    /// The largest word behind a number. The numbers are multiplied already.
    pub magnitude: Magnitude,
    /// What is counted, as written behind the numbers: "jiwa".
    pub unit: Option<String>,
    /// Whether its digits are names, such as NIK and telephone numbers: never grouped, never drawn.
    pub is_text_like: bool,
}

impl ColumnReading {
    /// The amounts, `None` where there is none.
    pub fn numbers(&self) -> Vec<Option<f64>> {
        self.cells.iter().map(|cell| cell.number()).collect()
    }

    /// Whether it is a column of amounts: most of what it holds can be read.
    pub fn is_numeric(&self) -> bool {
        let numbers = self.cells.iter().filter(|cell| matches!(cell, Cell::Number(_))).count();
        let unread = self.cells.iter().filter(|cell| matches!(cell, Cell::Unread { .. })).count();
        numbers > unread && !self.is_text_like
    }
}

/// Reads the cells of a column; its marks decide for all of them.
pub fn read_column(cells: &[&str]) -> ColumnReading {
    read_column_with(cells, None)
}

/// The same where somebody has said which mark is the decimal one.
pub fn read_column_with(cells: &[&str], told: Option<DecimalMark>) -> ColumnReading {
    let filled = cells.iter().filter(|cell| !is_missing(cell)).count();
    let text_like = cells.iter().filter(|cell| is_text_like(cell)).count();
    let literal = |cell: &&str| Literal::parse(cell).filter(|_| !is_missing(cell) && !is_text_like(cell));
    let literals: Vec<Option<Literal>> = cells.iter().map(literal).collect();
    let found: Vec<&Literal> = literals.iter().flatten().collect();
    let mark = told.or_else(|| decided_mark(&found));
    let unit = common_unit(&found);
    let read = |(cell, literal): (&&str, &Option<Literal>)| match literal {
        _ if is_missing(cell) => Cell::Missing,
        Some(literal) => read_literal(literal, mark.unwrap_or(DecimalMark::Comma), unit.as_deref()),
        None if is_text_like(cell) => Cell::Unread { proposal: None },
        None => Cell::Unread { proposal: proposal(cell, mark.unwrap_or(DecimalMark::Comma)) },
    };
    let cells: Vec<Cell> = cells.iter().zip(&literals).map(read).collect();
    let (measure, has_mixed_measures) = common_measure(&found, &cells);
    ColumnReading {
        cells,
        decimal_mark: mark,
        ambiguity: if told.is_none() { ambiguity(&literals) } else { None },
        measure,
        has_mixed_measures,
        magnitude: found.iter().map(|literal| literal.magnitude).max().unwrap_or_default(),
        unit,
        is_text_like: text_like > 0 && 2 * text_like >= filled,
    }
}

/// Whether a cell says that nothing is known.
pub(crate) fn is_missing(cell: &str) -> bool {
    const WORDS: [&str; 12] = [
        "n/a",
        "#n/a",
        "na",
        "n.a.",
        "null",
        "nihil data",
        "tidak ada",
        "tidak ada data",
        "belum ada",
        "belum ada data",
        "no data",
        "td",
    ];
    let cell = cell.trim();
    let is_dashes = cell.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '−' | '.' | '…' | '?' | ' '));
    is_dashes || WORDS.contains(&cell.to_lowercase().as_str())
}

fn read_literal(literal: &Literal, mark: DecimalMark, unit: Option<&str>) -> Cell {
    let is_of_unit = match (&literal.unit, unit) {
        (Some(own), Some(unit)) => own.eq_ignore_ascii_case(unit),
        (Some(_), None) => false,
        (None, _) => true,
    };
    match literal.value(mark) {
        Some(value) if is_of_unit => Cell::Number(value),
        value => Cell::Unread { proposal: value.or_else(|| literal.value(mark.other())) },
    }
}

/// The mark that most certain numbers have; of likely ones, Indonesian comes first.
fn decided_mark(literals: &[&Literal]) -> Option<DecimalMark> {
    let count = |evidence| literals.iter().filter(|literal| literal.evidence() == evidence).count();
    let (comma, point) = (DecimalMark::Comma, DecimalMark::Point);
    match (count(Evidence::Certain(comma)), count(Evidence::Certain(point))) {
        (0, 0) if count(Evidence::Likely(comma)) > 0 => Some(comma),
        (0, 0) if count(Evidence::Likely(point)) > 0 => Some(point),
        (0, 0) => None,
        (commas, points) if points > commas => Some(point),
        _ => Some(comma),
    }
}

/// One likely number without any that is certain, and without another that is like it.
fn ambiguity(literals: &[Option<Literal>]) -> Option<Ambiguity> {
    let mut open = None;
    for (row, literal) in literals.iter().enumerate() {
        match literal.as_ref().map(|literal| (literal, literal.evidence())) {
            Some((_, Evidence::Certain(_))) => return None,
            Some((_, Evidence::Likely(_))) if open.is_some() => return None,
            Some((literal, Evidence::Likely(mark))) => open = Some((row, literal, mark)),
            _ => {}
        }
    }
    let (row, literal, mark) = open?;
    let (value, other_value) = (literal.value(mark)?, literal.value(mark.other())?);
    Some(Ambiguity { row, value, other_value, other_mark: mark.other() })
}

/// The unit that most numbers have, the first of equally many.
fn common_unit(literals: &[&Literal]) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for unit in literals.iter().filter_map(|literal| literal.unit.as_deref()) {
        match counts.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(unit)) {
            Some((_, count)) => *count += 1,
            None => counts.push((unit, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(unit, _)| unit.to_owned())
}

/// What the numbers say that they count, and whether they disagree.
fn common_measure(literals: &[&Literal], cells: &[Cell]) -> (Measure, bool) {
    let has = |measure| literals.iter().any(|literal| literal.measure == measure);
    let has_more_than_all = cells.iter().filter_map(|cell| cell.number()).any(|value| value.abs() > 1000.0);
    let (has_money, has_percent) = (has(Measure::Rupiah), has(Measure::Percent));
    match (has_money, has_percent) {
        (true, has_percent) => (Measure::Rupiah, has_percent),
        (false, true) => (Measure::Percent, has(Measure::Plain) && has_more_than_all),
        (false, false) => (Measure::Plain, false),
    }
}

/// What may have been meant: letters that look like digits, or the one number among words.
fn proposal(cell: &str, mark: DecimalMark) -> Option<f64> {
    let value = |text: &str| {
        let literal = Literal::parse(text)?;
        literal.value(mark).or_else(|| literal.value(mark.other()))
    };
    let as_digits = cell.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    if digits >= letters && digits > 0 && as_digits != cell {
        return value(&as_digits);
    }
    let is_of_number = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let mut runs = cell
        .split(|letter: char| !is_of_number(letter))
        .filter(|run| run.contains(|letter: char| letter.is_ascii_digit()));
    let only = runs.next().filter(|_| runs.next().is_none())?;
    value(only.trim_start_matches(['.', ',']))
}
