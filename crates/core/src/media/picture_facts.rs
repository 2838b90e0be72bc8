//! Facts about pictures that FFmpeg does not read.

use std::path::Path;

use ffmpeg_next::ffi::AVPixelFormat;
use sunting_timeline::{FrameRate, Time};

use super::facts::{MediaFacts, VideoFacts, bit_depth, is_variable, keyframe_interval};
use super::kind::Kind;
use super::orientation::Orientation;
use super::packet::{ColorTags, TimeBase};
use super::photo::vector;
use super::scan::FrameTimes;
use super::webp::WebpReader;
use crate::error::MediaError;

/// The code of H.273 for "not said".
const UNSAID: i32 = 2;
/// A still picture's own rate, which is nowhere seen.
const STILL_HZ: f64 = 25.0;

/// The facts of an SVG or of a WebP that moves; `None` for all other files.
///
/// # Errors
/// A [`MediaError`] that says why the file cannot be used.
pub(super) fn of(path: &Path) -> Result<Option<MediaFacts>, MediaError> {
    Ok(match Kind::of(path)? {
        Kind::Ffmpeg => None,
        Kind::Svg => {
            let size_bytes = size_bytes(path)?;
            let frames = FrameTimes {
                times: vec![Time::ZERO],
                end: FrameRate::nearest(STILL_HZ).period(),
                keyframes: vec![Time::ZERO],
                ..FrameTimes::default()
            };
            let video = video_facts("svg", vector::size_px(path)?, frames, vec![size_bytes]);
            Some(media_facts(path, size_bytes, video))
        }
        Kind::MovingWebp => {
            let mut animation = WebpReader::open(path)?;
            // One that does not decode is said to be broken now rather than in the film.
            animation.first_frame()?;
            let (size_px, frames) = (animation.size_px(), animation.frame_times());
            Some(media_facts(
                path,
                size_bytes(path)?,
                video_facts("webp", size_px, frames, animation.bytes_by_second()),
            ))
        }
    })
}

fn size_bytes(path: &Path) -> Result<u64, MediaError> {
    Ok(std::fs::metadata(path).map_err(|error| MediaError::from_io(path, &error))?.len())
}

/// A picture of one frame is a still one.
fn media_facts(path: &Path, size_bytes: u64, video: VideoFacts) -> MediaFacts {
    let still = video.frames.times.len() == 1;
    MediaFacts {
        path: path.to_owned(),
        container: video.codec.clone(),
        duration: if still { Time::ZERO } else { video.frames.end },
        size_bytes,
        video: Some(video),
        audio: None,
        audio_tracks: Vec::new(),
        subtitles: Vec::new(),
        audio_track: None,
        still,
        tags: Vec::new(),
        warnings: Vec::new(),
    }
}

fn video_facts(
    codec: &str,
    (width_px, height_px): (u32, u32),
    frames: FrameTimes,
    picture_bytes: Vec<u64>,
) -> VideoFacts {
    let median = frames.median_distance();
    let measured_rate_hz = if median > Time::ZERO { 1.0 / median.as_seconds_f64() } else { STILL_HZ };
    let pixel_format = AVPixelFormat::AV_PIX_FMT_RGBA as i32;
    let time_base = TimeBase { numerator: 1, denominator: 1000 };
    VideoFacts {
        codec: codec.to_owned(),
        profile: String::new(),
        width_px,
        height_px,
        coded_width_px: width_px,
        coded_height_px: height_px,
        orientation: Orientation::default(),
        display_matrix: None,
        sample_aspect: (1, 1),
        frame_rate: FrameRate::nearest(measured_rate_hz),
        measured_rate_hz,
        variable_frame_rate: is_variable(&frames, time_base),
        picture_bytes,
        bit_depth: bit_depth(pixel_format),
        hdr: None,
        interlaced: false,
        keyframe_interval: keyframe_interval(&frames),
        color: ColorTags { primaries: UNSAID, transfer: UNSAID, matrix: UNSAID, full_range: true },
        pixel_format,
        time_base,
        frames,
    }
}
