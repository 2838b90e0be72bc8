//! The nine charts: pages that say a finding, show its numbers honestly and name their source.
//!
//! A [`Chart`] is plain data: rows in the order in which they are drawn, and how their numbers are written. Bars and
//! areas start at zero, missing is not zero, and what stands on a chart stands beside its mark.

mod apart;
mod bars;
mod columns;
mod course;
mod examples;
mod line_axis;
mod line_ends;
mod lines;
mod names;
mod of_table;
mod page;
mod people;
mod progress;
mod ring;
mod scale;
mod shares;
mod stacked;
mod table_chart;
mod ticks;
mod value_style;

#[cfg(test)]
mod crowded_tests;
#[cfg(test)]
mod motion_tests;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;

pub use examples::examples;
pub use of_table::{
    ALL_ALIKE, AS_IN_TABLE, CHART_PREFIX, ChartWords, HEADING, HIGHLIGHT, ORDER, SOURCE, SUM_ROW, UNIT, of_graphic,
    of_table,
};
pub use ticks::ticks;

use course::Course;

use crate::drawing::{Change, Drawing, Growth};
use crate::fit::Face;
use crate::motion::stagger_s;
use crate::number::NumberStyle;
use crate::sheet::{REGULAR, SEMI_BOLD, Sheet, Surroundings};

/// A chart's words and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What was found out, in a sentence.
    pub heading: String,
    /// What the numbers count, and when.
    pub unit: String,
    /// Where they come from; an empty one is told in the picture.
    pub source: String,
    /// The numbers.
    pub data: ChartData,
    /// What is meant.
    pub highlight: Highlight,
    /// How the numbers are written, all alike.
    pub numbers: NumberStyle,
}

/// Which row or line stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    /// None: all look alike.
    #[default]
    None,
    /// The one of that index.
    Row(usize),
}

/// The numbers of a chart and its kind. Rows are drawn in their order. Numbers that are missing or not finite are shown
/// as missing, never as zero.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartData {
    /// Upright bars: names and numbers.
    Columns(Vec<(String, Option<f64>)>),
    /// Lying bars: names and numbers.
    Bars(Vec<(String, Option<f64>)>),
    /// Rows of parts, each row filling its bar. Numbers in percent are shown as they are if they make a whole but for
    /// rounding; others as their share.
    Stacked {
        /// Names of the parts, one to five.
        parts: Vec<String>,
        /// Names of the rows with a number for each part.
        rows: Vec<(String, Vec<f64>)>,
    },
    /// Lines over time.
    Lines {
        /// Names of the periods.
        periods: Vec<String>,
        /// Where uneven periods lie, ascending, in any unit; even ones need none.
        positions: Option<Vec<f64>>,
        /// Names of the lines with a number for each period.
        lines: Vec<(String, Vec<Option<f64>>)>,
    },
    /// A line over time, filled down to zero.
    Area {
        /// Names of the periods.
        periods: Vec<String>,
        /// Where uneven periods lie, ascending, in any unit; even ones need none.
        positions: Option<Vec<f64>>,
        /// The line's name.
        name: String,
        /// A number for each period.
        values: Vec<Option<f64>>,
    },
    /// Parts of one whole, one to five, as a ring. Numbers in percent are shown as in [`ChartData::Stacked`].
    Ring {
        /// Names and numbers, the largest first.
        parts: Vec<(String, f64)>,
        /// The whole, such as "Rp1,42 triliun", for the hole: its number large, the rest below. Empty for the sum, if
        /// the numbers are not in percent.
        total: String,
    },
    /// Names, percents and their targets in percent.
    Progress(Vec<(String, f64, f64)>),
    /// Words and numbers in rows.
    Table {
        /// Heads of the columns.
        heads: Vec<String>,
        /// The rows' cells, as they are shown.
        rows: Vec<Vec<String>>,
        /// Which columns hold numbers, which stand at the right.
        right: Vec<bool>,
    },
    /// Some of a group of people, as figures.
    People {
        /// So many figures are filled.
        filled: usize,
        /// So many stand there: 5, 10 or 20.
        of: usize,
        /// What those who are meant have or are.
        words: String,
    },
}

impl ChartData {
    /// The name that charts of this kind have in projects and on the command line.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Columns(_) => "batang",
            Self::Bars(_) => "batang-datar",
            Self::Stacked { .. } => "bertumpuk",
            Self::Lines { .. } => "garis",
            Self::Area { .. } => "area",
            Self::Ring { .. } => "donat",
            Self::Progress(_) => "kemajuan",
            Self::Table { .. } => "tabel",
            Self::People { .. } => "piktogram",
        }
    }
}

impl Highlight {
    /// Whether a row is drawn in the colour of what is meant.
    fn is_lit(self, row: usize) -> bool {
        self == Self::None || self.is_only(row)
    }

    /// Whether a row is the one that stands out.
    fn is_only(self, row: usize) -> bool {
        self == Self::Row(row)
    }

    /// The letters of a row's name.
    fn face(self, row: usize) -> Face {
        if self.is_only(row) { SEMI_BOLD } else { REGULAR }
    }
}

/// Lays a chart out, once for its whole time. While subtitles are seen it ends above their lane.
pub fn lay_out(chart: &Chart, surroundings: &Surroundings) -> Drawing {
    let mut surroundings = surroundings.clone();
    if surroundings.over_subtitles {
        surroundings.shape = surroundings.shape.above_lane();
    }
    crate::sheet::lay_out(&surroundings, |sheet| draw(sheet, chart))
}

fn draw(sheet: &mut Sheet<'_>, chart: &Chart) {
    match &chart.data {
        ChartData::Columns(rows) => columns::draw(sheet, chart, rows),
        ChartData::Bars(rows) => bars::draw(sheet, chart, rows),
        ChartData::Stacked { parts, rows } => stacked::draw(sheet, chart, parts, rows),
        ChartData::Lines { periods, positions, lines } => {
            let lines = lines.iter().map(|(name, values)| (name.as_str(), values.as_slice()));
            let course = Course::of_lines(periods, positions.as_deref(), lines, chart.highlight);
            lines::draw(sheet, chart, &course);
        }
        ChartData::Area { periods, positions, name, values } => {
            lines::draw(sheet, chart, &Course::of_area(periods, positions.as_deref(), (name, values)));
        }
        ChartData::Ring { parts, total } => ring::draw(sheet, chart, parts, total),
        ChartData::Progress(rows) => progress::draw(sheet, chart, rows),
        ChartData::Table { heads, rows, right } => table_chart::draw(sheet, chart, heads, rows, right),
        ChartData::People { filled, of, words } => people::draw(sheet, chart, *filled, *of, words),
    }
}

/// How long a bar is drawn.
const DRAW_S: f32 = 0.80;
/// A value is seen so long after its mark begins.
const VALUE_AFTER_S: f32 = 0.35;
/// When names and axes come.
const NAMES_AT_S: f32 = 0.25;

/// The growth of the mark of that number of so many.
fn drawn(index: usize, count: usize, growth: Growth) -> Option<Change> {
    Some(Change { at_s: stagger_s(index, count), lasts_s: DRAW_S, growth })
}

/// Beyond this, sums and differences of numbers could be none.
const LARGEST: f64 = 1e300;

/// A number that can be drawn.
fn known(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.abs() < LARGEST)
}
