//! What is known of a file, and what of it follows from the rest.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sunting_timeline::{AudioTrack, FrameRate, Time};

use super::orientation::Orientation;
use super::packet::{ColorTags, TimeBase};
use super::scan::FrameTimes;
use super::subtitles::SubtitleFacts;
use super::sys::pixel_format_facts;
use super::tracks::AudioTrackFacts;
use super::warning::Warning;

/// A kind of high dynamic range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hdr {
    /// Hybrid log-gamma (ITU-R BT.2100).
    Hlg,
    /// Perceptual quantiser (SMPTE ST 2084).
    Pq,
    /// Dolby Vision beside or instead of either.
    DolbyVision,
}

/// All facts about a file that probing finds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MediaFacts {
    /// The file; no part of what is remembered of it.
    #[serde(skip)]
    pub path: PathBuf,
    /// The short names that FFmpeg gives the container.
    pub container: String,
    /// From source time 0 to the end of what is seen or heard. Zero for a photo.
    pub duration: Time,
    /// The size of the file.
    pub size_bytes: u64,
    /// The picture, if it has any.
    pub video: Option<VideoFacts>,
    /// The sound, if it has any.
    pub audio: Option<AudioFacts>,
    /// The sound tracks, used or not, in the file's order.
    pub audio_tracks: Vec<AudioTrackFacts>,
    /// Subtitles inside the file, in its order.
    pub subtitles: Vec<SubtitleFacts>,
    /// Which of several sound tracks is heard.
    pub audio_track: Option<AudioTrack>,
    /// Whether it is a photo.
    pub still: bool,
    /// The tags of the whole file.
    pub tags: Vec<(String, String)>,
    /// What the user should know.
    pub warnings: Vec<Warning>,
}

impl MediaFacts {
    /// How many recordings the file consists of, if there are several.
    pub fn pieces(&self) -> Option<usize> {
        self.warnings.iter().find_map(|warning| match warning {
            Warning::Pieces(count) => Some(*count),
            _ => None,
        })
    }

    /// The times at which cuts can be made. Sound without a picture can be cut anywhere.
    pub fn cutting_times(&self) -> FrameTimes {
        match &self.video {
            Some(video) => video.frames.clone(),
            None => FrameTimes { times: vec![Time::ZERO], end: self.duration, ..FrameTimes::default() },
        }
    }
}

/// Facts about the picture stream that is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VideoFacts {
    /// The name that FFmpeg gives the codec.
    pub codec: String,
    /// The profile of the codec; may be empty.
    pub profile: String,
    /// As shown: upright, square pixels.
    pub width_px: u32,
    /// As shown: upright, square pixels.
    pub height_px: u32,
    /// Before the picture is turned, in the pixels of the stream.
    pub coded_width_px: u32,
    /// Before the picture is turned, in the pixels of the stream.
    pub coded_height_px: u32,
    /// How it is turned to stand upright.
    pub orientation: Orientation,
    /// The display matrix as the container holds it.
    pub display_matrix: Option<[i32; 9]>,
    /// Width to height of one pixel; 1/1 when not said.
    pub sample_aspect: (u32, u32),
    /// The common rate nearest to the measured one.
    pub frame_rate: FrameRate,
    /// The inverse of the median distance between frames, in frames a second.
    pub measured_rate_hz: f64,
    /// Whether more than 1 % of the distances between frames differ from the median by more than one unit of the time
    /// base.
    pub variable_frame_rate: bool,
    /// When each frame is shown.
    pub frames: FrameTimes,
    /// Bytes of coded pictures, by whole seconds of source time.
    pub picture_bytes: Vec<u64>,
    /// Bits of one component of a pixel.
    pub bit_depth: u8,
    /// High dynamic range, if any.
    pub hdr: Option<Hdr>,
    /// Whether a frame holds two fields.
    pub interlaced: bool,
    /// The longest stretch from one keyframe to the next or to the end.
    pub keyframe_interval: Time,
    /// How the samples are to be read.
    pub color: ColorTags,
    /// FFmpeg's number of the pixel format.
    pub pixel_format: i32,
    /// The unit of its times.
    pub time_base: TimeBase,
}

impl VideoFacts {
    /// Whether pixels of its format may be clear.
    pub fn may_be_clear(&self) -> bool {
        pixel_format_facts(self.pixel_format).is_some_and(|format| format.has_alpha)
    }
}

/// Facts about the sound stream that is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudioFacts {
    /// The name that FFmpeg gives the codec.
    pub codec: String,
    /// How many channels it has.
    pub channels: u16,
    /// In Hz.
    pub sample_rate: u32,
    /// Bits a second, 0 when not known.
    pub bit_rate: i64,
    /// Where it ends, by source time.
    pub end: Time,
    /// Its packets follow each other without gaps, and its clock counts its samples.
    pub is_steady: bool,
}

/// Of one component; 8 for a format that is not known.
pub(super) fn bit_depth(pixel_format: i32) -> u8 {
    pixel_format_facts(pixel_format).map_or(8, |format| format.bit_depth)
}

/// Transfer characteristics of H.273: 16 is PQ, 18 is HLG.
pub(in crate::media) fn hdr(color: ColorTags, dolby_vision: bool) -> Option<Hdr> {
    match color.transfer {
        _ if dolby_vision => Some(Hdr::DolbyVision),
        16 => Some(Hdr::Pq),
        18 => Some(Hdr::Hlg),
        _ => None,
    }
}

pub(super) fn is_variable(frames: &FrameTimes, base: TimeBase) -> bool {
    let unit = Time::from_units(1, base.numerator.into(), base.denominator.into()).unwrap_or(Time::ZERO);
    let median = frames.median_distance();
    let distances = frames.own_distances();
    let (mut all, mut odd) = (0, 0);
    for distance in distances {
        all += 1;
        odd += usize::from((distance - median).max(median - distance) > unit);
    }
    odd * 100 > all
}

pub(super) fn keyframe_interval(frames: &FrameTimes) -> Time {
    let last = frames.times.last().map_or(Time::ZERO, |&last| (last + frames.median_distance()).min(frames.end));
    let ends = frames.keyframes.iter().skip(1).chain(std::iter::once(&last));
    frames.keyframes.iter().zip(ends).map(|(&start, &end)| end - start).max().unwrap_or(Time::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_late_frame_in_a_hundred_is_still_a_constant_rate() {
        let base = TimeBase { numerator: 1, denominator: 1000 };
        let mut times: Vec<Time> = (0..201).map(|n| Time::from_millis((n * 100 + 1) / 3)).collect();
        let frames = FrameTimes {
            times: times.clone(),
            end: Time::from_millis(6700),
            keyframes: vec![Time::ZERO],
            first_seen: Time::ZERO,
        };
        assert!(!is_variable(&frames, base));
        times[100] = times[100] + Time::from_millis(9);
        times[50] = times[50] + Time::from_millis(9);
        let frames = FrameTimes { times, ..frames };
        assert!(is_variable(&frames, base));
        assert_eq!(keyframe_interval(&frames), Time::from_millis(6700));
    }
}
