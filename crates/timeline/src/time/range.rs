//! Half-open ranges of time.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Time;

/// A half-open range `[start, end)`. `start <= end` always holds; touching ranges do not overlap.
///
/// ```
/// use sunting_timeline::{Time, TimeRange};
///
/// let first = TimeRange::between(Time::ZERO, Time::from_seconds(2));
/// let second = first.shifted(first.duration());
/// assert!(!first.contains(first.end()) && second.contains(first.end()));
/// assert!(!first.overlaps(second));
/// ```
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

    /// The first instant inside the range.
    pub fn start(self) -> Time {
        self.start
    }

    /// The first instant no longer inside.
    pub fn end(self) -> Time {
        self.end
    }

    /// From its start to its end.
    pub fn duration(self) -> Time {
        self.end - self.start
    }

    /// Whether it holds no instant at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `time` lies inside the range.
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
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
}
