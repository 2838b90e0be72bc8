//! Sound: 48 kHz stereo floats, mixed from all that is heard.

mod limiter;
pub mod mix;
pub(crate) mod stretch;
pub(crate) mod tracks;

pub use crate::media::audio::SAMPLE_RATE;
