//! How values are written beside their marks.

use crate::language::Language;
use crate::number::{Magnitude, Measure, NumberStyle};

/// Values are written with "Rp" and "juta"; where that would not fit beside each mark, it is told once after the unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueStyle {
    numbers: NumberStyle,
    is_bare: bool,
}

impl ValueStyle {
    /// With words if they fit so.
    pub(super) fn that_fits(numbers: NumberStyle, fits: impl Fn(&Self) -> bool) -> Self {
        let whole = Self { numbers, is_bare: false };
        let has_words = numbers.magnitude != Magnitude::One || numbers.measure == Measure::Rupiah;
        Self { numbers, is_bare: has_words && !fits(&whole) }
    }

    /// A value as it is written.
    pub(super) fn format(&self, value: f64) -> String {
        if !self.is_bare {
            return self.numbers.format(value);
        }
        let measure = if self.numbers.measure == Measure::Rupiah { Measure::Plain } else { self.numbers.measure };
        let bare = NumberStyle { measure, magnitude: Magnitude::One, ..self.numbers };
        bare.format(value / self.numbers.magnitude.factor())
    }

    /// What has to be told once; empty if every value tells it.
    pub(super) fn remark(&self, language: Language) -> String {
        if !self.is_bare {
            return String::new();
        }
        let rupiah = (self.numbers.measure == Measure::Rupiah).then_some("rupiah");
        let words = [Some(language.choose("Dalam", "In")), self.numbers.magnitude.word(language), rupiah];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupiah(values: &[f64]) -> NumberStyle {
        NumberStyle::of_values(values, Measure::Rupiah, Language::Indonesian)
    }

    #[test]
    fn words_that_do_not_fit_are_told_once() {
        let style = ValueStyle::that_fits(rupiah(&[1.23e9, 4e8]), |_| false);
        assert_eq!((style.format(1.23e9), style.format(4e8)), ("1,23".to_owned(), "0,40".to_owned()));
        assert_eq!(style.remark(Language::Indonesian), "Dalam miliar rupiah");
        assert_eq!(ValueStyle::that_fits(rupiah(&[350.0]), |_| false).remark(Language::English), "In rupiah");
    }

    #[test]
    fn words_that_fit_stay_with_their_values() {
        let style = ValueStyle::that_fits(rupiah(&[1.23e9]), |style| style.format(1.23e9).len() < 20);
        let whole = ("Rp1,23\u{a0}miliar".to_owned(), String::new());
        assert_eq!((style.format(1.23e9), style.remark(Language::Indonesian)), whole);
        let plain = NumberStyle::of_values(&[12_400.0], Measure::Plain, Language::Indonesian);
        assert_eq!(ValueStyle::that_fits(plain, |_| false).remark(Language::Indonesian), "");
    }
}
