//! Reading photos, which are the first picture of a file. A large one is reduced while it is read, so that it is never
//! in memory at its full size.

mod png;
mod size;
pub(super) mod vector;

use std::path::Path;

use ffmpeg_next::frame;
use sunting_timeline::Time;

use super::decoded_frame::DecodedFrame;
use super::demux::Demuxer;
use super::kind::Kind;
use super::sys::decoder::{Decoder, Received};
use super::webp::WebpReader;
use crate::error::{MediaError, MediaProblem};

pub(super) use size::{declared_size, is_too_large, jpeg_size};

/// JPEG's blocks of 8 x 8 come as 4 x 4, 2 x 2 or 1 x 1.
const MOST_HALVINGS: u32 = 3;

/// The first picture of a file, at its own size or smaller, but at least `at_least_px` wide and high, in either
/// orientation. As far as the coding allows, only what is needed for that is decoded.
///
/// # Errors
/// As [`Demuxer::open`]; [`MediaProblem::NoVideo`], [`MediaProblem::Undecodable`].
pub fn read(path: &Path, at_least_px: (usize, usize)) -> Result<DecodedFrame, MediaError> {
    match Kind::of(path)? {
        Kind::Svg => return vector::read(path, at_least_px).map(|frame| DecodedFrame::of_pixels(frame, Time::ZERO)),
        Kind::MovingWebp => return WebpReader::open(path)?.first_frame(),
        Kind::Ffmpeg => {}
    }
    let mut demuxer = Demuxer::open(path)?;
    let fail = |problem| MediaError::new(path, problem);
    let stream = demuxer.video().cloned().ok_or_else(|| fail(MediaProblem::NoVideo))?;
    let reduction = reduction((stream.width_px as usize, stream.height_px as usize), at_least_px);
    let decoded = |frame| DecodedFrame::of_stream(frame, Time::ZERO, &stream);
    if stream.codec == "png" && reduction > 1 {
        return png::read(path, reduction).map(decoded).map_err(fail);
    }
    let halvings = if stream.codec == "mjpeg" { reduction.ilog2().min(MOST_HALVINGS) } else { 0 };
    let mut decoder = Decoder::open_reduced(demuxer.input(), stream.index, halvings)
        .map_err(|_| fail(MediaProblem::UnknownCodec { codec: stream.codec.clone() }))?;
    demuxer.select(stream.index);
    while let Some(packet) = demuxer.read()? {
        // A picture that does not decode is followed by one that does, or by none.
        let _ = decoder.send(Some(&packet));
        let _ = decoder.send(None); // The same.
        let mut picture = frame::Video::empty();
        if matches!(decoder.receive(&mut picture), Ok(Received::Frame)) {
            return Ok(decoded(picture));
        }
        decoder.flush();
    }
    Err(fail(MediaProblem::Undecodable))
}

/// By which whole number both sides can be divided and still reach the wanted size, turned or not.
fn reduction((width, height): (usize, usize), (wanted_width, wanted_height): (usize, usize)) -> u32 {
    let longer = width.max(height) / wanted_width.max(wanted_height).max(1);
    let shorter = width.min(height) / wanted_width.min(wanted_height).max(1);
    longer.min(shorter).max(1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_reduced_to_no_less_than_what_is_wanted() {
        assert_eq!(reduction((12_000, 9000), (1440, 1080)), 8);
        assert_eq!(reduction((12_000, 2000), (1280, 214)), 9);
        assert_eq!(reduction((9600, 1200), (90, 720)), 13, "it may be turned");
        assert_eq!(reduction((640, 480), (1280, 960)), 1);
        assert_eq!(reduction((640, 480), (0, 0)), 480);
    }
}
