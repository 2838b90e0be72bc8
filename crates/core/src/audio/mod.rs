//! Sound: 48 kHz stereo floats, mixed from all that is heard.

pub mod limiter;
pub mod mix;
pub mod tracks;
