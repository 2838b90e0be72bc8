//! What all errors have in common: a code and arguments that a program turns into a sentence in the user's language.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::time::Time;

/// A value that an error mentions, with its kind, so that each language can format it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// How many, or which one.
    Count(u64),
    /// A size of a file or memory, in bytes.
    Bytes(u64),
    /// How long something is or takes.
    Length(Time),
    /// A place in a film.
    Moment(Time),
    /// Words that are shown as they are: a name, or what somebody else's program said.
    #[serde(untagged)]
    Text(String),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A value that an error mentions, with its name in the translation files.
pub type Argument = (&'static str, Value);

/// What errors are to a program, whatever happened in detail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorKind {
    /// It did not work.
    #[default]
    Failure,
    /// It is that [`Described::file`] is not there.
    NotFound,
    /// Something was asked for that makes no sense, or is not there yet.
    WrongUsage,
    /// Somebody stopped it.
    Stopped,
}

/// An error with a code for the translation files, where its message is `error-{code}`.
pub trait Described: std::error::Error {
    /// The message's name, in kebab-case.
    fn code(&self) -> &'static str;
    /// What the message mentions beside the file.
    fn arguments(&self) -> Vec<Argument> {
        Vec::new()
    }
    /// The file that it happened to.
    fn file(&self) -> Option<&Path> {
        None
    }
    /// Whether it is that [`Described::file`] is not there.
    fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }
    /// What programs do about it hangs on this.
    fn kind(&self) -> ErrorKind {
        ErrorKind::Failure
    }
}
