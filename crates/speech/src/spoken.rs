//! When somebody speaks, as stretches of the timeline.

use sunting_timeline::{Time, TimeRange};

use crate::sound::activity::{Activity, runs};
use crate::sound::time_of;

/// Speech that stands out less is not told from what else is heard: 6.5 dB.
const LEAST_CONTRAST: f32 = 1.5;

/// When somebody speaks, from breath to breath; nothing where speech is not told from music or noise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// In order; they do not touch.
    runs: Vec<TimeRange>,
}

impl Spoken {
    /// Where there was speech.
    pub fn of(activity: &Activity) -> Self {
        if activity.contrast < LEAST_CONTRAST {
            return Self::default();
        }
        let range = |run: std::ops::Range<usize>| TimeRange::between(time_of(run.start), time_of(run.end));
        Self { runs: runs(&activity.speech, true).into_iter().map(range).collect() }
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The stretches from breath to breath, in order.
    pub fn runs(&self) -> &[TimeRange] {
        &self.runs
    }

    /// The starts of speech from a time on and up to another one, in order.
    pub fn starts_in(&self, from: Time, to: Time) -> impl Iterator<Item = Time> {
        let first = self.runs.partition_point(|run| run.start() < from);
        self.runs.iter().skip(first).map(|run| run.start()).take_while(move |start| *start <= to)
    }

    /// The start of speech that is nearest to a time, at most `reach` from it.
    pub fn start_near(&self, at: Time, reach: Time) -> Option<Time> {
        self.starts_in(at - reach, at + reach).min_by_key(|start| (*start - at).ticks().abs())
    }

    /// When the speech ends that is heard first between two times: at the first pause of `pause` at least, or where
    /// nobody speaks any more before `to`. `None` where nobody speaks.
    pub fn end_of_speech(&self, from: Time, to: Time, pause: Time) -> Option<Time> {
        let first = self.runs.partition_point(|run| run.end() <= from);
        let mut heard = self.runs.iter().skip(first).take_while(|run| run.start() < to);
        let mut end = heard.next()?.end();
        for run in heard {
            if run.start() - end >= pause {
                break;
            }
            end = run.end();
        }
        Some(end)
    }
}

impl FromIterator<TimeRange> for Spoken {
    /// Of stretches that are in order.
    fn from_iter<T: IntoIterator<Item = TimeRange>>(runs: T) -> Self {
        Self { runs: runs.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(millis: i64) -> Time {
        Time::from_millis(millis)
    }

    fn spoken() -> Spoken {
        [(1000, 2000), (2300, 3000), (4000, 5000)].into_iter().map(|(a, b)| TimeRange::between(ms(a), ms(b))).collect()
    }

    #[test]
    fn the_nearest_start_counts_and_none_that_is_far() {
        let near = |at| spoken().start_near(ms(at), ms(200)).map(Time::as_millis);
        assert_eq!([near(1190), near(810), near(2150), near(1500)], [Some(1000), Some(1000), Some(2300), None]);
        assert_eq!(Spoken::default().start_near(ms(0), ms(200)), None);
    }

    #[test]
    fn short_pauses_are_inside_a_sentence_and_long_ones_end_it() {
        let end = |from, to| spoken().end_of_speech(ms(from), ms(to), ms(700)).map(Time::as_millis);
        assert_eq!([end(1000, 9000), end(1000, 2200), end(3500, 9000)], [Some(3000), Some(2000), Some(5000)]);
        assert_eq!([end(3100, 3900), end(6000, 9000)], [None, None]);
    }

    #[test]
    fn what_hardly_stands_out_is_nobodys_speech() {
        let activity = |contrast| Activity { speech: vec![false, true, true, false], contrast };
        assert!(Spoken::of(&activity(1.0)).is_empty());
        let heard = Spoken::of(&activity(3.0));
        assert_eq!(heard, [TimeRange::between(ms(10), ms(30))].into_iter().collect());
    }
}
