//! Which files are hardly heard.

use std::collections::HashSet;
use std::path::Path;

use sunting_session::Session;
use sunting_timeline::{MediaId, Time, TimeRange};

use super::Importing;
use crate::model::{CachedMedia, Shelf};

/// A file whose loudest sample is below this, of 255, is hardly heard: -21 dB.
const QUIET_LEVEL: u8 = 23;

impl Importing {
    /// Notes which files are hardly heard, when more is known of their sound.
    pub fn follow_sound(&mut self, shelf: &mut Shelf, session: &Session, media_cache: &CachedMedia) {
        let known = (media_cache.peaks.len(), media_cache.growing.len(), session.project().media.len());
        if std::mem::replace(&mut self.heard_peaks, known) != known {
            shelf.note_quiet(quiet(session, media_cache));
        }
    }
}

fn quiet(session: &Session, media_cache: &CachedMedia) -> HashSet<MediaId> {
    let is_quiet = |path: &Path| {
        let peaks = media_cache.peaks.get(path).filter(|_| !media_cache.growing.contains(path));
        peaks.is_some_and(|peaks| {
            let loudest = peaks.level(TimeRange::between(Time::ZERO, peaks.end()), 1);
            loudest.first().is_some_and(|loudest| (1..QUIET_LEVEL).contains(loudest))
        })
    };
    let media = session.project().media.iter().map(|media| media.id);
    media.filter(|id| is_quiet(session.paths().of(*id))).collect()
}
