//! The clock of playback: it counts the samples that the sound device has played, or without sound uses the system's
//! clock.

use std::time::{Duration, Instant};

use sunting_timeline::Time;

use super::playback_range::PlaybackRange;

/// A device that does not even ask for so long is dead. One that asks and gets nothing waits for what is being mixed.
const PATIENCE: Duration = Duration::from_millis(400);

/// What the device took so far in this run, and when it last took some.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub played: Duration,
    /// When the device last took some.
    pub took_at: Option<Instant>,
    /// When the device last asked, whatever it got.
    pub asked: Option<Instant>,
    /// What it took by then can be heard so much later.
    pub latency: Duration,
}

/// The one clock of a player.
#[derive(Debug)]
pub(super) struct Clock {
    still: Time,
    run: Option<PlaybackRun>,
}

#[derive(Debug)]
struct PlaybackRun {
    playback: PlaybackRange,
    /// When the wall began to count, and from which playing time on.
    wall: Option<(Instant, Duration)>,
    started: Instant,
}

impl Clock {
    /// A clock that stands at 0.
    pub fn new() -> Self {
        Self { still: Time::ZERO, run: None }
    }

    /// Stands still at a time.
    pub fn stop_at(&mut self, at: Time) {
        (self.still, self.run) = (at, None);
    }

    /// Stands still where it is.
    pub fn pause(&mut self, now: Instant, taken: Option<Taken>) {
        let at = self.position(now, taken);
        self.stop_at(at);
    }

    /// Starts the clock. Without sound it follows the system's clock from now on, with sound the device's, once that
    /// has begun.
    pub fn run(&mut self, playback: PlaybackRange, now: Instant, sound: bool) {
        let wall = (!sound).then_some((now, Duration::ZERO));
        self.run = Some(PlaybackRun { playback, wall, started: now });
    }

    pub fn is_running(&self) -> bool {
        self.run.is_some()
    }

    pub fn playback(&self) -> Option<&PlaybackRange> {
        self.run.as_ref().map(|run| &run.playback)
    }

    /// How much has been played; `None` when the clock stands still.
    pub fn played(&mut self, now: Instant, taken: Option<Taken>) -> Option<Time> {
        let run = self.run.as_mut()?;
        if let Some((since, from)) = run.wall {
            return Some(time_of(from + now.saturating_duration_since(since)));
        }
        let heard = taken.map(|taken| heard(&taken, now)).unwrap_or_default();
        let asked = taken.and_then(|taken| taken.asked).unwrap_or(run.started);
        if now.saturating_duration_since(asked.max(run.started)) > PATIENCE {
            // The picture goes on without the sound.
            run.wall = Some((now, heard));
        }
        Some(time_of(heard))
    }

    /// The timeline time that is played now.
    pub fn position(&mut self, now: Instant, taken: Option<Taken>) -> Time {
        match self.played(now, taken) {
            Some(played) => self.run.as_ref().map_or(self.still, |run| run.playback.at(played)),
            None => self.still,
        }
    }

    /// Whether the wall counts although sound was wanted.
    pub fn lost_sound(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.playback.sounds() && run.wall.is_some())
    }
}

/// What can be heard now: what the device took, less what is still on its way, and as much of that as has passed since.
fn heard(taken: &Taken, now: Instant) -> Duration {
    let Some(took_at) = taken.took_at else { return Duration::ZERO };
    let since = now.saturating_duration_since(took_at).min(taken.latency);
    (taken.played + since).saturating_sub(taken.latency)
}

fn time_of(duration: Duration) -> Time {
    Time::from_units(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX), 1, 1_000_000).unwrap_or(Time::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::playback_range::Rate;
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn the_wall_counts_without_sound() {
        let (mut clock, start) = (Clock::new(), Instant::now());
        clock.run(PlaybackRange::from(Time::from_seconds(2), Time::from_seconds(10), Rate::times(1)), start, false);
        assert_eq!(clock.position(start + 500 * MS, None), Time::from_millis(2500));
        clock.pause(start + 700 * MS, None);
        assert_eq!(clock.position(start + 9000 * MS, None), Time::from_millis(2700));
        assert!(!clock.is_running());
    }

    #[test]
    fn with_sound_the_picture_is_where_the_ear_is() {
        let (mut clock, start) = (Clock::new(), Instant::now());
        clock.run(PlaybackRange::from(Time::ZERO, Time::from_seconds(10), Rate::times(1)), start, true);
        let taken = |played: u32, took_at: u32| {
            let took_at = Some(start + took_at * MS);
            Some(Taken { played: played * MS, took_at, asked: took_at, latency: 40 * MS })
        };
        assert_eq!(clock.position(start + 30 * MS, None), Time::ZERO);
        assert_eq!(clock.position(start + 100 * MS, taken(120, 100)), Time::from_millis(80));
        assert_eq!(clock.position(start + 110 * MS, taken(120, 100)), Time::from_millis(90));
        // Never ahead of what the device has.
        assert_eq!(clock.position(start + 190 * MS, taken(120, 100)), Time::from_millis(120));
    }

    #[test]
    fn a_dead_device_hands_over_to_the_wall() {
        let (mut clock, start) = (Clock::new(), Instant::now());
        clock.run(PlaybackRange::from(Time::ZERO, Time::from_seconds(10), Rate::times(1)), start, true);
        let took_at = Some(start + 200 * MS);
        let taken = Some(Taken { played: 200 * MS, took_at, asked: took_at, latency: Duration::ZERO });
        assert_eq!(clock.position(start + 700 * MS, taken), Time::from_millis(200));
        assert!(clock.lost_sound());
        assert_eq!(clock.position(start + 900 * MS, taken), Time::from_millis(400));
    }

    #[test]
    fn picture_and_sound_wait_together_for_a_slow_disk() {
        let (mut clock, start) = (Clock::new(), Instant::now());
        clock.run(PlaybackRange::from(Time::ZERO, Time::from_seconds(10), Rate::times(1)), start, true);
        let taken = |asked: u32| {
            let (took_at, asked) = (Some(start + 200 * MS), Some(start + asked * MS));
            Some(Taken { played: 200 * MS, took_at, asked, latency: Duration::ZERO })
        };
        assert_eq!(clock.position(start + 1500 * MS, taken(1490)), Time::from_millis(200));
        assert!(!clock.lost_sound(), "the device is there");
    }
}
