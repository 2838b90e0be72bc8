//! What a file is: facts for users and for planning. Reads packets and decodes at most the first frames.

use std::path::Path;

use sunting_timeline::{AudioTrack, FrameRate, Time};

use super::decode::VideoReader;
use super::decoded_frame::DecodedFrame;
use super::demux::Demuxer;
pub use super::facts::{AudioFacts, Hdr, MediaFacts, VideoFacts};
use super::facts::{bit_depth, hdr, is_variable, keyframe_interval};
use super::orientation::Orientation;
use super::photo;
use super::picture_facts;
use super::pixel_shape::{sane_aspect, shown_size};
use super::scan::{FrameTimes, Scan, scan_packets};
use super::subtitles::SubtitleFacts;
use super::sys::input::StreamFacts;
use super::sys::pixel_format_facts;
use super::tracks::Tracks;
use super::warning::Warning;
use crate::error::{MediaError, MediaProblem};
use crate::stop::{Stop, never};

/// To see how a photo is turned and whether it can be decoded, this much of it is enough.
const PHOTO_LOOK_PX: (usize, usize) = (64, 64);

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
    if holds_less_than_it_says(duration, demuxer.size_bytes()) {
        return Err(MediaError::new(path, MediaProblem::Undecodable));
    }
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

/// What lasts longer is asked whether the file can hold that much.
const LASTS_LONG: Time = Time::from_seconds(48 * 3600);

/// Whether a file is far too small for its times: one with less than a byte for each second of days holds no picture and
/// no sound, but a head with a wrong number in it.
fn holds_less_than_it_says(duration: Time, size_bytes: u64) -> bool {
    duration > LASTS_LONG && duration.as_seconds_f64() > size_bytes as f64
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

fn needs_a_frame(stream: &StreamFacts) -> bool {
    let photo = matches!(stream.codec.as_str(), "mjpeg" | "png");
    let deep = pixel_format_facts(stream.pixel_format).is_none_or(|format| format.bit_depth > 8);
    photo || deep
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
}
