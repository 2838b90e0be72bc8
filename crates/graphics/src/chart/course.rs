//! What is drawn over time, and where it lies.

use super::page::Field;
use super::scale::Scale;
use super::{Highlight, known};
use crate::fit::Fitted;
use crate::sheet::Sheet;

/// The first period stands a little right of the axis.
pub(super) const FIRST_PART: f32 = 0.03;
/// So far axis and lines reach beyond the last period.
pub(super) const BEYOND_LAST: f32 = 0.02;

/// What is drawn over time.
pub(super) struct Course<'a> {
    /// Names of the periods.
    pub periods: Vec<&'a str>,
    /// In the order in which they were given.
    pub lines: Vec<Series<'a>>,
    /// Whether the first is filled down to zero.
    pub is_area: bool,
    /// Where the periods lie, 0 to 1.
    pub parts: Vec<f32>,
}

/// One line.
pub(super) struct Series<'a> {
    /// What it is called.
    pub name: &'a str,
    /// One for each period.
    pub values: Vec<Option<f64>>,
    /// Whether it is drawn in the colour of what is meant.
    pub is_lit: bool,
}

impl<'a> Course<'a> {
    /// Some lines over the same periods.
    pub fn of_lines(
        periods: &'a [String],
        positions: Option<&[f64]>,
        lines: impl Iterator<Item = (&'a str, &'a [Option<f64>])>,
        highlight: Highlight,
    ) -> Self {
        let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
        let count = periods.len();
        let series = |(index, (name, values)): (usize, (&'a str, &[Option<f64>]))| {
            let missing = std::iter::repeat(None);
            let values = values.iter().map(|value| known(*value)).chain(missing).take(count).collect();
            Series { name, values, is_lit: highlight.is_lit(index) }
        };
        let lines = lines.enumerate().map(series).collect();
        Self { parts: parts(count, positions), periods, lines, is_area: false }
    }

    /// One line, filled.
    pub fn of_area(periods: &'a [String], positions: Option<&[f64]>, line: (&'a str, &'a [Option<f64>])) -> Self {
        Self { is_area: true, ..Self::of_lines(periods, positions, [line].into_iter(), Highlight::None) }
    }

    /// All values that are known.
    pub fn numbers(&self) -> Vec<f64> {
        self.lines.iter().flat_map(|line| line.values.iter().copied().flatten()).collect()
    }
}

impl Series<'_> {
    /// The last value and its period.
    pub fn last(&self) -> Option<(usize, f64)> {
        self.values.iter().enumerate().rev().find_map(|(period, value)| value.map(|value| (period, value)))
    }

    /// The first value and its period.
    pub fn first(&self) -> Option<(usize, f64)> {
        self.values.iter().enumerate().find_map(|(period, value)| value.map(|value| (period, value)))
    }

    /// The values between gaps, each with its period.
    pub fn runs(&self) -> Vec<Vec<(usize, f64)>> {
        let mut runs = vec![Vec::new()];
        for (period, value) in self.values.iter().enumerate() {
            match (value, runs.last_mut()) {
                (Some(value), Some(run)) => run.push((period, *value)),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

/// Where lines and their periods are, in reference pixels.
pub(super) struct Plot {
    /// The whole field.
    pub field: Field,
    /// Where the axis starts.
    pub left_px: f32,
    /// Up to the last period.
    pub width_px: f32,
    /// The axis' head.
    pub top_px: f32,
    /// The axis' foot.
    pub base_px: f32,
    /// The names of the periods.
    pub periods: Vec<Fitted>,
    /// From values to their heights.
    pub scale: Scale,
    /// Where the periods lie, 0 to 1.
    pub parts: Vec<f32>,
}

impl Plot {
    /// Where a period lies.
    pub fn x_px(&self, period: usize) -> f32 {
        let part = self.parts.get(period).copied().unwrap_or_default();
        self.left_px + self.width_px * (FIRST_PART + (1.0 - FIRST_PART) * part)
    }

    /// Where a value lies.
    pub fn y_px(&self, value: f64) -> f32 {
        self.scale.at_px(value)
    }

    /// Where zero lies; the foot, where the axis starts higher.
    pub fn zero_px(&self) -> f32 {
        self.scale.zero_px()
    }

    /// The axis ends a little right of the last period.
    pub fn axis_width_px(&self, sheet: &Sheet<'_>) -> f32 {
        self.width_px + sheet.px(BEYOND_LAST)
    }
}

/// Where periods lie between the first and the last, 0 to 1: at their distances, if those are known and ascending.
fn parts(count: usize, positions: Option<&[f64]>) -> Vec<f32> {
    let is_ascending = |positions: &&[f64]| {
        let span = positions.last().zip(positions.first()).map_or(0.0, |(last, first)| last - first);
        positions.len() == count && span.is_finite() && span > 0.0 && positions.is_sorted()
    };
    let even: Vec<f64> = (0..count).map(|period| period as f64).collect();
    let positions = positions.filter(is_ascending).unwrap_or(&even);
    let scale = Scale::new(
        (positions.first().copied().unwrap_or_default(), 0.0),
        (positions.last().copied().unwrap_or_default(), 1.0),
    );
    // One period alone is the last one: its value stands beside it.
    if count == 1 { vec![1.0] } else { positions.iter().map(|position| scale.at_px(*position)).collect() }
}
