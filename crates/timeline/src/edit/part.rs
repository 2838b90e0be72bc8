//! A part of the timeline that was taken out.

use serde::{Deserialize, Serialize};

use crate::project::{Clip, TrackId};
use crate::time::Time;

/// What lay in a range of the timeline, track by track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// How long the range was.
    pub duration: Time,
    /// What lay there; tracks without anything are left out.
    pub tracks: Vec<TrackPart>,
}

/// What lay there on one track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrackPart {
    /// The track.
    pub track: TrackId,
    /// As far as they lay in the range, whose start is at 0; texts that went with it are whole.
    pub clips: Vec<Clip>,
}
