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
pub fn sentence(words: &Messages, code: &str, arguments: &[(&'static str, String)], file: Option<&Path>) -> String {
    let mentioned: Vec<_> = arguments.iter().map(|(name, value)| (*name, count_or_text(value))).collect();
    let own = words.find(&format!("window-error-{code}"), &mentioned);
    let found = own.or_else(|| words.find(&format!("error-{code}"), &mentioned));
    let text = found.unwrap_or_else(|| words.text("error-other", &[("detail", code.into())]));
    match file.and_then(Path::file_name) {
        Some(name) => format!("{}: {text}", name.to_string_lossy()),
        None => text,
    }
}
