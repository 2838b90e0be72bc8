//! Sound of the preview: one thread mixes ahead, and the sound device takes the samples without a lock.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rtrb::{Consumer, Producer, RingBuffer};

use super::clock::Taken;
use crate::media::audio::SAMPLE_RATE;

/// Mixed ahead at most: 300 ms of stereo samples.
const AHEAD: usize = 2 * (SAMPLE_RATE as usize * 3 / 10);

/// Why there is no sound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SoundOutputError(pub String);

/// Opens a sound device. The device is opened and kept on the sound thread.
pub trait SoundOutput: Send {
    /// Opens a device that plays what `source` gives, at 48 kHz in stereo. It begins paused.
    ///
    /// # Errors
    /// [`SoundOutputError`]; playing then goes by the wall clock.
    fn open(&mut self, source: SoundSource) -> Result<Box<dyn OpenOutput>, SoundOutputError>;
}

/// A sound device that is open.
pub trait OpenOutput {
    /// Whether it asks for samples. A device that rests takes no time.
    fn run(&mut self, running: bool);
}

/// A sound output without a device.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silence;

impl SoundOutput for Silence {
    fn open(&mut self, _: SoundSource) -> Result<Box<dyn OpenOutput>, SoundOutputError> {
        Err(SoundOutputError("no device was asked for".to_owned()))
    }
}

/// What device and player share: only whole numbers, so that the device never waits.
#[derive(Debug)]
pub(super) struct Meter {
    base: Instant,
    /// Counts up whenever what is on its way is to be thrown away.
    run_wanted: AtomicU64,
    run_reached: AtomicU64,
    open: AtomicBool,
    /// Samples of one channel taken in this run.
    taken: AtomicU64,
    /// Nanoseconds after `base`, plus one; 0 for never.
    took_at: AtomicU64,
    /// The same for when the device came, whatever it got.
    asked: AtomicU64,
    latency_nanos: AtomicU64,
    volume: AtomicU32,
}

impl Meter {
    /// Throws away what is on its way; the device takes nothing until [`Meter::let_go`].
    pub fn hold(&self) {
        self.open.store(false, Ordering::Release);
        self.run_wanted.fetch_add(1, Ordering::AcqRel);
    }

    /// Whether the device has thrown away what was on its way.
    pub fn is_empty(&self) -> bool {
        self.run_reached.load(Ordering::Acquire) == self.run_wanted.load(Ordering::Acquire)
    }

    /// The device takes what comes.
    pub fn let_go(&self) {
        self.open.store(true, Ordering::Release);
    }

    pub fn set_volume(&self, volume: f32) {
        self.volume.store((volume.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
    }

    /// What the device took in this run.
    pub fn taken(&self) -> Taken {
        if !self.is_empty() {
            return Taken { played: Duration::ZERO, took_at: None, asked: self.asked(), latency: Duration::ZERO };
        }
        let samples = self.taken.load(Ordering::Acquire);
        Taken {
            played: Duration::from_nanos(samples * 1_000_000_000 / u64::from(SAMPLE_RATE)),
            took_at: self.instant(&self.took_at),
            asked: self.asked(),
            latency: Duration::from_nanos(self.latency_nanos.load(Ordering::Acquire)),
        }
    }

    /// When the device last came for samples.
    pub fn asked(&self) -> Option<Instant> {
        self.instant(&self.asked)
    }

    fn instant(&self, nanos_after_base: &AtomicU64) -> Option<Instant> {
        let nanos = nanos_after_base.load(Ordering::Acquire).checked_sub(1)?;
        Some(self.base + Duration::from_nanos(nanos))
    }
}

/// The device's end: what it plays next.
pub struct SoundSource {
    meter: Arc<Meter>,
    samples: Consumer<f32>,
    volume: f32,
}

impl SoundSource {
    /// Fills interleaved stereo samples, with silence if nothing plays. `latency` is how much later they are heard. It
    /// neither blocks nor allocates.
    pub fn fill(&mut self, out: &mut [f32], latency: Duration) {
        let meter = &self.meter;
        let now = meter.base.elapsed().as_nanos() as u64 + 1;
        meter.asked.store(now, Ordering::Release);
        let wanted = meter.run_wanted.load(Ordering::Acquire);
        if meter.run_reached.load(Ordering::Acquire) != wanted {
            while self.samples.pop().is_ok() {}
            meter.taken.store(0, Ordering::Release);
            meter.took_at.store(0, Ordering::Release);
            meter.run_reached.store(wanted, Ordering::Release);
        }
        let mut filled = 0;
        if meter.open.load(Ordering::Acquire) {
            let goal = meter.volume.load(Ordering::Relaxed) as f32 / 1000.0;
            let step = (goal - self.volume) / (out.len().max(2) as f32 / 2.0);
            for pair in out.chunks_exact_mut(2) {
                let (Ok(left), Ok(right)) = (self.samples.pop(), self.samples.pop()) else { break };
                self.volume += step;
                pair.copy_from_slice(&[left * self.volume, right * self.volume]);
                filled += 2;
            }
        }
        out[filled..].fill(0.0);
        if filled > 0 {
            // What this call takes is heard from `latency` from now on: the clock counts it as on its way.
            let on_its_way = latency.as_nanos() as u64 + filled as u64 / 2 * 1_000_000_000 / u64::from(SAMPLE_RATE);
            meter.taken.fetch_add(filled as u64 / 2, Ordering::AcqRel);
            meter.latency_nanos.store(on_its_way, Ordering::Release);
            meter.took_at.store(now, Ordering::Release);
        }
    }
}

pub(super) struct SoundSink {
    samples: Producer<f32>,
}

impl SoundSink {
    /// How many stereo samples there is room for.
    pub fn room(&self) -> usize {
        self.samples.slots() / 2
    }

    /// Hands over interleaved samples; there must be room for them.
    pub fn push(&mut self, samples: &[f32]) {
        for sample in samples {
            // There is room; a full ring would only drop the newest samples.
            let _ = self.samples.push(*sample);
        }
    }
}

/// A ring with its two ends and what both look at.
pub(super) fn ring() -> (SoundSink, SoundSource, Arc<Meter>) {
    let (producer, consumer) = RingBuffer::new(AHEAD);
    let meter = Arc::new(Meter {
        base: Instant::now(),
        run_wanted: AtomicU64::new(0),
        run_reached: AtomicU64::new(0),
        open: AtomicBool::new(false),
        taken: AtomicU64::new(0),
        took_at: AtomicU64::new(0),
        asked: AtomicU64::new(0),
        latency_nanos: AtomicU64::new(0),
        volume: AtomicU32::new(1000),
    });
    let source = SoundSource { meter: meter.clone(), samples: consumer, volume: 1.0 };
    (SoundSink { samples: producer }, source, meter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_device_takes_what_is_let_go_and_counts_it() {
        let (mut sink, mut source, meter) = ring();
        sink.push(&[0.5; 200]);
        let mut out = [1.0; 120];
        source.fill(&mut out, Duration::ZERO);
        assert!(out.iter().all(|sample| *sample == 0.0), "held back");
        meter.let_go();
        source.fill(&mut out, Duration::from_millis(10));
        assert!(out.iter().all(|sample| *sample == 0.5));
        assert_eq!(meter.taken().played, Duration::from_nanos(60 * 1_000_000_000 / 48_000));
        source.fill(&mut out, Duration::ZERO);
        assert_eq!((out[79], out[80]), (0.5, 0.0), "what is missing is silence and not counted");
        assert_eq!(meter.taken().played, Duration::from_nanos(100 * 1_000_000_000 / 48_000));
    }

    #[test]
    fn what_is_on_its_way_is_thrown_away_at_a_new_start() {
        let (mut sink, mut source, meter) = ring();
        meter.let_go();
        sink.push(&[0.5; 100]);
        source.fill(&mut [0.0; 20], Duration::ZERO);
        meter.hold();
        assert!(!meter.is_empty());
        let mut out = [1.0; 20];
        source.fill(&mut out, Duration::ZERO);
        assert!(meter.is_empty() && out.iter().all(|sample| *sample == 0.0));
        assert_eq!((meter.taken().played, meter.taken().took_at), (Duration::ZERO, None));
        assert_eq!(sink.room(), AHEAD / 2);
    }
}
