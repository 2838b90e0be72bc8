//! How a frame is made: layers, their places, their pixels. Preview and export share it.

mod background;
pub mod blur;
pub mod compose;
pub mod geometry;
pub mod overlay;
pub mod renderer;
pub mod source;
pub mod text;
