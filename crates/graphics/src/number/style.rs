//! Showing numbers: one unit and one number of decimals for all values of a chart.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// What a number counts, as far as it changes how the number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// People, things, metres.
    #[default]
    Plain,
    /// Money: `Rp` before it, without a blank.
    Rupiah,
    /// Of a hundred: `%` behind it, without a blank.
    Percent,
    /// A year: never grouped.
    Year,
}

/// The word that stands for a number's zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Magnitude {
    /// No word.
    #[default]
    One,
    /// Ribu: on axes only.
    Thousand,
    /// Juta.
    Million,
    /// Miliar.
    Billion,
    /// Triliun.
    Trillion,
}

/// From here on a number is shown as the next magnitude: it would be rounded up to it.
const NEARLY: f64 = 0.9995;
/// From this tick on, an axis says "ribu".
const FIRST_THOUSANDS: f64 = 10_000.0;
const MINUS: char = '\u{2212}';
const UNBROKEN_BLANK: char = '\u{a0}';
/// So many decimals at most keep a small value from being shown as nothing; what is smaller still, computing left
/// behind.
const MOST_DECIMALS: usize = 6;
/// Numbers that have fewer digits are whole multiples of what `f64` can tell apart.
const EXACT: f64 = 1e12;

impl Magnitude {
    /// The number that the word stands for.
    pub fn factor(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Thousand => 1e3,
            Self::Million => 1e6,
            Self::Billion => 1e9,
            Self::Trillion => 1e12,
        }
    }

    /// The word, if there is one.
    pub fn word(self, language: Language) -> Option<&'static str> {
        match self {
            Self::One => None,
            Self::Thousand => Some(language.choose("ribu", "thousand")),
            Self::Million => Some(language.choose("juta", "million")),
            Self::Billion => Some(language.choose("miliar", "billion")),
            Self::Trillion => Some(language.choose("triliun", "trillion")),
        }
    }

    /// The one that shortens the largest of some values that count.
    fn of_all(values: &[f64], measure: Measure) -> Self {
        match measure {
            Measure::Plain | Measure::Rupiah => Self::of(largest(values)),
            Measure::Percent | Measure::Year => Self::One,
        }
    }

    /// The one that shortens a value: from a million on.
    fn of(value: f64) -> Self {
        let words = [Self::Trillion, Self::Billion, Self::Million];
        words.into_iter().find(|word| value.abs() >= word.factor() * NEARLY).unwrap_or_default()
    }
}

/// How all the numbers of one chart are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberStyle {
    /// Whose marks and words.
    pub language: Language,
    /// What the numbers count.
    pub measure: Measure,
    /// The word behind each number.
    pub magnitude: Magnitude,
    /// Digits behind the decimal mark, the same for all.
    pub decimals: usize,
}

impl NumberStyle {
    /// For all values of a chart: the largest decides the word, the neediest the decimals. Large numbers keep three
    /// meaningful digits, and none that is not zero is shown as zero.
    pub fn of_values(values: &[f64], measure: Measure, language: Language) -> Self {
        Self::with(values, measure, Magnitude::of_all(values, measure), language)
    }

    /// For values that are written out in full, however large.
    pub fn in_full(values: &[f64], measure: Measure, language: Language) -> Self {
        Self::with(values, measure, Magnitude::One, language)
    }

    /// For the marks of an axis, which also say "12 ribu". Small ones show both of their digits, such as 0.25.
    pub fn of_ticks(ticks: &[f64], measure: Measure, language: Language) -> Self {
        let is_counted = matches!(measure, Measure::Plain | Measure::Rupiah);
        let magnitude = match Magnitude::of_all(ticks, measure) {
            Magnitude::One if is_counted && largest(ticks) >= FIRST_THOUSANDS => Magnitude::Thousand,
            magnitude => magnitude,
        };
        let style = Self::with(ticks, measure, magnitude, language);
        let first = quotients(ticks, magnitude).filter_map(first_decimal).max();
        let small = |first: usize| quotients(ticks, magnitude).map(|tick| needed_decimals(tick, first + 1)).max();
        let decimals = first.and_then(small).map_or(style.decimals, |needed| needed.max(style.decimals));
        Self { decimals, ..style }
    }

    fn with(values: &[f64], measure: Measure, magnitude: Magnitude, language: Language) -> Self {
        let most = match measure {
            Measure::Year => 0,
            Measure::Percent => 1,
            Measure::Plain | Measure::Rupiah => 2,
        };
        let needed = |quotient: f64| match magnitude {
            Magnitude::One => needed_decimals(quotient, most),
            _ => needed_decimals(quotient, most.min(decimals_of_three_digits(quotient))),
        };
        let shown = |quotient: f64| needed(quotient).max(first_decimal(quotient).unwrap_or(0));
        let decimals = quotients(values, magnitude).map(shown).max().unwrap_or(0);
        Self { language, measure, magnitude, decimals }
    }

    /// The number as text. What is not finite is a dash.
    pub fn format(&self, value: f64) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let quotient = rounded(value / self.magnitude.factor(), self.decimals);
        let mut text = String::new();
        if quotient < 0.0 {
            text.push(MINUS);
        }
        if self.measure == Measure::Rupiah {
            text.push_str("Rp");
        }
        let digits = format!("{:.*}", self.decimals, quotient.abs());
        text.push_str(&self.marked(&digits));
        if self.measure == Measure::Percent {
            text.push('%');
        }
        // Nothing is as much in thousands as in millions.
        if let Some(word) = self.magnitude.word(self.language).filter(|_| value != 0.0) {
            text.push(UNBROKEN_BLANK);
            text.push_str(word);
        }
        text
    }

    /// Digits with a decimal point, in the marks of the language.
    fn marked(&self, digits: &str) -> String {
        let (group_mark, decimal_mark) = self.language.choose(('.', ','), (',', '.'));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = String::with_capacity(digits.len() * 2);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) && self.measure != Measure::Year {
                text.push(group_mark);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(decimal_mark);
            text.push_str(fraction);
        }
        text
    }
}

/// One number alone, as short as it can be read: "1,23 juta", "12.400".
pub fn short(value: f64, measure: Measure, language: Language) -> String {
    NumberStyle::of_values(&[value], measure, language).format(value)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().filter(|value| value.is_finite()).fold(0.0, |largest, value| value.abs().max(largest))
}

/// The numbers that stand before the word.
fn quotients(values: &[f64], magnitude: Magnitude) -> impl Iterator<Item = f64> {
    values.iter().filter(|value| value.is_finite()).map(move |value| value / magnitude.factor())
}

/// The place of a small number's first digit that is not zero, if a reader could see it.
fn first_decimal(quotient: f64) -> Option<usize> {
    let quotient = quotient.abs();
    (1..=MOST_DECIMALS).find(|decimals| quotient >= 0.995 * 0.1_f64.powi(*decimals as i32)).filter(|_| quotient < 0.995)
}

/// Decimals that leave three meaningful digits.
fn decimals_of_three_digits(quotient: f64) -> usize {
    match quotient.abs() {
        quotient if quotient < 9.995 => 2,
        quotient if quotient < 99.95 => 1,
        _ => 0,
    }
}

/// So many decimals tell the value, up to a limit.
fn needed_decimals(value: f64, most: usize) -> usize {
    let digits = format!("{:.*}", most, rounded(value, most));
    digits.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}

/// Rounds as people do: 0.125 and 1.005 go up, although the latter is a little less in binary.
fn rounded(value: f64, decimals: usize) -> f64 {
    let factor = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = value.abs() * factor;
    if scaled >= EXACT {
        return value;
    }
    ((scaled * (1.0 + 2.0 * f64::EPSILON)).round() / factor).copysign(value)
}
