//! Encoding sound to AAC.

use super::audio::SAMPLE_RATE;
use super::encode::explain;
use super::packet::{EncodedPacket, StreamKind, StreamParameters, TimeBase};
use super::sys::Code;
use super::sys::decoder::Received;
use super::sys::encoder::{Encoder, EncoderSettings};
use super::sys::frame as sys_frame;
use super::sys::resample::{Resampler, sound_layout};
use crate::error::MediaProblem;

use ffmpeg_next::ffi::AVSampleFormat;
use ffmpeg_next::frame;

/// Samples of each channel in an AAC packet, and what the encoder puts before the first one.
const FRAME: usize = 1024;

/// An open AAC-LC encoder whose packets need no edit list: the first packet, which is nothing but the encoder's
/// priming, is dropped, and the packet that holds the first samples starts at 0. It takes samples at [`SAMPLE_RATE`],
/// whatever its own rate is. Not `Send`.
pub struct AudioEncoder {
    encoder: Encoder,
    kind: StreamKind,
    time_base: TimeBase,
    /// To the encoder's own rate.
    resampler: Option<Resampler>,
    pending: Vec<f32>,
    sent: i64,
    /// Taken, of each channel, at [`SAMPLE_RATE`].
    taken: i64,
}

impl AudioEncoder {
    /// Opens the encoder for one or two interleaved channels; `sample_rate` is that of its packets.
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
        Ok(Self { encoder, kind, time_base, resampler: None, pending: Vec::new(), sent: 0, taken: 0 })
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
        let channels = self.channels();
        self.taken += (interleaved.len() / channels) as i64;
        if self.sample_rate() == SAMPLE_RATE {
            self.pending.extend_from_slice(interleaved);
        } else {
            self.resample(interleaved)?;
        }
        self.encode_pending(packets)
    }

    fn encode_pending(&mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        let channels = self.channels();
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
        if let Some(resampler) = &mut self.resampler {
            resampler.convert(None, &mut self.pending).map_err(failed)?;
            self.encode_pending(packets)?;
        }
        let channels = self.channels();
        if !self.pending.is_empty() {
            let mut last = std::mem::take(&mut self.pending);
            last.resize(FRAME * channels, 0.0);
            self.send(&last)?;
        }
        self.encoder.send(None).map_err(failed)?;
        self.drain(packets)?;
        // Beyond the last sample there is only the encoder's padding.
        let (rate, own) = (i64::from(SAMPLE_RATE), i64::from(self.sample_rate()));
        packets.retain(|packet| packet.pts * rate < self.taken * own);
        Ok(())
    }

    fn channels(&self) -> usize {
        match self.kind {
            StreamKind::Audio { channels, .. } => usize::from(channels),
            StreamKind::Video { .. } => 1,
        }
    }

    fn sample_rate(&self) -> u32 {
        match self.kind {
            StreamKind::Audio { sample_rate, .. } => sample_rate,
            StreamKind::Video { .. } => SAMPLE_RATE,
        }
    }

    fn resample(&mut self, interleaved: &[f32]) -> Result<(), MediaProblem> {
        if interleaved.is_empty() {
            return Ok(());
        }
        let (channels, own_rate) = (self.channels(), self.sample_rate());
        let frame = planar(interleaved, channels, SAMPLE_RATE)?;
        let resampler = match &mut self.resampler {
            Some(resampler) => resampler,
            None => {
                let opened = Resampler::new(sound_layout(&frame), SAMPLE_RATE, own_rate, false).map_err(failed)?;
                self.resampler.insert(opened)
            }
        };
        resampler.convert(Some(&frame), &mut self.pending).map_err(failed)
    }

    fn send(&mut self, block: &[f32]) -> Result<(), MediaProblem> {
        let mut frame = planar(block, self.channels(), self.sample_rate())?;
        frame.set_pts(Some(self.sent));
        self.sent += FRAME as i64;
        self.encoder.send(Some(&frame)).map_err(failed)
    }

    fn drain(&mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        let received = |encoder: &mut Encoder| encoder.receive().map_err(failed);
        while let (Received::Frame, Some(packet)) = received(&mut self.encoder)? {
            if packet.pts >= 0 {
                packets.push(packet);
            }
        }
        Ok(())
    }
}

/// A frame with each channel's samples in a plane of its own.
fn planar(interleaved: &[f32], channels: usize, rate: u32) -> Result<frame::Audio, MediaProblem> {
    let samples = interleaved.len() / channels;
    let mut frame = sys_frame::new_float_sound(samples, channels as u16, rate).map_err(failed)?;
    for channel in 0..channels {
        let plane: &mut [f32] = frame.plane_mut(channel);
        for (target, source) in plane.iter_mut().zip(interleaved.iter().skip(channel).step_by(channels)) {
            *target = *source;
        }
    }
    Ok(frame)
}

fn failed(code: Code) -> MediaProblem {
    MediaProblem::Encoder(code.text())
}
