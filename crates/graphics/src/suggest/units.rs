//! Which columns count the same.

use crate::months::is_month;
use crate::table::NumberColumn;

/// Whether two columns count different things: money and people, metres and kilometres.
pub(super) fn are_two_units(one: &NumberColumn, other: &NumberColumn) -> bool {
    let (first, second) = (unit_words(one), unit_words(other));
    one.measure != other.measure || (!first.is_empty() && !second.is_empty() && first != second)
}

/// The words of a unit that say more than the measure does. Periods are none: "jiwa, 2025".
fn unit_words(column: &NumberColumn) -> Vec<String> {
    const MEASURES: [&str; 6] = ["rp", "rupiah", "idr", "persen", "percent", "dalam"];
    let unit = column.unit.as_deref().unwrap_or_default().to_lowercase();
    let words = unit.split(|letter: char| !letter.is_alphanumeric() && letter != '/' && letter != '°');
    let says_more = |word: &&str| {
        let is_number = word.chars().all(|letter| letter.is_ascii_digit());
        !is_number && !MEASURES.contains(word) && !is_month(word)
    };
    words.filter(says_more).map(str::to_owned).collect()
}
