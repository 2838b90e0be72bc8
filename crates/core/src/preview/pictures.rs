//! The picture thread: it owns the decoders and composes the frame that is shown and a few after it.

use std::time::Duration;

use sunting_timeline::Time;

use super::playback_range::PlaybackRange;
use super::quality_ladder::{MAX_DROPPED_IN_A_ROW, QualityLadder};
use super::shared::{Ahead, Intent, PlayerShared, Precision, ShownFrame, locked};
use super::slow_files::SlowFiles;
use crate::media::decode::DecodeEffort;
use crate::picture::Picture;
use crate::render::renderer::Renderer;

/// Frames made ahead.
const AHEAD: usize = 3;
/// Codec threads of one file.
const DECODER_THREADS: usize = 2;
/// Buffers kept for use again.
const SPARE: usize = 4;

struct PictureThread<'a> {
    shared: &'a PlayerShared,
    renderer: Option<Renderer>,
    ladder: QualityLadder,
    slow_files: SlowFiles,
    /// The program and the place that were made last.
    program_number: u64,
    place: u64,
    /// While playing: the playing time of the next frame, and how many were left out before it.
    next: Time,
    left_out: u32,
}

/// Makes pictures until the player is gone.
pub(super) fn run(shared: &PlayerShared) {
    let (next, left_out) = (Time::ZERO, 0);
    let (ladder, slow_files) = (QualityLadder::default(), SlowFiles::default());
    let mut picture_thread =
        PictureThread { shared, renderer: None, ladder, slow_files, program_number: 0, place: 0, next, left_out };
    while let Some(intent) = picture_thread.wait() {
        picture_thread.set_up(&intent);
        match intent.playback.clone() {
            None => picture_thread.make_still(&intent),
            Some(playback) => picture_thread.make_ahead(&intent, &playback),
        }
    }
}

impl PictureThread<'_> {
    /// Until there is something to make; `None` at the end.
    fn wait(&self) -> Option<Intent> {
        let mut intent = locked(&self.shared.intent);
        loop {
            if self.shared.has_quit() {
                return None;
            }
            let playing = intent.playback.is_some();
            let new = intent.place != self.place || intent.program_number != self.program_number;
            if intent.program.is_some() && (new || (playing && locked(&self.shared.out).frames.len() < AHEAD)) {
                return Some(intent.clone());
            }
            if playing && self.shared.played().is_some() {
                let timeout = Duration::from_millis(4);
                let waited = self.shared.changed.wait_timeout(intent, timeout);
                intent = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
            } else {
                let waited = self.shared.changed.wait(intent);
                intent = waited.unwrap_or_else(std::sync::PoisonError::into_inner);
            }
        }
    }

    /// Follows the newest program and size.
    fn set_up(&mut self, intent: &Intent) {
        let Some(program) = &intent.program else { return };
        if intent.place != self.place && intent.playback.is_none() {
            self.ladder.rest();
        }
        let (width, height) = self.size(intent);
        let effort = if intent.playback.is_some() { self.ladder.step().effort } else { DecodeEffort::Full };
        let is_new = intent.program_number != self.program_number;
        match &mut self.renderer {
            Some(renderer) => {
                if is_new {
                    renderer.set_scene(program.scene(), program.picture_paths.clone());
                }
                renderer.set_size(width, height);
                renderer.set_effort(effort);
            }
            None => {
                let (scene, paths) = (program.scene(), program.picture_paths.clone());
                self.renderer = Some(Renderer::new(scene, paths, width, height, DECODER_THREADS));
            }
        }
        self.program_number = intent.program_number;
        if intent.place != self.place {
            (self.place, self.next, self.left_out) = (intent.place, Time::ZERO, 0);
        }
        locked(&self.shared.out).status.lighter = self.ladder.is_lighter();
    }

    fn size(&self, intent: &Intent) -> (usize, usize) {
        let divisor = self.ladder.step().divisor;
        (intent.size_px.0 / divisor, intent.size_px.1 / divisor)
    }

    fn make_still(&mut self, intent: &Intent) {
        let (at, precision) = intent.still;
        // Behind the last picture there is none: the last one stays.
        let last = intent.program.as_ref().map_or(Time::ZERO, |program| {
            (program.project.duration() - program.project.canvas.frame_rate.period()).max(Time::ZERO)
        });
        self.make(at.min(last), None, precision);
    }

    fn tell_slow_files(&self) {
        locked(&self.shared.out).status.slow = self.slow_files.files().into();
        (self.shared.wake)();
    }

    /// Makes the next frame that can still be in time.
    fn make_ahead(&mut self, intent: &Intent, playback: &PlaybackRange) {
        let Some(program) = &intent.program else { return };
        let period = program.project.canvas.frame_rate.period();
        let Some(played) = self.shared.played() else { return };
        if self.is_over(playback, played) {
            return;
        }
        while self.next + period < played && self.left_out < MAX_DROPPED_IN_A_ROW {
            self.next = self.next + period;
            self.left_out += 1;
            locked(&self.shared.out).status.dropped += 1;
        }
        if self.left_out >= MAX_DROPPED_IN_A_ROW && self.next + period < played {
            // Far behind: one picture from where the ear is.
            self.next = played;
        }
        let precision = if playback.sounds() || playback.at(Time::from_seconds(1)) > playback.at(Time::ZERO) {
            Precision::Exact
        } else {
            Precision::Rough
        };
        let at = program.project.canvas.frame_rate.snap(playback.at(self.next));
        self.make(at, Some(self.next), precision);
        let was_late = self.shared.played().is_some_and(|played| played > self.next + period);
        if self.ladder.count(was_late || self.left_out > 0)
            && self.slow_files.lagged(&program.scene(), &program.paths, at)
        {
            self.tell_slow_files();
        }
        (self.next, self.left_out) = (self.next + period, 0);
    }

    /// At the end of its way the player stands.
    fn is_over(&self, playback: &PlaybackRange, played: Time) -> bool {
        if self.next < playback.duration() {
            return false;
        }
        if played < playback.duration() {
            let rest = (playback.duration() - played).as_millis().clamp(1, 10).unsigned_abs();
            let intent = locked(&self.shared.intent);
            drop(self.shared.changed.wait_timeout(intent, Duration::from_millis(rest)));
            return true;
        }
        let mut intent = locked(&self.shared.intent);
        if intent.place == self.place {
            let end = playback.at(playback.duration());
            locked(&self.shared.clock).stop_at(end);
            self.shared.meter.hold();
            intent.playback = None;
            intent.still = (end, Precision::Exact);
            intent.place += 1;
        }
        drop(intent);
        (self.shared.wake)();
        true
    }

    fn make(&mut self, at: Time, due: Option<Time>, precision: Precision) {
        let Some(renderer) = &mut self.renderer else { return };
        let made = match precision {
            Precision::Rough => renderer.frame_near(at),
            Precision::Exact => renderer.frame(at),
        };
        let mut out = locked(&self.shared.out);
        out.spare.truncate(SPARE);
        let mut rgba = out.spare.pop().unwrap_or_default();
        drop(out);
        let problem = made.as_ref().err().cloned();
        if let Some(error) = &problem {
            tracing::warn!("drawing: {error}");
        }
        let picture = made.unwrap_or_else(|_| std::sync::Arc::new(Picture::black(16, 16)));
        picture.write_rgba(&mut rgba);
        let frame = ShownFrame { rgba, width_px: picture.width(), height_px: picture.height(), timeline_time: at };
        let mut out = locked(&self.shared.out);
        out.status.problem = problem;
        let was_empty = out.frames.is_empty();
        out.frames.push_back(Ahead { frame, place: self.place, due });
        drop(out);
        if was_empty || due.is_none() {
            (self.shared.wake)();
        }
    }
}
