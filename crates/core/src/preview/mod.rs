//! Playing a project: pictures composed ahead by one thread, sound mixed ahead by another, one clock for both.
//!
//! ```text
//! window ── intent ──> picture thread ── ≤ 3 frames ──> window
//!             └──────> sound thread ── ≤ 300 ms ──> device ── samples played ──> clock
//! ```
//!
//! What the window wants is one value behind a lock, so a later wish simply replaces an earlier one.

mod clock;
mod pictures;
mod playback_range;
mod player;
mod quality_ladder;
mod shared;
mod slow_files;
mod sound;
mod sound_thread;

pub use playback_range::Rate;
pub use player::Player;
pub use shared::{Precision, ShownFrame, Status};
pub use sound::{OpenOutput, Silence, SoundOutput, SoundOutputError, SoundSource};
