//! Errors that stop nobody: the work goes on without what failed, and the log tells a help desk of it.

use std::fmt::Display;
use std::io;
use std::path::Path;

/// For results of which nobody is told.
pub trait OrWarn<T> {
    /// What there is, or a line in the log: what was being done, to which file (its name alone), and why it failed.
    fn or_warn(self, doing: &str, file: &Path) -> Option<T>;
}

impl<T, E: Display> OrWarn<T> for Result<T, E> {
    fn or_warn(self, doing: &str, file: &Path) -> Option<T> {
        self.inspect_err(|error| warn_of(doing, file, error)).ok()
    }
}

/// The same line for an error that is told elsewhere too.
pub fn warn_of(doing: &str, file: &Path, error: &dyn Display) {
    let name = file.file_name().map_or_else(String::new, |name| format!("{}: ", name.to_string_lossy()));
    let cause = error.to_string();
    // Some errors name the whole path themselves.
    let cause = cause.strip_prefix(&format!("{}: ", file.display())).unwrap_or(&cause);
    tracing::warn!(target: "sunting", "{doing}: {name}{cause}");
}

/// What there is of something that need not be there: only what is there and cannot be read is told of.
pub fn if_there<T>(read: io::Result<T>, doing: &str, file: &Path) -> Option<T> {
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        read => read.or_warn(doing, file),
    }
}
