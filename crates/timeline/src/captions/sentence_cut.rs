//! Where sentences are cut out of the speech that they caption: at the quietest places around them.
//!
//! ```text
//! levels    ▂▅▇▆▃▁▁▁▂▇▆▅▇▃▁▁▁▁▅▇▆
//! captions  [ before ]  [ sentence ] [ behind ]
//! cut               |..........|                in the middle of what is quiet, on a frame
//! ```

use std::ops::Range;

use crate::time::{FrameRate, Time, TimeRange};

/// An edge lies no further from where its caption begins or ends.
pub const REACH: Time = Time::from_millis(400);
/// There is a level for each of so much.
pub const LEVEL_STEP: Time = Time::from_millis(10);
/// So many levels on each side of a place count for it: the stops inside words are shorter than both together.
const AROUND: i64 = 8;
/// So far on each side speech is looked for, to tell what is quiet beside it.
const BESIDE: Time = Time::from_millis(1500);
/// What is no louder is quiet wherever it is: -38 dB.
const QUIET: u8 = 3;

/// What is cut out at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceCut {
    /// The part of the timeline that goes; on the frame grid.
    pub timeline_range: TimeRange,
    /// The captions that go with it, by their places.
    pub captions: Range<usize>,
}

/// The loudest sample of each 10 ms of a range of the timeline, 0 (silence) to 255.
pub trait Levels {
    /// One for each [`LEVEL_STEP`] that begins in the range; 0 where nothing is known.
    fn levels(&self, timeline_range: TimeRange) -> Vec<u8>;
}

impl<F: Fn(TimeRange) -> Vec<u8>> Levels for F {
    fn levels(&self, timeline_range: TimeRange) -> Vec<u8> {
        self(timeline_range)
    }
}

/// The cuts that take sentences out, in order; they share no instant, and none reaches into the words of a caption that
/// stays. `captions` are all captions of the film by their start, and whether they go. Between two that go and are
/// less than twice [`REACH`] apart nothing is left. `end` is where the film ends.
pub fn sentence_cuts(
    captions: &[(TimeRange, bool)],
    levels: &impl Levels,
    rate: FrameRate,
    end: Time,
) -> Vec<SentenceCut> {
    let mut cuts: Vec<SentenceCut> = Vec::new();
    for (index, (own, _)) in captions.iter().enumerate().filter(|(_, (_, goes))| *goes) {
        let finder = Finder { captions, levels, rate, end };
        let last = cuts.last_mut().filter(|last| finder.is_next(last.captions.end - 1, index));
        let start = match last {
            // Said at once with the one before it.
            Some(last) if own.end() <= captions[last.captions.start].0.end() => {
                last.captions.end = index + 1;
                continue;
            }
            Some(last) => {
                let least = last.timeline_range.start() + rate.period();
                let between = finder.between(captions[last.captions.end - 1].0, *own).max(least);
                last.timeline_range = TimeRange::between(last.timeline_range.start(), between);
                between
            }
            None => finder.start(index),
        };
        let start = start.max(cuts.last().map_or(Time::ZERO, |last| last.timeline_range.end()));
        let range =
            TimeRange::between(start, finder.stop(index).max(start + rate.period()).min(rate.snap(end)).max(start));
        if !range.is_empty() {
            cuts.push(SentenceCut { timeline_range: range, captions: index..index + 1 });
        }
    }
    cuts
}

struct Finder<'a, L> {
    captions: &'a [(TimeRange, bool)],
    levels: &'a L,
    rate: FrameRate,
    end: Time,
}

impl<L: Levels> Finder<'_, L> {
    /// Whether a caption that goes follows another one so closely that nothing is left between them.
    fn is_next(&self, before: usize, index: usize) -> bool {
        let gap = self.captions[index].0.start() - self.captions[before].0.end();
        before + 1 == index && gap + self.rate.period() <= REACH + REACH
    }

    /// Where the cut of a caption begins.
    fn start(&self, index: usize) -> Time {
        let own = self.captions[index].0;
        let middle = own.start() + own.duration().scaled(1, 2);
        let stays = self.captions[..index].iter().filter(|(range, goes)| !goes && range.end() <= middle);
        let before = stays.map(|(range, _)| range.end()).max().unwrap_or(Time::ZERO);
        let least = (own.start() - REACH).max(self.quiet_until(before, -1)).max(Time::ZERO);
        self.quietest(own.start(), TimeRange::between(least.min(middle), (own.start() + REACH).min(middle)))
    }

    /// Where it ends.
    fn stop(&self, index: usize) -> Time {
        let own = self.captions[index].0;
        let middle = own.start() + own.duration().scaled(1, 2);
        let stays = self.captions[index..].iter().filter(|(range, goes)| !goes && range.start() >= middle);
        let after = stays.map(|(range, _)| range.start()).min().unwrap_or(self.end);
        let most = (own.end() + REACH).min(self.quiet_until(after, 1)).min(self.end);
        self.quietest(own.end(), TimeRange::between((own.end() - REACH).max(middle), most.max(middle)))
    }

    /// Where one ends and the next begins, of two that go.
    fn between(&self, first: TimeRange, second: TimeRange) -> Time {
        let gap = TimeRange::between(first.end(), second.start());
        let room = TimeRange::between(gap.start().max(gap.end() - REACH), gap.end().min(gap.start() + REACH));
        self.quietest(gap.start() + gap.duration().scaled(1, 2), room)
    }

    /// How far what is quiet reaches from the edge of a caption into it: its words end before that (or begin behind it).
    fn quiet_until(&self, edge: Time, step: i64) -> Time {
        let from = (edge - BESIDE).max(Time::ZERO);
        let levels = self.levels.levels(TimeRange::between(from, edge + BESIDE));
        let loud = upper_quarter(&levels);
        // 10 dB less is less than a third of it: 316 thousandths.
        let is_quiet = |level: u8| level <= QUIET || u32::from(level) * 1000 < u32::from(loud) * 316;
        let place = steps(edge - from);
        let quiet = (0..steps(REACH)).take_while(|far| {
            let at = if step < 0 { place - 1 - far } else { place + far };
            usize::try_from(at).ok().and_then(|at| levels.get(at)).is_some_and(|level| is_quiet(*level))
        });
        edge + LEVEL_STEP.scaled(step * quiet.count() as i64, 1)
    }

    /// The middle of the quiet that is nearest to a place, on a frame of the room.
    fn quietest(&self, near: Time, room: TimeRange) -> Time {
        let first = self.rate.frame_at(room.start() + self.rate.period() - Time::from_ticks(1));
        let frames: Vec<Time> =
            (first..).map(|frame| self.rate.time_of(frame)).take_while(|at| *at <= room.end()).collect();
        let from = room.start() - LEVEL_STEP.scaled(AROUND, 1);
        let levels =
            self.levels.levels(TimeRange::between(from.max(Time::ZERO), room.end() + LEVEL_STEP.scaled(AROUND, 1)));
        let costs: Vec<f32> = frames.iter().map(|at| cost(&levels, *at - from.max(Time::ZERO))).collect();
        let distance = |at: Time| if at > near { at - near } else { near - at };
        let nearest = middle_of_quietest(&costs, |place| distance(frames[place]));
        nearest.map_or_else(|| self.rate.snap(near).max(Time::ZERO), |place| frames[place])
    }
}

/// How many levels a time takes.
fn steps(time: Time) -> i64 {
    time.ticks() / LEVEL_STEP.ticks()
}

/// How loud it is around a place: the mean of the levels on both sides.
fn cost(levels: &[u8], at: Time) -> f32 {
    let place = steps(at);
    let bound = |place: i64| usize::try_from(place.max(0)).unwrap_or(0).min(levels.len());
    let around = &levels[bound(place - AROUND)..bound(place + AROUND)];
    around.iter().map(|level| f32::from(*level)).sum::<f32>() / around.len().max(1) as f32
}

/// Of those that are as quiet as any, the run whose nearest place is nearest; its middle.
fn middle_of_quietest<D: Ord>(costs: &[f32], distance: impl Fn(usize) -> D) -> Option<usize> {
    let least = costs.iter().copied().reduce(f32::min)?;
    // 2 dB more is no louder for an ear, and neither is what a level of eight bits cannot tell.
    let is_quiet = |place: usize| costs[place] <= least + (least / 4.0).max(1.0);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for place in (0..costs.len()).filter(|place| is_quiet(*place)) {
        match runs.last_mut() {
            Some(run) if run.end == place => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
    }
    let nearest = runs.into_iter().min_by_key(|run| run.clone().map(&distance).min())?;
    Some((nearest.start + nearest.end - 1) / 2)
}

fn upper_quarter(levels: &[u8]) -> u8 {
    let mut sorted = levels.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() * 3 / 4).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RATE: FrameRate = FrameRate::FPS_30;

    fn ms(start: i64, end: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start), Time::from_millis(end))
    }

    /// Speech of a level where words are, and a room of another.
    fn speech(words: Vec<TimeRange>, loud: u8, room: u8) -> impl Levels {
        move |range: TimeRange| {
            let level = |step: i64| {
                let at = range.start() + LEVEL_STEP.scaled(step, 1);
                if words.iter().any(|word| word.contains(at)) { loud } else { room }
            };
            (0..steps(range.duration())).map(level).collect()
        }
    }

    fn cuts(captions: &[(TimeRange, bool)], levels: &impl Levels) -> Vec<(i64, i64)> {
        let cuts = sentence_cuts(captions, levels, RATE, Time::from_seconds(60));
        cuts.iter().map(|cut| (cut.timeline_range.start().as_millis(), cut.timeline_range.end().as_millis())).collect()
    }

    #[test]
    fn a_sentence_goes_from_the_middle_of_one_pause_to_the_middle_of_the_next() {
        let words = vec![ms(500, 2000), ms(2500, 4000), ms(4600, 6000)];
        let captions = [(ms(400, 2100), false), (ms(2400, 4100), true), (ms(4500, 6100), false)];
        for room in [0, 1, 10] {
            assert_eq!(cuts(&captions, &speech(words.clone(), 120, room)), [(2233, 4300)], "{room}");
        }
    }

    #[test]
    fn a_stop_inside_a_word_is_no_pause() {
        // 70 ms without a sound, 150 ms behind the first sound of the sentence.
        let words = vec![ms(500, 2000), ms(2200, 2350), ms(2420, 4000), ms(4300, 6000)];
        let captions = [(ms(500, 2000), false), (ms(2200, 4000), true), (ms(4300, 6000), false)];
        assert_eq!(cuts(&captions, &speech(words, 100, 0)), [(2100, 4133)]);
    }

    #[test]
    fn a_caption_that_lingers_gives_its_quiet_and_none_of_its_words() {
        // The one before is shown until the sentence begins; it was said by 2.0 s.
        let words = vec![ms(500, 2000), ms(2400, 4000), ms(4050, 6000)];
        let captions = [(ms(400, 2400), false), (ms(2400, 4050), true), (ms(4050, 6000), false)];
        let cut = cuts(&captions, &speech(words, 120, 0));
        assert!((2033..=2333).contains(&cut[0].0), "{cut:?}");
        assert!((3933..=4050).contains(&cut[0].1), "{cut:?}");
    }

    #[test]
    fn nothing_is_left_between_two_that_go_and_a_long_pause_between_them_stays() {
        let captions =
            [(ms(400, 2000), true), (ms(2300, 4000), true), (ms(9000, 9900), true), (ms(11_000, 12_000), false)];
        let words: Vec<TimeRange> = captions.iter().map(|(range, _)| *range).collect();
        let found = sentence_cuts(&captions, &speech(words, 90, 2), RATE, Time::from_seconds(60));
        let edges: Vec<Time> =
            found.iter().flat_map(|cut| [cut.timeline_range.start(), cut.timeline_range.end()]).collect();
        assert_eq!(edges[1], edges[2]);
        assert!(edges[4] - edges[3] >= Time::from_millis(4000), "{edges:?}");
        assert_eq!(found.iter().map(|cut| cut.captions.clone()).collect::<Vec<_>>(), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn two_that_are_said_at_once_go_in_one_cut() {
        let captions = [(ms(400, 4000), true), (ms(1000, 3000), true), (ms(5000, 6000), false)];
        let words = vec![ms(400, 4000), ms(5000, 6000)];
        let found = sentence_cuts(&captions, &speech(words, 90, 2), RATE, Time::from_seconds(60));
        assert!(matches!(&found[..], [cut] if cut.captions == (0..2)));
    }

    proptest! {
        #[test]
        fn cuts_stay_in_reach_out_of_other_words_and_apart(
            lengths in prop::collection::vec((300_i64..3000, 0_i64..1500), 1..12),
            goes in prop::collection::vec(any::<bool>(), 12), room in 0_u8..40, lingers in 0_i64..300,
        ) {
            let (mut at, mut words) = (200, Vec::new());
            for (length, pause) in lengths {
                words.push(ms(at, at + length));
                at += length + pause;
            }
            let shown = |word: &TimeRange| TimeRange::between(word.start(), word.end() + Time::from_millis(lingers));
            let mut captions: Vec<(TimeRange, bool)> = words.iter().map(shown).zip(goes).collect();
            for index in 1..captions.len() {
                let next = captions[index].0.start();
                captions[index - 1].0 = TimeRange::between(captions[index - 1].0.start(), captions[index - 1].0.end().min(next));
            }
            let found = sentence_cuts(&captions, &speech(words.clone(), 200, room), RATE, Time::from_seconds(60));
            let all: Vec<usize> = found.iter().flat_map(|cut| cut.captions.clone()).collect();
            let wanted: Vec<usize> = (0..captions.len()).filter(|index| captions[*index].1).collect();
            prop_assert_eq!(all, wanted);
            for pair in found.windows(2) {
                prop_assert!(pair[0].timeline_range.end() <= pair[1].timeline_range.start());
            }
            for cut in &found {
                let (first, last) = (captions[cut.captions.start].0, captions[cut.captions.end - 1].0);
                let (start, end) = (cut.timeline_range.start(), cut.timeline_range.end());
                prop_assert!(RATE.is_frame_start(start) && RATE.is_frame_start(end));
                prop_assert!(start >= first.start() - REACH && start <= first.start() + REACH);
                prop_assert!(end <= last.end() + REACH && end >= last.end() - REACH);
                for (index, word) in words.iter().enumerate().filter(|(index, _)| !captions[*index].1) {
                    // A frame holds no more than its own length of a neighbour's word.
                    let inside = word.intersection(cut.timeline_range).map_or(Time::ZERO, TimeRange::duration);
                    prop_assert!(inside <= RATE.period(), "{index}: {inside}");
                }
            }
        }

        #[test]
        fn the_quietest_place_is_as_quiet_as_any(levels in prop::collection::vec(0_u8..255, 200), near in 60_i64..120) {
            let own = levels.clone();
            let of = move |range: TimeRange| {
                let first = steps(range.start());
                (first..steps(range.end())).map(|step| own.get(step as usize).copied().unwrap_or(0)).collect::<Vec<u8>>()
            };
            let finder = Finder { captions: &[], levels: &of, rate: RATE, end: Time::from_seconds(2) };
            let (near, room) = (Time::from_millis(10 * near), ms(10 * near - 400, 10 * near + 400));
            let found = finder.quietest(near, room);
            prop_assert!(room.start() <= found && found <= room.end());
            let cost_at = |at: Time| cost(&levels, at);
            let first = RATE.frame_at(room.start()) + 1;
            let all = (first..).map(|frame| RATE.time_of(frame)).take_while(|at| *at <= room.end());
            let least = all.map(cost_at).fold(f32::MAX, f32::min);
            prop_assert!(cost_at(found) <= least * 1.25 + 1.0 + 1e-3);
        }
    }
}
