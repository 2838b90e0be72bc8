//! Lines of a chat: "Pahandut: 31.765", with all that people and programs put around them.

use super::arrange::source_in;
use super::periods::is_year;
use crate::number::read_column;

/// Marks before the items of a list. A plain dash is one only before a blank.
const BULLETS: [char; 14] = ['•', '▪', '▫', '●', '○', '◦', '‣', '✓', '✔', '✅', '➢', '➡', '👉', '🔹'];
/// A name of more letters is a sentence.
const LONGEST_NAME: usize = 80;
/// A letter has at most so many bytes.
const LETTER_BYTES: usize = 4;
/// Who wrote a message has a name that is not longer.
const LONGEST_WRITER: usize = 40;

/// A line of a list.
struct Line {
    cells: Vec<String>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A name with its value.
    Item,
    /// Where the numbers come from.
    Source,
    Other,
}

/// The cells of lines that are names with their values behind a colon. `None` if most lines are not.
pub(super) fn parse(text: &str) -> Option<Vec<Vec<String>>> {
    cells(text, |line| at_sign(line).map(|(name, value)| (name, value.to_owned())))
}

/// The same where only a blank divides name and number: "Pahandut 31.765".
pub(super) fn parse_loosely(text: &str) -> Option<Vec<Vec<String>>> {
    let rows = cells(text, at_number)?;
    let is_titled = |row: &Vec<String>| row.get(1).is_some_and(|value| is_year(value));
    // "Penduduk 2025" above other numbers is their heading.
    let others = rows.iter().skip(1).filter(|row| row.len() > 1);
    let is_heading = rows.first().is_some_and(is_titled) && !others.clone().all(is_titled);
    let mut rows = rows;
    if let Some(first) = rows.first_mut().filter(|_| is_heading) {
        *first = vec![first.join(" ")];
    }
    (rows.iter().filter(|row| row.len() > 1).count() > 1).then_some(rows)
}

fn cells(text: &str, divide: impl Fn(&str) -> Option<(&str, String)>) -> Option<Vec<Vec<String>>> {
    let read = |line: &str| {
        let line = without_bullet(without_writer(line.trim()));
        let line = without_emphasis(line);
        let is_source = source_in(line).is_some();
        match divide(line).filter(|_| !is_source) {
            Some((name, value)) => {
                let (name, value) = without_halves(name, &value);
                let cells = vec![without_emphasis(name).to_owned(), without_emphasis(value).to_owned()];
                Line { cells, kind: Kind::Item }
            }
            None => {
                let kind = if is_source { Kind::Source } else { Kind::Other };
                Line { cells: vec![line.trim_end_matches(':').trim_end().to_owned()], kind }
            }
        }
    };
    let is_filled = |line: &Line| line.cells.iter().any(|cell| !cell.is_empty());
    let (sources, mut lines): (Vec<Line>, Vec<Line>) =
        text.lines().map(read).filter(is_filled).partition(|line| line.kind == Kind::Source);
    let is_item = |line: &Line| line.kind == Kind::Item;
    let items = lines.iter().filter(|line| is_item(line)).count();
    let first = lines.iter().position(is_item)?;
    let last = lines.iter().rposition(is_item)?;
    // Greetings may stand above and below, but hardly anything between.
    let between = lines.get(first..=last).unwrap_or_default().len() - items;
    if 4 * between > items {
        return None;
    }
    lines.truncate(last + 1);
    // Of the lines above, the last is what the list is about.
    let told = lines.into_iter().skip(first.saturating_sub(1)).chain(sources);
    Some(told.map(|line| line.cells).collect())
}

/// A name and a value divided by a colon, an equals sign, or a dash between blanks before a number. Of several colons,
/// the one before a number.
fn at_sign(line: &str) -> Option<(&str, String)> {
    let is_name = |name: &str| !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    let divided = |(at, sign): (usize, &str)| {
        let (name, value) = (line.get(..at)?.trim_end(), line.get(at + sign.len()..)?.trim_start());
        is_name(name).then_some((name, value))
    };
    // Behind the longest name, each look costs.
    let colons = || {
        let near = line.match_indices(':').take_while(|(at, _)| *at <= LETTER_BYTES * LONGEST_NAME);
        near.filter(|(at, _)| !is_inside_word(line, *at)).filter_map(divided)
    };
    // "1:2" is one value.
    let is_ratio = |name: &str| name.ends_with(|letter: char| letter.is_ascii_digit());
    let has_number = |(name, value): &(&str, &str)| !is_ratio(name) && value.len() <= LONGEST_NAME && is_amount(value);
    let colon = colons().find(has_number).or_else(|| colons().next());
    let equals = || line.match_indices('=').next().and_then(divided);
    let dashes = || [" - ", " – ", " — ", " → "].into_iter().filter_map(|dash| line.match_indices(dash).next());
    let dash = || dashes().find_map(|found| divided(found).filter(|(_, value)| is_amount(value)));
    let (name, value) = colon.or_else(equals).or_else(dash)?;
    // A name without a value opens a list.
    (!value.is_empty()).then(|| (name, value.to_owned()))
}

/// Whether a colon is part of an hour or an address: "08:00", "https://".
fn is_inside_word(line: &str, at: usize) -> bool {
    let (before, after) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
    let digits_before = before.chars().rev().take_while(char::is_ascii_digit).count();
    let digits_after = after.chars().take_while(char::is_ascii_digit).count();
    after.starts_with("//") || (matches!(digits_before, 1 | 2) && digits_after == 2)
}

/// A name before the longest number that ends the line.
fn at_number(line: &str) -> Option<(&str, String)> {
    let divided = |(at, _): (usize, &str)| {
        let (name, value) = (line.get(..at)?.trim_end(), line.get(at + 1..)?.trim_start());
        let is_name = name.contains(char::is_alphabetic) || is_year(name);
        (is_name && name.len() <= LONGEST_NAME && is_amount(value)).then(|| (name, value.to_owned()))
    };
    // Longer ones are no numbers, and each look at them costs.
    let start = line.len().saturating_sub(LONGEST_NAME);
    line.match_indices(' ').filter(|(at, _)| *at >= start).find_map(divided)
}

fn is_amount(value: &str) -> bool {
    read_column(&[value]).is_numeric()
}

/// Without what a chat puts before a message: "[24/11/26 08.15] Siti: ", "[08.15, 24/11/2026] Siti: " and
/// "24/11/26 08.15 - Siti: ".
fn without_writer(line: &str) -> &str {
    let line = line.trim_start_matches(['\u{200e}', '\u{200f}', '\u{202a}']);
    let in_brackets = || line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let before_dash = || line.split_once(" - ");
    let message = |(stamp, rest): (&'_ str, &'_ str)| {
        let digits = stamp.chars().filter(char::is_ascii_digit).count();
        let is_stamp_letter = |letter: char| letter.is_ascii_digit() || "/.-:, \u{a0}\u{202f}AaPpMm".contains(letter);
        let is_stamp = digits >= 7 && stamp.contains(['/', '-']) && stamp.chars().all(is_stamp_letter);
        is_stamp.then_some(rest.len())
    };
    let Some(length) = in_brackets().and_then(message).or_else(|| before_dash().and_then(message)) else {
        return line;
    };
    let message = line.get(line.len() - length..).unwrap_or_default().trim_start();
    match message.split_once(": ") {
        Some((writer, rest)) if writer.chars().count() <= LONGEST_WRITER => rest.trim_start(),
        _ => message,
    }
}

/// Without "•", "- ", "1. ", "2) " and "(3) " before it.
fn without_bullet(line: &str) -> &str {
    let line = line.trim_start_matches(|letter| BULLETS.contains(&letter) || letter == '\u{fe0f}').trim_start();
    let line =
        ["- ", "* ", "– ", "— ", "> "].iter().find_map(|dash| line.strip_prefix(dash)).unwrap_or(line).trim_start();
    let digits = line.trim_start_matches('(');
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let rest = rest.strip_prefix([')', '.']).filter(|_| matches!(number.len(), 1..=3));
    // A number without a blank behind it is part of one: "1.200".
    rest.and_then(|rest| rest.strip_prefix(' ')).map_or(line, str::trim_start)
}

/// "*Pahandut:* 31.765" is divided within its marks.
fn without_halves<'a>(name: &'a str, value: &'a str) -> (&'a str, &'a str) {
    let halves = ["*", "_", "~"].into_iter().find_map(|mark| name.strip_prefix(mark).zip(value.strip_prefix(mark)));
    halves.unwrap_or((name, value))
}

/// Without the marks of bold, italic and struck letters around it.
fn without_emphasis(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["```", "*", "_", "~", "*", "_"] {
        let inner = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        text = inner.filter(|inner| !inner.is_empty() && !inner.contains(mark)).map_or(text, str::trim);
    }
    text
}
