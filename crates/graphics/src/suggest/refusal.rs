//! Why a kind of chart does not show a table, and what does instead.

use crate::chart_kind::ChartKind;

/// Why a kind of chart does not show a table honestly, or at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There are no numbers.
    NoNumbers,
    /// A big number is one.
    NeedsOneNumber {
        /// So many there are.
        numbers: usize,
    },
    /// Bars, rings and areas show one column.
    NeedsOneColumn {
        /// So many there are.
        columns: usize,
    },
    /// A stack shows two to five columns.
    NeedsParts {
        /// So many there are.
        columns: usize,
    },
    /// There is no target beside what was reached.
    NeedsTarget,
    /// Figures show one share of people that is about a tenth, two tenths and so on.
    NeedsShareOfPeople,
    /// Lines are for time; these are names.
    NotTime,
    /// They look like times, but not all are read.
    UnreadTimes {
        /// How many are read.
        read: usize,
        /// Of so many.
        rows: usize,
    },
    /// One period is no change.
    NeedsTwoPeriods,
    /// There are values below zero.
    Negative,
    /// Two units in one chart mislead.
    TwoUnits {
        /// A column of the one.
        first: String,
        /// A column of the other.
        second: String,
    },
    /// Over 30 % of the data is missing.
    MostlyMissing {
        /// So many cells.
        missing: usize,
        /// Of so many.
        cells: usize,
    },
    /// A part is missing, so that the others are no shares.
    MissingPart,
    /// The parts do not make a whole.
    NotOneWhole {
        /// What they add up to.
        total: f64,
    },
    /// A ring shows two to five parts.
    NotTwoToFiveParts {
        /// So many there are.
        parts: usize,
    },
    /// More rows than fit into the shape.
    TooManyRows {
        /// So many there are.
        rows: usize,
        /// So many fit.
        most: usize,
    },
    /// More columns than fit into the shape.
    TooManySeries {
        /// So many there are.
        series: usize,
        /// So many fit.
        most: usize,
    },
}

/// The honest form: what the button beside a refusal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Draw that kind.
    Use(ChartKind),
    /// Make two charts.
    Split,
    /// Go to the cells that are not read.
    Mend,
    /// Choose a column.
    ChooseColumn,
    /// Sum up the small rows.
    JoinSmall,
}

impl Refusal {
    /// Whether the chart would mislead; else it only lacks something, or does not fit.
    pub fn is_misleading(&self) -> bool {
        match self {
            Self::NotTime
            | Self::UnreadTimes { .. }
            | Self::Negative
            | Self::TwoUnits { .. }
            | Self::MostlyMissing { .. }
            | Self::MissingPart
            | Self::NotOneWhole { .. }
            | Self::NotTwoToFiveParts { .. } => true,
            Self::NoNumbers
            | Self::NeedsOneNumber { .. }
            | Self::NeedsOneColumn { .. }
            | Self::NeedsParts { .. }
            | Self::NeedsTarget
            | Self::NeedsShareOfPeople
            | Self::NeedsTwoPeriods
            | Self::TooManyRows { .. }
            | Self::TooManySeries { .. } => false,
        }
    }

    /// What shows the table honestly instead, if one button does.
    pub fn remedy(&self) -> Option<Remedy> {
        match self {
            Self::NotTime | Self::Negative | Self::NotOneWhole { .. } | Self::NotTwoToFiveParts { .. } => {
                Some(Remedy::Use(ChartKind::Bars))
            }
            Self::MissingPart => Some(Remedy::Use(ChartKind::Bars)),
            Self::MostlyMissing { .. } => Some(Remedy::Use(ChartKind::Table)),
            Self::UnreadTimes { .. } => Some(Remedy::Mend),
            Self::TwoUnits { .. } => Some(Remedy::Split),
            Self::NeedsOneColumn { .. } | Self::TooManySeries { .. } => Some(Remedy::ChooseColumn),
            Self::TooManyRows { .. } => Some(Remedy::JoinSmall),
            Self::NoNumbers
            | Self::NeedsOneNumber { .. }
            | Self::NeedsParts { .. }
            | Self::NeedsTarget
            | Self::NeedsShareOfPeople
            | Self::NeedsTwoPeriods => None,
        }
    }
}
