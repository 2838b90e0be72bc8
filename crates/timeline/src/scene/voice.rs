//! One thing that is heard for a while.

use serde::Serialize;

use super::{Level, Timed};
use crate::audio_track::AudioTrack;
use crate::clip::Speed;
use crate::time::{Time, TimeRange};

/// How long music fades out if the storyline ends before it.
pub const STORYLINE_END_FADE: Time = Time::from_seconds(1);

/// One thing that is heard for a while.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// When: its track may end with the storyline.
    pub range: TimeRange,
    /// The file, by its place in [`Scene::files`](super::Scene::files).
    pub file: usize,
    /// Which of the file's sound tracks is played; `None` for its default one.
    pub track: Option<AudioTrack>,
    /// The source time at its start.
    pub source_start: Time,
    /// How fast the source is played.
    pub speed: Speed,
    /// How much louder than its source it is played.
    pub gain_db: f32,
    /// What its fades leave of it.
    pub level: Level,
    /// It plays on what sounded before it on its track, without a jump,
    pub continues: bool,
    /// and is played on.
    pub is_continued: bool,
}

impl Timed for Voice {
    fn range(&self) -> TimeRange {
        self.range
    }
}
