//! Captions that were quoted in a mail, so that each line begins with `>`.

use super::defect::{Defect, Repair};
use super::numbers::is_blank;
use super::timestamp::{in_western_form, stamps};

/// The quoted lines without their marks, where most times are quoted. A line directly below one is its
/// rest, broken by the mail program; the mail's own words are left out and told.
pub(super) fn unquoted(text: &str, repairs: &mut Vec<Repair>) -> Option<String> {
    let times_in = |line: &str| stamps(&in_western_form(line), 25).len();
    let is_quoted = |line: &&str| depth(line) > 0;
    let (quoted, plain): (Vec<&str>, Vec<&str>) = text.lines().filter(|line| times_in(line) > 0).partition(is_quoted);
    let count = |lines: &[&str]| lines.iter().map(|line| times_in(line)).sum::<usize>();
    if count(&quoted) <= count(&plain) {
        return None;
    }
    let least = quoted.iter().map(|line| depth(line)).min().unwrap_or(1);
    let mut goes_on = false;
    let line = |(index, line): (usize, &str)| {
        goes_on = depth(line) >= least || goes_on && !is_blank(line);
        if !goes_on && !is_blank(line) {
            repairs.push(Repair { cue: None, line: index + 1, defect: Defect::NoTimes });
        }
        if goes_on { without_marks(line, least).to_owned() } else { String::new() }
    };
    Some(text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n"))
}

/// How often a line is quoted: `> > 1` twice.
fn depth(line: &str) -> usize {
    line.chars().take_while(|letter| *letter == '>' || *letter == ' ').filter(|letter| *letter == '>').count()
}

/// A line without the marks of so many quotations, and the space behind each.
fn without_marks(line: &str, depth: usize) -> &str {
    (0..depth).fold(line, |line, _| {
        let bare = line.trim_start().strip_prefix('>').unwrap_or(line);
        bare.strip_prefix(' ').unwrap_or(bare)
    })
}
