//! The steps of quality for a machine that cannot keep up: first a smaller picture, then quicker decoding, then frames
//! are dropped.

use crate::media::decode::DecodeEffort;

/// Frames that are judged together.
const WINDOW: u32 = 30;
/// So many late ones of them are too many.
const TOO_MANY: u32 = 5;
/// A late picture is left out, but never more than this many in a row.
pub(super) const MAX_DROPPED_IN_A_ROW: u32 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QualityStep {
    /// The size is divided by this.
    pub divisor: usize,
    /// How carefully frames are decoded.
    pub effort: DecodeEffort,
}

const STEPS: [QualityStep; 4] = [
    QualityStep { divisor: 1, effort: DecodeEffort::Quick },
    QualityStep { divisor: 2, effort: DecodeEffort::Quick },
    QualityStep { divisor: 2, effort: DecodeEffort::NoLoopFilter },
    QualityStep { divisor: 2, effort: DecodeEffort::ReferencesOnly },
];

/// The ladder: down while playing, up again when paused.
#[derive(Debug, Default)]
pub(super) struct QualityLadder {
    step: usize,
    frames: u32,
    late: u32,
}

impl QualityLadder {
    pub fn step(&self) -> QualityStep {
        STEPS[self.step.min(STEPS.len() - 1)]
    }

    /// Whether pictures are less than they could be.
    pub fn is_lighter(&self) -> bool {
        self.step > 0
    }

    /// Counts a frame; whether the step has changed.
    pub fn count(&mut self, was_late: bool) -> bool {
        self.frames += 1;
        self.late += u32::from(was_late);
        let full = self.frames >= WINDOW;
        let down = self.late >= TOO_MANY && self.step + 1 < STEPS.len();
        if down || full {
            (self.frames, self.late) = (0, 0);
        }
        self.step += usize::from(down);
        down
    }

    /// A pause: everything at its best again.
    pub fn rest(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_late_frames_are_forgiven_and_many_step_down_to_the_last_step() {
        let mut ladder = QualityLadder::default();
        for frame in 0..300 {
            assert!(!ladder.count(frame % 10 == 0), "three of thirty");
        }
        let mut steps = 0;
        for _ in 0..100 {
            steps += u32::from(ladder.count(true));
        }
        assert_eq!((steps, ladder.step().effort), (3, DecodeEffort::ReferencesOnly));
        ladder.rest();
        assert_eq!((ladder.step().divisor, ladder.is_lighter()), (1, false));
    }
}
