//! How a frame is made: which layers it has, where they lie, and how they are drawn. Preview and export share this
//! code.

mod background;
mod blur;
mod compose;
mod geometry;
mod graphic;
pub mod legible;
mod overlay;
pub mod renderer;
mod source;
pub mod text;
