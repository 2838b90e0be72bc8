//! Which columns are looked at in each row: all, or those around a way that is known roughly.

use std::ops::Range;

/// For each row a range of columns; its ends never run back. An hour has so many rows that their size counts.
pub struct Band(Vec<Range<u32>>);

impl Band {
    /// Those ranges, one for each row.
    pub fn of(ranges: impl Iterator<Item = Range<usize>>) -> Self {
        Self(ranges.map(|range| range.start as u32..range.end as u32).collect())
    }

    /// Everything.
    pub fn all(rows: usize, columns: usize) -> Self {
        Self(vec![0..columns as u32; rows])
    }

    /// What lies within so many rows and columns of a way, whose rows and columns are `hop` times as large.
    pub fn around(way: &[(u32, u32)], hop: usize, reach: usize, rows: usize, columns: usize) -> Self {
        let mut ranges: Vec<Option<Range<usize>>> = vec![None; rows];
        for (row, column) in way.iter().map(|(row, column)| (*row as usize, *column as usize)) {
            let (start, end) = (column * hop, (column + 1) * hop);
            for range in &mut ranges[(row * hop).min(rows)..((row + 1) * hop).min(rows)] {
                let known = range.clone().unwrap_or(start..end);
                *range = Some(known.start.min(start)..known.end.max(end));
            }
        }
        // Rows behind the last whole one are as the last.
        let mut last = 0..hop;
        let ranges: Vec<Range<usize>> = ranges
            .into_iter()
            .map(|range| {
                last = range.unwrap_or(last.clone());
                last.clone()
            })
            .collect();
        let widened = (0..rows).map(|row| {
            let start = ranges[row.saturating_sub(reach)].start.saturating_sub(reach);
            let end = ranges[(row + reach).min(rows - 1)].end + reach;
            let is_last = row + reach >= rows;
            start.min(columns - 1)..if is_last { columns } else { end.min(columns) }
        });
        Self::of(widened)
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.0.len()
    }

    /// The columns of a row.
    pub fn columns(&self, row: usize) -> Range<usize> {
        let Range { start, end } = self.0[row];
        start as usize..end as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_the_way_and_never_runs_back(
            steps in prop::collection::vec((0_u32..2, 0_u32..3), 1..30), hop in 1_usize..5, reach in 0_usize..9,
        ) {
            let mut way: Vec<(u32, u32)> = vec![(0, 0)];
            for (down, right) in steps {
                let (row, column) = way[way.len() - 1];
                way.push((row + down, column + right));
            }
            let (last_row, last_column) = way[way.len() - 1];
            let (rows, columns) = ((last_row as usize + 1) * hop, (last_column as usize + 1) * hop);
            let band = Band::around(&way, hop, reach, rows, columns);
            for (row, column) in way {
                prop_assert!(band.columns(row as usize * hop).contains(&(column as usize * hop)));
            }
            for row in 1..rows {
                let (before, now) = (band.columns(row - 1), band.columns(row));
                prop_assert!(before.start <= now.start && before.end <= now.end && now.start < now.end);
            }
            prop_assert_eq!(band.columns(rows - 1).end, columns);
        }
    }
}
