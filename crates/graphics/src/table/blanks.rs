//! Columns divided by runs of blanks, as in text that was copied from a document.

/// So many blanks divide two columns; one stands between words.
const LEAST_GAP: usize = 2;

/// The cells of text whose columns are divided by two or more blanks. `None` if it is not made so.
///
/// Lines with as many parts as the others are divided where their own blanks are; where a cell is empty, the places
/// at which all lines are blank tell the columns.
pub(super) fn parse(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    let divided: Vec<Vec<&str>> = lines.iter().map(|line| divide(line)).collect();
    let wide = divided.iter().filter(|parts| parts.len() > 1).count();
    if wide == 0 || 2 * wide < lines.len() {
        return None;
    }
    let most = divided.iter().map(Vec::len).max()?;
    let is_even = divided.iter().all(|parts| parts.len() == 1 || parts.len() == most);
    let columns = if is_even { Vec::new() } else { common_columns(&lines, &divided) };
    let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect();
    if columns.len() != most {
        return Some(divided.into_iter().map(owned).collect());
    }
    let cells = |(line, parts): (&&str, Vec<&str>)| match parts.len() {
        1 => owned(parts),
        _ => at_columns(line, &columns),
    };
    Some(lines.iter().zip(divided).map(cells).collect())
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}')
}

fn divide(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line.trim_matches(is_blank);
    while let Some((end, gap)) = first_gap(rest) {
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after.get(gap..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

/// Where the first run of blanks begins, and its length, in bytes.
fn first_gap(text: &str) -> Option<(usize, usize)> {
    let mut run: Option<(usize, usize)> = None;
    for (at, letter) in text.char_indices() {
        run = match (run, is_blank(letter)) {
            (None, true) => Some((at, 1)),
            (Some((start, length)), true) => Some((start, length + 1)),
            (Some((start, length)), false) if length >= LEAST_GAP => return Some((start, at - start)),
            (_, false) => None,
        };
    }
    None
}

/// The columns, from and to which letter, that blanks in all lines divide. Lines of one part are none of them.
fn common_columns(lines: &[&str], divided: &[Vec<&str>]) -> Vec<(usize, usize)> {
    let mut is_filled: Vec<bool> = Vec::new();
    for (line, _) in lines.iter().zip(divided).filter(|(_, parts)| parts.len() > 1) {
        for (at, letter) in line.chars().enumerate() {
            if is_filled.len() <= at {
                is_filled.push(false);
            }
            if let Some(filled) = is_filled.get_mut(at).filter(|_| !is_blank(letter)) {
                *filled = true;
            }
        }
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (at, _) in is_filled.iter().enumerate().filter(|(_, filled)| **filled) {
        match columns.last_mut() {
            Some((_, end)) if at < *end + LEAST_GAP => *end = at + 1,
            _ => columns.push((at, at + 1)),
        }
    }
    columns
}

fn at_columns(line: &str, columns: &[(usize, usize)]) -> Vec<String> {
    let mut letters = line.chars().enumerate().peekable();
    let mut cells = Vec::with_capacity(columns.len());
    for (_, end) in columns {
        let mut cell = String::new();
        while let Some((_, letter)) = letters.next_if(|(at, _)| at < end) {
            cell.push(letter);
        }
        cells.push(cell.trim_matches(is_blank).to_owned());
    }
    cells
}
