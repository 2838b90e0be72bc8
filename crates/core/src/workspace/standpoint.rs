//! Where the user was in a project (step, playhead, zoom), so that it is shown again after the program ended suddenly.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sunting_timeline::Time;

use super::hidden;
use super::project_place::ProjectPlace;
use crate::atomic_file;
use crate::ordinary_file::{SMALL_BYTES, read_ours};
use crate::swallowed::{OrWarn, if_there};

/// A place in the project, and how it was looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standpoint {
    /// Which of the window's steps, counted from 0.
    pub step: usize,
    /// Where the playhead was.
    pub playhead: Time,
    /// The time at the left end of the timeline.
    pub scroll: Time,
    /// How much room a second took, in points; `None` while everything was in view.
    pub px_per_second: Option<f32>,
}

impl Standpoint {
    /// What was kept last, if it can be read.
    pub(super) fn load(place: &ProjectPlace) -> Option<Self> {
        const DOING: &str = "reading where the work stood";
        let text = if_there(read_ours(&file_of(place), SMALL_BYTES), DOING, &place.file)?;
        serde_json::from_slice(&text).or_warn(DOING, &place.file)
    }

    /// Keeps it. Where it cannot be kept, the project opens at its start.
    pub(super) fn keep(&self, place: &ProjectPlace) {
        let text = serde_json::to_vec(self).map_err(io::Error::from);
        let written = text.and_then(|text| atomic_file::write(&file_of(place), &text));
        written.or_warn("keeping where the work stands", &place.file);
    }
}

fn file_of(place: &ProjectPlace) -> PathBuf {
    hidden(place).join("standpoint")
}
