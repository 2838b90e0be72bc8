//! Interpreting what stands before and after the times in a line: a cue's number, a minus, settings, or words.

use super::between::{COLUMNS, bare, has_arrow, is_since};
use super::numbers::is_label;

/// Names of settings that WebVTT, or a player before it, puts behind the times; beside those of one letter.
const SETTINGS: [&str; 10] = ["align", "line", "position", "region", "size", "vertical", "x1", "x2", "y1", "y2"];

/// Whether nothing but an arrow more, and perhaps another time, stands behind the times.
pub(super) fn leads_nowhere(behind: &str) -> bool {
    has_arrow(behind) && behind.trim_start().starts_with('-') && !behind.contains(char::is_alphabetic)
}

/// A minus that belongs to the time behind it: what lies before the start is seen from the start on.
pub(super) fn is_negative(before: &[char]) -> bool {
    match before {
        [.., ahead, '-'] => *ahead == ' ' || *ahead == '>',
        ['-'] => true,
        _ => false,
    }
}

/// Whether there is nothing but a cue's number or brackets before the times.
pub(super) fn is_number_or_marks(before: &[char]) -> bool {
    let fields: Vec<&[char]> =
        before.split(|letter| !letter.is_alphanumeric()).filter(|field| !field.is_empty()).collect();
    let is_digits = |field: &[char]| field.iter().all(char::is_ascii_digit);
    match fields.as_slice() {
        [] => true,
        [number] => is_digits(number),
        [label, number] => is_label(&bare(label)) && is_digits(number),
        _ => false,
    }
}

/// What stands before the times, up to a word that says that they follow.
pub(super) fn without_since(before: &[char]) -> &[char] {
    let end = before.iter().rposition(|letter| letter.is_alphanumeric()).map_or(0, |last| last + 1);
    let start = before[..end].iter().rposition(|letter| !letter.is_alphanumeric()).map_or(0, |at| at + 1);
    if is_since(&bare(&before[start..end])) { &before[..start] } else { before }
}

/// What stands before the times, without a number in a cell of its own.
pub(super) fn words_before(before: &[char]) -> String {
    let before = String::from_iter(before);
    let words = before.trim_end().trim_end_matches(['[', '(']);
    // A quotation mark behind a cell opens the times' own.
    let words = words.strip_suffix('"').filter(|cell| cell.ends_with(COLUMNS)).unwrap_or(words).trim_end();
    let words = words.trim_end_matches([';', '|', ',']).trim();
    let cells =
        words.split_once(['\t', ';', '|']).filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
    cells.map_or(words, |(_, words)| words.trim_start()).to_owned()
}

/// What stands behind the times and a colon that leads to it; `:)` is said.
pub(super) fn without_colon(behind: &str) -> &str {
    let led = behind.trim_start().strip_prefix(':');
    led.filter(|words| words.is_empty() || words.starts_with(char::is_whitespace)).unwrap_or(behind)
}

/// What stands behind the times, without settings.
pub(super) fn words_behind(behind: &str, is_in_table: bool) -> String {
    let words = behind.trim_start_matches(|letter| is_in_table && (letter == ' ' || COLUMNS.contains(&letter))).trim();
    let is_setting = |word: &str| {
        let Some((key, value)) = word.split_once(':') else { return false };
        let is_number = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
        // "B: C:" are words.
        let is_letter = key.len() == 1 && !value.is_empty();
        is_letter || is_number || SETTINGS.contains(&key.to_ascii_lowercase().as_str())
    };
    match words.split_whitespace().all(is_setting) {
        true => String::new(),
        false => words.trim_end_matches(|letter| is_in_table && letter != ',' && COLUMNS.contains(&letter)).to_owned(),
    }
}
