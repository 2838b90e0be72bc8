//! Exact time: ticks, half-open ranges and frame rates.
//!
//! A tick is a *flick*, 1/705 600 000 s (<https://github.com/facebookarchive/Flicks>): the periods of every common
//! frame rate (1000/1001 rates too) and of every common sample rate are whole numbers of ticks, so sums never drift.
//!
//! ```
//! use sunting_timeline::{FrameRate, Time};
//!
//! let time: Time = "1:02.250".parse()?;
//! assert_eq!(time.as_millis(), 62_250);
//!
//! let ntsc = FrameRate::new(30_000, 1001).ok_or("a rate of whole ticks")?;
//! assert_eq!(ntsc.time_of(30_000), Time::from_seconds(1001));
//! assert_eq!(ntsc.frame_at(time), 1865);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod frame_rate;
mod range;

use std::fmt;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use frame_rate::FrameRate;
pub use range::TimeRange;

/// How many ticks a second has.
pub const TICKS_PER_SECOND: i64 = 705_600_000;

/// An instant or a span, in ticks of 1/705 600 000 s. May be negative.
///
/// The operators saturate at the ends of the `i64` range (414 years); `checked_add` and `checked_sub` tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i64);

/// A text that is no time: see [`Time::from_str`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time such as 12.5, 1:02.250 or 1:02:03")]
pub struct ParseTimeError(pub String);

impl Time {
    /// The start of a timeline or source.
    pub const ZERO: Self = Self(0);
    /// The latest time there is.
    pub const MAX: Self = Self(i64::MAX);

    /// A time of so many ticks.
    pub const fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }

    /// The time as a number of ticks.
    pub const fn ticks(self) -> i64 {
        self.0
    }

    /// A time of whole seconds.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(TICKS_PER_SECOND))
    }

    /// A time of whole milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(TICKS_PER_SECOND / 1000))
    }

    /// `units` of `numerator / denominator` seconds each (a stream's time base), rounded to the nearest tick.
    ///
    /// Returns `None` for a denominator below 1 or a result outside the `i64` range.
    pub fn from_units(units: i64, numerator: i64, denominator: i64) -> Option<Self> {
        if denominator < 1 {
            return None;
        }
        let scaled = i128::from(units) * i128::from(numerator) * i128::from(TICKS_PER_SECOND);
        i64::try_from(div_nearest(scaled, i128::from(denominator))).ok().map(Self)
    }

    /// The inverse of [`Time::from_units`]: how many units of `numerator / denominator` seconds, rounded to nearest.
    ///
    /// Returns `None` for a time base that is not positive or a result outside the `i64` range.
    pub fn to_units(self, numerator: i64, denominator: i64) -> Option<i64> {
        if numerator < 1 || denominator < 1 {
            return None;
        }
        let scaled = i128::from(self.0) * i128::from(denominator);
        i64::try_from(div_nearest(scaled, i128::from(numerator) * i128::from(TICKS_PER_SECOND))).ok()
    }

    /// The nearest time to a measured number of seconds; for the edges where floats come in (JSON, pixels).
    pub fn from_seconds_f64(seconds: f64) -> Self {
        Self((seconds * TICKS_PER_SECOND as f64).round() as i64)
    }

    /// Seconds as a float; for the edges where floats go out (JSON, pixels).
    pub fn as_seconds_f64(self) -> f64 {
        self.0 as f64 / TICKS_PER_SECOND as f64
    }

    /// Whole milliseconds, rounded to the nearest.
    pub fn as_millis(self) -> i64 {
        div_nearest(i128::from(self.0), i128::from(TICKS_PER_SECOND / 1000)) as i64
    }

    /// The number of whole samples at `rate` Hz that start before this time (floor).
    pub fn samples_floor(self, rate: u32) -> i64 {
        (i128::from(self.0) * i128::from(rate)).div_euclid(i128::from(TICKS_PER_SECOND)) as i64
    }

    /// The start of sample `n` at `rate` Hz, rounded to the nearest tick.
    pub fn of_sample(n: i64, rate: u32) -> Self {
        Self::from_units(n, 1, i64::from(rate.max(1))).unwrap_or(Self::MAX)
    }

    /// The sum, or `None` where it leaves the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` where it leaves the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// This time multiplied by `numerator / denominator`, rounded to the nearest tick, saturating.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        // Clips that play at their own speed are nearly all.
        if numerator == denominator && numerator > 0 {
            return self;
        }
        let scaled = div_nearest(i128::from(self.0) * i128::from(numerator), i128::from(denominator.max(1)));
        Self(scaled.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64)
    }
}

impl Add for Time {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Time {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Time {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

/// Prints `H:MM:SS.mmm`, with as many more digits as the time needs to be read back exactly.
///
/// Ticks whose decimal expansion does not end are rounded to 12 digits, which is finer than half a tick.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: u128 = 1_000_000_000_000;
        let ticks = u128::from(self.0.unsigned_abs());
        let per_second = u128::from(TICKS_PER_SECOND.unsigned_abs());
        let picos = (ticks * DIGITS + per_second / 2) / per_second;
        let (seconds, fraction) = (picos / DIGITS, picos % DIGITS);
        let digits = format!("{fraction:012}");
        let shown = digits.trim_end_matches('0').len().max(3);
        let sign = if self.0 < 0 { "-" } else { "" };
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{sign}{hours}:{minutes:02}:{seconds:02}.{}", &digits[..shown])
    }
}

/// Reads `S`, `M:SS` or `H:MM:SS`, each with a decimal fraction after a point or a comma; exact, never through a float.
impl FromStr for Time {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        parse(text.trim()).ok_or_else(|| ParseTimeError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Time> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    if parts.len() > 3 || fraction.is_empty() || fraction.len() > 18 {
        return None;
    }
    let mut seconds: i128 = 0;
    for (position, part) in parts.iter().enumerate() {
        let value = digits(part)?;
        if position > 0 && (value >= 60 || part.len() > 2) {
            return None;
        }
        seconds = seconds * 60 + value;
    }
    // No time is longer, and what is much longer could not even be counted.
    if seconds > i128::from(i64::MAX / TICKS_PER_SECOND) {
        return None;
    }
    let scale = 10_i128.pow(fraction.len() as u32);
    let exact = (seconds * scale + digits(fraction)?) * i128::from(TICKS_PER_SECOND);
    let ticks = i64::try_from(div_nearest(exact, scale)).ok()?;
    Some(Time(if negative { -ticks } else { ticks }))
}

fn digits(text: &str) -> Option<i128> {
    let plain = !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Division rounded to the nearest integer, a tie to the later one.
fn div_nearest(value: i128, divisor: i128) -> i128 {
    (2 * value + divisor).div_euclid(2 * divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_time_prints_and_reads_back_exactly(ticks in -(1_i64 << 55)..(1_i64 << 55)) {
            let time = Time::from_ticks(ticks);
            prop_assert_eq!(time.to_string().parse::<Time>().unwrap(), time);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,24}") {
            let _ = text.parse::<Time>();
            let _ = text.parse::<FrameRate>();
        }

        #[test]
        fn stream_clocks_survive_the_way_through_ticks(units in -(1_i64 << 40)..(1_i64 << 40), hz in 1_i64..350_000_000) {
            let time = Time::from_units(units, 1, hz);
            prop_assume!(time.is_some());
            prop_assert_eq!(time.unwrap().to_units(1, hz), Some(units));
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let read = |text: &str| text.parse::<Time>().map(Time::as_millis);
        assert_eq!(read("12.5"), Ok(12_500));
        assert_eq!(read("1:02.250"), Ok(62_250));
        assert_eq!(read("1:02:03"), Ok(3_723_000));
        assert_eq!(read("90"), Ok(90_000));
        assert_eq!((read("0:01,5"), read("1:02:03,250"), read("-0,5")), (Ok(1_500), Ok(3_723_250), Ok(-500)));
        for wrong in [
            "",
            "1:60",
            "1:2:3:4",
            "1,5.2",
            "1.500,5",
            ",5",
            "5,",
            "1,5:02",
            "abc",
            ".5",
            "5.",
            "1:-2",
            "1e3",
            "99999999999999999999",
        ] {
            assert!(read(wrong).is_err(), "{wrong} was read");
        }
    }

    #[test]
    fn a_time_longer_than_all_times_is_refused_however_exact_it_is() {
        let longest = i64::MAX / TICKS_PER_SECOND;
        assert!(format!("{longest}").parse::<Time>().is_ok() && format!("-{longest}").parse::<Time>().is_ok());
        for seconds in [longest + 1, 61_642_153_854_427, 999_999_999_999_999_999] {
            let text = format!("{seconds}.{}", "9".repeat(18));
            assert!(text.parse::<Time>().is_err() && format!("-{text}").parse::<Time>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_prints_milliseconds_and_no_more_than_it_needs() {
        assert_eq!(Time::from_millis(3_723_045).to_string(), "1:02:03.045");
        assert_eq!(Time::from_ticks(-TICKS_PER_SECOND / 2).to_string(), "-0:00:00.500");
        assert_eq!(Time::from_ticks(TICKS_PER_SECOND / 16).to_string(), "0:00:00.0625");
    }
}
