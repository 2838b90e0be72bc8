//! The thread that fulfils the requests. Long work is done in short steps, so that something more urgent can go first.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_timeline::{AudioTrack, Time};

use super::cache::{Cache, Key};
use super::pace::PaceTrial;
use super::peaks::{Peaks, PeaksReading};
use super::proxy::ProxyMaking;
use super::queue::Task;
use super::shared::{Order, Shared};
use super::tiles::{self, TileMaker};
use super::{Glance, What, Wish};
use crate::error::{MediaError, MediaProblem};
use crate::picture::Picture;
use crate::swallowed::{OrWarn, warn_of};

/// Long work looks up this often.
const STEP: Duration = Duration::from_millis(30);
/// Growing peaks are shown this often.
const GROWING: Duration = Duration::from_millis(250);

struct Under<W> {
    wish: Wish,
    key: Key,
    shown: Instant,
    work: W,
}

/// All that the thread owns. Decoders never leave it.
pub(super) struct Worker {
    shared: Arc<Shared>,
    cache: Cache,
    tiles: TileMaker,
    pace: Option<(Wish, PaceTrial)>,
    peaks: Option<Under<PeaksReading>>,
    proxy: Option<Under<ProxyMaking>>,
}

impl Worker {
    /// A worker that has nothing open.
    pub fn new(shared: Arc<Shared>, cache: Cache) -> Self {
        Self { shared, cache, tiles: TileMaker::default(), pace: None, peaks: None, proxy: None }
    }

    /// Works until the handle is dropped.
    pub fn run(mut self) {
        self.cache.count();
        self.shared.set_size_bytes(self.cache.size_bytes());
        while let Some(order) = self.shared.next() {
            self.drop_unwanted();
            match order {
                Order::Do(Task::Look(wish)) => self.look(wish),
                Order::Do(Task::Make(wish)) => self.make(wish),
                Order::Clear => {
                    self.cache.clear();
                    self.shared.show(Glance::Cleared);
                }
                Order::Quota(quota_bytes) => self.cache.set_quota(quota_bytes),
                Order::Release => self.tiles.close(),
            }
            self.shared.set_size_bytes(self.cache.size_bytes());
        }
    }

    fn drop_unwanted(&mut self) {
        self.pace = self.pace.take().filter(|(wish, _)| self.shared.wants(wish));
        self.peaks = self.peaks.take().filter(|under| self.shared.wants(&under.wish));
        self.proxy = self.proxy.take().filter(|under| self.shared.wants(&under.wish));
    }

    /// Answers from the cache, if it can.
    fn look(&mut self, wish: Wish) {
        match self.found(&wish) {
            Ok(Some(glance)) => self.shared.answer(&wish, glance),
            Ok(None) => self.shared.mark_looked(&wish),
            Err(error) => self.fail(&wish, error),
        }
    }

    fn found(&mut self, wish: &Wish) -> Result<Option<Glance>, MediaError> {
        let path = wish.path.clone();
        Ok(match wish.what {
            What::Probe => None,
            What::Pace { .. } => {
                let key = self.cache.proxy_key(&path)?;
                // It was slow before.
                self.cache.film(&key).map(|_| Glance::Pace { path, is_slow: true })
            }
            What::Tile { source_time, height_px } => {
                let key = self.cache.tile_key(&path, source_time, height_px)?;
                let picture = self.cache.read(&key).and_then(|content| tiles::unpack(&content));
                picture.map(|picture| tile(path, source_time, &picture))
            }
            What::Peaks { track } => {
                let key = self.cache.peaks_key(&path, track)?;
                let peaks = self.cache.read(&key).map(|levels| Arc::new(Peaks::from_levels(levels)));
                peaks.map(|peaks| Glance::Peaks { path, track, peaks })
            }
            What::Proxy => {
                let key = self.cache.proxy_key(&path)?;
                self.cache.film(&key).map(|proxy| Glance::Proxy { path, proxy })
            }
        })
    }

    /// Makes what is wished for, or a bit of it. What is half made goes on before another of its kind is begun.
    fn make(&mut self, wish: Wish) {
        match wish.what {
            What::Probe => {
                let facts = self.cache.facts(&wish.path);
                if let Err(error) = &facts {
                    warn_of(wish.what.doing(), &wish.path, error);
                }
                self.shared.answer(&wish, Glance::Probed { path: wish.path.clone(), facts });
            }
            What::Tile { source_time, height_px } => {
                let made = self.make_tile(&wish.path, source_time, height_px);
                self.settle(&wish, made.map(Some));
            }
            What::Peaks { track } => {
                let under = self.peaks.as_ref().map(|under| (under.wish.clone(), under.work.track()));
                let (wish, track) = under.unwrap_or((wish, track));
                let made = self.read_peaks(&wish, track);
                self.settle(&wish, made);
            }
            What::Pace { duration } => {
                let made = self.try_pace(&wish, duration);
                self.settle(&wish, made);
            }
            What::Proxy => {
                let wish = self.proxy.as_ref().map_or(wish, |under| under.wish.clone());
                let made = self.make_proxy(&wish);
                self.settle(&wish, made);
            }
        }
    }

    fn settle(&self, wish: &Wish, made: Result<Option<Glance>, MediaError>) {
        match made {
            Ok(Some(glance)) => {
                self.shared.count_made();
                self.shared.answer(wish, glance);
            }
            Ok(None) => {}
            Err(error) => self.fail(wish, error),
        }
    }

    fn fail(&self, wish: &Wish, error: MediaError) {
        warn_of(wish.what.doing(), &wish.path, &error);
        self.shared.answer(wish, Glance::Failed { path: wish.path.clone(), what: wish.what, error });
    }

    fn make_tile(&mut self, path: &Path, source_time: Time, height_px: u32) -> Result<Glance, MediaError> {
        let key = self.cache.tile_key(path, source_time, height_px)?;
        let picture = self.tiles.make(path, source_time, height_px)?;
        // What is not kept is made again another time.
        self.cache.write(&key, &tiles::pack(&picture)).or_warn("keeping a small picture", path);
        Ok(tile(path.to_owned(), source_time, &picture))
    }

    /// A step; the peaks when it was the last one.
    fn read_peaks(&mut self, wish: &Wish, track: Option<AudioTrack>) -> Result<Option<Glance>, MediaError> {
        let path = wish.path.clone();
        let mut under = match self.peaks.take() {
            Some(under) => under,
            None => Under::new(wish, self.cache.peaks_key(&path, track)?, PeaksReading::start(&path, track)?),
        };
        if under.work.step(Instant::now() + STEP)? {
            unchanged(&path, &under.key, &self.cache.peaks_key(&path, track)?)?;
            let peaks = Arc::new(under.work.peaks());
            self.cache.write(&under.key, peaks.levels()).or_warn("keeping the shape of a sound", &path);
            return Ok(Some(Glance::Peaks { path, track, peaks }));
        }
        if under.shown.elapsed() >= GROWING {
            under.shown = Instant::now();
            self.shared.show(Glance::PeaksGrow { path, track, peaks: Arc::new(under.work.peaks()) });
        }
        self.peaks = Some(under);
        Ok(None)
    }

    /// A step; the pace when it was the last one.
    fn try_pace(&mut self, wish: &Wish, duration: Time) -> Result<Option<Glance>, MediaError> {
        let path = wish.path.clone();
        let mut trial = match self.pace.take().filter(|(under, _)| under == wish) {
            Some((_, trial)) => trial,
            None => PaceTrial::start(&path, duration)?,
        };
        match trial.step()? {
            Some(is_slow) => Ok(Some(Glance::Pace { path, is_slow })),
            None => {
                self.pace = Some((wish.clone(), trial));
                Ok(None)
            }
        }
    }

    /// A step; the proxy when it was the last one.
    fn make_proxy(&mut self, wish: &Wish) -> Result<Option<Glance>, MediaError> {
        let path = wish.path.clone();
        let mut under = match self.proxy.take() {
            Some(under) => under,
            None => {
                let film = self.cache.temporary_film().map_err(|error| MediaError::from_io(&path, &error))?;
                Under::new(wish, self.cache.proxy_key(&path)?, ProxyMaking::start(&path, film)?)
            }
        };
        if !under.work.step(Instant::now() + STEP)? {
            self.proxy = Some(under);
            return Ok(None);
        }
        let film = under.work.finish()?;
        unchanged(&path, &under.key, &self.cache.proxy_key(&path)?)?;
        let kept = self.cache.keep_film(&under.key, film);
        let proxy = kept.map_err(|error| MediaError::from_io(&path, &error))?;
        Ok(Some(Glance::Proxy { path, proxy }))
    }
}

impl<W> Under<W> {
    fn new(wish: &Wish, key: Key, work: W) -> Self {
        Self { wish: wish.clone(), key, shown: Instant::now(), work }
    }
}

/// A file that changed while it was read gave nothing that can be kept.
fn unchanged(path: &Path, before: &Key, now: &Key) -> Result<(), MediaError> {
    if before == now { Ok(()) } else { Err(MediaError::new(path, MediaProblem::Changed)) }
}

fn tile(path: PathBuf, source_time: Time, picture: &Picture) -> Glance {
    let (width_px, height_px) = (picture.width() as u32, picture.height() as u32);
    Glance::Tile { path, source_time, width_px, height_px, rgba: tiles::rgba(picture) }
}
