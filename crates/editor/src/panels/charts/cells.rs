//! A table as a grid of cells: what is put into it, taken out of it, and how it grows. The first row are the heads.

use std::ops::RangeInclusive;

use sunting_graphics::table::{Column, MOST_COLUMNS, MOST_ROWS, Table};

/// A cell; row 0 are the heads, and behind the last row is one that is still empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
}

impl Cell {
    pub fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }

    /// Moved by so many rows and columns, within a table.
    pub fn moved(self, rows: isize, columns: isize, table: &Table) -> Self {
        let last_row = new_row(table);
        let last_column = table.columns.len().saturating_sub(1);
        Self {
            row: self.row.saturating_add_signed(rows).min(last_row),
            column: self.column.saturating_add_signed(columns).min(last_column),
        }
    }

    /// The next one as Tab goes: behind the last of a row comes the first of the next.
    pub fn next(self, table: &Table) -> Self {
        if self.column + 1 < table.columns.len() {
            return self.moved(0, 1, table);
        }
        if self.row < new_row(table) { Self::new(self.row + 1, 0) } else { self }
    }

    /// The one before it as Shift+Tab goes.
    pub fn before(self, table: &Table) -> Self {
        match (self.row, self.column) {
            (0, 0) => self,
            (row, 0) => Self::new(row - 1, table.columns.len().saturating_sub(1)),
            _ => self.moved(0, -1, table),
        }
    }
}

/// The cells between two corners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub rows: RangeInclusive<usize>,
    pub columns: RangeInclusive<usize>,
}

impl Block {
    pub fn between(one: Cell, other: Cell) -> Self {
        Self {
            rows: one.row.min(other.row)..=one.row.max(other.row),
            columns: one.column.min(other.column)..=one.column.max(other.column),
        }
    }

    pub fn has(&self, cell: Cell) -> bool {
        self.rows.contains(&cell.row) && self.columns.contains(&cell.column)
    }

    fn cells(&self) -> impl Iterator<Item = Cell> {
        let columns = self.columns.clone();
        self.rows.clone().flat_map(move |row| columns.clone().map(move |column| Cell { row, column }))
    }
}

/// The row that is still empty.
pub fn new_row(table: &Table) -> usize {
    table.rows.len() + 1
}

/// What stands in a cell.
pub fn text_at(table: &Table, cell: Cell) -> String {
    match cell.row.checked_sub(1) {
        None => table.columns.get(cell.column).map(Column::head).unwrap_or_default(),
        Some(row) => table.rows.get(row).and_then(|row| row.get(cell.column)).cloned().unwrap_or_default(),
    }
}

/// Writes into a cell; the row behind the last one becomes one of the table. Whether there was room.
pub fn put(table: &mut Table, cell: Cell, text: &str) -> bool {
    let Some(row) = cell.row.checked_sub(1) else { return put_head(table, cell.column, text) };
    if row == table.rows.len() && row < MOST_ROWS && !text.is_empty() {
        table.rows.push(vec![String::new(); table.columns.len()]);
    }
    let place = table.rows.get_mut(row).and_then(|row| row.get_mut(cell.column));
    place.map(|place| text.clone_into(place)).is_some()
}

/// A column of the same name is read as it was.
fn put_head(table: &mut Table, column: usize, text: &str) -> bool {
    let Some(place) = table.columns.get_mut(column) else { return false };
    let head = Column::parse(text);
    let decimal_mark = place.decimal_mark.filter(|_| head.name == place.name);
    *place = Column { decimal_mark, ..head };
    true
}

/// Empties the cells of a block.
pub fn clear(table: &mut Table, block: &Block) {
    for cell in block.cells().filter(|cell| cell.row < new_row(table)).collect::<Vec<_>>() {
        put(table, cell, "");
    }
}

/// Rows at the end in which nothing stands go.
pub fn tidy(table: &mut Table) {
    while table.rows.len() > 1 && table.rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        table.rows.pop();
    }
}

/// The cells of a block as other programs take them.
pub fn copied(table: &Table, block: &Block) -> String {
    let line = |row: usize| {
        let cells = block.columns.clone().map(|column| text_at(table, Cell { row, column }));
        cells.collect::<Vec<_>>().join("\t")
    };
    let rows = block.rows.clone().filter(|row| *row < new_row(table));
    rows.map(line).collect::<Vec<_>>().join("\n")
}

/// Puts cells in that another program has copied, from one cell on: the table grows as far as its limits. The block
/// that they take.
pub fn paste(table: &mut Table, at: Cell, text: &str) -> Block {
    let lines: Vec<Vec<&str>> = text.trim_end_matches(['\n', '\r']).lines().map(cells_of).collect();
    let width = lines.iter().map(Vec::len).max().unwrap_or(1).min(MOST_COLUMNS - at.column.min(MOST_COLUMNS));
    while table.columns.len() < at.column + width {
        add_column(table, table.columns.len());
    }
    let (mut last, end) = (at, at.column + width);
    for (row, line) in (at.row..).zip(lines) {
        // A row of nothing between others is a row too.
        if row == new_row(table) && table.rows.len() < MOST_ROWS {
            table.rows.push(vec![String::new(); table.columns.len()]);
        }
        for (column, cell) in (at.column..end).zip(line) {
            if put(table, Cell { row, column }, cell) {
                last = Cell::new(last.row.max(row), last.column.max(column));
            }
        }
    }
    Block::between(at, last)
}

/// The cells of a line; those with quotes in them come quoted.
fn cells_of(line: &str) -> Vec<&str> {
    let bare = |cell: &'_ str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    let inner = |cell| if bare(cell) { cell.trim_matches('"') } else { cell };
    line.split('\t').map(str::trim).map(inner).collect()
}

/// Whether nothing stands in it yet.
pub fn is_empty(table: &Table) -> bool {
    let has_head = table.columns.iter().any(|column| !column.name.is_empty());
    !has_head && table.rows.iter().flatten().all(|cell| cell.trim().is_empty())
}

/// Adds an empty column before that one.
pub fn add_column(table: &mut Table, before: usize) {
    if table.columns.len() >= MOST_COLUMNS {
        return;
    }
    let before = before.min(table.columns.len());
    table.columns.insert(before, Column::default());
    table.rows.iter_mut().for_each(|row| row.insert(before.min(row.len()), String::new()));
}

/// Removes a column, but never the last one.
pub fn remove_column(table: &mut Table, column: usize) {
    if table.columns.len() > 1 && column < table.columns.len() {
        table.columns.remove(column);
        table.rows.iter_mut().filter(|row| column < row.len()).for_each(|row| drop(row.remove(column)));
    }
}

/// Adds an empty row before that one of the grid.
pub fn add_row(table: &mut Table, before: usize) {
    if table.rows.len() < MOST_ROWS {
        let at = before.saturating_sub(1).min(table.rows.len());
        table.rows.insert(at, vec![String::new(); table.columns.len()]);
    }
}

/// Removes rows of the grid; the heads stay.
pub fn remove_rows(table: &mut Table, rows: &RangeInclusive<usize>) {
    let mut row = 0;
    table.rows.retain(|_| {
        row += 1;
        !rows.contains(&row)
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Table {
        Table::parse_text("Tempat\tAktivasi (orang)\nKantor dinas\t41.250\nKecamatan\t28.900").unwrap()
    }

    #[test]
    fn a_row_behind_the_last_comes_with_its_first_letter_and_goes_when_it_is_empty() {
        let mut table = table();
        assert!(!put(&mut table, Cell::new(3, 0), ""));
        assert!(put(&mut table, Cell::new(3, 1), "15"));
        assert_eq!(table.rows[2], ["", "15"]);
        put(&mut table, Cell::new(3, 1), "");
        tidy(&mut table);
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn a_pasted_block_fills_cells_and_makes_rows_and_columns() {
        let mut table = table();
        let block = paste(&mut table, Cell::new(2, 1), "1\t2\r\n\"3\"\t4\r\n");
        assert_eq!(block, Block::between(Cell::new(2, 1), Cell::new(3, 2)));
        assert_eq!(table.rows, [["Kantor dinas", "41.250", ""], ["Kecamatan", "1", "2"], ["", "3", "4"]]);
        assert_eq!(copied(&table, &block), "1\t2\n3\t4");
        assert!(table.check().is_ok());
    }

    #[test]
    fn heads_keep_their_unit_and_a_renamed_column_is_read_anew() {
        let mut table = table();
        table.columns[1].decimal_mark = Some(sunting_graphics::number::DecimalMark::Comma);
        put(&mut table, Cell::new(0, 1), "Aktivasi (ribu orang)");
        assert_eq!(table.columns[1].unit.as_deref(), Some("ribu orang"));
        assert!(table.columns[1].decimal_mark.is_some());
        put(&mut table, Cell::new(0, 1), "Luas");
        assert_eq!(table.columns[1], Column { name: "Luas".to_owned(), ..Column::default() });
    }

    #[test]
    fn rows_and_columns_come_and_go_but_one_column_stays() {
        let mut table = table();
        add_column(&mut table, 1);
        add_row(&mut table, 1);
        assert_eq!(table.rows[1], ["Kantor dinas", "", "41.250"]);
        remove_rows(&mut table, &(0..=1));
        (0..4).for_each(|_| remove_column(&mut table, 0));
        assert_eq!((table.columns.len(), table.rows.len()), (1, 2));
    }

    #[test]
    fn tab_goes_through_all_cells_and_back() {
        let table = table();
        let (mut cell, mut cells) = (Cell::default(), 1);
        while cell.next(&table) != cell {
            cell = cell.next(&table);
            cells += 1;
        }
        assert_eq!((cell, cells), (Cell::new(3, 1), 8));
        while cell != Cell::default() {
            cell = cell.before(&table);
            cells -= 1;
        }
        assert_eq!(cells, 1);
    }

    proptest! {
        /// Whatever is pasted wherever, a table stays within its limits.
        #[test]
        fn a_table_keeps_its_limits(text in "[a-z0-9\t\n\"]{0,80}", row in 0usize..8, column in 0usize..60) {
            let mut table = table();
            let at = Cell::new(row, column).moved(0, 0, &table);
            paste(&mut table, at, &text);
            prop_assert!(table.check().is_ok());
            prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        }
    }
}
