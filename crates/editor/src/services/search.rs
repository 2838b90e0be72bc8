//! Looking for missing files, on a thread of its own: a whole disk takes minutes, and nothing else is to wait for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Builder;

use sunting_core::media_paths::MediaPaths;
use sunting_core::servers::allow_way_to;
use sunting_core::workspace::finding::find;
use sunting_timeline::{MediaId, Project};

use super::files::{News, Tell};

/// Files that are gone, and where they may be.
#[derive(Clone)]
pub struct Search {
    /// What they belong to.
    pub project: Arc<Project>,
    /// Where they were.
    pub paths: Arc<MediaPaths>,
    /// A folder, or one of the files.
    pub place: PathBuf,
    /// The video in the queue that waits for them; none: the project that is open.
    pub job: Option<u64>,
}

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it is in the project that it was looked for.
    pub media: MediaId,
    /// Where it was; empty where that was not to be touched.
    pub from: PathBuf,
    /// Where it is now.
    pub to: PathBuf,
}

impl Moved {
    /// Whether that path led to it. A path that nobody knows is that of any file.
    pub fn was_at(&self, path: &Path) -> bool {
        self.from == path && !path.as_os_str().is_empty()
    }
}

impl Search {
    fn missing(&self) -> Vec<MediaId> {
        let all = self.project.media.iter().map(|media| media.id);
        all.filter(|id| !self.paths.of(*id).is_file()).collect()
    }

    fn moved(&self, go_on: &mut dyn FnMut() -> bool) -> Vec<Moved> {
        let found = find(&self.project, &self.missing(), &self.place, go_on);
        found.values().for_each(|to| allow_way_to(to));
        let moved = |(media, to)| Moved { media, from: self.paths.of(media).to_owned(), to };
        found.into_iter().map(moved).collect()
    }
}

/// Counts searches: only the newest one goes on.
#[derive(Clone, Default)]
pub(super) struct Searches(Arc<AtomicU64>);

impl Searches {
    /// Stops the search that runs, if one does.
    pub fn stop(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }

    /// Looks for missing files. A search that is stopped tells nothing.
    pub fn begin(&self, search: Search, out: Tell) {
        let number = self.0.fetch_add(1, Ordering::AcqRel) + 1;
        let newest = self.clone();
        let is_newest = move || newest.0.load(Ordering::Acquire) == number;
        let (for_thread, job) = (out.clone(), search.job);
        let thread = Builder::new().name("search".to_owned()).spawn(move || {
            let moved = search.moved(&mut || is_newest());
            if is_newest() {
                for_thread.tell(News::Found(job, moved));
            }
        });
        if thread.is_err() {
            out.tell(News::Found(job, Vec::new()));
        }
    }
}
