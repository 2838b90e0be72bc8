//! The sound of an export: one continuous encode of the whole mix, or the source's own packets.

use std::path::Path;
use std::sync::Arc;

use sunting_timeline::{AudioTrack, Time};

use super::error::ExportError;
use super::sound_plan::{SoundPlan, all_sources_are_mono};
use super::work::Work;
use crate::audio::mix::Mixer;
use crate::media::audio::SAMPLE_RATE;
use crate::media::container::Container;
use crate::media::encode_audio::AudioEncoder;
use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::media::packets::SoundPackets;

/// Mixed at a time.
const BLOCK: i64 = SAMPLE_RATE as i64;
/// Channels count as equal when their difference has less than this part (-34 dB) of their sum's energy in every
/// block: a lossy encoder made two of one at -47 dB, while the faintest stereo recordings lie above -25.
const EQUAL: f32 = 4e-4;
/// A difference below this energy a sample (-60 dB) is an encoder's noise in a pause.
const INAUDIBLE: f32 = 1e-6;
/// Copied sound may start so far from the picture.
const MAX_OFFSET: Time = Time::from_millis(5);

/// Makes the sound and puts it into the store.
///
/// # Errors
/// [`ExportError::Cancelled`]; what reading, encoding and the store say.
pub(super) fn make(work: &Work<'_>, sound: &SoundPlan, key: &str) -> Result<(), ExportError> {
    let coding = sound.coding(sound.is_folded() || is_mono(work, sound)?);
    let mut encoder = AudioEncoder::new(coding.sample_rate, coding.channels, coding.bit_rate.into())?;
    let mut pending = work.store.create(key, &encoder.parameters())?;
    let mut packets = Vec::new();
    each_block(work, sound, |samples| {
        match coding.channels {
            1 => encoder.encode(&middle(samples), &mut packets)?,
            _ => encoder.encode(samples, &mut packets)?,
        }
        packets.drain(..).try_for_each(|packet| pending.write(&packet))?;
        Ok(true)
    })?;
    encoder.finish(&mut packets)?;
    packets.iter().try_for_each(|packet| pending.write(packet))?;
    work.sources.check()?;
    pending.finish().map(|_| ())
}

fn middle(stereo: &[f32]) -> Vec<f32> {
    stereo.chunks_exact(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
}

fn is_equal(stereo: &[f32]) -> bool {
    let pairs = stereo.chunks_exact(2);
    let (sum, difference) = pairs.fold((0.0, 0.0), |(sum, difference), pair| {
        (sum + (pair[0] + pair[1]).powi(2), difference + (pair[0] - pair[1]).powi(2))
    });
    difference <= EQUAL * sum + INAUDIBLE * stereo.len() as f32
}

/// Whether both channels are equal all along. Sources say it when all of them are mono; else a pass over the mix
/// finds out, which ends at the first block that differs.
fn is_mono(work: &Work<'_>, sound: &SoundPlan) -> Result<bool, ExportError> {
    if all_sources_are_mono(work.plan.scene()) {
        return Ok(true);
    }
    let mut equal = true;
    each_block(work, sound, |samples| {
        equal = is_equal(samples);
        Ok(equal)
    })?;
    Ok(equal)
}

/// Hands the mix over block by block while `take` asks for more.
fn each_block(
    work: &Work<'_>,
    sound: &SoundPlan,
    mut take: impl FnMut(&[f32]) -> Result<bool, ExportError>,
) -> Result<(), ExportError> {
    let mut mixer = Mixer::new(Arc::new(work.plan.scene().heard()), Arc::clone(&work.plan.paths));
    let mut start = 0;
    while start < sound.samples {
        work.tracker.check()?;
        let frames = BLOCK.min(sound.samples - start);
        let samples = mixer.read(start, frames as usize)?;
        if !take(&samples)? {
            break;
        }
        start += frames;
    }
    Ok(())
}

/// A source's own sound, from its start to some time.
pub(super) struct CopiedSound {
    packets: SoundPackets,
    offset: i64,
    end: i64,
    next: Option<EncodedPacket>,
}

impl CopiedSound {
    /// Opens the sound if it can be copied unchanged: its codec fits the container, and its first packet starts with
    /// the picture. Otherwise returns `None`, and the sound has to be encoded again.
    ///
    /// # Errors
    /// As [`SoundPackets::open`].
    pub fn open(
        path: &Path,
        track: Option<AudioTrack>,
        container: Container,
        end: Time,
    ) -> Result<Option<Self>, ExportError> {
        let number = match track {
            None => None,
            Some(AudioTrack::Number(number)) => Some(number),
            Some(AudioTrack::Mix) => return Ok(None),
        };
        let mut packets = SoundPackets::open(path, number)?;
        let base = packets.parameters().time_base;
        let (end, most) = (base.units(end)?, base.units(MAX_OFFSET)?);
        let first = next_audible(&mut packets)?;
        let offset = first.as_ref().map_or(i64::MAX, |packet| packet.pts);
        if !fits(container, &packets) || offset > most || offset < -most {
            return Ok(None);
        }
        Ok(Some(Self { packets, offset, end, next: first }))
    }

    pub fn parameters(&self) -> StreamParameters {
        self.packets.parameters()
    }

    pub fn next_packet(&mut self) -> Result<Option<EncodedPacket>, ExportError> {
        let Some(mut packet) = self.next.take() else { return Ok(None) };
        self.next = self.packets.next_packet()?.filter(|next| next.pts < self.end);
        packet.pts -= self.offset;
        packet.dts -= self.offset;
        Ok(Some(packet))
    }
}

/// The first packet that sounds after time 0; what lies before it only prepares the decoder.
fn next_audible(packets: &mut SoundPackets) -> Result<Option<EncodedPacket>, ExportError> {
    while let Some(packet) = packets.next_packet()? {
        if packet.pts + packet.duration > 0 {
            return Ok(Some(packet));
        }
    }
    Ok(None)
}

fn fits(container: Container, packets: &SoundPackets) -> bool {
    let described = !packets.parameters().extradata.is_empty();
    match (container, packets.codec()) {
        // AAC with a header before each packet has no description and would need another form.
        (_, "aac") => described,
        (Container::Mkv, "vorbis" | "opus" | "flac") => described,
        (Container::Mp4 | Container::Mov | Container::Mkv, "mp3" | "ac3" | "eac3") => true,
        (Container::Mp4 | Container::Mov | Container::M4a, "alac") => described,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stereo(difference: f32) -> Vec<f32> {
        let wave = |n: usize| (n as f32 * 0.05).sin() * 0.3;
        let noise = |n: usize| (n as f32 * 1.7).sin() * 0.3 * difference;
        (0..4800).flat_map(|n| [wave(n) + noise(n), wave(n) - noise(n)]).collect()
    }

    #[test]
    fn what_an_encoder_adds_does_not_make_stereo() {
        assert!(is_equal(&stereo(0.0)));
        assert!(is_equal(&stereo(0.005)));
        assert!(!is_equal(&stereo(0.05)));
        assert!(is_equal(&[0.0; 200]) && is_equal(&[0.0005, -0.0004].repeat(100)));
        assert!(!is_equal(&[0.01, 0.0].repeat(100)));
    }
}
