//! Packing the project for another computer.

use std::path::{Path, PathBuf};

/// Packing the project for another computer. Written by `app/packing.rs`.
#[derive(Default)]
pub struct Packing {
    sizes: Option<(u64, u64)>,
    outside: Vec<PathBuf>,
    destination: PathBuf,
    progress: Option<f32>,
}

impl Packing {
    /// Bytes with all footage and with only the parts in use, once they are counted.
    pub fn sizes(&self) -> Option<(u64, u64)> {
        self.sizes
    }

    /// Files that go along although they do not lie in the project's folder.
    pub fn outside(&self) -> &[PathBuf] {
        &self.outside
    }

    /// The file that is made.
    pub fn destination(&self) -> &Path {
        &self.destination
    }

    /// How far it is, 0 to 1, while it is made.
    pub fn progress(&self) -> Option<f32> {
        self.progress
    }

    pub fn begin_counting(&mut self) {
        self.sizes = None;
    }

    /// It is counted: bytes with all footage and with only the parts in use, and what lies outside.
    pub fn note_counted(&mut self, sizes: (u64, u64), outside: Vec<PathBuf>, destination: PathBuf) {
        (self.sizes, self.outside, self.destination) = (Some(sizes), outside, destination);
    }

    pub fn put_into(&mut self, destination: PathBuf) {
        self.destination = destination;
    }

    /// Notes how far it is, 0 to 1; `None` when it is over.
    pub fn note_progress(&mut self, progress: Option<f32>) {
        self.progress = progress;
    }
}
