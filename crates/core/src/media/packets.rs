//! Reading a stream's packets as they are, to copy them.

use std::path::Path;

use super::demux::Demuxer;
use super::packet::{EncodedPacket, StreamKind, StreamParameters};
use super::sys::input::StreamFacts;
use crate::error::{MediaError, MediaProblem};

/// The packets of a file's chosen sound stream. Times are in the stream's time base, from source time 0 on; what lies
/// before that has negative ones. Not `Send`.
pub struct SoundPackets {
    demuxer: Demuxer,
    stream: StreamFacts,
}

impl SoundPackets {
    /// Opens a file for the sound track of that number, counted from 1; without one, for the file's own choice.
    ///
    /// # Errors
    /// As [`Demuxer::open_for`]; [`MediaProblem::NoAudio`].
    pub fn open(path: &Path, track: Option<u16>) -> Result<Self, MediaError> {
        let mut demuxer = Demuxer::open_for(path, track)?;
        let stream = demuxer.audio().cloned().ok_or_else(|| MediaError::new(path, MediaProblem::NoAudio))?;
        demuxer.select(stream.index);
        Ok(Self { demuxer, stream })
    }

    pub fn codec(&self) -> &str {
        &self.stream.codec
    }

    /// What a muxer and a decoder have to know of the packets.
    pub fn parameters(&self) -> StreamParameters {
        StreamParameters {
            codec_id: self.stream.codec_id,
            extradata: self.demuxer.input().extradata(self.stream.index),
            time_base: self.stream.time_base,
            profile: self.stream.profile_number,
            level: self.stream.level,
            bit_rate: self.stream.bit_rate,
            kind: StreamKind::Audio {
                sample_rate: self.stream.sample_rate,
                channels: self.stream.channels,
                frame_size: self.stream.frame_size,
            },
        }
    }

    /// The next packet; `None` at the end.
    ///
    /// # Errors
    /// As [`Demuxer::read`].
    pub fn next_packet(&mut self) -> Result<Option<EncodedPacket>, MediaError> {
        let Some(packet) = self.demuxer.read()? else { return Ok(None) };
        let base = self.stream.time_base;
        let place = |timestamp: i64| base.units(self.demuxer.source_time(self.stream.index, timestamp)?).ok();
        let pts = packet.pts().or(packet.dts()).and_then(place).unwrap_or(0);
        Ok(Some(EncodedPacket {
            pts,
            dts: packet.dts().and_then(place).unwrap_or(pts),
            duration: packet.duration(),
            keyframe: packet.is_key(),
            data: packet.data().unwrap_or(&[]).to_vec(),
        }))
    }
}
