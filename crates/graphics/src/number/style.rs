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
    /// meaningful digits.
    pub fn of_values(values: &[f64], measure: Measure, language: Language) -> Self {
        let magnitude = match measure {
            Measure::Plain | Measure::Rupiah => Magnitude::of(largest(values)),
            Measure::Percent | Measure::Year => Magnitude::One,
        };
        Self::with(values, measure, magnitude, language)
    }

    /// For values that are written out in full, however large.
    pub fn in_full(values: &[f64], measure: Measure, language: Language) -> Self {
        Self::with(values, measure, Magnitude::One, language)
    }

    /// For the marks of an axis, which also say "12 ribu".
    pub fn of_ticks(ticks: &[f64], measure: Measure, language: Language) -> Self {
        let style = Self::of_values(ticks, measure, language);
        let is_counted = matches!(measure, Measure::Plain | Measure::Rupiah);
        match is_counted && style.magnitude == Magnitude::One && largest(ticks) >= FIRST_THOUSANDS {
            true => Self::with(ticks, measure, Magnitude::Thousand, language),
            false => style,
        }
    }

    fn with(values: &[f64], measure: Measure, magnitude: Magnitude, language: Language) -> Self {
        let most = match measure {
            Measure::Year => 0,
            Measure::Percent => 1,
            Measure::Plain | Measure::Rupiah => 2,
        };
        let needed = |value: &f64| match magnitude {
            Magnitude::One => needed_decimals(*value, most),
            _ => {
                let quotient = value / magnitude.factor();
                needed_decimals(quotient, most.min(decimals_of_three_digits(quotient)))
            }
        };
        let decimals = values.iter().filter(|value| value.is_finite()).map(needed).max().unwrap_or(0);
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

/// [`NumberStyle::format`], for where a function is wanted.
pub fn format(value: f64, style: &NumberStyle) -> String {
    style.format(value)
}

/// One number alone, as short as it can be read: "1,23 juta", "12.400".
pub fn short(value: f64, measure: Measure, language: Language) -> String {
    NumberStyle::of_values(&[value], measure, language).format(value)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().filter(|value| value.is_finite()).fold(0.0, |largest, value| value.abs().max(largest))
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
