//! The sound thread: while something plays, it keeps the device open and the ring buffer full.

use std::time::{Duration, Instant};

use sunting_timeline::Time;
use tracing::warn;

use super::playback_range::PlaybackRange;
use super::shared::{Intent, PlayerShared, Program, locked};
use super::sound::{OpenOutput, SoundOutput, SoundSink, SoundSource};
use crate::audio::mix::Mixer;
use crate::audio::stretch::Stretch;
use crate::media::audio::SAMPLE_RATE;
use crate::swallowed::warn_of;

/// Mixed at once, in stereo samples: 21 ms.
const CHUNK: usize = 1024;
/// Mixed before the device may begin.
const FIRST: usize = 2 * CHUNK;
/// A device that does not ask for so long after a start is dead.
const PATIENCE: Duration = Duration::from_millis(400);

struct SoundThread<'a> {
    shared: &'a PlayerShared,
    sink: SoundSink,
    mixer: Option<Mixer>,
    /// While the film plays slowly.
    stretch: Option<Stretch>,
    program_number: u64,
    place: u64,
    /// The sample, by playing time, that is mixed next.
    next: i64,
    /// When the device was given up because it did not ask.
    given_up: Option<Instant>,
}

/// Mixes until the player is gone.
pub(super) fn run(shared: &PlayerShared, sink: SoundSink, source: SoundSource, mut output: Box<dyn SoundOutput>) {
    let mut source = Some(source);
    let mut device: Option<Box<dyn OpenOutput>> = None;
    let mut sound_thread =
        SoundThread { shared, sink, mixer: None, stretch: None, program_number: 0, place: 0, next: 0, given_up: None };
    while let Some(intent) = sound_thread.wait() {
        // Opening takes long, so that it comes before the first wish to play.
        if intent.program.is_some()
            && let Some(source) = source.take()
        {
            device = output.open(source).inspect_err(|error| warn!("opening the sound device: {error}")).ok();
        }
        sound_thread.take_up_again();
        let playback = intent.playback.as_ref().filter(|playback| playback.sounds());
        let Some(playback) = playback else {
            sound_thread.place = intent.place;
            if let Some(device) = &mut device {
                device.run(false);
            }
            continue;
        };
        let Some(device) = &mut device else {
            sound_thread.place = intent.place;
            shared.lose_sound();
            continue;
        };
        if intent.place != sound_thread.place {
            device.run(true);
            sound_thread.begin(&intent, playback);
        } else {
            sound_thread.fill(&intent, playback);
        }
    }
}

impl SoundThread<'_> {
    /// Until the wishes change or the ring has room; `None` at the end.
    fn wait(&self) -> Option<Intent> {
        let mut intent = locked(&self.shared.intent);
        loop {
            if self.shared.has_quit() {
                return None;
            }
            let sounding = intent.playback.as_ref().is_some_and(PlaybackRange::sounds)
                && !self.shared.silent.load(std::sync::atomic::Ordering::Acquire);
            if intent.place != self.place || (sounding && self.sink.room() >= CHUNK) {
                return Some(intent.clone());
            }
            intent = if sounding {
                let waited = self.shared.changed.wait_timeout(intent, Duration::from_millis(10));
                waited.unwrap_or_else(std::sync::PoisonError::into_inner).0
            } else {
                self.shared.changed.wait(intent).unwrap_or_else(std::sync::PoisonError::into_inner)
            };
        }
    }

    /// A device that was only slow to wake has asked since: the next run is heard.
    fn take_up_again(&mut self) {
        if self.given_up.is_some_and(|then| self.shared.meter.asked().is_some_and(|asked| asked > then)) {
            self.given_up = None;
            self.shared.find_sound();
        }
    }

    /// Starts a run: the device throws away the old one, a little is mixed, then it may begin.
    fn begin(&mut self, intent: &Intent, playback: &PlaybackRange) {
        (self.place, self.next) = (intent.place, 0);
        self.stretch = playback.is_slow().then(|| Stretch::from(samples(playback.at(Time::ZERO))));
        let started = Instant::now();
        while !self.shared.meter.is_empty() {
            if started.elapsed() > PATIENCE {
                self.given_up = Some(Instant::now());
                self.shared.lose_sound();
                return;
            }
            if locked(&self.shared.intent).place != self.place {
                return;
            }
            let intent = locked(&self.shared.intent);
            drop(self.shared.changed.wait_timeout(intent, Duration::from_millis(2)));
        }
        while self.next < FIRST as i64 && self.fill(intent, playback) {}
        self.shared.meter.let_go();
    }

    /// Mixes a chunk; whether there was anything left to mix.
    fn fill(&mut self, intent: &Intent, playback: &PlaybackRange) -> bool {
        let Some(program) = &intent.program else { return false };
        self.follow(program, intent.program_number);
        let played = Time::of_sample(self.next, SAMPLE_RATE);
        let left = samples(playback.until_leap(played));
        let frames = (CHUNK as i64).min(left).max(0) as usize;
        if frames == 0 {
            // Silence behind the end keeps the clock going to the last picture.
            self.sink.push(&[0.0; 2 * CHUNK]);
            self.next += CHUNK as i64;
            return false;
        }
        let mixer = &mut self.mixer;
        let mut mix = |start: i64, frames: usize| {
            let mixed = mixer.as_mut().and_then(|mixer| {
                mixer.read(start, frames).inspect_err(|error| warn_of("mixing", &error.path, error)).ok()
            });
            // A file that cannot be read is silent; the picture says why.
            mixed.unwrap_or_else(|| vec![0.0; 2 * frames])
        };
        let mixed = match &mut self.stretch {
            Some(stretch) => stretch.next(frames, mix),
            None => mix(samples(playback.at(played)), frames),
        };
        self.sink.push(&mixed);
        self.next += frames as i64;
        true
    }

    fn follow(&mut self, program: &Program, number: u64) {
        let paths = program.paths.clone();
        match &mut self.mixer {
            Some(mixer) if number != self.program_number => mixer.set_scene(program.scene(), paths),
            Some(_) => {}
            None => self.mixer = Some(Mixer::new(program.scene(), paths)),
        }
        self.program_number = number;
    }
}

fn samples(time: Time) -> i64 {
    time.to_units(1, i64::from(SAMPLE_RATE)).unwrap_or(0)
}
