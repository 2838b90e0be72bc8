//! One pass over a file's packets, to find which frames are really there and when each is shown.

use std::path::Path;

use ffmpeg_next::Packet;
use serde::{Deserialize, Serialize};
use sunting_timeline::Time;

use super::demux::{Demuxer, is_unseen};
use super::matroska;
use super::sys::input::StreamFacts;
use crate::counted::count;
use crate::error::{MediaError, MediaProblem};
use crate::stop::Stop;

/// The times at which the frames of the chosen picture stream are shown, in presentation order. They cover `[0, end)`
/// without gaps: each frame is on screen until the next one starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameTimes {
    /// From when each frame is on screen. Strictly increasing from 0: a first one that comes later is shown from 0.
    pub times: Vec<Time>,
    /// When the first frame comes by its own time.
    pub first_seen: Time,
    /// Until when the last frame is on screen: the end of what is seen or heard, whichever is later.
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

    /// Where a cut at `time` is made: at the nearest frame start (or the end) when that lies within half the usual
    /// distance of frames, else at `time` itself, inside a picture that is held for longer.
    pub fn cut_at(&self, time: Time) -> Time {
        let time = time.clamp(Time::ZERO, self.end);
        let nearest = self.start_of(self.nearest(time));
        let off = (nearest - time).max(time - nearest);
        if off.scaled(2, 1) <= self.median_distance() { nearest } else { time }
    }

    /// The number of the frame on screen at `time`; of the last one from its start on.
    pub fn on_screen(&self, time: Time) -> usize {
        self.times.partition_point(|&start| start <= time).saturating_sub(1)
    }

    /// The frames on screen in `[start, end)`: how many there are.
    pub(crate) fn count_in(&self, start: Time, end: Time) -> usize {
        self.times.partition_point(|&frame| frame < end).saturating_sub(self.on_screen(start))
    }

    /// When frame `n` starts; the end for numbers beyond the last one.
    pub fn start_of(&self, n: usize) -> Time {
        self.times.get(n).copied().unwrap_or(self.end)
    }

    /// The distances from each frame to the next, the last one's to the end.
    pub(crate) fn distances(&self) -> impl Iterator<Item = Time> + '_ {
        (0..self.times.len()).map(|n| self.start_of(n + 1) - self.start_of(n))
    }

    /// The distances between frames by their own times, without the last one's to the end.
    pub(crate) fn own_distances(&self) -> impl Iterator<Item = Time> + '_ {
        self.times.windows(2).enumerate().map(|(n, pair)| pair[1] - if n == 0 { self.first_seen } else { pair[0] })
    }

    /// The middle one of the distances between frames; zero with fewer than two frames.
    pub(crate) fn median_distance(&self) -> Time {
        let mut distances: Vec<Time> = self.own_distances().collect();
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
pub(crate) struct Scan {
    pub frames: FrameTimes,
    /// Bytes of coded pictures, by whole seconds of source time.
    pub picture_bytes: Vec<u64>,
    /// Where the sounds start and end, chosen or not; `None` without any.
    pub sound: Option<(Time, Time)>,
    /// The sound's packets follow each other without gaps, and its clock counts its samples.
    pub sound_is_steady: bool,
    /// Frames without a time or with one that another has.
    pub mended: u64,
    /// Packets that the container marks as damaged, and pictures that are nothing but zeros.
    pub damaged: u64,
    /// The source time of the first of them.
    pub damaged_from: Option<Time>,
    /// Where all of it would end, when the file ends before.
    pub whole_end: Option<Time>,
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

/// Reads all packets of a file's chosen streams, until somebody stops.
///
/// # Errors
/// As [`Demuxer::open_while`].
pub(crate) fn scan(path: &Path, stop: Stop<'_>) -> Result<Scan, MediaError> {
    scan_packets(&mut Demuxer::open_while(path, stop)?, stop)
}

/// Reads all packets from where the demuxer stands, which has to be the start.
pub(super) fn scan_packets(demuxer: &mut Demuxer, stop: Stop<'_>) -> Result<Scan, MediaError> {
    count(demuxer.path(), |counts| counts.scans += 1);
    let video = demuxer.video().cloned();
    let audio = demuxer.audio().cloned();
    // Whichever sound is chosen later: the film is as long as the longest.
    demuxer.add_other_sounds();
    let codec = video.as_ref().map_or(String::new(), |stream| stream.codec.clone());
    let mut found = Scan { sound_is_steady: true, ..Scan::default() };
    let (mut starts, mut untimed, mut frame_end) = (Vec::new(), 0_i64, Time::ZERO);
    let mut steadiness = Steadiness::default();
    while let Some(packet) = demuxer.read()? {
        if stop() {
            return Err(MediaError::new(demuxer.path(), MediaProblem::Stopped));
        }
        let stream = packet.stream();
        let time = packet.pts().or(packet.dts()).and_then(|timestamp| demuxer.source_time(stream, timestamp));
        let duration = demuxer.span(stream, packet.duration());
        let is_picture = video.as_ref().is_some_and(|video| video.index == stream);
        if packet.is_corrupt() || is_picture && is_blank(&packet, &codec) {
            found.damaged += 1;
            found.damaged_from = found.damaged_from.or(time);
        }
        if video.as_ref().is_none_or(|video| video.index != stream) {
            if let Some((start, end)) = demuxer.heard(&packet) {
                found.sound = Some(found.sound.map_or((start, end), |(first, last)| (first.min(start), last.max(end))));
            }
            if let Some(audio) = audio.as_ref().filter(|audio| audio.index == stream) {
                found.sound_is_steady &= steadiness.holds(time, duration_of_sound(audio, duration));
            }
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
    found.frames = frame_times(&starts);
    let whole = !demuxer.is_cut_short() && !demuxer.is_in_pieces();
    let said = video.filter(|_| whole).and_then(|stream| container_end(demuxer, &stream));
    let pictures_end = end_of(&found.frames, frame_end, said);
    found.frames.end = end_with_sound(&found, pictures_end);
    found.whole_end = whole_end(demuxer, &found);
    Ok(found)
}

/// Whether a packet holds zeros where every picture of its kind has something to say: a disk or a card that failed while
/// it was copied leaves such holes.
fn is_blank(packet: &Packet, codec: &str) -> bool {
    const HEAD: usize = 16;
    let says_something = ["h264", "hevc", "mpeg4", "mpeg2video", "mjpeg", "vp8", "vp9", "av1"].contains(&codec);
    let head = packet.data().and_then(|data| data.get(..HEAD));
    says_something && head.is_some_and(|head| head.iter().all(|byte| *byte == 0))
}

/// What is missing at the end is told from this length on.
const LEAST_MISSING: Time = Time::from_seconds(1);

/// Where a file would end that was not copied to its end: as it says itself, where its word counts.
fn whole_end(demuxer: &Demuxer, found: &Scan) -> Option<Time> {
    let is_matroska = demuxer.input().container().starts_with("matroska");
    let is_cut = demuxer.is_cut_short() || is_matroska && matroska::is_cut_short(demuxer.path());
    let there = found.sound.map_or(Time::ZERO, |(_, end)| end).max(found.frames.end);
    let is_believable = |end: &Time| *end > there + LEAST_MISSING && *end - there <= LONGEST_SAID;
    demuxer.declared_end().filter(|_| is_cut && !demuxer.is_in_pieces()).filter(is_believable)
}

fn frame_times(starts: &[(Time, bool)]) -> FrameTimes {
    // A first picture that comes later than the sound is shown from 0.
    let shown = |n: usize, time: Time| if n == 0 { Time::ZERO } else { time };
    let times = starts.iter().enumerate().map(|(n, (time, _))| shown(n, *time));
    let keyframes = starts.iter().enumerate().filter(|(_, (_, key))| *key).map(|(n, (time, _))| shown(n, *time));
    FrameTimes {
        times: times.collect(),
        first_seen: starts.first().map_or(Time::ZERO, |(time, _)| *time),
        end: Time::ZERO,
        keyframes: keyframes.collect(),
    }
}

/// How long a packet of sound is heard. In MP4 the one before a gap claims the gap as well.
fn duration_of_sound(audio: &StreamFacts, said: Time) -> Time {
    match (audio.codec.as_str(), audio.frame_size) {
        ("aac" | "mp3" | "ac3" | "eac3", samples) if samples > 0 => {
            said.min(Time::of_sample(samples.into(), audio.sample_rate))
        }
        _ => said,
    }
}

/// Whether packets of sound follow each other as their clock says.
#[derive(Default)]
struct Steadiness {
    /// Where the next packet should start.
    next: Option<Time>,
}

impl Steadiness {
    fn holds(&mut self, time: Option<Time>, duration: Time) -> bool {
        let next = self.next.or(time).unwrap_or(Time::ZERO);
        self.next = Some(next + duration);
        let off = time.map_or(Time::ZERO, |time| (time - next).max(next - time));
        off <= super::audio::JITTER
    }
}

/// A last frame is hardly ever held longer than this by what its packet says.
const LONGEST_LAST_FRAME: Time = Time::from_seconds(10);
/// Nor longer than this by what the whole file's index says; some headers promise days.
const LONGEST_SAID: Time = Time::from_seconds(3600);

/// Where the container says that the picture ends, when it is one whose word counts.
fn container_end(demuxer: &Demuxer, stream: &StreamFacts) -> Option<Time> {
    let container = demuxer.input().container();
    if container.starts_with("matroska") {
        // Only its head says it, and half a file has the same head.
        return demuxer.declared_end().filter(|_| matroska::is_whole(demuxer.path()));
    }
    // WMV counts what is read ahead into its length.
    let end = stream.declared_end.filter(|_| container != "asf")?;
    demuxer.source_time(stream.index, end)
}

/// Where the last frame ends by itself: as the container says of a whole file, else as its packet says, else a median
/// distance later. Neither is believed when it is nothing like the others: some readers make durations up from a rate
/// that the stream claims.
fn end_of(frames: &FrameTimes, packet_end: Time, container_end: Option<Time>) -> Time {
    let Some(&last) = frames.times.last() else { return Time::ZERO };
    let median = frames.median_distance();
    let believable = |end: Time, longest: Time| {
        let length = end - last;
        length > Time::ZERO && length <= longest && length.scaled(2, 1) >= median
    };
    let container = container_end.filter(|&end| believable(end, LONGEST_SAID));
    let said = container.or(Some(packet_end).filter(|&end| believable(end, LONGEST_LAST_FRAME)));
    said.unwrap_or(last + median.max(Time::from_millis(1)))
}

/// Sound ends a packet later than the picture nearly always; less than a frame is no reason to hold the last one.
const LEAST_OVERHANG: Time = Time::from_millis(25);
const MOST_OVERHANG: Time = Time::from_millis(50);

fn end_with_sound(found: &Scan, pictures_end: Time) -> Time {
    let overhang = found.frames.median_distance().clamp(LEAST_OVERHANG, MOST_OVERHANG);
    match found.sound {
        Some((_, end)) if !found.frames.times.is_empty() && end > pictures_end + overhang => end,
        _ => pictures_end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(times: &[i64], end: i64) -> FrameTimes {
        let times = times.iter().map(|&ms| Time::from_millis(ms)).collect();
        FrameTimes { times, end: Time::from_millis(end), ..FrameTimes::default() }
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

    #[test]
    fn a_cut_inside_a_held_picture_stays_where_it_was_asked_for() {
        let frames = millis(&[0, 100, 200, 2900, 3000, 3100], 4000);
        let cut = |ms| frames.cut_at(Time::from_millis(ms)).as_millis();
        assert_eq!([cut(49), cut(50), cut(249), cut(250), cut(251)], [0, 100, 200, 200, 251]);
        assert_eq!(
            [cut(1500), cut(2849), cut(2850), cut(3949), cut(3950), cut(9000)],
            [1500, 2849, 2900, 3949, 4000, 4000]
        );
        let count = |start, end| frames.count_in(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([count(0, 4000), count(300, 400), count(200, 2900), count(300, 2901)], [6, 1, 1, 2]);
    }

    #[test]
    fn a_single_picture_is_cut_anywhere() {
        let frames = millis(&[0], 20_000);
        assert_eq!(frames.cut_at(Time::from_millis(7001)), Time::from_millis(7001));
        assert_eq!(frames.count_in(Time::from_millis(7001), Time::from_millis(8000)), 1);
    }

    #[test]
    fn the_end_is_the_end_of_what_is_seen_or_heard() {
        let second = Time::from_seconds;
        let of = |sound_end| {
            let frames = millis(&[0, 40, 80], 120);
            end_with_sound(&Scan { frames, sound: Some((Time::ZERO, sound_end)), ..Scan::default() }, second(1))
        };
        assert_eq!(of(Time::from_millis(900)), second(1));
        assert_eq!(of(Time::from_millis(1040)), second(1));
        assert_eq!(of(Time::from_millis(1041)), Time::from_millis(1041));
        assert_eq!(of(second(20)), second(20));
    }

    #[test]
    fn a_last_frame_that_the_index_holds_for_long_is_believed_and_days_are_not() {
        let frames = millis(&[0, 100, 200], 0);
        let end = |packet, container: Option<i64>| {
            end_of(&frames, Time::from_millis(packet), container.map(Time::from_millis)).as_millis()
        };
        assert_eq!(end(300, Some(17_300)), 17_300);
        assert_eq!(end(300, Some(143_165_000)), 300);
        assert_eq!(end(17_300, None), 300);
        assert_eq!(end(201, Some(240)), 300);
    }
}
