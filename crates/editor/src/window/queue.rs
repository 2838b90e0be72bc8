//! What the window knows of the videos that were ordered.

use super::Window;
use crate::model::JobView;

impl Window {
    /// Lists the videos as they are now.
    pub fn list_jobs(&mut self, jobs: Vec<JobView>) {
        self.model.queue.list(jobs);
    }

    /// Notes whose file is on the clipboard; `None` when something else is.
    pub fn note_copied(&mut self, id: Option<u64>) {
        self.model.queue.note_copied(id);
    }
}
