//! The thread that fulfils the requests. Long work is done in short steps, so that something more urgent can go first.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_timeline::{AudioTrack, Time};

use super::cache::{Cache, Key};
use super::peaks::{Peaks, PeaksReading};
use super::proxy::ProxyMaking;
use super::queue::Task;
use super::seek_speed::SeekTrial;
use super::shared::{CacheShared, WorkerOrder};
use super::thumbnails::{self, ThumbnailMaker};
use super::{CacheAnswer, CacheItem, CacheRequest};
use crate::error::{MediaError, MediaProblem};
use crate::picture::Picture;
use crate::swallowed::{OrWarn, warn_of};

/// Long work looks up this often.
const STEP: Duration = Duration::from_millis(30);
/// Growing peaks are shown this often.
const GROWING: Duration = Duration::from_millis(250);

struct Under<W> {
    request: CacheRequest,
    key: Key,
    shown: Instant,
    work: W,
}

/// All that the thread owns. Decoders never leave it.
pub(super) struct Worker {
    shared: Arc<CacheShared>,
    cache: Cache,
    tiles: ThumbnailMaker,
    pace: Option<(CacheRequest, SeekTrial)>,
    peaks: Option<Under<PeaksReading>>,
    proxy: Option<Under<ProxyMaking>>,
}

impl Worker {
    /// A worker that has nothing open.
    pub fn new(shared: Arc<CacheShared>, cache: Cache) -> Self {
        Self { shared, cache, tiles: ThumbnailMaker::default(), pace: None, peaks: None, proxy: None }
    }

    /// Works until the handle is dropped.
    pub fn run(mut self) {
        self.cache.count();
        self.shared.set_size_bytes(self.cache.size_bytes());
        while let Some(order) = self.shared.next() {
            self.drop_unwanted();
            match order {
                WorkerOrder::Do(Task::Look(request)) => self.look(request),
                WorkerOrder::Do(Task::Make(request)) => self.make(request),
                WorkerOrder::Clear => {
                    self.cache.clear();
                    self.shared.show(CacheAnswer::Cleared);
                }
                WorkerOrder::Quota(quota_bytes) => self.cache.set_quota(quota_bytes),
                WorkerOrder::Release => self.tiles.close(),
            }
            self.shared.set_size_bytes(self.cache.size_bytes());
        }
    }

    fn drop_unwanted(&mut self) {
        self.pace = self.pace.take().filter(|(request, _)| self.shared.wants(request));
        self.peaks = self.peaks.take().filter(|under| self.shared.wants(&under.request));
        self.proxy = self.proxy.take().filter(|under| self.shared.wants(&under.request));
    }

    /// Answers from the cache, if it can.
    fn look(&mut self, request: CacheRequest) {
        match self.found(&request) {
            Ok(Some(answer)) => self.shared.answer(&request, answer),
            Ok(None) => self.shared.mark_looked(&request),
            Err(error) => self.fail(&request, error),
        }
    }

    fn found(&mut self, request: &CacheRequest) -> Result<Option<CacheAnswer>, MediaError> {
        let path = request.path.clone();
        Ok(match request.what {
            CacheItem::Probe => None,
            CacheItem::SeekSpeed { .. } => {
                let key = self.cache.proxy_key(&path)?;
                // It was slow before.
                self.cache.film(&key).map(|_| CacheAnswer::SeekSpeed { path, is_slow: true })
            }
            CacheItem::Thumbnail { source_time, height_px } => {
                let key = self.cache.tile_key(&path, source_time, height_px)?;
                let picture = self.cache.read(&key).and_then(|content| thumbnails::unpack(&content));
                picture.map(|picture| tile(path, source_time, &picture))
            }
            CacheItem::Peaks { track } => {
                let key = self.cache.peaks_key(&path, track)?;
                let peaks = self.cache.read(&key).map(|levels| Arc::new(Peaks::from_levels(levels)));
                peaks.map(|peaks| CacheAnswer::Peaks { path, track, peaks })
            }
            CacheItem::Proxy => {
                let key = self.cache.proxy_key(&path)?;
                self.cache.film(&key).map(|proxy| CacheAnswer::Proxy { path, proxy })
            }
        })
    }

    /// Makes what is wished for, or a bit of it. What is half made goes on before another of its kind is begun.
    fn make(&mut self, request: CacheRequest) {
        match request.what {
            CacheItem::Probe => {
                let facts = self.cache.facts(&request.path);
                if let Err(error) = &facts {
                    warn_of(request.what.doing(), &request.path, error);
                }
                self.shared.answer(&request, CacheAnswer::Probed { path: request.path.clone(), facts });
            }
            CacheItem::Thumbnail { source_time, height_px } => {
                let made = self.make_tile(&request.path, source_time, height_px);
                self.settle(&request, made.map(Some));
            }
            CacheItem::Peaks { track } => {
                let under = self.peaks.as_ref().map(|under| (under.request.clone(), under.work.track()));
                let (request, track) = under.unwrap_or((request, track));
                let made = self.read_peaks(&request, track);
                self.settle(&request, made);
            }
            CacheItem::SeekSpeed { duration } => {
                let made = self.try_seeking(&request, duration);
                self.settle(&request, made);
            }
            CacheItem::Proxy => {
                let request = self.proxy.as_ref().map_or(request, |under| under.request.clone());
                let made = self.make_proxy(&request);
                self.settle(&request, made);
            }
        }
    }

    fn settle(&self, request: &CacheRequest, made: Result<Option<CacheAnswer>, MediaError>) {
        match made {
            Ok(Some(answer)) => {
                self.shared.count_made();
                self.shared.answer(request, answer);
            }
            Ok(None) => {}
            Err(error) => self.fail(request, error),
        }
    }

    fn fail(&self, request: &CacheRequest, error: MediaError) {
        warn_of(request.what.doing(), &request.path, &error);
        self.shared.answer(request, CacheAnswer::Failed { path: request.path.clone(), what: request.what, error });
    }

    fn make_tile(&mut self, path: &Path, source_time: Time, height_px: u32) -> Result<CacheAnswer, MediaError> {
        let key = self.cache.tile_key(path, source_time, height_px)?;
        let picture = self.tiles.make(path, source_time, height_px)?;
        // What is not kept is made again another time.
        self.cache.write(&key, &thumbnails::pack(&picture)).or_warn("keeping a small picture", path);
        Ok(tile(path.to_owned(), source_time, &picture))
    }

    /// A step; the peaks when it was the last one.
    fn read_peaks(
        &mut self,
        request: &CacheRequest,
        track: Option<AudioTrack>,
    ) -> Result<Option<CacheAnswer>, MediaError> {
        let path = request.path.clone();
        let mut under = match self.peaks.take() {
            Some(under) => under,
            None => Under::new(request, self.cache.peaks_key(&path, track)?, PeaksReading::start(&path, track)?),
        };
        if under.work.step(Instant::now() + STEP)? {
            unchanged(&path, &under.key, &self.cache.peaks_key(&path, track)?)?;
            let peaks = Arc::new(under.work.peaks());
            self.cache.write(&under.key, peaks.levels()).or_warn("keeping the shape of a sound", &path);
            return Ok(Some(CacheAnswer::Peaks { path, track, peaks }));
        }
        if under.shown.elapsed() >= GROWING {
            under.shown = Instant::now();
            self.shared.show(CacheAnswer::PeaksGrow { path, track, peaks: Arc::new(under.work.peaks()) });
        }
        self.peaks = Some(under);
        Ok(None)
    }

    /// A step; the pace when it was the last one.
    fn try_seeking(&mut self, request: &CacheRequest, duration: Time) -> Result<Option<CacheAnswer>, MediaError> {
        let path = request.path.clone();
        let mut trial = match self.pace.take().filter(|(under, _)| under == request) {
            Some((_, trial)) => trial,
            None => SeekTrial::start(&path, duration)?,
        };
        match trial.step()? {
            Some(is_slow) => Ok(Some(CacheAnswer::SeekSpeed { path, is_slow })),
            None => {
                self.pace = Some((request.clone(), trial));
                Ok(None)
            }
        }
    }

    /// A step; the proxy when it was the last one.
    fn make_proxy(&mut self, request: &CacheRequest) -> Result<Option<CacheAnswer>, MediaError> {
        let path = request.path.clone();
        let mut under = match self.proxy.take() {
            Some(under) => under,
            None => {
                let film = self.cache.temporary_film().map_err(|error| MediaError::from_io(&path, &error))?;
                Under::new(request, self.cache.proxy_key(&path)?, ProxyMaking::start(&path, film)?)
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
        Ok(Some(CacheAnswer::Proxy { path, proxy }))
    }
}

impl<W> Under<W> {
    fn new(request: &CacheRequest, key: Key, work: W) -> Self {
        Self { request: request.clone(), key, shown: Instant::now(), work }
    }
}

/// A file that changed while it was read gave nothing that can be kept.
fn unchanged(path: &Path, before: &Key, now: &Key) -> Result<(), MediaError> {
    if before == now { Ok(()) } else { Err(MediaError::new(path, MediaProblem::Changed)) }
}

fn tile(path: PathBuf, source_time: Time, picture: &Picture) -> CacheAnswer {
    let (width_px, height_px) = (picture.width() as u32, picture.height() as u32);
    CacheAnswer::Thumbnail { path, source_time, width_px, height_px, rgba: thumbnails::rgba(picture) }
}
