//! Levels over time: how opaque a layer, or how loud a voice, is at each moment.

use serde::Serialize;

use crate::clip::Fades;
use crate::time::{Time, TimeRange};

/// A value from 0 to 1 over time: a constant with a fade at its start and end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Level {
    full: f32,
    ramps: Vec<Ramp>,
}

/// From nothing to all, or back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
enum Ramp {
    Rise { start: Time, length: Time },
    Fall { end: Time, length: Time },
}

impl Ramp {
    fn at(self, time: Time) -> f32 {
        let (elapsed, length) = match self {
            Self::Rise { start, length } => (time - start, length),
            Self::Fall { end, length } => (end - time, length),
        };
        (elapsed.ticks() as f32 / length.ticks() as f32).clamp(0.0, 1.0)
    }

    fn shifted(self, offset: Time) -> Self {
        match self {
            Self::Rise { start, length } => Self::Rise { start: start + offset, length },
            Self::Fall { end, length } => Self::Fall { end: end + offset, length },
        }
    }

    /// Whether it is seen or heard in a range.
    fn reaches(self, range: TimeRange) -> bool {
        match self {
            Self::Rise { start, length } => start + length > range.start(),
            Self::Fall { end, length } => end - length < range.end(),
        }
    }
}

impl Level {
    /// A level that is the same at all times.
    pub fn constant(full: f32) -> Self {
        Self { full, ramps: Vec::new() }
    }

    /// Adds the fades of something that lies in a range.
    #[must_use]
    pub fn faded(self, range: TimeRange, fades: Fades) -> Self {
        self.rising(range.start(), fades.fade_in).falling(range.end(), fades.fade_out)
    }

    fn rising(mut self, start: Time, length: Time) -> Self {
        self.ramps.extend((length > Time::ZERO).then_some(Ramp::Rise { start, length }));
        self
    }

    /// Adds a fade to nothing that ends at `end`.
    #[must_use]
    pub fn falling(mut self, end: Time, length: Time) -> Self {
        self.ramps.extend((length > Time::ZERO).then_some(Ramp::Fall { end, length }));
        self
    }

    /// What is left at a time, 0 to 1.
    pub fn at(&self, time: Time) -> f32 {
        self.full * self.ramps.iter().map(|ramp| ramp.at(time)).fold(1.0, f32::min)
    }

    /// Whether all of it is there all along.
    pub fn is_full(&self) -> bool {
        self.full == 1.0 && self.ramps.is_empty()
    }

    /// As far as a range shows it, with the range's start at 0.
    pub(super) fn within(&self, range: TimeRange) -> Self {
        let reaching = self.ramps.iter().filter(|ramp| ramp.reaches(range));
        Self { full: self.full, ramps: reaching.map(|ramp| ramp.shifted(-range.start())).collect() }
    }
}
