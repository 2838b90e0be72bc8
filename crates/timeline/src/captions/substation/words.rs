//! The words of a SubStation event between what sets their looks.

use super::super::letters::tidy;

/// The words of an event's text: looks in braces leave up to the first brace that closes, and so do the drawings that they
/// begin. A brace that nothing closes is text, and one behind a backslash.
pub fn words(text: &str) -> String {
    read(text).0
}

/// The same, and whether anything but words was there.
pub(super) fn read(text: &str) -> (String, bool) {
    let (mut words, mut is_drawing, mut has_looks) = (String::with_capacity(text.len()), false, false);
    let mut rest = text;
    let last_closing = text.rfind('}');
    while let Some(at) = rest.find(['{', '\\']) {
        let (before, tail) = rest.split_at(at);
        let is_closed = last_closing.is_some_and(|last| last > text.len() - tail.len());
        let looks = tail.strip_prefix('{').filter(|_| is_closed).and_then(|inside| inside.split_once('}'));
        let (meaning, behind) = match (looks, escape(tail)) {
            (Some((_, behind)), _) => ("", behind),
            (None, Some(meaning)) => (meaning, &tail[2..]),
            (None, None) => tail.split_at(1),
        };
        if !is_drawing {
            words.push_str(before);
            words.push_str(meaning);
        }
        if let Some((looks, _)) = looks {
            has_looks |= looks.contains('\\');
            is_drawing = begins_drawing(looks).unwrap_or(is_drawing);
        }
        rest = behind;
    }
    words.push_str(if is_drawing { "" } else { rest });
    let tidied = tidy(&words);
    let lines: Vec<&str> = tidied.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (lines.join("\n"), has_looks)
}

/// What a backslash and the letter behind it mean.
fn escape(text: &str) -> Option<&'static str> {
    match text.as_bytes() {
        [b'\\', b'N' | b'n', ..] => Some("\n"),
        [b'\\', b'h', ..] => Some(" "),
        [b'\\', b'{', ..] => Some("{"),
        [b'\\', b'}', ..] => Some("}"),
        _ => None,
    }
}

/// Whether a drawing stands behind these looks, where they say so: `\p1` and higher begin one, `\p0` ends it.
fn begins_drawing(looks: &str) -> Option<bool> {
    let scales = looks.split('\\').skip(1).filter_map(|look| look.strip_prefix('p'));
    // `\pos` and `\pbo` are other looks.
    let scale = scales.filter(|scale| !scale.starts_with(|letter: char| letter.is_alphabetic())).last()?;
    Some(scale.trim_start().bytes().take_while(u8::is_ascii_digit).any(|digit| digit != b'0'))
}

/// Words as an event holds them, so that nothing in them is mistaken for looks or a line's end: players hide a brace
/// behind a backslash, and an unseen letter keeps a backslash from meaning what follows it.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\n', _) => written.push_str("\\N"),
            ('{' | '}', _) => written.extend(['\\', letter]),
            ('\\', Some('N' | 'n' | 'h' | '{' | '}')) => written.push_str("\\\u{2060}"),
            _ => written.push(letter),
        }
    }
    written
}
