//! What a file is: facts for users and for planning. Reads packets and decodes at most the first frames.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sunting_timeline::{AudioTrack, FrameRate, Time};

use super::decode::VideoReader;
use super::decoded_frame::DecodedFrame;
use super::demux::Demuxer;
use super::orientation::Orientation;
use super::packet::{ColorTags, TimeBase};
use super::photo;
use super::picture_facts;
use super::pixel_shape::{sane_aspect, shown_size};
use super::scan::{FrameTimes, Scan, scan_packets};
use super::subtitles::SubtitleFacts;
use super::sys::input::StreamFacts;
use super::sys::pixel_format_facts;
use super::tracks::{AudioTrackFacts, Tracks};
use super::warning::Warning;
use crate::error::{MediaError, MediaProblem};
use crate::stop::{Stop, never};

/// To see how a photo is turned and whether it can be decoded, this much of it is enough.
const PHOTO_LOOK_PX: (usize, usize) = (64, 64);

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

/// Finds out what a file is.
///
/// ```
/// use std::path::Path;
///
/// use sunting_core::media::probe::probe;
///
/// let facts = probe(Path::new("../../assets/sample/Isi formulir.mp4"))?;
/// let video = facts.video.ok_or("it has a picture")?;
/// assert_eq!((video.width_px, video.height_px), (854, 480));
/// assert_eq!((video.codec.as_str(), video.frames.times.len()), ("h264", 270));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A [`MediaError`] that says why the file cannot be used.
pub fn probe(path: &Path) -> Result<MediaFacts, MediaError> {
    probe_for(path, None)
}

/// Probes a file and chooses its sound track: the wished one, or without a wish, one with speech.
///
/// # Errors
/// As [`probe`]; [`MediaProblem::NoAudioTrack`].
pub(crate) fn probe_for(path: &Path, wish: Option<AudioTrack>) -> Result<MediaFacts, MediaError> {
    probe_while(path, wish, &never)
}

/// The same until somebody stops: a long file may be read to its end.
///
/// # Errors
/// As [`probe_for`]; [`MediaProblem::Stopped`].
pub(crate) fn probe_while(path: &Path, wish: Option<AudioTrack>, stop: Stop<'_>) -> Result<MediaFacts, MediaError> {
    if let Some(facts) = picture_facts::of(path)? {
        return Ok(facts);
    }
    let opened = Demuxer::open_while(path, stop)?;
    let Tracks { all: audio_tracks, chosen: audio_track, mut demuxer } = Tracks::of(opened, wish)?;
    let container = demuxer.input().container();
    let scan = scan_packets(&mut demuxer, stop)?;
    let mut warnings = demuxer.warnings().to_vec();
    if scan.damaged > 0 {
        let from = scan.damaged_from.unwrap_or(Time::ZERO).max(Time::ZERO);
        warnings.push(Warning::DamagedPackets { count: scan.damaged, from });
    }
    if scan.mended > 0 {
        warnings.push(Warning::MendedTimes(scan.mended));
    }
    if let Some(AudioTrack::Number(used)) = audio_track {
        let tracks = u16::try_from(audio_tracks.len()).unwrap_or(u16::MAX);
        warnings.push(Warning::AudioTracksLeftOut { used, tracks });
    }
    let subtitles: Vec<SubtitleFacts> =
        demuxer.subtitles().iter().enumerate().map(|(place, stream)| SubtitleFacts::of(place, stream)).collect();
    match subtitles.iter().filter(|subtitles| subtitles.text).count() {
        0 => {}
        count => warnings.push(Warning::SubtitlesLeftOut(count)),
    }
    let still = demuxer.is_photo() || is_one_frame_animation(&container, &scan);
    let (audio, mut video) = (demuxer.audio().cloned(), demuxer.video().cloned());
    if let Some(empty) = video.take_if(|_| scan.frames.times.is_empty() && scan.sound.is_some()) {
        warnings.push(Warning::VideoUndecodable(empty.codec));
    }
    let sound_end = scan.sound.map_or(Time::ZERO, |(_, end)| end);
    let audio = audio.map(|stream| audio_facts(&stream, sound_end, scan.sound_is_steady));
    let duration = match scan.frames.times.is_empty() {
        _ if still => Time::ZERO,
        true => sound_end,
        false => scan.frames.end,
    };
    if let Some(whole) = scan.whole_end {
        warnings.push(Warning::CutOff { end: duration, whole });
    }
    let video = video.map(|stream| video_facts(path, &stream, still, scan.frames, scan.picture_bytes)).transpose()?;
    if video.as_ref().is_none_or(|video| video.frames.times.is_empty()) && duration == Time::ZERO {
        return Err(MediaError::new(path, MediaProblem::Undecodable));
    }
    Ok(MediaFacts {
        path: path.to_owned(),
        container,
        duration,
        size_bytes: demuxer.size_bytes(),
        audio_tracks,
        audio_track,
        subtitles,
        video,
        audio,
        still,
        tags: demuxer.input().metadata(),
        warnings,
    })
}

/// A GIF or PNG that could move but has nothing to move to.
fn is_one_frame_animation(container: &str, scan: &Scan) -> bool {
    matches!(container, "gif" | "apng") && scan.frames.times.len() == 1
}

fn audio_facts(stream: &StreamFacts, end: Time, is_steady: bool) -> AudioFacts {
    AudioFacts {
        codec: stream.codec.clone(),
        channels: stream.channels,
        sample_rate: stream.sample_rate,
        bit_rate: stream.bit_rate,
        end,
        is_steady,
    }
}

fn video_facts(
    path: &Path,
    stream: &StreamFacts,
    still: bool,
    frames: FrameTimes,
    picture_bytes: Vec<u64>,
) -> Result<VideoFacts, MediaError> {
    // The container may say less than the frames do, or something else: photos turn themselves, HDR hides in the
    // stream. Where both it and the container are silent, one frame is decoded.
    let first = match (still, needs_a_frame(stream)) {
        (true, _) => Some(photo::read(path, PHOTO_LOOK_PX)?),
        (false, true) => VideoReader::open(path, 1)?.next_frame()?,
        (false, false) => None,
    };
    let facts = first.as_ref().map(|frame| *frame.facts());
    let container_turn = stream.display_matrix.as_ref().map_or(Orientation::default(), Orientation::from_matrix);
    let orientation = first.as_ref().map_or(container_turn, DecodedFrame::orientation);
    let color = facts.map_or(stream.color, |facts| facts.color);
    let pixel_format = facts.map_or(stream.pixel_format, |facts| facts.pixel_format);
    let whole = facts.filter(|_| !still).map(|facts| (facts.width_px, facts.height_px));
    let (coded_width_px, coded_height_px) = whole.unwrap_or((stream.width_px, stream.height_px));
    let sample_aspect = sane_aspect(stream.sample_aspect);
    let (width_px, height_px) = shown_size(coded_width_px, coded_height_px, sample_aspect, orientation);
    let median = frames.median_distance();
    let measured_rate_hz =
        if median > Time::ZERO { 1.0 / median.as_seconds_f64() } else { stream.average_rate_hz.max(1.0) };
    Ok(VideoFacts {
        codec: stream.codec.clone(),
        profile: stream.profile.clone(),
        width_px,
        height_px,
        coded_width_px,
        coded_height_px,
        orientation,
        display_matrix: stream.display_matrix,
        sample_aspect,
        frame_rate: FrameRate::nearest(measured_rate_hz),
        measured_rate_hz,
        variable_frame_rate: is_variable(&frames, stream.time_base),
        picture_bytes,
        bit_depth: bit_depth(pixel_format),
        hdr: hdr(color, stream.dolby_vision),
        interlaced: stream.interlaced || facts.is_some_and(|facts| facts.interlaced),
        keyframe_interval: keyframe_interval(&frames),
        color,
        pixel_format,
        time_base: stream.time_base,
        frames,
    })
}

/// Of one component; 8 for a format that is not known.
pub(super) fn bit_depth(pixel_format: i32) -> u8 {
    pixel_format_facts(pixel_format).map_or(8, |format| format.bit_depth)
}

fn needs_a_frame(stream: &StreamFacts) -> bool {
    let photo = matches!(stream.codec.as_str(), "mjpeg" | "png");
    let deep = pixel_format_facts(stream.pixel_format).is_none_or(|format| format.bit_depth > 8);
    photo || deep
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

    /// A tenth of a second of silence.
    fn silence() -> Vec<u8> {
        const BYTES: u32 = 9600;
        let mut wav = b"RIFF".to_vec();
        wav.extend((36 + BYTES).to_le_bytes());
        wav.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
        wav.extend(48_000_u32.to_le_bytes());
        wav.extend(96_000_u32.to_le_bytes());
        wav.extend(b"\x02\0\x10\0data");
        wav.extend(BYTES.to_le_bytes());
        wav.resize(wav.len() + BYTES as usize, 0);
        wav
    }

    #[test]
    fn a_path_longer_than_windows_once_took_is_read() {
        let root = tempfile::tempdir().unwrap();
        let folder = (0..6)
            .fold(root.path().to_owned(), |folder, _| folder.join("Dokumentasi Pelatihan Operator é 2026 Kabupaten"));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("suara.wav");
        std::fs::write(&path, silence()).unwrap();
        assert!(path.as_os_str().len() > 260);
        assert_eq!(probe(&path).unwrap().duration, Time::from_millis(100));
    }

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
