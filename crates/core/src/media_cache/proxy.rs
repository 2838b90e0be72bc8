//! Proxies of heavy files: the same frames at the same times, but small, quick to decode and to seek in.

use std::collections::VecDeque;
use std::path::Path;
use std::time::Instant;

use tempfile::TempPath;

use crate::error::{MediaError, MediaProblem};
use crate::media::conform::Conformer;
use crate::media::container::Container;
use crate::media::decoded_frame::DecodedFrame;
use crate::media::encode::{PICTURE_PIXEL_FORMAT, VideoEncoder, VideoEncoding};
use crate::media::frame_reader::FrameReader;
use crate::media::mux::Muxer;
use crate::media::packet::OutputStream;
use crate::media::packet::{ColorTags, EncodedPacket, TimeBase};
use crate::media::probe::{MediaFacts, VideoFacts, probe};
use sunting_timeline::Time;

/// The shorter side of a proxy at most.
const MAX_SHORTER_SIDE_PX: u32 = 540;
/// Every so many frames one stands alone: what a seek has to decode.
const KEYFRAME_INTERVAL_FRAMES: u32 = 15;
/// Quick to make and quicker to play: no B-frames, no deblocking, no arithmetic coding.
const OPTIONS: [(&str, &str); 5] =
    [("preset", "superfast"), ("tune", "fastdecode"), ("profile", "baseline"), ("crf", "24"), ("bf", "0")];

/// More pixels than 1920 x 1088 are heavy by themselves.
const FULL_HD_PIXELS: u64 = 1920 * 1088;
/// From here on, more than 30 frames a second are.
const FAST_PIXELS: u64 = 1920 * 1072;
const FAST_HZ: f64 = 30.5;
/// Keyframes further apart make seeking slow.
const MAX_KEYFRAME_INTERVAL: Time = Time::from_seconds(4);

/// Whether a film is too heavy to be edited with ease on a small machine, judged by its format: HEVC, AV1 or VP9, more
/// than 8 bits, more than 1080p, more than 30 frames a second at 1080p, or keyframes more than 4 s apart. A photo never
/// is, nor is what may be clear: a proxy would show black there.
pub fn is_heavy(facts: &MediaFacts) -> bool {
    let Some(video) = facts.video.as_ref().filter(|_| may_have_proxy(facts)) else { return false };
    let pixels = u64::from(video.coded_width_px) * u64::from(video.coded_height_px);
    matches!(video.codec.as_str(), "hevc" | "av1" | "vp9")
        || video.bit_depth > 8
        || pixels > FULL_HD_PIXELS
        || (pixels >= FAST_PIXELS && video.measured_rate_hz > FAST_HZ)
        || video.keyframe_interval > MAX_KEYFRAME_INTERVAL
}

/// Whether a proxy shows what a file shows: a film without clear pixels.
pub fn may_have_proxy(facts: &MediaFacts) -> bool {
    !facts.still && facts.video.as_ref().is_some_and(|video| !video.may_be_clear())
}

/// A proxy that is being made. Dropped before it is finished, it leaves nothing behind. Not `Send`.
pub(super) struct ProxyMaking {
    reader: FrameReader,
    conformer: Conformer,
    encoder: VideoEncoder,
    muxer: Muxer,
    film: TempPath,
    size_px: (usize, usize),
    time_base: TimeBase,
    /// When the last frame ends, in units of the time base.
    end: i64,
    last: Option<i64>,
    packets: VecDeque<EncodedPacket>,
}

impl ProxyMaking {
    /// Looks into a file and starts its proxy in `film`.
    ///
    /// # Errors
    /// As [`probe`], [`FrameReader::open`], [`VideoEncoder::new`] and [`Muxer::create`]; [`MediaProblem::NoVideo`] for
    /// a photo too.
    pub fn start(path: &Path, film: TempPath) -> Result<Self, MediaError> {
        let fail = |problem| MediaError::new(path, problem);
        let facts = probe(path)?;
        let video = facts.video.filter(|_| !facts.still).ok_or_else(|| fail(MediaProblem::NoVideo))?;
        let size_px = size_of_proxy(video.width_px, video.height_px);
        let encoder = VideoEncoder::new(&encoding(&video, size_px)).map_err(fail)?;
        let rate = (!video.variable_frame_rate).then(|| fraction(&video));
        let stream =
            OutputStream { parameters: encoder.parameters(), display_matrix: None, frame_rate: rate, tags: Vec::new() };
        let muxer = Muxer::create(&film, Container::Mp4, &[stream], &[]).map_err(fail)?;
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(2));
        Ok(Self {
            reader: FrameReader::open(path, threads)?,
            conformer: Conformer::quick(),
            encoder,
            muxer,
            film,
            size_px: (size_px.0 as usize, size_px.1 as usize),
            time_base: video.time_base,
            end: video.time_base.units(video.frames.end).map_err(fail)?,
            last: None,
            packets: VecDeque::new(),
        })
    }

    /// Makes more of it until `deadline`, but one frame in any case; whether all frames are made.
    ///
    /// # Errors
    /// As [`FrameReader::next_frame`], [`VideoEncoder::encode_picture`] and [`Muxer::write`].
    pub fn step(&mut self, deadline: Instant) -> Result<bool, MediaError> {
        loop {
            let Some(frame) = self.reader.next_frame()? else { return Ok(true) };
            self.encode(&frame).map_err(|problem| self.reader.failed(problem))?;
            if Instant::now() >= deadline {
                return Ok(false);
            }
        }
    }

    fn encode(&mut self, frame: &DecodedFrame) -> Result<(), MediaProblem> {
        // What lies before time 0 is hidden by an edit list.
        if frame.time < Time::ZERO {
            return Ok(());
        }
        // The first picture is shown from 0 even if it comes later.
        let units = self.time_base.units(frame.time)?;
        let pts = self.last.map_or(0, |last| units.max(last + 1));
        self.last = Some(pts);
        let picture = self.conformer.conform_inside(frame, self.size_px.0, self.size_px.1)?;
        let mut made = Vec::new();
        self.encoder.encode_picture(&picture, pts, &mut made)?;
        self.write(made)
    }

    /// A frame's length is known once the next one is there, so that the last packet is held back.
    fn write(&mut self, made: Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        self.packets.extend(made);
        while let [first, second, ..] = self.packets.make_contiguous() {
            first.duration = second.pts - first.pts;
            if let Some(packet) = self.packets.pop_front() {
                self.muxer.write(0, &packet)?;
            }
        }
        Ok(())
    }

    /// Ends the file, which is then ready to be kept.
    ///
    /// # Errors
    /// As [`VideoEncoder::end`] and [`Muxer::finish`]; [`MediaProblem::Undecodable`] when it has no frame.
    pub fn finish(mut self) -> Result<TempPath, MediaError> {
        let ended = self.end_stream().map_err(|problem| self.reader.failed(problem));
        ended?;
        let Self { muxer, film, reader, .. } = self;
        muxer.finish().map_err(|problem| reader.failed(problem))?;
        Ok(film)
    }

    fn end_stream(&mut self) -> Result<(), MediaProblem> {
        let mut made = Vec::new();
        self.encoder.end(&mut made)?;
        self.write(made)?;
        let mut last = self.packets.pop_front().ok_or(MediaProblem::Undecodable)?;
        last.duration = (self.end - last.pts).max(1);
        self.muxer.write(0, &last)
    }
}

fn fraction(video: &VideoFacts) -> (i32, i32) {
    let (numerator, denominator) = video.frame_rate.fraction();
    (numerator as i32, denominator as i32)
}

fn encoding(video: &VideoFacts, (width_px, height_px): (u32, u32)) -> VideoEncoding {
    let options = OPTIONS.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let interval = ("g".to_owned(), KEYFRAME_INTERVAL_FRAMES.to_string());
    VideoEncoding {
        width_px,
        height_px,
        time_base: video.time_base,
        // Of a variable rate, it only says how many frames to expect.
        frame_rate: Some(fraction(video)),
        pixel_format: PICTURE_PIXEL_FORMAT,
        sample_aspect: (1, 1),
        color: ColorTags::BT709,
        options: options.into_iter().chain([interval]).collect(),
        threads: 1,
    }
}

/// The size of a proxy: the shorter side at most 540, never larger than the source, even.
fn size_of_proxy(width_px: u32, height_px: u32) -> (u32, u32) {
    let shorter = width_px.min(height_px).max(1);
    let wanted = shorter.min(MAX_SHORTER_SIDE_PX);
    let side = |side: u32| {
        let scaled = (u64::from(side) * u64::from(wanted) + u64::from(shorter) / 2) / u64::from(shorter);
        (scaled as u32).next_multiple_of(2).max(16)
    };
    (side(width_px), side(height_px))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_keep_their_shape_and_never_grow() {
        assert_eq!(size_of_proxy(3840, 2160), (960, 540));
        assert_eq!(size_of_proxy(1080, 1920), (540, 960));
        assert_eq!(size_of_proxy(640, 360), (640, 360));
        assert_eq!(size_of_proxy(853, 480), (854, 480));
        assert_eq!(size_of_proxy(1, 1), (16, 16));
    }
}
