//! Cells before they are a table.

/// Cells as they stand in a text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cells {
    /// Row by row, not all of the same length.
    pub rows: Vec<Vec<String>>,
    /// The row of heads, where quotes tell it from the others.
    pub head: Option<usize>,
}
