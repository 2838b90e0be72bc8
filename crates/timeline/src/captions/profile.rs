//! Profiles: what subtitles keep to so that people can read them, as data with its sources.
//!
//! ```
//! use sunting_timeline::captions::profile::{PROFILES, profile};
//!
//! assert_eq!(profile("children").unwrap().characters_per_second, Some(13.0));
//! assert!(profile("vhs").is_none());
//! assert_eq!(PROFILES[0].name, "indonesian");
//! ```

use super::limits::Limits;
use crate::time::Time;

/// What subtitles of a kind keep to. `None` where a source sets no limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// What the command line calls it.
    pub name: &'static str,
    /// Where its numbers were read.
    pub source: &'static str,
    /// The most characters in a line.
    pub line_length: usize,
    /// The most lines of a subtitle.
    pub lines: usize,
    /// The most characters that are to be read in a second, spaces included.
    pub characters_per_second: Option<f64>,
    /// How long each word is shown at least.
    pub milliseconds_per_word: i64,
    /// How long a subtitle is shown at least, in milliseconds.
    pub least_milliseconds: i64,
    /// How long a subtitle is shown at most, in milliseconds.
    pub most_milliseconds: Option<i64>,
    /// The least time between two subtitles, in milliseconds; 0 where they may follow each other directly.
    pub gap_milliseconds: i64,
}

/// Two frames at 30 a second, the quickest rate in common use: files in 24 or 25 with two frames between keep to it.
const TWO_FRAMES: i64 = 66;

/// For Indonesian on wide pictures.
pub const INDONESIAN: Profile = Profile {
    name: "indonesian",
    source: "Netflix, Timed Text Style Guide for Indonesian and its timing guidelines (partnerhelp.netflixstudios.com)",
    line_length: 42,
    lines: 2,
    characters_per_second: Some(17.0),
    milliseconds_per_word: 0,
    least_milliseconds: 833,
    most_milliseconds: Some(7000),
    gap_milliseconds: TWO_FRAMES,
};

/// For Indonesian on upright pictures, whose lines are shorter.
pub const VERTICAL: Profile = Profile {
    name: "vertical",
    source: "as \"indonesian\"; 28 characters are what an upright picture of 1080 pixels holds beside the buttons of apps",
    line_length: 28,
    ..INDONESIAN
};

/// All profiles; the first is used where nobody asks for another.
pub const PROFILES: [Profile; 5] = [
    INDONESIAN,
    VERTICAL,
    Profile {
        name: "children",
        source: "Netflix, Timed Text Style Guide for Indonesian: programmes for children",
        characters_per_second: Some(13.0),
        ..INDONESIAN
    },
    Profile {
        name: "bbc",
        source: "BBC Subtitle Guidelines: 37 characters, 2 lines, 160 to 180 words a minute; gaps are better closed",
        line_length: 37,
        lines: 2,
        characters_per_second: None,
        milliseconds_per_word: 333,
        least_milliseconds: 0,
        most_milliseconds: None,
        gap_milliseconds: 0,
    },
    Profile {
        name: "netflix",
        source: "Netflix, Timed Text Style Guide: 17 characters a second for adults, two frames at 24 a second between",
        gap_milliseconds: 83,
        ..INDONESIAN
    },
];

/// The profile of that name.
pub fn profile(name: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.name == name)
}

/// How far subtitles in a project may go beyond a profile before somebody is told.
pub(super) struct Ease {
    /// In characters a second.
    pub fastest: f64,
    /// What is shown more briefly is told, though profiles allow it: short lines are looked for before they are read.
    pub least: Time,
    /// What a fix leaves between two.
    pub gap: Time,
}

pub(super) const EASE: Ease = Ease { fastest: 20.0, least: Time::from_seconds(1), gap: Time::from_millis(83) };

impl Profile {
    /// The limits of a file that others play: as its lines are written, so they are shown. Every letter counts as one
    /// that can be drawn.
    pub fn limits(&self) -> Limits {
        let speed = self.characters_per_second.unwrap_or(f64::INFINITY);
        Limits {
            line_length: self.line_length,
            lines: self.lines,
            fine: speed,
            fastest: speed,
            per_word: Time::from_millis(self.milliseconds_per_word),
            least: Time::from_millis(self.least_milliseconds),
            most: self.most_milliseconds.map_or(Time::MAX, Time::from_millis),
            gap: Time::from_millis(self.gap_milliseconds),
            lines_as_written: true,
            tells_gaps: true,
            can_draw: |_| true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_have_names_sources_and_limits_that_can_be_kept_to() {
        for profile in &PROFILES {
            assert_eq!(PROFILES.iter().filter(|other| other.name == profile.name).count(), 1);
            assert!(!profile.source.is_empty());
            let limits = profile.limits();
            let full = "kata ".repeat((limits.line_length + 1) * limits.lines / 5);
            assert!(limits.reading_time(&full) <= limits.most, "{}", profile.name);
            assert!(limits.gap < Time::from_millis(500), "{}", profile.name);
        }
    }
}
