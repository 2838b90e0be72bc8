//! How a frame is made: layers, their places, their pixels. Preview and export share it.

mod background;
mod blur;
mod compose;
mod geometry;
mod overlay;
pub mod renderer;
mod source;
pub mod text;
