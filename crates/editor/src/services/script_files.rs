//! Files with scripts, as text.

use std::path::Path;

use sunting_core::error::ContentError;
use sunting_core::script_file::{self, ScriptError};

/// The longest script that is read: some four hours of speech.
pub(super) const MOST_BYTES: u64 = 256 << 10;

/// The words of a script file: text, or a letter of Word.
///
/// # Errors
/// As [`script_file::read`]; [`ScriptError::TooLarge`] for more words than a script has.
pub(super) fn read_script(path: &Path) -> Result<String, ContentError<ScriptError>> {
    let text = script_file::read(path)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(ContentError::Content(ScriptError::TooLarge));
    }
    Ok(text)
}
