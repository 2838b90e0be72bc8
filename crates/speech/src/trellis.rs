//! The best way through rows of columns, each step of which has a cost or a score, in little memory: rows are computed
//! once to the end, of which every so many are kept, and once more from those, piece by piece, to go back.

use std::ops::Range;

/// No way leads there.
pub const NEVER: f32 = f32::NEG_INFINITY;
/// One row in so many is kept.
const KEPT: usize = 256;

/// Rows that follow each other in time. Scores are added up; the highest sum wins.
pub trait Trellis {
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// The columns that are looked at in a row: a range whose ends never run back.
    fn columns(&self, row: usize) -> Range<usize>;
    /// The sums of the first row's columns.
    fn begin(&self, now: &mut Row<'_>);
    /// The sums of a row's columns from those of the row before, and for each how it was reached.
    fn step(&self, row: usize, before: &Sums, now: &mut Row<'_>);
    /// What reaching the end there adds.
    fn end(&self, column: usize) -> f32;
    /// Where one comes from who reached a column in a way that `step` noted.
    fn back(&self, row: usize, column: usize, way: u8) -> (usize, usize);
}

/// The sums of one row.
#[derive(Clone, Default)]
pub struct Sums {
    first: usize,
    values: Vec<f32>,
}

impl Sums {
    /// The first column that was looked at, and the sums from there on.
    pub fn span(&self) -> (usize, &[f32]) {
        (self.first, &self.values)
    }

    /// The sum of a column; [`NEVER`] outside of the columns that are looked at.
    pub fn at(&self, column: usize) -> f32 {
        column.checked_sub(self.first).and_then(|place| self.values.get(place)).copied().unwrap_or(NEVER)
    }
}

/// A row that is being computed: `sums` and `ways` are those of the columns from `first` on.
pub struct Row<'a> {
    /// The first column that is looked at.
    pub first: usize,
    /// To be filled in, all.
    pub sums: &'a mut [f32],
    /// To be filled in, all but in the first row.
    pub ways: &'a mut [u8],
}

/// A way's rows and columns, in order. An hour has so many that their size counts.
pub type Way = Vec<(u32, u32)>;

/// The best way from the first row to the last. Empty where nothing leads through.
pub fn best_way(trellis: &impl Trellis) -> Way {
    let rows = trellis.rows();
    if rows == 0 {
        return Vec::new();
    }
    let mut ways = Vec::new();
    let mut kept = vec![first_row(trellis)];
    let mut now = kept[0].clone();
    for row in 1..rows {
        now = next_row(trellis, row, &now, &mut ways);
        if row % KEPT == 0 {
            kept.push(now.clone());
        }
    }
    let reached = |column: usize| now.at(column) + trellis.end(column);
    let best = trellis.columns(rows - 1).max_by(|a, b| reached(*a).total_cmp(&reached(*b)));
    let Some(column) = best.filter(|column| reached(*column) > NEVER) else { return Vec::new() };
    walk_back(trellis, &kept, (rows - 1, column))
}

fn first_row(trellis: &impl Trellis) -> Sums {
    let columns = trellis.columns(0);
    let mut sums = Sums { first: columns.start, values: vec![NEVER; columns.len()] };
    let mut ways = vec![0; columns.len()];
    trellis.begin(&mut Row { first: columns.start, sums: &mut sums.values, ways: &mut ways });
    sums
}

/// The sums of a row, and how its columns were reached.
fn next_row(trellis: &impl Trellis, row: usize, before: &Sums, ways: &mut Vec<u8>) -> Sums {
    let columns = trellis.columns(row);
    let mut sums = Sums { first: columns.start, values: vec![NEVER; columns.len()] };
    ways.clear();
    ways.resize(columns.len(), 0);
    trellis.step(row, before, &mut Row { first: columns.start, sums: &mut sums.values, ways });
    sums
}

fn walk_back(trellis: &impl Trellis, kept: &[Sums], last: (usize, usize)) -> Way {
    let (mut row, mut column) = last;
    let mut way = vec![(row as u32, column as u32)];
    for (piece, start) in kept.iter().enumerate().rev() {
        let from = piece * KEPT;
        let mut now = start.clone();
        let mut first_ways = vec![0; now.values.len()];
        if from == 0 {
            trellis.begin(&mut Row { first: now.first, sums: &mut now.values, ways: &mut first_ways });
        }
        // Ways inside this piece; those of its own first row come with the piece before, unless it is the very first.
        let mut ways: Vec<(usize, Vec<u8>)> = vec![(now.first, first_ways)];
        for inner in from + 1..=row.max(from) {
            let mut own = Vec::new();
            now = next_row(trellis, inner, &now, &mut own);
            ways.push((now.first, own));
        }
        while row > from || from == 0 {
            let (first, own) = &ways[row - from];
            let before = trellis.back(row, column, own[column - first]);
            if before == (row, column) {
                break;
            }
            (row, column) = before;
            way.push((row as u32, column as u32));
        }
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A grid of scores: from each column to it or to the next.
    struct Grid(Vec<Vec<f32>>);

    impl Trellis for Grid {
        fn rows(&self) -> usize {
            self.0.len()
        }

        fn columns(&self, row: usize) -> Range<usize> {
            let last = self.0[0].len();
            row.saturating_sub(self.0.len() - last).min(last - 1)..(row + 1).min(last)
        }

        fn begin(&self, now: &mut Row<'_>) {
            now.sums[0] = self.0[0][0];
        }

        fn step(&self, row: usize, before: &Sums, now: &mut Row<'_>) {
            for (place, (sum, way)) in now.sums.iter_mut().zip(now.ways.iter_mut()).enumerate() {
                let column = now.first + place;
                let (stay, come) = (before.at(column), column.checked_sub(1).map_or(NEVER, |left| before.at(left)));
                *way = u8::from(come > stay);
                *sum = stay.max(come) + self.0[row][column];
            }
        }

        fn end(&self, column: usize) -> f32 {
            if column + 1 == self.0[0].len() { 0.0 } else { NEVER }
        }

        fn back(&self, row: usize, column: usize, way: u8) -> (usize, usize) {
            if row == 0 { (0, column) } else { (row - 1, column - usize::from(way)) }
        }
    }

    /// The best sum, by trying all ways.
    fn best_sum(grid: &[Vec<f32>], row: usize, column: usize) -> f32 {
        match (row, column) {
            (0, 0) => grid[0][0],
            (0, _) => NEVER,
            _ => {
                let left = column.checked_sub(1).map_or(NEVER, |left| best_sum(grid, row - 1, left));
                grid[row][column] + best_sum(grid, row - 1, column).max(left)
            }
        }
    }

    proptest! {
        #[test]
        fn no_way_is_better(scores in prop::collection::vec(prop::collection::vec(0_i8..9, 4), 4..9)) {
            let grid: Vec<Vec<f32>> =
                scores.iter().map(|row| row.iter().map(|score| f32::from(*score)).collect()).collect();
            let way = best_way(&Grid(grid.clone()));
            prop_assert_eq!(way.len(), grid.len());
            let sum: f32 = way.iter().map(|(row, column)| grid[*row as usize][*column as usize]).sum();
            prop_assert_eq!(sum, best_sum(&grid, grid.len() - 1, 3));
        }
    }

    #[test]
    fn long_ways_go_through_all_pieces() {
        let rows = 3 * KEPT + 17;
        let scores = |row: usize| (0..40).map(|column| if column == row / 20 { 1.0 } else { 0.0 }).collect();
        let way = best_way(&Grid((0..rows).map(scores).collect()));
        assert_eq!(way.len(), rows);
        assert!(way.iter().all(|(row, column)| *column == row / 20));
    }
}
