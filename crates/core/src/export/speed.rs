//! How fast this machine encodes: measured from the pieces of this run and, before there are any, from earlier runs,
//! which are remembered in the cache.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sunting_timeline::MediaId;

use super::plan::{ExportPlan, Segment};
use super::rounds::{Crew, makespan, rounds};
use super::segment::Took;
use super::sources::Sources;
use super::spending::shown_bytes;
use super::workers::{Log, TimedPiece};
use crate::atomic_file;
use crate::ordinary_file::{SMALL_BYTES, read_ours};
use crate::swallowed::{OrWarn, if_there};

/// The file in the cache.
const NAME: &str = "speeds.json";
/// Sizes are told apart by the lines of the shorter side, up to these.
const SIZES_PX: [u32; 5] = [360, 480, 720, 1080, 2160];
/// Fewer pictures than that tell nothing of a machine's speed.
const LEAST_FRAMES: u64 = 60;
/// What was known before counts as much as so many pictures.
const REMEMBERED_FRAMES: f64 = 300.0;
/// No laptop is slower or faster, in pictures or in seconds of sound a second.
const SANE: std::ops::RangeInclusive<f64> = 0.1..=5000.0;
/// Pixels that a picture costs before anything is encoded, and pixels a second of two slow cores: until a machine was
/// measured.
const READING_PIXELS: f64 = 1_400_000.0;
const USUAL_PIXELS_A_SECOND: f64 = 90_000_000.0;
/// CRFs so near are coded as fast.
const CRF_STEP: f32 = 2.0;
/// The kind of making sound, and how many seconds of it two slow cores make in one.
const SOUND: &str = "sound";
const USUAL_SOUND: f64 = 60.0;
/// A second of sound counts as so many pictures, wherever something is weighed by their number.
const PICTURES_A_SECOND: f64 = 30.0;

/// How fast the pieces of one run were made, and those of runs before.
#[derive(Debug, Default)]
pub(super) struct Paces {
    of_run: BTreeMap<Pace, MeasuredSpeed>,
}

/// What the speed of a piece follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pace {
    /// What it shows; `None` for a photo, or several at once.
    media: Option<MediaId>,
    short_side_px: u32,
    /// In steps of [`CRF_STEP`]: coarse pictures are coded sooner.
    crf_steps: u32,
    workers: usize,
}

/// Pictures, and the seconds of one worker that they took.
#[derive(Clone, Copy, Debug, Default)]
struct MeasuredSpeed {
    frames: u64,
    seconds: f64,
    /// How often a file was opened for them, or a place in it found, and the seconds that took besides.
    openings: u64,
    opening_s: f64,
}

impl MeasuredSpeed {
    fn of(piece: &TimedPiece<'_>, is_opened: bool) -> Self {
        let (frames, Took { opening_s, coding_s, .. }) = (piece.segment.frames, piece.took);
        match is_opened {
            true => Self { frames, seconds: coding_s, openings: 1, opening_s },
            false => Self { frames, seconds: opening_s + coding_s, ..Self::default() },
        }
    }

    fn add(&mut self, other: Self) {
        self.frames += other.frames;
        self.seconds += other.seconds;
        self.openings += other.openings;
        self.opening_s += other.opening_s;
    }

    fn speed(self) -> Option<f64> {
        (self.frames >= LEAST_FRAMES && self.seconds > 0.0).then(|| self.frames as f64 / self.seconds)
    }

    fn opening(self) -> Option<f64> {
        (self.openings > 0).then(|| self.opening_s / self.openings as f64)
    }
}

impl Paces {
    /// Records how long some work took, for this run and in the cache for later ones.
    pub fn note(&mut self, plan: &ExportPlan, sources: &Sources, log: &Log<'_>, cache: &Path) {
        let mut kept = Speeds::load(cache);
        let mut of_kind: BTreeMap<WorkKind, MeasuredSpeed> = BTreeMap::new();
        for piece in &log.pieces {
            let pace = pace_of(plan, sources, piece.segment, piece.workers);
            let measured = MeasuredSpeed::of(piece, piece.is_apart || is_begun(plan, sources, piece.segment));
            self.of_run.entry(pace).or_default().add(measured);
            of_kind.entry(kind_of(&pace, sources)).or_default().add(measured);
        }
        for (WorkKind(name), MeasuredSpeed { frames, seconds, .. }) in of_kind {
            kept.note(&name, frames, seconds);
        }
        if let Some(seconds) = log.sound_seconds {
            let made_s = plan.duration.as_seconds_f64();
            kept.note(SOUND, (made_s * PICTURES_A_SECOND) as u64, seconds * PICTURES_A_SECOND);
        }
        kept.save();
    }

    /// How many seconds it takes to make some segments at once, and the sound if it `is_sound_missing`.
    pub fn seconds(
        &self,
        plan: &ExportPlan,
        sources: &Sources,
        missing: &[&Segment],
        is_sound_missing: bool,
        memory_bytes: Option<u64>,
        cache: &Path,
    ) -> f64 {
        let kept = Speeds::load(cache);
        let of_piece = |(n, segment): (usize, &Segment), workers: usize| {
            let pace = pace_of(plan, sources, segment, workers);
            let is_opened = n == 0 || is_begun(plan, sources, segment);
            let opening_s = if is_opened { self.opening_s(&pace) } else { 0.0 };
            opening_s + segment.frames as f64 / self.speed(&pace, plan, sources, &kept)
        };
        let mut sound_s = is_sound_missing.then(|| plan.duration.as_seconds_f64() / kept.of(SOUND, USUAL_SOUND));
        let rounds = rounds(plan, missing, memory_bytes).into_iter().map(|round| {
            let workers = round.crew.workers;
            let of_run = |run: Vec<&Segment>| run.into_iter().enumerate().map(|piece| of_piece(piece, workers)).sum();
            makespan(sound_s.take().into_iter().chain(round.runs.into_iter().map(of_run)), workers)
        });
        rounds.sum()
    }

    /// What this run measured of the same work at the CRF that comes nearest.
    fn measured(&self, pace: &Pace) -> MeasuredSpeed {
        let same = self.of_run.iter().filter(|(own, _)| Pace { crf_steps: pace.crf_steps, ..**own } == *pace);
        let nearest = same.min_by_key(|(own, _)| own.crf_steps.abs_diff(pace.crf_steps));
        nearest.map(|(_, measured)| *measured).unwrap_or_default()
    }

    /// What opening a file took in this run; as others did where it was not opened.
    fn opening_s(&self, pace: &Pace) -> f64 {
        let mut all = MeasuredSpeed::default();
        self.of_run.values().for_each(|measured| all.add(*measured));
        self.measured(pace).opening().or(all.opening()).unwrap_or(0.0)
    }

    /// Pictures that one worker makes in a second: as this run measured it, else as those before.
    fn speed(&self, pace: &Pace, plan: &ExportPlan, sources: &Sources, kept: &Speeds) -> f64 {
        let of_run = |workers: usize| self.measured(&Pace { workers, ..*pace }).speed();
        let lone = Crew { workers: 1, threads: 2 }.gain();
        let other = if pace.workers > 1 { (1, 1.0 / lone) } else { (2, lone) };
        let pixels = f64::from(plan.coding.width_px) * f64::from(plan.coding.height_px);
        let usual = USUAL_PIXELS_A_SECOND / (READING_PIXELS + pixels) / pace.workers as f64;
        let before = || kept.of(&kind_of(pace, sources).0, usual);
        of_run(pace.workers).or_else(|| of_run(other.0).map(|speed| speed * other.1)).unwrap_or_else(before)
    }
}

/// Whether a piece shows another file than the one before it.
fn is_begun(plan: &ExportPlan, sources: &Sources, segment: &Segment) -> bool {
    let media = |segment: &Segment| shown_bytes(plan, segment, sources).map(|(media, ..)| media);
    let before = segment.index.checked_sub(1).and_then(|index| plan.segments.get(index));
    before.is_none_or(|before| media(before) != media(segment))
}

fn pace_of(plan: &ExportPlan, sources: &Sources, segment: &Segment, workers: usize) -> Pace {
    let media = shown_bytes(plan, segment, sources).map(|(media, ..)| media);
    let short_side_px = plan.coding.width_px.min(plan.coding.height_px);
    Pace { media, short_side_px, crf_steps: (plan.crf_of(segment) / CRF_STEP).round() as u32, workers }
}

/// The kind of work, as the cache names it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct WorkKind(String);

fn kind_of(pace: &Pace, sources: &Sources) -> WorkKind {
    let spent = pace.media.and_then(|media| sources.spent(media));
    let codec = spent.map_or("still", |spent| if spent.in_h264 > 1.0 { "new" } else { "h264" });
    let read = spent.map_or(0, |spent| class(((spent.pixels as f64) * 9.0 / 16.0).sqrt() as u32));
    WorkKind(format!("{codec}-{read}-{}x{}", class(pace.short_side_px), pace.workers))
}

/// The figures of one machine, by kinds of work.
struct Speeds {
    path: PathBuf,
    known: BTreeMap<String, f64>,
}

impl Speeds {
    /// What is kept in a cache folder; nothing where it cannot be read.
    fn load(cache: &Path) -> Self {
        let path = cache.join(NAME);
        const DOING: &str = "reading how quick this machine is";
        let text = if_there(read_ours(&path, SMALL_BYTES), DOING, &path);
        let known = text.and_then(|text| serde_json::from_slice(&text).or_warn(DOING, &path));
        Self { path, known: known.unwrap_or_default() }
    }

    fn of(&self, kind: &str, usual: f64) -> f64 {
        self.known.get(kind).copied().unwrap_or(usual).clamp(*SANE.start(), *SANE.end())
    }

    fn note(&mut self, kind: &str, frames: u64, seconds: f64) {
        let newest = frames as f64 / seconds;
        if frames < LEAST_FRAMES || !SANE.contains(&newest) {
            return;
        }
        let before = self.known.get(kind).copied().filter(|before| SANE.contains(before));
        let part = frames as f64 / (frames as f64 + REMEMBERED_FRAMES);
        let known = before.map_or(newest, |before| before + part * (newest - before));
        self.known.insert(kind.to_owned(), known);
    }

    /// A cache that cannot be written only forgets it.
    fn save(&self) {
        let text = serde_json::to_vec(&self.known).unwrap_or_default();
        atomic_file::write(&self.path, &text).or_warn("keeping how quick this machine is", &self.path);
    }
}

fn class(short_side_px: u32) -> u32 {
    SIZES_PX.into_iter().find(|size| short_side_px <= *size).unwrap_or(SIZES_PX[SIZES_PX.len() - 1])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_exports_count_and_nonsense_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let kind = "h264-1080-720x2";
        let note = |frames: u64, seconds: f64| {
            let mut speeds = Speeds::load(folder.path());
            speeds.note(kind, frames, seconds);
            speeds.save();
        };
        let known = || Speeds::load(folder.path()).of(kind, 17.0);
        assert_eq!(known(), 17.0);
        for (frames, seconds) in [(300, 15.0), (300, 30.0), (300, 0.0), (5, 5.0)] {
            note(frames, seconds);
        }
        assert_eq!(known(), 15.0);
        fs::write(folder.path().join(NAME), r#"{"h264-1080-720x2": 1e300}"#).unwrap();
        assert_eq!(known(), 5000.0);
        fs::write(folder.path().join(NAME), "{torn").unwrap();
        assert_eq!(known(), 17.0);
    }
}
