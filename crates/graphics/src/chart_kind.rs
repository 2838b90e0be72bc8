//! The kinds of charts, and how much each holds in each shape of picture.

use serde::{Deserialize, Serialize};

use crate::shape::ShapeKind;

/// A kind of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChartKind {
    /// Upright bars: few periods, ordered groups.
    #[serde(rename = "batang")]
    Columns,
    /// Lying bars: rankings, long names.
    #[serde(rename = "batang-datar")]
    Bars,
    /// Parts of a whole in several rows.
    #[serde(rename = "bertumpuk")]
    Stacked,
    /// Change over time.
    #[serde(rename = "garis")]
    Lines,
    /// A growing total; chosen by hand only.
    #[serde(rename = "area")]
    Area,
    /// Two to five parts of one whole.
    #[serde(rename = "donat")]
    Ring,
    /// How far something is to its target.
    #[serde(rename = "kemajuan")]
    Progress,
    /// Words and numbers as they are.
    #[serde(rename = "tabel")]
    Table,
    /// A share of people, as figures.
    #[serde(rename = "piktogram")]
    People,
    /// One figure to remember.
    #[serde(rename = "angka-besar")]
    BigNumber,
}

impl ChartKind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Columns,
        Self::Bars,
        Self::Stacked,
        Self::Lines,
        Self::Area,
        Self::Ring,
        Self::Progress,
        Self::Table,
        Self::People,
        Self::BigNumber,
    ];

    /// Its name in projects and commands.
    pub fn id(self) -> &'static str {
        match self {
            Self::Columns => "batang",
            Self::Bars => "batang-datar",
            Self::Stacked => "bertumpuk",
            Self::Lines => "garis",
            Self::Area => "area",
            Self::Ring => "donat",
            Self::Progress => "kemajuan",
            Self::Table => "tabel",
            Self::People => "piktogram",
            Self::BigNumber => "angka-besar",
        }
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// So many rows fit, or points of a line, where each row has so many numbers.
    pub fn most_rows(self, shape: ShapeKind, series: usize) -> usize {
        let of = |wide, tall, square, portrait| match shape {
            ShapeKind::Wide => wide,
            ShapeKind::Tall => tall,
            ShapeKind::Square => square,
            ShapeKind::Portrait => portrait,
        };
        match self {
            Self::Columns => of(12, 8, 8, 8),
            Self::Bars => of(10, 8, 7, 7),
            // The key takes a second row.
            Self::Stacked if series >= 5 => of(6, 6, 3, 5),
            Self::Stacked => of(6, 6, 4, 5),
            Self::Lines | Self::Area => 24,
            Self::Ring => 5,
            Self::Progress => of(4, 4, 3, 3),
            Self::Table => of(6, 6, 5, 6),
            // A share and what is left of it.
            Self::People => 2,
            Self::BigNumber => 1,
        }
    }

    /// So many columns of numbers fit beside the names; for tables, columns of any kind beside the names.
    pub fn most_series(self, shape: ShapeKind) -> usize {
        match (self, shape) {
            (Self::Stacked, _) => 5,
            (Self::Lines, ShapeKind::Wide | ShapeKind::Square) => 3,
            (Self::Lines, ShapeKind::Tall | ShapeKind::Portrait) => 4,
            (Self::Table | Self::Progress, _) => 2,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_stored_by_it() {
        for kind in ChartKind::ALL {
            assert_eq!(ChartKind::from_id(kind.id()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.id()));
        }
        assert_eq!(ChartKind::from_id("pai"), None);
    }

    #[test]
    fn every_kind_holds_something_in_every_shape() {
        for (kind, shape) in ChartKind::ALL.into_iter().flat_map(|kind| ShapeKind::ALL.map(|shape| (kind, shape))) {
            assert!(kind.most_rows(shape, 5) >= 1 && kind.most_series(shape) >= 1, "{kind:?} {shape:?}");
        }
        assert_eq!(ChartKind::Stacked.most_rows(ShapeKind::Square, 4), 4);
        assert_eq!(ChartKind::Stacked.most_rows(ShapeKind::Square, 5), 3);
    }
}
