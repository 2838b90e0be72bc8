//! Reading a file's sound as 48 kHz stereo, sample-exact from source time 0 on.

use std::ops::RangeInclusive;
use std::path::Path;

use ffmpeg_next::frame;
use sunting_timeline::{Speed, Time};

use super::demux::Demuxer;
use super::drift::Drift;
use super::sys::decoder::{Decoder, Received};
use super::sys::resample::{Resampler, samples, sound_layout};
use crate::error::{MediaError, MediaProblem};

/// Everything inside the engine sounds at this rate, in Hz.
pub const SAMPLE_RATE: u32 = 48_000;
/// Rates that sound has, in Hz, with room: others are of damaged headers, and a filter for them takes minutes to make.
pub(super) const RATES: RangeInclusive<u32> = 1_000..=1_536_000;
/// Decoders need a little before the place they are asked for.
const PREROLL: Time = Time::from_seconds(1);
/// Clocks of containers wander by less than this from packet to packet; more is missing or doubled sound.
pub(super) const JITTER: Time = Time::from_millis(20);
/// A clock that is this far off is no longer caught up with by stretching.
const LOST: Time = Time::from_millis(120);
/// Where sound is missing, it goes and comes within so many samples (3 ms), so that nothing clicks.
const FADE: usize = 144;

/// Reads a file's sound. Sample 0 is at source time 0, missing parts are silent, and the sound is stretched slightly to
/// follow a clock that drifts. Not `Send`: it stays with the thread that opened it.
pub struct AudioReader {
    demuxer: Demuxer,
    decoder: Decoder,
    stream: usize,
    speed: Speed,
    resampler: Option<Resampler>,
    /// Converted stereo samples, of which the first `taken` are delivered. The last few wait, to be faded out when
    /// nothing follows.
    ready: Vec<f32>,
    taken: usize,
    /// The sample that comes after `ready`; `None` until the first frame after a seek says where it is.
    ready_end: Option<i64>,
    /// Nothing follows `ready` without a gap.
    is_run_over: bool,
    /// The first frame behind a gap.
    behind_gap: Option<frame::Audio>,
    /// Where the next frame should be by the clock.
    next_time: Option<Time>,
    drift: Drift,
    /// The frame that was converted last, while its samples pass as they are.
    last_plain: Option<frame::Audio>,
    /// The next sample to deliver.
    position: i64,
    at_end: bool,
}

impl AudioReader {
    /// Opens a file for its sound, played at `speed` (a faster one sounds higher): the track of that number, counted from
    /// 1, or the file's default one.
    ///
    /// # Errors
    /// As [`Demuxer::open`]; [`MediaProblem::NoAudio`], [`MediaProblem::NoAudioTrack`].
    pub fn open(path: &Path, speed: Speed, track: Option<u16>) -> Result<Self, MediaError> {
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
            is_run_over: false,
            behind_gap: None,
            next_time: None,
            drift: Drift::default(),
            last_plain: None,
            position: 0,
            at_end: false,
        })
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
        (self.is_run_over, self.behind_gap, self.last_plain) = (false, None, None);
        self.drift = Drift::default();
    }

    /// How many of the ready samples may be taken.
    fn deliverable(&self) -> usize {
        if self.is_run_over { self.ready.len() } else { self.ready.len().saturating_sub(2 * FADE) }
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
            let Some(start) = self.ready_start().filter(|_| self.taken < self.deliverable()) else {
                if !self.fill()? {
                    break;
                }
                continue;
            };
            let deliverable = self.deliverable();
            let skip = (self.position - start).max(0) as usize;
            self.taken = (self.taken + 2 * skip).min(deliverable);
            if self.taken == deliverable {
                continue;
            }
            // What lies between here and the next sample that there is, is silence.
            let silence = ((start - self.position).max(0) as usize).min(left);
            out.resize(out.len() + 2 * silence, 0.0);
            left -= silence;
            self.position += silence as i64;
            let count = left.min((deliverable - self.taken) / 2);
            out.extend_from_slice(&self.ready[self.taken..self.taken + 2 * count]);
            self.taken += 2 * count;
            self.position += count as i64;
            left -= count;
        }
        Ok(frames - left)
    }

    /// Decodes until there is something to take; `false` at the end.
    fn fill(&mut self) -> Result<bool, MediaError> {
        self.ready.drain(..self.taken);
        self.taken = 0;
        while self.deliverable() == 0 {
            if let Some(frame) = self.behind_gap.take() {
                self.begin_run(frame)?;
                continue;
            }
            let mut frame = frame::Audio::empty();
            match self.decoder.receive(&mut frame) {
                Ok(Received::Frame) => self.accept(frame)?,
                Ok(Received::NeedsMore) => self.feed()?,
                Ok(Received::End) => {
                    self.end_run()?;
                    return Ok(!self.ready.is_empty());
                }
                // What is damaged is silent.
                Err(_) => self.feed()?,
            }
        }
        Ok(true)
    }

    fn feed(&mut self) -> Result<(), MediaError> {
        let packet = if self.at_end { None } else { self.demuxer.read()? };
        match packet {
            Some(packet) => {
                // What is damaged is silent.
                let _ = self.decoder.send(Some(&packet));
            }
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
    fn accept(&mut self, frame: frame::Audio) -> Result<(), MediaError> {
        let said = self.said(&frame);
        let Some(next) = self.next_time else { return self.begin_run(frame) };
        let late_s = said.zip(self.place()).map_or(0.0, |(said, place)| (said - place).as_seconds_f64());
        let is_far = |off: Time| off.max(-off) > JITTER;
        let jumps = said.is_some_and(|said| is_far(said - next)) && late_s.abs() > JITTER.as_seconds_f64();
        if jumps || late_s.abs() > LOST.as_seconds_f64() {
            self.end_run()?;
            self.behind_gap = Some(frame);
            return Ok(());
        }
        let layout = sound_layout(&frame);
        if self.resampler.as_ref().is_none_or(|resampler| !resampler.takes(layout)) {
            self.convert(None)?;
            self.resampler = Some(self.resampler_for(&frame, false)?);
            self.last_plain = None;
        }
        let duration = Time::of_sample(samples(&frame) as i64, layout.rate);
        self.next_time = Some(said.unwrap_or(next) + duration);
        if let Some(part) = self.drift.steer(late_s, duration.as_seconds_f64()) {
            self.stretch(part)?;
        }
        self.convert(Some(&frame))?;
        self.keep_plain(frame);
        Ok(())
    }

    fn said(&self, frame: &frame::Audio) -> Option<Time> {
        frame.timestamp().and_then(|timestamp| self.demuxer.source_time(self.stream, timestamp))
    }

    /// The source time of the next sample that goes into the resampler, by where it will come out.
    fn place(&self) -> Option<Time> {
        let delay = self.resampler.as_ref().map_or(0, |resampler| resampler.delay(SAMPLE_RATE));
        Some(self.speed.source_duration(Time::of_sample(self.ready_end? + delay, SAMPLE_RATE)))
    }

    /// Starts where a frame's clock says; behind a gap, sound comes softly.
    fn begin_run(&mut self, frame: frame::Audio) -> Result<(), MediaError> {
        let is_behind_gap = self.next_time.is_some();
        let time = self.said(&frame).or(self.next_time).unwrap_or(Time::ZERO);
        self.resampler = Some(self.resampler_for(&frame, false)?);
        self.ready_end = self.speed.timeline_duration(time).to_units(1, i64::from(SAMPLE_RATE));
        self.next_time = Some(time + Time::of_sample(samples(&frame) as i64, sound_layout(&frame).rate));
        (self.is_run_over, self.drift) = (false, Drift::default());
        self.convert(Some(&frame))?;
        if is_behind_gap {
            fade(self.ready.chunks_exact_mut(2));
        }
        self.keep_plain(frame);
        Ok(())
    }

    /// Ends a run of sound, softly when more comes behind a gap.
    fn end_run(&mut self) -> Result<(), MediaError> {
        self.convert(None)?;
        if self.resampler.take().is_some() && !self.at_end {
            fade(self.ready.chunks_exact_mut(2).rev());
        }
        self.is_run_over = true;
        Ok(())
    }

    fn resampler_for(&self, frame: &frame::Audio, steerable: bool) -> Result<Resampler, MediaError> {
        let layout = sound_layout(frame);
        if !RATES.contains(&layout.rate) {
            return Err(self.failed(&format!("{} Hz", layout.rate)));
        }
        let scaled = u64::from(layout.rate) * u64::from(self.speed.numerator) / u64::from(self.speed.denominator);
        let resampler = Resampler::new(layout, scaled.clamp(1, 1 << 24) as u32, SAMPLE_RATE, steerable);
        resampler.map_err(|code| self.failed(&code.text()))
    }

    /// A frame whose samples passed as they are is what an interpolating resampler has to know of the past.
    fn keep_plain(&mut self, frame: frame::Audio) {
        let is_plain = self.resampler.as_ref().is_some_and(|resampler| resampler.delay(SAMPLE_RATE) == 0);
        self.last_plain = is_plain.then_some(frame);
    }

    /// Stretches what comes from now on. Samples that passed as they are get an interpolating resampler first, which
    /// hears the last of them once more, so that nothing jumps.
    fn stretch(&mut self, part: f64) -> Result<(), MediaError> {
        if let Some(plain) = self.last_plain.take() {
            let mut resampler = self.resampler_for(&plain, true)?;
            let mut heard_already = Vec::new();
            let converted = resampler.convert(Some(&plain), &mut heard_already);
            converted.map_err(|code| self.failed(&code.text()))?;
            let held_back = resampler.delay(SAMPLE_RATE).max(0) as usize;
            let channels = usize::from(resampler.channels);
            self.resampler = Some(resampler);
            // What it still holds back comes out again: it takes the place of the last samples, which wait.
            let held_back = held_back.min(self.ready.len() / 2).min(heard_already.len() / channels);
            self.ready.truncate(self.ready.len() - 2 * held_back);
            self.ready_end = self.ready_end.map(|end| end - held_back as i64);
        }
        let Some(resampler) = &mut self.resampler else { return Ok(()) };
        let stretched = resampler.stretch(part, SAMPLE_RATE);
        stretched.map_err(|code| self.failed(&code.text()))
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

    fn failed(&self, detail: &str) -> MediaError {
        MediaError::new(self.demuxer.path(), MediaProblem::Conversion(detail.to_owned()))
    }
}

/// From nothing to all over the first samples.
fn fade<'a>(pairs: impl Iterator<Item = &'a mut [f32]>) {
    for (n, pair) in pairs.take(FADE).enumerate() {
        let level = (n as f32 + 0.5) / FADE as f32;
        pair.iter_mut().for_each(|sample| *sample *= level);
    }
}

#[cfg(test)]
#[path = "audio_tests.rs"]
mod tests;
