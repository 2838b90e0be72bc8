//! Who makes which pieces at which time: rounds of workers, so that no core waits long for the others.

use std::num::NonZero;
use std::thread;

use sunting_timeline::TrackKind;

use super::plan::{ExportPlan, Segment};
use crate::machine::memory_bytes;
use crate::reader_pool::MOST_OPEN;

const MEGABYTE: u64 = 1_000_000;
/// The budget is a quarter of the machine's memory within these bounds.
const BUDGET_BYTES: std::ops::RangeInclusive<u64> = 300 * MEGABYTE..=1000 * MEGABYTE;
/// Measured: 112 MB from 1080p to 480p, 280 to 1080p, 398 with *medium*; 49 of each are libraries.
const LIBRARIES_BYTES: u64 = 49 * MEGABYTE;
const DECODER_BYTES_A_PIXEL: u64 = 13;
/// Each codec thread but the first makes a worker so much faster: codecs wait for themselves. Measured with two.
const GAIN_OF_THREAD: f64 = 0.5;
/// Opening its files costs a round about as much as so many pictures.
const OPENING: f64 = 10.0;
/// Among more pieces than that, the last one matters little.
const MOST_WEIGHED: usize = 16;

/// How many workers of how many codec threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crew {
    pub workers: usize,
    pub threads: usize,
}

/// Pieces that a crew makes before the next round begins.
#[derive(Debug)]
pub(super) struct Round<'a> {
    pub crew: Crew,
    /// The next one goes to whoever is free first.
    pub runs: Vec<Vec<&'a Segment>>,
}

/// The rounds in which some pieces of a plan are made, in so much memory, or a part of this machine's. Without pieces there
/// is still one, for the sound.
pub(super) fn rounds<'a>(plan: &ExportPlan, segments: &[&'a Segment], memory_bytes: Option<u64>) -> Vec<Round<'a>> {
    let budget_bytes = memory_bytes.unwrap_or_else(default_budget);
    let workers = usize::try_from(budget_bytes / worker_bytes(plan)).unwrap_or(usize::MAX);
    rounds_of(segments, workers, cores())
}

/// The quickest of these: all pieces side by side, each with a core; all one after the other, each with all cores; or side
/// by side but for one, which has all cores at the end. So three pieces do not keep two cores busy for as long as four.
fn rounds_of<'a>(segments: &[&'a Segment], most_workers: usize, cores: usize) -> Vec<Round<'a>> {
    let alone = |segments: &[&'a Segment]| Round::of(segments, 1, cores);
    let side_by_side = |segments: &[&'a Segment]| Round::of(segments, most_workers, cores);
    let weighed = if segments.len() <= MOST_WEIGHED { segments } else { &[] };
    let but_one = weighed.iter().map(|last| {
        let others: Vec<&Segment> = segments.iter().copied().filter(|own| own.index != last.index).collect();
        vec![side_by_side(&others), alone(&[last])]
    });
    let ways = [vec![side_by_side(segments)], vec![alone(segments)]].into_iter().chain(but_one);
    let cost = |rounds: &Vec<Round<'_>>| rounds.iter().map(Round::cost).sum::<f64>();
    ways.min_by(|one, other| cost(one).total_cmp(&cost(other))).unwrap_or_default()
}

impl<'a> Round<'a> {
    fn of(segments: &[&'a Segment], most_workers: usize, cores: usize) -> Self {
        let workers = cores.min(most_workers).min(segments.len()).max(1);
        let crew = Crew { workers, threads: (cores / workers).max(1) };
        Self { crew, runs: runs(segments, workers) }
    }

    /// How long it takes, as a number of pictures that a worker with one thread makes in that time.
    fn cost(&self) -> f64 {
        let frames = |run: &Vec<&Segment>| run.iter().map(|segment| segment.frames as f64).sum::<f64>();
        OPENING + makespan(self.runs.iter().map(frames), self.crew.workers) / self.crew.gain()
    }
}

impl Crew {
    /// What each worker makes in the time in which one with one thread makes 1.
    pub fn gain(self) -> f64 {
        1.0 + GAIN_OF_THREAD * self.threads.saturating_sub(1) as f64
    }
}

/// Cuts the segments into runs of neighbours, long ones first and short ones at the end, so that no worker waits long
/// for the last one. A run takes another segment only where that brings it nearer to its share.
fn runs<'a>(segments: &[&'a Segment], workers: usize) -> Vec<Vec<&'a Segment>> {
    let mut left: u64 = segments.iter().map(|segment| segment.frames).sum();
    let mut runs: Vec<Vec<&Segment>> = Vec::new();
    let (mut taken, mut share) = (0, 0);
    for segment in segments {
        let follows = runs.last().and_then(|run| run.last()).is_some_and(|last| last.index + 1 == segment.index);
        match runs.last_mut().filter(|_| follows && taken + segment.frames / 2 < share) {
            Some(run) => run.push(segment),
            None => {
                left -= taken;
                share = if workers > 1 { left.div_ceil(2 * workers as u64) } else { left };
                taken = 0;
                runs.push(vec![segment]);
            }
        }
        taken += segment.frames;
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.iter().map(|segment| segment.frames).sum::<u64>()));
    runs
}

/// How long workers need for jobs that take so long each: the next one goes to whoever is free first.
pub(super) fn makespan(jobs: impl IntoIterator<Item = f64>, workers: usize) -> f64 {
    let mut busy = vec![0.0_f64; workers];
    for job in jobs {
        if let Some(first) = busy.iter_mut().min_by(|a, b| a.total_cmp(b)) {
            *first += job;
        }
    }
    busy.into_iter().fold(0.0, f64::max)
}

/// What one worker takes at its peak.
fn worker_bytes(plan: &ExportPlan) -> u64 {
    let coding = &plan.coding;
    let sources = plan.scene().files.iter().filter_map(|file| file.shown_px);
    let source_pixels = sources.map(|(width, height)| u64::from(width) * u64::from(height)).max().unwrap_or(0);
    let output_pixels = u64::from(coding.width_px) * u64::from(coding.height_px);
    let preset = coding.options.iter().find(|(name, _)| name == "preset").map(|(_, value)| value.as_str());
    let encoder_bytes_a_pixel = match preset {
        Some("superfast") => 60,
        Some("faster") => 98,
        _ => 180,
    };
    // Each video track may show a film of its own at the same time.
    let decoders = plan.scene().bands.iter().filter(|band| band.kind == TrackKind::Video).count().clamp(1, MOST_OPEN);
    LIBRARIES_BYTES + decoders as u64 * source_pixels * DECODER_BYTES_A_PIXEL + output_pixels * encoder_bytes_a_pixel
}

fn default_budget() -> u64 {
    let total = memory_bytes().unwrap_or(0);
    (total / 4).clamp(*BUDGET_BYTES.start(), *BUDGET_BYTES.end())
}

/// The cores that this process may use.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use sunting_timeline::{Time, TimeRange};

    use super::*;

    fn segments(indices: &[usize]) -> Vec<Segment> {
        let range =
            |index: usize| TimeRange::from_duration(Time::from_seconds(6 * index as i64), Time::from_seconds(6));
        let segment = |&index: &usize| Segment {
            index,
            timeline_range: range(index),
            frames: 180,
            crf: None,
            content: String::new(),
            key: String::new(),
        };
        indices.iter().map(segment).collect()
    }

    fn lengths(indices: &[usize], workers: usize) -> Vec<usize> {
        let segments = segments(indices);
        let all: Vec<&Segment> = segments.iter().collect();
        let runs = runs(&all, workers);
        for run in &runs {
            assert!(run.windows(2).all(|pair| pair[0].index + 1 == pair[1].index));
        }
        runs.iter().map(Vec::len).collect()
    }

    #[test]
    fn runs_are_long_at_first_and_short_at_the_end() {
        assert_eq!(lengths(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2), [2, 2, 1, 1, 1, 1, 1, 1]);
        assert_eq!(lengths(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1), [10]);
        assert_eq!(lengths(&[], 2), [0; 0]);
    }

    #[test]
    fn one_of_two_workers_waited_a_fifth_of_the_time_for_the_other() {
        // Three clips of ten seconds, cut where their keyframes are.
        let mut segments = segments(&[0, 1, 2, 3, 4, 5, 6]);
        for (segment, frames) in segments.iter_mut().zip([180, 120, 109, 191, 70, 180, 50]) {
            segment.frames = frames;
        }
        let all: Vec<&Segment> = segments.iter().collect();
        assert!(Round::of(&all, 2, 2).cost() - OPENING <= 1.05 * 450.0);
    }

    #[test]
    fn the_last_job_keeps_the_others_waiting() {
        assert_eq!(makespan([3.0, 2.0, 2.0], 2), 4.0);
        assert_eq!(makespan([3.0, 2.0, 2.0], 1), 7.0);
        assert_eq!(makespan([], 2), 0.0);
    }

    #[test]
    fn a_run_holds_neighbours_only() {
        assert_eq!(lengths(&[0, 2, 3, 4, 9], 1), [3, 1, 1]);
    }

    /// For pieces of so many pictures on so many cores: the pieces of each round, and its workers.
    fn rounds_for(frames: &[u64], most_workers: usize, cores: usize) -> Vec<(Vec<u64>, Crew)> {
        let mut segments = segments(&(0..frames.len()).collect::<Vec<_>>());
        segments.iter_mut().zip(frames).for_each(|(segment, frames)| segment.frames = *frames);
        let all: Vec<&Segment> = segments.iter().collect();
        let own = |round: Round<'_>| (round.runs.concat().iter().map(|segment| segment.frames).collect(), round.crew);
        rounds_of(&all, most_workers, cores).into_iter().map(own).collect()
    }

    #[test]
    fn two_cores_were_one_while_the_last_of_three_pieces_was_made() {
        let [two, one] = [Crew { workers: 2, threads: 1 }, Crew { workers: 1, threads: 2 }];
        assert_eq!(rounds_for(&[180], 9, 2), [(vec![180], one)]);
        assert_eq!(rounds_for(&[180, 180], 9, 2), [(vec![180, 180], two)]);
        assert_eq!(rounds_for(&[180, 30], 9, 2), [(vec![180, 30], one)]);
        assert_eq!(rounds_for(&[180, 180, 180], 9, 2).iter().map(|round| round.1).collect::<Vec<_>>(), [two, one]);
        assert_eq!(rounds_for(&[180, 100, 170], 9, 2), [(vec![180, 170], two), (vec![100], one)]);
        assert_eq!(rounds_for(&[180, 40, 170], 9, 2), [(vec![180, 170, 40], two)]);
    }

    #[test]
    fn little_memory_and_one_core_have_one_worker() {
        let one = |threads| Crew { workers: 1, threads };
        assert_eq!(rounds_for(&[180, 180, 30], 1, 2), [(vec![180, 180, 30], one(2))]);
        assert_eq!(rounds_for(&[180, 180, 30], 9, 1), [(vec![180, 180, 30], one(1))]);
        assert_eq!(rounds_for(&[], 9, 4), [(Vec::new(), one(4))]);
    }
}
