//! What is known of files without playing them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::TextureHandle;
use sunting_core::media::probe::MediaFacts;
use sunting_core::media_cache::Peaks;
use sunting_timeline::{AudioTrack, Time};

/// Where a picture is looked for that is not black, behind one that is.
const LATER_S: [i64; 5] = [2, 5, 12, 30, 90];

/// Pictures and sound shapes of files. Written by `services/media_cache.rs`, to which `app/` lends it.
#[derive(Default)]
pub struct CachedMedia {
    /// By file and height, then by time.
    pub tiles: HashMap<(PathBuf, u32), BTreeMap<Time, TextureHandle>>,
    /// Those that are nearly black, by file, height and time.
    pub dark: HashSet<(PathBuf, u32, Time)>,
    pub peaks: HashMap<PathBuf, Arc<Peaks>>,
    /// The sound tracks that they are of.
    pub peak_tracks: HashMap<PathBuf, Option<AudioTrack>>,
    /// Files whose sound is still being read.
    pub growing: HashSet<PathBuf>,
    pub proxies: HashMap<PathBuf, PathBuf>,
    /// Files that have proved too heavy for this machine.
    pub slow: HashSet<PathBuf>,
    /// Files of which a proxy is being made, or waits to be.
    pub proxies_wanted: Vec<PathBuf>,
    /// What probing found, by file.
    pub facts: HashMap<PathBuf, MediaFacts>,
}

impl CachedMedia {
    /// The picture of a file at a time; the nearest one that is there until it is.
    pub fn tile(&self, path: &Path, height_px: u32, time: Time) -> Option<&TextureHandle> {
        let tiles = self.tiles.get(&(path.to_owned(), height_px))?;
        let before = tiles.range(..=time).next_back();
        let after = tiles.range(time..).next();
        match (before, after) {
            (Some(before), Some(after)) if *after.0 - time < time - *before.0 => Some(after.1),
            (before, after) => before.or(after).map(|(_, texture)| texture),
        }
    }

    /// The first time from that one on, in growing steps, whose picture is not known to be nearly black; the first of
    /// all where all are.
    pub fn lit_from(&self, path: &Path, height_px: u32, from: Time) -> Time {
        let later = LATER_S.map(|seconds| from + Time::from_seconds(seconds));
        let is_dark = |time: &Time| self.dark.contains(&(path.to_owned(), height_px, *time));
        std::iter::once(from).chain(later).find(|time| !is_dark(time)).unwrap_or(from)
    }

    pub fn keep_tile(&mut self, path: &Path, height_px: u32, time: Time, texture: TextureHandle) {
        self.tiles.entry((path.to_owned(), height_px)).or_default().insert(time, texture);
    }
}
