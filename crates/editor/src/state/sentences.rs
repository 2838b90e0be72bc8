//! Errors as the window says them.

use std::path::Path;

use sunting_core::error::Described;
use sunting_words::Messages;
use sunting_words::messages::count_or_text;

/// An error's sentence with the file that it happened to in front. The window has words of its own for errors whose
/// command-line sentences name commands.
pub fn of_error(words: &Messages, error: &dyn Described) -> String {
    sentence(words, error.code(), &error.arguments(), error.file())
}

/// The sentence of an error's name.
pub fn sentence<N: AsRef<str>>(words: &Messages, code: &str, arguments: &[(N, String)], file: Option<&Path>) -> String {
    let readable = |name, value: &String| words.measure(name, value).unwrap_or_else(|| value.clone());
    let values: Vec<_> =
        arguments.iter().map(|(name, value)| (name.as_ref(), readable(name.as_ref(), value))).collect();
    let mentioned: Vec<_> = values.iter().map(|(name, value)| (*name, count_or_text(value))).collect();
    let own = words.find(&format!("window-error-{code}"), &mentioned);
    let found = own.or_else(|| words.find(&format!("error-{code}"), &mentioned));
    let text = found.unwrap_or_else(|| words.text("error-other", &[("detail", code.into())]));
    match file.and_then(Path::file_name) {
        Some(name) => format!("{}: {text}", name.to_string_lossy()),
        None => text,
    }
}

/// What happened, in one line, where there is no room for what to do next.
pub fn in_short(words: &Messages, error: &dyn Described) -> String {
    let whole = sentence(words, error.code(), &error.arguments(), None);
    whole.split_once(". ").map_or_else(|| whole.trim_end_matches('.').to_owned(), |(first, _)| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_core::error::{MediaError, MediaProblem};
    use sunting_words::{Language, Scope};

    #[test]
    fn the_window_has_its_own_words_where_the_engine_speaks_of_commands() {
        let words = Messages::new(Language::Id, Scope::Window);
        let gone = MediaError::new("a.mp4", MediaProblem::NotFound);
        assert!(of_error(&words, &gone).starts_with("a.mp4: File ini tidak ditemukan. Mungkin"));
        assert_eq!(in_short(&words, &gone), "File ini tidak ditemukan");
        let changed = MediaError::new("a.mp4", MediaProblem::Changed);
        assert!(of_error(&words, &changed).ends_with("lalu coba lagi."));
        let full = sentence(&words, "not-enough-space", &[("needed", "2500000".into()), ("free", "1000".into())], None);
        assert!(full.contains("2,5 MB") && full.contains("1 kB"), "{full}");
    }
}
