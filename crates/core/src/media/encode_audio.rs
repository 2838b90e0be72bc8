//! Encoding sound to AAC.

use super::encode::explain;
use super::packet::{EncodedPacket, StreamKind, StreamParameters, TimeBase};
use super::sys::decoder::Received;
use super::sys::encoder::{Encoder, EncoderSettings};
use super::sys::frame as sys_frame;
use crate::error::MediaProblem;

use ffmpeg_next::ffi::AVSampleFormat;

/// Samples of each channel in an AAC packet, and what the encoder puts before the first one.
const FRAME: usize = 1024;

/// An open AAC-LC encoder whose packets need no edit list: the first packet, which is nothing but the encoder's
/// priming, is dropped, and the packet that holds the first samples starts at 0. Not `Send`.
pub struct AudioEncoder {
    encoder: Encoder,
    kind: StreamKind,
    time_base: TimeBase,
    pending: Vec<f32>,
    sent: i64,
    total: i64,
}

impl AudioEncoder {
    /// Opens the encoder for one or two interleaved channels.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn new(sample_rate: u32, channels: u16, bit_rate: i64) -> Result<Self, MediaProblem> {
        let kind = StreamKind::Audio { sample_rate, channels, frame_size: FRAME as u32 };
        let time_base = TimeBase { numerator: 1, denominator: sample_rate as i32 };
        let settings = EncoderSettings {
            encoder: "aac",
            input: &kind,
            time_base,
            frame_rate: (0, 1),
            sample_format: AVSampleFormat::AV_SAMPLE_FMT_FLTP as i32,
            bit_rate,
            options: &[],
            threads: 1,
        };
        let encoder = Encoder::open(&settings).map_err(explain)?;
        Ok(Self { encoder, kind, time_base, pending: Vec::new(), sent: 0, total: 0 })
    }

    /// What a muxer and a decoder have to know of the packets.
    pub fn parameters(&self) -> StreamParameters {
        self.encoder.parameters(&self.kind, self.time_base)
    }

    /// Encodes interleaved samples; finished packets are added to `packets`.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn encode(&mut self, interleaved: &[f32], packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        self.pending.extend_from_slice(interleaved);
        let channels = self.channels();
        self.total += (interleaved.len() / channels) as i64;
        let whole = self.pending.len() / (FRAME * channels) * FRAME * channels;
        let ready: Vec<f32> = self.pending.drain(..whole).collect();
        for block in ready.chunks_exact(FRAME * channels) {
            self.send(block)?;
            self.drain(packets)?;
        }
        Ok(())
    }

    /// Encodes what is held back.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn finish(mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        let channels = self.channels();
        if !self.pending.is_empty() {
            let mut last = std::mem::take(&mut self.pending);
            last.resize(FRAME * channels, 0.0);
            self.send(&last)?;
        }
        self.encoder.send(None).map_err(|code| MediaProblem::Encoder(code.text()))?;
        self.drain(packets)?;
        // Beyond the last sample there is only the encoder's padding.
        packets.retain(|packet| packet.pts < self.total);
        Ok(())
    }

    fn channels(&self) -> usize {
        match self.kind {
            StreamKind::Audio { channels, .. } => usize::from(channels),
            StreamKind::Video { .. } => 1,
        }
    }

    fn send(&mut self, block: &[f32]) -> Result<(), MediaProblem> {
        let fail = |code: super::sys::Code| MediaProblem::Encoder(code.text());
        let StreamKind::Audio { sample_rate, channels, .. } = self.kind else { return Ok(()) };
        let mut frame = sys_frame::new_float_sound(FRAME, channels, sample_rate).map_err(fail)?;
        for channel in 0..usize::from(channels) {
            let plane: &mut [f32] = frame.plane_mut(channel);
            for (target, source) in plane.iter_mut().zip(block.iter().skip(channel).step_by(usize::from(channels))) {
                *target = *source;
            }
        }
        frame.set_pts(Some(self.sent));
        self.sent += FRAME as i64;
        self.encoder.send(Some(&frame)).map_err(fail)
    }

    fn drain(&mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        let received = |encoder: &mut Encoder| encoder.receive().map_err(|code| MediaProblem::Encoder(code.text()));
        while let (Received::Frame, Some(packet)) = received(&mut self.encoder)? {
            if packet.pts >= 0 {
                packets.push(packet);
            }
        }
        Ok(())
    }
}
