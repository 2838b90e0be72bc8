//! Files of the project that are not where they were.

use sunting_timeline::MediaId;

/// Media whose files are gone. Written by `app/missing.rs`.
#[derive(Default)]
pub struct Missing(Vec<MediaId>);

impl Missing {
    pub fn all(&self) -> &[MediaId] {
        &self.0
    }

    /// Whether that one is among them.
    pub fn has(&self, media: MediaId) -> bool {
        self.0.contains(&media)
    }

    /// These are gone, and no others.
    pub fn note(&mut self, media: Vec<MediaId>) {
        self.0 = media;
    }

    /// Some were found: those, which are not missing any more.
    pub fn take(&mut self, is_found: impl FnMut(&MediaId) -> bool) -> Vec<MediaId> {
        let (found, missing) = std::mem::take(&mut self.0).into_iter().partition(is_found);
        self.0 = missing;
        found
    }
}
