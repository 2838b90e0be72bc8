//! Room on the disk: where it gets low, temporary material gives way.

use std::time::{Duration, Instant};

use super::App;
use crate::look::icons;
use crate::services::files::Task;
use crate::state::{Action, Notice, Overlay};

/// How often it is looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(30);
/// With less room than this, temporary material gives way.
const LOW_ROOM: u64 = 1_000_000_000;

/// What is known of it.
#[derive(Default)]
pub(super) struct Room {
    looked: Option<Instant>,
    /// Whether it was told that there is little, and some was made.
    told_short: bool,
}

impl App {
    /// Looks at it from time to time.
    pub(super) fn follow_room(&mut self) {
        if self.room.looked.is_none_or(|last| last.elapsed() > LOOK_AGAIN) {
            self.room.looked = Some(Instant::now());
            let projects = self.projects_folder();
            self.services.files.ask(Task::Room(vec![projects, self.services.places.cache.clone()]));
        }
    }

    /// Makes room where there is little.
    pub(super) fn make_room(&mut self, bytes: u64) {
        if bytes >= LOW_ROOM {
            self.room.told_short = false;
            return;
        }
        // Once for each shortage; while something is made it waits.
        if self.room.told_short || self.is_making() || self.window.model.notice.shown().is_some() {
            return;
        }
        self.room.told_short = true;
        self.clean_cache();
        let words = self.window.words();
        let text = words.text("notice-low-disk", &[("size", words.size(bytes).into())]);
        let settings = Action::Show(Some(Overlay::Settings));
        self.window.tell(Notice::plain(icons::WARNING, text).with("cmd-settings", settings));
    }

    /// Lets go of temporary material.
    pub(super) fn clean_cache(&mut self) {
        self.services.media_cache.clear();
        self.services.files.ask(Task::CleanStore(self.services.places.cache.clone()));
    }
}
