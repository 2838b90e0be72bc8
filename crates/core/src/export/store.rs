//! The store of finished segments, each named by its key. Each segment is verified once in a run: the keys of those
//! that were found complete, or made by this run, are remembered.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde::Serialize;

use super::error::ExportError;
use super::segment_file::{SegmentFacts, SegmentIndex, SegmentWriter, StoredSegment};
use crate::atomic_file::{folder_of, persist, sync_folder};
use crate::error::MediaProblem;
use crate::library::Library;
use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::store::{Folder, RecordFile, Run, is_name, torn, touch};

const SEGMENTS: &str = "segments";
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
    /// How much room they take.
    pub bytes: u64,
}

/// An open segment store. While it is open, no segment that it used is swept away.
#[derive(Debug)]
pub struct SegmentStore {
    root: PathBuf,
    segments: Folder,
    run: Run,
    whole: Arc<Whole>,
}

/// What is known to be whole, by its key.
#[derive(Debug, Default)]
struct Whole(Mutex<HashMap<String, Arc<SegmentIndex>>>);

impl Whole {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<SegmentIndex>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SegmentStore {
    /// Opens or makes the store in that folder.
    ///
    /// # Errors
    /// [`ExportError::Media`] with the folder when it cannot be made or written to.
    pub fn open(root: &Path) -> Result<Self, ExportError> {
        Self::prepare(root).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                ExportError::problem(root, MediaProblem::NotFolder)
            }
            _ => ExportError::from_io(root, &error),
        })
    }

    fn prepare(root: &Path) -> io::Result<Self> {
        let (segments, run) = (Folder::open(&root.join(SEGMENTS))?, Run::begin(root)?);
        Ok(Self { root: root.to_owned(), segments, run, whole: Arc::default() })
    }

    /// The folder that the store lies in.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the segment of that key lies. What is no key is never made into a path: it may come from a stranger.
    fn path_of(&self, key: &str) -> Result<PathBuf, ExportError> {
        let folder = self.segments.path();
        if is_name(key) { Ok(folder.join(key)) } else { Err(ExportError::from_io(folder, &torn())) }
    }

    /// Why a segment is not used that is whole, but not what its key promises.
    pub(super) fn foreign(&self, key: &str) -> ExportError {
        ExportError::from_io(&self.segments.path().join(key), &torn())
    }

    /// Opens a finished segment and counts it as used now. When this run opens it for the first time, all of it is
    /// checked.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it is not there, torn, or cannot be read.
    pub fn open_segment(&self, key: &str) -> Result<StoredSegment, ExportError> {
        let path = self.path_of(key)?;
        let known = self.whole.lock().get(key).filter(|index| index.is_of(&path)).cloned();
        let index = match known {
            Some(index) => index,
            None => {
                let checked = SegmentIndex::check(&path).map_err(|error| ExportError::from_io(&path, &error))?;
                let index = Arc::new(checked);
                self.whole.lock().insert(key.to_owned(), Arc::clone(&index));
                index
            }
        };
        touch(&path);
        Ok(StoredSegment::new(path, index))
    }

    /// Starts a segment in a temporary file; `PendingSegment::finish` names it by its key.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the store cannot be written to.
    pub fn create(&self, key: &str, parameters: &StreamParameters) -> Result<PendingSegment, ExportError> {
        let path = self.path_of(key)?;
        let start = || {
            let (file, part) = self.segments.part("")?.into_parts();
            Ok((SegmentWriter::new(file, &path, parameters)?, part))
        };
        let (writer, part) = start().map_err(|error: io::Error| ExportError::from_io(&path, &error))?;
        Ok(PendingSegment { writer, part, path, key: key.to_owned(), whole: Arc::clone(&self.whole) })
    }

    /// The free bytes on the disk where a store lies or would lie, if the system tells.
    pub fn free_bytes(root: &Path) -> Option<u64> {
        root.ancestors().find_map(|folder| fs4::available_space(folder).ok())
    }

    /// How much lies in it.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn show(&self) -> Result<StoreSize, ExportError> {
        let entries = self.segments.entries().map_err(|error| ExportError::from_io(&self.root, &error))?;
        let finished = entries.iter().filter(|entry| !entry.is_part);
        Ok(finished.fold(StoreSize::default(), |size, entry| StoreSize {
            segments: size.segments + 1,
            bytes: size.bytes + entry.bytes,
        }))
    }

    /// Empties the store and returns how much was removed. Segments that a running export uses stay, and so do files
    /// that are not the store's own. The remembered facts of media files are removed too.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn clear(&self) -> Result<StoreSize, ExportError> {
        let before = self.show()?;
        self.clear_unused(SystemTime::now())?;
        Library::open(&self.root).clear();
        let left = self.show()?;
        Ok(StoreSize {
            segments: before.segments.saturating_sub(left.segments),
            bytes: before.bytes.saturating_sub(left.bytes),
        })
    }

    /// Removes the longest unused segments until the rest fits the quota. Those that were used within the last hour or
    /// by a running export stay.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn sweep(&self) -> Result<(), ExportError> {
        let swept = || {
            let taken: u64 = self.segments.entries()?.iter().map(|entry| entry.bytes).sum();
            // A disk that cannot tell how much is free has enough.
            let free = fs4::available_space(&self.root).map_or(u64::MAX, |free| free.saturating_add(taken));
            self.sweep_to(QUOTA_BYTES.min(free / QUOTA_OF_FREE), SystemTime::now() - RECENT)
        };
        swept().map_err(|error| ExportError::from_io(&self.root, &error))
    }

    /// Removes all segments except those that were used since then or by a running export.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn clear_unused(&self, in_use_since: SystemTime) -> Result<(), ExportError> {
        self.sweep_to(0, in_use_since).map_err(|error| ExportError::from_io(&self.root, &error))
    }

    fn sweep_to(&self, quota_bytes: u64, in_use_since: SystemTime) -> io::Result<()> {
        let keep_from = self.run.oldest_start()?.min(in_use_since);
        // A run may have begun to use it since it was looked at.
        let is_unused =
            |entry: &RecordFile| entry.used < keep_from && used_last(&entry.path).is_ok_and(|at| at < keep_from);
        RecordFile::sweep(self.segments.entries()?, quota_bytes, is_unused);
        Ok(())
    }
}

fn used_last(path: &Path) -> io::Result<SystemTime> {
    path.symlink_metadata()?.modified()
}

/// A segment that is being made. Dropped without [`PendingSegment::finish`], it leaves nothing behind.
pub struct PendingSegment {
    writer: SegmentWriter,
    part: tempfile::TempPath,
    path: PathBuf,
    key: String,
    whole: Arc<Whole>,
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
        let Self { writer, part, path, key, whole } = self;
        let seal = || {
            let (file, index) = writer.finish()?;
            file.sync_all()?;
            drop(file);
            persist(part, &path)?;
            sync_folder(folder_of(&path));
            Ok(index)
        };
        let index = seal().map_err(|error: io::Error| ExportError::from_io(&path, &error))?;
        let facts = index.facts();
        whole.lock().insert(key, Arc::new(index));
        Ok(facts)
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
