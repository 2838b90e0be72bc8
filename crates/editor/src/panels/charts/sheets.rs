//! Tables that are not charts yet: on the clipboard, and in a file.

use sunting_graphics::table::Table;

use crate::state::table_files::NamedTable;

/// What the system's clipboard holds, as far as it was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Clipboard {
    #[default]
    Unknown,
    Asked,
    /// Nothing that is a table.
    Nothing,
    Holds(Box<Table>),
}

impl From<Option<Box<Table>>> for Clipboard {
    fn from(table: Option<Box<Table>>) -> Self {
        table.map_or(Self::Nothing, Self::Holds)
    }
}

/// The tables of a file, of which one is to be chosen.
pub struct Sheets {
    /// The file's name.
    pub file: String,
    pub tables: Vec<NamedTable>,
    pub chosen: usize,
}

impl Sheets {
    /// The first with numbers is chosen.
    pub fn of(file: String, tables: Vec<NamedTable>) -> Self {
        let has_numbers = |named: &NamedTable| !named.table.read().numbers.is_empty();
        let chosen = tables.iter().position(has_numbers).unwrap_or_default();
        Self { file, tables, chosen }
    }
}
