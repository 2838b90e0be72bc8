//! The sentence that says what a video will become.

use sunting_words::Messages;

use super::prediction::{Fit, Prediction};
use super::purpose::Purpose;

impl Prediction {
    /// A sentence about how it will look and sound.
    pub fn looks(&self, words: &Messages, purpose: Purpose) -> String {
        let key = match self.fit {
            // No size and no number of parts makes footage sharper than it is.
            _ if self.is_coarse && self.fit <= Fit::Tight => "predict-coarse",
            // A draft is small by intention.
            Fit::Well if purpose == Purpose::Draft => "predict-smaller",
            Fit::Well => "predict-well",
            Fit::Smaller => "predict-smaller",
            Fit::Tight | Fit::Not => "predict-tight",
        };
        let sound = if self.has_sound { "yes" } else { "no" };
        words.text(key, &[("sound", sound.into()), ("count", self.parts.into())])
    }
}

/// A size as precise as a prediction is: in tenths of a megabyte, for large files in whole ones.
pub fn about(words: &Messages, bytes: u64) -> String {
    let step = if bytes < 20_000_000 { 100_000 } else { 1_000_000 };
    words.size(((bytes + step / 2) / step * step).max(step))
}
