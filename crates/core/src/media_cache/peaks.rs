//! The peaks of a file's sound, from which its waveform is drawn.

use std::path::Path;
use std::time::Instant;

use sunting_timeline::{AudioTrack, Speed, Time, TimeRange};

use crate::audio::tracks::TracksReader;
use crate::error::MediaError;
use crate::media::audio::SAMPLE_RATE;

/// So many peaks a second.
const RATE: u32 = 100;
/// Stereo samples of one peak.
const SAMPLES: usize = (SAMPLE_RATE / RATE) as usize;
/// Read at once: half a second.
const CHUNK: usize = SAMPLES * RATE as usize / 2;
/// A day. Files that claim to be longer are damaged, and memory is not.
const MAX_PEAKS: usize = 24 * 3600 * RATE as usize;
/// What is no louder is quiet wherever it is: -38 dB.
const QUIET: u8 = 3;
/// So many peaks in a row make a quiet spot: 180 ms. Between syllables it is shorter.
const QUIET_PEAKS: usize = 18;
/// What is heard for so many peaks is no click: a third of a second.
const HEARD_PEAKS: usize = 33;
/// How far on each side a spot is compared with what is around it: 1.5 s.
const AROUND: usize = 150;

/// The loudest sample of each 10 ms of a file's sound, whichever channel it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peaks {
    levels: Vec<u8>,
}

impl Peaks {
    /// Peaks from known levels, one for each 10 ms.
    pub fn from_levels(levels: Vec<u8>) -> Self {
        Self { levels }
    }

    pub(super) fn levels(&self) -> &[u8] {
        &self.levels
    }

    pub(super) fn size_bytes(&self) -> usize {
        self.levels.len()
    }

    /// Up to which source time they reach.
    pub fn end(&self) -> Time {
        Time::of_sample(self.levels.len() as i64, RATE)
    }

    /// Where the next quiet spot begins: at least 180 ms below -38 dB, or 10 dB below what is around them. What is
    /// quiet already at `source_time` does not count: something has to be heard before. `None` when there is none that
    /// begins at most so much later.
    pub fn quiet_after(&self, source_time: Time, at_most: Time) -> Option<Time> {
        let place = |time: Time| time.samples_floor(RATE).clamp(0, self.levels.len() as i64) as usize;
        let (first, last) = (place(source_time), place(source_time + at_most));
        let (mut heard, mut run) = (false, 0);
        for peak in first..self.levels.len().min(last + QUIET_PEAKS) {
            run = if self.is_quiet(peak) { run + 1 } else { 0 };
            heard |= run == 0;
            if heard && run == QUIET_PEAKS {
                return Some(Time::of_sample((peak + 1 - run) as i64, RATE));
            }
        }
        None
    }

    /// When something is first heard in a range of source time: when most of a third of a second is louder than -38 dB.
    /// `None` if all of it is quiet, as far as it is known.
    pub fn heard_from(&self, source_range: TimeRange) -> Option<Time> {
        let place = |time: Time| time.samples_floor(RATE).clamp(0, self.levels.len() as i64) as usize;
        let within = &self.levels[place(source_range.start())..place(source_range.end())];
        let is_talk = |window: &[u8]| 2 * window.iter().filter(|level| **level > QUIET).count() > window.len();
        let spans = (0..within.len()).filter(|at| within[*at] > QUIET);
        let mut starts = spans.filter(|at| is_talk(&within[*at..within.len().min(at + HEARD_PEAKS)]));
        starts.next().map(|at| source_range.start() + Time::of_sample(at as i64, RATE))
    }

    fn is_quiet(&self, peak: usize) -> bool {
        let level = self.levels[peak];
        if level <= QUIET {
            return true;
        }
        let mut around = self.levels[peak.saturating_sub(AROUND)..self.levels.len().min(peak + AROUND)].to_vec();
        let upper_quarter = around.len() * 3 / 4;
        let (_, loud, _) = around.select_nth_unstable(upper_quarter);
        // 10 dB less is less than a third of it: 316 thousandths.
        u32::from(level) * 1000 < u32::from(*loud) * 316
    }

    /// The loudest sample within each of so many equal parts of a range of source time: 0 is silence, 255 the loudest
    /// that a file can hold. Where nothing is known, 0. A part that is shorter than 10 ms has the level of those 10 ms.
    pub fn level(&self, source_range: TimeRange, columns: usize) -> Vec<u8> {
        let start = i128::from(source_range.start().ticks());
        let length = i128::from(source_range.end().ticks()) - start;
        let per_peak = i128::from(Time::of_sample(1, RATE).ticks());
        let edge = |column: usize| start + length * column as i128 / columns.max(1) as i128;
        let place = |peak: i128| peak.clamp(0, self.levels.len() as i128) as usize;
        let loudest = |column: usize| {
            let first = edge(column).div_euclid(per_peak);
            let last = -(-edge(column + 1)).div_euclid(per_peak);
            let within = &self.levels[place(first)..place(last.max(first + 1))];
            within.iter().copied().max().unwrap_or(0)
        };
        (0..columns).map(loudest).collect()
    }
}

/// Peaks that are being read. Not `Send`.
pub(super) struct PeaksReading {
    reader: TracksReader,
    track: Option<AudioTrack>,
    levels: Vec<u8>,
    samples: Vec<f32>,
}

impl PeaksReading {
    /// Opens a file's sound.
    ///
    /// # Errors
    /// As [`TracksReader::open`].
    pub fn start(path: &Path, track: Option<AudioTrack>) -> Result<Self, MediaError> {
        let reader = TracksReader::open(path, Speed::default(), track)?;
        Ok(Self { reader, track, levels: Vec::new(), samples: Vec::new() })
    }

    /// The sound track that is read.
    pub fn track(&self) -> Option<AudioTrack> {
        self.track
    }

    /// Reads on until `deadline`, but a little in any case; whether all is read.
    ///
    /// # Errors
    /// As [`TracksReader::read`].
    pub fn step(&mut self, deadline: Instant) -> Result<bool, MediaError> {
        loop {
            self.samples.clear();
            let read = self.reader.read(CHUNK, &mut self.samples)?;
            self.levels.extend(self.samples.chunks(2 * SAMPLES).map(loudest));
            if read < CHUNK || self.levels.len() >= MAX_PEAKS {
                return Ok(true);
            }
            if Instant::now() >= deadline {
                return Ok(false);
            }
        }
    }

    /// What is read so far.
    pub fn peaks(&self) -> Peaks {
        Peaks::from_levels(self.levels.clone())
    }
}

fn loudest(samples: &[f32]) -> u8 {
    let loudest = samples.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
    (loudest.min(1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(from_ms: i64, to_ms: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(from_ms), Time::from_millis(to_ms))
    }

    #[test]
    fn a_column_has_the_loudest_of_what_it_covers() {
        let peaks = Peaks::from_levels(vec![1, 9, 2, 3, 4, 8]);
        assert_eq!(peaks.end(), Time::from_millis(60));
        assert_eq!(peaks.level(range(0, 60), 6), [1, 9, 2, 3, 4, 8]);
        assert_eq!(peaks.level(range(0, 60), 2), [9, 8]);
        assert_eq!(peaks.level(range(0, 60), 1), [9]);
        assert_eq!(peaks.level(range(10, 30), 4), [9, 9, 2, 2]);
        assert_eq!(peaks.level(range(5, 15), 1), [9]);
        assert_eq!(peaks.level(range(-20, 20), 4), [0, 0, 1, 9]);
        assert_eq!(peaks.level(range(50, 90), 4), [8, 0, 0, 0]);
        assert_eq!(peaks.level(range(20, 20), 2), [2, 2]);
        assert!(peaks.level(range(0, 60), 0).is_empty());
        assert_eq!(Peaks::default().level(range(0, 60), 2), [0, 0]);
    }

    /// Speech as an envelope: syllables of 160 ms with dips of 80 ms between them, over a floor.
    fn speech(syllables: usize, floor: u8) -> Vec<u8> {
        let syllable = (0..16_u32).map(|n| (30 + 170 * n.min(15 - n) / 7) as u8).chain([floor; 8]);
        syllable.cycle().take(24 * syllables).collect()
    }

    fn quiet_after(levels: Vec<u8>, from_ms: i64, at_most_ms: i64) -> Option<i64> {
        let found = Peaks::from_levels(levels).quiet_after(Time::from_millis(from_ms), Time::from_millis(at_most_ms));
        found.map(Time::as_millis)
    }

    #[test]
    fn a_sentence_ends_where_its_last_syllable_does_and_not_in_between() {
        for floor in [0, 3, 12] {
            let said = |pause: usize| [speech(8, floor), vec![floor; pause], speech(8, floor)].concat();
            // The last dip of 80 ms belongs to the pause; the last two peaks of a syllable are hardly heard.
            let end = quiet_after(said(30), 0, 3000).unwrap();
            assert!((1800..=1840).contains(&end), "{end} over {floor}");
            assert_eq!(quiet_after(said(2), 0, 3000), None, "a breath of 100 ms over {floor}");
            assert_eq!(quiet_after(said(30), 0, 1500), None, "too far over {floor}");
            let second = quiet_after([said(30), vec![floor; 100]].concat(), 1900, 9000).unwrap();
            assert!((4040..=4080).contains(&second), "quiet at the start does not count: {second}");
        }
    }

    #[test]
    fn where_nothing_changes_nothing_is_quiet() {
        assert_eq!(quiet_after(vec![40; 900], 0, 5000), None);
        assert_eq!(quiet_after(vec![0; 900], 0, 5000), None);
        assert_eq!(quiet_after(vec![90; 20], 0, 5000), None);
        assert_eq!(quiet_after(Vec::new(), 500, 5000), None);
        assert_eq!(quiet_after(speech(8, 0), -500, 500), None);
    }

    #[test]
    fn full_scale_and_what_is_no_number() {
        assert_eq!([loudest(&[0.0, -1.0]), loudest(&[0.5, 0.1]), loudest(&[3.0]), loudest(&[])], [255, 128, 255, 0]);
        assert_eq!(loudest(&[f32::NAN, 0.2]), 51);
    }

    proptest! {
        #[test]
        fn columns_together_are_as_loud_as_the_whole(
            levels in prop::collection::vec(any::<u8>(), 1..300),
            start in -500_i64..2000, length in 1_i64..4000, columns in 1_usize..60,
        ) {
            let peaks = Peaks::from_levels(levels);
            let parts = peaks.level(range(start, start + length), columns);
            prop_assert_eq!(parts.len(), columns);
            let whole = peaks.level(range(start, start + length), 1);
            prop_assert_eq!(parts.iter().max(), whole.first());
        }

        #[test]
        fn no_range_is_too_strange(start in any::<i64>(), end in any::<i64>(), columns in 0_usize..20) {
            let range = TimeRange::between(Time::from_ticks(start), Time::from_ticks(end));
            let peaks = Peaks::from_levels(vec![5; 10]);
            prop_assert_eq!(peaks.level(range, columns).len(), columns);
            peaks.quiet_after(range.start(), range.end());
        }
    }
}
