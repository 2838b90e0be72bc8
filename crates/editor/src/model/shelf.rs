//! Files on their way into the list, and what is known of those in it beside what the project says.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use sunting_core::workspace::arrival::Foreign;
use sunting_timeline::MediaId;

/// A file on its way into the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// It is being looked at.
    Checking,
    /// Someone else is still writing it.
    StillArriving,
    /// It is something else than media.
    Foreign(Foreign),
    /// It cannot be opened: the sentence.
    Failed(String),
}

/// The list of files. Written by `app/importing/`.
#[derive(Default)]
pub struct Shelf {
    incoming: Vec<(PathBuf, Incoming)>,
    copying: HashMap<MediaId, f32>,
    copies_left: usize,
    recorded_s: HashMap<MediaId, i64>,
    lit: Option<(MediaId, Instant)>,
    quiet: HashSet<MediaId>,
}

impl Shelf {
    /// Files on their way in, in the order that they came.
    pub fn incoming(&self) -> &[(PathBuf, Incoming)] {
        &self.incoming
    }

    /// How much of a file is copied into the project, 0 to 1, while it is.
    pub fn copied_part(&self, media: MediaId) -> Option<f32> {
        self.copying.get(&media).copied()
    }

    /// How many files may still have to be copied into the project.
    pub fn copies_left(&self) -> usize {
        self.copies_left
    }

    /// When a file was recorded by the wall's clock, in seconds since 1970.
    pub fn recorded_s(&self, media: MediaId) -> Option<i64> {
        self.recorded_s.get(&media).copied()
    }

    /// A file that came twice lights up until then.
    pub fn lit(&self) -> Option<(MediaId, Instant)> {
        self.lit
    }

    /// Whether a file's sound was found to be quiet.
    pub fn is_quiet(&self, media: MediaId) -> bool {
        self.quiet.contains(&media)
    }

    /// Notes how far a file is that comes in; a new one is the last in the list.
    pub fn note_incoming(&mut self, path: PathBuf, state: Incoming) {
        match self.incoming.iter_mut().find(|(other, _)| *other == path) {
            Some((_, now)) => *now = state,
            None => self.incoming.push((path, state)),
        }
    }

    /// A file is in the list, or nobody wants it.
    pub fn forget_incoming(&mut self, path: &Path) {
        self.incoming.retain(|(other, _)| other != path);
    }

    /// Lets go of all files on their way in but those.
    pub fn keep_incoming(&mut self, mut stays: impl FnMut(&Path, &Incoming) -> bool) {
        self.incoming.retain(|(path, state)| stays(path, state));
    }

    /// Notes when a file was recorded, unless nothing says it.
    pub fn note_recorded(&mut self, media: MediaId, recorded_s: i64) {
        if recorded_s > 0 {
            self.recorded_s.insert(media, recorded_s);
        }
    }

    /// Lights a file up until then.
    pub fn light_up(&mut self, media: MediaId, until: Instant) {
        self.lit = Some((media, until));
    }

    /// Notes how much of a file is copied, 0 to 1.
    pub fn note_copying(&mut self, media: MediaId, part: f32) {
        self.copying.insert(media, part);
    }

    /// A file is copied, or could not be.
    pub fn end_copying(&mut self, media: MediaId) {
        self.copying.remove(&media);
    }

    /// Notes how many files may still have to be copied.
    pub fn note_copies_left(&mut self, count: usize) {
        self.copies_left = count;
    }

    /// Notes which files are quiet; all others are not.
    pub fn note_quiet(&mut self, quiet: HashSet<MediaId>) {
        self.quiet = quiet;
    }

    /// Another project is there. Copies of the last one go on.
    pub fn begin_anew(&mut self) {
        *self = Self { copies_left: self.copies_left, ..Self::default() };
    }
}
