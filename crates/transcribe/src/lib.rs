//! Speech to text, as a draft that somebody corrects. The user brings the model file: nothing is ever downloaded.
//!
//! Without the feature `engine` this is all but the listening itself: which model files there are and what is wrong with
//! one ([`model`]), how sound is handed over ([`packing`], [`resample`], [`talk`]), and what becomes of the words ([`draft`]).
#![forbid(unsafe_code)]

pub mod draft;
#[cfg(feature = "engine")]
pub mod engine;
pub mod model;
pub mod packing;
pub mod resample;
pub mod talk;
mod words;

pub use words::{Heard, words};

/// Whether this build can listen.
pub const HAS_ENGINE: bool = cfg!(feature = "engine");

#[cfg(feature = "engine")]
pub use engine::knows_language;

/// Whether there is a language of that code: in a build that cannot listen, none.
#[cfg(not(feature = "engine"))]
pub fn knows_language(_code: &str) -> bool {
    false
}
