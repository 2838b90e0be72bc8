//! Pictures and sound shapes for the window: wishes go to the engine's media cache, results become textures.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use eframe::egui::{ColorImage, Context, TextureOptions};
use sunting_core::error::MediaError;
use sunting_core::media::probe::MediaFacts;
use sunting_core::media_cache::{CacheAnswer, CacheItem, CacheRequest, MediaCache, is_heavy, may_have_proxy};
use sunting_timeline::Time;

use super::Wake;
use crate::model::CachedMedia;

/// More pictures are not held: at 44 lines each takes 14 kB.
const MOST_TILES: usize = 1500;

/// A file that was looked at, or could not be.
pub type Probed = (PathBuf, Result<MediaFacts, MediaError>);

/// The window's end of the media_cache.
pub struct MediaCacheService {
    media_cache: MediaCache,
    quota_bytes: u64,
    asked: Vec<CacheRequest>,
    /// Files whose facts are wanted, in their order.
    probes: Vec<PathBuf>,
    /// Wishes that failed; they are not tried again until asked to.
    failed: HashSet<CacheRequest>,
    /// Files whose pace is known.
    paced: HashSet<PathBuf>,
    /// When a picture was last drawn, by frame.
    used: HashMap<(PathBuf, u32, Time), u64>,
    frame: u64,
}

impl MediaCacheService {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the cache's folder cannot be made or the system gives no thread.
    pub fn start(cache: &Path, quota_bytes: u64, wake: Wake) -> std::io::Result<Self> {
        Ok(Self {
            media_cache: MediaCache::start(cache, quota_bytes, wake)?,
            quota_bytes,
            asked: Vec::new(),
            probes: Vec::new(),
            failed: HashSet::new(),
            paced: HashSet::new(),
            used: HashMap::new(),
            frame: 0,
        })
    }

    /// Wants the facts of a file.
    pub fn probe(&mut self, path: &Path) {
        self.failed.retain(|wish| wish.path != path);
        if !self.probes.iter().any(|other| other == path) {
            self.probes.push(path.to_owned());
        }
    }

    /// Tells the media cache what is in view; what is there already is not wished for again.
    pub fn want(&mut self, wishes: &[CacheRequest], playing_from: &[&Path], cached: &mut CachedMedia) {
        self.frame += 1;
        let mut open: Vec<CacheRequest> =
            self.probes.iter().map(|path| CacheRequest { path: path.clone(), what: CacheItem::Probe }).collect();
        let mut seen = HashSet::new();
        let mut proxies_wanted = Vec::new();
        for wish in wishes {
            if let CacheItem::Thumbnail { source_time, height_px } = wish.what {
                self.used.insert((wish.path.clone(), height_px, source_time), self.frame);
            }
            if !is_there(cached, wish) && !self.failed.contains(wish) && seen.insert(wish) {
                open.push(wish.clone());
            }
        }
        for path in playing_from {
            let wish = CacheRequest { path: (*path).to_owned(), what: CacheItem::Proxy };
            let facts = cached.facts.get(*path).filter(|facts| may_have_proxy(facts));
            let Some(facts) = facts else { continue };
            if cached.proxies.contains_key(*path) || self.failed.contains(&wish) {
                continue;
            }
            let pace =
                CacheRequest { path: (*path).to_owned(), what: CacheItem::SeekSpeed { duration: facts.duration } };
            if cached.slow.contains(*path) || is_heavy(facts) {
                proxies_wanted.push((*path).to_owned());
                open.push(wish);
            } else if !self.paced.contains(*path) && !self.failed.contains(&pace) {
                open.push(pace);
            }
        }
        if cached.proxies_wanted != proxies_wanted {
            cached.proxies_wanted = proxies_wanted;
        }
        if open != self.asked {
            self.media_cache.want(open.clone());
            self.asked = open;
        }
    }

    /// The player has found these files to be too heavy for this machine.
    pub fn note_slow(slow: &[PathBuf], cached: &mut CachedMedia) {
        for path in slow {
            if !cached.slow.contains(path) {
                cached.slow.insert(path.clone());
            }
        }
    }

    /// A file is the same at another place.
    pub fn note_moved(from: &Path, to: PathBuf, cached: &mut CachedMedia) {
        if let Some(facts) = cached.facts.get(from).cloned() {
            cached.facts.insert(to, facts);
        }
    }

    /// While playing or making a video nothing new is begun.
    pub fn rest(&self, resting: bool) {
        self.media_cache.rest(resting);
    }

    /// Takes results in; the files that were looked at.
    pub fn take(&mut self, context: &Context, cached: &mut CachedMedia) -> Vec<Probed> {
        let mut probed = Vec::new();
        for answer in self.media_cache.take() {
            match answer {
                CacheAnswer::Probed { path, facts } => {
                    self.probes.retain(|other| *other != path);
                    if let Ok(facts) = &facts {
                        cached.facts.insert(path.clone(), facts.clone());
                    }
                    probed.push((path, facts));
                }
                CacheAnswer::Thumbnail { path, source_time, width_px, height_px, rgba } => {
                    let size = [width_px as usize, height_px as usize];
                    let image = ColorImage::from_rgba_premultiplied(size, &rgba);
                    let texture = context.load_texture("tile", image, TextureOptions::LINEAR);
                    let wanted = self.wanted_height(&path, source_time, height_px);
                    if is_dark(&rgba) {
                        cached.dark.insert((path.clone(), wanted, source_time));
                    }
                    cached.keep_tile(&path, wanted, source_time, texture);
                }
                CacheAnswer::Peaks { path, track, peaks } => {
                    cached.growing.remove(&path);
                    cached.peak_tracks.insert(path.clone(), track);
                    cached.peaks.insert(path, peaks);
                }
                CacheAnswer::PeaksGrow { path, track, peaks } => {
                    cached.growing.insert(path.clone());
                    cached.peak_tracks.insert(path.clone(), track);
                    cached.peaks.insert(path, peaks);
                }
                CacheAnswer::SeekSpeed { path, is_slow } => {
                    if is_slow {
                        cached.slow.insert(path.clone());
                    }
                    self.paced.insert(path);
                }
                CacheAnswer::Proxy { path, proxy } => drop(cached.proxies.insert(path, proxy)),
                // They are made again where they are wanted; until then the stage reads the files themselves.
                CacheAnswer::Cleared => cached.proxies.clear(),
                CacheAnswer::Failed { path, what, .. } => drop(self.failed.insert(CacheRequest { path, what })),
            }
        }
        self.let_go(cached);
        probed
    }

    /// The height that was wished for: the picture's is made even.
    fn wanted_height(&self, path: &Path, source_time: Time, height_px: u32) -> u32 {
        let is_asked = |height: u32| {
            let what = CacheItem::Thumbnail { source_time, height_px: height };
            self.asked.iter().any(|wish| wish.path == path && wish.what == what)
        };
        if height_px > 0 && !is_asked(height_px) && is_asked(height_px - 1) { height_px - 1 } else { height_px }
    }

    /// The longest unseen pictures go first.
    fn let_go(&mut self, cached: &mut CachedMedia) {
        let count: usize = cached.tiles.values().map(|tiles| tiles.len()).sum();
        if count <= MOST_TILES {
            return;
        }
        let used = &self.used;
        let mut all: Vec<(u64, (PathBuf, u32, Time))> = cached
            .tiles
            .iter()
            .flat_map(|((path, height), tiles)| tiles.keys().map(|time| (path.clone(), *height, *time)))
            .map(|key| (used.get(&key).copied().unwrap_or(0), key))
            .collect();
        all.sort_unstable_by_key(|(frame, _)| *frame);
        for (_, (path, height, time)) in all.into_iter().take(count - MOST_TILES * 3 / 4) {
            if let Some(tiles) = cached.tiles.get_mut(&(path.clone(), height)) {
                tiles.remove(&time);
            }
            self.used.remove(&(path, height, time));
        }
    }

    /// Forgets why wishes failed: files may be there again.
    pub fn try_again(&mut self) {
        self.failed.clear();
        self.asked.clear();
    }

    /// How much the cache may take, as the settings say now.
    pub fn set_quota(&mut self, quota_bytes: u64) {
        if std::mem::replace(&mut self.quota_bytes, quota_bytes) != quota_bytes {
            self.media_cache.set_quota(quota_bytes);
        }
    }

    /// Empties the cache on the disk.
    pub fn clear(&self) {
        self.media_cache.clear();
    }

    /// What the cache takes on the disk.
    pub fn size_bytes(&self) -> u64 {
        self.media_cache.size_bytes()
    }
}

/// Whether a picture is nearly black: of a hundred pixels hardly one is more than a shimmer.
fn is_dark(rgba: &[u8]) -> bool {
    const SHIMMER: u8 = 40;
    let pixels = rgba.chunks_exact(4);
    let (all, lit) = (pixels.len(), pixels.filter(|pixel| pixel[..3].iter().any(|part| *part > SHIMMER)).count());
    lit * 100 < all
}

fn is_there(cached: &CachedMedia, wish: &CacheRequest) -> bool {
    match wish.what {
        CacheItem::Thumbnail { source_time, height_px } => {
            cached.tiles.get(&(wish.path.clone(), height_px)).is_some_and(|tiles| tiles.contains_key(&source_time))
        }
        CacheItem::Peaks { track } => {
            let is_whole = cached.peaks.contains_key(&wish.path) && !cached.growing.contains(&wish.path);
            is_whole && cached.peak_tracks.get(&wish.path).copied().flatten() == track
        }
        CacheItem::Proxy => cached.proxies.contains_key(&wish.path),
        CacheItem::Probe => cached.facts.contains_key(&wish.path),
        CacheItem::SeekSpeed { .. } => cached.slow.contains(&wish.path),
    }
}
