//! Frame rates, and the grid of frame starts that each of them makes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{TICKS_PER_SECOND, Time};

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

    /// The rate in frames a second.
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
        let (period, before) = (self.period().0, self.frame_at(time));
        let since = time.0.rem_euclid(period);
        if since >= period - since { before + 1 } else { before }
    }

    /// Whether a frame starts at `time`.
    pub fn is_frame_start(self, time: Time) -> bool {
        time.0 % self.period().0 == 0
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
        fn a_frame_start_is_what_a_snap_leaves_alone(n in -1_000_000_i64..1_000_000, off in -2_i64..3, rate in any_rate()) {
            let time = rate.time_of(n) + Time::from_ticks(off);
            prop_assert_eq!(rate.is_frame_start(time), rate.snap(time) == time);
        }
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
