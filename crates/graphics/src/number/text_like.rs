//! Digits that are names, not amounts: identity numbers, telephones, codes.

/// More digits than `f64` tells apart: nobody counts so far, but an NIK is so long.
const MOST_DIGITS: usize = 15;
/// With a country's code, a telephone number has at least so many digits.
const LEAST_TELEPHONE_DIGITS: usize = 10;

/// Whether a cell holds an NIK, a telephone number, a code with a leading zero: it is shown as it stands.
pub fn is_text_like(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let is_made_of = |marks: &str| cell.chars().all(|letter| letter.is_ascii_digit() || marks.contains(letter));
    if digits == 0 || !is_made_of("+-() ./,'’") {
        return false;
    }
    let is_plain = cell.chars().all(|letter| letter.is_ascii_digit());
    let leads_with_zero = cell.trim_start_matches('(').starts_with('0') && digits > 1 && is_made_of("-() ");
    let is_abroad = cell.starts_with('+') && digits >= LEAST_TELEPHONE_DIGITS && is_made_of("+- ()");
    let is_long = digits > MOST_DIGITS && (is_plain || is_made_of("- ."));
    leads_with_zero || is_abroad || (is_long && !is_grouped(cell))
}

/// Whether marks stand before every three digits: an amount, however long.
fn is_grouped(cell: &str) -> bool {
    let mut groups = cell.trim_start_matches('-').split(['.', ' ']);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len()) && rest.peek().is_some() && rest.all(|group| group.len() == 3)
}
