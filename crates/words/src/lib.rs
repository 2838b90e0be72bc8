//! What the programs say: sentences from the translation files, numbers as people write them.

mod errors;
pub mod messages;
pub mod numbers;
pub mod spelled;

pub use messages::{Language, Messages, Scope};
