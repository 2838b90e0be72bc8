//! Which files are hardly heard.

use std::collections::HashSet;
use std::path::Path;

use sunting_session::Session;
use sunting_timeline::{MediaId, Time, TimeRange};

use super::Importing;
use crate::model::{Glances, Shelf};

/// A file whose loudest sample is below this, of 255, is hardly heard: -21 dB.
const QUIET_LEVEL: u8 = 23;

impl Importing {
    /// Notes which files are hardly heard, when more is known of their sound.
    pub fn follow_sound(&mut self, shelf: &mut Shelf, session: &Session, glances: &Glances) {
        if self.heard_peaks != glances.peaks.len() {
            self.heard_peaks = glances.peaks.len();
            shelf.note_quiet(quiet(session, glances));
        }
    }
}

fn quiet(session: &Session, glances: &Glances) -> HashSet<MediaId> {
    let is_quiet = |path: &Path| {
        let peaks = glances.peaks.get(path).filter(|_| !glances.growing.contains(path));
        peaks.is_some_and(|peaks| {
            let loudest = peaks.level(TimeRange::between(Time::ZERO, peaks.end()), 1);
            loudest.first().is_some_and(|loudest| (1..QUIET_LEVEL).contains(loudest))
        })
    };
    let media = session.project().media.iter().map(|media| media.id);
    media.filter(|id| is_quiet(session.paths.of(*id))).collect()
}
