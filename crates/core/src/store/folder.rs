//! A folder of records. Each is written under a temporary name and then renamed; when they take too much room, those
//! that were unused the longest are removed.

use std::fs::{self, DirEntry, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempPath};

use super::sealed::{self, NAME_BYTES, SealedWriter};
use crate::atomic_file::persist;
use crate::folders;

const PART_PREFIX: &str = ".part-";
/// A part that nobody wrote to for so long was left behind by a crash.
const ABANDONED: Duration = Duration::from_secs(3600);

/// A folder that only this program fills.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub fn open(path: &Path) -> io::Result<Self> {
        folders::create_all(path)?;
        if path.symlink_metadata()?.is_symlink() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self { path: path.to_owned() })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where a record of that name lies, or would lie.
    pub fn at(&self, name: &str, ending: &str) -> PathBuf {
        self.path.join(format!("{name}.{ending}"))
    }

    /// A temporary file in the folder. If it is dropped, it is removed.
    pub fn part(&self, ending: &str) -> io::Result<NamedTempFile> {
        tempfile::Builder::new().prefix(PART_PREFIX).suffix(ending).tempfile_in(&self.path)
    }

    /// Writes a small record. It is not synced: one that a power cut has damaged counts as missing.
    pub fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let (file, part): (File, TempPath) = self.part("")?.into_parts();
        let mut writer = SealedWriter::new(file, path)?;
        writer.write_all(content)?;
        drop(writer.finish()?);
        persist(part, path)
    }

    /// The content of a small record, which is then marked as used now; `None` if it is missing or damaged.
    pub fn read(&self, path: &Path, most_bytes: u64) -> Option<Vec<u8>> {
        let content = sealed::read(path, most_bytes).ok()?;
        touch(path);
        Some(content)
    }

    /// All that is the store's own.
    pub fn entries(&self) -> io::Result<Vec<RecordFile>> {
        // What another run swept away in between is none.
        Ok(fs::read_dir(&self.path)?.flatten().filter_map(|found| RecordFile::of(&found)).collect())
    }
}

/// A file of the store's own.
#[derive(Debug)]
pub(crate) struct RecordFile {
    pub path: PathBuf,
    pub bytes: u64,
    pub used: SystemTime,
    /// It is being made, or was left behind.
    pub is_part: bool,
}

impl RecordFile {
    fn of(found: &DirEntry) -> Option<Self> {
        let name = found.file_name().into_string().ok()?;
        let is_part = name.starts_with(PART_PREFIX);
        let facts = found.metadata().ok().filter(|facts| facts.is_file() && (is_part || is_record(&name)))?;
        Some(Self { path: found.path(), bytes: facts.len(), used: facts.modified().ok()?, is_part })
    }

    /// Whether it was left behind by a crash, as far as that can be told without asking its maker.
    pub fn is_abandoned(&self) -> bool {
        self.is_part && self.used < SystemTime::now() - ABANDONED
    }

    /// Removes those that may go until the others take at most `quota_bytes`, the longest unused first, and says what
    /// those take. Parts that may go do in any case.
    pub fn sweep(mut entries: Vec<Self>, quota_bytes: u64, may_go: impl Fn(&Self) -> bool) -> u64 {
        entries.sort_by_key(|entry| entry.used);
        let mut taken_bytes = entries.iter().map(|entry| entry.bytes).sum();
        for entry in &entries {
            let is_due = entry.is_part || taken_bytes > quota_bytes;
            if is_due && may_go(entry) && fs::remove_file(&entry.path).is_ok() {
                taken_bytes -= entry.bytes;
            }
        }
        taken_bytes
    }
}

/// A name, with or without an ending: older versions had other endings.
fn is_record(name: &str) -> bool {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    is_name(stem) && ending.bytes().all(|letter| letter.is_ascii_alphanumeric())
}

/// Whether a text is the name of a record: it may come from a stranger and become a path.
pub(crate) fn is_name(name: &str) -> bool {
    name.len() == NAME_BYTES && name.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// Counts a file as used now.
pub(crate) fn touch(path: &Path) {
    // Where that is not allowed, as on a read-only share, it only goes earlier.
    let _ = File::options().append(true).open(path).and_then(|file| file.set_modified(SystemTime::now()));
}
