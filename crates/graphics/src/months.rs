//! The names of months as people write them.

/// The names of a month, the short Indonesian one first and the short English one second.
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["jan", "jan", "januari", "january"],
    &["feb", "feb", "februari", "pebruari", "february", "peb"],
    &["mar", "mar", "maret", "march", "mrt"],
    &["apr", "apr", "april"],
    &["mei", "may"],
    &["jun", "jun", "juni", "june"],
    &["jul", "jul", "juli", "july"],
    &["agu", "aug", "agustus", "august", "agt", "ags", "agust"],
    &["sep", "sep", "september", "sept"],
    &["okt", "oct", "oktober", "october"],
    &["nov", "nov", "november", "nopember", "nop"],
    &["des", "dec", "desember", "december"],
];

/// Whether a word, in small letters, is the name of a month, in full or shortened.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Which month a word, in small letters, is the name of: 1 is January.
pub(crate) fn month(word: &str) -> Option<i32> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    i32::try_from(at + 1).ok()
}
