//! Files that hold what is spoken: text in any usual encoding, or a letter of Word.

mod word;

use std::path::Path;

use sunting_graphics::unpacked::{UnpackError, Unpacked};
use sunting_timeline::captions::decode::decode;
use sunting_timeline::described::Described;

use crate::error::{ContentError, MediaError};
use crate::ordinary_file;

/// A larger file holds no script.
const MOST_BYTES: u64 = 64 << 20;
/// How files of other kinds begin, of which people think that they are text.
const OTHER_KINDS: [&[u8]; 2] = [b"%PDF", b"{\\rtf"];

/// Why a file's words cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScriptError {
    /// It is a letter of Word up to 2003.
    #[error("it is a letter of Word up to 2003")]
    OldWord,
    /// It has a password.
    #[error("it has a password")]
    Locked,
    /// It should be a letter, but is broken.
    #[error("it is damaged")]
    Damaged,
    /// Unpacked, it has more bytes than any letter.
    #[error("it is too large")]
    TooLarge,
    /// It is neither text nor a letter of Word.
    #[error("it is neither text nor a letter of Word")]
    NotText,
}

impl Described for ScriptError {
    fn code(&self) -> &'static str {
        match self {
            Self::OldWord => "script-old-word",
            Self::Locked => "script-locked",
            Self::Damaged => "script-damaged",
            Self::TooLarge => "script-too-large",
            Self::NotText => "script-not-text",
        }
    }
}

impl From<UnpackError> for ScriptError {
    fn from(error: UnpackError) -> Self {
        match error {
            UnpackError::Locked => Self::Locked,
            UnpackError::Old => Self::OldWord,
            UnpackError::TooLarge => Self::TooLarge,
            UnpackError::Damaged => Self::Damaged,
            UnpackError::Other => Self::NotText,
        }
    }
}

/// The words of a file, a paragraph a line.
///
/// # Errors
/// What the system says; [`ScriptError`].
pub fn read(path: &Path) -> Result<String, ContentError<ScriptError>> {
    let bytes = ordinary_file::read(path, MOST_BYTES).map_err(|error| MediaError::from_io(path, &error))?;
    text_of(&bytes).map_err(ContentError::Content)
}

/// The words in a file's bytes.
///
/// # Errors
/// [`ScriptError`].
pub fn text_of(bytes: &[u8]) -> Result<String, ScriptError> {
    if OTHER_KINDS.iter().any(|start| bytes.starts_with(start)) {
        return Err(ScriptError::NotText);
    }
    let unpacked = match Unpacked::of(bytes) {
        Err(UnpackError::Other) => return Ok(decode(bytes).0),
        unpacked => unpacked?,
    };
    // Office on the web counts its copies.
    let document = unpacked.part("word/document.xml").or_else(|| unpacked.part("word/document2.xml"));
    word::text(document.ok_or(ScriptError::NotText)?)
}

#[cfg(test)]
mod tests;
