//! Numbers as people in offices write them, read and shown: Indonesian `1.234,5` and English `1,234.5`.
//!
//! A number alone may be read in two ways; its column tells which. So [`read_column`] reads whole columns, and a
//! [`NumberStyle`] shows all values of a chart alike.
//!
//! ```
//! use sunting_graphics::language::Language;
//! use sunting_graphics::number::{Measure, NumberStyle, read_column};
//!
//! let reading = read_column(&["Rp1,2 M", "Rp350.000.000", "-"]);
//! let values: Vec<f64> = reading.numbers().into_iter().flatten().collect();
//! assert_eq!(values, [1.2e9, 3.5e8]);
//! let style = NumberStyle::of_values(&values, reading.measure, Language::Indonesian);
//! assert_eq!(style.format(1.2e9), "Rp1,20\u{a0}miliar");
//! ```

mod column;
mod literal;
mod style;
mod text_like;

pub(crate) use column::is_missing;
pub use column::{Ambiguity, Cell, ColumnReading, read_column, read_column_with};
pub use style::{Magnitude, Measure, NumberStyle, short};
pub use sunting_timeline::graphic::DecimalMark;
pub use text_like::is_text_like;

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
