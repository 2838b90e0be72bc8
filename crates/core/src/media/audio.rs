//! Reading a file's sound as 48 kHz stereo, sample-exact from source time 0 on.

use std::path::Path;

use ffmpeg_next::frame;
use sunting_timeline::{Speed, Time};

use super::demux::Demuxer;
use super::sys::decoder::{Decoder, Received};
use super::sys::resample::{Resampler, samples, sound_layout};
use crate::error::{MediaError, MediaProblem};

/// Everything inside the engine sounds at this rate, in Hz.
pub const SAMPLE_RATE: u32 = 48_000;
/// Decoders need a little before the place they are asked for.
const PREROLL: Time = Time::from_seconds(1);
/// Clocks of containers wander by less than this; counting samples is then the better clock.
const JITTER: Time = Time::from_millis(20);

/// One file's sound. Sample 0 is source time 0; what comes before it is dropped, what is missing is silence. Not
/// `Send`: it stays with the thread that opened it.
pub struct AudioReader {
    demuxer: Demuxer,
    decoder: Decoder,
    stream: usize,
    speed: Speed,
    resampler: Option<Resampler>,
    /// Converted stereo samples, of which the first `taken` are delivered.
    ready: Vec<f32>,
    taken: usize,
    /// The sample that comes after `ready`; `None` until the first frame after a seek says where it is.
    ready_end: Option<i64>,
    /// Where the next frame should be if nothing is missing.
    next_time: Option<Time>,
    /// The next sample to deliver.
    position: i64,
    at_end: bool,
    damaged: u64,
}

impl AudioReader {
    /// Opens a file for its sound, played at `speed` (a faster one sounds higher).
    ///
    /// # Errors
    /// As [`Demuxer::open`]; [`MediaProblem::NoAudio`].
    pub fn open(path: &Path, speed: Speed) -> Result<Self, MediaError> {
        Self::open_track(path, speed, None)
    }

    /// The same for the sound track of that number, counted from 1.
    ///
    /// # Errors
    /// As [`AudioReader::open`]; [`MediaProblem::NoAudioTrack`].
    pub fn open_track(path: &Path, speed: Speed, track: Option<u16>) -> Result<Self, MediaError> {
        let mut demuxer = Demuxer::open_for(path, track)?;
        let fail = |problem| MediaError::new(path, problem);
        let stream = demuxer.audio().cloned().ok_or_else(|| fail(MediaProblem::NoAudio))?;
        demuxer.select(stream.index);
        let decoder = Decoder::open(demuxer.input(), stream.index, 1)
            .map_err(|_| fail(MediaProblem::UnknownCodec { codec: stream.codec.clone() }))?;
        Ok(Self {
            demuxer,
            decoder,
            stream: stream.index,
            speed,
            resampler: None,
            ready: Vec::new(),
            taken: 0,
            ready_end: None,
            next_time: None,
            position: 0,
            at_end: false,
            damaged: 0,
        })
    }

    /// Packets that could not be decoded so far.
    pub fn damaged_packets(&self) -> u64 {
        self.damaged
    }

    /// The next sample that [`AudioReader::read`] delivers.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// Goes to a sample; a place close ahead is read up to, which is cheaper than seeking.
    ///
    /// # Errors
    /// As [`AudioReader::read`].
    pub fn seek(&mut self, sample: i64) -> Result<(), MediaError> {
        let ahead = sample - self.position;
        if ahead == 0 {
            return Ok(());
        }
        if ahead < 0 || ahead > 5 * i64::from(SAMPLE_RATE) {
            self.jump(sample)?;
        }
        self.position = sample;
        Ok(())
    }

    fn jump(&mut self, sample: i64) -> Result<(), MediaError> {
        let target = self.speed.source_duration(Time::of_sample(sample, SAMPLE_RATE)) - PREROLL;
        let found = target > Time::ZERO && self.demuxer.seek(self.stream, target).is_ok();
        self.restart();
        if found && self.fill()? && self.ready_start().is_some_and(|start| start <= sample) {
            return Ok(());
        }
        self.demuxer.rewind()?;
        self.demuxer.select(self.stream);
        // Flushing leaves what overlaps from the packet before; the start has none.
        let decoder = Decoder::open(self.demuxer.input(), self.stream, 1);
        self.decoder = decoder.map_err(|code| self.failed(&code.text()))?;
        self.restart();
        Ok(())
    }

    fn restart(&mut self) {
        self.decoder.flush();
        self.resampler = None;
        self.ready.clear();
        (self.taken, self.ready_end, self.next_time, self.at_end) = (0, None, None, false);
    }

    fn ready_start(&self) -> Option<i64> {
        Some(self.ready_end? - ((self.ready.len() - self.taken) / 2) as i64)
    }

    /// Adds up to `frames` stereo samples to `out`, interleaved; fewer only at the end. Returns how many.
    ///
    /// # Errors
    /// [`MediaProblem::TimedOut`]; damaged packets are silence.
    pub fn read(&mut self, frames: usize, out: &mut Vec<f32>) -> Result<usize, MediaError> {
        let mut left = frames;
        while left > 0 {
            let Some(start) = self.ready_start().filter(|_| self.taken < self.ready.len()) else {
                if !self.fill()? {
                    break;
                }
                continue;
            };
            let skip = (self.position - start).max(0) as usize;
            self.taken = (self.taken + 2 * skip).min(self.ready.len());
            if self.taken == self.ready.len() {
                continue;
            }
            // What lies between here and the next sample that there is, is silence.
            let silence = ((start - self.position).max(0) as usize).min(left);
            out.resize(out.len() + 2 * silence, 0.0);
            left -= silence;
            self.position += silence as i64;
            let count = left.min((self.ready.len() - self.taken) / 2);
            out.extend_from_slice(&self.ready[self.taken..self.taken + 2 * count]);
            self.taken += 2 * count;
            self.position += count as i64;
            left -= count;
        }
        Ok(frames - left)
    }

    /// Decodes until there is something ready; `false` at the end.
    fn fill(&mut self) -> Result<bool, MediaError> {
        self.ready.clear();
        self.taken = 0;
        let mut frame = frame::Audio::empty();
        while self.ready.is_empty() {
            match self.decoder.receive(&mut frame) {
                Ok(Received::Frame) => self.accept(&frame)?,
                Ok(Received::NeedsMore) => self.feed()?,
                Ok(Received::End) => return self.drain(),
                Err(_) => {
                    self.damaged += 1;
                    self.feed()?;
                }
            }
        }
        Ok(true)
    }

    fn feed(&mut self) -> Result<(), MediaError> {
        let packet = if self.at_end { None } else { self.demuxer.read()? };
        match packet {
            Some(packet) => self.damaged += u64::from(self.decoder.send(Some(&packet)).is_err()),
            None => {
                if self.at_end {
                    self.decoder.flush();
                }
                self.at_end = true;
                // A decoder that is already draining says so, which changes nothing.
                let _ = self.decoder.send(None);
            }
        }
        Ok(())
    }

    /// Converts a frame and finds its place: right after the one before, unless the container's clock says that
    /// something is missing or doubled.
    fn accept(&mut self, frame: &frame::Audio) -> Result<(), MediaError> {
        let layout = sound_layout(frame);
        let said = frame.timestamp().and_then(|timestamp| self.demuxer.source_time(self.stream, timestamp));
        let time = match (said, self.next_time) {
            (Some(said), Some(next)) if (said - next).max(next - said) > JITTER => said,
            (_, Some(next)) => next,
            (said, None) => said.unwrap_or(Time::ZERO),
        };
        let jumped = self.next_time.is_none_or(|next| next != time);
        if jumped || self.resampler.as_ref().is_none_or(|resampler| !resampler.takes(layout)) {
            let scaled = u64::from(layout.rate) * u64::from(self.speed.numerator) / u64::from(self.speed.denominator);
            let resampler = Resampler::new(layout, scaled.clamp(1, 1 << 24) as u32, SAMPLE_RATE);
            self.resampler = Some(resampler.map_err(|code| self.failed(&code.text()))?);
            let start = self.speed.timeline_duration(time);
            self.ready_end = start.to_units(1, i64::from(SAMPLE_RATE));
        }
        self.next_time = Some(time + Time::of_sample(samples(frame) as i64, layout.rate));
        self.convert(Some(frame))
    }

    fn convert(&mut self, frame: Option<&frame::Audio>) -> Result<(), MediaError> {
        let Some(resampler) = &mut self.resampler else { return Ok(()) };
        let before = self.ready.len();
        let converted = resampler.convert(frame.map(|frame| &**frame), &mut self.ready);
        let mono = resampler.channels == 1;
        converted.map_err(|code| self.failed(&code.text()))?;
        if mono {
            let doubled: Vec<f32> = self.ready[before..].iter().flat_map(|&sample| [sample, sample]).collect();
            self.ready.truncate(before);
            self.ready.extend(doubled);
        }
        let made = ((self.ready.len() - before) / 2) as i64;
        self.ready_end = self.ready_end.map(|end| end + made);
        Ok(())
    }

    fn drain(&mut self) -> Result<bool, MediaError> {
        self.convert(None)?;
        self.resampler = None;
        Ok(!self.ready.is_empty())
    }

    fn failed(&self, detail: &str) -> MediaError {
        MediaError::new(self.demuxer.path(), MediaProblem::Conversion(detail.to_owned()))
    }
}
