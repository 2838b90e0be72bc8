//! Compressed packets and their stream's parameters, as plain data that outlives FFmpeg's contexts.

use serde::{Deserialize, Serialize};
use sunting_timeline::Time;

use crate::error::MediaProblem;

/// One compressed frame or block of sound. Times are in the stream's time base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodedPacket {
    /// When it is shown or heard.
    pub pts: i64,
    /// The time at which it is decoded.
    pub dts: i64,
    /// How long it is shown or heard.
    pub duration: i64,
    /// Whether decoding can start here.
    pub keyframe: bool,
    /// Its bytes, as the encoder made them.
    pub data: Vec<u8>,
}

/// A time base: `numerator / denominator` seconds a unit. Both positive.
///
/// ```
/// use sunting_core::media::packet::TimeBase;
/// use sunting_timeline::Time;
///
/// let mpeg = TimeBase { numerator: 1, denominator: 90_000 };
/// assert_eq!(mpeg.units(Time::from_millis(40)), Ok(3600));
/// assert_eq!(mpeg.time(3600), Some(Time::from_millis(40)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeBase {
    /// Seconds that `denominator` units last.
    pub numerator: i32,
    /// Units that last `numerator` seconds.
    pub denominator: i32,
}

impl TimeBase {
    /// How long so many units last, or the time that they count to.
    pub fn time(self, units: i64) -> Option<Time> {
        Time::from_units(units, self.numerator.into(), self.denominator.into())
    }

    /// How many units a time is, to the nearest one.
    ///
    /// # Errors
    /// [`MediaProblem::Conversion`] for a base that is not positive and for more units than an `i64` holds.
    pub fn units(self, time: Time) -> Result<i64, MediaProblem> {
        let Self { numerator, denominator } = self;
        let units = time.to_units(numerator.into(), denominator.into());
        units.ok_or_else(|| MediaProblem::Conversion(format!("{time} in units of {numerator}/{denominator} s")))
    }
}

/// Colour as H.273 numbers it (2 = not said), and whether samples use the full range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ColorTags {
    /// Which red, green and blue are meant.
    pub primaries: i32,
    /// How light becomes a signal.
    pub transfer: i32,
    /// How red, green and blue become luma and chroma.
    pub matrix: i32,
    /// Full (0–255) instead of limited (16–235) range.
    pub full_range: bool,
}

impl ColorTags {
    /// BT.709, limited range: what everything is composed in.
    pub const BT709: Self = Self { primaries: 1, transfer: 1, matrix: 1, full_range: false };
}

/// What a muxer and a decoder have to know of a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamParameters {
    /// FFmpeg's number of the codec.
    pub codec_id: i32,
    /// Parameter sets or decoder configuration, as the encoder gave them.
    pub extradata: Vec<u8>,
    /// The unit of the packets' times.
    pub time_base: TimeBase,
    /// FFmpeg's number of the profile.
    pub profile: i32,
    /// The level times ten or as the codec has it; negative when not known.
    pub level: i32,
    /// Bits a second, 0 when not known.
    pub bit_rate: i64,
    /// What is particular to pictures or to sound.
    pub kind: StreamKind,
}

/// What differs between pictures and sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum StreamKind {
    /// The stream is a picture stream.
    Video {
        width_px: u32,
        height_px: u32,
        /// FFmpeg's number of the pixel format.
        pixel_format: i32,
        /// Width to height of one pixel; 0/1 when not said.
        sample_aspect: (i32, i32),
        color: ColorTags,
    },
    /// The stream is a sound stream.
    Audio {
        sample_rate: u32,
        channels: u16,
        /// Samples in one packet, 0 when it varies.
        frame_size: u32,
    },
}

/// One stream of a file to be written.
#[derive(Clone, Debug)]
pub(crate) struct OutputStream {
    pub parameters: StreamParameters,
    /// How players turn the picture; none when it is upright.
    pub display_matrix: Option<[i32; 9]>,
    /// Frames a second as a fraction, when constant.
    pub frame_rate: Option<(i32, i32)>,
    pub tags: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_a_stream_cannot_count_is_refused_and_not_zero() {
        let base = TimeBase { numerator: 1, denominator: 90_000 };
        assert_eq!(base.units(Time::from_seconds(2)), Ok(180_000));
        assert_eq!(base.time(180_000), Some(Time::from_seconds(2)));
        let nanoseconds = TimeBase { numerator: 1, denominator: 1_000_000_000 };
        assert!(matches!(nanoseconds.units(Time::MAX), Err(MediaProblem::Conversion(_))));
        assert!(TimeBase { numerator: 0, denominator: 1 }.units(Time::ZERO).is_err());
    }
}
