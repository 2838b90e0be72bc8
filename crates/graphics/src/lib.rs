//! Titles, lower thirds, cards and charts: what they look like, from words, tables and the colours of an office.
//!
//! Everything here is a pure function. A template or a chart and its fields become a [`drawing::Drawing`]: layers of
//! marks in reference pixels, laid out once for a shape, with the moves that bring them in and out. The engine draws
//! the layers at any size and blends them over pictures.
//!
//! ```text
//! fields or table ┐
//! palette         ├─> template / chart ──> Drawing ──> layers ──> bitmaps
//! shape           ┘                           └─ state at a time: opacity, offset, crop
//! ```

pub mod any_template;
pub mod chart;
pub mod chart_kind;
pub mod check;
pub mod clock;
pub mod color;
pub mod day;
pub mod drawing;
mod faint;
pub mod field_fit;
pub mod fit;
pub mod fonts;
mod guarded_svg;
pub mod icon;
pub mod kit;
pub mod kit_file;
pub mod lack;
pub mod language;
pub mod logo;
mod months;
pub mod motion;
pub mod number;
pub mod own_template;
pub mod palette;
pub mod picture;
pub mod place;
pub mod prompts;
pub mod raster;
pub mod reading;
mod recent;
pub mod shape;
pub mod shaping;
pub mod sheet;
pub mod show;
pub mod suggest;
pub mod svg;
pub mod table;
pub mod template;
#[cfg(test)]
mod test_support;
pub mod type_scale;
mod typeface;
pub mod unpacked;
pub mod vector_picture;
