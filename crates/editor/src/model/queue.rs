//! Videos that are made, wait, or are made.

use super::JobView;

/// The videos that were ordered. Written by `window/queue.rs`.
#[derive(Default)]
pub struct Queue {
    jobs: Vec<JobView>,
    copied: Option<u64>,
}

impl Queue {
    /// All of them, the newest first.
    pub fn jobs(&self) -> &[JobView] {
        &self.jobs
    }

    /// The one of that number.
    pub fn job(&self, id: u64) -> Option<&JobView> {
        self.jobs.iter().find(|job| job.id == id)
    }

    /// The one that is being made, if one is.
    pub fn running(&self) -> Option<&JobView> {
        self.jobs.iter().find(|job| job.is_running())
    }

    /// Whether one still has something to do.
    pub fn is_open(&self) -> bool {
        self.jobs.iter().any(JobView::is_open)
    }

    /// The one whose file is on the clipboard.
    pub fn copied(&self) -> Option<&JobView> {
        self.job(self.copied?)
    }

    /// Whether that one's file is on the clipboard.
    pub fn is_copied(&self, id: u64) -> bool {
        self.copied == Some(id)
    }

    /// Lists them as they are now.
    pub fn list(&mut self, jobs: Vec<JobView>) {
        self.jobs = jobs;
    }

    /// Notes whose file is on the clipboard.
    pub fn note_copied(&mut self, id: Option<u64>) {
        self.copied = id;
    }
}
