//! What subtitles are held against.

use crate::time::Time;

/// What a subtitle may be at most and must be at least.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most characters in a line.
    pub line_length: usize,
    /// The most lines of a subtitle.
    pub lines: usize,
    /// Characters a second up to which reading is easy; infinite where words decide.
    pub fine: f64,
    /// Characters a second beyond which it is too fast.
    pub fastest: f64,
    /// How long each word is shown at least; zero where characters decide.
    pub per_word: Time,
    /// Shown at least so long.
    pub least: Time,
    /// Shown at most so long, if it is read by then.
    pub most: Time,
    /// The least time between two subtitles.
    pub gap: Time,
    /// Whether lines are shown as they were written; else they are broken anew where they are drawn.
    pub lines_as_written: bool,
    /// Whether a smaller gap is told.
    pub tells_gaps: bool,
    /// Whether a letter can be drawn as what it is.
    pub can_draw: fn(char) -> bool,
}
