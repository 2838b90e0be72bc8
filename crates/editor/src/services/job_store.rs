//! Orders for videos on the disk: what a power cut interrupted can go on at the next start.
//!
//! Each order is a folder with the project as it was, a note of what it is made for and how far it is, and a file that
//! is locked for as long as a window has it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sunting_core::atomic_file;
use sunting_core::export::{ExportSettings, SegmentStore};
use sunting_core::folders;
use sunting_core::ordinary_file::{self, SMALL_BYTES};
use sunting_core::part_file;
use sunting_core::project_file;
use sunting_core::swallowed::{OrWarn, if_there};
use sunting_session::purpose::Purpose;

use super::jobs::{JobOrder, Noted, Standing};

/// The folder of orders in the cache.
const ORDERS: &str = "orders";
const PROJECT: &str = "order.sunting";
const NOTE: &str = "order.json";
const LOCK: &str = "lock";
/// An order that is still without a note after so long was left behind.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

pub struct JobStore {
    folder: PathBuf,
}

/// An order of this window on the disk. Dropped, it waits for the next window.
pub struct KeptOrder {
    home: PathBuf,
    note: Note,
    lock: File,
}

/// An order that was not finished.
pub struct RecalledJob {
    pub order: JobOrder,
    pub noted: Noted,
}

#[derive(Serialize, Deserialize)]
struct Note {
    purpose: String,
    part: Option<(u32, u32)>,
    settings: ExportSettings,
    folder: PathBuf,
    stem: String,
    #[serde(flatten)]
    noted: Noted,
}

impl JobStore {
    /// The store in a cache; its folder need not be there yet.
    pub fn of_cache(cache: &Path) -> Self {
        Self { folder: cache.join(ORDERS) }
    }

    /// Keeps an order until it is forgotten.
    ///
    /// # Errors
    /// As the system says.
    pub fn keep(&self, order: &JobOrder, destination: &Path) -> std::io::Result<KeptOrder> {
        let home = self.folder.join(new_name());
        folders::create_all(&home)?;
        let lock = open_lock(&home)?;
        lock.lock()?;
        project_file::save(&order.project, &order.paths, &home.join(PROJECT)).map_err(std::io::Error::other)?;
        let note = Note {
            purpose: order.purpose.code(),
            part: order.part,
            settings: order.settings.clone(),
            folder: order.folder.clone(),
            stem: order.stem.clone(),
            noted: Noted { destination: destination.to_owned(), done: 0.0, standing: Standing::default() },
        };
        let kept = KeptOrder { home, note, lock };
        kept.write()?;
        Ok(kept)
    }

    /// The orders that were not finished and that no other window has, the oldest first.
    pub fn recall(&self) -> Vec<(KeptOrder, RecalledJob)> {
        let mut homes = self.homes();
        homes.sort();
        homes.into_iter().filter_map(recalled).collect()
    }

    /// Since when the oldest of all orders is kept, those of other windows too.
    fn oldest(&self) -> Option<SystemTime> {
        // Its lock is made with it and never written to.
        let kept_since = |home: PathBuf| fs::metadata(home.join(LOCK)).ok()?.modified().ok();
        self.homes().into_iter().filter_map(kept_since).min()
    }

    fn homes(&self) -> Vec<PathBuf> {
        fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    }
}

/// Removes finished pieces of videos from a cache, but none that an order needs which is not finished.
pub fn clear_segments(cache: &Path) {
    let in_use_since = JobStore::of_cache(cache).oldest().unwrap_or_else(SystemTime::now);
    // What cannot be removed is removed later.
    SegmentStore::open(cache).and_then(|store| store.clear_unused(in_use_since)).or_warn("making room", cache);
}

impl KeptOrder {
    pub fn note(&mut self, noted: Noted) {
        self.note.noted = noted;
        // Only what is said at the next start depends on it.
        self.write().or_warn("noting how far a video is", &self.note.noted.destination);
    }

    /// It is made from other files or goes into another folder.
    pub fn change(&mut self, order: &JobOrder) {
        order.folder.clone_into(&mut self.note.folder);
        // What cannot be kept is asked for again at the next start.
        let written = project_file::save(&order.project, &order.paths, &self.home.join(PROJECT));
        written.or_warn("keeping a changed order", &self.note.noted.destination);
        self.write().or_warn("keeping a changed order", &self.note.noted.destination);
    }

    fn write(&self) -> std::io::Result<()> {
        atomic_file::write(&self.home.join(NOTE), &serde_json::to_vec(&self.note)?)
    }

    /// Forgets it: it is made, or not wanted any more.
    pub fn forget(self) {
        // Without its note it is no order, whoever looks before the rest is gone.
        fs::remove_file(self.home.join(NOTE)).or_warn("forgetting an order", &self.note.noted.destination);
        part_file::sweep_beside(&self.note.noted.destination);
        drop(self.lock);
        fs::remove_dir_all(self.home).or_warn("forgetting an order", &self.note.noted.destination);
    }
}

/// A name that no other order has; later ones come behind.
fn new_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    format!("{now:020}-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn open_lock(home: &Path) -> std::io::Result<File> {
    ordinary_file::make_ours(&home.join(LOCK))
}

fn recalled(home: PathBuf) -> Option<(KeptOrder, RecalledJob)> {
    let lock = open_lock(&home).ok()?;
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    match read(&home) {
        Some((note, job)) => {
            part_file::sweep_beside(&note.noted.destination);
            Some((KeptOrder { home, note, lock }, job))
        }
        None => {
            // Another window may be about to write it.
            let age =
                fs::metadata(&home).and_then(|facts| facts.modified()).ok().and_then(|since| since.elapsed().ok());
            if age.is_some_and(|age| age > LEFT_BEHIND) {
                drop(lock);
                fs::remove_dir_all(&home).or_warn("removing what was left of an order", &home);
            }
            None
        }
    }
}

fn read(home: &Path) -> Option<(Note, RecalledJob)> {
    const DOING: &str = "recalling an order";
    let note = if_there(ordinary_file::read_ours(&home.join(NOTE), SMALL_BYTES), DOING, home)?;
    let note: Note = serde_json::from_slice(&note).or_warn(DOING, home)?;
    let loaded = project_file::load(&home.join(PROJECT)).or_warn(DOING, &note.noted.destination)?;
    let project = Arc::new(loaded.project);
    let order = JobOrder {
        purpose: Purpose::of_code(&note.purpose),
        part: note.part,
        content: project.clone(),
        project,
        paths: Arc::new(loaded.media_paths),
        settings: note.settings.clone(),
        folder: note.folder.clone(),
        stem: note.stem.clone(),
        picture: None,
    };
    let job = RecalledJob { order, noted: note.noted.clone() };
    Some((note, job))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use sunting_core::media_paths::MediaPaths;
    use sunting_timeline::{Canvas, Project};

    use super::*;

    fn order(folder: &Path) -> JobOrder {
        let project = Arc::new(Project::new(Canvas::default()));
        JobOrder {
            purpose: Purpose::Status,
            part: None,
            content: project.clone(),
            project,
            paths: Arc::new(MediaPaths::default()),
            settings: Purpose::Status.settings(),
            folder: folder.to_owned(),
            stem: "Rapat".to_owned(),
            picture: None,
        }
    }

    #[test]
    fn an_order_that_another_window_has_is_not_offered_nor_removed() {
        let cache = tempfile::tempdir().unwrap();
        let store = JobStore::of_cache(cache.path());
        let mut kept = store.keep(&order(cache.path()), Path::new("a.mp4")).unwrap();
        kept.note(Noted { destination: PathBuf::from("b.mp4"), done: 0.62, standing: Standing::Paused });
        assert!(store.recall().is_empty());
        drop(kept);
        let recalled = store.recall();
        let [(_, job)] = &recalled[..] else { panic!("{}", recalled.len()) };
        let noted = &job.noted;
        assert_eq!((noted.destination.as_path(), noted.done), (Path::new("b.mp4"), 0.62));
        assert_eq!(noted.standing, Standing::Paused);
        assert_eq!(job.order.purpose, Purpose::Status);
    }

    #[test]
    fn nothing_half_written_stays_beside_a_video_that_was_stopped_and_given_up() {
        let (cache, videos) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = |name: &str| videos.path().join(name);
        let (ours, older) = (path(".sunting-0123456789abcDEF.part"), path("Rapat.mp4.part"));
        let foreign = [path("Lain.mp4.part"), path("Rapat.mp4")];
        let store = JobStore::of_cache(cache.path());
        drop(store.keep(&order(videos.path()), &path("Rapat.mp4")).unwrap());
        let leave = |files: &[&PathBuf]| files.iter().for_each(|file| drop(File::create(file).unwrap()));
        leave(&[&ours, &older, &foreign[0], &foreign[1]]);
        let recalled = store.recall();
        assert!(!ours.exists() && !older.exists(), "gone at the next start");
        leave(&[&ours, &older]);
        recalled.into_iter().for_each(|(kept, _)| kept.forget());
        assert!(!ours.exists() && !older.exists(), "and when it is given up");
        assert!(foreign.iter().all(|file| file.exists()));
    }

    #[test]
    fn forgetting_an_order_leaves_others_of_the_same_name() {
        let cache = tempfile::tempdir().unwrap();
        let store = JobStore::of_cache(cache.path());
        let [first, second] = [(); 2].map(|()| store.keep(&order(cache.path()), Path::new("a.mp4")).unwrap());
        second.forget();
        drop(first);
        assert_eq!(store.recall().len(), 1);
        store.recall().into_iter().for_each(|(kept, _)| kept.forget());
        assert!(store.recall().is_empty() && store.oldest().is_none());
    }
}
