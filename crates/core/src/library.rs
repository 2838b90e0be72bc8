//! Facts about media files, found once and shared by all that ask: the window, exports, trims, packing, the command
//! line.
//!
//! A file is recognised by its stamp: its path, size and time of change. The facts are kept in the cache, in
//! `sources/`; if there is no cache or it cannot be written to, they are found anew each time.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use sunting_timeline::AudioTrack;

use crate::error::{MediaError, MediaProblem};
use crate::fingerprint::fingerprint;
use crate::media::probe::{MediaFacts, probe_while};
use crate::media::versions::library_versions;
use crate::stop::Stop;
use crate::store::{Folder, RecordFile, is_name};
use crate::swallowed::OrWarn;

/// Raised whenever the meaning of source times or facts changes, so that nothing that was cached before is shown at a
/// wrong time.
pub const TIMES: u32 = 2;
const FOLDER: &str = "sources";
const FACTS: &str = "facts";
const FINGERPRINT: &str = "print";
/// An hour of film takes about 1.5 MB: the time of every frame.
const QUOTA_BYTES: u64 = 100_000_000;
/// A disk gives out no less.
const BLOCK_BYTES: u64 = 4096;
/// The facts of the longest films are smaller.
const MOST_BYTES: u64 = 64 << 20;

/// A file's path, size and time of change, found without reading it. It only says whether remembered facts may still
/// hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    path: PathBuf,
    size_bytes: u64,
    modified: SystemTime,
}

impl Stamp {
    /// As the file is now.
    ///
    /// # Errors
    /// What the system says.
    pub fn of(path: &Path) -> io::Result<Self> {
        let facts = fs::metadata(path)?;
        Ok(Self { path: path.to_owned(), size_bytes: facts.len(), modified: facts.modified()? })
    }

    /// Checks that the file has not changed since.
    ///
    /// # Errors
    /// [`MediaProblem::Changed`] where it is not; what the system says.
    pub fn check(&self) -> Result<(), MediaError> {
        match Self::of(&self.path) {
            Ok(now) if now == *self => Ok(()),
            Ok(_) => Err(MediaError::new(&self.path, MediaProblem::Changed)),
            Err(error) => Err(MediaError::from_io(&self.path, &error)),
        }
    }

    /// The name of a record of it.
    fn name(&self, of_what: &str) -> String {
        let path = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        let modified = self.modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let mut hasher = blake3::Hasher::new();
        hasher.update(of_what.as_bytes());
        hasher.update(path.as_os_str().as_encoded_bytes());
        hasher.update(&self.size_bytes.to_le_bytes());
        hasher.update(&modified.to_le_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

/// The remembered facts in a cache folder. Several may be open on one folder.
#[derive(Debug)]
pub struct Library {
    folder: Option<Folder>,
    /// Fingerprints that were asked for: small pictures ask for one again and again.
    known: Mutex<HashMap<Stamp, String>>,
}

impl Library {
    /// The library in a cache folder.
    pub fn open(cache: &Path) -> Self {
        Self { folder: Folder::open(&cache.join(FOLDER)).or_warn("opening a cache", cache), known: Mutex::default() }
    }

    /// One that remembers nothing beyond itself.
    pub fn nowhere() -> Self {
        Self { folder: None, known: Mutex::default() }
    }

    /// The fingerprint of a file: see [`fingerprint`].
    ///
    /// # Errors
    /// What the system says when the file cannot be read.
    pub fn fingerprint(&self, path: &Path) -> io::Result<String> {
        let stamp = Stamp::of(path)?;
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(print) = known().get(&stamp) {
            return Ok(print.clone());
        }
        let record = self.record(&stamp, FINGERPRINT, FINGERPRINT);
        let remembered = self.read(record.as_deref()).and_then(|content| String::from_utf8(content).ok());
        if let Some(print) = remembered.filter(|print| is_name(print)) {
            known().insert(stamp, print.clone());
            return Ok(print);
        }
        let print = fingerprint(path)?;
        // What somebody still writes to will be something else.
        if stamp.check().is_ok() {
            self.write(record.as_deref(), print.as_bytes());
            known().insert(stamp, print.clone());
        }
        Ok(print)
    }

    /// The facts of a file. `wish` says which of several sound tracks is played; without it, one with speech is chosen.
    /// A file that is not known yet is read to its end, unless `stop` ends that.
    ///
    /// # Errors
    /// As [`probe`](crate::media::probe::probe); [`MediaProblem::Stopped`].
    pub fn facts(&self, path: &Path, wish: Option<AudioTrack>, stop: Stop<'_>) -> Result<MediaFacts, MediaError> {
        let stamp = Stamp::of(path).map_err(|error| MediaError::from_io(path, &error))?;
        if let Some(facts) = self.remembered_facts(&stamp, wish) {
            return Ok(MediaFacts { path: path.to_owned(), ..facts });
        }
        let facts = probe_while(path, wish, stop)?;
        // What somebody still writes to will be something else.
        if let (Ok(()), Ok(content)) = (stamp.check(), serde_json::to_vec(&facts)) {
            self.write(self.facts_record(&stamp, wish).as_deref(), &content);
            self.sweep_to(QUOTA_BYTES, |entry| !entry.is_part || entry.is_abandoned());
        }
        Ok(facts)
    }

    /// Notes that a file was copied byte for byte, so that the facts of one also hold for the other.
    pub fn copied(&self, from: &Path, to: &Path) {
        let (Ok(of_source), Ok(of_copy)) = (Stamp::of(from), Stamp::of(to)) else { return };
        let records = |stamp| [self.record(stamp, FINGERPRINT, FINGERPRINT), self.facts_record(stamp, None)];
        if of_source.size_bytes == of_copy.size_bytes {
            for (known, new) in records(&of_source).into_iter().zip(records(&of_copy)) {
                if let Some(content) = self.read(known.as_deref()) {
                    self.write(new.as_deref(), &content);
                }
            }
        }
    }

    /// Forgets everything about all files.
    pub fn clear(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.sweep_to(0, |_| true);
    }

    fn remembered_facts(&self, stamp: &Stamp, wish: Option<AudioTrack>) -> Option<MediaFacts> {
        let recall = |wish| -> Option<MediaFacts> {
            let content = self.read(self.facts_record(stamp, wish).as_deref())?;
            // A record may be whole and still say what no file is: then it is as good as none.
            serde_json::from_slice(&content).ok().filter(|facts: &MediaFacts| facts.make_sense(stamp.size_bytes))
        };
        // Who wishes for the track that was chosen for whoever had no wish gets the same.
        recall(wish).or_else(|| recall(None).filter(|facts| facts.audio_track == wish))
    }

    fn facts_record(&self, stamp: &Stamp, wish: Option<AudioTrack>) -> Option<PathBuf> {
        self.record(stamp, &format!("{FACTS} {TIMES} {} {wish:?} ", library_versions()), FACTS)
    }

    fn record(&self, stamp: &Stamp, of_what: &str, ending: &str) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.at(&stamp.name(of_what), ending))
    }

    fn read(&self, record: Option<&Path>) -> Option<Vec<u8>> {
        self.folder.as_ref()?.read(record?, MOST_BYTES)
    }

    /// What cannot be remembered is found out again.
    fn write(&self, record: Option<&Path>, content: &[u8]) {
        if let (Some(folder), Some(record)) = (&self.folder, record) {
            folder.write(record, content).or_warn("remembering what a file is", record);
        }
    }

    fn sweep_to(&self, quota_bytes: u64, may_go: impl Fn(&RecordFile) -> bool) {
        let mut entries = self
            .folder
            .as_ref()
            .and_then(|folder| folder.entries().or_warn("listing a cache", folder.path()))
            .unwrap_or_default();
        entries.iter_mut().for_each(|entry| entry.bytes = entry.bytes.next_multiple_of(BLOCK_BYTES));
        RecordFile::sweep(entries, quota_bytes, may_go);
    }
}
