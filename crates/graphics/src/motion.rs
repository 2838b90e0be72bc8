//! How a layer comes and goes: pure functions of time.

/// How the pictures of a project move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motions {
    /// As the design says.
    #[default]
    Full,
    /// Everything fades in a fifth of a second; numbers and bars show their end at once.
    Reduced,
    /// Everything stands from the first frame to the last.
    Still,
}

/// A move that brings a layer in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// There from the first moment.
    Cut,
    /// From clear to opaque.
    Fade,
    /// Fades while it comes up a little.
    Rise,
    /// Is uncovered from its left edge.
    Wipe,
    /// Is uncovered from its left edge as a line is drawn.
    Draw,
}

/// How a layer leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// To clear.
    Fade,
    /// Back to the left.
    Wipe,
    /// Not at all: it is there to the last moment.
    Stay,
}

/// When and how a layer comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Enter {
    /// The move.
    pub kind: Move,
    /// Seconds after the graphic's start.
    pub at_s: f32,
    /// Seconds that it takes.
    pub lasts_s: f32,
}

impl Enter {
    /// There from the first moment.
    pub const CUT: Self = Self { kind: Move::Cut, at_s: 0.0, lasts_s: 0.0 };

    /// Fades in.
    pub fn fade(at_s: f32) -> Self {
        Self { kind: Move::Fade, at_s, lasts_s: 0.25 }
    }

    /// Rises.
    pub fn rise(at_s: f32) -> Self {
        Self { kind: Move::Rise, at_s, lasts_s: 0.40 }
    }

    /// Is wiped in.
    pub fn wipe(at_s: f32) -> Self {
        Self { kind: Move::Wipe, at_s, lasts_s: 0.45 }
    }

    /// The mark beside a heading, which comes first and quickly.
    pub fn tab() -> Self {
        Self { kind: Move::Wipe, at_s: 0.0, lasts_s: 0.20 }
    }

    /// Is drawn like a line.
    pub fn draw(at_s: f32) -> Self {
        Self { kind: Move::Draw, at_s, lasts_s: 1.0 }
    }

    /// How much of the move is done, 0 to 1.
    fn progress(self, time_s: f32) -> f32 {
        let part = part(time_s, self.at_s, self.lasts_s);
        match self.kind {
            Move::Cut => 1.0,
            Move::Fade => part,
            Move::Rise | Move::Draw => ease_out(part),
            Move::Wipe => ease_in_out(part),
        }
    }
}

/// How far a rise comes up, of the picture's shorter side.
pub const RISE: f32 = 0.028;
/// Seconds between rows that follow each other.
pub const STAGGER_S: f32 = 0.08;
/// How long a layer fades out.
const FADE_OUT_S: f32 = 0.20;
/// How long a layer is wiped away.
const WIPE_OUT_S: f32 = 0.30;
/// How long everything fades where motion is reduced.
const REDUCED_FADE_S: f32 = 0.20;

/// When the mark of that number of so many starts: each a little later, all within 0.6 s.
pub fn stagger_s(index: usize, count: usize) -> f32 {
    0.35 + index as f32 * STAGGER_S.min(0.60 / count.saturating_sub(1).max(1) as f32)
}

/// Fast, then slow.
pub fn ease_out(part: f32) -> f32 {
    1.0 - (1.0 - part).powi(3)
}

fn ease_in(part: f32) -> f32 {
    part.powi(3)
}

fn ease_in_out(part: f32) -> f32 {
    if part < 0.5 { 4.0 * part.powi(3) } else { 1.0 - (2.0 - 2.0 * part).powi(3) / 2.0 }
}

/// How much of a span is over, 0 to 1.
pub fn part(time_s: f32, at_s: f32, lasts_s: f32) -> f32 {
    if lasts_s <= 0.0 { f32::from(time_s >= at_s) } else { ((time_s - at_s) / lasts_s).clamp(0.0, 1.0) }
}

/// How a layer is seen at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerState {
    /// 0 to 1.
    pub opacity: f32,
    /// How far below its place it stands, of the picture's shorter side.
    pub offset: f32,
    /// How much of its width is seen from the left edge, 0 to 1.
    pub uncovered: f32,
}

impl LayerState {
    /// As it stands.
    pub const STILL: Self = Self { opacity: 1.0, offset: 0.0, uncovered: 1.0 };

    /// Of a layer at `time_s` after the graphic's start; `total_s` is how long the graphic is seen.
    pub fn at(time_s: f32, total_s: f32, enter: Enter, leave: Leave, motions: Motions) -> Self {
        if motions == Motions::Reduced {
            let entering = if enter.kind == Move::Cut { 1.0 } else { part(time_s, 0.0, REDUCED_FADE_S) };
            let leaving =
                if leave == Leave::Stay { 0.0 } else { part(time_s, total_s - REDUCED_FADE_S, REDUCED_FADE_S) };
            return Self { opacity: entering * (1.0 - leaving), ..Self::STILL };
        }
        if motions == Motions::Still {
            return Self { opacity: f32::from(time_s < total_s), ..Self::STILL };
        }
        let progress = enter.progress(time_s);
        let mut state = match enter.kind {
            Move::Cut => Self::STILL,
            Move::Fade => Self { opacity: progress, ..Self::STILL },
            Move::Rise => Self { opacity: progress, offset: (1.0 - progress) * RISE, ..Self::STILL },
            Move::Wipe | Move::Draw => Self { uncovered: progress, ..Self::STILL },
        };
        if time_s >= total_s {
            return Self { opacity: 0.0, ..state };
        }
        match leave {
            Leave::Fade => state.opacity *= 1.0 - part(time_s, total_s - FADE_OUT_S, FADE_OUT_S),
            Leave::Wipe => state.uncovered *= 1.0 - ease_in(part(time_s, total_s - WIPE_OUT_S, WIPE_OUT_S)),
            Leave::Stay => {}
        }
        state
    }

    /// Whether anything of the layer is seen.
    pub fn is_seen(&self) -> bool {
        self.opacity > 0.0 && self.uncovered > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_come_stand_still_and_go() {
        for enter in [Enter::fade(0.3), Enter::rise(0.3), Enter::wipe(0.3), Enter::draw(0.3)] {
            for leave in [Leave::Fade, Leave::Wipe] {
                let at = |time_s| LayerState::at(time_s, 6.0, enter, leave, Motions::Full);
                assert!(!at(0.29).is_seen() && at(0.5).is_seen() && !at(6.01).is_seen(), "{enter:?}");
                assert_eq!([at(1.4), at(5.6)], [LayerState::STILL; 2], "{enter:?}");
            }
        }
        assert_eq!(LayerState::at(0.0, 6.0, Enter::CUT, Leave::Fade, Motions::Full), LayerState::STILL);
    }

    #[test]
    fn reduced_motion_knows_no_place_between() {
        for enter in [Enter::rise(0.5), Enter::wipe(0.0), Enter::draw(0.4)] {
            for step in 0..60 {
                let state = LayerState::at(step as f32 / 10.0, 6.0, enter, Leave::Wipe, Motions::Reduced);
                assert_eq!((state.offset, state.uncovered), (0.0, 1.0));
            }
        }
    }

    #[test]
    fn nothing_knows_when_it_ends_before_it_leaves() {
        let leaves_at_s = 6.0 - sunting_timeline::scene::LEAVING.as_seconds_f64() as f32;
        for motions in [Motions::Full, Motions::Reduced, Motions::Still] {
            for leave in [Leave::Fade, Leave::Wipe, Leave::Stay] {
                for time_s in (0..=100).map(|step| step as f32 / 100.0 * leaves_at_s) {
                    let at = |total_s| LayerState::at(time_s, total_s, Enter::wipe(0.3), leave, motions);
                    assert_eq!(at(6.0), at(600.0), "{motions:?} {leave:?} {time_s}");
                }
            }
        }
    }

    #[test]
    fn what_does_not_move_stands_from_its_first_frame_to_its_last() {
        for time_s in [0.0, 0.1, 3.0, 5.99] {
            let state = LayerState::at(time_s, 6.0, Enter::wipe(0.4), Leave::Wipe, Motions::Still);
            assert_eq!(state, LayerState::STILL);
        }
        assert!(!LayerState::at(6.0, 6.0, Enter::wipe(0.4), Leave::Wipe, Motions::Still).is_seen());
    }

    #[test]
    fn many_marks_start_within_six_tenths_of_a_second() {
        assert_eq!(stagger_s(0, 1), 0.35);
        assert!((stagger_s(23, 24) - 0.95).abs() < 1e-4);
        assert!((stagger_s(2, 3) - 0.51).abs() < 1e-4);
    }
}
