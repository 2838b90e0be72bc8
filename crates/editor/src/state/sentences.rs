//! Errors as the window says them.

use std::path::Path;

use sunting_timeline::described::{Described, Value};
use sunting_words::Messages;

/// An error's sentence with the file that it happened to in front. The window has words of its own for errors whose
/// command-line sentences name commands.
pub fn of_error(words: &Messages, error: &dyn Described) -> String {
    sentence(words, error.code(), &error.arguments(), error.file())
}

/// The same of an error that may not know to which file it happened.
pub fn of_file(words: &Messages, error: &dyn Described, file: &Path) -> String {
    sentence(words, error.code(), &error.arguments(), Some(file))
}

/// The sentence of an error's name.
pub fn sentence<N: AsRef<str>>(words: &Messages, code: &str, arguments: &[(N, Value)], file: Option<&Path>) -> String {
    let keys = [format!("window-error-{code}"), format!("error-{code}")];
    let found = words.of_error(&keys.each_ref().map(String::as_str), arguments, str::to_owned);
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
        let arguments = [("needed", Value::Bytes(2_500_000)), ("free", Value::Bytes(1000))];
        let full = sentence(&words, "not-enough-space", &arguments, None);
        assert!(full.contains("2,5 MB") && full.contains("1 kB"), "{full}");
    }
}
