//! What a caption says besides its words: who speaks, what is heard, the same in another language, and when each word is
//! said.

mod kinds;
mod syllables;
mod word_times;

use serde::{Deserialize, Serialize};

use crate::time::Time;
pub use kinds::{WordKind, label_of, word_kinds};
pub use word_times::{Heard, starts_of, word_starts};

/// More letters than this name nobody.
pub const MOST_SPEAKER_LETTERS: usize = 60;

/// What is known of a caption besides its words. Nothing of it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaptionDetails {
    /// Who speaks, where that is not a part of the words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub speaker: String,
    /// The same in a second language, shown below. May hold line breaks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub second: String,
    /// When each word begins, from the caption's start. They only count while there are as many as words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub word_starts: Vec<Time>,
    /// Whether its letters were found to be too like the pictures behind them: it gets a box where its style allows that.
    #[serde(skip_serializing_if = "is_off")]
    pub boxed: bool,
}

fn is_off(switch: &bool) -> bool {
    !*switch
}

impl CaptionDetails {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same for a caption that begins so much later, with the same words.
    pub fn from_later(mut self, by: Time) -> Self {
        self.word_starts.iter_mut().for_each(|start| *start = (*start - by).max(Time::ZERO));
        self
    }
}
