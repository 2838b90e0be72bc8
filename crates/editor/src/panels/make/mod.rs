//! The step *Jadikan video*: what it is for, what will happen, what it will look like.

mod choices;
mod plan;
mod preview;
mod purposes;
mod sentence;
mod technical;

pub use plan::{make_button as button, show as plan};
pub use preview::show as preview;
pub use purposes::show as purposes;
