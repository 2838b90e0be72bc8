//! Words and numbers as they are, in rows: words at the left of their column, numbers at its right.

use super::page::{self, Field};
use super::{Chart, NAMES_AT_S};
use crate::drawing::{Anchor, Line};
use crate::fit::{Face, Fitted, broken, clean, fit};
use crate::motion::{Enter, STAGGER_S};
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

/// Between two columns.
const COLUMN_GAP: f32 = 0.045;
/// What a wide column gives up at a time where all together are too wide.
const NARROWER: f32 = 0.98;
/// Cells become smaller before they take more lines.
const MOST_LINES: usize = 2;
const LEADING: f32 = 1.2;
/// Between the heads and the line below them.
const HEAD_GAP: f32 = 0.036;
const HEAD_LINE: f32 = 0.004;
const ROW_LINE: f32 = 0.002;
/// The air of a row, above and below its words together.
const MOST_AIR: f32 = 0.085;
const LEAST_AIR: f32 = 0.030;
/// How far the row that is meant stands out at the left, and the width of its mark.
const TINT_OUT: f32 = 0.025;
const TINT_MARK: f32 = 0.010;
/// When the first row comes.
const ROWS_AT_S: f32 = 0.35;
/// What stands in an empty cell.
const MISSING: &str = "–";

/// The words of a table, every row with a cell for each column.
struct Words {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A column and where it stands.
struct Column {
    x_px: f32,
    width_px: f32,
    is_right: bool,
}

/// All that is drawn, at one size.
struct Grid {
    columns: Vec<Column>,
    heads: Vec<Fitted>,
    rows: Vec<Vec<Fitted>>,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, heads: &[String], rows: &[Vec<String>], right: &[bool]) {
    let field = page::draw(sheet, chart, "");
    let words = Words::of(heads, rows);
    if words.heads.is_empty() {
        return;
    }
    let is_lit = |row: usize| chart.highlight.is_only(row);
    let grid = Grid::of(sheet, &field, &words, right, is_lit);
    let heads_px = highest_px(&grid.heads) + sheet.px(HEAD_GAP);
    let heights_px: Vec<f32> = grid.rows.iter().map(|cells| highest_px(cells)).collect();
    let free_px = field.height_px - heads_px - heights_px.iter().sum::<f32>();
    let air_px = (free_px / rows.len().max(1) as f32).min(sheet.px(MOST_AIR));
    if air_px < sheet.px(LEAST_AIR) {
        sheet.tight("tabel");
    }
    grid.draw_heads(sheet, &field, heads_px);
    let mut y_px = field.y_px + heads_px + sheet.px(HEAD_LINE);
    for (row, height_px) in heights_px.iter().enumerate() {
        let air_px = air_px.max(0.0);
        let row_px = height_px + air_px;
        sheet.enter(Enter::rise(ROWS_AT_S + row as f32 * STAGGER_S));
        if is_lit(row) {
            draw_tint(sheet, &field, y_px, row_px);
        }
        grid.draw_row(sheet, row, y_px + air_px / 2.0, is_lit(row));
        let is_last = row + 1 == heights_px.len();
        if !is_last && !is_lit(row) && !is_lit(row + 1) {
            sheet.rect(field.x_px, y_px + row_px, field.width_px, sheet.px(ROW_LINE), sheet.palette.line);
        }
        y_px += row_px;
    }
}

/// The ground of the row that is meant, which runs off the picture unless apps draw their buttons there.
fn draw_tint(sheet: &mut Sheet<'_>, field: &Field, y_px: f32, height_px: f32) {
    let (out_px, palette) = (sheet.px(TINT_OUT), sheet.palette);
    let end_px = if sheet.shape.is_tall() { field.right_px() + out_px } else { sheet.shape.width_px };
    let x_px = field.x_px - out_px;
    sheet.rect(x_px, y_px, end_px - x_px, height_px, palette.tint);
    sheet.rect(x_px, y_px, sheet.px(TINT_MARK), height_px, palette.tab);
}

fn face(is_lit: bool) -> Face {
    if is_lit { SEMI_BOLD } else { REGULAR }
}

/// The height of the highest cell of a row.
fn highest_px(cells: &[Fitted]) -> f32 {
    cells.iter().filter(|cell| !cell.lines.is_empty()).map(|cell| cell.height_px(LEADING)).fold(0.0, f32::max)
}

/// The width of a cell at a size in the heavier letters; digits of numbers stand below each other.
fn width_px(text: &str, is_right: bool, size_px: f32) -> f32 {
    let line_px = |line: &str| {
        let cells_px = if is_right { SEMI_BOLD.cells_width_px(line, size_px) } else { 0.0 };
        SEMI_BOLD.width_px(line, size_px).max(cells_px)
    };
    clean(text).lines().map(line_px).fold(0.0, f32::max)
}

/// Widths that fit a room: the widest give way, and what is left is for all alike.
fn in_room(mut widths_px: Vec<f32>, room_px: f32) -> Vec<f32> {
    let room_px = room_px.max(1.0);
    while widths_px.iter().sum::<f32>() > room_px {
        let Some(widest) = widths_px.iter_mut().max_by(|one, other| one.total_cmp(other)) else { break };
        *widest *= NARROWER;
    }
    let spare_px = (room_px - widths_px.iter().sum::<f32>()) / widths_px.len().max(1) as f32;
    widths_px.iter().map(|width_px| width_px + spare_px).collect()
}

impl Words {
    fn of(heads: &[String], rows: &[Vec<String>]) -> Self {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0).max(heads.len());
        let padded = |cells: &[String]| {
            (0..count).map(|column| cells.get(column).cloned().unwrap_or_default()).collect::<Vec<_>>()
        };
        let shown = |text: String| if clean(&text).is_empty() { MISSING.to_owned() } else { text };
        let rows = rows.iter().map(|cells| padded(cells).into_iter().map(shown).collect()).collect();
        Self { heads: padded(heads), rows }
    }

    /// The head and the cells of a column.
    fn column(&self, column: usize) -> impl Iterator<Item = &String> {
        self.heads.get(column).into_iter().chain(self.rows.iter().filter_map(move |cells| cells.get(column)))
    }
}

impl Column {
    /// The columns of a table, from left to right.
    fn all(sheet: &Sheet<'_>, field: &Field, words: &Words, right: &[bool]) -> Vec<Self> {
        let (size_px, gap_px, count) = (sheet.size_px(TypeRole::Label), sheet.px(COLUMN_GAP), words.heads.len());
        let is_right = |column: usize| right.get(column).copied().unwrap_or(false);
        let natural_px = |column: usize| {
            words.column(column).map(|text| width_px(text, is_right(column), size_px)).fold(0.0, f32::max)
        };
        let room_px = field.width_px - gap_px * count.saturating_sub(1) as f32;
        let mut x_px = field.x_px;
        let place = |(column, width_px): (usize, f32)| {
            let place = Self { x_px, width_px, is_right: is_right(column) };
            x_px += width_px + gap_px;
            place
        };
        in_room((0..count).map(natural_px).collect(), room_px).into_iter().enumerate().map(place).collect()
    }

    /// What words have in a line; one letter at least.
    fn room_px(&self, size_px: f32) -> f32 {
        self.width_px.max(size_px)
    }

    /// Where a block is anchored.
    fn anchor(&self) -> (f32, Anchor) {
        if self.is_right { (self.x_px + self.width_px, Anchor::End) } else { (self.x_px, Anchor::Start) }
    }
}

impl Grid {
    /// Heads and cells at the size of the neediest.
    fn of(sheet: &Sheet<'_>, field: &Field, words: &Words, right: &[bool], is_lit: impl Fn(usize) -> bool) -> Self {
        let columns = Column::all(sheet, field, words, right);
        let full_px = sheet.size_px(TypeRole::Label);
        let needed_px = |cells: &[String], face: Face| {
            let of_cell = |(text, column): (&String, &Column)| {
                fit(text, full_px, face, column.room_px(full_px), MOST_LINES).size_px
            };
            cells.iter().zip(&columns).map(of_cell).fold(full_px, f32::min)
        };
        let of_rows = words.rows.iter().enumerate().map(|(row, cells)| needed_px(cells, face(is_lit(row))));
        let size_px = of_rows.fold(needed_px(&words.heads, SEMI_BOLD), f32::min);
        let laid = |cells: &[String], face: Face| {
            let of_cell = |(text, column): (&String, &Column)| broken(text, size_px, face, column.room_px(full_px));
            cells.iter().zip(&columns).map(of_cell).collect::<Vec<_>>()
        };
        let heads = laid(&words.heads, SEMI_BOLD);
        let rows = words.rows.iter().enumerate().map(|(row, cells)| laid(cells, face(is_lit(row)))).collect();
        Self { columns, heads, rows }
    }

    fn draw_heads(&self, sheet: &mut Sheet<'_>, field: &Field, heads_px: f32) {
        let (mark, ground) = (sheet.palette.mark, sheet.palette.paper);
        sheet.enter(Enter::fade(NAMES_AT_S));
        for (column, head) in self.columns.iter().zip(&self.heads) {
            let (x_px, anchor) = column.anchor();
            let ink = Ink { face: SEMI_BOLD, fill: mark, ground };
            sheet.anchored_block(x_px, field.y_px, head, ink, LEADING, anchor);
        }
        sheet.rect(field.x_px, field.y_px + heads_px, field.width_px, sheet.px(HEAD_LINE), mark);
    }

    fn draw_row(&self, sheet: &mut Sheet<'_>, row: usize, y_px: f32, is_lit: bool) {
        let palette = sheet.palette;
        let (face, fill) = (face(is_lit), palette.ink);
        let ground = if is_lit { palette.tint } else { palette.paper };
        for (column, cell) in self.columns.iter().zip(self.rows.get(row).into_iter().flatten()) {
            let (x_px, anchor) = column.anchor();
            for (index, text) in cell.lines.iter().enumerate() {
                let size_px = cell.size_px;
                let baseline_px = y_px + (CAPITAL + index as f32 * LEADING) * size_px;
                let (text, in_cells) = (text.clone(), column.is_right);
                sheet.line(Line { x_px, baseline_px, text, size_px, face, fill, ground, anchor, in_cells }, None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::surroundings;
    use crate::chart::{ChartData, Highlight, lay_out};
    use crate::check::flaws;
    use crate::number::NumberStyle;
    use crate::shape::{Shape, ShapeKind};

    #[test]
    fn the_widest_columns_give_way_and_the_rest_is_for_all() {
        assert_eq!(in_room(vec![10.0, 20.0], 60.0), [25.0, 35.0]);
        let narrowed = in_room(vec![100.0, 900.0], 500.0);
        assert!((narrowed.iter().sum::<f32>() - 500.0).abs() < 0.01 && narrowed[0] < 110.0, "{narrowed:?}");
        assert!(in_room(Vec::new(), 100.0).is_empty());
    }

    #[test]
    fn a_table_with_holes_has_dashes_and_numbers_that_end_alike() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let chart = Chart {
            heading: "Jadwal".into(),
            unit: "2026".into(),
            source: "Sumber: BPS".into(),
            data: ChartData::Table {
                heads: row(&["Desa", "Warga"]),
                rows: vec![row(&["Sukamaju", "1.111"]), row(&["Pesisir"]), row(&[" ", "88"])],
                right: vec![false, true],
            },
            highlight: Highlight::Row(1),
            numbers: NumberStyle::default(),
        };
        for kind in ShapeKind::ALL {
            let drawing = lay_out(&chart, &surroundings(kind));
            assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), []);
            assert_eq!(drawing.lines().filter(|line| line.text == MISSING).count(), 2);
            let numbers: Vec<_> = drawing.lines().filter(|line| line.in_cells).collect();
            assert_eq!(numbers.len(), 3);
            let end_px = numbers[0].extent().right_px();
            assert!(numbers.iter().all(|line| (line.extent().right_px() - end_px).abs() < 0.01));
        }
    }
}
