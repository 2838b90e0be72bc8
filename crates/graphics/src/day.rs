//! A day as it is written into a picture.

use crate::language::Language;
use crate::months::MONTHS;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// All its digits.
    pub year: i32,
    /// 1 is January.
    pub month: u32,
    /// From 1 on.
    pub day: u32,
}

impl Day {
    /// `24 Nov 2026`; empty where there is no such month.
    pub fn written(self, language: Language) -> String {
        let Some(names) = (self.month as usize).checked_sub(1).and_then(|index| MONTHS.get(index)) else {
            return String::new();
        };
        let short = names.get(language.choose(0, 1)).or(names.first()).copied().unwrap_or_default();
        let (first, rest) = short.split_at(1);
        format!("{} {}{rest} {}", self.day, first.to_uppercase(), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_the_short_name_of_its_month() {
        let day = |month| Day { year: 2026, month, day: 24 };
        assert_eq!(day(11).written(Language::Indonesian), "24 Nov 2026");
        assert_eq!([day(5), day(8)].map(|day| day.written(Language::Indonesian)), ["24 Mei 2026", "24 Agu 2026"]);
        assert_eq!([day(5), day(8)].map(|day| day.written(Language::English)), ["24 May 2026", "24 Aug 2026"]);
        assert_eq!([day(0), day(13)].map(|day| day.written(Language::English)), ["", ""]);
    }
}
