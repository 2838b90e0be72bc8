//! A decoded frame as its stream holds it, with the time it is shown at and its orientation.

use ffmpeg_next::frame;
use sunting_timeline::Time;

use super::orientation::Orientation;
use super::pixel_shape::{sane_aspect, shown_size};
use super::sys::frame::{FrameFacts, facts};
use super::sys::input::StreamFacts;
use super::sys::pixel_format_facts;

/// A frame as the stream holds it.
pub struct DecodedFrame {
    /// When it is shown, by source time.
    pub time: Time,
    frame: frame::Video,
    facts: FrameFacts,
    orientation: Orientation,
    /// Width to height of one pixel.
    sample_aspect: (u32, u32),
}

impl DecodedFrame {
    /// A frame of a stream. What it says of its own orientation counts more than what the stream says, and so does the
    /// shape of its pixels once it is another one than when the stream was opened.
    pub(in crate::media) fn of_stream(frame: frame::Video, time: Time, stream: &StreamFacts) -> Self {
        let facts = facts(&frame);
        let matrix = facts.display_matrix.or(stream.display_matrix);
        let orientation = matrix.as_ref().map_or(Orientation::default(), Orientation::from_matrix);
        let own = sane_aspect(facts.sample_aspect);
        let changed = own != sane_aspect(stream.coded_aspect);
        let sample_aspect = if changed { own } else { sane_aspect(stream.sample_aspect) };
        Self { time, frame, facts, orientation, sample_aspect }
    }

    /// A frame that was not read by FFmpeg: upright, with square pixels.
    pub(in crate::media) fn of_pixels(frame: frame::Video, time: Time) -> Self {
        Self { time, facts: facts(&frame), frame, orientation: Orientation::default(), sample_aspect: (1, 1) }
    }

    /// As shown: upright, with square pixels.
    pub(crate) fn shown_size_px(&self) -> (u32, u32) {
        shown_size(self.facts.width_px, self.facts.height_px, self.sample_aspect, self.orientation)
    }

    /// Its shape as it is stored, before it is turned.
    pub(in crate::media) fn stored_shape(&self) -> (u32, u32) {
        shown_size(self.facts.width_px, self.facts.height_px, self.sample_aspect, Orientation::default())
    }

    pub(in crate::media) fn frame(&self) -> &frame::Video {
        &self.frame
    }

    pub(in crate::media) fn frame_mut(&mut self) -> &mut frame::Video {
        &mut self.frame
    }

    pub(in crate::media) fn facts(&self) -> &FrameFacts {
        &self.facts
    }

    /// Whether pixels of its format may be clear.
    pub(in crate::media) fn may_be_clear(&self) -> bool {
        pixel_format_facts(self.facts.pixel_format).is_some_and(|format| format.has_alpha)
    }

    /// How it is turned to stand upright.
    pub(crate) fn orientation(&self) -> Orientation {
        self.orientation
    }
}
