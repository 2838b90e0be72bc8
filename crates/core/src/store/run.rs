//! Runs that are going on: each holds a lock on a file of its own, whose modification time says when the run began.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Folder;
use crate::ordinary_file;

const RUNS: &str = "runs";
const PREFIX: &str = "run-";

/// One that lives. What it uses counts as used since it began.
#[derive(Debug)]
pub(crate) struct Run {
    folder: Folder,
    file: PathBuf,
    _lock: File,
}

impl Run {
    /// Begins one in a cache.
    pub fn begin(cache: &Path) -> io::Result<Self> {
        let folder = Folder::open(&cache.join(RUNS))?;
        loop {
            let (lock, file) = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder.path())?.keep()?;
            lock.lock()?;
            // Before it was locked, another run may have taken it for a dead one.
            if file.exists() {
                return Ok(Self { folder, file, _lock: lock });
            }
        }
    }

    /// When the oldest of all runs began. Files of runs that have ended are removed.
    pub fn oldest_start(&self) -> io::Result<SystemTime> {
        let mut oldest = SystemTime::now();
        for entry in fs::read_dir(self.folder.path())? {
            let entry = entry?;
            let is_run = entry.file_name().to_string_lossy().starts_with(PREFIX);
            if !is_run || !entry.file_type()?.is_file() {
                continue;
            }
            let path = entry.path();
            let Ok(file) = ordinary_file::open_ours(&path) else { continue };
            let is_dead = path != self.file && !matches!(file.try_lock(), Err(TryLockError::WouldBlock));
            if is_dead {
                // Another run may have been quicker.
                let _ = fs::remove_file(&path);
            } else {
                oldest = oldest.min(file.metadata()?.modified()?);
            }
        }
        Ok(oldest)
    }

    /// As if it had begun then.
    #[cfg(test)]
    pub fn set_start(&self, start: SystemTime) {
        self._lock.set_modified(start).unwrap();
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        // Where it stays, the next run sees that nobody holds it.
        let _ = fs::remove_file(&self.file);
    }
}
