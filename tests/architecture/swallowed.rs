//! Whether an error that goes nowhere says why.

use crate::{SOURCES, assert_none};

/// What `let _ =` and `.ok();` throw away is either told to the log instead, or has its reason beside it: in a comment on
/// its own line or the one before. Writing into a text cannot fail.
#[test]
fn what_is_thrown_away_has_its_reason_beside_it() {
    let files = SOURCES.iter().filter(|(file, _)| file.contains("/src/") && !file.ends_with("tests.rs"));
    let told = |(file, text): (&String, &String)| -> Vec<String> {
        let lines = without_a_reason(text);
        lines.into_iter().map(|line| format!("{file}:{line} throws away an error and does not say why")).collect()
    };
    assert_none(files.flat_map(told).collect());
}

/// Line numbers, from 1.
fn without_a_reason(text: &str) -> Vec<usize> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let writes_into_texts = code.contains("use std::fmt::Write") && !code.contains("use std::io::");
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    let is_explained = |at: usize| lines[at].contains("// ") || at > 0 && lines[at - 1].starts_with("// ");
    let begins = |at: usize| at == 0 || lines[at - 1].is_empty() || lines[at - 1].ends_with([';', '{', '}', '.', ':']);
    let goes_nowhere = |at: usize| {
        let end = lines[at..].iter().position(|line| line.ends_with(';')).map_or(at, |length| at + length);
        let whole = lines[at..=end].concat();
        let writes = writes_into_texts && ["write!(", "writeln!("].iter().any(|call| whole.contains(call));
        let is_bare = begins(at) && !whole.contains('=') && !whole.starts_with("return ") && whole.ends_with(".ok();");
        whole.starts_with("let _ = ") && !writes || is_bare
    };
    (0..lines.len()).filter(|&at| goes_nowhere(at) && !is_explained(at)).map(|at| at + 1).collect()
}

#[test]
fn an_error_without_a_reason_is_found() {
    let text = r#"
        use std::fmt::Write;
        fn f() {
            let _ = remove_file(path);
            // Nobody needs it.
            let _ = remove_file(path);
            let _ = remove_file(path); // The same.
            remove_file(path).ok();
            remove_file(path)
                .map_err(shown)
                .ok();
            found =
                remove_file(path).ok();
            let found = remove_file(path)
                .ok();
            let _ = write!(
                text, "{count}");
        }
        #[cfg(test)]
        mod tests { fn g() { let _ = parse("a"); } }
    "#;
    assert_eq!(without_a_reason(text), [4, 8, 9]);
    let to_a_file = text.replace("std::fmt::Write", "std::io::{self, Write}");
    assert_eq!(without_a_reason(&to_a_file), [4, 8, 9, 16]);
}
