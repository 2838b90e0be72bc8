//! Looking for missing files, on a thread of its own: a whole disk takes minutes, and nothing else is to wait for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Builder;

use sunting_core::workspace::finding::find;
use sunting_timeline::{MediaId, Project};

use super::files::{News, Tell};

/// Counts searches: only the newest one goes on.
#[derive(Clone, Default)]
pub(super) struct Searches(Arc<AtomicU64>);

impl Searches {
    /// Stops the search that runs, if one does.
    pub fn stop(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }

    /// Looks for missing files in a folder. A search that is stopped tells nothing.
    pub fn begin(&self, project: Arc<Project>, missing: Vec<MediaId>, folder: PathBuf, out: Tell) {
        let number = self.0.fetch_add(1, Ordering::AcqRel) + 1;
        let newest = self.clone();
        let is_newest = move || newest.0.load(Ordering::Acquire) == number;
        let for_thread = out.clone();
        let thread = Builder::new().name("search".to_owned()).spawn(move || {
            let found = find(&project, &missing, &folder, &mut || is_newest());
            if is_newest() {
                for_thread.tell(News::Found(found.into_iter().collect()));
            }
        });
        if thread.is_err() {
            out.tell(News::Found(Vec::new()));
        }
    }
}
