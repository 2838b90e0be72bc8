//! What the player and its threads share.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use sunting_timeline::scene::Scene;
use sunting_timeline::{Project, Time, Track, TrackKind};

use super::clock::{Clock, Taken};
use super::playback_range::PlaybackRange;
use super::sound::Meter;
use crate::media_paths::MediaPaths;
use crate::render::renderer::RenderError;
use crate::resolved::scene_of;

/// How exact a still picture has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A keyframe nearby, at once: the hand still moves.
    Rough,
    /// Exactly the frame at that time.
    Exact,
}

/// A picture for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFrame {
    /// Opaque, four bytes a pixel, row by row.
    pub rgba: Vec<u8>,
    /// Of the picture, in pixels.
    pub width_px: usize,
    /// Of the picture, in pixels.
    pub height_px: usize,
    /// The time whose frame it is.
    pub timeline_time: Time,
}

/// How well playing goes on this machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Status {
    /// There is no sound device, or it has died.
    pub silent: bool,
    /// Pictures are smaller or less careful than they could be.
    pub lighter: bool,
    /// Files that playing could not keep up with: proxies would help.
    pub slow: Arc<[PathBuf]>,
    /// Why the last picture is black.
    pub problem: Option<RenderError>,
    /// Frames that were shown while playing.
    pub shown: u64,
    /// Frames left out while playing.
    pub dropped: u64,
}

#[derive(Clone)]
pub(super) struct Program {
    pub project: Arc<Project>,
    /// The same as it is seen and heard, once one of the threads asked for it.
    scene: Arc<OnceLock<Arc<Scene>>>,
    pub paths: Arc<MediaPaths>,
    /// Where pictures are read: proxies stand in for heavy files.
    pub picture_paths: Arc<MediaPaths>,
}

impl Program {
    pub fn new(project: Arc<Project>, paths: Arc<MediaPaths>, picture_paths: Arc<MediaPaths>) -> Self {
        Self { project, scene: Arc::default(), paths, picture_paths }
    }

    /// Whether the same is heard of it at the same times: they differ in texts and graphics at most.
    pub fn sounds_like(&self, other: &Self) -> bool {
        let (one, two) = (&*self.project, &*other.project);
        let heard = |project: &Project| -> Vec<Arc<Track>> {
            let is_heard = |track: &&Arc<Track>| !matches!(track.kind, TrackKind::Text | TrackKind::Graphic);
            project.tracks.iter().filter(is_heard).cloned().collect()
        };
        let (own, others) = (heard(one), heard(two));
        let is_same = |(own, other): (&Arc<Track>, &Arc<Track>)| Arc::ptr_eq(own, other) || own == other;
        (Arc::ptr_eq(&self.paths, &other.paths) || self.paths == other.paths)
            && (one.canvas, one.duration()) == (two.canvas, two.duration())
            && one.media == two.media
            && own.len() == others.len()
            && own.iter().zip(&others).all(is_same)
    }

    /// Resolved away from the window's thread: a long video takes milliseconds.
    pub fn scene(&self) -> Arc<Scene> {
        self.scene.get_or_init(|| Arc::new(scene_of(&self.project))).clone()
    }
}

/// What the window wants. The latest counts.
#[derive(Clone)]
pub(super) struct Intent {
    pub program: Option<Program>,
    pub program_number: u64,
    pub size_px: (usize, usize),
    /// Counts places: what was made for an older one is late.
    pub place: u64,
    pub still: (Time, Precision),
    pub playback: Option<PlaybackRange>,
}

pub(super) struct Ahead {
    pub frame: ShownFrame,
    pub place: u64,
    /// When it is due, by playing time; `None` for at once.
    pub due: Option<Time>,
}

#[derive(Default)]
pub(super) struct Out {
    pub frames: VecDeque<Ahead>,
    pub spare: Vec<Vec<u8>>,
    pub status: Status,
}

/// What window and threads share.
pub(super) struct PlayerShared {
    pub intent: Mutex<Intent>,
    pub changed: Condvar,
    pub clock: Mutex<Clock>,
    pub meter: Arc<Meter>,
    pub out: Mutex<Out>,
    pub silent: AtomicBool,
    pub quit: AtomicBool,
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PlayerShared {
    pub fn taken(&self) -> Option<Taken> {
        (!self.silent.load(Ordering::Acquire)).then(|| self.meter.taken())
    }

    pub fn played(&self) -> Option<Time> {
        locked(&self.clock).played(Instant::now(), self.taken())
    }

    /// The device is gone: the wall counts on.
    pub fn lose_sound(&self) {
        self.silent.store(true, Ordering::Release);
        let (mut clock, now) = (locked(&self.clock), Instant::now());
        if let Some(playback) = clock.playback().cloned() {
            clock.run(playback, now, false);
        }
        drop(clock);
        locked(&self.out).status.silent = true;
    }

    /// The device is there after all: the next run is heard.
    pub fn find_sound(&self) {
        self.silent.store(false, Ordering::Release);
        locked(&self.out).status.silent = false;
    }

    pub fn has_quit(&self) -> bool {
        self.quit.load(Ordering::Acquire)
    }
}
