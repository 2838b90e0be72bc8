//! Exact time: ticks, half-open ranges and frame rates.
//!
//! A tick is a *flick*, 1/705 600 000 s (<https://github.com/facebookarchive/Flicks>): the periods of every common
//! frame rate (1000/1001 rates too) and of every common sample rate are whole numbers of ticks, so sums never drift.

use std::fmt;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Ticks in one second.
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
    /// The start of everything.
    pub const ZERO: Self = Self(0);
    /// The latest time there is.
    pub const MAX: Self = Self(i64::MAX);

    /// A time of so many ticks.
    pub const fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }

    /// The number of ticks.
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

/// A half-open range `[start, end)`. `start <= end` always holds; touching ranges do not overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RangeText", into = "RangeText")]
pub struct TimeRange {
    start: Time,
    end: Time,
}

#[derive(Serialize, Deserialize)]
struct RangeText {
    start: Time,
    end: Time,
}

impl TryFrom<RangeText> for TimeRange {
    type Error = String;
    fn try_from(text: RangeText) -> Result<Self, String> {
        Self::new(text.start, text.end)
            .ok_or_else(|| format!("the range {}..{} ends before it starts", text.start, text.end))
    }
}

impl From<TimeRange> for RangeText {
    fn from(range: TimeRange) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl TimeRange {
    /// The range from `start` up to `end`; `None` when it would end before it starts.
    pub fn new(start: Time, end: Time) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The range of `duration` (nothing when negative) from `start` on.
    pub fn from_duration(start: Time, duration: Time) -> Self {
        Self { start, end: start + duration.max(Time::ZERO) }
    }

    /// The range between two times, whichever comes first.
    pub fn between(a: Time, b: Time) -> Self {
        Self { start: a.min(b), end: a.max(b) }
    }

    /// The first instant inside.
    pub fn start(self) -> Time {
        self.start
    }

    /// The first instant no longer inside.
    pub fn end(self) -> Time {
        self.end
    }

    /// How long it is.
    pub fn duration(self) -> Time {
        self.end - self.start
    }

    /// Whether it holds no instant at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `time` lies inside.
    pub fn contains(self, time: Time) -> bool {
        self.start <= time && time < self.end
    }

    /// Whether `other` lies wholly inside (an empty range does where its instant lies in `[start, end]`).
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share an instant.
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// What both share; `None` when they share no instant.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self { start: self.start.max(other.start), end: self.end.min(other.end) })
    }

    /// The same length, moved by `offset`.
    pub fn shifted(self, offset: Time) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl fmt::Display for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A frame rate whose frame period is a whole number of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FrameRate {
    numerator: u32,
    denominator: u32,
}

/// The rates that cameras, phones and screens use.
const COMMON_RATES: [(u32, u32); 13] = [
    (10, 1),
    (12, 1),
    (25, 2),
    (15, 1),
    (20, 1),
    (24_000, 1001),
    (24, 1),
    (25, 1),
    (30_000, 1001),
    (30, 1),
    (48, 1),
    (50, 1),
    (60_000, 1001),
];

impl FrameRate {
    /// 30 frames a second.
    pub const FPS_30: Self = Self { numerator: 30, denominator: 1 };
    /// 60 frames a second.
    pub const FPS_60: Self = Self { numerator: 60, denominator: 1 };

    /// `numerator / denominator` frames a second; `None` unless the period is a whole number of ticks.
    pub fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if numerator == 0 || denominator == 0 {
            return None;
        }
        let ticks = i128::from(TICKS_PER_SECOND) * i128::from(denominator);
        let divisor = gcd(numerator, denominator);
        (ticks % i128::from(numerator) == 0)
            .then(|| Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The common rate nearest to a measured one, in frames a second.
    pub fn nearest(measured_hz: f64) -> Self {
        let mut best = Self::FPS_60;
        for (numerator, denominator) in COMMON_RATES {
            let rate = Self { numerator, denominator };
            if (rate.as_f64() - measured_hz).abs() < (best.as_f64() - measured_hz).abs() {
                best = rate;
            }
        }
        best
    }

    /// Frames a second as a fraction.
    pub fn fraction(self) -> (u32, u32) {
        (self.numerator, self.denominator)
    }

    /// Frames a second.
    pub fn as_f64(self) -> f64 {
        f64::from(self.numerator) / f64::from(self.denominator)
    }

    /// The time from one frame to the next.
    pub fn period(self) -> Time {
        Time(TICKS_PER_SECOND * i64::from(self.denominator) / i64::from(self.numerator))
    }

    /// The start of frame `n`.
    pub fn time_of(self, n: i64) -> Time {
        Time(n.saturating_mul(self.period().0))
    }

    /// The frame on screen at `time` (floor).
    pub fn frame_at(self, time: Time) -> i64 {
        time.0.div_euclid(self.period().0)
    }

    /// The frame whose start is nearest to `time`, a tie to the later one.
    pub fn nearest_frame(self, time: Time) -> i64 {
        div_nearest(i128::from(time.0), i128::from(self.period().0)) as i64
    }

    /// `time` moved to the nearest frame start, a tie to the later one.
    pub fn snap(self, time: Time) -> Time {
        self.time_of(self.nearest_frame(time))
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Prints `30` or `30000/1001`.
impl fmt::Display for FrameRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for FrameRate {
    type Err = String;

    /// Reads `30`, `30000/1001`, or a decimal within 0.005 of a common rate (`29.97`, `29,97`).
    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("\"{text}\" is not a frame rate such as 25, 29.97 or 30000/1001");
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        if let (Ok(numerator), Ok(denominator)) = (numerator.trim().parse(), denominator.trim().parse()) {
            return Self::new(numerator, denominator).ok_or_else(refuse);
        }
        let decimal: f64 = text.trim().replace(',', ".").parse().map_err(|_| refuse())?;
        let rate = Self::nearest(decimal);
        ((rate.as_f64() - decimal).abs() < 0.005).then_some(rate).ok_or_else(refuse)
    }
}

impl TryFrom<String> for FrameRate {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<FrameRate> for String {
    fn from(rate: FrameRate) -> Self {
        rate.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_rate() -> impl Strategy<Value = FrameRate> {
        (0..=COMMON_RATES.len())
            .prop_map(|i| COMMON_RATES.get(i).map_or(FrameRate::FPS_60, |&(n, d)| FrameRate::new(n, d).unwrap()))
    }

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

        #[test]
        fn the_start_of_a_frame_lies_in_that_frame(n in -100_000_000_i64..100_000_000, rate in any_rate()) {
            prop_assert_eq!(rate.frame_at(rate.time_of(n)), n);
            prop_assert_eq!(rate.nearest_frame(rate.time_of(n)), n);
        }

        #[test]
        fn a_time_moves_to_the_nearest_frame_start(ticks in 0_i64..1 << 50, rate in any_rate()) {
            let time = Time::from_ticks(ticks);
            let off = (rate.snap(time) - time).ticks();
            let half = rate.period().ticks();
            prop_assert!(2 * off <= half && -2 * off < half);
        }

        #[test]
        fn what_two_ranges_share_lies_in_both(a in 0_i64..999, b in 0_i64..999, c in 0_i64..999, d in 0_i64..999) {
            let t = Time::from_ticks;
            let (one, two) = (TimeRange::between(t(a), t(b)), TimeRange::between(t(c), t(d)));
            match one.intersection(two) {
                Some(both) => prop_assert!(!both.is_empty() && one.encloses(both) && two.encloses(both)),
                None => prop_assert!((0..999).all(|i| !(one.contains(t(i)) && two.contains(t(i))))),
            }
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

    #[test]
    fn measured_rates_go_to_the_common_ones() {
        for (measured, expected) in
            [(29.97, "30000/1001"), (30.02, "30"), (23.98, "24000/1001"), (8.8, "10"), (240.0, "60"), (12.6, "25/2")]
        {
            assert_eq!(FrameRate::nearest(measured).to_string(), expected, "{measured}");
        }
        for written in ["29.97", "29,97"] {
            assert_eq!(written.parse(), Ok(FrameRate::new(30_000, 1001).unwrap()));
        }
        assert!("31".parse::<FrameRate>().is_err() == (TICKS_PER_SECOND % 31 != 0));
        assert!(FrameRate::new(0, 1).is_none());
    }
}
