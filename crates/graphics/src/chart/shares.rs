//! Parts of one whole: how much of it each is, and how that is written.

use super::known;
use crate::language::Language;
use crate::number::{Measure, NumberStyle};

/// Percents that add up to this are a whole, but for rounding.
const WHOLE_PERCENT: std::ops::RangeInclusive<f64> = 97.0..=103.0;

/// The parts of one row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shares {
    /// A part is missing or negative, so that nobody knows the whole.
    Unknown,
    /// All parts are zero.
    Nothing,
    /// What each part is of the whole.
    Known(Vec<Share>),
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    /// What is drawn, 0 to 1; all parts of a whole add up to 1.
    pub part: f64,
    /// What is written.
    pub percent: f64,
}

/// The rows of a chart, their shares written alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShareRows {
    /// One for each row.
    pub rows: Vec<Shares>,
    numbers: NumberStyle,
    percents: NumberStyle,
    is_rounded: bool,
}

impl ShareRows {
    /// Percents are written as they were typed if each row of them is a whole but for rounding. Other numbers are
    /// written as their share. What is drawn is always the true share.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a [f64]>, numbers: NumberStyle) -> Self {
        let mut rows: Vec<Shares> = rows.map(Shares::typed).collect();
        let are_percents = numbers.measure == Measure::Percent;
        let is_typed = are_percents && rows.iter().all(|row| WHOLE_PERCENT.contains(&row.sum().unwrap_or(100.0)));
        if !is_typed {
            rows.iter_mut().for_each(Shares::write_parts);
        }
        let percents = if is_typed { numbers } else { style_of(&rows, numbers.language) };
        let is_rounded = is_typed && rows.iter().any(|row| !row.is_written_as_a_whole(percents.decimals));
        Self { rows, numbers, percents, is_rounded }
    }

    /// A share as it is written.
    pub(super) fn format(&self, share: Share) -> String {
        self.percents.format(share.percent)
    }

    /// A part of nothing, as all other numbers of the chart are written.
    pub(super) fn zero(&self) -> String {
        self.numbers.format(0.0)
    }

    /// What has to be told about the percents; empty if they add up.
    pub(super) fn remark(&self, language: Language) -> &'static str {
        match self.is_rounded {
            true => language.choose(
                "Jumlah tidak tepat 100% karena pembulatan",
                "Does not add up to exactly 100% because of rounding",
            ),
            false => "",
        }
    }
}

impl Shares {
    /// Shares that are written as the numbers are.
    fn typed(values: &[f64]) -> Self {
        let Some(values) = values.iter().map(|value| known(Some(*value)).filter(|value| *value >= 0.0)).collect()
        else {
            return Self::Unknown;
        };
        let values: Vec<f64> = values;
        // The largest first: the sum of very large numbers could be none.
        let largest = values.iter().copied().fold(0.0, f64::max);
        if largest == 0.0 {
            return Self::Nothing;
        }
        let whole: f64 = values.iter().map(|value| value / largest).sum();
        let share = |value: &f64| Share { part: value / largest / whole, percent: *value };
        Self::Known(values.iter().map(share).collect())
    }

    /// Writes what is drawn.
    fn write_parts(&mut self) {
        if let Self::Known(shares) = self {
            shares.iter_mut().for_each(|share| share.percent = 100.0 * share.part);
        }
    }

    /// The sum of what is written, if there is anything.
    fn sum(&self) -> Option<f64> {
        match self {
            Self::Known(shares) => Some(shares.iter().map(|share| share.percent).sum()),
            Self::Unknown | Self::Nothing => None,
        }
    }

    /// Whether those who add the written numbers up get 100.
    fn is_written_as_a_whole(&self, decimals: usize) -> bool {
        let factor = if decimals == 0 { 1.0 } else { 10.0_f64.powi(decimals as i32) };
        match self {
            Self::Known(shares) => {
                let written: f64 = shares.iter().map(|share| (share.percent * factor).round()).sum();
                (written - 100.0 * factor).abs() < 0.5
            }
            Self::Unknown | Self::Nothing => true,
        }
    }
}

/// One number of decimals for all shares.
fn style_of(rows: &[Shares], language: Language) -> NumberStyle {
    let shares = rows.iter().filter_map(|row| match row {
        Shares::Known(shares) => Some(shares),
        Shares::Unknown | Shares::Nothing => None,
    });
    let percents: Vec<f64> = shares.flatten().map(|share| share.percent).collect();
    NumberStyle::of_values(&percents, Measure::Percent, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(rows: &[&[f64]], measure: Measure) -> ShareRows {
        let values: Vec<f64> = rows.concat();
        ShareRows::of(rows.iter().copied(), NumberStyle::of_values(&values, measure, Language::Indonesian))
    }

    fn texts(rows: &ShareRows) -> Vec<String> {
        let of_row = |row: &Shares| match row {
            Shares::Known(shares) => shares.iter().map(|share| rows.format(*share)).collect(),
            _ => Vec::new(),
        };
        rows.rows.iter().flat_map(of_row).collect()
    }

    #[test]
    fn percents_are_written_as_they_were_typed_and_drawn_as_they_are() {
        let rounded = shares(&[&[50.0, 48.0]], Measure::Percent);
        assert_eq!(texts(&rounded), ["50%", "48%"]);
        let Shares::Known(parts) = &rounded.rows[0] else { panic!("{rounded:?}") };
        assert!((parts[0].part - 50.0 / 98.0).abs() < 1e-12);
        assert_eq!(rounded.remark(Language::Indonesian), "Jumlah tidak tepat 100% karena pembulatan");
        let thirds = shares(&[&[33.3, 33.3, 33.3]], Measure::Percent);
        assert_ne!(thirds.remark(Language::English), "");
    }

    #[test]
    fn percents_that_add_up_need_no_remark() {
        let whole = shares(&[&[62.0, 29.0, 9.0], &[0.1, 99.9]], Measure::Percent);
        assert_eq!(whole.remark(Language::Indonesian), "");
        assert_eq!(texts(&whole), ["62,0%", "29,0%", "9,0%", "0,1%", "99,9%"]);
    }

    #[test]
    fn other_numbers_are_written_as_their_share() {
        let counts = shares(&[&[30.0, 10.0]], Measure::Plain);
        assert_eq!((texts(&counts), counts.remark(Language::Indonesian)), (vec!["75%".into(), "25%".into()], ""));
        let too_little = shares(&[&[30.0, 10.0]], Measure::Percent);
        assert_eq!(texts(&too_little), ["75%", "25%"]);
        assert_eq!(too_little.remark(Language::Indonesian), "");
        assert_eq!(texts(&shares(&[&[1.0, 2.0]], Measure::Plain)), ["33,3%", "66,7%"]);
    }

    #[test]
    fn what_is_missing_is_not_zero() {
        let rows = shares(&[&[f64::NAN, 10.0], &[-1.0, 5.0], &[0.0, 0.0], &[1e308, 1.0]], Measure::Plain);
        assert_eq!(rows.rows, [Shares::Unknown, Shares::Unknown, Shares::Nothing, Shares::Unknown]);
        assert_eq!(rows.zero(), "0");
    }

    proptest! {
        #[test]
        fn parts_of_a_whole_fill_it(values in proptest::collection::vec(0.0_f64..1e299, 1..6)) {
            let rows = shares(&[&values], Measure::Plain);
            if let Shares::Known(shares) = &rows.rows[0] {
                prop_assert!((shares.iter().map(|share| share.part).sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
    }
}
