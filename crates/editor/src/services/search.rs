//! Looking for missing files, on a thread of its own: a whole disk takes minutes, and nothing else is to wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Builder;

use sunting_core::library::Library;
use sunting_core::servers::allow_way_to;
use sunting_core::workspace::finding::find;
use sunting_timeline::MediaId;

use super::file_tasks::{Moved, News, Search, Tell};

impl Search {
    fn missing(&self) -> Vec<MediaId> {
        let all = self.project.media.iter().map(|media| media.id);
        all.filter(|id| !self.paths.of(*id).is_file()).collect()
    }

    fn moved(&self, library: &Library, go_on: &mut dyn FnMut() -> bool) -> Vec<Moved> {
        let found = find(&self.project, &self.missing(), &self.place, library, go_on);
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
    pub fn begin(&self, search: Search, library: Arc<Library>, out: Tell) {
        let number = self.0.fetch_add(1, Ordering::AcqRel) + 1;
        let newest = self.clone();
        let is_newest = move || newest.0.load(Ordering::Acquire) == number;
        let (for_thread, job) = (out.clone(), search.job);
        let thread = Builder::new().name("search".to_owned()).spawn(move || {
            let moved = search.moved(&library, &mut || is_newest());
            if is_newest() {
                for_thread.tell(News::Found(job, moved));
            }
        });
        if thread.is_err() {
            out.tell(News::Found(job, Vec::new()));
        }
    }
}
