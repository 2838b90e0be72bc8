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
use super::segment_file::{SegmentFacts, SegmentReader, SegmentWriter, torn};
use super::sources::MEMORY_ENDING;
use crate::atomic_file::{folder_of, persist, sync_folder};
use crate::error::MediaProblem;
use crate::folders;
use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::ordinary_file;

const SEGMENTS: &str = "segments";
const SOURCES: &str = "sources";
const RUNS: &str = "runs";
const TEMPORARY_PREFIX: &str = ".part-";
const RUN_PREFIX: &str = "run-";
/// Of a key: 256 bits.
const KEY_DIGITS: usize = 64;
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
        Self::prepare(root).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                ExportError::problem(root, MediaProblem::NotFolder)
            }
            _ => ExportError::from_io(root, &error),
        })
    }

    fn prepare(root: &Path) -> io::Result<Self> {
        for folder in [SEGMENTS, SOURCES, RUNS] {
            let folder = root.join(folder);
            folders::create_all(&folder)?;
            if folder.symlink_metadata()?.is_symlink() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        let (run_lock, run_file) = tempfile::Builder::new().prefix(RUN_PREFIX).tempfile_in(root.join(RUNS))?.keep()?;
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

    /// Where the segment of that key lies. What is no key is never made into a path: it may come from a stranger.
    fn path_of(&self, key: &str) -> Result<PathBuf, ExportError> {
        let path = self.root.join(SEGMENTS);
        if is_key(key) { Ok(path.join(key)) } else { Err(ExportError::from_io(&path, &torn())) }
    }

    /// Why a segment is not used that is whole, but not what its key promises.
    pub(super) fn foreign(&self, key: &str) -> ExportError {
        ExportError::from_io(&self.root.join(SEGMENTS).join(key), &torn())
    }

    /// Opens a finished segment and counts it as used now.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it is not there, torn, or cannot be read.
    pub fn open_segment(&self, key: &str) -> Result<SegmentReader, ExportError> {
        let path = self.path_of(key)?;
        let ours = ordinary(&path).and_then(|()| SegmentReader::open(&path, key));
        let reader = ours.map_err(|error| ExportError::from_io(&path, &error))?;
        // A store on a read-only share is still a store.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Ok(reader)
    }

    /// Starts a segment under a name of its own; `PendingSegment::finish` gives it the key's.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the store cannot be written to.
    pub fn create(&self, key: &str, parameters: &StreamParameters) -> Result<PendingSegment, ExportError> {
        let path = self.path_of(key)?;
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

    /// Empties it, but for what a live run uses, and says how much went. What is not the store's stays.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the folder cannot be read.
    pub fn clear(&self) -> Result<StoreSize, ExportError> {
        let before = self.show()?;
        self.clear_unused(SystemTime::now())?;
        self.forget_sources().map_err(|error| ExportError::from_io(&self.root, &error))?;
        let left = self.show()?;
        Ok(StoreSize {
            segments: before.segments.saturating_sub(left.segments),
            bytes: before.bytes.saturating_sub(left.bytes),
        })
    }

    /// Removes what is remembered of sources; whoever needs it looks again.
    fn forget_sources(&self) -> io::Result<()> {
        for found in fs::read_dir(self.sources_folder())? {
            let found = found?;
            let name = found.file_name();
            if name.to_str().and_then(|name| name.strip_suffix(MEMORY_ENDING)).is_some_and(is_key) {
                // Another one may have removed it in between.
                let _ = fs::remove_file(found.path());
            }
        }
        Ok(())
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
            // A run may have begun to use it since it was looked at.
            let is_unused = used_last(&entry.path).is_ok_and(|used| used < keep_from);
            let may_go = is_unused && (entry.temporary || taken > quota_bytes);
            if may_go && fs::remove_file(&entry.path).is_ok() {
                taken -= entry.bytes;
            }
        }
        Ok(())
    }

    /// When the longest of the live runs started; files of dead ones are removed.
    fn oldest_live_run(&self) -> io::Result<SystemTime> {
        let mut oldest = SystemTime::now();
        for entry in fs::read_dir(self.root.join(RUNS))? {
            let entry = entry?;
            let is_run = entry.file_name().to_string_lossy().starts_with(RUN_PREFIX);
            if !is_run || !entry.file_type()?.is_file() {
                continue;
            }
            let path = entry.path();
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
            let name = found.file_name().to_string_lossy().into_owned();
            let temporary = name.starts_with(TEMPORARY_PREFIX);
            if !facts.is_file() || !(temporary || is_key(&name)) {
                continue;
            }
            entries.push(Entry { path: found.path(), bytes: facts.len(), used: facts.modified()?, temporary });
        }
        Ok(entries)
    }
}

fn is_key(name: &str) -> bool {
    name.len() == KEY_DIGITS && name.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// A link may lead to somebody else's file, and a pipe is waited for.
fn ordinary(path: &Path) -> io::Result<()> {
    if path.symlink_metadata()?.is_file() { Ok(()) } else { Err(torn()) }
}

fn used_last(path: &Path) -> io::Result<SystemTime> {
    path.symlink_metadata()?.modified()
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
            sync_folder(folder_of(&path));
            Ok(facts)
        };
        seal().map_err(|error: io::Error| ExportError::from_io(&path, &error))
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
