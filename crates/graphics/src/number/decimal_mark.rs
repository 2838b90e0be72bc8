//! The two ways of writing decimals.

use serde::{Deserialize, Serialize};

/// What stands between a number's whole part and its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// Indonesian: 1.234,5.
    Comma,
    /// English: 1,234.5.
    Point,
}

impl DecimalMark {
    /// The marks of decimals and of groups.
    pub(super) fn decimal_and_group(self) -> (char, char) {
        match self {
            Self::Comma => (',', '.'),
            Self::Point => ('.', ','),
        }
    }

    /// The mark of the other way of writing.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}
