//! The player: the window's handle to playback and its threads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use sunting_timeline::{Project, Time, TimeRange};

use super::clock::Clock;
use super::playback_range::{PlaybackRange, Rate};
use super::shared::{Intent, PlayerShared, Precision, Program, ShownFrame, Status, locked};
use super::sound::{SoundOutput, ring};
use super::{pictures, sound_thread};
use crate::ending::ended_within;
use crate::media_paths::MediaPaths;

/// A frame that is due this soon is shown now.
const EARLY: Time = Time::from_millis(2);

/// How long the end of the threads is awaited; in a file on a dead network drive they end later, by themselves.
const PATIENCE: Duration = Duration::from_secs(2);

/// Plays a project. Dropping it ends its threads.
pub struct Player {
    shared: Arc<PlayerShared>,
    threads: Vec<JoinHandle<()>>,
}

impl Player {
    /// Starts the threads. `wake` is called from them whenever there is something new to draw.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(output: Box<dyn SoundOutput>, wake: Arc<dyn Fn() + Send + Sync>) -> std::io::Result<Self> {
        let (sink, source, meter) = ring();
        let still = (Time::ZERO, Precision::Exact);
        let intent = Intent { program: None, program_number: 0, size_px: (640, 360), place: 0, still, playback: None };
        let shared = Arc::new(PlayerShared {
            intent: Mutex::new(intent),
            changed: Condvar::new(),
            clock: Mutex::new(Clock::new()),
            meter,
            out: Mutex::default(),
            silent: AtomicBool::new(false),
            quit: AtomicBool::new(false),
            wake,
        });
        let (for_pictures, for_sound) = (shared.clone(), shared.clone());
        let pictures = Builder::new().name("player".to_owned()).spawn(move || pictures::run(&for_pictures))?;
        let mut player = Self { shared, threads: vec![pictures] };
        let sound = Builder::new().name("player sound".to_owned());
        player.threads.push(sound.spawn(move || sound_thread::run(&for_sound, sink, source, output))?);
        Ok(player)
    }

    fn change(&self, change: impl FnOnce(&mut Intent)) {
        change(&mut locked(&self.shared.intent));
        self.shared.changed.notify_all();
    }

    /// Shows another snapshot of the project. The playhead stays where it is, and playing continues at the same speed;
    /// where the same is heard as before, the sound goes on without a break.
    pub fn show(&self, project: Arc<Project>, paths: Arc<MediaPaths>, picture_paths: Arc<MediaPaths>) {
        let at = self.position();
        let playback = locked(&self.shared.clock).playback().map(|playback| playback.again(at, project.duration()));
        self.change(|intent| {
            let next = Program::new(project, paths, picture_paths);
            let is_heard_alike = intent.program.as_ref().is_some_and(|now| now.sounds_like(&next));
            intent.program = Some(next);
            intent.program_number += 1;
            if is_heard_alike && intent.playback.is_some() {
                return;
            }
            intent.still = (at, Precision::Exact);
            intent.place += 1;
            if let Some(playback) = playback {
                self.begin(intent, playback);
            }
        });
    }

    /// The size on the screen, in device pixels.
    pub fn set_size(&self, width_px: usize, height_px: usize) {
        let size_px = (width_px.next_multiple_of(2).max(2), height_px.next_multiple_of(2).max(2));
        if locked(&self.shared.intent).size_px != size_px {
            self.change(|intent| {
                intent.size_px = size_px;
                intent.program_number += 1;
                intent.place += u64::from(intent.playback.is_none());
            });
        }
    }

    /// Moves the playhead to a time. If something plays, it continues from there at the same speed.
    pub fn seek(&self, at: Time, precision: Precision) {
        self.change(|intent| {
            intent.still = (at, precision);
            intent.place += 1;
            if let Some(playback) = &intent.playback {
                let duration = intent.program.as_ref().map_or(Time::ZERO, |program| program.project.duration());
                let playback = playback.again(at, duration);
                self.begin(intent, playback);
            } else {
                locked(&self.shared.clock).stop_at(at);
            }
        });
    }

    /// Plays from where it is.
    pub fn play(&self, rate: Rate) {
        let at = self.position();
        self.change(|intent| {
            let duration = intent.program.as_ref().map_or(Time::ZERO, |program| program.project.duration());
            self.begin(intent, PlaybackRange::from(at, duration, rate));
        });
    }

    /// Plays a part, leaps over `skip`, and stops at the part's end.
    pub fn play_part(&self, range: TimeRange, skip: Option<TimeRange>) {
        self.change(|intent| self.begin(intent, PlaybackRange::part(range, skip)));
    }

    fn begin(&self, intent: &mut Intent, playback: PlaybackRange) {
        intent.place += 1;
        let sounds = playback.sounds() && !self.shared.silent.load(Ordering::Acquire);
        self.shared.meter.hold();
        locked(&self.shared.clock).run(playback.clone(), Instant::now(), sounds);
        intent.playback = Some(playback);
    }

    /// Stands still; the exact picture follows.
    pub fn pause(&self) {
        self.change(|intent| {
            let mut clock = locked(&self.shared.clock);
            clock.pause(Instant::now(), self.shared.taken());
            intent.still = (clock.position(Instant::now(), None), Precision::Exact);
            intent.playback = None;
            intent.place += 1;
            self.shared.meter.hold();
        });
    }

    /// How loud, 0 to 1.
    pub fn set_volume(&self, volume: f32) {
        self.shared.meter.set_volume(volume);
    }

    /// Where it is, by the clock.
    pub fn position(&self) -> Time {
        locked(&self.shared.clock).position(Instant::now(), self.shared.taken())
    }

    /// Whether something is being played now.
    pub fn is_playing(&self) -> bool {
        locked(&self.shared.clock).is_running()
    }

    /// The newest picture that is due; each is returned once.
    pub fn take_frame(&self) -> Option<ShownFrame> {
        let played = self.shared.played();
        let place = locked(&self.shared.intent).place;
        let mut out = locked(&self.shared.out);
        let mut newest: Option<ShownFrame> = None;
        while let Some(front) = out.frames.front() {
            let late = front.place != place;
            let due = front.due.is_none_or(|due| played.is_some_and(|played| due <= played + EARLY));
            if !late && !due {
                break;
            }
            let Some(ahead) = out.frames.pop_front() else { break };
            if late {
                out.spare.push(ahead.frame.rgba);
                continue;
            }
            out.status.shown += u64::from(ahead.due.is_some());
            if let Some(passed) = newest.replace(ahead.frame) {
                out.status.dropped += 1;
                out.status.shown -= 1;
                out.spare.push(passed.rgba);
            }
        }
        if newest.is_some() {
            self.shared.changed.notify_all();
        }
        newest
    }

    /// Returns a picture's buffer, so that it is used again.
    pub fn recycle(&self, rgba: Vec<u8>) {
        locked(&self.shared.out).spare.push(rgba);
    }

    /// How long until the next picture is due. `None` when none is ready yet; `wake` is called as soon as one is.
    pub fn next_due(&self) -> Option<Duration> {
        let played = self.shared.played()?;
        let due = locked(&self.shared.out).frames.front()?.due?;
        Some(Duration::from_millis((due - played).max(Time::ZERO).as_millis().unsigned_abs()))
    }

    /// How well playing goes on this machine.
    pub fn status(&self) -> Status {
        let lost = locked(&self.shared.clock).lost_sound();
        let status = locked(&self.shared.out).status.clone();
        Status { silent: status.silent || lost && self.shared.silent.load(Ordering::Acquire), ..status }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.shared.quit.store(true, Ordering::Release);
        self.shared.changed.notify_all();
        ended_within(PATIENCE, self.threads.drain(..));
    }
}
