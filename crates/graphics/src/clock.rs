//! A running clock: the film's time on the stamp of a draft.

use crate::fit::Face;
use crate::language::Language;

/// A frame's time may be rounded down by so much; its tenth has begun all the same.
const ROUNDING_S: f64 = 0.0005;
/// The longest film that a clock is read for.
const MOST_HOURS: f64 = 1000.0;

/// A clock that runs from a time of the film on, to the tenth of a second: `0:12,6`, `1:03:05,2`.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// What it shows at first, in seconds.
    pub starts_at_s: f64,
    /// Which decimal mark it has.
    pub language: Language,
    /// How its digits are drawn, each in a cell.
    pub face: Face,
    /// Of its digits.
    pub size_px: f32,
    /// Left and right of it, on its ground.
    pub margin_px: f32,
}

impl Clock {
    /// What it shows after so many seconds.
    pub fn text_at(&self, time_s: f32) -> String {
        written(self.starts_at_s + f64::from(time_s), self.language)
    }

    /// How wide its ground is then.
    pub fn ground_px_at(&self, time_s: f32) -> f32 {
        self.face.cells_width_px(&self.text_at(time_s), self.size_px) + 2.0 * self.margin_px
    }
}

/// A time of the film as a clock shows it.
pub fn written(seconds: f64, language: Language) -> String {
    let tenths = ((seconds + ROUNDING_S).max(0.0) * 10.0) as u64;
    let (whole, tenth, mark) = (tenths / 10, tenths % 10, language.choose(',', '.'));
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}{mark}{tenth}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}{mark}{tenth}"),
    }
}

/// The seconds of a time that is written so, with a decimal comma or point; `None` for any other words.
pub fn read(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    let parts: Vec<&str> = text.split(':').collect();
    let is_plain = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_plain) {
        return None;
    }
    let seconds = parts.iter().try_fold(0.0, |sum, part| Some(60.0 * sum + part.parse::<f64>().ok()?))?;
    (seconds <= MOST_HOURS * 3600.0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_clock_is_written_to_the_tenth_and_read_back() {
        for (seconds, text) in [(0.0, "0:00,0"), (12.6, "0:12,6"), (599.96, "9:59,9"), (3785.2, "1:03:05,2")] {
            assert_eq!(written(seconds, Language::Indonesian), text);
        }
        assert_eq!(written(12.6, Language::English), "0:12.6");
        assert_eq!([read("0:12,6"), read("1:03:05.25")], [Some(12.6), Some(3785.25)]);
        for text in ["", "12", "besok", "1:", "-1:00", "1:2:3:4", "0:1e9", "9999999:00:00"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_tenth_begins_with_its_own_frame(frame in 0_u32..200_000, rate in prop::sample::select(vec![25, 30, 50])) {
            let time_s = frame as f32 / rate as f32;
            let shown = read(&written(f64::from(time_s), Language::English)).unwrap();
            prop_assert_eq!((shown * 10.0).round() as u32, frame * 10 / rate);
        }
    }
}
