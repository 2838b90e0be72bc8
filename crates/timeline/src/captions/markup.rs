//! Removing markup from the words of a cue.

use std::borrow::Cow;

use super::letters::tidy;

/// Tags that hold nothing but their name and classes, or attributes as in HTML.
const BARE_TAGS: [&str; 7] = ["i", "b", "u", "s", "c", "ruby", "rt"];
/// Tags that say something behind their name.
const TAGS_WITH_WORDS: [&str; 3] = ["font", "v", "lang"];
/// Letters that MicroDVD sets a style with: `{y:i}`, `{c:$0000ff}`.
const STYLE_LETTERS: &str = "yYcCfFsSoPDH";
/// A tag is no longer than this, in bytes, so that a line full of brackets is not searched to its end for each.
const MAX_TAG_BYTES: usize = 400;
/// The longest path that Windows takes, in letters.
const MAX_PATH_LETTERS: usize = 260;

/// The words of a line, tidied: tags (`<i>`, `<v Budi>`, `{\an8}`) leave, character references become letters, `<br>`,
/// `[br]` and `\N` start a line. What only looks like a tag stays.
pub(super) fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '[', '\\']) {
        text.push_str(&rest[..at]);
        let tail = &rest[at..];
        let (meaning, length) = match tag(tail) {
            Some(tag) if tail.starts_with('\\') && is_in_path(&text) => (&tail[..tag.1], tag.1),
            Some(tag) => tag,
            None => (&tail[..1], 1),
        };
        text.push_str(meaning);
        rest = &tail[length..];
    }
    text.push_str(rest);
    let text = tidy(&html_escape::decode_html_entities(&text));
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a tag at the start of `text` means, and how many bytes it takes.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    match text.as_bytes() {
        [b'\\', b'N', ..] => Some(("\n", 2)),
        [b'\\', b'h', ..] => Some((" ", 2)),
        [b'[', ..] => text.get(..4).filter(|tag| tag.eq_ignore_ascii_case("[br]")).map(|_| ("\n", 4)),
        [b'{', ..] => {
            let inside = inside_brackets(text, b'}')?;
            let mut letters = inside.chars();
            let is_style = match (letters.next()?, letters.next()) {
                ('\\', _) => true,
                (letter, Some(':')) => STYLE_LETTERS.contains(letter),
                _ => false,
            };
            is_style.then_some(("", inside.len() + 2))
        }
        [b'<', ..] => {
            let inside = inside_brackets(text, b'>')?;
            html_tag(inside).map(|meaning| (meaning, inside.len() + 2))
        }
        _ => None,
    }
}

/// What stands between the bracket that `text` begins with and the next `closing` one, when that is near.
fn inside_brackets(text: &str, closing: u8) -> Option<&str> {
    let end = text.bytes().take(MAX_TAG_BYTES).position(|byte| byte == closing)?;
    text.get(1..end)
}

/// What stands for a tag of WebVTT or of SubRip's HTML, given what is between its brackets.
fn html_tag(inside: &str) -> Option<&'static str> {
    if !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',')) {
        return inside.contains(':').then_some("");
    }
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let named = named.strip_suffix('/').unwrap_or(named).trim_end();
    let end = named.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(named.len());
    let (name, behind) = (named[..end].to_ascii_lowercase(), &named[end..]);
    let separated = behind.is_empty() || behind.starts_with(['.', ' ', '\t']);
    match name.as_str() {
        "br" if behind.trim().is_empty() => Some("\n"),
        // `<i dan j>` are words; `<i class="x">` is not.
        name if BARE_TAGS.contains(&name) => {
            (separated && (!behind.contains(' ') || behind.contains('='))).then_some("")
        }
        name if TAGS_WITH_WORDS.contains(&name) => separated.then_some(""),
        _ => None,
    }
}

/// Whether a backslash behind these words belongs to the name of a folder: `C:\hasil`, `\\kantor\New`.
fn is_in_path(before: &str) -> bool {
    let start = before.char_indices().rev().nth(MAX_PATH_LETTERS).map_or(0, |(at, _)| at);
    let before = &before[start..];
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    word.ends_with(':') || word.contains(":\\") || word.starts_with("\\\\")
}

/// Letters as WebVTT and our own SubRip reader need them, so that nothing is mistaken for markup.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('{', "&#123;").replace('[', "&#91;").replace('\\', "&#92;")
}

/// Words for formats whose players show entities as they stand: only what looks like a tag has to be hidden.
pub(super) fn hidden(text: String) -> String {
    if plain(&text) == text { text } else { escaped(&text) }
}

/// A cell of a table without its quotation marks.
pub(super) fn unquoted(cell: &str) -> Cow<'_, str> {
    match cell.strip_prefix('"') {
        Some(inside) => Cow::Owned(inside.strip_suffix('"').unwrap_or(inside).replace("\"\"", "\"")),
        None => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_angle_brackets_stay_and_tags_leave() {
        for words in
            ["Klik <Simpan> lalu tekan <Enter>", "Isi <nama Anda>, 5<x dan y>3", "<i dan j>", "1 < 2", "<", "<>"]
        {
            assert_eq!(plain(words), words);
        }
        for (markup, words) in [
            ("<I>Halo</I> <b class=\"x\">dunia</b>", "Halo dunia"),
            ("<v Budi>Ya</v> <c.kuning>dua</c> <00:00:01.500>tiga", "Ya dua tiga"),
            ("<font color=red>merah <b>tebal", "merah tebal"),
            ("<lang id><ruby>a<rt>b</rt></ruby></lang>{\\an8}{y:i}c{c:$0000ff}d", "abcd"),
        ] {
            assert_eq!(plain(markup), words, "{markup}");
        }
    }

    #[test]
    fn line_breaks_and_character_references_become_what_they_mean() {
        assert_eq!(plain("Satu<br>dua<BR />tiga[br]empat\\Nlima"), "Satu\ndua\ntiga\nempat\nlima");
        assert_eq!(plain("A\\hB &apos;C&apos; &#x27;D&#39; &#8217;E&hellip;&nbsp;F&shy;G"), "A B 'C' 'D' ’E… FG");
        assert_eq!(plain("Jum&#146;at &lt;i&gt; &amp;lt;"), "Jum’at <i> &lt;");
        for words in ["R&D; A&B AT&T", "C:\\hasil\\Nama", "\\\\kantor\\New"] {
            assert_eq!(plain(words), words);
        }
    }

    #[test]
    fn a_line_full_of_open_brackets_is_read_at_once() {
        // Each searched for its partner to the end of the line, they would take minutes.
        for bracket in ["{", "<", "{y:", "<i "] {
            let line = bracket.repeat(300_000);
            assert_eq!(plain(&line), line.trim_end(), "{bracket}");
        }
        let path = format!("C:{}", "\\N".repeat(300_000));
        assert!(plain(&path).starts_with("C:\\N\\N"));
    }
}
