//! What others named, fit for a terminal: a file's or a track's name may hold sequences that move the cursor, colour what
//! follows, type on behalf of the user, begin a line that looks like one of ours, or turn letters around.

use std::path::Path;

/// A file's path on one line.
pub fn path(path: &Path) -> String {
    name(&path.to_string_lossy())
}

/// A name on one line.
pub fn name(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_acted_upon(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// A text of several lines, whose line breaks are our own.
pub fn lines(text: &str) -> String {
    text.split('\n').map(name).collect::<Vec<_>>().join("\n")
}

/// The same for JSON, whose strings write such letters in their own way (RFC 8259, section 7).
pub fn json(object: &serde_json::Value) -> String {
    let text = object.to_string();
    text.chars().fold(String::with_capacity(text.len()), |mut shown, letter| {
        if is_acted_upon(letter) {
            shown.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
        shown
    })
}

/// Whether a terminal obeys a letter instead of showing it: control characters of both ranges (ECMA-48), line and
/// paragraph separators, and what sets the direction of writing (Unicode Standard Annex 9).
fn is_acted_upon(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_command_a_terminal_are_only_shown() {
        assert_eq!(name("\u{1b}]0;x\u{7}a\u{9b}31m\r\n.mp4"), "\\u{1b}]0;x\\u{7}a\\u{9b}31m\\r\\n.mp4");
        assert_eq!(name("gnp.\u{202e}4pm\u{2028}"), "gnp.\\u{202e}4pm\\u{2028}");
        assert_eq!(lines("Rapat é 日本 👍\n  a\tb"), "Rapat é 日本 👍\n  a\\tb");
        assert_eq!(path(Path::new("a\nsunting: beres")), "a\\nsunting: beres");
    }

    #[test]
    fn json_says_what_a_terminal_would_obey_in_letters_and_means_the_same() {
        let object = serde_json::json!({ "path": "a\u{9b}31m\u{202e}4pm\n", "é": ["👍"] });
        let text = json(&object);
        assert!(text.contains("\\u009b31m\\u202e4pm\\n") && !text.contains(is_acted_upon), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), object);
    }

    proptest! {
        #[test]
        fn nothing_shown_is_acted_upon(text in any::<String>()) {
            prop_assert!(!name(&text).contains(is_acted_upon));
            prop_assert!(!lines(&text).chars().any(|letter| letter != '\n' && is_acted_upon(letter)));
        }
    }
}
