//! Why there is no table.

use sunting_timeline::described::{Argument, Described, Value};
use thiserror::Error;

use crate::unpacked::UnpackError;

/// Why something is not read as a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// There are no cells, or only empty ones.
    #[error("there is no table")]
    Empty,
    /// It has more bytes than any table for a picture, perhaps only once unpacked.
    #[error("too large for a table")]
    TooLarge,
    /// It has too many rows.
    #[error("more than {most} rows")]
    TooManyRows {
        /// So many are allowed.
        most: usize,
    },
    /// It has too many columns.
    #[error("more than {most} columns")]
    TooManyColumns {
        /// So many are allowed.
        most: usize,
    },
    /// Neither XLSX nor ODS.
    #[error("not a spreadsheet that can be read")]
    NotASpreadsheet,
    /// It is locked with a password.
    #[error("the spreadsheet has a password")]
    Locked,
    /// It should be a spreadsheet, but is damaged.
    #[error("the spreadsheet is damaged")]
    Damaged,
    /// There is no sheet of that name.
    #[error("no sheet named {name}; there are: {}", sheets.join(", "))]
    NoSuchSheet {
        /// What was asked for.
        name: String,
        /// What is there.
        sheets: Vec<String>,
    },
}

impl From<UnpackError> for TableError {
    fn from(error: UnpackError) -> Self {
        match error {
            UnpackError::Locked => Self::Locked,
            UnpackError::Old | UnpackError::Other => Self::NotASpreadsheet,
            UnpackError::TooLarge => Self::TooLarge,
            UnpackError::Damaged => Self::Damaged,
        }
    }
}

impl Described for TableError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "table-empty",
            Self::TooLarge => "table-too-large",
            Self::TooManyRows { .. } => "table-too-many-rows",
            Self::TooManyColumns { .. } => "table-too-many-columns",
            Self::NotASpreadsheet => "table-not-a-spreadsheet",
            Self::Locked => "table-locked",
            Self::Damaged => "table-damaged",
            Self::NoSuchSheet { .. } => "table-no-such-sheet",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        let count = |most: &usize| Value::Count(u64::try_from(*most).unwrap_or(u64::MAX));
        match self {
            Self::TooManyRows { most } | Self::TooManyColumns { most } => vec![("most", count(most))],
            Self::NoSuchSheet { name, sheets } => {
                vec![("name", name.as_str().into()), ("sheets", sheets.join(", ").into())]
            }
            Self::Empty | Self::TooLarge | Self::NotASpreadsheet | Self::Locked | Self::Damaged => Vec::new(),
        }
    }
}
