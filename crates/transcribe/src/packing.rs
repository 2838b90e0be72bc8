//! Speech in pieces that a model listens to at once: stretches of speech one after the other, long pauses left out.

use sunting_speech::Spoken;
use sunting_timeline::{Time, TimeRange};

use crate::resample::MODEL_RATE;

/// Models listen to 30 s at once; a piece is at most so long.
const MOST: Time = Time::from_seconds(28);
/// A stretch begins so long before its speech, and goes on so long behind it.
const MARGIN: Time = Time::from_millis(200);
/// Of this part of a piece on, its longest pause ends it.
const FULL: (i64, i64) = (1, 2);

/// A piece never has more samples.
pub const MOST_SAMPLES: usize = 30 * MODEL_RATE as usize;

/// Sound that is handed over at once: stretches of the timeline, in order, which do not touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// When they are on the timeline. Their sounds follow each other at once.
    pub stretches: Vec<TimeRange>,
}

impl Piece {
    /// How long it is.
    pub fn duration(&self) -> Time {
        self.stretches.iter().fold(Time::ZERO, |sum, stretch| sum + stretch.duration())
    }

    /// When something is on the timeline that was heard at a time within the piece, and the stretch in which it is.
    pub fn place(&self, within: Time) -> Option<(Time, TimeRange)> {
        let mut before = Time::ZERO;
        for stretch in &self.stretches {
            if within < before + stretch.duration() {
                return Some((stretch.start() + (within - before).max(Time::ZERO), *stretch));
            }
            before = before + stretch.duration();
        }
        self.stretches.last().map(|last| (last.end(), *last))
    }
}

/// The speech of a film in pieces. Where speech is not told from what else is heard, all of it is.
pub fn pieces(spoken: &Spoken, end: Time) -> Vec<Piece> {
    let whole = [TimeRange::between(Time::ZERO, end)];
    let runs = if spoken.is_empty() { &whole } else { spoken.runs() };
    let mut waiting: Vec<TimeRange> = Vec::new();
    let mut pieces = Vec::new();
    for stretch in stretches(runs, end) {
        if duration(&waiting) + stretch.duration() > MOST {
            let rest = waiting.split_off(best_cut(&waiting, stretch.start()));
            pieces.push(Piece { stretches: std::mem::replace(&mut waiting, rest) });
            if duration(&waiting) + stretch.duration() > MOST {
                pieces.push(Piece { stretches: std::mem::take(&mut waiting) });
            }
        }
        waiting.push(stretch);
    }
    pieces.push(Piece { stretches: waiting });
    pieces.retain(|piece| !piece.stretches.is_empty());
    pieces
}

fn duration(stretches: &[TimeRange]) -> Time {
    stretches.iter().fold(Time::ZERO, |sum, stretch| sum + stretch.duration())
}

/// Behind how many stretches a piece ends best: at its longest pause, and late.
fn best_cut(stretches: &[TimeRange], next: Time) -> usize {
    let starts = stretches.iter().skip(1).map(|stretch| stretch.start()).chain([next]);
    let pauses: Vec<Time> = stretches.iter().zip(starts).map(|(stretch, next)| next - stretch.end()).collect();
    let least = duration(stretches).scaled(FULL.0, FULL.1);
    let is_full = |count: &usize| duration(stretches.get(..*count).unwrap_or_default()) >= least;
    let pause = |count: &usize| pauses.get(count - 1).copied().unwrap_or_default();
    (1..=stretches.len()).filter(is_full).max_by_key(pause).unwrap_or(stretches.len())
}

/// Speech with a little around it, none longer than a piece.
fn stretches(runs: &[TimeRange], end: Time) -> Vec<TimeRange> {
    let mut wide: Vec<TimeRange> = Vec::new();
    for run in runs {
        let (from, to) = ((run.start() - MARGIN).max(Time::ZERO), (run.end() + MARGIN).min(end));
        match wide.last_mut() {
            Some(last) if last.end() >= from => *last = TimeRange::between(last.start(), to.max(last.end())),
            _ => wide.push(TimeRange::between(from, to.max(from))),
        }
    }
    wide.iter().flat_map(|stretch| parted(*stretch)).filter(|stretch| !stretch.is_empty()).collect()
}

/// A stretch in equal parts, as few as may be.
fn parted(stretch: TimeRange) -> impl Iterator<Item = TimeRange> {
    let count = (stretch.duration().ticks() - 1) / MOST.ticks() + 1;
    let edge = move |index: i64| stretch.start() + stretch.duration().scaled(index, count);
    (0..count).map(move |index| TimeRange::between(edge(index), edge(index + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(start_ms: i64, end_ms: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start_ms), Time::from_millis(end_ms))
    }

    #[test]
    fn pauses_are_left_out_and_the_longest_one_parts_pieces() {
        let spoken: Spoken = [range(1000, 11_000), range(15_000, 25_000), range(25_600, 30_000), range(32_000, 42_000)]
            .into_iter()
            .collect();
        let found: Vec<Vec<TimeRange>> =
            pieces(&spoken, Time::from_seconds(60)).into_iter().map(|piece| piece.stretches).collect();
        let first = vec![range(800, 11_200), range(14_800, 25_200), range(25_400, 30_200)];
        assert_eq!(found, [first, vec![range(31_800, 42_200)]]);
    }

    #[test]
    fn what_is_heard_behind_a_pause_is_placed_behind_it() {
        let piece = Piece { stretches: vec![range(1000, 2000), range(5000, 7000)] };
        let place = |millis| piece.place(Time::from_millis(millis)).map(|(at, _)| at.as_millis());
        assert_eq!([place(0), place(999), place(1000), place(2500)], [1000, 1999, 5000, 6500].map(Some));
        assert_eq!((place(9000), place(-50)), (Some(7000), Some(1000)));
    }

    #[test]
    fn all_is_heard_where_nobody_is_told_from_music() {
        let found = pieces(&Spoken::default(), Time::from_seconds(70));
        assert_eq!(found.len(), 3);
        assert_eq!(found.iter().fold(Time::ZERO, |sum, piece| sum + piece.duration()), Time::from_seconds(70));
        assert_eq!(pieces(&Spoken::default(), Time::ZERO), []);
    }

    proptest! {
        #[test]
        fn no_speech_is_lost_and_no_piece_is_too_long(
            steps in prop::collection::vec((130_i64..9000, 60_i64..70_000), 1..40), most_ms in 1000_i64..900_000,
        ) {
            let mut at = 0;
            let mut runs = Vec::new();
            for (pause, speech) in steps {
                runs.push(range(at + pause, (at + pause + speech).min(most_ms)));
                at += pause + speech;
            }
            runs.retain(|run| run.start() < run.end() && run.end().as_millis() <= most_ms);
            let runs: Vec<TimeRange> = runs.into_iter().filter(|run| run.start().as_millis() < most_ms).collect();
            let spoken: Spoken = runs.iter().copied().collect();
            let pieces = pieces(&spoken, Time::from_millis(most_ms));
            prop_assert!(pieces.iter().all(|piece| piece.duration() <= MOST && !piece.stretches.is_empty()));
            let all: Vec<TimeRange> = pieces.into_iter().flat_map(|piece| piece.stretches).collect();
            prop_assert!(all.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for run in runs {
                let heard = all.iter().filter_map(|stretch| stretch.intersection(run));
                prop_assert_eq!(heard.fold(Time::ZERO, |sum, part| sum + part.duration()), run.duration());
            }
        }
    }
}
