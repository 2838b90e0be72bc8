//! Counters for tests: how often each file is read, and for what purpose. Outside of tests nothing is counted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of a record of a store.
    pub read_bytes: u64,
    /// The same, while it was written too.
    pub hashed_bytes: u64,
    /// Passes over all packets of a media file.
    pub scans: u64,
    /// Taken of a media file.
    pub fingerprints: u64,
}

static COUNTS: Mutex<BTreeMap<PathBuf, Counts>> = Mutex::new(BTreeMap::new());

pub fn count(path: &Path, add: impl FnOnce(&mut Counts)) {
    if cfg!(test) {
        add(COUNTS.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()).or_default());
    }
}

/// What was counted of a file, or of those below a folder, since the last call.
#[cfg(test)]
pub fn take(at: &Path) -> BTreeMap<PathBuf, Counts> {
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    counts.extract_if(.., |path, _| path.starts_with(at)).collect()
}
