//! The folder of finished segments, each named by its key.
//!
//! `segments/` holds the segments, `sources/` what is remembered of sources, `runs/` one locked file for each live
//! run. Several processes may share it; deleting all of it breaks nothing.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::Serialize;

use super::error::ExportError;
use super::segment_file::{SegmentFacts, SegmentReader, SegmentWriter};
use crate::atomic_file::persist;
use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::ordinary_file;

const SEGMENTS: &str = "segments";
const SOURCES: &str = "sources";
const RUNS: &str = "runs";
const TEMPORARY_PREFIX: &str = ".part-";
/// The quota on a roomy disk.
const QUOTA_BYTES: u64 = 2_000_000_000;
/// On a fuller disk the quota is this part of what is free.
const QUOTA_OF_FREE: u64 = 10;
/// What was used so recently stays.
const RECENT: Duration = Duration::from_secs(3600);

/// How much lies in a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StoreSize {
    /// Finished segments, pictures and sound alike.
    pub segments: u64,
    /// What they take.
    pub bytes: u64,
}

/// An open store. While it is open, nothing that it used is swept away.
#[derive(Debug)]
pub struct SegmentStore {
    root: PathBuf,
    run_file: PathBuf,
    _run_lock: File,
}

impl SegmentStore {
    /// Opens or makes the store in that folder.
    ///
    /// # Errors
    /// [`ExportError::Media`] with the folder when it cannot be made or written to.
    pub fn open(root: &Path) -> Result<Self, ExportError> {
        Self::prepare(root).map_err(|error| ExportError::from_io(root, &error))
    }

    fn prepare(root: &Path) -> io::Result<Self> {
        for folder in [SEGMENTS, SOURCES, RUNS] {
            fs::create_dir_all(root.join(folder))?;
        }
        let (run_lock, run_file) = tempfile::Builder::new().prefix("run-").tempfile_in(root.join(RUNS))?.keep()?;
        run_lock.lock()?;
        Ok(Self { root: root.to_owned(), run_file, _run_lock: run_lock })
    }

    /// The folder of what is remembered of sources.
    pub(super) fn sources_folder(&self) -> PathBuf {
        self.root.join(SOURCES)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn path_of(&self, key: &str) -> PathBuf {
        self.root.join(SEGMENTS).join(key)
    }

    /// Whether that segment is made, whole and right.
    pub fn has(&self, key: &str) -> bool {
        self.open_segment(key).is_ok()
    }

    /// Opens a finished segment and counts it as used now.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it is not there, torn, or cannot be read.
    pub fn open_segment(&self, key: &str) -> Result<SegmentReader, ExportError> {
        let path = self.path_of(key);
        let reader = SegmentReader::open(&path, key).map_err(|error| ExportError::from_io(&path, &error))?;
        // A store on a read-only share is still a store.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Ok(reader)
    }

    /// Starts a segment under a name of its own; [`PendingSegment::finish`] gives it the key's.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the store cannot be written to.
    pub fn create(&self, key: &str, parameters: &StreamParameters) -> Result<PendingSegment, ExportError> {
        let path = self.path_of(key);
        let start = || {
            let temporary = tempfile::Builder::new().prefix(TEMPORARY_PREFIX).tempfile_in(self.root.join(SEGMENTS))?;
            let (file, temporary) = temporary.into_parts();
            Ok((SegmentWriter::new(file, key, parameters)?, temporary))
        };
        let (writer, temporary) = start().map_err(|error: io::Error| ExportError::from_io(&path, &error))?;
        Ok(PendingSegment { writer, temporary, path })
    }

    /// Bytes free where a store lies or would lie, when the system tells.
    pub fn free_bytes(root: &Path) -> Option<u64> {
        root.ancestors().find_map(|folder| fs4::available_space(folder).ok())
    }

    /// How much lies in it.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn show(&self) -> Result<StoreSize, ExportError> {
        let entries = self.entries().map_err(|error| ExportError::from_io(&self.root, &error))?;
        let finished = entries.iter().filter(|entry| !entry.temporary);
        Ok(finished.fold(StoreSize::default(), |size, entry| StoreSize {
            segments: size.segments + 1,
            bytes: size.bytes + entry.bytes,
        }))
    }

    /// Empties it and says how much went. What another run has open fails there, and is then made again.
    ///
    /// # Errors
    /// [`ExportError::Media`] when a file cannot be removed.
    pub fn clear(&self) -> Result<StoreSize, ExportError> {
        let size = self.show()?;
        for folder in [SEGMENTS, SOURCES] {
            let folder = self.root.join(folder);
            let emptied = fs::remove_dir_all(&folder).and_then(|()| fs::create_dir_all(&folder));
            emptied.map_err(|error| ExportError::from_io(&folder, &error))?;
        }
        Ok(size)
    }

    /// Removes the longest unused segments until the rest fits the quota. What was used within the last hour or by a
    /// live run stays.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn sweep(&self) -> Result<(), ExportError> {
        let swept = || {
            let taken: u64 = self.entries()?.iter().map(|entry| entry.bytes).sum();
            let free = fs4::available_space(&self.root)? + taken;
            self.sweep_to(QUOTA_BYTES.min(free / QUOTA_OF_FREE), SystemTime::now() - RECENT)
        };
        swept().map_err(|error| ExportError::from_io(&self.root, &error))
    }

    /// Removes all segments but those that were used since then or by a live run.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn clear_unused(&self, in_use_since: SystemTime) -> Result<(), ExportError> {
        self.sweep_to(0, in_use_since).map_err(|error| ExportError::from_io(&self.root, &error))
    }

    fn sweep_to(&self, quota_bytes: u64, in_use_since: SystemTime) -> io::Result<()> {
        let keep_from = self.oldest_live_run()?.min(in_use_since);
        let mut entries = self.entries()?;
        entries.sort_by_key(|entry| entry.used);
        let mut taken: u64 = entries.iter().map(|entry| entry.bytes).sum();
        for entry in entries.iter().filter(|entry| entry.used < keep_from) {
            if (entry.temporary || taken > quota_bytes) && fs::remove_file(&entry.path).is_ok() {
                taken -= entry.bytes;
            }
        }
        Ok(())
    }

    /// When the longest of the live runs started; files of dead ones are removed.
    fn oldest_live_run(&self) -> io::Result<SystemTime> {
        let mut oldest = SystemTime::now();
        for entry in fs::read_dir(self.root.join(RUNS))? {
            let path = entry?.path();
            let Ok(file) = ordinary_file::open_ours(&path) else { continue };
            let dead = path != self.run_file && !matches!(file.try_lock(), Err(TryLockError::WouldBlock));
            if dead {
                let _ = fs::remove_file(&path);
            } else {
                oldest = oldest.min(file.metadata()?.modified()?);
            }
        }
        Ok(oldest)
    }

    fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for found in fs::read_dir(self.root.join(SEGMENTS))? {
            let found = found?;
            // Another run may have swept it away in between.
            let Ok(facts) = found.metadata() else { continue };
            let temporary = found.file_name().to_string_lossy().starts_with(TEMPORARY_PREFIX);
            entries.push(Entry { path: found.path(), bytes: facts.len(), used: facts.modified()?, temporary });
        }
        Ok(entries)
    }
}

impl Drop for SegmentStore {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.run_file);
    }
}

struct Entry {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
    temporary: bool,
}

/// A segment that is being made. Dropped without [`PendingSegment::finish`], it leaves nothing behind.
pub struct PendingSegment {
    writer: SegmentWriter,
    temporary: tempfile::TempPath,
    path: PathBuf,
}

impl PendingSegment {
    /// Appends a packet.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it cannot be written.
    pub fn write(&mut self, packet: &EncodedPacket) -> Result<(), ExportError> {
        self.writer.write(packet).map_err(|error| ExportError::from_io(&self.path, &error))
    }

    /// Counts source frames that were concealed or lost.
    pub fn count_damaged(&mut self, frames: u64) {
        self.writer.count_damaged(frames);
    }

    /// Seals, syncs and names the segment.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it cannot be written.
    pub fn finish(self) -> Result<SegmentFacts, ExportError> {
        let Self { writer, temporary, path } = self;
        let seal = || {
            let (file, facts) = writer.finish()?;
            file.sync_all()?;
            drop(file);
            persist(temporary, &path)?;
            Ok(facts)
        };
        seal().map_err(|error: io::Error| ExportError::from_io(&path, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::super::segment_file::tests::{packet, parameters};
    use super::*;

    fn make(store: &SegmentStore, key: &str) -> SegmentFacts {
        let mut pending = store.create(key, &parameters()).unwrap();
        (0..3).for_each(|pts| pending.write(&packet(pts)).unwrap());
        pending.finish().unwrap()
    }

    fn used_hours_ago(store: &SegmentStore, key: &str, hours: u32) {
        let file = File::options().append(true).open(store.path_of(key)).unwrap();
        file.set_modified(SystemTime::now() - hours * RECENT).unwrap();
    }

    #[test]
    fn a_segment_is_there_once_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let store = SegmentStore::open(folder.path()).unwrap();
        let mut pending = store.create("k", &parameters()).unwrap();
        pending.write(&packet(0)).unwrap();
        assert!(!store.has("k"));
        drop(pending);
        assert!(!store.has("k"));
        assert_eq!(store.entries().unwrap().len(), 0);
        make(&store, "k");
        assert!(store.has("k"));
        assert_eq!(store.show().unwrap().segments, 1);
        assert_eq!(store.clear().unwrap().segments, 1);
        assert_eq!(store.show().unwrap(), StoreSize::default());
    }

    #[test]
    fn a_torn_segment_counts_as_not_made_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let store = SegmentStore::open(folder.path()).unwrap();
        make(&store, "k");
        File::options().write(true).open(store.path_of("k")).unwrap().set_len(40).unwrap();
        assert!(!store.has("k"));
        make(&store, "k");
        assert!(store.has("k"));
    }

    #[test]
    fn the_longest_unused_goes_first_and_the_last_hour_stays() {
        let folder = tempfile::tempdir().unwrap();
        let store = SegmentStore::open(folder.path()).unwrap();
        for (key, hours) in [("a", 5), ("b", 7), ("c", 3), ("d", 0)] {
            make(&store, key);
            used_hours_ago(&store, key, hours);
        }
        let bytes = store.show().unwrap().bytes / 4;
        store.sweep_to(2 * bytes, SystemTime::now() - RECENT).unwrap();
        assert_eq!(["a", "b", "c", "d"].map(|key| store.path_of(key).exists()), [false, false, true, true]);
        store.sweep_to(0, SystemTime::now() - RECENT).unwrap();
        assert_eq!(["c", "d"].map(|key| store.path_of(key).exists()), [false, true]);
    }

    #[test]
    fn what_a_live_run_used_stays_and_the_file_of_a_dead_run_goes() {
        let folder = tempfile::tempdir().unwrap();
        let store = SegmentStore::open(folder.path()).unwrap();
        store._run_lock.set_modified(SystemTime::now() - 4 * RECENT).unwrap();
        let dead = folder.path().join(RUNS).join("run-dead");
        fs::write(&dead, "").unwrap();
        for (key, hours) in [("a", 3), ("b", 9)] {
            make(&store, key);
            used_hours_ago(&store, key, hours);
        }
        SegmentStore::open(folder.path()).unwrap().sweep_to(0, SystemTime::now() - RECENT).unwrap();
        assert!(!dead.exists());
        assert_eq!(["a", "b"].map(|key| store.path_of(key).exists()), [true, false]);
    }

    #[test]
    fn making_room_takes_nothing_that_an_unfinished_order_or_a_live_run_made() {
        let folder = tempfile::tempdir().unwrap();
        let store = SegmentStore::open(folder.path()).unwrap();
        for (key, hours) in [("old", 5), ("of an order", 2), ("of a run", 0)] {
            make(&store, key);
            used_hours_ago(&store, key, hours);
        }
        let left = || ["old", "of an order", "of a run"].map(|key| store.path_of(key).exists());
        let other = SegmentStore::open(folder.path()).unwrap();
        other.clear_unused(SystemTime::now() - 3 * RECENT).unwrap();
        assert_eq!(left(), [false, true, true]);
        store._run_lock.set_modified(SystemTime::now() - RECENT).unwrap();
        other.clear_unused(SystemTime::now()).unwrap();
        assert_eq!(left(), [false, false, true]);
    }
}
