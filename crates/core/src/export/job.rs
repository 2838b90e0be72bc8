//! Running a plan: missing segments are made, everything is joined into one file, and that is checked and renamed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;
use sunting_timeline::{FrameRate, Time};

use super::destination::{Destination, check_space};
use super::error::ExportError;
use super::film::Film;
use super::join::{Joined, join};
use super::plan::{ExportPlan, Segment, Sound, Timing};
use super::progress::{Stage, Tracker, Watcher};
use super::rate_control::overhead_bytes;
use super::segment_check::{is_sound_made, open_picture, open_sound};
use super::settings::RunOptions;
use super::sources::Sources;
use super::speed::Paces;
use super::store::SegmentStore;
use super::verify::{Check, Expected, verify};
use super::work::Work;
use super::workers::make_all;
use crate::library::Library;

/// No picture worth looking at takes fewer bits a pixel than this; to refuse a disk that is surely too full.
const LEAST_BITS_A_PIXEL: f64 = 0.02;

/// The result of an export.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportReport {
    /// The file that was made.
    pub output: PathBuf,
    /// How long the whole video is.
    pub duration: Time,
    /// In the file; 0 for sound alone.
    pub frames: u64,
    /// In pixels; 0 for sound alone.
    pub width_px: u32,
    /// In pixels; 0 for sound alone.
    pub height_px: u32,
    /// The file's frame rate. If it keeps its source's frames, the common rate nearest to theirs.
    pub frame_rate: Option<FrameRate>,
    /// How large the file is.
    pub size_bytes: u64,
    /// How many bytes the shown parts take in their source files, as far as it is known.
    pub source_bytes: Option<u64>,
    /// The promise, if one was made.
    pub limit_bytes: Option<u64>,
    /// The exact options of the encoder.
    pub encoder: String,
    /// How many segments the video consists of.
    pub segments: usize,
    /// Segments that did not have to be made, because an earlier run made them or because they occur several times.
    pub segments_reused: usize,
    /// Source frames that were concealed or lost.
    pub damaged_frames: u64,
    /// How long the export took.
    pub seconds: f64,
    /// What the finished file was checked for.
    pub checks: Vec<Check>,
}

/// What every step of one run shares.
pub(super) struct Job<'a> {
    pub store: SegmentStore,
    pub library: Library,
    pub options: &'a RunOptions,
    pub watcher: &'a dyn Watcher,
    pub started: Instant,
    /// How fast its pieces were made.
    pub paces: RefCell<Paces>,
    /// The keys of the pieces that were not there before it.
    new: RefCell<BTreeSet<String>>,
}

/// What pieces take that are made, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Made(BTreeMap<String, u64>);

impl Made {
    /// The size of a segment in bytes; `None` if it was not asked for.
    pub fn bytes_of(&self, segment: &Segment) -> Option<u64> {
        self.0.get(&segment.key).copied()
    }

    /// The bytes of all pictures of a plan, as far as they are made.
    pub fn video_bytes(&self, plan: &ExportPlan) -> u64 {
        plan.segments.iter().filter_map(|segment| self.bytes_of(segment)).sum()
    }

    /// Adds what was made later.
    pub fn add(&mut self, later: Self) {
        self.0.extend(later.0);
    }
}

/// How far a bar stands before some pieces are made, and what it counts to, in frames.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub stage: Stage,
    pub before: u64,
    pub total: u64,
}

impl<'a> Job<'a> {
    /// Opens the store and removes old segments from it.
    ///
    /// # Errors
    /// As [`SegmentStore::open`].
    pub fn start(options: &'a RunOptions, watcher: &'a dyn Watcher) -> Result<Self, ExportError> {
        let store = SegmentStore::open(&options.store)?;
        store.sweep()?;
        Tracker::new(watcher, 0, 0, Time::ZERO).report(Stage::Planning);
        Ok(Self {
            store,
            library: Library::open(&options.store),
            options,
            watcher,
            started: Instant::now(),
            paces: RefCell::default(),
            new: RefCell::default(),
        })
    }

    /// Finds the facts of a film's files, using those that are remembered.
    ///
    /// # Errors
    /// As [`Sources::look`].
    pub fn look(&self, film: &Film) -> Result<Sources, ExportError> {
        if self.watcher.is_cancelled() {
            return Err(ExportError::Cancelled);
        }
        Sources::look(film, &self.library, &|| self.watcher.is_cancelled())
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`].
    pub fn check_stop(&self) -> Result<(), ExportError> {
        if self.watcher.is_cancelled() { Err(ExportError::Cancelled) } else { Ok(()) }
    }

    /// Makes what is not in the store yet, after checking that there is room for the result.
    ///
    /// # Errors
    /// [`ExportError::NotEnoughSpace`], [`ExportError::Cancelled`], and what making says.
    pub fn make(&self, plan: &ExportPlan, sources: &Sources, destination: &Destination) -> Result<Made, ExportError> {
        self.check_room(plan, destination)?;
        let all: Vec<&Segment> = plan.segments.iter().collect();
        self.make_some(plan, sources, &all)
    }

    /// Whether there is room for a result.
    ///
    /// # Errors
    /// [`ExportError::NotEnoughSpace`].
    pub fn check_room(&self, plan: &ExportPlan, destination: &Destination) -> Result<(), ExportError> {
        destination.check_space(least_bytes(plan, plan.frames()))
    }

    /// Makes those of the given segments that are not in the store yet, and the sound.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn make_some(&self, plan: &ExportPlan, sources: &Sources, wanted: &[&Segment]) -> Result<Made, ExportError> {
        let total = wanted.iter().map(|segment| segment.frames).sum();
        self.make_part(plan, sources, wanted, Bar { stage: Stage::Encoding, before: 0, total })
    }

    /// The same for a few segments that are made to decide how the whole is encoded.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn sample(&self, plan: &ExportPlan, sources: &Sources, wanted: &[&Segment]) -> Result<Made, ExportError> {
        let total = wanted.iter().map(|segment| segment.frames).sum();
        self.make_part(plan, sources, wanted, Bar { stage: Stage::Planning, before: 0, total })
    }

    /// The same for a part of what a bar shows.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn make_part(
        &self,
        plan: &ExportPlan,
        sources: &Sources,
        wanted: &[&Segment],
        bar: Bar,
    ) -> Result<Made, ExportError> {
        let mut made = Made::default();
        let mut missing: BTreeMap<&str, &Segment> = BTreeMap::new();
        for segment in wanted {
            if made.bytes_of(segment).is_some() || missing.contains_key(segment.key.as_str()) {
                continue;
            }
            self.check_stop()?;
            match open_picture(&self.store, plan, segment) {
                Ok(reader) => _ = made.0.insert(segment.key.clone(), reader.facts().bytes),
                Err(_) => _ = missing.insert(&segment.key, segment),
            }
        }
        let mut segments: Vec<&Segment> = missing.into_values().collect();
        segments.sort_by_key(|segment| segment.index);
        let sound = match &plan.sound {
            Some(Sound::Mixed { plan, key }) if !is_sound_made(&self.store, plan, key) => Some((plan, key.as_str())),
            _ => None,
        };
        if segments.is_empty() && sound.is_none() {
            return Ok(made);
        }
        let frames = |segments: &[&Segment]| segments.iter().map(|segment| segment.frames).sum::<u64>();
        let to_do = frames(&segments);
        check_space(self.store.root(), least_bytes(plan, to_do))?;
        let tracker = self.tracker(plan, bar.total, bar.before + frames(wanted) - to_do).of(bar.stage);
        tracker.report(bar.stage);
        let work = Work { plan, sources, store: &self.store, tracker: &tracker, segments, sound };
        let log = make_all(&work, self.options.memory_bytes)?;
        self.new.borrow_mut().extend(log.pieces.iter().map(|piece| piece.segment.key.clone()));
        made.0.extend(log.pieces.iter().map(|piece| (piece.segment.key.clone(), piece.took.bytes)));
        self.paces.borrow_mut().note(plan, sources, &log, self.store.root());
        Ok(made)
    }

    fn tracker(&self, plan: &ExportPlan, total: u64, reused: u64) -> Tracker<'_> {
        let frame = plan.duration.scaled(1, plan.frames().max(1) as i64);
        Tracker::new(self.watcher, total, reused, frame)
    }

    /// How many segments of a plan did not have to be made, because an earlier run made them or because they occur
    /// several times.
    pub fn reused(&self, plan: &ExportPlan) -> usize {
        let (new, keys): (_, BTreeSet<&String>) =
            (self.new.borrow(), plan.segments.iter().map(|own| &own.key).collect());
        plan.segments.len() - keys.into_iter().filter(|key| new.contains(*key)).count()
    }

    /// Joins a plan whose segments are all there, checks the result and gives it its name.
    ///
    /// # Errors
    /// [`ExportError::CheckFailed`], [`ExportError::Cancelled`], and what joining and naming say.
    pub fn finish(&self, plan: &ExportPlan, destination: Destination) -> Result<ExportReport, ExportError> {
        let (joined, size_bytes) = self.join(plan, &destination)?;
        let checks = self.check(plan, &joined, &destination)?;
        self.publish(plan, destination, &joined, checks, size_bytes)
    }

    /// Writes the temporary file, and returns what was written and its size in bytes.
    ///
    /// # Errors
    /// As [`Job::finish`].
    pub fn join(&self, plan: &ExportPlan, destination: &Destination) -> Result<(Joined, u64), ExportError> {
        let frames = plan.frames();
        destination.check_space(self.stored_bytes(plan)?)?;
        let tracker = self.tracker(plan, frames, frames);
        tracker.report(Stage::Joining);
        let joined = join(plan, &self.store, destination, &tracker)?;
        let facts = std::fs::metadata(destination.part());
        Ok((joined, facts.map_err(|error| ExportError::from_io(destination.part(), &error))?.len()))
    }

    /// Looks at a temporary file that was written.
    ///
    /// # Errors
    /// As [`Job::finish`].
    pub fn check(
        &self,
        plan: &ExportPlan,
        joined: &Joined,
        destination: &Destination,
    ) -> Result<Vec<Check>, ExportError> {
        let tracker = self.tracker(plan, plan.frames(), plan.frames());
        tracker.report(Stage::Verifying);
        let expected = Expected {
            joined,
            has_picture: !plan.segments.is_empty(),
            duration: plan.duration,
            container: destination.container(),
        };
        let checks = verify(destination.part(), &expected, &|| self.watcher.is_cancelled())?;
        tracker.check()?;
        Ok(checks)
    }

    /// Gives a written file its name.
    ///
    /// # Errors
    /// As [`Destination::publish`].
    pub fn publish(
        &self,
        plan: &ExportPlan,
        destination: Destination,
        joined: &Joined,
        checks: Vec<Check>,
        size_bytes: u64,
    ) -> Result<ExportReport, ExportError> {
        let output = destination.path().to_owned();
        destination.publish()?;
        let has_picture = joined.frames > 0;
        let shown = |side: u32| if has_picture { side } else { 0 };
        Ok(ExportReport {
            output,
            duration: plan.duration,
            frames: joined.frames,
            width_px: shown(plan.coding.width_px),
            height_px: shown(plan.coding.height_px),
            frame_rate: plan.coding.frame_rate.filter(|_| has_picture),
            size_bytes,
            source_bytes: None,
            limit_bytes: None,
            encoder: if has_picture { plan.coding_of_segments().describe() } else { "aac".to_owned() },
            segments: plan.segments.len(),
            segments_reused: self.reused(plan),
            damaged_frames: joined.damaged_frames,
            seconds: self.started.elapsed().as_secs_f64(),
            checks,
        })
    }

    /// The measured bytes of the segments of a plan.
    ///
    /// # Errors
    /// [`ExportError::Media`] when one is not there.
    pub fn stored_bytes(&self, plan: &ExportPlan) -> Result<u64, ExportError> {
        let sound_bytes = match &plan.sound {
            Some(Sound::Mixed { plan, key }) => open_sound(&self.store, plan, key)?.facts().bytes,
            _ => 0,
        };
        let bytes = |segment| {
            self.check_stop()?;
            Ok(open_picture(&self.store, plan, segment)?.facts().bytes)
        };
        plan.segments.iter().map(bytes).sum::<Result<u64, ExportError>>().map(|bytes| bytes + sound_bytes)
    }
}

/// What so many frames of a plan take at the very least.
fn least_bytes(plan: &ExportPlan, frames: u64) -> u64 {
    let pixels = f64::from(plan.coding.width_px) * f64::from(plan.coding.height_px) * frames as f64;
    match plan.timing {
        Timing::Constant(_) => (pixels * LEAST_BITS_A_PIXEL / 8.0) as u64,
        Timing::Source => (pixels * 2.0 * LEAST_BITS_A_PIXEL / 8.0) as u64,
    }
}

/// All but the pictures: exactly, where the sound is made.
pub(super) fn fixed_bytes(job: &Job<'_>, plan: &ExportPlan) -> u64 {
    let made = match &plan.sound {
        Some(Sound::Mixed { key, plan }) => open_sound(&job.store, plan, key).ok().map(|sound| sound.facts().bytes),
        _ => None,
    };
    overhead_bytes(plan) + made.unwrap_or_else(|| plan.sound_bytes())
}
