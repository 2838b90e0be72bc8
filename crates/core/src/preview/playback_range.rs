//! Which part of the timeline is played, and how: forward, backward, faster, or leaving out a part in the middle.

use sunting_timeline::{Time, TimeRange};

/// How fast is played, in quarters of the film's speed: backward where it is negative. Only normal and slow have sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(i8);

impl Rate {
    /// Three quarters as fast; voices are as high as they are.
    pub const SLOW: Self = Self(3);

    /// So many times as fast as the film is, or backward; up to 31 times.
    pub const fn times(times: i8) -> Self {
        Self(times.saturating_mul(4))
    }

    fn quarters(self) -> i64 {
        i64::from(self.0.unsigned_abs().max(1))
    }

    /// How much of the film passes meanwhile, whichever way.
    fn film(self, played: Time) -> Time {
        played.scaled(self.quarters(), 4)
    }

    /// How long so much of the film is played.
    fn played(self, film: Time) -> Time {
        film.scaled(4, self.quarters())
    }
}

/// From where to where is played, and how fast. Playing time counts from 0; timeline times follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaybackRange {
    /// What is played, one after the other.
    parts: Vec<TimeRange>,
    rate: Rate,
}

impl PlaybackRange {
    /// From a time to the end of the timeline, or back to its start when the rate is negative.
    pub fn from(at: Time, duration: Time, rate: Rate) -> Self {
        let at = at.clamp(Time::ZERO, duration.max(Time::ZERO));
        let whole = if rate.0 < 0 { TimeRange::new(Time::ZERO, at) } else { TimeRange::new(at, duration) };
        Self { parts: whole.into_iter().collect(), rate }
    }

    /// One part, in which `skip` is left out.
    pub fn part(range: TimeRange, skip: Option<TimeRange>) -> Self {
        let Some(skip) = skip.and_then(|skip| skip.intersection(range)) else {
            return Self { parts: vec![range], rate: Rate::times(1) };
        };
        let parts = [TimeRange::new(range.start(), skip.start()), TimeRange::new(skip.end(), range.end())];
        Self { parts: parts.into_iter().flatten().filter(|part| !part.is_empty()).collect(), rate: Rate::times(1) }
    }

    /// The same speed and direction, from another time or over an edited project.
    pub fn again(&self, at: Time, duration: Time) -> Self {
        Self::from(at, duration, self.rate)
    }

    /// Whether sound goes with it.
    pub fn sounds(&self) -> bool {
        self.rate == Rate::times(1) || self.is_slow()
    }

    /// Whether its sound is stretched.
    pub fn is_slow(&self) -> bool {
        self.rate == Rate::SLOW
    }

    pub fn duration(&self) -> Time {
        let whole: Time = self.parts.iter().map(|part| part.duration()).fold(Time::ZERO, |sum, part| sum + part);
        self.rate.played(whole)
    }

    /// The timeline time after so much playing; the end of the way beyond it.
    pub fn at(&self, played: Time) -> Time {
        let mut left = self.rate.film(played.max(Time::ZERO));
        if self.rate.0 < 0 {
            return self.parts.first().map_or(Time::ZERO, |part| (part.end() - left).max(part.start()));
        }
        for part in &self.parts {
            if left < part.duration() {
                return part.start() + left;
            }
            left = left - part.duration();
        }
        self.parts.last().map_or(Time::ZERO, |part| part.end())
    }

    /// How much is left to play until the next leap after this playing time, so that sound is not read ahead across it.
    pub fn until_leap(&self, played: Time) -> Time {
        let mut end = Time::ZERO;
        for part in &self.parts {
            end = end + self.rate.played(part.duration());
            if played < end {
                return end - played;
            }
        }
        Time::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Time {
        Time::from_seconds(seconds)
    }

    #[test]
    fn forward_backward_and_faster() {
        let forward = PlaybackRange::from(at(3), at(10), Rate::times(1));
        assert_eq!((forward.at(at(2)), forward.at(at(99)), forward.duration()), (at(5), at(10), at(7)));
        let fast = PlaybackRange::from(at(2), at(10), Rate::times(4));
        assert_eq!((fast.at(at(1)), fast.duration()), (at(6), at(2)));
        let back = PlaybackRange::from(at(3), at(10), Rate::times(-2));
        assert_eq!((back.at(at(1)), back.at(at(9))), (at(1), at(0)));
        assert!(!fast.sounds() && forward.sounds());
        assert_eq!(back.again(at(7), at(10)), PlaybackRange::from(at(7), at(10), Rate::times(-2)));
        let beyond = forward.again(at(8), at(6));
        assert_eq!((beyond.at(at(0)), beyond.duration()), (at(6), at(0)));
    }

    #[test]
    fn slow_takes_four_thirds_of_the_time_and_is_heard() {
        let slow = PlaybackRange::from(at(3), at(9), Rate::SLOW);
        assert_eq!((slow.at(at(4)), slow.duration(), slow.until_leap(at(2))), (at(6), at(8), at(6)));
        assert!(slow.sounds() && slow.is_slow());
        assert_eq!(slow.again(at(6), at(9)).duration(), at(4));
    }

    #[test]
    fn a_part_leaps_over_what_is_left_out() {
        let playback = PlaybackRange::part(TimeRange::between(at(4), at(12)), TimeRange::new(at(6), at(9)));
        assert_eq!(playback.duration(), at(5));
        assert_eq!([playback.at(at(1)), playback.at(at(2)), playback.at(at(5))], [at(5), at(9), at(12)]);
        assert_eq!([playback.until_leap(at(0)), playback.until_leap(at(2))], [at(2), at(3)]);
        let outside = PlaybackRange::part(TimeRange::between(at(4), at(6)), TimeRange::new(at(8), at(9)));
        assert_eq!(outside.duration(), at(2));
    }
}
