//! Paths without the folders in them.

/// What may stand before a path in a sentence.
const OPENERS: &str = "\"'`([{<=:,;|~";

/// A text in which each path from a root on is the name of its file alone: folders say who somebody is and what they work
/// on. Folders may have blanks in their names, so all up to the last separator is taken for folders, unless a colon with a
/// blank ends the path or another path begins. Where that takes a word too much, the line loses a word.
pub fn without_folders(text: &str) -> String {
    let mut starts: Vec<usize> = Vec::new();
    for (at, _) in text.char_indices().filter(|&(at, _)| is_start(text, at)) {
        // Behind a drive's letter and colon no second path begins.
        if starts.last().is_none_or(|last| last + 2 != at) {
            starts.push(at);
        }
    }
    let Some(&first) = starts.first() else { return text.to_owned() };
    let mut short = text[..first].to_owned();
    for (index, &start) in starts.iter().enumerate() {
        let part = &text[start..starts.get(index + 1).copied().unwrap_or(text.len())];
        // Not the colon of a drive.
        let end = part.find(": ").unwrap_or(part.len());
        let name = part[..end].rfind(['/', '\\']).map_or(0, |last| last + 1);
        short.push_str(&part[name..]);
    }
    short
}

/// Whether a path begins there: `/a`, `C:\a`, `C:/a`, `\\server`, `//server`, `file:///a`; `https://a` is none.
fn is_start(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|letter| !letter.is_whitespace() && !OPENERS.contains(letter)) {
        return false;
    }
    let mut letters = text[at..].chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('/'), Some('/'), Some(next)) => !next.is_whitespace() && (before != Some(':') || next == '/'),
        (Some('/'), Some(next), _) => !next.is_whitespace() && next != '/',
        (Some('\\'), Some('\\'), _) => true,
        (Some(drive), Some(':'), Some('/' | '\\')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_path_the_name_is_left() {
        for (text, short) in [
            ("/home/ani/klip.mp4: File rusak", "klip.mp4: File rusak"),
            (r"C:\Users\Budi Santoso\Rapat, 3 Mei\a b.mp4: rusak", "a b.mp4: rusak"),
            (
                r#"MediaError { path: "C:\\Users\\Ani\\a.mp4", problem: Io }"#,
                r#"MediaError { path: "a.mp4", problem: Io }"#,
            ),
            (r"from \\kantor\Bahan Siaran\a.mp4 to D:\Hasil Akhir\b.mp4", "from a.mp4 to b.mp4"),
            ("rename '/a/Jum'at/b' to '/c/d'", "rename 'b' to 'd'"),
            ("[mov] file:/home/ani/Rapat Dinas/a.mp4: moov atom not found", "[mov] file:a.mp4: moov atom not found"),
            ("~/Video/a.mp4", "~a.mp4"),
            ("file:///home/ani/Rapat Dinas/a.mp4", "file:a.mp4"),
            ("//kantor/Bahan Siaran/a.mp4: rusak", "a.mp4: rusak"),
            ("C:/Users/Ani/a.mp4", "a.mp4"),
            ("/home/ani/Émile/日本.mp4", "日本.mp4"),
        ] {
            assert_eq!(without_folders(text), short);
        }
    }

    #[test]
    fn what_is_no_path_stays() {
        for text in ["Input/output error (os error 5)", "24000/1001 fps: ok", "a / b", "https://example.org/x", ""] {
            assert_eq!(without_folders(text), text);
        }
        let place = "panicked at crates/editor/src/app/mod.rs:12:5: index out of bounds";
        assert_eq!(without_folders(place), place, "sources are nobody's folders");
    }
}
