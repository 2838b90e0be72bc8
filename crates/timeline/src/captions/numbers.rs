//! Telling lines that are the number of a cue from lines in which somebody says a number.

use super::letters::is_unseen;
use super::timestamp::in_western_form;

/// More digits are no cue's number.
const MAX_DIGITS: usize = 9;
/// What people write before a cue's number.
const LABELS: [&str; 10] =
    ["no", "nomor", "number", "subtitle", "subtitel", "sub", "caption", "takarir", "teks", "cue"];

/// A line before the times that may be their cue's number.
struct Candidate {
    line: usize,
    value: u64,
    is_adjacent: bool,
    /// Nothing or a blank line is above it.
    stands_apart: bool,
    /// Directly below the times of the cue before, where its words should be.
    is_all_of_a_cue: bool,
}

/// For each line of times, the line above it that is its cue's number; at last the number of a cue that never came.
pub(super) fn of_cues(lines: &[&str], times: &[usize]) -> Vec<Option<usize>> {
    let before = |index: usize| index.checked_sub(1).map(|before| times[before]);
    let mut candidates: Vec<_> = (0..times.len()).map(|index| candidate(lines, before(index), times[index])).collect();
    let looks_so = |own: &&Candidate| (own.is_adjacent || own.stands_apart) && !own.is_all_of_a_cue;
    let seen = candidates.iter().flatten().filter(looks_so).count();
    let is_numbered = seen * 2 > times.len();
    let last = candidate(lines, times.last().copied(), lines.len());
    candidates.push(last.filter(|last| is_numbered && last.stands_apart));
    let is_number = |index: usize, own: &Candidate| {
        let value = |index: usize| candidates.get(index)?.as_ref().map(|candidate| candidate.value);
        let counts = own.value == index as u64 + 1;
        let follows = index.checked_sub(1).and_then(value).is_some_and(|before| before + 1 == own.value);
        let leads = value(index + 1).is_some_and(|next| next == own.value + 1);
        match (own.is_all_of_a_cue, own.is_adjacent, own.stands_apart) {
            (true, is_adjacent, _) => is_numbered && is_adjacent && counts,
            (_, true, true) => true,
            (_, true, false) => is_numbered || counts || follows || leads,
            (_, false, true) => is_numbered || counts || follows || leads,
            (_, false, false) => is_numbered && (counts || follows),
        }
    };
    let number = |(index, own): (usize, &Option<Candidate>)| {
        own.as_ref().filter(|own| is_number(index, own)).map(|own| own.line)
    };
    candidates.iter().enumerate().map(number).collect()
}

fn candidate(lines: &[&str], before: Option<usize>, times: usize) -> Option<Candidate> {
    let first = before.map_or(0, |before| before + 1);
    let line = (first..times).rev().find(|&line| !is_blank(lines[line]))?;
    Some(Candidate {
        line,
        value: value(lines[line])?,
        is_adjacent: line + 1 == times,
        stands_apart: line == 0 || is_blank(lines[line - 1]),
        is_all_of_a_cue: before.is_some_and(|before| before + 1 == line),
    })
}

/// Whether nothing is seen in a line.
pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || is_unseen(letter))
}

/// Whether a line is a number and nothing else.
pub(super) fn is_number(line: &str) -> bool {
    value(line).is_some()
}

/// The value of `7`, `7.`, `#7`, `[7]`, `No. 7`, `Subtitle 7`.
fn value(line: &str) -> Option<u64> {
    let line: String = in_western_form(line).into_iter().collect();
    let is_before = |letter: char| ['.', ' ', '#', '(', '[', ':', '-'].contains(&letter);
    let line = line.trim().trim_start_matches(['(', '[']);
    let end = line.find(|letter: char| !letter.is_alphabetic()).unwrap_or(line.len());
    let (word, behind) = line.split_at(end);
    let digits = match is_label(&word.to_lowercase()) {
        true => behind.trim_start_matches(is_before),
        false => line.trim_start_matches(['.', ' ', '#', '(', '[']),
    };
    let digits = digits.trim_end_matches(['.', ')', ']', ':', ',', ';']).trim();
    let is_number = digits.len() <= MAX_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Whether a word in small letters stands before a cue's number.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
}
