//! The media cache on the disk: what was made before, under names that follow from the content of the files.
//!
//! A proxy is a film `<name>.mp4` whose record holds its fingerprint; everything else is a record.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sunting_timeline::{AudioTrack, Time};
use tempfile::TempPath;

use crate::atomic_file::persist;
use crate::error::MediaError;
use crate::fingerprint::fingerprint;
use crate::library::{Library, TIMES};
use crate::media::probe::MediaFacts;
use crate::stop::never;
use crate::store::{Folder, RecordFile, touch};
use crate::swallowed::OrWarn;

/// Waveforms of the longest films are far smaller.
const MOST_BYTES: u64 = 64 << 20;
/// Sweeping makes room for some time, so that it is not done for every picture.
const SWEEP_TO_PERCENT: u64 = 90;
const FILM_ENDING: &str = "mp4";

/// What a record holds; also the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RecordKind {
    Tile,
    Peaks,
    Proxy,
}

impl RecordKind {
    fn ending(self) -> &'static str {
        match self {
            Self::Tile => "tile",
            Self::Peaks => "peaks",
            Self::Proxy => "proxy",
        }
    }
}

/// The name of something that was made of a file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    name: String,
    kind: RecordKind,
}

impl Key {
    fn new(kind: RecordKind, fingerprint: &str, detail: &str) -> Self {
        let text = format!("{TIMES} {} {fingerprint} {detail}", kind.ending());
        Self { name: blake3::hash(text.as_bytes()).to_hex().to_string(), kind }
    }

    fn of_tile(fingerprint: &str, source_time: Time, height_px: u32) -> Self {
        Self::new(RecordKind::Tile, fingerprint, &format!("{} {height_px}", source_time.ticks()))
    }
}

/// An open cache. It belongs to one thread; several programs may share the folder.
pub(super) struct Cache {
    folder: Folder,
    library: Library,
    quota_bytes: u64,
    size_bytes: u64,
    /// Films that were handed out, and their bytes: somebody plays them. They do not count towards the quota.
    lent: HashMap<PathBuf, u64>,
}

impl Cache {
    /// Opens or makes the cache in that folder. Nothing is counted yet: see [`Cache::count`].
    pub fn open(folder: &Path, library: Library, quota_bytes: u64) -> io::Result<Self> {
        Ok(Self { folder: Folder::open(folder)?, library, quota_bytes, size_bytes: 0, lent: HashMap::new() })
    }

    /// Counts what lies in it and removes what crashed programs left behind.
    pub fn count(&mut self) {
        let (parts, entries): (Vec<_>, Vec<_>) = self.entries().into_iter().partition(|entry| entry.is_part);
        RecordFile::sweep(parts, 0, RecordFile::is_abandoned);
        self.size_bytes = entries.iter().map(|entry| entry.bytes).sum();
    }

    /// What a file is: see [`Library::facts`].
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn facts(&self, path: &Path) -> Result<MediaFacts, MediaError> {
        self.library.facts(path, None, &never)
    }

    /// What it takes, in bytes.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// The name of a file's picture near a source time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tile_key(&self, path: &Path, source_time: Time, height_px: u32) -> Result<Key, MediaError> {
        Ok(Key::of_tile(&self.print_of(path)?, source_time, height_px))
    }

    /// The name of the peaks of a file's sound.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn peaks_key(&self, path: &Path, track: Option<AudioTrack>) -> Result<Key, MediaError> {
        let track = track.map_or(String::new(), |track| track.to_string());
        Ok(Key::new(RecordKind::Peaks, &self.print_of(path)?, &track))
    }

    /// The name of a file's proxy.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn proxy_key(&self, path: &Path) -> Result<Key, MediaError> {
        Ok(Key::new(RecordKind::Proxy, &self.print_of(path)?, ""))
    }

    fn print_of(&self, path: &Path) -> Result<String, MediaError> {
        self.library.fingerprint(path).map_err(|error| MediaError::from_io(path, &error))
    }

    fn path_of(&self, key: &Key) -> PathBuf {
        self.folder.at(&key.name, key.kind.ending())
    }

    fn film_path(&self, key: &Key) -> PathBuf {
        self.folder.at(&key.name, FILM_ENDING)
    }

    /// The content of a record, which is then marked as used now; `None` if it is missing or damaged.
    pub fn read(&self, key: &Key) -> Option<Vec<u8>> {
        self.folder.read(&self.path_of(key), MOST_BYTES)
    }

    /// Writes a record.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&mut self, key: &Key, content: &[u8]) -> io::Result<()> {
        let path = self.path_of(key);
        let before = length(&path);
        self.folder.write(&path, content)?;
        self.grow(before, length(&path), Some(&path));
        Ok(())
    }

    /// A temporary file in the cache's folder for a film that is being made. If it is dropped, the file is removed.
    ///
    /// # Errors
    /// What the system says.
    pub fn temporary_film(&self) -> io::Result<TempPath> {
        Ok(self.folder.part(&format!(".{FILM_ENDING}"))?.into_temp_path())
    }

    /// Puts a finished film into the cache: synced, named, then its record.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep_film(&mut self, key: &Key, film: TempPath) -> io::Result<PathBuf> {
        // Windows syncs only files that are open for writing.
        File::options().append(true).open(&film)?.sync_all()?;
        let print = fingerprint(&film)?;
        let path = self.film_path(key);
        let before = length(&path);
        persist(film, &path)?;
        let bytes = length(&path);
        self.lent.insert(path.clone(), bytes);
        self.grow(before, bytes, None);
        self.write(key, print.as_bytes())?;
        Ok(path)
    }

    /// The film of that name, if it is there and complete. From then on it is not swept away.
    pub fn film(&mut self, key: &Key) -> Option<PathBuf> {
        let path = self.film_path(key);
        let print = self.read(key)?;
        (fingerprint(&path).ok()?.as_bytes() == print).then(|| {
            touch(&path);
            self.lent.insert(path.clone(), length(&path));
            path
        })
    }

    /// Takes at most so much from now on.
    pub fn set_quota(&mut self, quota_bytes: u64) {
        self.quota_bytes = quota_bytes;
        self.grow(0, 0, None);
    }

    /// Removes everything of the cache, also films that are being played, and the remembered facts of files.
    pub fn clear(&mut self) {
        self.library.clear();
        self.lent.clear();
        RecordFile::sweep(self.entries(), 0, |entry| !entry.is_part);
        self.count();
    }

    fn grow(&mut self, before: u64, after: u64, new: Option<&Path>) {
        self.size_bytes = (self.size_bytes + after).saturating_sub(before);
        if self.counted_bytes() > self.quota_bytes {
            self.sweep(new);
        }
    }

    fn counted_bytes(&self) -> u64 {
        self.size_bytes.saturating_sub(self.lent.values().sum())
    }

    /// Removes the longest unused, but not what was just made, nor a film that is played: the preview would be black.
    fn sweep(&mut self, new: Option<&Path>) {
        let (lent, entries): (Vec<_>, Vec<_>) = self
            .entries()
            .into_iter()
            .filter(|entry| !entry.is_part)
            .partition(|entry| self.lent.contains_key(&entry.path));
        let is_wanted = |entry: &RecordFile| new == Some(&entry.path) || self.lent.contains_key(&film_of(&entry.path));
        let left_bytes =
            RecordFile::sweep(entries, self.quota_bytes / 100 * SWEEP_TO_PERCENT, |entry| !is_wanted(entry));
        self.size_bytes = left_bytes + lent.iter().map(|film| film.bytes).sum::<u64>();
    }

    fn entries(&self) -> Vec<RecordFile> {
        self.folder.entries().or_warn("listing a cache", self.folder.path()).unwrap_or_default()
    }
}

/// The film that a record beside it belongs to; of a film itself, that.
fn film_of(path: &Path) -> PathBuf {
    path.with_extension(FILM_ENDING)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |facts| facts.len())
}

#[cfg(test)]
#[path = "cache_tests.rs"]
mod tests;
