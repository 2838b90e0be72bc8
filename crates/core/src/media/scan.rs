//! One pass over a file's packets: which frames are really there, and when.

use std::path::Path;

use sunting_timeline::Time;

use super::demux::{Demuxer, is_unseen};
use crate::error::MediaError;

/// The shown frames of the chosen picture stream, in presentation order, by source time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameTimes {
    /// When each frame starts. Strictly increasing.
    pub times: Vec<Time>,
    /// When the last frame ends.
    pub end: Time,
    /// Those at which decoding can start.
    pub keyframes: Vec<Time>,
}

impl FrameTimes {
    /// The number of the frame whose start is nearest to `time`, a tie to the later one; the number of frames for
    /// times nearer to the end than to the last start.
    pub fn nearest(&self, time: Time) -> usize {
        let after = self.times.partition_point(|&start| start <= time);
        let start_of = |n: usize| self.times.get(n).copied().unwrap_or(self.end);
        match after.checked_sub(1) {
            Some(before) if time - start_of(before) < start_of(after) - time => before,
            _ => after.min(self.times.len()),
        }
    }

    /// When frame `n` starts; the end for numbers beyond the last one.
    pub fn start_of(&self, n: usize) -> Time {
        self.times.get(n).copied().unwrap_or(self.end)
    }

    /// The distances from each frame to the next, the last one's to the end.
    pub fn distances(&self) -> impl Iterator<Item = Time> + '_ {
        (0..self.times.len()).map(|n| self.start_of(n + 1) - self.start_of(n))
    }

    /// The middle one of the distances between frames; zero with fewer than two frames.
    pub fn median_distance(&self) -> Time {
        let mut distances: Vec<Time> = self.times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        if distances.is_empty() {
            return Time::ZERO;
        }
        let middle = distances.len() / 2;
        *distances.select_nth_unstable(middle).1
    }
}

/// Bytes are counted for two days.
const MOST_SECONDS: usize = 48 * 3600;

/// What one pass over the packets found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Of the picture stream.
    pub frames: FrameTimes,
    /// Bytes of coded pictures, by whole seconds of source time.
    pub picture_bytes: Vec<u64>,
    /// Where the sound ends; zero without sound.
    pub audio_end: Time,
    /// Frames without a time or with one that another has.
    pub mended: u64,
    /// Packets that the container marks as damaged.
    pub damaged: u64,
    /// The source time of the first of them.
    pub damaged_from: Option<Time>,
}

impl Scan {
    /// Adds a picture's bytes to its second. Times that no film has are of no account.
    fn count_bytes(&mut self, time: Time, bytes: usize) {
        let second = usize::try_from(time.as_millis() / 1000).ok().filter(|second| *second < MOST_SECONDS);
        let Some(second) = second else { return };
        if self.picture_bytes.len() <= second {
            self.picture_bytes.resize(second + 1, 0);
        }
        self.picture_bytes[second] += bytes as u64;
    }
}

/// Reads all packets of a file's chosen streams.
///
/// # Errors
/// As [`Demuxer::open`].
pub fn scan(path: &Path) -> Result<Scan, MediaError> {
    scan_packets(&mut Demuxer::open(path)?)
}

/// Reads all packets from where the demuxer stands, which has to be the start.
pub(super) fn scan_packets(demuxer: &mut Demuxer) -> Result<Scan, MediaError> {
    let video = demuxer.video().cloned();
    let audio = demuxer.audio().map(|stream| stream.index);
    let codec = video.as_ref().map_or(String::new(), |stream| stream.codec.clone());
    let mut found = Scan::default();
    let (mut starts, mut untimed, mut frame_end) = (Vec::new(), 0_i64, Time::ZERO);
    while let Some(packet) = demuxer.read()? {
        let stream = packet.stream();
        let time = packet.pts().or(packet.dts()).and_then(|timestamp| demuxer.source_time(stream, timestamp));
        let duration = demuxer.span(stream, packet.duration());
        if packet.is_corrupt() {
            found.damaged += 1;
            found.damaged_from = found.damaged_from.or(time);
        }
        if Some(stream) == audio {
            found.audio_end = found.audio_end.max(time.unwrap_or(found.audio_end) + duration);
        } else if !is_unseen(&packet, &codec) {
            match time {
                Some(time) => {
                    starts.push((time, packet.is_key()));
                    found.count_bytes(time, packet.size());
                }
                None => untimed += 1,
            }
            frame_end = frame_end.max(time.unwrap_or(Time::ZERO) + duration);
        }
    }
    if starts.is_empty() && untimed > 0 {
        let rate = video
            .as_ref()
            .map_or(25.0, |stream| if stream.average_rate_hz > 0.0 { stream.average_rate_hz } else { 25.0 });
        let period = sunting_timeline::FrameRate::nearest(rate).period();
        starts = (0..untimed).map(|n| (Time::from_ticks(n * period.ticks()), n == 0)).collect();
        frame_end = Time::from_ticks(untimed * period.ticks());
    } else {
        found.mended += untimed as u64;
    }
    starts.sort_unstable();
    let all = starts.len();
    starts.dedup_by_key(|(time, _)| *time);
    starts.retain(|(time, _)| *time >= Time::ZERO);
    found.mended += (all - starts.len()) as u64;
    found.frames.times = starts.iter().map(|(time, _)| *time).collect();
    found.frames.keyframes = starts.iter().filter(|(_, key)| *key).map(|(time, _)| *time).collect();
    let container_end = video.and_then(|stream| demuxer.source_time(stream.index, stream.declared_end?));
    found.frames.end = end_of(&found.frames, frame_end, container_end.filter(|_| !demuxer.is_cut_short()));
    Ok(found)
}

/// A last frame is hardly ever held longer than this; a container that says so is wrong.
const LONGEST_LAST_FRAME: Time = Time::from_seconds(10);

/// Where the last frame ends: as the container says of a whole file, else as its packet says, else a median distance
/// later. Neither is believed when it is nothing like the others: some readers make durations up from a rate that the
/// stream claims, and some headers promise hours.
fn end_of(frames: &FrameTimes, packet_end: Time, container_end: Option<Time>) -> Time {
    let Some(&last) = frames.times.last() else { return Time::ZERO };
    let median = frames.median_distance();
    let believable = |end: &Time| {
        let length = *end - last;
        length > Time::ZERO && length <= LONGEST_LAST_FRAME && length.scaled(2, 1) >= median
    };
    let said = container_end.into_iter().chain([packet_end]).find(believable);
    said.unwrap_or(last + median.max(Time::from_millis(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(times: &[i64], end: i64) -> FrameTimes {
        let times = times.iter().map(|&ms| Time::from_millis(ms)).collect();
        FrameTimes { times, end: Time::from_millis(end), keyframes: Vec::new() }
    }

    #[test]
    fn a_time_goes_to_the_nearest_frame_start_of_a_variable_rate() {
        let frames = millis(&[0, 40, 120, 130], 170);
        let nearest = |ms| frames.nearest(Time::from_millis(ms));
        assert_eq!([nearest(-5), nearest(19), nearest(20), nearest(79), nearest(80), nearest(124)], [0, 0, 1, 1, 2, 2]);
        assert_eq!([nearest(149), nearest(150), nearest(9999)], [3, 4, 4]);
        assert_eq!(frames.start_of(4), Time::from_millis(170));
    }

    #[test]
    fn nothing_has_no_frames() {
        assert_eq!(FrameTimes::default().nearest(Time::from_millis(5)), 0);
        assert_eq!(FrameTimes::default().median_distance(), Time::ZERO);
    }
}
